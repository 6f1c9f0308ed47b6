"""Totals of several sentences: the whole claim as those sentences, where all that it says is said in each of them."""

from __future__ import annotations

import re
from itertools import pairwise

from factcheck.checks.clauses.parsed import parse
from factcheck.checks.dates.moments import moments
from factcheck.checks.numbers.amounts import Amount, same, undated_amounts
from factcheck.checks.plain_text import lowered, stem
from factcheck.checks.terms.figures.operands import noun_end, sentence_of
from factcheck.checks.terms.figures.sums import counted
from factcheck.checks.terms.swap import Swap
from factcheck.checks.terms.whole.facts import data
from factcheck.checks.terms.whole.frames import is_framed

_JOINED = re.compile(r"[\s\w]*?(?:,|\band)\s")
_SAID_OF_SUMS = frozenset(
    "together total altogether overall combined both come came add adds added amount over during within were their".split()
)
_NOT_DONE = frozenset("t no will shall plan planned hope hoped want wanted aim aimed expect expected should must".split())
_WORD = re.compile(r"[^\W\d_]+")
_LEFT_OUT = re.compile(r"\W*(?:it|they|she|he|another|a further)\b")


def find(claim: str, passage: str) -> list[Swap]:
    """The sentences of a passage for a claim that lists their figures, and says nothing that is not in each of the sentences."""
    figures = undated_amounts(claim)
    stated = [a for a in figures if a.kind or a.value != len(figures) - 1 or not a.noun]  # without the "two" of "the two legs"
    if len(stated) < 2 or any(not _JOINED.fullmatch(lowered(claim)[a.end : b.start]) for a, b in pairwise(stated)):
        return []
    told = undated_amounts(passage)
    found = [next((other for other in told if same(amount, other) and amount.kind == other.kind), None) for amount in stated]
    if any(other and not other.kind and (noun := counted(passage, other)) and noun not in _stems(claim) for other in found):
        return []  # "12 and 15 cars" for 12 cars and 15 bikes
    places = [sentence_of(passage, other) for other in found if other]
    if len(places) < len(stated) or len(set(places)) < len(places):
        return []
    words = [_stems(passage[start:end]) for start, end in places]
    known = frozenset.intersection(*words) | _SAID_OF_SUMS
    if not moments(claim) and all(_LEFT_OUT.match(lowered(passage)[start:end]) for start, end in places[1:]):
        known |= words[0]
    said = frozenset.union(*words) - _stems(claim)
    if not _stems(_without(claim, stated), 4) <= known or said & (data()["guards"] | _NOT_DONE):
        return []
    start, end = min(places)[0], max(places)[1]
    if is_framed(parse(claim), parse(passage), start, end):
        return []
    text = passage[start:end].strip()
    return [Swap(0, len(claim), text, start, end, f"“{claim.strip()}” says the same as “{text}”")]


def _stems(text: str, shortest: int = 1) -> frozenset[str]:
    return frozenset(stem(word) for word in _WORD.findall(lowered(text)) if len(word) >= shortest)


def _without(text: str, stated: list[Amount]) -> str:
    for amount in reversed(stated):
        text = text[: amount.start] + " " + text[noun_end(text, amount) :]
    return text
