"""How far a claim is worded otherwise than its evidence, so that its figures may be worked out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from factcheck.checks.claim import Claim
from factcheck.checks.kept import kept
from factcheck.checks.languages import is_english
from factcheck.checks.plain_text import Spanned, words_near
from factcheck.text.languages import ENGLISH_WORDS

OWN_WORDS = 2
"""A claim of so many does not copy a sentence: docs/notes/2026-11-29-figures-worked-out.md."""

Figures = Callable[[str], Sequence[Spanned]]
"""Reads the figures of a text, sorted by start."""


def own_words(claim: Claim, figures: Figures) -> int:
    """How many longer words of a claim, beside its figures, the sentence of the evidence that is most like it does not have.

    What a claim in words of its own says in numbers and dates may be worked out, and no slip of the pen. Of a claim whose words
    cannot be those of the evidence nothing is known: 0.
    """
    return _counted((claim, figures))


def has_own_words(claim: Claim) -> bool:
    """Whether a claim does not copy a sentence of the evidence: what a check takes for a slip of the pen may be told otherwise."""
    return own_words(claim, _no_figures) >= OWN_WORDS


def _no_figures(_: str) -> tuple[Spanned, ...]:
    return ()


@kept
def _counted(asked: tuple[Claim, Figures]) -> int:
    claim, figures = asked
    told, beside, end = claim.sentence.text, [], 0
    for found in figures(told):
        beside.append(told[end : max(end, found.start)])
        end = max(end, found.end)
    ours = _words(" ".join([*beside, told[end:]])) - ENGLISH_WORDS
    return min((len(ours - _words(span.text)) for span in claim.evidence if is_english(told, span.text)), default=0)


def _words(text: str) -> frozenset[str]:
    return words_near(text, 0, 0, len(text))
