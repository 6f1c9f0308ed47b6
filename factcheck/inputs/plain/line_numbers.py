"""The numbers that a court's transcript has before each line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.inputs.plain.lined import LinedText

_NUMBERED = re.compile(r"[ \t]{0,8}(?P<number>\d{1,2})(?:(?P<gap>[ \t]+)(?=\S)|[ \t]*$)")
_FEWEST = 8


def drop_line_numbers(lined: LinedText) -> str:
    """Drop the numbers of lines that count up from 1 for eight lines or more, and of which some begin in mid-sentence."""
    pieces = list(_numbers(lined.text))
    lined.put(pieces)
    return ""


def _numbers(text: str) -> Iterator[tuple[int, int, str]]:
    run: list[tuple[int, int, str]] = []
    goes_on = False
    expected = 1
    at = 0
    for line in [*text.split("\n"), "end"]:
        found = _NUMBERED.match(line.rstrip("\r"))
        number = int(found["number"]) if found else 0
        if found and number in (expected, 1):
            rest = line[found.end() :].strip()
            run.append((at, at + found.end(), ""))
            goes_on |= rest[:1].islower()
            expected = number + 1
        elif line.strip("\r\n\f \t"):
            yield from run if len(run) >= _FEWEST and goes_on else ()
            run, goes_on, expected = [], False, 1
        at += len(line) + 1
