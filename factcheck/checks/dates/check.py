"""Dates and times: a changed weekday, month, day, year, clock time, quarter, or "last week" that was "this week".

An error needs a conflict: the sources nowhere hold the stated value, and do hold another one of the same sort. A date that the sources
simply do not mention is a warning, because it may have been worked out from the day of publication.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from factcheck.checks.claim import Claim
from factcheck.checks.dates import zones
from factcheck.checks.dates.bounds import BOUNDED, keeps_to_bound
from factcheck.checks.dates.counted import counts_on, follows
from factcheck.checks.dates.moments import Moment, moments
from factcheck.checks.dates.patterns import Facet
from factcheck.checks.dates.spans import fits
from factcheck.checks.dates.weekdays import names_days
from factcheck.checks.kept import kept
from factcheck.checks.own_words import own_words
from factcheck.checks.plain_text import lowered, source_span, within, words_near
from factcheck.report import Reason, Severity, SourceSpan

KIND = "date"
_MOST_MOMENTS = 100  # of one sentence, and of its evidence, that are compared
_NAMES: dict[Facet, str] = {
    "year": "year",
    "decade": "decade",
    "century": "century",
    "month": "month",
    "day": "date",
    "weekday": "weekday",
    "clock": "time",
    "daypart": "time of day",
    "week": "week",
    "monthly": "month",
    "yearly": "year",
    "daily": "day",
    "quarter": "quarter",
    "half": "half",
}
_YEARS_AGO = re.compile(r"\byears?[ -](?:ago|later|earlier)\b")
_ABOUT = re.compile(r"\b(?:about|around|nearly|almost|roughly|approximately|(?:shortly|just|soon) (?:before|after))\s$")
_NO_NOUN = r"(?=[,.;:]|\s(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|one|had|has|was|is|with|of)\b))"
_ROUNDED_BY = 20  # minutes
_COUNTED = re.compile(r"\b(?:born|since|ago|aged|founded|began|started|birth)\b")
_RELATIVE: frozenset[Facet] = frozenset(("week", "monthly", "yearly", "daily", "daypart"))
_ONLY_IF_CHANGED = _RELATIVE | {"half"}  # "the second half of the document" is the rewrite's own view
_ABSOLUTE: dict[Facet, tuple[Facet, ...]] = {
    "week": ("weekday", "day", "daily"),
    "monthly": ("month", "week"),
    "yearly": ("year", "monthly", "month"),
    "daily": ("weekday", "day"),
    "daypart": ("clock", "daily"),
}


@dataclass(frozen=True)
class _Calendar:
    """The moments of a source and, by facet, every value in it."""

    moments: tuple[Moment, ...]
    values: dict[Facet, frozenset[int]] = field(default_factory=dict)


@kept
def _calendar(text: str) -> _Calendar:
    values: dict[Facet, set[int]] = {}
    found = moments(text)
    for moment in found:
        values.setdefault(moment.facet, set()).update(moment.values)
    return _Calendar(found, {facet: frozenset(numbers) for facet, numbers in values.items()})


def find(claim: Claim) -> list[Reason]:
    """The dates and times of the sentence that the sources do not have; at most one finding an expression."""
    stated = [moment for moment in moments(claim.sentence.text) if moment.sure]
    if not stated or not any(source.strip() for source in claim.sources):
        return zones.find(claim)
    known = _Known(claim)
    reasons: dict[tuple[int, int], Reason] = {}
    for moment in stated[:_MOST_MOMENTS]:
        place = (moment.start, moment.end)
        if place not in reasons and (reason := _judge(claim, moment, known)):
            reasons[place] = reason
    return [*reasons.values(), *zones.find(claim)]


class _Known:
    """What the sources, and the evidence in them, say about time."""

    def __init__(self, claim: Claim) -> None:
        self.calendars = [_calendar(source) for source in claim.sources]
        self.evidence = [
            (span, moment)
            for span in claim.evidence
            if 0 <= span.source < len(self.calendars)
            for moment in within(self.calendars[span.source].moments, span.start, span.end)
        ]
        self.stated = {facet: _union(facet, [moments(claim.sentence.text)]) for facet in _NAMES}

    def values(self, facet: Facet) -> set[int]:
        return {value for calendar in self.calendars for value in calendar.values.get(facet, ())}

    def in_evidence(self, facet: Facet) -> set[int]:
        return {value for _, moment in self.evidence if moment.facet == facet for value in moment.values}


def _union(facet: Facet, texts: list[tuple[Moment, ...]]) -> set[int]:
    return {value for found in texts for moment in found if moment.facet == facet for value in moment.values}


def _judge(claim: Claim, moment: Moment, known: _Known) -> Reason | None:
    if _supported(claim, moment, known):
        return None
    rival = _rival(claim, moment, known)
    name, text = _NAMES[moment.facet], claim.sentence.text[moment.start : moment.end]
    if moment.facet == "year" and _is_counted_back(moment, known, claim):
        return claim.reason(KIND, "This year is counted from another in the source.", moment.start, moment.end, rival, "info")
    severity: Severity = "error" if _certain(claim, moment, known, rival) else "warning"
    if rival is None:
        if moment.facet in _ONLY_IF_CHANGED or (moment.facet == "weekday" and known.values("daily")):
            return None
        message = f"The {name} “{text}” is not in the source."
    else:
        message = f"The {name} “{rival.text}” in the source is “{text}” here."
    return claim.reason(KIND, message, moment.start, moment.end, rival, severity)


def _supported(claim: Claim, moment: Moment, known: _Known) -> bool:
    if moment.values & known.values(moment.facet):
        return True
    extra = _SUPPORT.get(moment.facet)
    if extra and extra(claim, moment, known):
        return True
    return fits(claim.sentence.text, moment, (span.text for span in claim.evidence))


def _year_supported(claim: Claim, moment: Moment, known: _Known) -> bool:
    return any(_holds_digits(source, value) for source in claim.sources for value in moment.values)


def _holds_digits(source: str, value: int) -> bool:
    digits, place = str(value), -1
    while (place := source.find(digits, place + 1)) >= 0:
        if (
            not source[max(0, place - 1) : place].isdigit()
            and not source[place + len(digits) : place + len(digits) + 1].isdigit()
        ):
            return True
    return False


def _decade_supported(claim: Claim, moment: Moment, known: _Known) -> bool:
    """A decade of a year; "the 1400s" are a century too."""
    decades = {year // 10 * 10 for year in known.values("year")} | known.values("decade")
    centuries = {(century - 1) * 100 for century in known.values("century")} | {decade // 100 * 100 for decade in decades}
    return bool(moment.values & (decades | centuries))


def _century_supported(claim: Claim, moment: Moment, known: _Known) -> bool:
    centuries = {(year - 1) // 100 + 1 for year in known.values("year")} | {
        decade // 100 + 1 for decade in known.values("decade")
    }
    return bool(moment.values & centuries)


def _day_supported(claim: Claim, moment: Moment, known: _Known) -> bool:
    """A list of days ("19, 20 and 22 October") gives only some of them a month."""
    months = known.values("month")
    dated = {value % 100 for value in known.values("day")}
    return any(
        value // 100 in months
        and value % 100 not in dated
        and any(_holds_digits(source, value % 100) for source in claim.sources)
        for value in moment.values
    )


def _weekday_supported(claim: Claim, moment: Moment, known: _Known) -> bool:
    return any(names_days(span.text, moment.values) for span in claim.evidence)


def _clock_supported(claim: Claim, moment: Moment, known: _Known) -> bool:
    if _ABOUT.search(claim.sentence.text[max(0, moment.start - 20) : moment.start].lower()):
        apart = (abs(value - other) % 1440 for value in moment.values for other in known.values("clock"))
        if any(minutes <= _ROUNDED_BY or minutes >= 1440 - _ROUNDED_BY for minutes in apart):
            return True
    return any(
        not any(
            other.facet == "clock" and other.start <= match.start() < other.end for other in moments(source)
        )  # 2:10 a.m. is no 14:10
        for value in moment.values
        for hour in {value // 60, (value // 60 - 1) % 12 + 1}
        for source in claim.sources
        for match in re.finditer(rf"(?<!\d){hour}[:.]{value % 60:02d}", source)
    )


def _daypart_supported(claim: Claim, moment: Moment, known: _Known) -> bool:
    hours = {minutes // 60 for minutes in known.values("clock")}
    spans = {0: range(0, 12), 1: range(12, 19), 2: range(16, 24), 3: (*range(18, 24), *range(0, 6))}
    return any(hour in spans[value] for value in moment.values for hour in hours)


def _quarter_supported(claim: Claim, moment: Moment, known: _Known) -> bool:
    """A part whose noun is left out: "the first and second quarters", "the first half has 14 lessons, the second 16", "each half"."""
    ordinal = ("first", "second", "third", "fourth")
    noun = "hal(?:f|ves)" if moment.facet == "half" else "quarters?"
    return any(
        re.search(rf"\b{ordinal[value - 1]} (?:and|or) |\bthe {ordinal[value - 1]}\b{_NO_NOUN}", lowered(source))
        or re.search(rf"\b(?:both|each|every|either|all|two) (?:of the )?(?:\w+ )?{noun}\b", lowered(source))
        for value in moment.values
        for source in claim.sources
    )


_SUPPORT: dict[Facet, Callable[[Claim, Moment, _Known], bool]] = {
    "year": _year_supported,
    "decade": _decade_supported,
    "century": _century_supported,
    "day": _day_supported,
    "weekday": _weekday_supported,
    "clock": _clock_supported,
    "daypart": _daypart_supported,
    "quarter": _quarter_supported,
    "half": _quarter_supported,
}


def _rival(claim: Claim, moment: Moment, known: _Known) -> SourceSpan | None:
    """The moment of the same facet that was most likely meant: in the evidence, not also stated by the sentence, in like words."""
    facets: tuple[Facet, ...] = ("year", "decade") if moment.facet == "decade" else (moment.facet,)
    near = words_near(claim.sentence.text, moment.start, moment.end)
    best: tuple[tuple[bool, int, int, int], SourceSpan] | None = None
    for rank, (span, other) in enumerate(known.evidence[:_MOST_MOMENTS]):
        if other.facet not in facets or not (other.sure or other.facet == "clock"):
            continue
        source = claim.sources[span.source]
        free = not other.values & known.stated[other.facet]
        half_same = other.facet == "day" and any(
            a % 100 == b % 100 or a // 100 == b // 100 for a in other.values for b in moment.values
        )
        alike = len(near & words_near(source, other.start, other.end))
        key = (free, int(half_same), alike, -rank)
        if best is None or key > best[0]:
            best = key, source_span(claim, span.source, other.start, other.end)
    return best[1] if best else None


def _certain(claim: Claim, moment: Moment, known: _Known, rival: SourceSpan | None) -> bool:
    if counts_on(claim, rival) and own_words(claim, moments):
        return False
    if follows(claim, moment, [other for _, other in known.evidence[:_MOST_MOMENTS]]):
        return False
    facet = moment.facet
    if facet in BOUNDED and rival and keeps_to_bound(claim, moment, rival):
        return False
    if facet == "year" and _is_of_decade(moment, known):
        return False
    if facet in _RELATIVE:
        return bool(known.in_evidence(facet) - known.stated[facet]) and _relative_conflict(claim, moment, known)
    if facet == "weekday":
        return bool(known.in_evidence("weekday") - known.stated["weekday"]) and not known.in_evidence("daily")
    if facet == "year":
        return _year_certain(claim, moment, known)
    if facet == "month" and (known.values("monthly") or known.values("quarter")):
        return False
    return bool(known.values(facet)) or (facet in ("decade", "century") and bool(known.values("year")))


def _relative_conflict(claim: Claim, moment: Moment, known: _Known) -> bool:
    if moment.facet == "daypart":
        return False
    if moment.facet == "daily" and 0 in moment.values | known.in_evidence("daily"):
        return False  # "today" is also "nowadays"
    return not any(known.in_evidence(facet) for facet in _ABSOLUTE[moment.facet])


def _year_certain(claim: Claim, moment: Moment, known: _Known) -> bool:
    years = known.values("year")
    relative = known.values("yearly") or any(_YEARS_AGO.search(lowered(source)) for source in claim.sources)
    close = any(abs(year - value) <= 1 for year in years for value in moment.values)
    return bool(years) and not (relative and close)


def _is_of_decade(moment: Moment, known: _Known) -> bool:
    """Whether the year may be the one that the evidence tells as "in the mid-1990s": no other year there is of that decade."""
    decades = {value // 10 * 10 for value in moment.values}
    return bool(decades & known.in_evidence("decade")) and not decades & {year // 10 * 10 for year in known.in_evidence("year")}


def _is_counted_back(moment: Moment, known: _Known, claim: Claim) -> bool:
    """Whether the year follows from another and an age or a number of years ("30 in 2015", "born in 1985")."""
    ages = {int(age) for span in claim.evidence for age in re.findall(r"(?<![\w.,$])\d{1,3}(?![\w.,%]\d)", span.text)[:20]}
    years = known.in_evidence("year")
    return bool(_COUNTED.search(lowered(claim.sentence.text))) and any(
        year - age in moment.values for year in years for age in ages
    )
