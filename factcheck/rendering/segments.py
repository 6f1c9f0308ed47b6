"""Cutting a text at the borders of spans that may overlap, and comparing two wordings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal

_DIFF_LENGTH = 600
_WORD = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a text that no border cuts; `start` is its offset in that text."""

    start: int
    text: str


def cut(text: str, borders: Iterable[int], start: int = 0) -> tuple[Segment, ...]:
    """`text`, which begins at offset `start` of a longer one, as consecutive non-empty pieces; borders outside it are ignored."""
    inside = {border - start for border in borders if start < border < start + len(text)}
    edges = [0, *sorted(inside), len(text)]
    return tuple(Segment(start + first, text[first:last]) for first, last in pairwise(edges) if first < last)


def chunks(text: str, least: int = 2_000) -> Iterator[Segment]:
    """`text` as pieces of at least `least` characters that end with a line feed (the last may be shorter and end anyhow)."""
    start = 0
    while start < len(text):
        feed = text.find("\n", start + least - 1)
        end = len(text) if feed < 0 else feed + 1
        yield Segment(start, text[start:end])
        start = end


Change = Literal["same", "removed", "added"]


def word_changes(old: str, new: str) -> tuple[tuple[Change, str], ...]:
    """How `old` became `new`, word by word; empty where nothing changed or either has over 600 characters."""
    if max(len(old), len(new)) > _DIFF_LENGTH or old == new:
        return ()
    before, after = (_WORD.findall(text) for text in (old, new))
    changes: list[tuple[Change, str]] = []
    for _, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        removed, added = "".join(before[i1:i2]), "".join(after[j1:j2])
        pieces: list[tuple[Change, str]] = [("same", added)] if removed == added else [("removed", removed), ("added", added)]
        changes += [(kind, piece) for kind, piece in pieces if piece]
    return tuple(changes)
