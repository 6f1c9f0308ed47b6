"""Dates that follow from another one by counting: "three days later", "at the age of 23", "for six years until 2016"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from factcheck.checks.claim import Claim
from factcheck.checks.dates.moments import Moment
from factcheck.checks.kept import kept
from factcheck.checks.plain_text import lowered
from factcheck.report import SourceSpan

_UNIT = r"(?:minute|hour|day|night|week|fortnight|month|year|decade)s?"
_COUNTED_ON = re.compile(
    rf"\b(?:later|earlier|the (?:next|following|previous) (?:morning|afternoon|evening|{_UNIT})|the (?:\w+ )?{_UNIT} (?:before|after)"
    rf"|{_UNIT} (?:before|after|from)|within (?:\w+ )?{_UNIT}|for (?:another |a further |the )?(?:[\w-]+ ){{0,2}}{_UNIT}"
    rf"|another (?:[\w-]+ )?{_UNIT})\b"
)
"""Words by which a text tells a time from another one: "a day later", "for six weeks"."""
_NUMBERS = {
    word: number
    for number, word in enumerate(
        """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
        twenty""".split(),
        1,
    )
} | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
_UNITS = {
    "minute": ("minutes", 1), "hour": ("minutes", 60), "day": ("days", 1), "night": ("days", 1), "morning": ("days", 1),
    "afternoon": ("days", 1), "evening": ("days", 1), "week": ("days", 7), "fortnight": ("days", 14), "month": ("months", 1),
    "year": ("years", 1), "decade": ("years", 10), "century": ("years", 100), "centurie": ("years", 100),
}  # fmt: skip
_SPAN = re.compile(
    rf"\b(?P<number>\d{{1,3}}|{'|'.join(_NUMBERS)})(?: |-)(?P<unit>{'|'.join(_UNITS)})s?\b['’]?"
    r"(?:\s(?P<way>later|after(?:wards)?|earlier|before"
    r"|previously|on|until|till|to|ending|from|since)\b)?"
)
_BESIDE = re.compile(
    r"\bthe (?:very )?(?P<way>next|following|previous) (?P<unit>day|night|morning|afternoon|evening|week|month|year|decade)\b"
    r"|\bthe (?P<one>day|night|morning|afternoon|evening|week|month|year|decade) (?P<side>before|after)\b"
)
_AGE = re.compile(
    r"\b(?:age of |aged |age |when (?:he|she) was |turned |at )(?P<age>\d{1,3})\b|\b(?P<old>\d{1,3})[ -]years?[ -]old\b"
)
_BACK = frozenset("earlier before previously previous until till to ending".split())
_ON = frozenset("later after afterwards on next following from since".split())
_LONGEST = 2000  # characters
_LEAP_AND_COMMON = (2000, 2001)


class _Step(NamedTuple):
    """How far one date is from another, in minutes, days, months or years."""

    unit: str
    length: int


def counts_on(claim: Claim, rival: SourceSpan | None) -> bool:
    """Whether the closest sentence, or the one with the other moment, tells a time from that moment, so that the claim may do so too."""
    inside = rival and [s for s in claim.evidence if s.source == rival.source and s.start <= rival.start and rival.end <= s.end]
    return any(_COUNTED_ON.search(lowered(span.text)) for span in [*claim.evidence[:1], *(inside or ())])


def follows(claim: Claim, moment: Moment, told: Iterable[Moment]) -> bool:
    """Whether a date of the claim is so many days, months or years from one of the evidence as the evidence itself counts."""
    steps = {step for span in claim.evidence for step in _steps(span.text)}
    others = [other for other in told if other.facet in (moment.facet, "day")]
    return any(moment.values & _moved(other, step, moment) for other in others for step in steps)


@kept
def _steps(text: str) -> tuple[_Step, ...]:
    """The distances of dates that a sentence tells; of a text too long to be one, none."""
    return tuple(dict.fromkeys(_read_steps(lowered(text)))) if len(text) <= _LONGEST else ()


def _read_steps(low: str) -> Iterator[_Step]:
    for match in _SPAN.finditer(low):
        unit, size = _UNITS[match["unit"]]
        number = _NUMBERS.get(match["number"]) or int(match["number"])
        way = match["way"] or ""
        ended = re.match(r"\s(?:[\w-]+\s){0,3}?(?:until|till)\b", low[match.end() : match.end() + 60])
        if unit == "minutes" and not (way or ended):
            continue  # what lasts 90 minutes may end then, and does not begin then
        if way not in _BACK and not ended:
            yield _Step(unit, number * size)
            if unit == "days" and not way:  # three days from Monday on end on Wednesday
                yield _Step(unit, number * size - 1)
        if way in _BACK or ended:
            yield _Step(unit, -number * size)
    for match in _BESIDE.finditer(low):
        unit, size = _UNITS[match["unit"] or match["one"]]
        yield _Step(unit, size * (-1 if (match["way"] or match["side"]) in _BACK else 1))
    for match in _AGE.finditer(low):
        yield _Step("years", int(match["age"] or match["old"]) * (1 if "born" in low else -1))


def _moved(other: Moment, step: _Step, moment: Moment) -> set[int]:
    """The values that a date of the evidence has after a step, as the facet of the claim's."""
    unit, length = step
    if other.facet == "clock" == moment.facet and unit == "minutes":
        return {(value + length) % 1440 for value in other.values}
    if other.facet == "weekday" == moment.facet and unit == "days":
        return {(value + length) % 7 for value in other.values}
    if other.facet == "month" == moment.facet and unit == "months":
        return {(value - 1 + length) % 12 + 1 for value in other.values}
    if other.facet == "year" == moment.facet and unit == "years":
        return {value + length for value in other.values}
    if other.facet == "day" and moment.facet in ("day", "month") and unit in ("days", "months"):
        moved = {day for value in other.values for year in _LEAP_AND_COMMON if (day := _day(year, value, step))}
        return {day // 100 if moment.facet == "month" else day for day in moved}
    return set()


def _day(year: int, value: int, step: _Step) -> int | None:
    """A day of the year, as month times 100 plus day, so many days or months on."""
    month, day = divmod(value, 100)
    try:
        if step.unit == "months":
            return date(year, (month - 1 + step.length) % 12 + 1, day).month * 100 + day
        moved = date(year, month, day) + timedelta(days=step.length)
    except (ValueError, OverflowError):
        return None
    return moved.month * 100 + moved.day
