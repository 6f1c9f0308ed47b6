"""The figures that a score is drawn from, one set for each sentence: what the NLI model, shared words and exact checks say."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from factcheck.evidence.passages import Judged
from factcheck.judgement.verdict import errors_of
from factcheck.report import Probabilities, Reason, Signals

_WORD = re.compile(r"\w+")


class SourceWords:
    """The words and word pairs of all sources of a rewrite, for counting what a claim shares with them."""

    def __init__(self, sources: Sequence[str]) -> None:
        """Index the sources."""
        self._words: set[str] = set()
        self._pairs: set[tuple[str, str]] = set()
        for source in sources:
            words = _WORD.findall(source.casefold())
            self._words.update(words)
            self._pairs.update(pairwise(words))

    def shared(self, claim: str) -> tuple[float, float]:
        """The shares, in [0, 1], of the claim's words and of its word pairs that the sources have."""
        words = _WORD.findall(claim.casefold())
        return _share(words, self._words), _share(list(pairwise(words)), self._pairs)


def signals_of(
    probabilities: Probabilities,
    similarity: float,
    judged: Sequence[Judged],
    shared: tuple[float, float],
    reasons: Sequence[Reason],
) -> Signals:
    """The signals of one sentence; of equally close passages the first that was asked counts, which is the smallest."""
    closest = max(judged, key=lambda j: j.passage.similarity).probabilities.contradicted if judged else 0.0
    errors = len(errors_of(reasons))
    words, word_pairs = shared
    return Signals(
        entailed=probabilities.entailed,
        contradicted=probabilities.contradicted,
        similarity=round(similarity, 6),
        closest_contradicts=round(closest, 6),
        words=round(words, 6),
        word_pairs=round(word_pairs, 6),
        errors=errors,
    )


FEATURES = (
    "mean log of P(entailed)",
    "mean log of P(not contradicted by the closest sentence)",
    "mean share of word pairs in the source",
    "an exact check found an error",
)
LEAST = 0.05
"""Probability below which a sentence weighs no worse: one sentence alone should not decide a long rewrite."""


def features(signals: Sequence[Signals]) -> list[float]:
    """What the score map weighs, drawn from at least one sentence; the order is that of `FEATURES`."""
    return [
        _mean([math.log(max(LEAST, s.entailed)) for s in signals]),
        _mean([math.log(max(LEAST, 1.0 - s.closest_contradicts)) for s in signals]),
        _mean([s.word_pairs for s in signals]),
        float(any(s.errors for s in signals)),
    ]


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)


def _share(items: Sequence[object], known: Collection[object]) -> float:
    return sum(item in known for item in items) / len(items) if items else 1.0
