"""A figure of one of those for whom a source sets a limit: "a child of 11 travels free" by "children under 12 travel free".

Whether it lies within the limit is not for a comparison of figures to say; that it is another figure than the limit is no fault.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from factcheck.checks.claim import Claim
from factcheck.checks.numbers.measures import kind_of_unit
from factcheck.checks.numbers.quantities import Quantity
from factcheck.checks.numbers.support import MOST_RIVALS, Known
from factcheck.checks.plain_text import lowered
from factcheck.checks.tables import read_sections

_TABLE = Path(__file__).with_name("cases.toml")
_REACH = 40
"""Characters before a figure that may make it a limit, or the figure of one of a kind."""
_ONE = re.compile(
    r"(?:\b(?:an?|any|every|each|no)\s(?:[a-z-]+\s){0,2}?(?:(?:of|with|for|from|aged|carrying|weighing|measuring)\s)?"
    r"|^(?:[a-z-]+\s)?[a-z-]{2,}s\s(?:of|with|for|aged|carrying|weighing|measuring)\s|^(?:at|with)\s)$"
)
"""Before a figure of one of a kind: "a car with four", "a 3", "vehicles of 2", "at 37" degrees."""
_AFAR = re.compile(r"\s(?:before|after|ahead of|prior to|in advance|from|away)\b")
"""Behind a length or a time that lies between one of a kind and what the limit is counted from."""
_AFTER = re.compile(r"\b(?:after|before)\s$")
_AGE = re.compile(r"[- ]years?[- ]olds?\b")
_SENTENCE_END = re.compile(r"[.!?]\s|\n")


@cache
def _pattern(section: str, name: str = "words") -> str:
    return str(read_sections(_TABLE)[section][name])


@cache
def _limits() -> tuple[re.Pattern[str], re.Pattern[str]]:
    before, behind = _pattern("limit", "before"), _pattern("limit", "behind")
    return re.compile(rf"\b(?:{before})\s(?:(?:the|an?)\s)?$"), re.compile(rf"\s(?:\w+\s)?(?:{behind})\b")


@cache
def _told() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(rf"\b(?:{_pattern('rule')})\b"), re.compile(rf"\b(?:{_pattern('report')})\b")


def is_case(claim: Claim, quantity: Quantity, known: Known) -> bool:
    """Whether a claim rules something for one of a kind with this figure, and the evidence sets a limit in figures of that sort."""
    low = lowered(claim.sentence.text)
    if not _is_rule(low) or _is_limit(low, quantity.start, quantity.end) or not _is_of_one(low, quantity):
        return False
    is_age = bool(_AGE.match(low, quantity.end)) or (quantity.unit == "year" and low[quantity.end :].startswith("-old"))
    return any(
        (_measures_alike(quantity, other) or (is_age and not other.unit))
        and _is_limit(lowered(span.text), other.start - span.start, other.end - span.start)
        and _is_ruled(lowered(span.text), other.start - span.start)
        for span, other in known.evidence[:MOST_RIVALS]
        if other.form == quantity.form
    )


def _is_of_one(low: str, quantity: Quantity) -> bool:
    before = low[max(0, quantity.start - _REACH) : quantity.start]
    if quantity.form == "ordinal":
        return before.endswith("on the ")
    ruled = re.search(rf"\b(?:{_pattern('ruled')})\b", low[: quantity.start])
    if (
        not ruled
        and kind_of_unit(quantity.unit) in ("time", "length")
        and (_AFAR.match(low, quantity.end) or _AFTER.search(before))
    ):
        return True
    return bool(_ONE.search(before if quantity.start <= _REACH else f" {before}"))


def _measures_alike(quantity: Quantity, other: Quantity) -> bool:
    return kind_of_unit(quantity.unit) == kind_of_unit(other.unit) if quantity.unit or other.unit else True


def _is_limit(low: str, start: int, end: int) -> bool:
    before, behind = _limits()
    return bool(before.search(low, max(0, start - _REACH), start) or behind.match(low, end))


def _is_rule(low: str) -> bool:
    rule, report = _told()
    return bool(rule.search(low)) and not report.search(low)


def _is_ruled(low: str, at: int) -> bool:
    """Whether the sentence around a place only tells what is so of all, and not what happened."""
    start = max((match.end() for match in _SENTENCE_END.finditer(low, 0, at)), default=0)
    end = _SENTENCE_END.search(low, at)
    return not _told()[1].search(low, start, end.start() if end else len(low))
