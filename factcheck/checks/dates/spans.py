"""A time within what a source tells of as a span, or on the other side of its end: July for "from June to September"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from pathlib import Path
from typing import NamedTuple

from factcheck.checks.dates.moments import Moment, moments
from factcheck.checks.kept import kept
from factcheck.checks.languages import is_english
from factcheck.checks.plain_text import lowered
from factcheck.checks.tables import read_sections
from factcheck.checks.vocabulary.words import fold, scan, stem
from factcheck.text.languages import ENGLISH_WORDS

_TABLE = {name: text.split() for name, text in read_sections(Path(__file__).with_name("spans.toml")).items()}
_UNTIL, _SINCE = (
    re.compile(rf"\b(?:{'|'.join(_TABLE[name])})\s(?:the\s)?(?:(?:end|start|beginning)\sof\s)?$") for name in ("until", "since")
)
_DENIED = re.compile(rf"\b(?:{'|'.join(_TABLE['denied'])})\b")
_TURNING = re.compile(rf"\b(?:{'|'.join(_TABLE['turning'])})\b")
_TO = re.compile(r"\s*(?:to|until|till|through|and|-|–|—)\s*(?:the\send\sof\s)?")
_CLAUSE_END = re.compile(r"[;:.!?]\s|,?\s(?:but|and|while|whereas)\s")
_HALF_END = re.compile(r"[;.!?]\s|,?\s(?:but|and)\s")
_BETWEEN = re.compile(r"\bbetween\s$")
_PART_OF_A_SPAN = re.compile(r"(?:\b(?:to|between|and|or|than)\s|[-–—/]\s?)$")
_JOINED = re.compile(r"\s?(?:[-–—]|to|until|till|through)\s?(?:the\s)?\w")
_LONGEST_LEAD = 40  # characters before a date that say whether something ends or begins there
_HOURS = re.compile(
    r"\bfrom\s(\d{1,2})(?:[:.](\d\d))?\s?(?:to|until|till|–|-)\s?(\d{1,2})(?:[:.](\d\d))?(?![\w:])(?!\s(?:percent|per\scent|%))"
)
_OF_MONTH = re.compile(r",?\s(?:of\s)?")
"""Between a month and its year."""
_MOST = 50  # spans of a text
_MONTH, _DAY = 31, 1440
_YEAR = 13 * _MONTH


class _Span(NamedTuple):
    """A time from `first` to `last` on a scale of years, days of the year, weekdays or minutes of the day; all but the first go round.

    `denied`: its clause says that something is not so. `about`: the stems of what else is said there.
    """

    scale: str
    first: int
    last: int
    denied: bool = False
    about: frozenset[str] = frozenset()

    def has(self, place: tuple[int, int]) -> bool:
        """Whether a stretch lies within it."""
        first, last = place
        if self.first <= self.last:
            return self.first <= first and last <= self.last
        return first >= self.first or last <= self.last

    def is_apart(self, place: tuple[int, int]) -> bool:
        """Whether a stretch lies outside it."""
        first, last = place
        if self.first <= self.last:
            return last < self.first or first > self.last
        return self.last < first and last < self.first


def fits(claim: str, moment: Moment, passages: Iterable[str]) -> bool:
    """Whether a time of a claim is one at which something is so by a passage that tells of it, or of which the claim denies it.

    A claim's own begin or end of a span is to be that of the passage, and so is a moment at which something begins or ends.
    """
    low = lowered(claim)
    lead = low[max(0, moment.start - _LONGEST_LEAD) : moment.start]
    if any(pattern.search(lead) for pattern in (_UNTIL, _SINCE, _PART_OF_A_SPAN)) or _JOINED.match(low, moment.end):
        return False
    places = list(_places(moment)) if is_english(claim) else []
    words = _words(claim)
    denied, turns = bool(_DENIED.search(low)), set(_TURNING.findall(low))
    for passage in passages if places else ():
        if not words & _words(passage):
            continue
        for span in _spans(passage):
            if not words & span.about:
                continue
            same = denied == span.denied
            if (same and turns - set(_TURNING.findall(lowered(passage)))) or (turns and span.scale == "weekdays"):
                continue
            if any(scale == span.scale and (span.has(place) if same else span.is_apart(place)) for scale, *place in places):  # type: ignore[arg-type]
                return True
    return False


@kept
def _spans(text: str) -> tuple[_Span, ...]:
    """The spans that a text tells, with those of which it tells only one end."""
    low = lowered(text)
    cuts, halves = ([0, *(match.end() for match in end.finditer(low)), len(low)] for end in (_CLAUSE_END, _HALF_END))
    return tuple(
        span._replace(denied=bool(_DENIED.search(low, *_clause(cuts, start))), about=_words(text[slice(*_clause(halves, start))]))
        for start, span in islice(_read(text, low), _MOST)
    )


def _clause(cuts: list[int], start: int) -> tuple[int, int]:
    """The offsets of the clause that a place stands in."""
    number = bisect_right(cuts, start)
    return cuts[number - 1], cuts[min(number, len(cuts) - 1)]


def _read(text: str, low: str) -> Iterator[tuple[int, _Span]]:
    """Each span with its place."""
    whole: dict[tuple[int, int], list[Moment]] = {}
    for moment in moments(text):
        if moment.facet in ("year", "month", "day", "weekday", "clock"):
            last = next(reversed(whole), None)
            if (
                last
                and moment.facet == "year"
                and _OF_MONTH.fullmatch(low, last[1], moment.start)
                and whole[last][-1].facet == "month"
            ):
                whole[last[0], moment.end] = [*whole.pop(last), moment]
            else:
                whole.setdefault(_expression(moment, whole), []).append(moment)
    dates = sorted(whole.items())
    taken = set()
    for (start, end), found in dates:
        days = [moment for moment in found if moment.facet == "day"]
        if len(days) > 1 and re.search(r"[-–—]|\bto\b", low[start:end]):  # "24-30 December"
            yield start, _Span("days", min(_of_days(days[0])), max(_of_days(days[-1])))
    for (one, first), (other, second) in pairwise(dates):
        between = _TO.fullmatch(low, one[1], other[0])
        lead = low[max(0, one[0] - _LONGEST_LEAD) : one[0]]
        if between and (between[0].strip() != "and" or _BETWEEN.search(lead)):
            taken |= {one, other}
            yield from ((one[0], span) for span in _from_to(first, second))
    for place, found in dates:
        lead = low[max(0, place[0] - _LONGEST_LEAD) : place[0]]
        if place not in taken:
            ends, begins = _UNTIL.search(lead), _SINCE.search(lead)
            parts = [moment for moment in found if moment.facet == "month"] if found[0].facet == "month" else found
            yield from ((place[0], span) for span in (_half(parts, bool(ends)) if ends or begins else ()))
    for match in _HOURS.finditer(low):
        first_hour, minute, last_hour, last_minute = (int(part or 0) for part in match.groups())
        begin, end = first_hour * 60 + minute, last_hour * 60 + last_minute
        if first_hour <= 24 and last_hour <= 24:
            yield match.start(), _Span("minutes", begin, end if end > begin else end + _DAY // 2)


def _expression(moment: Moment, whole: dict[tuple[int, int], list[Moment]]) -> tuple[int, int]:
    """The place of the date that a moment is a part of: its month and year are told with their own places."""
    last = next(reversed(whole), None)
    return last if last and last[0] <= moment.start and moment.end <= last[1] else (moment.start, moment.end)


def _places(moment: Moment) -> Iterator[tuple[str, int, int]]:
    """Where a moment lies on its scale."""
    for value in moment.values:
        if moment.facet == "year":
            yield "years", value, value
        elif moment.facet in ("day", "month"):
            yield "days", *_of_days(moment)
        elif moment.facet in ("weekday", "clock"):
            yield ("weekdays" if moment.facet == "weekday" else "minutes"), value, value


def _of_days(moment: Moment) -> tuple[int, int]:
    value = min(moment.values)
    if moment.facet == "month":
        return value * _MONTH + 1, value * _MONTH + _MONTH
    day = value // 100 * _MONTH + value % 100
    return day, day


def _finest(found: list[Moment]) -> Iterator[Moment]:
    """The year of a date, its time, and its day, or else its month."""
    has_day = any(moment.facet == "day" for moment in found)
    yield from (moment for moment in found if moment.facet != "month" or not has_day)


def _from_to(first: list[Moment], second: list[Moment]) -> Iterator[_Span]:
    years = [min(moment.values) for found in (first, second) for moment in found if moment.facet == "year"]
    for one in _finest(first):
        for other in _finest(second):
            for scale, begin, _ in _places(one):
                for same, _, end in _places(other):
                    if scale == same and scale == "days" and len(set(years)) > 1:
                        yield _Span(scale, 0, _YEAR + _MONTH)
                    elif scale == same:
                        yield _Span(scale, begin, end)


def _half(found: list[Moment], ends: bool) -> Iterator[_Span]:
    for moment in _finest(found):
        for scale, begin, end in _places(moment):
            if scale == "years":
                yield _Span(scale, 0, end) if ends else _Span(scale, begin, 9999)
            elif scale == "days":
                yield _Span(scale, 0, end) if ends else _Span(scale, begin, _YEAR + _MONTH)
            elif scale == "weekdays":  # they come again: every other one may lie within, or outside
                yield from (_Span(scale, end + 1, end), _Span(scale, end, end))
            elif scale == "minutes":
                yield _Span(scale, 0, end) if ends else _Span(scale, begin, _DAY)


@kept
def _words(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning, but for those of dates."""
    dated = bytearray(len(text))
    for moment in moments(text):
        dated[moment.start : moment.end] = b"\x01" * (moment.end - moment.start)
    found = (fold(match.group()) for match in scan(text) if not dated[match.start()])
    return frozenset(stem(word) for word in found if word not in ENGLISH_WORDS)
