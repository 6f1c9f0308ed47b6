"""Figures that nobody rounds: ages, and those that something is more or less than."""

from __future__ import annotations

import re

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


def is_compared(low: str, start: int) -> bool:
    """Whether the figure at `start` of a text in lower case is one that something is more or less than, or reaches."""
    return bool(_COMPARED.search(low[max(0, start - _BEFORE) : start]))
