"""The decision: from the labels of pairs to the verdict of a sentence and the score of a rewrite.

Each passage that a claim was judged by says how likely it entails (e) and contradicts (c) it. The claim's verdict takes the
best entailment and the best contradiction as odds against neutral::

    entailed : neutral : contradicted  =  e/(1-e) : 1 : c/(1-c)

so that the label is the larger of the two where it is above one half, and neutral otherwise; strong evidence both ways shows as two
like probabilities. A contradiction counts only from a passage about the same thing: its similarity to the claim is at least
`ABOUT_THE_SAME`, so an unrelated sentence cannot contradict, however sure the model is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.evidence import Passage
from factcheck.report import Evidence, Label, Probabilities, SentenceVerdict

ABOUT_THE_SAME = 0.45
"""Least cosine similarity at which a passage may contradict a claim."""

_LIMIT = 1e-4
_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Judged:
    """A passage and what the NLI model said of (passage, claim)."""

    passage: Passage
    probabilities: Probabilities


def may_contradict(judged: Judged) -> bool:
    """Whether a passage is about the claim's subject, so that its contradiction counts."""
    return judged.passage.similarity >= ABOUT_THE_SAME


def combine(judged: Sequence[Judged]) -> Probabilities:
    """The verdict's probabilities from all passages; without any passage, neutral is certain."""
    entailed = max((j.probabilities.entailed for j in judged), default=0.0)
    contradicted = max((j.probabilities.contradicted for j in judged if may_contradict(j)), default=0.0)
    odds_e, odds_c = _odds(entailed), _odds(contradicted)
    total = odds_e + 1.0 + odds_c
    return rounded(odds_e / total, odds_c / total)


def rounded(entailed: float, contradicted: float) -> Probabilities:
    """Probabilities to six decimals whose sum is 1."""
    e, c = round(entailed, _DECIMALS), round(contradicted, _DECIMALS)
    return Probabilities(e, round(max(0.0, 1.0 - e - c), _DECIMALS), c)


def label_of(probabilities: Probabilities) -> Label:
    """The likeliest label; of equals, neutral before contradicted before entailed."""
    e, n, c = probabilities.entailed, probabilities.neutral, probabilities.contradicted
    if n >= max(e, c):
        return "neutral"
    return "contradicted" if c >= e else "entailed"


def ordered_evidence(judged: Sequence[Judged], label: Label, most: int) -> tuple[Evidence, ...]:
    """The passages as evidence, the one that decided the label first, then by similarity; at most `most` passages."""
    if not judged:
        return ()

    def strength(item: Judged) -> tuple[float, float]:
        p = item.probabilities
        decides = {"entailed": p.entailed, "contradicted": p.contradicted if may_contradict(item) else -1.0}
        return decides.get(label, item.passage.similarity), -float(len(item.passage.text))

    first = max(judged, key=strength)
    rest = sorted((j for j in judged if j is not first), key=lambda j: -j.passage.similarity)
    return tuple(
        Evidence(part.source, part.start, part.end, part.text, round(j.passage.similarity, _DECIMALS), j.probabilities, number)
        for number, j in enumerate([first, *rest][:most])
        for part in j.passage.parts
    )


def rewrite_score(sentences: Sequence[SentenceVerdict]) -> float:
    """The score of a rewrite in [0, 1]: the mean of P(entailed) over its sentences that state something.

    1 means that everything stated is entailed; a rewrite that states nothing scores 1.
    """
    stated = [s.probabilities.entailed for s in sentences if s.probabilities is not None]
    return round(sum(stated) / len(stated), _DECIMALS) if stated else 1.0


def _odds(probability: float) -> float:
    p = min(max(probability, _LIMIT), 1.0 - _LIMIT)
    return p / (1.0 - p)
