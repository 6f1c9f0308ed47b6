"""Times of day: "7 p.m." for "19:00", "15:00 CET" for "14:00 UTC", "75 minutes after 17:30" for "18:45"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from factcheck.checks.dates.clock import Clock, clocks
from factcheck.checks.numbers.amounts import Amount, amounts
from factcheck.checks.plain_text import lowered
from factcheck.checks.terms.swap import Swap, with_stop

_AT = re.compile(r"\b(?:at|by|until|till|from)\s$")
_BEGINS = re.compile(
    r"\b(?:beg[iau]ns?|beginning|start(?:s|ed|ing)?|open(?:s|ed|ing)?|left|leaves?|departs?|departed|set off|from)\b"
)
_ENDS = re.compile(
    r"\b(?:end(?:s|ed|ing)?|over|finish(?:es|ed)?|until|till|clos(?:es?|ed|ing)|stop(?:s|ped)?|arriv(?:es?|ed)|land(?:s|ed)?"
    r"|reach(?:es|ed)?|back|return(?:s|ed)?|out|concluded?s?|due)\b"
)
_REACH = 160  # characters between a time and how long something lasts
_LONGEST = 86400.0  # seconds
_DAY = 1440


def find(claim: str, passage: str) -> list[Swap]:
    """The times of the claim that the passage tells otherwise; a time in a zone only for one in a zone, else the zone stays."""
    told = clocks(passage)
    swaps = []
    for clock in clocks(claim) if told else ():
        fitting = [other for other in told if clock.same(other)]
        if not fitting:
            swaps += list(_counted(claim, passage, clock))[:1]
            continue
        other = fitting[0]
        both = bool(clock.zone and other.zone)
        end, other_end = (clock.end, other.end) if both else (clock.time_end, other.time_end)
        here, there = claim[clock.start : end], passage[other.start : other_end]
        if lowered(here) != lowered(there):
            text = with_stop(there, here, claim[end : end + 1])
            swaps.append(Swap(clock.start, end, text, other.start, other_end, f"{here} is {there}"))
    return swaps


def _counted(claim: str, passage: str, clock: Clock) -> Iterator[Swap]:
    """The end of something of which the passage tells the begin and how long it lasts, or the begin."""
    before, behind = (list(words.finditer(lowered(claim), 0, clock.start)) for words in (_BEGINS, _ENDS))
    places = [match.start() for match in (*before[-1:], *behind[-1:])]
    if not places:
        return
    is_end = bool(behind) and behind[-1].start() == max(places)
    for length in amounts(passage):
        if length.kind != "time" or length.value > _LONGEST or length.hedge:
            continue
        for other in clocks(passage):
            if abs(length.start - other.start) <= _REACH and clock.same(_later(other, length, is_end)):
                at = _AT.search(lowered(claim), 0, clock.start)
                start = at.start() if at else clock.start
                lasting, whole = passage[length.figure : length.end], passage[other.start : other.end]
                text = f"{lasting} {'after' if is_end else 'before'} {whole}"
                here = claim[start : clock.end]
                place = min(length.start, other.start), max(length.end, other.end)
                yield Swap(start, clock.end, with_stop(text, here, claim[clock.end : clock.end + 1]), *place, f"{here} is {text}")


def _later(clock: Clock, length: Amount, later: bool) -> Clock:
    step = round(length.value / 60) * (1 if later else -1)
    return replace(clock, minutes=frozenset((minute + step) % _DAY for minute in clock.minutes))
