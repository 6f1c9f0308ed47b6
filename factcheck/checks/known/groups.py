"""Groups of people: all of them together, and those of a group of whom the contrary is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations

from factcheck.checks.known.figures import Piece, pieces_of
from factcheck.checks.known.statement import Known, like, sentences, words_of
from factcheck.checks.numbers.quantities import Quantity, quantities
from factcheck.checks.plain_text import lowered

_PERSONS = frozenset(
    "people person participant child children pupil student patient volunteer applicant candidate member guest visitor passenger adult"
    " resident employee worker player runner swimmer competitor respondent them all total together altogether".split()
)
_NOT = re.compile(r"\b(?:not|without|failed|unable)\b|n['’]t\b")
_FAILED = re.compile(r"\bfail(?:ed|s)?\b")
_GENERIC = frozenset("exam test group".split())


def judge(claim: str, passage: str) -> Iterator[Known]:
    """Such as "five participants left" for "four men and one woman left", "one girl failed" for eight of nine that passed."""
    low = lowered(claim)
    stated = [q for q in quantities(claim) if q.form == "cardinal" and not q.unit]
    if len(stated) != 1 or stated[0].hedge:
        return
    figure = stated[0]
    said = words_of(low[: figure.start] + " " + low[figure.end :])
    lists = [
        (at + clause_at, clause, pieces)
        for at, sentence in sentences(passage)
        for clause_at, clause in _clauses(sentence)
        if (pieces := [p for p in pieces_of(clause) if not p.kind and not p.hedge])
    ]
    if _NOT.search(low):
        yield from _contrary(low, figure, said, lists)
    else:
        yield from _together(figure, said, lists)


def _clauses(sentence: str) -> Iterator[tuple[int, str]]:
    at = 0
    for clause in sentence.split(";"):
        yield at, clause
        at += len(clause) + 1


def _together(figure: Quantity, said: frozenset[str], lists: list[tuple[int, str, list[Piece]]]) -> Iterator[Known]:
    """All people of a list, who did what the list tells."""
    rest = said - _PERSONS
    for at, clause, pieces in lists:
        fits = len(pieces) > 1 and sum(p.value for p in pieces) == figure.value
        if fits and said & _PERSONS and rest and len(like(rest, words_of(clause) | _GENERIC)) == len(rest) and not _NOT.search(clause):
            yield Known(True, (figure.start, figure.end), at, at + len(clause.rstrip()))
            return


def _contrary(low: str, figure: Quantity, said: frozenset[str], lists: list[tuple[int, str, list[Piece]]]) -> Iterator[Known]:
    """Those of a group who did not do what some of the group did."""
    for (at, _, every), (other_at, clause, some) in permutations(lists, 2):
        if at > other_at or _NOT.search(clause):
            continue
        for whole in every:
            for part in some:
                group = whole.counted & part.words & said
                if not group or not part.value < whole.value or any(group & p.words for p in (*every, *some) if p not in (whole, part)):
                    continue
                deed = frozenset({"pass"}) if _FAILED.search(low) else said - group - {"not", "did", "didn"}
                if deed and len(like(deed, words_of(clause))) == len(deed):
                    yield Known(figure.value == whole.value - part.value, (0, len(low)), at, other_at + len(clause.rstrip()))
                    return
