"""The patterns of dates and times, and what each says: a table of regular expressions with readers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Literal

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

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
    "seventeenth eighteenth nineteenth twentieth"
).split()
TWENTY_FIRST = {f"twenty-{word}": 20 + index for index, word in enumerate(ORDINAL_WORDS[:9], 1)}
ORDINALS = {word: index for index, word in enumerate(ORDINAL_WORDS, 1)} | TWENTY_FIRST

_MONTH_NUMBER = {name: index for index, name in enumerate(MONTHS, 1)}
_MONTH_NUMBER |= {name[:3]: index for index, name in enumerate(MONTHS, 1)} | {"sept": 9}
_WEEKDAY_NUMBER = {name: index for index, name in enumerate(WEEKDAYS)}
_WEEKDAY_NUMBER |= {
    "mon": 0,
    "tue": 1,
    "tues": 1,
    "wed": 2,
    "weds": 2,
    "thu": 3,
    "thur": 3,
    "thurs": 3,
    "fri": 4,
    "sat": 5,
    "sun": 6,
}

_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)"
)
_DOT = r"(?:(?<=(?<!\w)\w{3})(?<!may)\.|(?<=sept)\.)?"  # behind an abbreviated month
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1\d{3}|20\d\d|2100)"
_NOT_YEAR_AFTER = (
    r"(?!\s?(?:people|persons?|men|women|children|miles?|km|kilomet|met(?:re|er)|feet|foot|ft\b|dollars?|pounds?|euros?|jobs|workers|votes|"
    r"points?|tonnes?|tons?|acres?|calories|fans|homes|troops|soldiers|deaths|cases|times|words|pages|items|students|employees|percent|%|"
    r"million|billion|thousand|hundred|hours|days|weeks|months|years|mph|kg|rpm|hp)\b)"
)
_ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))


Found = Iterator[tuple[Facet, frozenset[int], bool] | tuple[Facet, frozenset[int], bool, str]]
Reader = Callable[[re.Match[str], str], Found]


def _one(*values: int) -> frozenset[int]:
    return frozenset(values)


def _calendar_date(match: re.Match[str], text: str) -> Found:
    groups = match.groupdict()
    month = _MONTH_NUMBER[groups["month"]]
    capital = text[match.start("month")].isupper()
    days = [int(day) for name in ("day", "day2") if (day := groups.get(name))]
    year = groups.get("year")
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
    led = re.search(
        r"\b(?:in|of|since|until|till|by|last|next|this|early|late|mid|from|through|before|after|during|every|and|to)[\s-]+$",
        before,
    )
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
    led = re.search(
        r"\b(?:in|since|by|from|until|till|of|to|and|year|circa|before|after|around|during|between|late|early|the)[\s(]+$",
        text[max(0, match.start() - 9) : match.start()].lower(),
    )
    yield "year", _one(year), year >= 1900 or (year >= 1100 and bool(led))


def _year_range_end(match: re.Match[str], text: str) -> Found:
    yield "year", _one(int(match["year"][:2] + match["short"])), False
    yield "year", _one(int(match["year"])), True


def _decade(match: re.Match[str], text: str) -> Found:
    digits = match["digits"]
    yield (
        "decade",
        _one(*([int(digits)] if len(digits) == 4 else [1900 + int(digits), 2000 + int(digits), 1800 + int(digits)])),
        True,
    )


def _century(match: re.Match[str], text: str) -> Found:
    yield "century", _one(_ordinal(match["ordinal"])), True


def _ordinal(text: str) -> int:
    digits = re.match(r"\d+", text)
    return int(digits[0]) if digits else ORDINALS[text.replace(" ", "-")]


def _weekday(match: re.Match[str], text: str) -> Found:
    name = match["weekday"]
    after = text[match.end() : match.end() + 2]
    before = text[max(0, match.start() - 12) : match.start()].lower()
    titled = (after[:1] == " " and after[1:].isupper() and not before.endswith("on ")) or before.endswith(
        ("black ", "good ", "ash ", "super ", "cyber ", "easter ", "palm ")
    )
    yield "weekday", _one(_WEEKDAY_NUMBER[name]), len(name) > 5 and not titled


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
        yield (
            "clock",
            _one(minutes, *([(minutes + 720) % 1440] if hour <= 12 else [])),
            bool(groups.get("zone") or groups.get("oclock")),
        )


def _noon(match: re.Match[str], text: str) -> Found:
    yield "clock", _one(0 if match[0].startswith("mid") and match[0] != "midday" else 720), True


_DAYPARTS = {"morning": 0, "afternoon": 1, "evening": 2, "night": 3, "overnight": 3, "tonight": 3}


def read_daypart(match: re.Match[str], text: str) -> Found:
    """Reads a match of `DAYPART`; evening and night overlap."""
    name = match["daypart"]
    part = _DAYPARTS[name]
    yield "daypart", _one(part, *([2] if part == 3 else [3] if part == 2 else [])), name not in ("tonight", "overnight")


_OFFSETS = {"last": -1, "previous": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
_RELATIVE_FACETS: dict[str, Facet] = {"week": "week", "month": "monthly", "year": "yearly"}


def _relative(match: re.Match[str], text: str) -> Found:
    yield _RELATIVE_FACETS[match["unit"]], _one(_OFFSETS[match["which"]]), match["which"] in ("last", "this", "next")


_DAILY = {
    "yesterday": -1,
    "last night": -1,
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "tomorrow": 1,
}


def _daily(match: re.Match[str], text: str) -> Found:
    yield "daily", _one(_DAILY[" ".join(match[0].split())]), True


_HOLIDAYS = {
    "christmas eve": 1224,
    "christmas day": 1225,
    "boxing day": 1226,
    "new year's eve": 1231,
    "new year's day": 101,
    "valentine's day": 214,
    "april fools' day": 401,
    "may day": 501,
    "fourth of july": 704,
    "independence day": 704,
    "halloween": 1031,
}


def _holiday(match: re.Match[str], text: str) -> Found:
    day = _HOLIDAYS[" ".join(match[0].split())]
    yield "day", _one(day), False
    yield "month", _one(day // 100), False


def _quarter(match: re.Match[str], text: str) -> Found:
    ordinal = match["ordinal"] or match["number"]
    yield "quarter", _one(_ordinal(ordinal)), True


def _half(match: re.Match[str], text: str) -> Found:
    yield "half", _one(_ordinal(match["ordinal"])), True


# In order: what an earlier pattern took, a later one does not read again.
PATTERNS: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(pattern), reader)
    for pattern, reader in (
        (rf"\b(?:{'|'.join(_HOLIDAYS)})\b".replace(" ", r"\s"), _holiday),
        (r"(?<![\w/-])(?P<year>[12]\d{3})[-/](?P<m>0[1-9]|1[0-2])[-/](?P<d>0[1-9]|[12]\d|3[01])(?!\d)", _iso_date),
        (r"(?<![\w/.-])(?P<first>[0-3]?\d)[/.](?P<second>[0-3]?\d)[/.](?P<year>(?:19|20)?\d\d)(?![\w/])", _numeric_date),
        (
            rf"(?<![\w.,$£€]){_DAY}(?:\s?(?:-|to|and|or|/)\s?(?P<day2>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?)?\s(?:of\s)?{_MONTH}\b{_DOT}(?:\s?,?\s{_YEAR}(?![\w,]*\d))?",
            _calendar_date,
        ),
        (
            rf"\b{_MONTH}\b{_DOT}\s(?:the\s)?{_DAY}(?![\w:]|[.,]\d)(?:\s?(?:-|to|and|or)\s?(?P<day2>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\w:]|,\d))?(?:\s?,?\s{_YEAR}(?!\w))?",
            _calendar_date,
        ),
        (rf"\b{_MONTH}\b{_DOT}(?:,|\sof)?\s{_YEAR}(?!\w)", _calendar_date),
        (rf"\b{_MONTH}\b", _calendar_date),
        (r"(?<!\w)'?(?P<digits>1\d\d0|20\d0|[1-9]0)(?:\s?'\s?)?s\b", _decade),
        (r"(?<![\w.,$£€-])(?P<year>1\d{3}|20\d\d)[-/](?P<short>\d\d)(?![\w-])", _year_range_end),
        (rf"(?<![\w.,$£€#]){_YEAR}(?![\w%]|[.,]\d|\s[.,]\s\d){_NOT_YEAR_AFTER}", _year),
        (rf"\b(?P<ordinal>\d{{1,2}}(?:st|nd|rd|th)|{_ORDINAL})[\s-]century\b", _century),
        (r"\b(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day|tues?|weds?|thurs?|thu|fri|mon|sat|sun)(?=s?\b)", _weekday),
        (r"(?<![\w.,:$£€])(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s?(?P<half>[ap]\s?\.?\s?m\b)\.?", _clock),
        (r"(?<![\w.,:$£€])(?P<hour>\d{1,2}):(?P<minute>\d\d)(?![\w:])(?P<zone>\s(?:gmt|utc|est|edt|bst|cet|pst|pdt)\b)?", _clock),
        (r"(?<![\w.,:$£€])(?P<hour>[012]\d)(?P<minute>[0-5]\d)\s?(?P<zone>gmt|utc|bst|hours)\b", _clock),
        (r"\b(?P<hour>\d{1,2})\s(?P<oclock>o'\s?clock)\b", _clock),
        (r"\b(?:noon|midday|midnight)\b", _noon),
        (r"\b(?:yesterday|today|tomorrow|tonight|last\snight|this\s(?:morning|afternoon|evening))\b", _daily),
        (r"\b(?P<which>last|this|next|previous|past|current|coming)\s(?P<unit>week|month|year)(?!\w|'s?\w|-old)", _relative),
        (
            rf"\b(?:(?P<ordinal>{'|'.join(ORDINAL_WORDS[:4])}|[1-4](?:st|nd|rd|th))(?:\s|\s?-\s?)(?:fiscal\s)?quarter|q(?P<number>[1-4]))\b",
            _quarter,
        ),
        (r"\b(?P<ordinal>first|second|1st|2nd)(?:\s|\s?-\s?)half\b", _half),
    )
)
DAYPART = re.compile(r"\b(?P<daypart>morning|afternoon|evening|night|overnight|tonight)\b")
"""Read on its own, as it may be part of another expression ("this morning")."""
