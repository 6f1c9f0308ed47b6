"""Numbers that share what only one of them has beside it: "$5-10 million", "between -5 and -10 °C", "210 by 90 cm"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.checks.numbers.quantities import Quantity

_MINUS = re.compile(r"(?<=\w)\s+(?:-\s?|minus\s)$")  # "-5 to -10"
_NEAR = 11  # characters between the numbers of a range


def sharing(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """The quantities of a text in lower case, those of a range with the scale and the unit that they share."""
    shared = list(found)
    for index, (first, second) in enumerate(pairwise(found)):
        between = _MINUS.sub("", text[first.end : second.start]).strip() if second.start - first.end < _NEAR else "far"
        if between not in ("-", "to", "and", "or", "by", "x", "×") or not first.form == second.form == "cardinal":
            continue
        if between in ("by", "x", "×"):  # sides: "210 by 90 cm"
            if not first.unit and second.unit:
                shared[index] = replace(first, unit=second.unit)
            continue
        if second.scale > first.scale == 1:
            shared[index] = replace(first, values=(*first.values, *(value * second.scale for value in first.values)))
        within = between == "and" and text[: first.start].removesuffix("minus ").endswith(("between ", "between -"))
        if (within or between != "and") and not (between == "to" and first.unit == "percent"):  # "by 20 percent to 48,000"
            unit = first.unit or second.unit
            shared[index] = replace(shared[index], unit=unit, within=within or first.within)
            shared[index + 1] = replace(second, unit=second.unit or unit, within=within)
    return shared


def are_ends(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether two quantities of a text, of which the first comes first, are the ends of a range: "2-8", "2 to 8", "between 2 and 8"."""
    between = text[first.end : second.start].strip().lower()
    return (first.within and second.within) or between in ("-", "–", "—", "to", "or", "till", "until")
