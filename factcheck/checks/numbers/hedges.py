"""The words and signs about a number that say whether it is rounded or a bound."""

from __future__ import annotations

import re
from typing import Literal

Hedge = Literal["", "about", "over", "under"]


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
            "nearly, almost, under, less than, fewer than, below, up to, at most, as many as, as much as, no more than, not more than,"
            " no greater than, no later than, <, ≤, ⩽, just under, just below"
        ),
    }
)
AFTER = _table(
    {"about": "or so", "over": "or more, plus, +, or over, or above", "under": "or less, or fewer, or under, or below"}
)
NO_HEDGE = re.compile(r"\badd(?:s|ed|ing)? up to\s?$")
"""Words that end like a hedge and are none."""
