"""Character offsets as lines and columns, both counted from 1."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

_OUTSIDE_BMP = re.compile("[\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a text: `line` and `column` count from 1, `column` in UTF-16 code units."""

    line: int
    column: int


class LineIndex:
    """Finds the line and column of any offset into one text, in logarithmic time.

    Lines end at a line feed, with or without a carriage return before it, as SARIF and most editors count them.
    """

    def __init__(self, text: str) -> None:
        """Note where the lines of `text` start and which characters need two UTF-16 units."""
        self._length = len(text)
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._wide = [match.start() for match in _OUTSIDE_BMP.finditer(text)]

    def position(self, offset: int) -> Position:
        """Where the character at `offset` stands; an offset outside the text counts as its nearest end."""
        offset = max(0, min(offset, self._length))
        line = bisect_right(self._starts, offset)
        start = self._starts[line - 1]
        wide = bisect_left(self._wide, offset) - bisect_left(self._wide, start)
        return Position(line, offset - start + wide + 1)
