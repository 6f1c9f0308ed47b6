"""Counts compared: "more girls than boys passed", by the figures that a passage tells of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.checks.clauses.parsed import parse
from factcheck.checks.known.counts.figures import Piece, pieces_of
from factcheck.checks.known.statement import Known, like, sentences, words_of
from factcheck.checks.numbers.quantities import quantities
from factcheck.checks.plain_text import lowered

_MORE = re.compile(r"\b(?P<way>more|fewer|less)\b(?P<left>[^.,;]*?) than (?P<right>[^.;]+)")
_TAGS = ("NN", "NNS", "NNP", "NNPS", "JJ")
_NAMES = ("NNP", "NNPS")
_THE_ONE_BEFORE = re.compile(
    r"^(?:in |on )?the (?:(?:day|week|month|year|season) before|(?:previous|preceding) (?:day|week|month|year|season))$"
)
_ANY_DEED = frozenset("be have come go do visit attend see show there".split())
_DISTANCE = re.compile(r"\b(?:more|fewer|less)\s(?:\w+\s)?than\b")
"""A number that says how far apart two others are, and counts nothing."""
_DENIED = re.compile(r"\b(?:not|no|never|nor|neither|may|might|would|expected)\b|n['’]t\b")


def judge(claim: str, passage: str) -> Iterator[Known]:
    """Whether more of one than of the other is right, where every pair of figures of both in the passage says so."""
    low = lowered(claim)
    match = _MORE.search(low)
    if match is None or _DENIED.search(claim):
        return
    sides = (0, match.end("left")), (match.start("right"), match.end())
    before = bool(_THE_ONE_BEFORE.search(match["right"]))
    tags = _NAMES if before or _labels(claim, *sides[1], _NAMES) else _TAGS
    left, right = (_labels(claim, *place, tags) for place in sides)
    left, right = left - right, right - left
    figures = [q for q in quantities(claim) if q.form == "cardinal"]
    by = figures[0] if len(figures) == 1 and 0 <= match.start() - figures[0].end <= 1 else None
    if not left or not (right or before) or (figures and by is None):
        return
    named = _labels(claim, 0, match.start("right") if before else len(claim), _TAGS)
    found: list[tuple[float, int, int]] = []
    for at, sentence in sentences(passage):
        for clause_at, clause in _clauses(sentence):
            pieces = list(pieces_of(clause)) if not _DISTANCE.search(lowered(clause)) else []
            first = _of(pieces, left, frozenset() if before else right)
            pair = first, _before(pieces, first) if before else _of(pieces, right, left)
            if pair[0] and pair[1] and pair[0].kind == pair[1].kind and not any(p.hedge for p in pair if p):
                gap = pair[0].value - pair[1].value
                found.append((gap, at + clause_at, at + clause_at + len(clause.rstrip())))
    found = _told_of_the_deed(claim, passage, found)
    if not found or len(like(named, words_of(passage))) < len(named):
        return
    more = match["way"] == "more"
    ways = {gap != 0 and (gap > 0) == more and (by is None or abs(gap) == by.value) for gap, _, _ in found}
    if len(ways) == 1:
        yield Known(ways.pop(), (0, len(claim)), found[0][1], found[0][2])


def _labels(claim: str, start: int, end: int, tags: tuple[str, ...]) -> frozenset[str]:
    """The nouns and adjectives of a stretch of a claim."""
    tokens = [t for t in parse(claim).tokens if start <= t.start < end and t.tag in tags]
    return frozenset(word for t in tokens for word in words_of(t.text)) - {"more", "fewer", "less", "number"}


def _clauses(sentence: str) -> Iterator[tuple[int, str]]:
    at = 0
    for clause in sentence.split(";"):
        yield at, clause
        at += len(clause) + 1


def _of(pieces: Sequence[Piece], own: frozenset[str], others: frozenset[str]) -> Piece | None:
    """The only figure that is told of these words, and not of the others."""
    fitting = [piece for piece in pieces if like(own, piece.words) and not like(others, piece.words)]
    return fitting[0] if len(fitting) == 1 else None


def _before(pieces: Sequence[Piece], piece: Piece | None) -> Piece | None:
    """The one before it in a list."""
    index = pieces.index(piece) if piece else 0
    return pieces[index - 1] if index else None


def _told_of_the_deed(claim: str, passage: str, found: list[tuple[float, int, int]]) -> list[tuple[float, int, int]]:
    """Those of the clauses that have the claim's verb, unless it says next to nothing."""
    verbs = frozenset(t.text.lower() for t in parse(claim).tokens if t.tag.startswith("VB") and t.lemma not in _ANY_DEED)
    told = [one for one in found if like(verbs, words_of(passage[one[1] : one[2]]))]
    return told if verbs else found
