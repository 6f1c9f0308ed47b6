"""Deeds told a step further than the source goes: destroyed for damaged, convicted for charged, approved for discussed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from factcheck.checks.claim import Claim
from factcheck.checks.clauses.deeds import Deed, deeds_in
from factcheck.checks.clauses.matching import LEAST_SHARED, Told, shared, told_in
from factcheck.checks.clauses.naming.same import same
from factcheck.checks.clauses.parsed import parse
from factcheck.checks.clauses.standing.check import standing
from factcheck.checks.tables import read_rows
from factcheck.checks.vocabulary.words import stem
from factcheck.report import Reason

_PLACES = ("subject", "object", "to", "for")
_DONE = ("past", "fact")
_RATHER = re.compile(r"\b(?:rather than|instead of)(?: being)?\s+$", re.I)
"""What leads up to what was not done: "postponed rather than cancelled"."""


@cache
def _table() -> dict[str, dict[str, frozenset[str]]]:
    """By the verb of a claim: the verbs that go less far, each with the words by which a source tells it after all."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for less, further, told in read_rows(Path(__file__).with_name("steps.tsv")):
        for verb in further.split():
            found.setdefault(verb, {})[less] = frozenset(told.split())
    return found


def find(claim: Claim) -> list[Reason]:
    """Deeds of which the evidence tells only what comes before them, or less."""
    parsed = parse(claim.sentence.text)
    table = _table()
    ours = [deed for deed in deeds_in(claim.sentence.text) if deed.verb in table and deed.plain and not deed.negated]
    ours = [deed for deed in ours if standing(deed, parsed) in _DONE and not deed.condition]
    ours = [deed for deed in ours if not _RATHER.search(claim.sentence.text[: deed.start])]
    told = told_in(claim) if ours else []
    words = {token.lemma for other in told for token in other.parsed.tokens}
    return [reason for deed in ours for reason in _findings(claim, parsed.tokens[deed.index].text, deed, told, words)]


def _findings(claim: Claim, text: str, deed: Deed, told: list[Told], words: set[str]) -> Iterator[Reason]:
    less = _table()[deed.verb]
    if any(stem(word) == stem(deed.verb) for word in words):
        return
    for other in told:
        known = less.get(other.deed.verb)
        if known is None or known & words or not _is_of_the_same(deed, other):
            continue
        theirs = other.parsed.tokens[other.deed.index].text
        place = other.place(other.deed.start, other.deed.end)
        yield claim.reason("modality", f"“{text}”: in the source it is only “{theirs}”", deed.start, deed.end, place)
        return


def _is_of_the_same(deed: Deed, other: Told) -> bool:
    """Whether the source's deed is told with whom or what the claim's is done to, or who does it where that is not told."""
    ours = deed.fillers("object") or deed.fillers("subject")
    theirs = [phrase for role in _PLACES for phrase in other.deed.fillers(role)]
    found = any(same(one, another)[0] == "yes" for one in ours for another in theirs)
    return found and shared(deed, other, None) >= LEAST_SHARED
