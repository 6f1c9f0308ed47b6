"""What is said of a temperature beside its figure: its sign, and whether it is a difference ("2.7 °F warmer" is 1.5 °C, not -16.3 °C)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.checks.numbers.measures import CHANGE, kind_of_unit

if TYPE_CHECKING:
    from factcheck.checks.numbers.quantities import Quantity

_MINUS = re.compile(r"(?:(?:^|(?<=[\s(\[≤≥<>=~±]))-\s?|\b(?:minus|negative)\s)$")
_AFTER_FIGURE = re.compile(r"\d\s-\s?$")  # "5 - 10" is a range
_BELOW_ZERO = re.compile(r"\sbelow\s(?:zero|nought|0)\b")
_NEAR = 12
_ROUGHLY = (
    r"(?:(?:about|around|nearly|almost|roughly|some|up to|more than|less than|fewer than|at least|at most|over|only|just|another"
    r"|approximately|as much as|an?|the|further|average|averaging|estimated)\s)*"
)
_NAMED = (
    "rise|increase|drop|fall|decrease|decline|warming|cooling|difference|gap|swing|jump|change|variation|margin|gain|loss|spread"
)
_WHAT = "temperatures?|it|has|have|had|climate|planet|earth|world|water|air|sea|ocean"
_DONE = (
    "rose|risen|rises?|rising|warmed|warms?|cooled|cools?|fell|fallen|falls|dropped|drops|climbed|increased|decreased|jumped"
    "|plunged"
)
_CHANGED = re.compile(
    rf"\b(?:by|(?:{_NAMED})s? (?:of|is|was|were)|(?:{_WHAT}) (?:{_DONE})|limit(?:s|ed|ing)? (?:\w+ )?warming to)\s{_ROUGHLY}$"
)
_COMPARED = re.compile(
    r"\s(?:warmer|cooler|hotter|colder|milder|higher|lower|more|less|above|below)\b(?!\s(?:zero|freezing|nought|sea|0))"
    r"|\s(?:apart|of (?:global )?warming|difference|rise|increase|drop|warming)\b"
)
_LONGEST = 60


def temperatures(low: str, found: Iterable[Quantity]) -> Iterator[Quantity]:
    """The quantities of a text in lower case, each temperature with its sign, which its value and span then have, or as a difference."""
    for quantity in found:
        named = kind_of_unit(quantity.unit) == "temperature"
        behind = _BELOW_ZERO.match(low, quantity.end)
        if quantity.form != "cardinal" or not (named or (behind and not quantity.unit)):
            yield quantity
        elif (start := minus_before(low, quantity.start)) < quantity.start or behind:
            below = tuple(-value for value in quantity.values)
            end = behind.end() if behind else quantity.end
            yield replace(quantity, start=start, end=end, values=below, unit=quantity.unit or "degree")
        elif _COMPARED.match(low, quantity.end) or _CHANGED.search(low[max(0, quantity.start - _LONGEST) : quantity.start]):
            yield replace(quantity, unit=quantity.unit + CHANGE)
        else:
            yield quantity


def minus_before(low: str, start: int) -> int:
    """Where the minus before a number begins, "-", "minus" or "negative"; the number's own start where there is none."""
    before = low[max(0, start - _NEAR) : start]
    found = None if _AFTER_FIGURE.search(before) else _MINUS.search(before)
    return start - len(before) + found.start() if found else start
