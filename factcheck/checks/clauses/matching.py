"""Which deeds of the evidence a claim's deed is held against."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.checks.claim import Claim
from factcheck.checks.clauses.compare import differences
from factcheck.checks.clauses.deeds import Deed, deeds_in
from factcheck.checks.clauses.parsed import parse, standing_words
from factcheck.checks.clauses.phrases import Phrase
from factcheck.models.parser import Parse
from factcheck.report import SourceSpan

LEAST_SHARED = 0.6
"""Least share of the claim's other words that the source's sentence has, so that it is the same event that both tell."""
CLAUSE_START = r"(?:^|[,;:–—(]\s*|\b(?:and|but|that|while|whereas|because|as|when|where)\s+)"
_LONG = 400
_CAPITAL = re.compile(r"[a-z,] [A-Z][a-z]")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Told:
    """A deed of a source, the sentence or passage that tells it, and what else that speaks of."""

    deed: Deed
    span: SourceSpan
    parsed: Parse
    reading: str
    phrases: tuple[Phrase, ...]

    def place(self, start: int, end: int) -> SourceSpan:
        """The place in the source of ``reading[start:end]``, or the whole passage where it is read otherwise than it stands."""
        if self.reading != self.span.text:
            return self.span
        first = self.span.start
        return SourceSpan(self.span.source, first + start, first + end, self.reading[start:end])


def told_in(claim: Claim) -> list[Told]:
    """The deeds that the evidence tells; none where its texts have lost their capitals, as they are not parsed well then."""
    if claim.sentence.text.islower() or any(map(lost_capitals, claim.sources)):
        return []
    told = []
    for span, reading in zip(claim.evidence, claim.readings or [span.text for span in claim.evidence], strict=True):
        parsed = parse(reading)
        deeds = [] if reading.rstrip().endswith("?") else deeds_in(reading)
        named = [p for deed in deeds for fillers in deed.roles.values() for p in fillers]
        phrases = (*named, *(p.owner for p in named if p.owner is not None))
        told += [Told(deed, span, parsed, reading, phrases) for deed in deeds]
    answered = standing_words("questions", "answered")
    if any(one.deed.verb in answered for one in told):  # "asked whether it was safe, she said yes"
        told = [one for one in told if not _is_asked(one.deed)]
    return told


def _is_asked(deed: Deed) -> bool:
    return deed.condition in ("if", "whether") and bool(standing_words("questions", "asked") & {*deed.under})


def matches(claim: Claim, parsed: Parse, told: Sequence[Told]) -> Iterator[tuple[Deed, list[Told]]]:
    """Each deed of the claim with the deeds of the evidence that tell the same event: same verb, and all roles that both have agree."""
    for deed in deeds_in(claim.sentence.text):
        found = []
        for other in told:
            if other.deed.verb == deed.verb and shared(deed, other, None) >= LEAST_SHARED:
                agree, differ = differences(deed, other.deed, other.phrases)
                if agree and not differ:
                    found.append(other)
        yield deed, found


def words_beside(deed: Deed, but: Phrase | None) -> list[str]:
    """The lemmas of what a deed is told with beside its verb and one phrase."""
    places = [p for fillers in deed.roles.values() for p in fillers if p is not but]
    return [word for place in places for word in place.words if but is None or word not in but.words]


def shared(deed: Deed, other: Told, but: Phrase | None) -> float:
    """The share of the words beside one phrase that the source's sentence has, in [0, 1]; 1 where there are none."""
    words = words_beside(deed, but)
    known = {word for token in other.parsed.tokens for word in _WORD.findall(token.lemma)}
    return sum(word in known for word in words) / len(words) if words else 1.0


def is_clause_of(words: str, reading: str, start: str = CLAUSE_START) -> bool:
    """Whether a sentence has these words where a clause may begin, or where `start` says."""
    return bool(re.search(start + r"\s+".join(map(re.escape, words.split())) + r"(?!\w)", reading, re.I))


def lost_capitals(text: str) -> bool:
    """Whether a text was put in lower case: a long one in which no word within a sentence has a capital."""
    return text.islower() or (len(text) > _LONG and not _CAPITAL.search(text))
