"""Hours: closed at midnight where it is open from 7 a.m. to 11 p.m., over at 9.20 p.m. where that is 20 minutes before departure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checks.dates.clock import Clock, clocks
from factcheck.checks.known.statement import Known, like, sentences, words_of
from factcheck.checks.numbers.amounts import amounts
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
    stated = clocks(claim)
    if len(stated) != 1 or re.search(r"\b(?:from|until|till|after|before|between|to)\b", low):
        return
    for at, sentence in sentences(passage):
        told = clocks(sentence)
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
        if len(ways) == 1:
            yield Known(ways.pop() != closed, (stated[0].start, stated[0].end), at, at + len(sentence.rstrip()))
        return


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
