"""What the modules of Markdown share: the sign of what is dropped, and the count of what is left out."""

from __future__ import annotations

import re
from collections import defaultdict

DROPPED = "\ue000"
"""Stands where markup stood, so that a text keeps its length until all of it is known."""

_NOT_NEWLINE = re.compile(r"[^\n]")
_WORD = re.compile(r"\w+")


def dropped(text: str) -> str:
    """As many signs as `text` is long; its lines stay."""
    return _NOT_NEWLINE.sub(DROPPED, text)


def blank(text: str) -> str:
    """As many spaces as `text` is long; its lines stay."""
    return _NOT_NEWLINE.sub(" ", text)


def fitted(shown: str, written: str) -> str:
    """`shown`, filled up to the length of `written`, in which it has room; the lines of `written` stay."""
    covers_a_line_end = len(shown) < len(written) and "\n" in written[: len(shown)]
    return dropped(written) if covers_a_line_end else shown + dropped(written[len(shown) :])


class LeftOut:
    """What a reader may see and the text lacks, by kind, as words and the lines that they stand in."""

    def __init__(self, plain: str) -> None:
        self._plain = plain
        self._found: dict[str, dict[int, int]] = defaultdict(dict)

    def add(self, what: str, text: str, at: int) -> None:
        """Count a text of the kind `what` that stands at the offset `at`."""
        if words := len(_WORD.findall(text)):
            lines = self._found[what]
            line = self._plain.count("\n", 0, at) + 1
            lines[line] = lines.get(line, 0) + words

    def warnings(self) -> tuple[str, ...]:
        """A sentence for each kind."""
        return tuple(
            f"{what} left out: {_counted(sum(lines.values()), 'word')} in {_listed(sorted(lines))}"
            for what, lines in sorted(self._found.items())
        )


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _listed(lines: list[int]) -> str:
    few = ", ".join(map(str, lines[:5]))
    return f"line {few}" if len(lines) == 1 else f"lines {few}" + (f" and {len(lines) - 5} more" if len(lines) > 5 else "")
