"""Opening times: open until 17:00 where it closes at 5 p.m., not until 18:00; opens at 9 where it is open from 9 a.m."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from factcheck.checks.dates.clock import Clock, clocks
from factcheck.checks.known.statement import ZONE_BEHIND, Known, like, sentences, words_of
from factcheck.checks.known.times.hours import WHEN, days_of
from factcheck.checks.plain_text import lowered

_DOORS = r"(?: (?:its|the|their) (?:doors|gates))?(?: (?:daily|every day))?"
_OPENS = re.compile(
    rf"(?:\bopens{_DOORS} (?:at|from)|\bopening (?:at|time is)|\bopen{_DOORS} (?:from|between)"
    rf"|(?<!\bis )(?<!\bare )(?<!\bbe )(?<!\bstill )(?<!\balready )\bopen{_DOORS} at) $"
)
_SHUTS = re.compile(
    rf"\b(?:(?:closes?|shuts?){_DOORS} at|closing (?:at|time is)|(?:opens?|opening)(?: (?:daily|every day|late))? (?:until|till|up to)) $"
)
_TO = re.compile(r"\s?(?:to|until|till|[-–—])\s?")
_AND = re.compile(r" and ")
_BETWEEN = re.compile(r"\bbetween $")
_CLAUSE_END = re.compile(rf" and | but | to | until |[-–—,;(]|\.(?!{ZONE_BEHIND})(?:\s|$)", re.I)
_SAID_OF_BOTH = frozenset("stay remain keep already still open opens close closes shut shuts daily day".split())
_LEADING_UP = 60  # characters before a time that say what it is of
_OPEN_TO_DOUBT = re.compile(r"\b(?:not|never|no|unless|except|closed until|may|might|could|should)\b|n['’]t\b")


class _Edge(NamedTuple):
    """When something opens or shuts: the words for it, and those behind the time that say for whom or when that is so."""

    role: Literal["opens", "shuts"]
    clock: Clock
    of: frozenset[str]
    only: frozenset[str]


def judge(claim: str, passage: str) -> Iterator[Known]:
    """Whether something opens or closes when a claim says so."""
    ours = list(_edges(claim))
    if not ours or len(ours) != len(clocks(claim)) or _OPEN_TO_DOUBT.search(lowered(claim)):
        return
    told = [
        ([_told(edge, sentence) for edge in ours], at, at + len(sentence.rstrip()))
        for at, sentence in sentences(passage)
        if days_of(sentence) == days_of(claim) and not _OPEN_TO_DOUBT.search(lowered(sentence))
    ]
    found = [one for one in told if all(one[0])]
    if len(found) != 1 or any(len(same) > 1 for same in found[0][0]):
        return
    same, start, end = found[0]
    wrong = [edge for edge, ways in zip(ours, same, strict=True) if ways == {False}]
    clock = (wrong or ours)[0].clock
    yield Known(not wrong, (clock.start, clock.end), start, end)


def _told(edge: _Edge, sentence: str) -> set[bool]:
    """Whether the times that a sentence has for the same are those of the claim; of something told in more words only that they are."""
    found = set()
    for other in _edges(sentence):
        if other.role == edge.role and edge.of and _are_like(edge.of, other.of) and _are_same(edge.only, other.only):
            same = other.clock.same(edge.clock)
            if same or _are_same(edge.of, other.of):
                found.add(same)
    return found


def _are_like(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return len(like(ours, theirs)) == len(ours)


def _are_same(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return _are_like(ours, theirs) and _are_like(theirs, ours)


def _edges(text: str) -> Iterator[_Edge]:
    low, end, last, between = lowered(text), 0, None, False
    for clock in clocks(text):
        before = low[max(end, clock.start - _LEADING_UP) : clock.start]
        only = _things(_CLAUSE_END.split(low[clock.end :], maxsplit=1)[0])
        opens, shuts = _OPENS.search(before), _SHUTS.search(before)
        if match := opens or shuts:
            of = _things(before[: match.start()]) or (last.of if last else frozenset())
            last = _Edge("opens" if opens else "shuts", clock, of, only)
            between = bool(_BETWEEN.search(before))
            yield last
        elif last and last.role == "opens" and (_AND if between else _TO).fullmatch(before):
            last = last._replace(role="shuts", clock=clock, only=only)
            yield last
        else:
            last = None
        end = clock.end


def _things(text: str) -> frozenset[str]:
    """The words of a text but those for days and for what opens and shuts does."""
    return words_of(WHEN.sub(" ", text)) - _SAID_OF_BOTH
