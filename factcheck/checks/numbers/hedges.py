"""The words and signs about a number that say whether it is rounded or a bound."""

from __future__ import annotations

import re
from typing import Literal

Hedge = Literal["", "about", "over", "under", "nearly"]
BELOW: frozenset[Hedge] = frozenset(("under", "nearly"))
"""Hedges of a figure that is not reached."""


def _table(hedges: dict[Hedge, str]) -> dict[str, Hedge]:
    return {words.strip(): hedge for hedge, listed in hedges.items() for words in listed.split(",")}


BEFORE = _table(
    {
        "about": "about, around, approximately, roughly, some, circa, estimated, close to, ~, ≈",
        "over": (
            "more than, over, at least, above, upwards of, exceeding, greater than, no fewer than, no less than, not less than,"
            " not fewer than, >, ≥, ⩾, in excess of"
        ),
        "under": (
            "under, less than, fewer than, below, up to, at most, as many as, as much as, no more than, not more than,"
            " no greater than, no later than, <, ≤, ⩽"
        ),
        "nearly": "nearly, almost, just under, just below",
    }
)
AFTER = _table(
    {"about": "or so", "over": "or more, plus, +, or over, or above", "under": "or less, or fewer, or under, or below"}
)
STRICT = frozenset(
    (
        "more than, over, above, upwards of, exceeding, greater than, >, in excess of, under, less than, fewer than, below, <, nearly"
        ", almost, just under, just below"
    ).split(", ")
)
"""Hedges that the figure itself does not fit: what is 5 km long is not less than 5 km long."""
NO_HEDGE = re.compile(r"\badd(?:s|ed|ing)? up to\s?$")
"""Words that end like a hedge and are none."""


def are_opposite(first: Hedge, second: Hedge) -> bool:
    """Whether one figure is more than reached and the other not reached."""
    return (first == "over" and second in BELOW) or (second == "over" and first in BELOW)


def keeps_to(hedge: Hedge, value: float, exact: float) -> bool:
    """Whether an exact figure may be rounded to this one: within five percent, and on the right side of a bound."""
    if (hedge == "over" and exact < value) or (hedge in BELOW and exact > value):
        return False
    return abs(exact - value) <= 0.05 * abs(value)


_AGED = re.compile(r"(?:\b(?:aged?|turn(?:s|ed|ing)?(?: the age of)?|age of)\s|,\s(?:now|then|aged)\s)$", re.I)
_BESIDE_NAME = re.compile(r"[A-Z][\w'’-]+,\s$")
_OLD = re.compile(r"[- ]years?[- ]olds?\b")
_APART = re.compile(r"\s?[,.;)]|$")
_COMPARED = re.compile(
    r"\b(?:(?:less|more|fewer|\w{2,}er) than|not yet|pass(?:es|ed)?|reach(?:es|ed)?|exceed(?:s|ed)?|top(?:s|ped)?|above|below|beyond"
    r"|over|under|at least|at most|(?:a )?minimum of|(?:a )?maximum of|up to)\s$"
)
_BEFORE = 24  # characters before a figure that are looked at


def is_age(text: str, start: int, end: int) -> bool:
    """Whether the figure ``text[start:end]`` is an age: "aged 39", "a 39-year-old", "turned 39", "Dale Ruiz, 39,"."""
    before = text[max(0, start - _BEFORE) : start]
    apart = bool(_APART.match(text, end))
    return bool(
        (_AGED.search(before) and (apart or _OLD.match(text, end)))
        or _OLD.match(text, end)
        or (_BESIDE_NAME.search(before) and apart and text[start:end].isdigit())
    )


_LATER, _BACK = re.compile(r"\blater than\s$"), re.compile(r"(?:\s[\w-]+){0,3}?\s(?:before|prior to|ahead of|in advance)\b")


def is_counted_back(low: str, start: int, end: int) -> bool:
    """Whether a bound of a time is one of the other side, as it is counted back: "no later than ten days before" is at least ten days."""
    return bool(_LATER.search(low[max(0, start - _BEFORE) : start]) and _BACK.match(low, end))


def is_compared(low: str, start: int) -> bool:
    """Whether the figure at `start` of a text in lower case is one that something is more or less than, or reaches."""
    return bool(_COMPARED.search(low[max(0, start - _BEFORE) : start]))
