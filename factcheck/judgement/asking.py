"""Passages put to the NLI model for claims: level by level, then those of the sources that a claim cites."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.checks.dates.clock import clocks
from factcheck.checks.languages import is_english
from factcheck.checks.numbers.amounts import amounts
from factcheck.checks.terms import Restated, restated
from factcheck.evidence.passages import (
    Judged,
    Level,
    Passage,
    Same,
    closest_of_each_source,
    closest_sentence,
    closest_together,
)
from factcheck.evidence.verbatim import VerbatimIndex, same_words
from factcheck.judgement.judge import Judge, Progress
from factcheck.judgement.open_claims import VERBATIM, OpenClaim
from factcheck.text.citations import citations, cited
from factcheck.text.documents import Document

WIDE = 1_000
"""Most characters of the widest passage: about what the small NLI model was trained on."""

TERMS = "terms"
"""What the stage that puts claims in a passage's terms is called where it breaks down."""
_LEVELS_OF_CITED: tuple[Level, ...] = (closest_sentence, closest_together, closest_of_each_source)


def settle_verbatim(claims: Sequence[OpenClaim], documents: Sequence[Document]) -> None:
    """Settle the claims that the source says word for word, without the NLI model."""
    indices: dict[int, VerbatimIndex] = {}
    for claim in claims:
        if claim.document not in indices:
            indices[claim.document] = VerbatimIndex(documents[claim.document].source_sentences)
        found = indices[claim.document].find(claim.text)
        if found:
            claim.verbatim = True
            claim.judged.append(Judged(claim.near.passage(found), VERBATIM))


def judge_level(claims: Sequence[OpenClaim], level: Level, k: int, judge: Judge, progress: Progress | None) -> None:
    """Judge the passages of one level for every claim that is still open, in one pass, each in the passage's own terms."""
    asked = [(claim, passage) for claim in claims if claim.is_open for passage in level(claim.near, k, claim.judged)]
    for claim, found in judge_passages(asked, judge, progress):
        claim.judged.append(found)


def judge_worked_out(claims: Sequence[OpenClaim], judge: Judge, progress: Progress | None) -> None:
    """Judge the claims with a figure that follows from the closest sentence and its neighbours by these, in their terms."""
    asked = []
    for claim in claims:
        with claim.without_faults_of(TERMS):
            if claim.settled or not (amounts(claim.text) or clocks(claim.text)):
                continue
            passage = claim.near.passage(claim.near.beside(claim.near.closest(1)[0], 1))
            known = max(len(restated(claim.text, j.passage.premise).swaps) for j in claim.judged)
            if len(restated(claim.text, passage.premise).swaps) > known:
                asked.append((claim, passage))
    for claim, found in judge_passages(asked, judge, progress):
        claim.judged.append(found)


def judge_widely(claims: Sequence[OpenClaim], excerpt: bool, judge: Judge, progress: Progress | None) -> None:
    """Judge the claims that are still open by all of short sources, in the claim's own terms, and of longer ones by an `excerpt`.

    That is their closest sentences. Only those in English: what the rule makes of it is measured for these alone.
    """
    asked = [
        (claim, claim.near.passage(claim.near.closest_within(WIDE)))
        for claim in claims
        if claim.is_open and is_english(claim.text) and (excerpt or claim.near.is_within(WIDE))
    ]
    answers = judge.judge([(passage.premise, claim.asked) for claim, passage in asked], progress)
    for (claim, passage), probabilities in zip(asked, answers, strict=True):
        claim.by_widest.append(Judged(passage, probabilities))


def judge_cited(
    claims: Sequence[OpenClaim], documents: Sequence[Document], k: int, judge: Judge, progress: Progress | None
) -> None:
    """Judge each claim that cites sources by these, unless one of them is known to entail it.

    What they say of a claim that another source settled is for the citation only.
    """
    asked: list[tuple[OpenClaim, Passage]] = []
    for claim in claims:
        named: frozenset[int] = frozenset()
        with claim.without_faults_of("citation"):
            named = cited_sources(documents[claim.document], claim)
        if named and not any(named.issuperset(part.source for part in parts) for parts in claim.entailed_by):
            near = claim.near.within(named)
            asked += [(claim, passage) for level in _LEVELS_OF_CITED for passage in level(near, k, claim.judged)]
    settled = {id(claim) for claim in claims if claim.settled}
    for claim, found in judge_passages(asked, judge, progress):
        (claim.of_cited if id(claim) in settled else claim.judged).append(found)


def cited_sources(document: Document, claim: OpenClaim) -> frozenset[int]:
    """The sources that a claim cites; none where there is only one."""
    return cited(citations(document.rewrite, document.sentences[claim.index], document.sources), len(document.sources))


def judge_passages(
    asked: Sequence[tuple[OpenClaim, Passage]], judge: Judge, progress: Progress | None
) -> Iterator[tuple[OpenClaim, Judged]]:
    """Judge passages for claims in one pass, each claim in the passage's own terms."""
    told = [_in_terms_of(passage, claim) for claim, passage in asked]
    pairs = [(passage.premise, claim.asked_of(same.text)) for (claim, passage), same in zip(asked, told, strict=True)]
    for (claim, passage), same, pair, probabilities in zip(asked, told, pairs, judge.judge(pairs, progress), strict=True):
        claim.asked_as[pair[1]] = None
        if same_words(*pair):
            probabilities = VERBATIM
        places = tuple(Same(s.start, s.end, passage.span_of(s.passage_start, s.passage_end), s.message) for s in same.swaps)
        yield claim, Judged(passage, probabilities, places)


def _in_terms_of(passage: Passage, claim: OpenClaim) -> Restated:
    with claim.without_faults_of(TERMS):
        return restated(claim.text, passage.premise)
    return Restated(claim.text)
