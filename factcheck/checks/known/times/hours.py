"""Hours: closed at midnight where it is open from 7 a.m. to 11 p.m., over at 9.20 p.m. where that is 20 minutes before departure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checks.dates.clock import Clock, clocks
from factcheck.checks.known.statement import Known, like, sentences, words_of
from factcheck.checks.numbers.amounts import amounts
from factcheck.checks.numbers.number_words import ONES
from factcheck.checks.plain_text import lowered

_HOURS = re.compile(r"\b(?:open(?:s|ed)?|opening hours)\b[^.;]*\b(?:from|between|at|are)\b")
_CLOSED = re.compile(r"\b(?:closed|shut|not open|already closed)\b")
_OPEN = re.compile(r"\b(?:is|are|still|be|already) open\b")
_BEFORE = re.compile(
    r"\s?(?P<way>before|after) (?:the )?(?:departure|take-?off|start|beginning|kick-off|opening|show|concert|match|sailing)\b"
)
_LEAVES = re.compile(
    r"\b(?:leaves?|departs?|starts?|begins?|kicks off|opens?|sets? off|sails?|takes off|left|started|began)\b"
    r"(?:(?!\b(?:arriv|land|end|reach|clos|return))[^.;])*$"
)
WHEN = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|week(?:day|end)s?|every|daily|holidays?|summer|winter|spring|autumn|except|school"
    r"|january|february|march|april|june|july|august|september|october|november|december)\b"
)
_DAY = 1440
_HOUR = rf"1[0-2]|[1-9]|{'|'.join(word for word, value in ONES.items() if 1 <= value <= 12)}"
_AT_BARE = re.compile(rf"\bat (?P<hour>{_HOUR})\.?$")
_FROM_TO = re.compile(
    rf"\bopen (?:daily )?(?:from |between )?(?P<first>{_HOUR})\s?(?:to|until|till|and|-)\s?(?P<last>{_HOUR})\b(?![:.]\d|\s?[ap]\.?m)"
)
_MORNING, _EVENING = range(5 * 60, 12 * 60), range(16 * 60, 20 * 60 + 1)
_PLAIN = frozenset(
    "closed shut open midnight noon already still morning evening night afternoon pm am p.m a.m clock o'clock".split()
)


def judge(claim: str, passage: str) -> Iterator[Known]:
    """Whether something is open or closed at a time, by its hours."""
    yield from _ahead(claim, passage)
    low = lowered(claim)
    closed = bool(_CLOSED.search(low))
    if not closed and not _OPEN.search(low):
        return
    stated, bare = clocks(claim), _AT_BARE.search(low)
    if bare and not stated:
        stated = (Clock(*bare.span("hour"), bare.end("hour"), _halves(bare["hour"])),)
    if len(stated) != 1 or re.search(r"\b(?:from|until|till|after|before|between|to)\b", low):
        return
    for at, sentence in sentences(passage):
        told = clocks(sentence) or _by_day(sentence)
        if len(told) != 2 or not _HOURS.search(lowered(sentence)):
            continue
        said = frozenset(word for word in words_of(low[: stated[0].start]) if not any(c.isdigit() for c in word)) - _PLAIN
        if not said or len(like(said, words_of(sentence))) < len(said):
            continue
        if days_of(sentence) - days_of(claim) or days_of(claim) - days_of(sentence):
            continue
        ways = {
            first < now < last if first < last else not last < now < first
            for first in told[0].minutes
            for last in told[1].minutes
            for now in stated[0].minutes
            if now not in (first, last)
        }
        if bare and not closed and True in ways:
            ways = {True}  # "open at 10", of 10 in the morning and 10 at night
        if len(ways) == 1:
            yield Known(ways.pop() != closed, (stated[0].start, stated[0].end), at, at + len(sentence.rstrip()))
        return


def _halves(hour: str) -> frozenset[int]:
    """The minutes since midnight that an hour from one to twelve may be."""
    number = int(hour) if hour.isdigit() else int(ONES[hour])
    return frozenset((number % 12 * 60, number % 12 * 60 + _DAY // 2))


def _by_day(sentence: str) -> tuple[Clock, ...]:
    """The hours of "open from 9 to 5", which begin before noon and end behind it; any others may be those of a night."""
    found = _FROM_TO.search(lowered(sentence))
    if found is None:
        return ()
    first, last = (sorted(_halves(found[name]))[half] for half, name in enumerate(("first", "last")))
    by_day = first in _MORNING and last in _EVENING and last - _DAY // 2 < first
    hours = (("first", first), ("last", last)) if by_day else ()
    return tuple(Clock(*found.span(name), found.end(name), frozenset((minute,))) for name, minute in hours)


def days_of(text: str) -> frozenset[str]:
    """The days and seasons for which a text tells hours; every day is any day."""
    return frozenset(word.removesuffix("s") for word in WHEN.findall(lowered(text))) - {"every", "daily"}


def _ahead(claim: str, passage: str) -> Iterator[Known]:
    """Such as "boarding ends at 9.20 p.m." for one that ends 20 minutes before the departure at 21:40."""
    stated = clocks(claim)
    if len(stated) != 1 or re.search(r"\b(?:not|never)\b|n['’]t\b", lowered(claim)):
        return
    said = frozenset(word for word in words_of(lowered(claim)[: stated[0].start]) if not any(c.isdigit() for c in word))
    for at, sentence in sentences(passage):
        match = _BEFORE.search(lowered(sentence))
        lengths = [a for a in amounts(sentence) if match and a.kind == "time" and a.end <= match.start() <= a.end + 1]
        if not lengths or len(like(said, words_of(sentence[: lengths[0].start]))) < len(said) or not said:
            continue
        starts = [clock for clock in clocks(passage) if clock.end <= at + len(sentence) and _starts(passage, clock)]
        if len(starts) == 1:
            step = round(lengths[0].value / 60) * (-1 if match and match["way"] == "before" else 1)
            due = {(minute + step) % _DAY for minute in starts[0].minutes}
            holds = bool(due & stated[0].minutes)
            yield Known(holds, (stated[0].start, stated[0].end), at, at + len(sentence.rstrip()))
            return


def _starts(passage: str, clock: Clock) -> bool:
    """Whether a time is that of a beginning: it leaves at that time."""
    return bool(_LEAVES.search(lowered(passage)[max(0, clock.start - 40) : clock.start]))
