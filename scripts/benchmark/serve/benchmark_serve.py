"""The service under load on this machine: what is judged together, what is refused, what stays flat, and what an edit costs.

    scripts/benchmark/serve/run --parts together twice flat hostile live --out serve.json

Prints a table. Needs node and npm (the load tool is autocannon), and for `live` chromium and chromedriver.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from live_edits import live_edits

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "speed"))
from benchmark_texts import made_pair  # noqa: E402

PARTS = ("together", "twice", "flat", "hostile", "live")
CLIENTS = 32
PAGE = (400, 12)
SMALL = (40, 1)
WAITING = 64
IDLE_CONNECTIONS = 10_000
LARGE = 50_000_000


class Server:
    """A service in a process of its own."""

    def __init__(self, *options: str) -> None:
        command = [sys.executable, "-m", "factcheck", "serve", "--port", "0", "--max-waiting", str(WAITING), *options]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        assert self.process.stderr is not None
        line = self.process.stderr.readline()
        self.port = int(re.search(r":(\d+)/", line)[1])  # type: ignore[index]
        # the log goes on: nobody reading it would stop the service
        subprocess.Popen(["cat"], stdin=self.process.stderr, stdout=subprocess.DEVNULL)

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def megabytes(self) -> float:
        """The memory that the process holds now."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024  # type: ignore[index]

    def load(self, bodies: Path, connections: int, seconds: float, amount: int | None = None) -> dict[str, Any]:
        """What autocannon counts."""
        command = ["node", "load.mjs", f"{self.address}/v1/check", str(bodies), str(connections), str(seconds)]
        done = subprocess.run(
            [*command, *([str(amount)] if amount else [])], cwd=HERE, capture_output=True, text=True, check=True
        )
        return dict(json.loads(done.stdout))

    def connect(self) -> socket.socket:
        """A connection to it."""
        return socket.create_connection(("127.0.0.1", self.port), timeout=120)

    def seconds_to_answer(self, path: str, body: bytes) -> float:
        """How long one request takes, sent again where no place is free; raises ValueError where it is answered with another error."""
        head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n"
        request = f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body
        started = time.perf_counter()
        while True:
            with self.connect() as connection:
                connection.sendall(request)
                answer = b"".join(iter(lambda: connection.recv(1 << 16), b""))
            if answer.startswith(b"HTTP/1.1 200"):
                return time.perf_counter() - started
            if not answer.startswith(b"HTTP/1.1 429"):
                raise ValueError(answer[:200])
            time.sleep(0.5)


@contextmanager
def served(*options: str) -> Iterator[Server]:
    """A service with models that are warm, which ends with the context."""
    server = Server(*options)
    try:
        server.seconds_to_answer("/v1/check", body_of(PAGE, 999))
        yield server
    finally:
        server.process.send_signal(signal.SIGTERM)
        server.process.wait()


def body_of(size: tuple[int, int], seed: int) -> bytes:
    """A request with a made-up pair of so many words and sentences."""
    source, rewrite = made_pair(*size, seed)
    return json.dumps({"source": source, "rewrite": rewrite}).encode()


def bodies(folder: Path, size: tuple[int, int], count: int) -> Path:
    """A file with distinct requests."""
    path = folder / f"bodies-{size[0]}.jsonl"
    path.write_bytes(b"\n".join(body_of(size, seed) for seed in range(count)) + b"\n")
    return path


def together(server: Server, folder: Path, seconds: float) -> dict[str, Any]:
    """Pages a second by one client, who waits for each answer, and by many at a time."""
    pages = bodies(folder, PAGE, 224)
    one, many = (server.load(pages, clients, seconds) for clients in (1, CLIENTS))
    rates = [found["statuses"].get("200", 0) / found["seconds"] for found in (one, many)]
    return {"one": one, "many": many, "pages_a_second": rates, "times": rates[1] / rates[0]}


def twice(server: Server, folder: Path, seconds: float) -> dict[str, Any]:
    """Twice as many clients as may wait."""
    return server.load(bodies(folder, PAGE, 224), 2 * WAITING, seconds)


def flat(server: Server, folder: Path, requests: int) -> dict[str, Any]:
    """Memory after each tenth of many small requests, all distinct."""
    step = requests // 10
    held, statuses = [], {}
    for tenth in range(10):
        path = folder / f"small-{tenth}.jsonl"
        path.write_bytes(b"\n".join(body_of(SMALL, tenth * step + number) for number in range(step)) + b"\n")
        found = server.load(path, 8, 0, amount=step)
        for status, count in found["statuses"].items():
            statuses[status] = statuses.get(status, 0) + count
        held.append(round(server.megabytes, 1))
        print("flat", held, file=sys.stderr, flush=True)
    return {"requests": requests, "statuses": statuses, "megabytes": held}


