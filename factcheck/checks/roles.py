"""Two names that have changed places: "A thanked B" told as "B thanked A", or "A thanked B" as "A was thanked by B"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from factcheck.checks.claim import Claim
from factcheck.checks.names.index import KNOWN_PHRASES, NameIndex, base_of, is_sure_in_lower_case, name_index
from factcheck.checks.names.name_words import CALENDAR, COMMON, TITLES
from factcheck.checks.vocabulary.word_tables import NEW_CLAUSE, SYMMETRIC
from factcheck.checks.vocabulary.words import Pairing, Stream, is_adverb, pairings, stem
from factcheck.report import Reason

_SYMMETRIC = frozenset(map(stem, SYMMETRIC)) | SYMMETRIC
_HELPERS = frozenset(map(stem, "be get have will would who which that also".split())) | {"who", "which", "that", "also"}
_SMALL = frozenset(
    "of s to in on at by for from with into over under about as than it he she they his her their this mr mrs ms".split()
)
_LONGEST = 7


@dataclass(frozen=True, slots=True)
class _Mention:
    """A name in a sentence: its folded words, and the places of the first and after the last of them."""

    words: frozenset[str]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Relation:
    """What a sentence says of two names: `first` does `what` to `second`, whichever of them stands first in it."""

    first: _Mention
    what: tuple[str, ...]
    second: _Mention

    @property
    def start(self) -> int:
        """The place of the relation's first word."""
        return min(self.first.start, self.second.start)

    @property
    def end(self) -> int:
        """The place after the relation's last word."""
        return max(self.first.end, self.second.end)


def find(claim: Claim) -> list[Reason]:
    """Exchanged names, an error where an evidence sentence has the same words for them the other way round and none agrees."""
    pairs = pairings(claim)
    if not pairs:
        return []
    index, written = name_index(claim.sources), name_index((claim.rewrite,))
    ours = list(_relations(pairs[0].rewrite, index, written))
    if not ours:
        return []
    theirs = [(pairing, relation) for pairing in pairs for relation in _relations(pairing.source, index, written)]
    reasons = []
    for relation in ours:
        if any(_agree(relation, other) for _, other in theirs) or _stands_in(claim, relation, pairs[0].rewrite, index):
            continue
        crossed = next(((pairing, other) for pairing, other in theirs if _is_crossed(relation, other)), None)
        if crossed and crossed[0].containment >= 0.5:
            reasons.append(_reason(claim, relation, *crossed))
    return reasons


def _relations(sentence: Stream, index: NameIndex, written: NameIndex) -> Iterator[_Relation]:
    keys = sentence.keys
    for one, other in pairwise(_mentions(sentence, index, written)):
        between = keys[one.end : other.start]
        if not 0 < len(between) <= _LONGEST or NEW_CLAUSE & set(between) or _SYMMETRIC & set(between):
            continue
        if between == ["to"] and one.start and keys[one.start - 1] == "from":
            yield _Relation(one, ("from", "to"), other)
            continue
        passive = "by" in between and bool({"be", "get"} & set(between) or between[-1] == "by")
        what = tuple(key for key in between if key not in _HELPERS and not is_adverb(key) and not (passive and key == "by"))
        if any(key not in _SMALL and key not in TITLES for key in what):
            yield _Relation(other, what, one) if passive else _Relation(one, what, other)


def _mentions(sentence: Stream, index: NameIndex, written: NameIndex) -> list[_Mention]:
    result: list[_Mention] = []
    bases: list[str] = []
    start = 0
    for place, word in enumerate(sentence.words):
        base = base_of(word.text)
        is_name = _is_name(word.text, base, place == 0, index, written)
        adjacent = bool(bases) and word.start - sentence.words[place - 1].end <= 1
        if bases and not (is_name and adjacent):
            result.append(_Mention(frozenset(bases), start, place))
            bases = []
        if is_name:
            start = start if bases else place
            bases.append(base)
    if bases:
        result.append(_Mention(frozenset(bases), start, len(sentence.words)))
    return result


def _is_name(text: str, base: str, first: bool, index: NameIndex, written: NameIndex) -> bool:
    if len(base) < 2 or base in COMMON or base in CALENDAR or base in TITLES or not text[0].isalpha():
        return False
    known = base in KNOWN_PHRASES and is_sure_in_lower_case(base)
    if text[0].isupper():
        return not first or known or base in index.names or base in written.names
    return known or (base in index.names and base not in index.lower)


def _same(one: _Mention, other: _Mention) -> bool:
    return bool(one.words & other.words)


def _agree(one: _Relation, other: _Relation) -> bool:
    return one.what == other.what and _same(one.first, other.first) and _same(one.second, other.second)


def _is_crossed(one: _Relation, other: _Relation) -> bool:
    if one.what != other.what or _same(one.first, one.second) or _same(other.first, other.second):
        return False
    return _same(one.first, other.second) and _same(one.second, other.first)


def _stands_in(claim: Claim, relation: _Relation, sentence: Stream, index: NameIndex) -> bool:
    """Whether a source has the rewrite's words from one name to the other as they are."""
    words = sentence.words[relation.start : relation.end]
    return index.has_phrase(" ".join(base_of(word.text) for word in words))


def _reason(claim: Claim, relation: _Relation, pairing: Pairing, other: _Relation) -> Reason:
    ours, theirs = pairing.rewrite.words, pairing.source.words
    start, end = ours[relation.start].start, ours[relation.end - 1].end
    span = pairing.word_span(theirs[other.start], theirs[other.end - 1])
    text = claim.sentence.text[start:end]
    return claim.reason("role", f'"{text}" exchanges the names of "{span.text}"', start, end, span, "error")
