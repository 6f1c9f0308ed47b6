"""What the server takes at most, and from whom."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from factcheck.integrations.server.problems import Refusal
from factcheck.judgement.options import as_names

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of a request, and of how many are taken in.

    `max_body` is in bytes, of a whole request or of a line of a stream; `max_characters` is of all texts of a pair together;
    `max_waiting` requests wait at most; `timeout` and `body_timeout` are seconds from the whole request to its answer, and from
    its head to the end of its body (in a stream: from one piece to the next).
    """

    max_body: int = 16_000_000
    max_characters: int = 500_000
    max_waiting: int = 64
    timeout: float = 120.0
    body_timeout: float = 30.0

    def refuse_long(self, sources: tuple[str, ...], rewrite: str) -> None:
        """Raises Refusal where the texts of a pair are too long."""
        characters = sum(map(len, sources)) + len(rewrite)
        if characters > self.max_characters:
            raise Refusal(413, f"the texts have {characters:,} characters together; at most {self.max_characters:,} are taken")


@dataclass(frozen=True, slots=True)
class Access:
    """Who may ask: under which names of this machine, a single one or several, and with which token (None: without)."""

    hosts: Collection[str] = LOOPBACK
    token: str | None = None

    def __post_init__(self) -> None:
        """Make a set of the names: in a text, every part of it would be one."""
        object.__setattr__(self, "hosts", frozenset(as_names(self.hosts, "hosts")))

    def knows(self, address: str) -> bool:
        """Whether a Host header, or the part of an Origin after ``://``, names this server."""
        name = address.rpartition("]")[0].removeprefix("[") if address.startswith("[") else address.partition(":")[0]
        return name.lower() in self.hosts
