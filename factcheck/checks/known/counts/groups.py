"""Groups of people: all of them together, and those of a group of whom the contrary is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations

from factcheck.checks.known.counts.figures import Piece, pieces_of
from factcheck.checks.known.counts.subset import PERSON
from factcheck.checks.known.statement import KINDS, Known, are_told, like, sentences, words_of
from factcheck.checks.numbers.quantities import Quantity, quantities
from factcheck.checks.plain_text import lowered

_PERSONS = frozenset(
    "people person participant child children pupil student patient volunteer applicant candidate member guest visitor passenger adult"
    " resident employee worker player runner swimmer competitor respondent them all total together altogether".split()
)
_NOT = re.compile(r"\b(?:not|without|failed|unable)\b|n['’]t\b")
_THAN = re.compile(r"\b(?:more|fewer|less)\s(?:\w+\s)?than\b")
"""A number that only says how far apart two others are counts nobody."""
_BETWEEN = re.compile(r"\bbetween [\w,.]+ and\b", re.I)
_FAILED = re.compile(r"\bfail(?:ed|s)?\b")
_IN_ALL = re.compile(
    r"\b(?:in|over|on|within|during) (?:the |those |these |all )?(?P<count>two|three|four|five|six|seven)"
    r" (?:days|weeks|months|years|nights|places|sessions)\b"
)
_REST = re.compile(r"\bthe (?:rest|others|remaining ones|remainder)(?: are| were| being)? (?P<what>\w+)")
_HAD = words_of("draw drew drawn see saw have had count total receive received get got")
_GENERIC = frozenset("exam test group".split())


def judge(claim: str, passage: str) -> Iterator[Known]:
    """Such as "five participants left" for "four men and one woman left", "one girl failed" for eight of nine that passed."""
    low = lowered(claim)
    stated = [q for q in quantities(claim) if q.form == "cardinal" and (not q.unit or _IN_ALL.search(low))]
    in_all = _IN_ALL.search(low)
    if in_all:
        stated = [q for q in stated if not in_all.start() <= q.start < in_all.end()]
    if len(stated) != 1 or stated[0].hedge:
        return
    figure = stated[0]
    said = words_of(low[: figure.start] + " " + low[figure.end :])
    lists = [
        (at + clause_at, clause, pieces)
        for at, sentence in sentences(passage)
        for clause_at, clause in _clauses(sentence)
        if not _BETWEEN.search(clause) and (pieces := [p for p in pieces_of(clause) if not p.kind and not p.hedge])
    ]
    if _NOT.search(low):
        yield from _contrary(low, figure, said, lists)
    else:
        yield from _in_all(low, in_all, figure, said, lists) if in_all else _together(figure, said, lists)
        yield from _the_rest(figure, said, passage)


def _clauses(sentence: str) -> Iterator[tuple[int, str]]:
    at = 0
    for clause in sentence.split(";"):
        yield at, clause
        at += len(clause) + 1


def _together(figure: Quantity, said: frozenset[str], lists: list[tuple[int, str, list[Piece]]]) -> Iterator[Known]:
    """All people of a list, who did what the list tells."""
    rest = said - _PERSONS
    for at, clause, pieces in lists:
        labels = [frozenset().union(*(label for prep, label in piece.labels.items() if prep != "of")) for piece in pieces]
        of_one = frozenset().union(*labels) - frozenset.intersection(*labels) if labels else frozenset()
        fits = len(pieces) > 1 and sum(p.value for p in pieces) == figure.value and not said & (of_one - _PERSONS)
        if (
            fits
            and said & _PERSONS
            and rest
            and _are_of(said & _PERSONS, pieces)
            and all(p.counted <= KINDS[kind] | {kind} for kind in said & KINDS.keys() for p in pieces)
            and len(like(rest, words_of(clause) | _GENERIC)) == len(rest)
            and not _NOT.search(clause)
            and not _THAN.search(clause)
        ):
            yield Known(True, (figure.start, figure.end), at, at + len(clause.rstrip()))
            return


def _are_of(named: frozenset[str], pieces: list[Piece]) -> bool:
    """Whether a list counts people, and not only some of them by the claim's name: pupils and teachers are no pupils."""
    counted = [p.counted for p in pieces if p.counted]
    return all(all(PERSON.fullmatch(word) for word in words) for words in counted) and not any(
        any(kind in words for words in counted) and not all(kind in words for words in counted) for kind in named
    )


def _in_all(
    low: str, in_all: re.Match[str], figure: Quantity, said: frozenset[str], lists: list[tuple[int, str, list[Piece]]]
) -> Iterator[Known]:
    """The total of a list of as many places, days or months as the claim says."""
    count = quantities(in_all["count"])[0].value
    unit = in_all[0].rpartition(" ")[2]
    rest = said - words_of(in_all[0]) - _PERSONS - _HAD
    for at, clause, pieces in lists:
        if len(pieces) == count and are_told(unit, clause) and not figure.unit and len(like(rest, words_of(clause))) == len(rest):
            total = sum(p.value for p in pieces)
            yield Known(total == figure.value, (0, len(low)), at, at + len(clause.rstrip()))
            return


def _the_rest(figure: Quantity, said: frozenset[str], passage: str) -> Iterator[Known]:
    """Those that are left of a list: "64 singers: 30 sopranos, 14 altos and the rest men"."""
    for at, sentence in sentences(passage):
        match = _REST.search(lowered(sentence))
        told = [q for q in quantities(sentence) if q.form == "cardinal" and match and q.end <= match.start()]
        if match is None or len(told) < 2 or any(q.unit for q in told) or not said & words_of(match["what"]):
            continue
        left = told[0].value - sum(q.value for q in told[1:])
        others = words_of(lowered(sentence)[told[0].end : match.start()]) & said
        if (
            left > 0
            and len(like(said, words_of(passage))) == len(said)
            and not (others - words_of(lowered(sentence)[: told[0].end + 15]))
        ):
            yield Known(figure.value == left, (figure.start, figure.end), at, at + len(sentence.rstrip()))
            return


def _contrary(low: str, figure: Quantity, said: frozenset[str], lists: list[tuple[int, str, list[Piece]]]) -> Iterator[Known]:
    """Those of a group who did not do what some of the group did."""
    for (at, _, every), (other_at, clause, some) in permutations(lists, 2):
        if at > other_at or _NOT.search(clause):
            continue
        for whole in every:
            for part in some:
                group = whole.counted & part.words & said
                if (
                    not group
                    or not part.value < whole.value
                    or any(group & p.words for p in (*every, *some) if p not in (whole, part))
                ):
                    continue
                deed = frozenset({"pass"}) if _FAILED.search(low) else said - group - {"not", "did", "didn"}
                if deed and len(like(deed, words_of(clause))) == len(deed):
                    yield Known(figure.value == whole.value - part.value, (0, len(low)), at, other_at + len(clause.rstrip()))
                    return
