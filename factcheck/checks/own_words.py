"""How far a claim is worded otherwise than its evidence, so that its figures may be worked out."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.checks.claim import Claim
from factcheck.checks.languages import is_english
from factcheck.checks.plain_text import Spanned, words_near
from factcheck.text.languages import ENGLISH_WORDS

OWN_WORDS = 2
"""A claim of so many does not copy a sentence: docs/notes/2026-11-29-figures-worked-out.md."""


def own_words(claim: Claim, figures: Iterable[Spanned]) -> int:
    """How many longer words of a claim, beside its figures, the sentence of the evidence that is most like it does not have.

    What a claim in words of its own says in numbers and dates may be worked out, and no slip of the pen. Of a claim whose words
    cannot be those of the evidence nothing is known: 0.
    """
    told = claim.sentence.text
    for found in figures:
        told = told[: found.start] + " " * (found.end - found.start) + told[found.end :]
    ours = words_near(told, 0, 0, len(told)) - ENGLISH_WORDS
    spans = [span for span in claim.evidence if is_english(claim.sentence.text, span.text)]
    return min((len(ours - words_near(span.text, 0, 0, len(span.text))) for span in spans), default=0)
