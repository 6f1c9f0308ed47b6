"""The marks ``>`` with which e-mail quotes earlier letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.inputs.plain.lined import LinedText

_MARKS = re.compile(r"[ ]?(?:>[ ]?)+")
_FEWEST = 2  # lines in a row, as one line may begin with "greater than"


def drop_quote_marks(lined: LinedText) -> str:
    """Drop the marks; where their number changes somebody else speaks, so a paragraph ends."""
    if ">" in lined.text:
        lined.put(_marks(lined.text))
    return ""


def _marks(text: str) -> Iterator[tuple[int, int, str]]:
    lines = text.split("\n")
    found = [_MARKS.match(line) for line in lines]
    depths = [mark[0].count(">") if mark else 0 for mark in found]
    at = before = 0
    for number, (line, mark, depth) in enumerate(zip(lines, found, depths, strict=True)):
        is_quoted = depth and (depth > 1 or _run(depths, number) >= _FEWEST or line[1:2] not in (" ", *"0123456789"))
        depth = depth if is_quoted else 0
        if mark and depth:
            yield at, at + mark.end(), "\n" if depth != before and number else ""
        elif before and line.strip():
            yield at, at, "\n"
        before = depth if line.strip() else 0
        at += len(line) + 1


def _run(depths: list[int], number: int) -> int:
    """How many of the lines round one are quoted too, as far as it matters."""
    return 1 + sum(bool(depth) for depth in (*depths[max(0, number - 1) : number], *depths[number + 1 : number + 2]))
