"""A text whose figures and dates are put into English, and where each of its characters stood."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Put(NamedTuple):
    """What ``text[start:end]`` is put as."""

    start: int
    end: int
    english: str


class _Piece(NamedTuple):
    """A stretch of the rendered text that stands for a stretch of the original."""

    at: int
    after: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text as it is read in English."""

    text: str
    pieces: tuple[_Piece, ...]

    @classmethod
    def of(cls, text: str, puts: Iterable[Put]) -> Rendered:
        """The text with all that is put in other words; the stretches do not overlap and are in order."""
        parts: list[str] = []
        pieces: list[_Piece] = []
        done = at = 0
        for start, end, english in puts:
            parts += [text[done:start], english]
            at += start - done
            pieces.append(_Piece(at, at + len(english), start, end))
            at, done = at + len(english), end
        return cls("".join((*parts, text[done:])), tuple(pieces))

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the rendered text stands in the original."""
        return self._place(start)[0], self._place(end - 1)[1]

    def _place(self, at: int) -> tuple[int, int]:
        index = bisect_right(self.pieces, at, key=lambda piece: piece.at) - 1
        if index < 0:
            return at, at + 1
        piece = self.pieces[index]
        if at < piece.after:
            return piece.start, piece.end
        place = piece.end + at - piece.after
        return place, place + 1
