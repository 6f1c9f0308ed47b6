"""Of what something is the only, the first or the oldest: the island's only bakery is not the only one on the mainland."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from factcheck.checks.claim import Claim
from factcheck.checks.names.gazetteer import COUNTRIES
from factcheck.checks.tables import read_sections
from factcheck.checks.vocabulary.words import fold, stem
from factcheck.report import Reason, SourceSpan

_SMALL = "(?:and|or|of|the|an?|in|on|at|for|by|with|from|to|as|who|which|that|said|has|had|is|was|are|were|since|within|across)"
_WORD = r"(?P<word>only|sole|first|(?:most|least) [a-z]+|[a-z]+est|worst|best)"
_NOUN = rf"(?P<noun>[a-z-]+(?: (?!{_SMALL}\b)[a-z-]+){{0,2}})"
_PLACE = rf"(?P<place>[A-Z][\w-]+(?: [A-Z][\w-]+){{0,2}}|[a-z-]+(?: (?!{_SMALL}\b)[a-z-]+)?)"
_OWNED = re.compile(rf"\b{_PLACE}(?:['’]s|(?<=s)['’]) {_WORD} {_NOUN}(?=[ ,;:.!?]|$)")
_BEHIND = re.compile(
    rf"\b(?i:the) {_WORD} {_NOUN} (?:anywhere |left |remaining )?(?:in|on|of|within|across) (?:(?:the|all|of|whole|entire|this) )*{_PLACE}"
)
_ALIKE = {"sole": "only"}


@dataclass(frozen=True, slots=True)
class _First:
    """What is the only or the oldest of its kind, and of which place."""

    word: str
    nouns: frozenset[str]
    place: tuple[str, ...]
    start: int
    end: int
    is_name: bool


def find(claim: Claim) -> Iterator[Reason]:
    """The first of its kind in a larger or another place than the source says."""
    for ours in _firsts(claim.sentence.text):
        told = [
            (span, theirs)
            for span in claim.evidence
            for theirs in _firsts(span.text)
            if theirs.word == ours.word and theirs.nouns & ours.nouns
        ]
        everywhere = [theirs for source in claim.sources for theirs in _firsts(source) if theirs.word == ours.word]
        if told and not any(set(theirs.place) & set(ours.place) for theirs in everywhere):
            span, theirs = told[0]
            if all(_is_elsewhere(ours, other, claim.sources) for _, other in told):
                text = span.text[theirs.start : theirs.end]
                place = SourceSpan(span.source, span.start + theirs.start, span.start + theirs.end, text)
                yield claim.reason("scope", f"the source says “{text}”", ours.start, ours.end, place)


def _firsts(text: str) -> Iterator[_First]:
    for pattern in (_OWNED, _BEHIND):
        for match in pattern.finditer(text):
            place = match["place"]
            words = tuple(stem(fold(word)) for word in place.split())
            nouns = frozenset(map(stem, match["noun"].split()))
            word = match["word"].lower()
            yield _First(
                _ALIKE.get(word, word),
                nouns,
                words,
                match.start(),
                match.end() - len(match[0]) + len(match[0].rstrip()),
                place[0].isupper(),
            )


def _is_elsewhere(ours: _First, theirs: _First, sources: tuple[str, ...]) -> bool:
    """Whether what is so of one place is not said of another: of a larger one, of one apart from it, or of a name that no source has."""
    if {frozenset((mine, other)) for mine in ours.place for other in theirs.place} & _apart():
        return True
    sizes = _size(ours), _size(theirs)
    if None not in sizes:
        return (sizes[0] or 0) > (sizes[1] or 0)
    unknown = not any(word in fold(source) for source in sources for word in ours.place)
    peoples = any(" ".join(first.place) in _countries()[1] for first in (ours, theirs))  # "of the American series"
    return ours.is_name and theirs.is_name and unknown and not peoples


@cache
def _tables() -> tuple[dict[str, int], frozenset[frozenset[str]]]:
    read = read_sections(Path(__file__).with_name("domain.toml"))
    sizes = {stem(word): size for size, words in enumerate(read["sizes"]) for word in words.split()}
    return sizes, frozenset(frozenset(map(stem, pair.split())) for pair in read["apart"])


def _apart() -> frozenset[frozenset[str]]:
    return _tables()[1]


@cache
def _countries() -> tuple[frozenset[str], frozenset[str]]:
    """The names of countries, and those of their people."""
    return frozenset(name for own, *_ in COUNTRIES for name in own), frozenset(
        name for _, people, _ in COUNTRIES for name in people
    )


def _size(first: _First) -> int | None:
    """How much a place holds, by the word for it; a country's name holds what a country does."""
    sizes = _tables()[0]
    if first.is_name and " ".join(first.place) in _countries()[0]:
        return sizes["country"]
    return next((sizes[word] for word in reversed(first.place) if word in sizes), None)
