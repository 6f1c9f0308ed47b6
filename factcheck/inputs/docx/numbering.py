"""The numbers that Word writes before paragraphs by itself: clauses, headings, lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from factcheck.inputs.docx.package import child, children, is_on, value
from factcheck.inputs.docx.styles import Listed

_PLACEHOLDER = re.compile(r"%([1-9])")
_ROMAN = tuple(
    zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "m cm d cd c xc l xl x ix v iv i".split(), strict=True)
)


def roman(number: int) -> str:
    """A number in small Roman numerals; digits where it is 5,000 or more."""
    if number >= 5000:
        return str(number)
    text = ""
    for size, numeral in _ROMAN:
        text += numeral * (number // size)
        number %= size
    return text


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 % 20 + 1) if number > 0 else ""


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


_WRITTEN: Mapping[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": lambda number: roman(number).upper(),
    "lowerRoman": roman,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "ordinal": _ordinal,
    "bullet": lambda number: "",
    "none": lambda number: "",
}  # every other format is written in digits


@dataclass(frozen=True, slots=True)
class _Level:
    text: str
    format: str
    start: int
    legal: bool
    gap: str
    restarts: bool
    style: str | None


@dataclass(frozen=True, slots=True)
class _List:
    """A use of a list: the list whose numbers it goes on with, its levels, and those that it starts again with."""

    key: str | None
    levels: Mapping[int, _Level]
    starts: Mapping[int, int]


class Numbering:
    """Counts the paragraphs of every list of a document."""

    def __init__(self, root: Any) -> None:
        """From the root of the part with the lists; None where the document has none."""
        items = list(children(root))
        kinds = {value(item, "abstractNumId"): item for name, item in items if name == "w:abstractNum"}
        by_style = {style: key for key, item in kinds.items() if (style := value(child(item, "w:styleLink")))}
        same = {key: by_style.get(value(child(item, "w:numStyleLink")) or "", key) for key, item in kinds.items()}
        levels = {key: _levels(item) for key, item in kinds.items()}
        self._lists = {value(item, "numId"): _list(item, same, levels) for name, item in items if name == "w:num"}
        self._counts: dict[str | None, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()

    def next(self, place: Listed, style: str | None) -> str:
        """The number of the next paragraph at this place in a list, with the gap after it; empty where it has a bullet or nothing."""
        if (found := self._lists.get(place.list_id)) is None:
            return ""
        levels = found.levels
        index = place.level
        if index is None:
            index = next((number for number, level in levels.items() if style and level.style == style), 0)
        if (level := levels.get(index)) is None:
            return ""
        counts = self._counts.setdefault(found.key, {})
        if index in found.starts and (place.list_id, index) not in self._started:
            self._started.add((place.list_id, index))
            counts[index] = found.starts[index] - 1
        counts[index] = counts.get(index, level.start - 1) + 1
        for deeper in [number for number in counts if number > index and number in levels and levels[number].restarts]:
            del counts[deeper]
        return _shown(level, levels, counts)


def _list(use: Any, same: Mapping[str | None, str | None], levels: Mapping[str | None, Mapping[int, _Level]]) -> _List:
    key = same.get(value(child(use, "w:abstractNumId")))
    changed = [item for name, item in children(use) if name == "w:lvlOverride"]
    return _List(
        key,
        {**levels.get(key, {}), **{index: level for item in changed for index, level in _levels(item).items()}},
        {
            _int(value(item, "ilvl"), 0): _int(start, 1)
            for item in changed
            if (start := value(child(item, "w:startOverride"))) is not None
        },
    )


def _shown(level: _Level, levels: Mapping[int, _Level], counts: Mapping[int, int]) -> str:
    if level.format in ("bullet", "none"):
        return ""

    def number(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        if (of := levels.get(index)) is None:
            return ""
        count = counts.get(index, of.start)
        return str(count) if level.legal else _WRITTEN.get(of.format, str)(count)

    text = _PLACEHOLDER.sub(number, level.text).strip()
    return text + level.gap if text else ""


def _int(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else otherwise


def _levels(parent: Any) -> dict[int, _Level]:
    return {
        _int(value(item, "ilvl"), 0): _Level(
            value(child(item, "w:lvlText")) or "",
            value(child(item, "w:numFmt")) or "decimal",
            _int(value(child(item, "w:start")), 1),
            bool(is_on(child(item, "w:isLgl"))),
            "" if value(child(item, "w:suff")) == "nothing" else " ",
            value(child(item, "w:lvlRestart")) != "0",
            value(child(item, "w:pStyle")),
        )
        for name, item in children(parent)
        if name == "w:lvl"
    }
