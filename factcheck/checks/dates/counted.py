"""Dates that follow from another one by counting: "three days later", "at the age of 23", "for six years until 2016"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import product
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
_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_A_WEEKDAY = re.compile(rf"\bthe (?P<way>next|following|previous|preceding) (?:{_DAYS})\b")
_MONTH_END = re.compile(r"\b(?:last day|end) of (?:the|that|this) (?:same )?month\b")
_MONTH_ENDS = frozenset((131, 228, 229, 331, 430, 531, 630, 731, 831, 930, 1031, 1130, 1231))
_EITHER_WAY = re.compile(r"\s(?!(?:that|and|but|or|which|at|in|by|on|to)\b)\w")
"""Behind "three days before": something that is so far from the named date, on either side of it."""
_MOST_IN_A_ROW = 3
_BACK = frozenset("earlier before previously previous preceding until till to ending".split())
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
    """Whether a date of the claim is so many days, months or years from one of the evidence as the evidence itself counts.

    A time of day may be as many hours from it as the claim counts: "in London, where it is an hour earlier".
    """
    steps = {step for span in claim.evidence for step in _steps(span.text)}
    if moment.facet == "clock":
        steps |= {step for step in _steps(claim.sentence.text) if step.unit == "minutes"}
    others = [other for other in told if other.facet in (moment.facet, "day")]
    at_an_end = moment.facet == "day" and bool(moment.values & _MONTH_ENDS)
    if at_an_end and any(_MONTH_END.search(lowered(span.text)) for span in claim.evidence):
        return True
    return any(moment.values & _moved(other, step, moment) for other in others for step in steps)


@kept
def _steps(text: str) -> tuple[_Step, ...]:
    """The distances of dates that a sentence tells, and those in a row together; of a text too long to be one, none."""
    if len(text) > _LONGEST:
        return ()
    low = lowered(text)
    read = sorted(_read_steps(low), key=lambda found: found[0])
    single = [steps for _, steps in read]
    rows = (
        row
        for start in range(len(single))
        for length in range(2, _MOST_IN_A_ROW + 1)
        for row in product(*single[start : start + length])
    )
    in_a_row = [_Step(row[0].unit, sum(step.length for step in row)) for row in rows if len({step.unit for step in row}) == 1]
    return tuple(dict.fromkeys([*(step for steps in single for step in steps), *in_a_row]))


def _read_steps(low: str) -> Iterator[tuple[int, list[_Step]]]:
    """Each place where a sentence counts from a date, with the distances that it may mean."""
    for match in _SPAN.finditer(low):
        unit, size = _UNITS[match["unit"]]
        number = (_NUMBERS.get(match["number"]) or int(match["number"])) * size
        way = match["way"] or ""
        ended = re.match(r"\s(?:[\w-]+\s){0,3}?(?:until|till)\b", low[match.end() : match.end() + 60])
        if unit == "minutes" and not (way or ended):
            continue  # what lasts 90 minutes may end then, and does not begin then
        either = low.startswith("by ", match.start() - 3) or (way in ("before", "after") and _EITHER_WAY.match(low, match.end()))
        lengths = []
        if either or (way not in _BACK and not ended):
            lengths.append(number)
            if unit == "days" and not way:  # three days from Monday on end on Wednesday
                lengths.append(number - 1)
        if either or way in _BACK or ended:
            lengths.append(-number)
        yield match.start(), [_Step(unit, length) for length in lengths]
    for match in _BESIDE.finditer(low):
        unit, size = _UNITS[match["unit"] or match["one"]]
        yield match.start(), [_Step(unit, size * (-1 if (match["way"] or match["side"]) in _BACK else 1))]
    for match in _A_WEEKDAY.finditer(low):
        sign = -1 if match["way"] in _BACK else 1
        yield match.start(), [_Step("days", sign * days) for days in range(1, 8)]
    for match in _AGE.finditer(low):
        age = int(match["age"] or match["old"])
        yield match.start(), [_Step("years", age if "born" in low else -age)]


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
