"""Finds dates and times in a text and breaks each into facets: year, month, day, weekday, clock and so on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from factcheck.checks.dates.clock import clocks
from factcheck.checks.dates.patterns import DAYPART, PATTERNS, Facet, read_daypart
from factcheck.checks.languages import in_any_language
from factcheck.checks.plain_text import Spanned, lowered, plain

SpannedT = TypeVar("SpannedT", bound=Spanned)


@dataclass(frozen=True, slots=True)
class Moment:
    """One facet of a date or time, where ``text[start:end]`` is the whole expression.

    `values` are its possible readings: a day is ``month * 100 + day``, a clock time minutes since midnight, a relative week, month, year
    or day the offset from now. `sure` is False where the words may well mean something else (a person called April).
    """

    start: int
    end: int
    facet: Facet
    values: frozenset[int]
    sure: bool = True


@in_any_language
def moments(text: str) -> tuple[Moment, ...]:
    """Every date and time facet in the text, sorted by start."""
    original, lower = plain(text), lowered(text)
    taken = bytearray(len(text))
    found: list[Moment] = []
    for pattern, reader in PATTERNS:
        for match in pattern.finditer(lower):
            start, end = match.span()
            if taken.find(1, start, end) >= 0:
                continue
            facets = list(reader(match, original))
            found.extend(
                Moment(*(match.span(*group) if group else (start, end)), facet, values, sure)
                for facet, values, sure, *group in facets
            )
            if facets:
                taken[start:end] = b"\x01" * (end - start)
    for clock in clocks(text):  # "ten past two in the afternoon"; the patterns have what is told in figures
        words = lower[clock.start : clock.time_end]
        if not any(map(str.isdigit, words)) and taken.find(1, clock.start, clock.time_end) < 0:
            found.append(Moment(clock.start, clock.time_end, "clock", clock.minutes))
    for match in DAYPART.finditer(lower):
        found.extend(Moment(*match.span(), facet, values, sure) for facet, values, sure, *_ in read_daypart(match, original))
    return tuple(sorted(found, key=lambda moment: (moment.start, moment.end)))


def undated(text: str, items: Iterable[SpannedT]) -> list[SpannedT]:
    """What of these parts of a text is no part of a date or time in it."""
    dated = bytearray(len(text))
    for moment in moments(text):
        if moment.facet != "daypart":
            dated[moment.start : moment.end] = b"\x01" * (moment.end - moment.start)
    return [item for item in items if dated.find(1, item.start, item.end) < 0]
