"""Seasons: open from 1 April to 15 October where it opens on 1 April and closes on 15 October, over in May where it runs until June."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from factcheck.checks.known.statement import Known, like, sentences, words_of
from factcheck.checks.plain_text import lowered

_MONTHS = "january february march april may june july august september october november december".split()
_DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?)?(?P<month>{'|'.join(_MONTHS)})(?: (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?! \d))?"
    r"(?!\w)(?! \d{4}| or )"
)
_DAYS = r"(?: (?:daily|every day|every year|each year|again))?"
_BEGINS = re.compile(
    rf"\b(?:(?:re)?opens?|begins?|starts?|runs? from|lasts? from"
    rf"|(?:is|are) (?:open|closed|shut|valid|in force|on show|on display|held){_DAYS}"
    rf"(?: between| from)|open{_DAYS} (?:from|between)){_DAYS}(?: on| in| from)? (?:the )?$"
)
_ENDS = re.compile(
    rf"\b(?:closes?|shuts?|ends?|finish(?:es)?|expires?|(?:is|are) (?:open|valid|in force|on show|on display){_DAYS} (?:until|till)"
    rf"|runs? until|lasts? until){_DAYS}(?: on| in| at the end of)? (?:the )?$"
)
_TO = re.compile(r"^(?: inclusive)?,? (?:to|until|till|through|and) (?:the )?$")
_CLOSED = re.compile(r"\b(?:is|are) (?:closed|shut)\b")
_OF_THEN = re.compile(
    r"\b(?:was|were|had|used to|opened|closed on|began|ended|ran|lasted|will|would|this|last|next|once|now)\b|\b(?:1[89]|20)\d\d\b"
)
"""Words by which it is a season that was or that comes, not that of any year."""
_DOUBT = re.compile(
    r"\b(?:not|never|no|unless|except|only|may be|might|could|should|usually|planned|weekends?|sundays?)\b|n['’]t\b"
)
_SAID_OF_BOTH = frozenset(
    """open opens reopens
    close closes shut shuts begin begins start starts end ends finish finishes run runs last lasts from to until till on"
    " in is are valid force show display day daily again year every each inclusive""".split()
)
_REACH = 40


class _Edge(NamedTuple):
    """When something begins or ends, by month and day (0: not told), and the words for it."""

    role: Literal["begins", "ends"]
    month: int
    day: int
    start: int
    end: int


def judge(claim: str, passage: str) -> Iterator[Known]:
    """Whether a season begins and ends when a claim says so."""
    ours = list(_edges(lowered(claim)))
    if not ours or _DOUBT.search(lowered(claim)) or len(ours) != len(_DATE.findall(lowered(claim))):
        return
    said = _words(claim)
    for at, sentence in sentences(passage):
        low = lowered(sentence)
        theirs = {edge.role: edge for edge in _edges(low)}
        if len(theirs) != len(_DATE.findall(low)) or not {edge.role for edge in ours} <= theirs.keys() or _DOUBT.search(low):
            continue
        if any(bool(way.search(low)) != bool(way.search(lowered(claim))) for way in (_CLOSED, _OF_THEN)):
            continue
        if not said or len(like(said, _words(sentence))) < len(said):
            continue
        judged = [(edge, _same(edge, theirs[edge.role])) for edge in ours]
        if any(same is None for _, same in judged):
            return
        wrong = [edge for edge, same in judged if not same]
        first = (wrong or ours)[0]
        yield Known(not wrong, (first.start, first.end), at, at + len(sentence.rstrip()))
        return


def _words(text: str) -> frozenset[str]:
    """The words for what has a season, without those of its dates."""
    return words_of(_DATE.sub(" ", lowered(text))) - words_of(" ".join(_SAID_OF_BOTH))


def _same(ours: _Edge, theirs: _Edge) -> bool | None:
    """Whether two dates are the same; None where the claim is finer than the passage."""
    if ours.month != theirs.month:
        return False
    if ours.day and not theirs.day:
        return None
    return not ours.day or ours.day == theirs.day


def _edges(low: str) -> Iterator[_Edge]:
    last: re.Match[str] | None = None
    for match in _DATE.finditer(low):
        before = low[max(0, match.start() - _REACH) : match.start()]
        role: Literal["begins", "ends"] | None = "begins" if _BEGINS.search(before) else "ends" if _ENDS.search(before) else None
        if role is None and last is not None and _TO.match(low[last.end() : match.start()]):
            role = "ends"
        if role is not None:
            day = int(match["day"] or match["day2"] or 0)
            yield _Edge(role, _MONTHS.index(match["month"]), day, match.start(), match.end())
            last = match
