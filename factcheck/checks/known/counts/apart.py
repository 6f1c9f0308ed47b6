"""Figures told apart by a label: "by 11 minutes with melatonin and by 9 minutes with placebo", "one part vinegar and three parts water"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from factcheck.checks.dates.moments import undated
from factcheck.checks.known.counts.figures import Piece, counted, pieces_of
from factcheck.checks.known.statement import Known, sentences, words_of
from factcheck.checks.numbers.quantities import Quantity, quantities
from factcheck.checks.plain_text import lowered


def judge(claim: str, passage: str) -> Iterator[Known]:
    """A figure of one label that the claim tells of the other label."""
    stated = [q for q in undated(claim, quantities(claim)) if q.form == "cardinal"]
    if not stated or len(stated) > 2:
        return
    every = [q for q in undated(passage, quantities(passage)) if q.form == "cardinal"]
    for at, sentence in sentences(passage):
        pieces = list(pieces_of(sentence)) if len(every) > 1 else []
        for own, other in permutations(pieces, 2):
            figure = next((q for q in stated if _same(q, own.figure)), None)
            if figure is None or own.value == other.value or own.kind != other.kind or own.kind == "percent" != figure.unit:
                continue
            if sum(_same(q, own.figure) for q in every) > 1:
                continue
            if _is_exchanged(claim, figure, stated, own, other):
                yield Known(False, (figure.start, figure.end), at + own.start, at + own.end)
                return


def _same(one: Quantity, other: Quantity) -> bool:
    return one.value == other.value and one.unit == other.unit


def _is_exchanged(claim: str, figure: Quantity, stated: list[Quantity], own: Piece, other: Piece) -> bool:
    said = words_of(claim)
    if len(stated) == 1:
        for prep, label in own.labels.items():
            mine, its = label - other.words, other.labels.get(prep, frozenset()) - own.words
            if mine and its and its <= said and not mine & said and not (own.counted - other.words) & said:
                return True
    counts, its = counted(lowered(claim), figure), other.counted - own.words
    both = len(stated) == 1 or any(_same(q, other.figure) for q in stated)
    return bool(counts and its and own.counted - other.words and counts <= its and both)
