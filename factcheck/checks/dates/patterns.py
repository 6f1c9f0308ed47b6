"""What the patterns of dates and times say: the table of patterns beside this module, with a reader for each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Literal

from factcheck.checks.dates.clock import minutes_aside
from factcheck.checks.tables import read_sections

Facet = Literal[
    "year",
    "decade",
    "century",
    "month",
    "day",
    "weekday",
    "clock",
    "daypart",
    "week",
    "yearly",
    "monthly",
    "daily",
    "quarter",
    "half",
]

_TABLE = read_sections(Path(__file__).with_name("patterns.toml"))
ORDINALS: dict[str, int] = _TABLE["ordinals"]
_MONTHS: dict[str, int] = _TABLE["months"]
WEEKDAYS: dict[str, int] = _TABLE["weekdays"]
_DAYPARTS: dict[str, int] = _TABLE["dayparts"]
_OFFSETS: dict[str, int] = _TABLE["offsets"]
_UNITS: dict[str, Facet] = _TABLE["units"]
_DAILY: dict[str, int] = _TABLE["daily"]
_HOLIDAYS: dict[str, int] = _TABLE["holidays"]
_DECADES: dict[str, int] = _TABLE["decades"]
_BEFORE_MONTH = re.compile(rf"\b(?:{'|'.join(_TABLE['before_month'].split())})[\s-]+$")
_GOES_ON = re.compile(
    r"\s(?!(?:and|but|for|from|with|until|till|after|before|when|while|the|this|last|next|which|who|that)\b)[a-z]{3,}"
)
_BEFORE_YEAR = re.compile(rf"\b(?:{'|'.join(_TABLE['before_year'].split())})[\s(]+$")
_BEFORE_WEEKDAY = tuple(f"{word} " for word in _TABLE["before_weekday"].split())

Found = Iterator[tuple[Facet, frozenset[int], bool] | tuple[Facet, frozenset[int], bool, str]]
Reader = Callable[[re.Match[str], str], Found]


def _one(*values: int) -> frozenset[int]:
    return frozenset(values)


def _calendar_date(match: re.Match[str], text: str) -> Found:
    groups = match.groupdict()
    month = _MONTHS[groups["month"]]
    capital = text[match.start("month")].isupper()
    days = [int(day) for name in ("day", "day2") if (day := groups.get(name))]
    year = groups.get("year")
    if groups["month"] in ("may", "march") and not (capital or year or text.islower()) and _GOES_ON.match(text, match.end()):
        return  # "a visitor of 18 may enter"
    for day in days:
        yield "day", _one(month * 100 + day), True
    if days or year:
        yield "month", _one(month), True, *(() if days else ("month",))
    else:
        yield "month", _one(month), _sure_month(match, text, capital)
    if year:
        yield "year", _one(int(year)), True, "year"
        if days and (weekday := _weekday_of(int(year), month, days[0])) is not None:
            yield "weekday", _one(weekday), False


def _sure_month(match: re.Match[str], text: str, capital: bool) -> bool:
    name = match["month"]
    before = text[max(0, match.start() - 12) : match.start()].lower()
    after = text[match.end() : match.end() + 2]
    led = _BEFORE_MONTH.search(before)
    if name in ("may", "march"):
        return bool(led) and (capital or not before.rstrip().endswith(("and", "to"))) and not after[1:].isupper()
    return (
        len(name) > 3
        and not (after[:1] == " " and after[1:].isupper())
        and (bool(led) or capital or name in ("january", "february"))
    )


def _numeric_date(match: re.Match[str], text: str) -> Found:
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    readings = [(m, d) for m, d in ((first, second), (second, first)) if 1 <= m <= 12 and 1 <= d <= 31]
    if readings:
        yield "day", _one(*(m * 100 + d for m, d in readings)), True
        yield "month", _one(*(m for m, _ in readings)), True
    yield "year", _one(year + (2000 if year < 50 else 1900) if year < 100 else year), bool(readings)


def _iso_date(match: re.Match[str], text: str) -> Found:
    year, month, day = int(match["year"]), int(match["m"]), int(match["d"])
    yield "year", _one(year), True
    yield "month", _one(month), True
    yield "day", _one(month * 100 + day), True
    if (weekday := _weekday_of(year, month, day)) is not None:
        yield "weekday", _one(weekday), False


def _weekday_of(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).weekday()
    except ValueError:
        return None


def _year(match: re.Match[str], text: str) -> Found:
    year = int(match["year"])
    led = _BEFORE_YEAR.search(text[max(0, match.start() - 9) : match.start()].lower())
    yield "year", _one(year), year >= 1900 or (year >= 1100 and bool(led))


def _year_range_end(match: re.Match[str], text: str) -> Found:
    yield "year", _one(int(match["year"][:2] + match["short"])), False
    yield "year", _one(int(match["year"])), True


def _decade(match: re.Match[str], text: str) -> Found:
    groups = match.groupdict()
    if tens := groups.get("tens"):
        yield "decade", _one(_DECADES[tens]), True
        return
    digits = groups["digits"]
    yield (
        "decade",
        _one(*([int(digits)] if len(digits) == 4 else [1900 + int(digits), 2000 + int(digits), 1800 + int(digits)])),
        True,
    )


def _century(match: re.Match[str], text: str) -> Found:
    groups = match.groupdict()
    for name in ("ordinal", "ordinal2"):
        if ordinal := groups.get(name):
            yield "century", _one(_ordinal(ordinal)), True


def _ordinal(text: str) -> int:
    digits = re.match(r"\d+", text)
    return int(digits[0]) if digits else ORDINALS[text.replace(" ", "-")]


def _weekday(match: re.Match[str], text: str) -> Found:
    name = match["weekday"]
    after = text[match.end() : match.end() + 2]
    before = text[max(0, match.start() - 12) : match.start()].lower()
    titled = (after[:1] == " " and after[1:].isupper() and not before.endswith("on ")) or before.endswith(_BEFORE_WEEKDAY)
    yield "weekday", _one(WEEKDAYS[name]), len(name) > 5 and not titled


_AT_A_TIME = re.compile(r"\b(?:at|from|until|till|before|after|since|between)\s$")
"""Words before "20:30" by which it is a time of day, and no score, ratio or length of time."""
_LEAD = 10
"""Characters before a time that are looked at."""


def _clock(match: re.Match[str], text: str) -> Found:
    groups = match.groupdict()
    hour, minute = int(groups["hour"]), int(groups.get("minute") or 0)
    half = (groups.get("half") or "")[:1]
    if hour > 24 or minute > 59 or (half and not 1 <= hour <= 12):
        return
    minutes = hour % 24 * 60 + minute
    if half:
        yield "clock", _one(minutes % 720 + (720 if half == "p" else 0)), True
    else:
        before = text[max(0, match.start() - _LEAD) : match.start()].lower()
        by_the_day = len(groups["hour"]) == 2 and hour < 10 and bool(groups.get("minute"))  # "02:00", but "21:17" may be a score
        sure = bool(groups.get("zone") or groups.get("oclock") or by_the_day or _AT_A_TIME.search(before))
        yield "clock", _one(minutes, *([(minutes + 720) % 1440] if hour <= 12 and not by_the_day else [])), sure


def _noon(match: re.Match[str], text: str) -> Found:
    named = 0 if match["named"] == "midnight" else 720
    yield "clock", _one((named + minutes_aside(match.groupdict())) % 1440), True


def read_daypart(match: re.Match[str], text: str) -> Found:
    """Reads a match of `DAYPART`; evening and night overlap."""
    name = match["daypart"]
    part = _DAYPARTS[name]
    yield "daypart", _one(part, *([2] if part == 3 else [3] if part == 2 else [])), name not in ("tonight", "overnight")


def _relative(match: re.Match[str], text: str) -> Found:
    yield _UNITS[match["unit"]], _one(_OFFSETS[match["which"]]), match["which"] in ("last", "this", "next")


def _daily(match: re.Match[str], text: str) -> Found:
    yield "daily", _one(_DAILY[" ".join(match[0].split())]), True


def _holiday(match: re.Match[str], text: str) -> Found:
    day = _HOLIDAYS[" ".join(match[0].split())]
    yield "day", _one(day), False
    yield "month", _one(day // 100), False


def _quarter(match: re.Match[str], text: str) -> Found:
    ordinal = match["ordinal"] or match["number"]
    yield "quarter", _one(_ordinal(ordinal)), True


def _half(match: re.Match[str], text: str) -> Found:
    yield "half", _one(_ordinal(match["ordinal"])), True


_READERS: dict[str, Reader] = {
    "calendar_date": _calendar_date,
    "numeric_date": _numeric_date,
    "iso_date": _iso_date,
    "year": _year,
    "year_range_end": _year_range_end,
    "decade": _decade,
    "century": _century,
    "weekday": _weekday,
    "clock": _clock,
    "noon": _noon,
    "relative": _relative,
    "daily": _daily,
    "holiday": _holiday,
    "quarter": _quarter,
    "half": _half,
}
_PARTS: dict[str, str] = _TABLE["parts"] | {
    "ordinal": "|".join(sorted(ORDINALS, key=len, reverse=True)),
    "holiday": "|".join(_HOLIDAYS).replace(" ", r"\s"),
    "tens": "|".join(_DECADES),
    "counted": "|".join(_TABLE["counted"].split()),
}


def _filled_in(regex: str) -> str:
    return re.sub(r"\{([a-z_]+)\}", lambda part: _filled_in(_PARTS[part[1]]), regex)


PATTERNS: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(_filled_in(row["regex"])), _READERS[row["reader"]]) for row in _TABLE["patterns"]
)
"""In order: what an earlier pattern took, a later one does not read again."""
DAYPART = re.compile(_TABLE["apart"]["daypart"])
"""Read on its own, as it may be part of another expression ("this morning")."""
