"""Fitting the score map on labelled rewrites."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.errors import InputError
from factcheck.judgement.score import ScoreMap
from factcheck.judgement.signals import FEATURES, features
from factcheck.measure.statistics import best_threshold, even_weights
from factcheck.report import Report, Signals
from factcheck.version import installing

LEAST_ROWS = 20
_STRENGTH = 1.0


def stated_signals(report: Report) -> list[Signals]:
    """The signals of the sentences that state something."""
    return [sentence.signals for sentence in report.sentences if sentence.signals is not None]


def fit_score_map(sets: Sequence[tuple[Sequence[Sequence[Signals]], Sequence[int]]], name: str) -> ScoreMap:
    """The logistic map that best tells people's judgement, by logistic regression with L2 shrinkage.

    Args:
        sets: for each data set, the signals of each row's sentences and the row's label (1 consistent, 0 not). Every set weighs the
            same, and so do both labels of a set, so that the score speaks of even odds (`ScoreMap.at` makes it speak of others).
        name: what the map is called in signatures.

    Raises:
        InputError: fewer than `LEAST_ROWS` rows state something, a set has rows of one label only, or the extra ``calibrate`` is not
            installed.
    """
    import numpy as np

    try:
        from sklearn.linear_model import LogisticRegression
    except ModuleNotFoundError:
        raise InputError(f"fitting a score needs the package scikit-learn: {installing('calibrate')}") from None

    rows, labels, weights = [], [], []
    for signals, judged in sets:
        kept = [(features(s), label) for s, label in zip(signals, judged, strict=True) if s]
        if not kept:
            continue
        own = even_weights([label for _, label in kept])
        rows += [row for row, _ in kept]
        labels += [label for _, label in kept]
        weights += [weight / len(kept) for weight in own]
    if len(rows) < LEAST_ROWS:
        raise InputError(f"{len(rows)} rows are too few to fit a score: at least {LEAST_ROWS} are needed")
    x = np.asarray(rows)
    w = np.asarray(weights) * len(rows) / sum(weights)
    mean, spread = x.mean(axis=0), np.maximum(x.std(axis=0), 1e-6)
    model = LogisticRegression(C=_STRENGTH, max_iter=2000).fit((x - mean) / spread, labels, sample_weight=w)
    scale = model.coef_[0] / spread
    found = ScoreMap(name, tuple(round(float(v), 6) for v in scale), round(float(model.intercept_[0] - scale @ mean), 6), 0.5)
    assert len(found.weights) == len(FEATURES)
    return found


def with_threshold(score_map: ScoreMap, labels: Sequence[int], scores: Sequence[float]) -> ScoreMap:
    """The same map with the threshold that parts these rows best."""
    return replace(score_map, threshold=round(best_threshold(labels, scores), 6))
