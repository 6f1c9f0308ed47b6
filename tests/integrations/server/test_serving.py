"""The service over sockets: what is judged together, what is refused, who hangs up, who is slow, and how it ends."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command_line import FAKE_COMMAND, run
from fakes import WordEncoder, WordNli
from serving import REWRITE, SOURCE, Served, answer, served, until

from factcheck import Checker
from factcheck.integrations.server.limits import Limits


def begin_a_pass(server: Served) -> socket.socket:
    """A request that is being judged, and stays so until the model is let."""
    server.nli.let.clear()
    server.nli.is_asked.clear()
    connection = server.check("The bridge was shut in spring.")
    assert server.nli.is_asked.wait(20)
    return connection


def test_what_waits_is_judged_in_one_pass_with_the_answers_of_single_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.integrations.server.worker._PASS_SECONDS", 1e9)  # as the first pass is held up
    rewrites = [f"{REWRITE} It rained for {n} days." for n in range(12)]
    alone = Checker(nli_model=WordNli(), embedding_model=WordEncoder())
    with served() as server:
        first = begin_a_pass(server)
        waiting = [server.check(rewrite) for rewrite in rewrites]
        server.waiting(12)
        calls = server.nli.calls
        server.nli.let.set()
        found = [answer(connection) for connection in waiting]
        assert server.nli.calls - calls < 12
        until(lambda: 'factcheck_pass_pairs_bucket{le="16.0"} 2.0' in server.get("/metrics")[1])
        assert answer(first)[0] == 200
    assert [json.loads(body) for _, body in found] == [json.loads(alone.check(SOURCE, rewrite).to_json()) for rewrite in rewrites]


def test_too_many_are_refused_and_who_hangs_up_frees_a_place() -> None:
    with served(Limits(max_waiting=2)) as server:
        first = begin_a_pass(server)
        waiting = [server.check(), server.check()]
        server.waiting(2)
        refused = server.check()
        head = refused.recv(1 << 16).decode()
        assert head.startswith("HTTP/1.1 429") and "retry-after: " in head.lower()
        assert server.get("/readyz")[0] == 503 and server.get("/healthz")[0] == 200
        waiting[0].close()
        server.waiting(1)
        another = server.check()
        server.waiting(2)
        server.nli.let.set()
        assert [answer(connection)[0] for connection in (waiting[1], another)] == [200, 200]
        assert answer(first)[0] == 200
        until(lambda: 'factcheck_requests_total{route="/v1/check",status="499"} 1.0' in server.get("/metrics")[1])
        refused.close()


def test_a_pass_that_nobody_waits_for_ends() -> None:
    with served() as server:
        begin_a_pass(server).close()
        until(lambda: 'status="499"' in server.get("/metrics")[1])
        calls = server.nli.calls
        server.nli.let.set()
        assert answer(server.check())[0] == 200
        until(lambda: "factcheck_pass_pairs_count 2.0" in server.get("/metrics")[1])
        assert server.nli.calls > calls


def test_an_answer_that_takes_too_long() -> None:
    with served(Limits(timeout=0.3)) as server:
        status, body = answer(begin_a_pass(server))
        assert status == 503 and "0.3 seconds" in json.loads(body)["detail"]


def test_slow_bodies_and_silent_connections_are_closed() -> None:
    with served(Limits(body_timeout=0.5), idle=1) as server:
        silent, half, slow = server.connect(), server.connect(), server.connect()
        half.sendall(b"POST /v1/check HT")
        slow.sendall(
            b"POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"
        )
        assert slow.recv(1 << 16).startswith(b"HTTP/1.1 408")
        assert (silent.recv(1), half.recv(1)) == (b"", b"")
        for connection in (silent, half, slow):
            connection.close()
        assert answer(server.check())[0] == 200


def test_probes_may_ask_with_head() -> None:
    with served() as server:
        assert [answer(server.send("HEAD", path)) for path in ("/healthz", "/readyz", "/")] == [(200, "")] * 3
        until(lambda: 'factcheck_requests_total{route="/healthz",status="200"} 1.0' in server.get("/metrics")[1])


def test_a_large_body_of_another_type_gets_its_answer() -> None:
    with served() as server:
        status, body = answer(server.send("POST", "/v1/check", b"x" * 1_000_000, "Content-Type: text/plain"))
        assert status == 415 and "Content-Type: application/json" in body
        assert answer(server.check())[0] == 200


def test_a_large_body_is_refused_before_it_is_read() -> None:
    with served(Limits(max_body=1_000)) as server:
        connection = server.connect()
        connection.sendall(b"POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50000000\r\n\r\n")
        assert connection.recv(1 << 16).startswith(b"HTTP/1.1 413")
        endless = server.connect()
        endless.sendall(
            b"POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
        )
        endless.sendall(b"800\r\n" + b"x" * 0x800 + b"\r\n")
        assert endless.recv(1 << 16).startswith(b"HTTP/1.1 413")
        connection.close()
        endless.close()
        assert answer(server.check("A."))[0] == 200


def test_verdicts_come_while_the_client_still_writes() -> None:
    with served() as server, server.connect() as connection:
        connection.sendall(b"POST /v1/check-stream HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n")

        def say(line: dict[str, str]) -> None:
            data = json.dumps(line).encode() + b"\n"
            connection.sendall(b"%x\r\n%s\r\n" % (len(data), data))

        say({"source": SOURCE})
        say({"chunk": "The bridge was closed. Two "})
        got = b""
        while b'"sentence"' not in got:
            got += connection.recv(1 << 16)
        assert b"The bridge was closed." in got and b"lorries did stop" not in got
        say({"chunk": "lorries did stop."})
        connection.sendall(b"0\r\n\r\n")
        while b'"report"' not in got:
            got += connection.recv(1 << 16)
        assert b"Two lorries did stop." in got


def test_a_client_of_many_rows_that_hangs_up_frees_their_places() -> None:
    with served() as server:
        first = begin_a_pass(server)
        rows = "\n".join(json.dumps({"source": SOURCE, "rewrite": f"Day {n}."}) for n in range(50))
        many = server.send("POST", "/v1/check-many", rows.encode())
        server.waiting(32)
        many.close()
        server.waiting(0)
        server.nli.let.set()
        assert answer(first)[0] == 200


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGTERM")
def test_the_command_finishes_what_is_under_way(tmp_path: Path) -> None:
    command = FAKE_COMMAND.replace(
        "from factcheck.cli.main", "import time\nclass Slow(WordNli):\n    def predict(self, pairs):\n        time.sleep(0.5)\n"
        "        return super().predict(pairs)\nfactcheck.checker.load_nli = lambda *_: Slow()\nfrom factcheck.cli.main"
    )  # fmt: skip
    process = subprocess.Popen(
        [sys.executable, "-c", command, "serve", "--port", "0"], stderr=subprocess.PIPE, text=True, cwd=tmp_path
    )
    assert process.stderr is not None
    port = int(process.stderr.readline().rsplit(":", 1)[1].strip("/\n"))
    server = Served(port, None)  # type: ignore[arg-type]
    connection = server.check()
    time.sleep(0.3)
    process.send_signal(signal.SIGTERM)
    assert answer(connection)[0] == 200
    assert process.wait(20) in (0, -signal.SIGTERM)
    with process.stderr:
        assert "bridge" not in process.stderr.read()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--host", "0.0.0.0"], "can be reached by others"),
        (["--token-file", "missing"], "cannot be read"),
        (["--token-file", "short"], "at least 16"),
    ],
)
def test_options_that_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "short").write_text("secret\n", encoding="utf-8")
    code, _, err = run("serve", *arguments)
    assert code == 2 and words in err
