"""Times of day in their normal form: minutes since midnight, with the zone where one is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from factcheck.checks.kept import kept
from factcheck.checks.plain_text import lowered
from factcheck.checks.tables import read_sections

_DAY = 1440
_HALF_DAY = 720


Zone = tuple[int, ...]

ZONES: dict[str, Zone] = {
    name: (winter, summer) for name, (winter, summer) in read_sections(Path(__file__).with_name("zones.toml"))["zones"].items()
}
"""Names of time zones in lower case -> how many minutes they are ahead of UTC in winter and in summer."""

_HOURS = dict(zip("one two three four five six seven eight nine ten eleven twelve".split(), range(1, 13), strict=True))
_MINUTES = {"half": 30, "quarter": 15, "a quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
_PARTS = {"morning": range(0, 12), "afternoon": range(12, 19), "evening": range(16, 24), "night": (*range(18, 24), *range(0, 6))}

_ZONE = rf"(?:\s?\(?(?P<zone>{'|'.join(re.escape(name) for name in sorted(ZONES, key=len, reverse=True))})\b\)?|\s(?P<local>local time))?"
_PART = rf"(?P<part>\s(?:in the |at )(?:{'|'.join(_PARTS)}))?"
_HALF = r"(?:\s?(?P<half>[ap])(?:\s?\.\s?m\b\.?|\s?m\b))"
_WORD = rf"(?P<word>{'|'.join(_HOURS)})"
_NUMBER = r"(?<![\w.,:$£€+-])(?P<hour>\d{1,2})"
_PATTERNS = tuple(
    re.compile(pattern + _ZONE)
    for pattern in (
        rf"(?:{_NUMBER}(?:[:.](?P<minute>\d\d))?|\b{_WORD}){_HALF}",
        rf"{_NUMBER}:(?P<minute>\d\d)(?![\w:])(?:\s?(?:hours|hrs|h)\b)?{_PART}",
        rf"\b(?P<to>{'|'.join(_MINUTES)})\s(?P<way>past|to)\s(?:{_WORD}|{_NUMBER}\b){_PART}",
        rf"(?:{_NUMBER}|\b{_WORD})(?:\so'\s?clock\b{_PART}|(?P<need>\s(?:in the |at )(?:{'|'.join(_PARTS)})\b))",
        r"(?<![\w.,:$£€])(?P<hour>[012]\d)(?P<minute>[0-5]\d)(?:\s?(?:hours|hrs|h)\b|(?=\s?(?:utc|gmt|z)\b))",
        rf"\b(?P<to>{'|'.join(_MINUTES)}|\d\d?)(?:\sof\san\shour|\sminutes)?\s(?P<way>past|after|to|before)\s(?P<named>noon|midday|midnight)\b",
        r"\b(?:12\s)?(?P<named>noon|midday|midnight)\b",
    )
)
_LED = "|".join(rf"(?<=\b{word}\s)" for word in "at from until till by before after around between".split())
_DOTTED = r"(?P<hour>\d{1,2})\.(?P<minute>[0-5]\d)(?![\w%$€£°]|[.,:/]\d)"
# an amount has its unit behind it, a time what any clause may go on with
_GOES_ON = (
    r"(?=\s*(?:$|[.,;:!?)\"”’'–-])|\s(?:on|in|at|every|each (?:day|morning|evening|night)|and|to|or|until|till|with|from|but|sharp"
    r"|tonight|today|tomorrow|yesterday|this|when|while|because|as|before|after|by|daily|local time|(?:mon|tues|wednes|thurs|fri"
    r"|satur|sun)days?|it|he|she|they|we|the)\b)"
)
_DOTTED_FIRST = re.compile(rf"(?:{_LED}){_DOTTED}{_PART}{_GOES_ON}")
_DOTTED_NEXT = re.compile(rf"(?:,\s|,?\s(?:and|or|to|until|till)\s|\s?[–-]\s?){_DOTTED}{_PART}{_GOES_ON}")
_SENTENCE_END = re.compile(r"[.!?]\s")
_IS_NO_TIME = re.compile(
    r"\b(?:ris(?:es?|ing|en)|rose|f[ae]ll\w*|drop\w*|climb\w*|jump\w*|gr[eo]w\w*|(?:in|de)creas\w*|declin\w*|s[eo]lls?|sold|bought"
    r"|pric\w+|cost\w*|valu\w+|fees?|tickets? (?:start|are|is)|shares?|stocks?|trad\w+|currency|exchange|index|rates?|rated|ratio|odds"
    r"|averag\w*|mean|median|scor\w+|grades?|versions?|releases?|updat\w+|program|ph|magnitude|scale|measur\w+|weigh\w*|gained|lost"
    r"|quake|earthquake|up|down|went|level|stood)\b"
)
_LONGEST = 300
"""Characters before a time among which its sentence begins."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, where ``text[start:end]`` has it with its zone, and ``text[start:time_end]`` without.

    `minutes` since midnight: both halves of the day where the text does not say which. `zone` is how far ahead of UTC its zone is
    in winter and in summer; without any it is empty.
    """

    start: int
    time_end: int
    end: int
    minutes: frozenset[int]
    zone: Zone = ()

    def same(self, other: Clock) -> bool:
        """Whether it is the same time in the same zone, or in another the same instant; one without a zone may be in any."""
        if not self.zone or not other.zone:
            return bool(self.minutes & other.minutes)
        return bool(_instants(self) & _instants(other))


def _instants(clock: Clock) -> set[tuple[int, int]]:
    """Minutes since midnight in UTC, in winter (0) and in summer (1)."""
    return {(season, (minute - ahead) % _DAY) for minute in clock.minutes for season, ahead in enumerate(clock.zone)}


@kept
def clocks(text: str) -> tuple[Clock, ...]:
    """The times of day in a text, sorted by start."""
    low = lowered(text)
    found: list[Clock] = []
    for match in (match for pattern in _PATTERNS for match in pattern.finditer(low)):
        taken = any(clock.start < match.end() and match.start() < clock.end for clock in found)
        if not taken and (minutes := _minutes(match)):
            zone = match["zone"] or ""
            time_end = match.start("zone") if zone else match.end()
            found.append(Clock(match.start(), len(low[:time_end].rstrip(" (")), match.end(), minutes, ZONES.get(zone, ())))
    taken_up = bytearray(len(low))
    for clock in found:
        taken_up[clock.start : clock.end] = b"\x01" * (clock.end - clock.start)
    found += [clock for clock in _dotted(low) if taken_up.find(1, clock.start, clock.end) < 0]
    return tuple(sorted(found, key=lambda clock: clock.start))


def _dotted(low: str) -> Iterator[Clock]:
    """Times of day with a full stop ("at 7.30"), and those that follow them ("from 9.15 to 10.45"), where none can be an amount."""
    end = 0
    for first in _DOTTED_FIRST.finditer(low):
        sentence = _SENTENCE_END.split(low[max(0, first.start() - _LONGEST) : first.start()])[-1]
        if first.start() < end or _IS_NO_TIME.search(sentence):
            continue
        match: re.Match[str] | None = first
        while match:
            start = match.start("hour")
            end = match.end()
            if minutes := _minutes(match):
                yield Clock(start, end, end, minutes)
            match = _DOTTED_NEXT.match(low, end)


def minutes_aside(groups: Mapping[str, str]) -> int:
    """The minutes of "a quarter past" and "ten minutes before", 0 without them."""
    if not groups.get("way"):
        return 0
    minutes = int(groups["to"]) if groups["to"].isdigit() else _MINUTES[groups["to"]]
    return minutes if groups["way"] in ("past", "after") else -minutes


def _minutes(match: re.Match[str]) -> frozenset[int]:
    groups = match.groupdict()
    if named := groups.get("named"):
        return frozenset({((0 if named == "midnight" else _HALF_DAY) + minutes_aside(groups)) % _DAY})
    hour = int(groups["hour"]) if groups.get("hour") else _HOURS[groups["word"]]
    minute = int(groups.get("minute") or 0)
    if hour > 24 or minute > 59:
        return frozenset()
    minutes = hour * 60 + minute
    minutes += minutes_aside(groups)
    if half := groups.get("half"):
        return frozenset({minutes % _HALF_DAY + (_HALF_DAY if half == "p" else 0)}) if 1 <= hour <= 12 else frozenset()
    unsure = hour <= 12 and not (groups.get("minute") and len(groups["hour"]) == 2 and hour < 10)
    readings = {minutes % _DAY, (minutes + _HALF_DAY) % _DAY} if unsure else {minutes % _DAY}
    if part := groups.get("part") or groups.get("need"):
        readings = {m for m in readings if m // 60 in _PARTS[part.split()[-1]]} or readings
    return frozenset(readings)
