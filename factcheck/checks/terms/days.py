"""Days: "6 March" for "2026-03-06", "11 May" for "the day before" in what was said of 12 May."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from factcheck.checks.dates.moments import moments
from factcheck.checks.plain_text import lowered
from factcheck.checks.terms.counted import may_be_counted
from factcheck.checks.terms.swap import Swap, with_stop

_ANY_YEAR = 2025  # a date without its year is counted on as in a year without a leap day
_COUNTS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
_UNITS = {"day": 1, "week": 7, "fortnight": 14}
_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(_COUNTS)})"
# What is counted from a day named before ("the next day"), or behind it ("the day after 12 May").
_STEPS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:{_COUNT}|the)\s(?P<unit>day|week|fortnight)s?\s(?P<way>before|after|earlier|later|previously)\b",
        r"\bthe\s(?P<way>next|following|previous|preceding)\s(?P<unit>day)\b",
        r"\b(?P<unit>day)\s(?P<way>before|after)\b",
    )
)
_BACK = frozenset({"before", "earlier", "previously", "previous", "preceding"})
_ON = re.compile(r"\bon\s(?:the\s)?$")
_FROM = re.compile(r"\s(?:that\s|the\s|on\s)?$")
_CLOSED = re.compile(r"\W*(?:$|[.,;:)!?]|(?:that|and|but|or|at|in|by|on|to|for|from)\b)")
"""Behind a step that is counted from the day named before: "two days before his birthday" is counted from the birthday."""
_REACH = 200  # characters between a day and what is counted from it


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar, where ``text[start:end]`` names it; `year` is 0 where none is named, `readings` are months with days.

    `anchor` is the day that it is counted from.
    """

    start: int
    end: int
    year: int
    readings: frozenset[int]
    anchor: Day | None = None

    def same(self, other: Day) -> bool:
        """Whether it is the same day; a year that only one of them names may be that of both."""
        return bool(self.readings & other.readings) and 0 in (self.year * other.year, self.year - other.year)

    def moved(self, days: int) -> tuple[int, frozenset[int]]:
        """Year and readings of the day so many days on."""
        moved = set()
        year = self.year
        for reading in self.readings:
            try:
                there = date(self.year or _ANY_YEAR, reading // 100, reading % 100) + timedelta(days)
            except (ValueError, OverflowError):
                continue
            moved.add(there.month * 100 + there.day)
            year = there.year if self.year else 0
        return year, frozenset(moved)


def find(claim: str, passage: str) -> list[Swap]:
    """The days of the claim that the passage names otherwise, or counts from another day."""
    stated = _days(claim)
    stated += _counted(claim, stated)
    if not stated:
        return []
    told = _days(passage)
    told += _counted(passage, told)
    swaps = []
    for day in stated:
        fitting = [
            other for other in told if day.same(other) and (other.year or not day.year) and _is_its_own(claim, passage, other)
        ]
        here = lowered(claim)[day.start : day.end]
        if fitting and all(lowered(passage)[other.start : other.end] != here for other in fitting):
            swaps.append(_swap(claim, passage, day, fitting[0]))
    return swaps


def _is_its_own(claim: str, passage: str, other: Day) -> bool:
    return other.anchor is None or may_be_counted(claim, passage, other.anchor, other)


def _days(text: str) -> list[Day]:
    found: dict[tuple[int, int], Day] = {}
    years = {moment.end: moment for moment in moments(text) if moment.facet == "year"}
    for moment in moments(text):
        if moment.facet == "day" and moment.sure:
            own = [year for year in years.values() if moment.start <= year.start and year.end <= moment.end]
            year = next(iter(own[0].values)) if own else 0
            place = (moment.start, moment.end)
            if place in found:  # "12 and 13 May"
                found[place] = Day(*place, 0, frozenset())
            else:
                found[place] = Day(*place, year, moment.values)
    return [day for day in found.values() if day.readings]


def _counted(text: str, days: list[Day]) -> list[Day]:
    """Days that are told by their distance from a named one."""
    low = lowered(text)
    found: list[Day] = []
    for match in (match for pattern in _STEPS for match in pattern.finditer(low)):
        if any(day.start < match.end() and match.start() < day.end for day in found):
            continue
        behind = [day for day in days if day.start >= match.end() and _FROM.fullmatch(low[match.end() : day.start])]
        ahead = [day for day in days if day.end <= match.start() and match.start() - day.end <= _REACH]
        if not behind and (not ahead or (match["way"] in ("before", "after") and not _CLOSED.match(low, match.end()))):
            continue
        groups = match.groupdict()
        count = groups.get("count") or "a"
        steps = (_COUNTS.get(count) or int(count)) * _UNITS[match["unit"]]
        anchor = behind[0] if behind else ahead[-1]
        year, readings = anchor.moved(-steps if match["way"] in _BACK else steps)
        found.append(Day(match.start(), anchor.end if behind else match.end(), year, readings, None if behind else anchor))
    return found


def _swap(claim: str, passage: str, day: Day, other: Day) -> Swap:
    """With "on" before it, where one of the two has it."""
    start, there_start = day.start, other.start
    if on := _ON.search(lowered(claim), 0, day.start):
        start = on.start()
        there_on = _ON.search(lowered(passage), 0, other.start)
        there_start = there_on.start() if there_on else other.start
    here, there = claim[start : day.end], passage[there_start : other.end]
    text = there if start == day.start or there_start < other.start or not there[:1].isdigit() else f"on {there}"
    if start and text.split()[0].lower() in ("the", *_COUNTS):
        text = text[:1].lower() + text[1:]
    text = with_stop(text, here, claim[day.end : day.end + 1])
    return Swap(start, day.end, text, there_start, other.end, f"{here.strip()} is {there.strip()}")
