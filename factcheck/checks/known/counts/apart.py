"""Figures told apart by a label: "by 11 minutes with melatonin and by 9 minutes with placebo", "one part vinegar and three parts water"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations

from factcheck.checks.clauses.parsed import parse
from factcheck.checks.dates.moments import undated
from factcheck.checks.known.counts.figures import Piece, counted, pieces_of
from factcheck.checks.known.counts.subset import PERSON
from factcheck.checks.known.statement import KINDS, Known, like, sentences, words_of
from factcheck.checks.numbers.quantities import Quantity, quantities
from factcheck.checks.plain_text import lowered

_CLASSES = ("NN", "VB")
"""Nouns and verbs: what may stand behind a figure and say what it counts, or what those that it counts did."""
_BETWEEN = re.compile(r"\s(?:more|less|fewer|lower|higher|larger|smaller|cheaper|dearer|ahead|behind|apart)\b")
"""Behind a figure that only says how far apart two others are."""
_ANY = frozenset("people person vehicle animal thing item object building place".split())
"""Words for so many things that a figure of one of them is one of these too."""


def judge(claim: str, passage: str) -> Iterator[Known]:
    """A figure of one label that the claim tells of the other label."""
    stated = [q for q in undated(claim, quantities(claim)) if q.form == "cardinal" and not _BETWEEN.match(claim, q.end)]
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
            if _is_exchanged(claim, sentence, figure, stated, own, other):
                yield Known(False, (figure.start, figure.end), at + own.start, at + own.end)
                return


def _same(one: Quantity, other: Quantity) -> bool:
    return one.value == other.value and one.unit == other.unit


def _is_exchanged(claim: str, told: str, figure: Quantity, stated: list[Quantity], own: Piece, other: Piece) -> bool:
    said = words_of(claim)
    if len(stated) == 1:
        for prep, label in own.labels.items():
            mine, its = label - other.words, other.labels.get(prep, frozenset()) - own.words
            if mine and its and its <= said and not mine & said and not (own.counted - other.words) & said:
                return True
    counts, its = counted(lowered(claim), figure), other.counted - own.words
    if not (counts and its and own.counted - other.words and counts <= its):
        return False
    if len(stated) == 1:
        return not _may_be_one(claim, figure, told, own)
    return any(_same(q, other.figure) for q in stated)


def _may_be_one(claim: str, figure: Quantity, told: str, own: Piece) -> bool:
    """Whether what a claim counts may be what the passage counts in fewer or other words: "seven voted yes, three no", "200 injured".

    A list leaves out what it has said before, so that only a noun in the place of a noun, or a verb in that of a verb, is another one.
    """
    mine, its = (_class_behind(text, at) for text, at in ((claim, figure.end), (told, own.figure.end)))
    if mine not in _CLASSES or mine != its or like(own.counted, words_of(claim)):
        return True
    counts = counted(lowered(claim), figure)
    return _is_any(counts, own.counted)


def _is_any(counts: frozenset[str], other: frozenset[str]) -> bool:
    """Whether what one figure counts is only a wider word for what another does: people for passengers, children for boys."""
    persons = all(PERSON.fullmatch(word) for word in other)
    named = counts & {"people", "person"}
    return bool((counts & _ANY - named) or (named and persons) or any(other <= KINDS[kind] for kind in counts & KINDS.keys()))


def _class_behind(text: str, at: int) -> str:
    """The class of the word behind a figure; that of the noun where one word or two lead up to it: "200 wooden huts"."""
    behind = [token for token in parse(text).tokens if token.start >= at][:3]
    if not behind or not behind[0].tag.startswith("JJ"):
        return behind[0].tag[:2] if behind else ""
    if any(token.tag.startswith("NN") for token in behind[1:]):
        return "NN"
    return "VB" if behind[0].text.endswith("ed") else "JJ"
