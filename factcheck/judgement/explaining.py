"""The words to blame in what is not entailed: those that the model says are unsupported, or those without which it is more likely."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.checks.claim import Claim
from factcheck.judgement import wrong_part
from factcheck.judgement.judge import Judge
from factcheck.judgement.open_claims import OpenClaim
from factcheck.judgement.verdict import LABEL_STANDS
from factcheck.report import Probabilities, Sentence
from factcheck.text.documents import Document
from factcheck.text.reading.wording import mended


def mark_wrong_parts(claims: Sequence[OpenClaim], documents: Sequence[Document], judge: Judge) -> None:
    """Add the part to blame to the claims that are not entailed and in which no exact check found anything.

    Where no passage is about the same thing, no part of the claim would be supported without another. Where no part stands out, it is the
    word that is supported least, if the model judges words.
    """
    looked_at = [
        c
        for c in claims
        if c.label != "entailed"
        and is_unexplained(c)
        and c.nearest.passage.about_the_same
        and is_read_as_it_stands(documents[c.document], c)
    ]
    wanted = [claim for claim in looked_at if not mark_unsupported_words(claim, documents[claim.document], judge)]
    for suspects in wrong_part.SUSPECTS:
        parts = [(claim, part) for claim in wanted for part in suspects(claim.text, claim.nearest.passage.premise)]
        answers = judge.judge(
            [(claim.nearest.passage.premise, mended(wrong_part.without(claim.text, part))) for claim, part in parts]
        )
        tried: dict[int, list[tuple[tuple[int, int], Probabilities]]] = {}
        for (claim, part), after in zip(parts, answers, strict=True):
            tried.setdefault(id(claim), []).append((part, after))
        for claim in wanted:
            mark_wrong_part(claim, documents[claim.document], tried.get(id(claim), []))
        wanted = [claim for claim in wanted if is_unexplained(claim)]
    for claim in looked_at:
        if is_unexplained(claim):
            mark_least_supported_word(claim, documents[claim.document], judge)


def mark_unsupported_words(claim: OpenClaim, document: Document, judge: Judge) -> bool:
    """Add to a claim the words that the model says its best passage does not support; False where it does not judge words.

    It has judged them where it was asked about the claim as it stands, not in other terms.
    """
    tokens, at = judge.supported(claim.nearest.passage.premise, claim.asked), claim.text.find(claim.asked)
    if tokens is None or at < 0:
        return False
    if part := wrong_part.unsupported(claim.asked, tokens):
        start, end = at + part[0], at + part[1]
        add_wrong_part(claim, document, start, end, wrong_part.message(claim.text[start:end], claim.label))
    return True


def mark_least_supported_word(claim: OpenClaim, document: Document, judge: Judge) -> None:
    """Add to a claim the word that is supported least by what came nearest to entailing it, of the passages of which that is known."""
    at = claim.text.find(claim.asked)
    for item in sorted([*claim.judged, *claim.by_widest], key=lambda item: -item.probabilities.entailed):
        tokens = judge.supported(item.passage.premise, claim.asked)
        if tokens and at >= 0 and (part := wrong_part.least_supported(claim.asked, tokens)):
            start, end = at + part[0], at + part[1]
            add_wrong_part(claim, document, start, end, wrong_part.message_of_least(claim.text[start:end]))
            return


def is_unexplained(claim: OpenClaim) -> bool:
    """Whether no finding says what is wrong with what a claim states."""
    return all(reason.kind in LABEL_STANDS for reason in claim.reasons)


def mark_wrong_part(claim: OpenClaim, document: Document, tried: Sequence[tuple[tuple[int, int], Probabilities]]) -> None:
    """Add to a claim the part whose absence helps most, of those that were tried, if it helps enough."""
    to_blame = wrong_part.blamed(claim.nearest.probabilities, [after for _, after in tried])
    if to_blame is not None:
        (start, end), after = tried[to_blame]
        add_wrong_part(claim, document, start, end, wrong_part.message(claim.text[start:end], claim.label, after))


def add_wrong_part(claim: OpenClaim, document: Document, start: int, end: int, text: str) -> None:
    """Mark these characters of a claim, for the reason that `text` gives."""
    looked_at = Claim(document.rewrite, stated_sentence(document, claim), (), ())
    claim.reasons += (looked_at.reason("wrong_part", text, start, end, None, "info"),)


def is_read_as_it_stands(document: Document, claim: OpenClaim) -> bool:
    """Whether offsets into a claim's text are offsets into its sentence: an answer is read with its question."""
    return claim.text == document.stated[claim.index]


def stated_sentence(document: Document, claim: OpenClaim) -> Sentence:
    """The sentence of a claim, with its text as it is stated."""
    sentence = document.sentences[claim.index]
    return Sentence(sentence.start, sentence.end, document.stated[claim.index])
