"""The numbers and marks of list items, which a browser writes before them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_WHOLE = re.compile(r"\s*(-?\d{1,9})")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
    (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(slots=True)
class Numbering:
    """The numbers of an ordered list: the last one given, the step to the next, and how they are written (the attribute ``type``)."""

    number: int
    step: int
    style: str

    @classmethod
    def of(cls, attributes: Mapping[str, str | None], items: int) -> Numbering:
        """That of an ``ol`` with so many items."""
        step = -1 if "reversed" in attributes else 1
        first = _number(attributes.get("start"), items if step < 0 else 1)
        return cls(first - step, step, attributes.get("type") or "1")

    def next_mark(self, value: str | None) -> str:
        """The mark of the next item, whose own number is `value` if it has any."""
        self.number = _number(value, self.number + self.step)
        return f"{_written(self.number, self.style)}. "


def _number(value: str | None, otherwise: int) -> int:
    match = _WHOLE.match(value or "")
    return int(match[1]) if match else otherwise


def _written(number: int, style: str) -> str:
    if style in ("a", "A") and number > 0:
        letters = ""
        while number:
            number, letter = divmod(number - 1, 26)
            letters = chr(97 + letter) + letters
        return letters if style == "a" else letters.upper()
    if style in ("i", "I") and 0 < number < 4000:
        roman = ""
        for value, sign in _ROMAN:
            count, number = divmod(number, value)
            roman += sign * count
        return roman if style == "i" else roman.upper()
    return str(number)
