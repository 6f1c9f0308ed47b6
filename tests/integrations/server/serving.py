"""Servers as tests run them: over fakes, in a thread of this process, and clients that speak as plainly as can be."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import uvicorn
from fakes import WordEncoder, WordNli

from factcheck import Checker
from factcheck.integrations.server.app import make_app
from factcheck.integrations.server.limits import Access, Limits
from factcheck.integrations.server.run import Impatient

SOURCE = "The bridge was closed on Monday. Two lorries did not stop. The mayor of Hollin spoke to reporters."
REWRITE = "The bridge was closed. Two lorries did stop. A new bridge will cost nine million."


class HeldNli(WordNli):
    """Judges only while it is let; counts its calls."""

    def __init__(self) -> None:
        super().__init__()
        self.let = threading.Event()
        self.let.set()
        self.calls = 0
        self.is_asked = threading.Event()

    def predict(self, pairs: Sequence[tuple[str, str]]) -> np.ndarray:
        self.calls += 1
        self.is_asked.set()
        assert self.let.wait(20)
        return super().predict(pairs)


@dataclass
class Served:
    """A server that listens on a port of this machine."""

    port: int
    nli: HeldNli

    def connect(self) -> socket.socket:
        """A connection to it."""
        return socket.create_connection(("127.0.0.1", self.port), timeout=20)

    def send(self, method: str, path: str, body: bytes = b"", *headers: str) -> socket.socket:
        """A connection on which a request is sent; the answer is not read."""
        connection = self.connect()
        lines = [f"{method} {path} HTTP/1.1", "Host: localhost", f"Content-Length: {len(body)}", "Connection: close", *headers]
        connection.sendall("\r\n".join([*lines, "", ""]).encode() + body)
        return connection

    def check(self, rewrite: str = REWRITE, source: str = SOURCE) -> socket.socket:
        """A connection on which a check is asked for."""
        body = json.dumps({"source": source, "rewrite": rewrite}).encode()
        return self.send("POST", "/v1/check", body, "Content-Type: application/json")

    def get(self, path: str) -> tuple[int, str]:
        """Status and body of an answer."""
        return answer(self.send("GET", path))

    def waiting(self, count: int) -> None:
        """Return when so many requests wait."""
        until(lambda: f"factcheck_waiting_requests {count}.0" in self.get("/metrics")[1])


def until(fulfilled: object) -> None:
    """Return when a condition is met; fails after a while."""
    for _ in range(400):
        if fulfilled():  # type: ignore[operator]
            return
        time.sleep(0.05)
    raise AssertionError("it did not come to that")


def answer(connection: socket.socket) -> tuple[int, str]:
    """Status and body of what comes on a connection."""
    with connection:
        pieces = []
        while piece := connection.recv(1 << 16):
            pieces.append(piece)
    head, _, body = b"".join(pieces).partition(b"\r\n\r\n")
    return int(head.split()[1]), body.decode()


@contextmanager
def served(limits: Limits | None = None, access: Access | None = None, idle: int = 15) -> Iterator[Served]:
    """A server over fake models; it ends with the context, after what is under way."""
    nli = HeldNli()
    checker = Checker(nli_model=nli, embedding_model=WordEncoder())
    app = make_app(checker, limits, access)
    config = uvicorn.Config(
        app,
        port=0,
        http=Impatient,
        ws="none",
        log_level="error",
        access_log=False,
        timeout_keep_alive=idle,
        timeout_graceful_shutdown=10,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        until(lambda: server.started)
        yield Served(server.servers[0].sockets[0].getsockname()[1], nli)
    finally:
        nli.let.set()
        server.should_exit = True
        thread.join(20)
        assert not thread.is_alive()
