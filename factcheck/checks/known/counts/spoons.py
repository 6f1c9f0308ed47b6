"""Spoons and cups: "a teaspoon of salt" is not half a teaspoon, and no tablespoon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import isclose

from factcheck.checks.known.statement import Known, like, sentences, words_of
from factcheck.checks.numbers.number_words import ONES
from factcheck.checks.plain_text import lowered

_SIZES = {"teaspoon": 1.0, "tsp": 1.0, "tablespoon": 3.0, "tbsp": 3.0, "cup": 48.0}
"""How many teaspoons each holds."""
_PARTS = {"half": 0.5, "½": 0.5, "1/2": 0.5, "quarter": 0.25, "¼": 0.25, "1/4": 0.25, "¾": 0.75, "3/4": 0.75}
_WORDS = {word: float(value) for word, value in ONES.items() if 1 <= value <= 12}
_PART = r"half|quarter|½|1/2|¼|1/4|¾|3/4"
_SPOON = re.compile(
    rf"(?<![\w./-])(?:(?P<whole>\d{{1,2}}(?:\.\d+)?|{'|'.join(_WORDS)})(?P<and>\sand\sa\s|\s|(?=[½¼¾])))??"
    rf"(?:(?:an?\s)?(?P<part>{_PART})(?:\sof)?\s(?:an?\s)?|(?P<one>an?)\s)?(?:(?:full|level|heaped|whole)\s)?"
    rf"(?P<unit>{'|'.join(_SIZES)})s?\b\.?\s(?:of\s)?(?P<what>(?:[a-z]+\s)??[a-z]+)"
)
_DENIED = re.compile(
    r"\b(?:not|never|no|or|to|about|at least|at most|up to|more|less|than|extra|another|each|per|if)\b|n['’]t\b|\d-\d"
)


def judge(claim: str, passage: str) -> Iterator[Known]:
    """Whether a claim takes as many spoons or cups of something as the passage does."""
    ours = list(_SPOON.finditer(lowered(claim)))
    if len(ours) != 1 or _DENIED.search(lowered(claim)) or (own := _value(ours[0])) is None:
        return
    rest = words_of(claim[: ours[0].start()] + " " + claim[ours[0].end() :])
    told = [(at, sentence, match) for at, sentence in sentences(passage) for match in _SPOON.finditer(lowered(sentence))]
    same = [one for one in told if words_of(one[2]["what"]) & words_of(ours[0]["what"])]
    if len(same) != 1:
        return
    at, sentence, match = same[0]
    value = _value(match)
    if value is None or _DENIED.search(lowered(sentence)) or len(like(rest, words_of(sentence))) < len(rest):
        return
    yield Known(isclose(own, value), ours[0].span(), at + match.start(), at + match.end())


def _value(match: re.Match[str]) -> float | None:
    """The teaspoons that are told; none where it is not said how many."""
    whole, part = match["whole"], match["part"]
    count = (_WORDS.get(whole) or float(whole)) if whole else 0.0
    count += _PARTS[part] if part else 1.0 if match["one"] and not whole else 0.0
    return count * _SIZES[match["unit"]] if count else None
