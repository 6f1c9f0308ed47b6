"""Times of day: "7 p.m." for "19:00", "15:00 CET" for "14:00 UTC", "75 minutes after 17:30" for "18:45"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from factcheck.checks.dates.clock import Clock, clocks
from factcheck.checks.known.statement import like, words_of
from factcheck.checks.numbers.amounts import Amount, amounts
from factcheck.checks.plain_text import lowered
from factcheck.checks.terms.swap import Swap, with_stop

_BEGINS_OR_ENDS = re.compile(
    r"\b(?:(?:will|is|was|are|were|be)\s)*(?:(?P<begins>beg[iau]ns?|start(?:s|ed)?|open(?:s|ed)?|left|leaves?|depart(?:s|ed)?|sets? off)"
    r"|(?P<ends>end(?:s|ed)?|over|finish(?:es|ed)?|clos(?:es?|ed)|stop(?:s|ped)?|arriv(?:es?|ed)|land(?:s|ed)?|reach(?:es|ed)?"
    r"|back|return(?:s|ed)?|concluded?s?))\b"
)
_AT = re.compile(r"\s(?:up\s)?(?:(?:at|by|around|about)\s)?(?:around\s|about\s)?", re.IGNORECASE)
_LASTS = re.compile(
    r"\b(?:last\w*|takes?|took|taking|runs?|ran|runtime|for|after|is|was|of|over)\s(?:(?:about|around|only|just|some|the)\s)?$"
)
_LONG = re.compile(
    r"(?:['’]s?)?[\s-](?:later|long|after|afterwards|journey|trip|flight|ride|crossing|drive|walk|voyage|show|talk|run)\b"
)
_CARRIED_ON = re.compile(
    r"(?:it|they|he|she|this|that|the (?:journey|trip|flight|ride|crossing|drive|walk|voyage|show|performance|event|running time))\b"
)
_SENTENCE_END = re.compile(r"[.!?]\s+")
_VERB_REACH = 60  # characters from such a verb to its time
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
    """The end of something of which the passage tells the begin and how long it lasts, or the begin: put in the words for those."""
    ours = _last_verb(claim, clock)
    if ours is None or not _AT.fullmatch(claim[ours.end() : clock.start]):
        return
    for length in amounts(passage):
        if length.kind != "time" or length.value > _LONGEST or length.hedge:
            continue
        for other in clocks(passage):
            theirs = _last_verb(passage, other)
            if theirs is None or bool(theirs["ends"]) == bool(ours["ends"]) or abs(length.start - other.start) > _REACH:
                continue
            if not _is_how_long(passage, length, other):
                continue
            if clock.same(_later(other, length, bool(ours["ends"]))):
                here, place = claim[ours.start() : clock.end], (theirs.start(), max(length.end, other.end))
                text = with_stop(passage[slice(*place)], here, claim[clock.end : clock.end + 1])
                lasting, whole = passage[length.figure : length.end], passage[other.start : other.end]
                message = f"{here} is {lasting} {'after' if ours['ends'] else 'before'} {whole}"
                yield Swap(ours.start(), clock.end, text, *place, message)


def _is_how_long(passage: str, length: Amount, clock: Clock) -> bool:
    """Whether an amount is how long that lasts which begins or ends at a time of day, by its words and its sentence."""
    low = lowered(passage)
    if not _LASTS.search(low, 0, length.start) and not _LONG.match(low, length.end):
        return False
    first, second = sorted((length.end, clock.end))
    cut = [match.end() for match in _SENTENCE_END.finditer(low, first, second)]
    start, other = (cut[-1], low[: cut[-1]]) if cut else (0, "")
    behind = low[start:]
    return not cut or bool(_CARRIED_ON.match(behind) or like(frozenset(words_of(" ".join(behind.split()[:3]))), words_of(other)))


def _last_verb(text: str, clock: Clock) -> re.Match[str] | None:
    """The verb of beginning or ending that a time belongs to."""
    found = list(_BEGINS_OR_ENDS.finditer(lowered(text), max(0, clock.start - _VERB_REACH), clock.start))
    return found[-1] if found and not re.search(r"[.;!?]\s", text[found[-1].end() : clock.start]) else None


def _later(clock: Clock, length: Amount, later: bool) -> Clock:
    step = round(length.value / 60) * (1 if later else -1)
    return replace(clock, minutes=frozenset((minute + step) % _DAY for minute in clock.minutes))