def hostile(server: Server) -> dict[str, Any]:
    """Seconds that a small check takes beside clients that are killed, slow, too large or idle."""
    small = body_of(SMALL, 5)
    head = b"POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    found = {"before": server.seconds_to_answer("/v1/check", small)}
    page = body_of(PAGE, 4)
    for _ in range(200):
        with server.connect() as connection:
            connection.sendall(head + b"Content-Length: %d\r\n\r\n" % len(page) + page)
    found["200 killed clients"] = server.seconds_to_answer("/v1/check", small)
    slow = [server.connect() for _ in range(200)]
    for connection in slow:
        connection.sendall(head + b"Content-Length: 100\r\n\r\n{")
    found["200 slow bodies"] = server.seconds_to_answer("/v1/check", small)
    refused = 0
    for _ in range(20):
        with server.connect() as connection:
            connection.sendall(head + b"Content-Length: %d\r\n\r\n" % LARGE)
            refused += connection.recv(1 << 16).startswith(b"HTTP/1.1 413")
            try:
                for _ in range(LARGE // 1_000_000):
                    connection.sendall(b"x" * 1_000_000)
            except OSError:
                pass  # it is cut off, as it may be
    found["20 bodies of 50 MB"] = server.seconds_to_answer("/v1/check", small)
    idle = [server.connect() for _ in range(IDLE_CONNECTIONS)]
    found[f"{len(idle):,} idle connections"] = server.seconds_to_answer("/v1/check", small)
    for connection in (*slow, *idle):
        connection.close()
    return {"seconds": found, "refused_as_too_large": refused, "megabytes": round(server.megabytes, 1)}


def table(found: dict[str, Any]) -> str:
    """What was measured, as the documents show it."""
    rows: list[tuple[str, str]] = []
    if part := found.get("together"):
        (one, many), statuses = part["pages_a_second"], part["many"]["statuses"]
        rows.append(("pages a second, one client", f"{one:.3g}"))
        rows.append((f"pages a second, {CLIENTS} clients", f"{many:.3g}, {part['times']:.2f} times as many; statuses {statuses}"))
    if part := found.get("twice"):
        rows.append((f"{2 * WAITING} clients where {WAITING} may wait", f"statuses {part['statuses']}, errors {part['errors']}"))
    if part := found.get("flat"):
        held = ", ".join(map(str, part["megabytes"]))
        rows.append((f"memory after each tenth of {part['requests']:,} requests", f"{held} MB; statuses {part['statuses']}"))
    if part := found.get("hostile"):
        rows += [(f"a small check, {name}", f"{seconds:.2f} s") for name, seconds in part["seconds"].items()]
    if part := found.get("live"):
        edit, whole = median(part["edits"]), median(part["wholes"])
        rows.append((f"from a key to the new verdict, median of {len(part['edits'])} edits", f"{edit:.2f} s"))
        rows.append(("a whole check of the same page beside it", f"{whole:.2f} s; an edit takes {edit / whole:.2f} of it"))
    return "\n".join(f"| {name} | {value} |" for name, value in (("what", "measured"), ("---", "---"), *rows))


def main() -> None:
    """Measure the wanted parts and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--seconds", type=float, default=60, help="of each load of pages")
    parser.add_argument("--requests", type=int, default=5_000, help="of the part flat")
    parser.add_argument("--edits", type=int, default=50, help="of the part live")
    parser.add_argument("--timeout", type=float, default=120, help="of the service; longer where pages are slow")
    parser.add_argument("--out", type=Path, help="a file for all figures")
    chosen = parser.parse_args()
    found: dict[str, Any] = {"cores": os.cpu_count(), "load": os.getloadavg()}
    with tempfile.TemporaryDirectory() as name, served("--timeout", str(chosen.timeout)) as server:
        folder = Path(name)
        steps = {
            "together": lambda: together(server, folder, chosen.seconds),
            "twice": lambda: twice(server, folder, chosen.seconds),
            "flat": lambda: flat(server, folder, chosen.requests),
            "hostile": lambda: hostile(server),
            "live": lambda: live_edits(server.address, *made_pair(*PAGE, 3), chosen.edits),
        }
        for part in chosen.parts:
            found[part] = steps[part]()
            print(part, json.dumps(found[part]), file=sys.stderr, flush=True)
            if chosen.out:
                chosen.out.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    print(table(found))


if __name__ == "__main__":
    main()
