"""A text that is changed piece by piece and still knows in which line of its file each stretch stood."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable

from factcheck.inputs.reading import Places, Reading, whole_characters

Replacement = Callable[[re.Match[str]], str]


class LinedText:
    """A text and the offsets at which the lines of its file start in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._changed = False
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def replace(self, pattern: re.Pattern[str], replacement: Replacement | str) -> int:
        """Put `replacement` for each match of `pattern`; returns how many of them it changes."""
        how = replacement if callable(replacement) else lambda _: replacement
        return self.put((found.start(), found.end(), how(found)) for found in pattern.finditer(self.text))

    def put(self, pieces: Iterable[tuple[int, int, str]]) -> int:
        """Put texts for stretches, each given by start and end, in rising order; returns how many of them this changes."""
        parts: list[str] = []
        starts: list[int] = []
        done = shift = changes = at = 0
        for start, end, new in pieces:
            if self.text[start:end] == new:
                continue
            changes += 1
            while at < len(self._starts) and self._starts[at] <= start:
                starts.append(self._starts[at] + shift)
                at += 1
            parts += [self.text[done:start], new]
            shift += len(new) - (end - start)
            while at < len(self._starts) and self._starts[at] < end:
                starts.append(end + shift)  # the line began within what is gone
                at += 1
            done = end
        starts += [start + shift for start in self._starts[at:]]
        self.text = "".join([*parts, self.text[done:]])
        self._starts = starts
        self._changed |= changes > 0
        return changes

    def line(self, offset: int) -> int:
        """The number of the file's line that the character at `offset` stood in."""
        return bisect_right(self._starts, offset)

    def reading(self, warnings: tuple[str, ...]) -> Reading:
        """The text with its places; one that was not changed needs none."""
        if not self._changed:
            return Reading(self.text, warnings=warnings)
        by_start = {start: str(number) for number, start in enumerate(self._starts, start=1) if start < len(self.text)}
        return Reading(whole_characters(self.text), Places("line", tuple(by_start), tuple(by_start.values())), warnings)
