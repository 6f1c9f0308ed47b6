"""How often: "twice a year" for "every six months", "every eight hours" for "three times a day"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.checks.numbers.measures import bases
from factcheck.checks.numbers.number_words import ONES
from factcheck.checks.plain_text import lowered
from factcheck.checks.terms.figures.operands import is_of_another
from factcheck.checks.terms.swap import Swap

_PERIODS = "minute|hour|day|night|week|month|year"
ADVERBS = {"hourly": "hour", "daily": "day", "nightly": "night", "weekly": "week", "monthly": "month", "yearly": "year"}
"""Adverbs of frequency -> the period."""
_TIMES = rf"(?P<times>once|twice|thrice|(?:\d{{1,3}}|{'|'.join(ONES)}) times)"
_OFTEN = re.compile(
    rf"\s?(?:\b{_TIMES}\s)?(?:\b(?:an?|per|each|every)\s(?P<period>{_PERIODS})\b|\b(?P<adverb>{'|'.join(ADVERBS)})\b"
    rf"|\bevery\s(?P<count>\d{{1,3}}|{'|'.join(ONES)})\s(?P<periods>{_PERIODS})s\b)"
)
_EXCEPT = re.compile(
    r"[^.;]{0,20}?\b(?:except|excepting|excluding|apart from|other than|save for|bar|but not|unless|not (?:on|in)|if)\b"
)
"""What takes some times out of a frequency: "daily except Mondays" is not every day."""
_TIMES_VALUES = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
_NEAR = 0.02  # months and years are no whole number of days


@dataclass(frozen=True, slots=True)
class Often:
    """How often something happens, where ``text[start:end]`` says it; `period` is in seconds; `is_plain`: it is a bare "a day"."""

    start: int
    end: int
    times: float
    period: float
    is_plain: bool

    def same(self, other: Often) -> bool:
        """Whether it is as often."""
        return abs(self.times * other.period - other.times * self.period) <= _NEAR * self.times * other.period


def find(claim: str, passage: str) -> list[Swap]:
    """How often something is so in the claim, where the passage says it in another way."""
    stated = [often for often in rates(claim) if not often.is_plain]
    told = [often for often in rates(passage) if not often.is_plain] if stated else []
    swaps = []
    for often in stated:
        here = claim[often.start : often.end]
        fitting = [other for other in told if often.same(other) and _is_free(claim, often, passage, other)]
        if fitting and all(lowered(passage)[other.start : other.end] != lowered(here) for other in fitting):
            there = passage[fitting[0].start : fitting[0].end]
            text = there if often.start else there[:1].upper() + there[1:]
            swaps.append(Swap(often.start, often.end, text, fitting[0].start, fitting[0].end, f"{here} is {there}"))
    return swaps


def _is_free(claim: str, often: Often, passage: str, other: Often) -> bool:
    """Whether nothing is taken out of a passage's frequency that is not out of the claim's, and it is told of what the claim speaks of."""
    if _EXCEPT.match(lowered(passage), other.end) and not _EXCEPT.match(lowered(claim), often.end):
        return False
    return not is_of_another(claim, often, passage, other.start, other.end)


def rates(text: str) -> list[Often]:
    """Every frequency that a text tells, sorted by start; "a day" behind an amount too."""
    return [found for match in _OFTEN.finditer(lowered(text)) if (found := _often(match))]


def _often(match: re.Match[str]) -> Often | None:
    times = match["times"] or "once"
    value = _TIMES_VALUES.get(times) or _number(times.removesuffix(" times"))
    unit = match["period"] or match["periods"] or ADVERBS[match["adverb"]]
    count = _number(match["count"]) if match["count"] else 1.0
    if not value or not count:
        return None
    is_plain = not match["times"] and (match["period"] or "") != "" and "every" not in match[0]
    start = match.start() + (match[0][0] == " ")
    return Often(start, match.end(), value, count * bases("day" if unit == "night" else unit, 1)[0][1], is_plain)


def _number(word: str) -> float:
    return float(word) if word.isdigit() else ONES[word]
