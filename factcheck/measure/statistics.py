"""How well scores part consistent from inconsistent rewrites (AUC, balanced accuracy, calibration error), and tests on paired rows."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from factcheck.errors import InputError

SAMPLES = 1000
PERMUTATIONS = 9999
EXACT_ROWS = 10_000
"""Up to so many rows that differ, `paired_permutation_test` draws permutations; above, their distribution is normal to many digits."""
Floats = NDArray[np.float64]


def auc(labels: Sequence[int], scores: Sequence[float]) -> float:
    """Area under the ROC curve in [0, 1]: how often a consistent row scores above an inconsistent one.

    Shape: both (rows,), labels 1 consistent and 0 not. Raises InputError unless both labels occur.
    """
    both_labels(labels)
    values, y = np.asarray(scores, dtype=np.float64), np.asarray(labels)
    right, wrong = values[y == 1], np.sort(values[y == 0])
    below, not_above = (np.searchsorted(wrong, right, side=side) for side in ("left", "right"))
    return float((below + not_above).mean() / (2 * len(wrong)))


def balanced_accuracy(labels: Sequence[int], scores: Sequence[float], threshold: float) -> float:
    """The mean of the shares of consistent rows at or above the threshold and of inconsistent rows below it, in [0, 1]."""
    both_labels(labels)
    y, above = np.asarray(labels), np.asarray(scores) >= threshold
    return float((above[y == 1].mean() + (~above[y == 0]).mean()) / 2)


def best_threshold(labels: Sequence[int], scores: Sequence[float]) -> float:
    """The threshold of the highest balanced accuracy, midway between two neighbouring scores."""
    both_labels(labels)
    values = np.unique(np.asarray(scores, dtype=np.float64))
    middles = (values[1:] + values[:-1]) / 2 if len(values) > 1 else values
    return float(max(middles, key=lambda t: balanced_accuracy(labels, scores, float(t))))


def calibration_error(
    labels: Sequence[int], scores: Sequence[float], weights: Sequence[float] | None = None, bins: int = 10
) -> float:
    """Expected calibration error in [0, 1]: mean distance between score and share of consistent rows, over equally wide bins.

    Args:
        labels: 1 consistent, 0 not. Shape: (rows,).
        scores: in [0, 1]. Shape: (rows,).
        weights: of the rows, for instance such that both labels weigh the same. Shape: (rows,).
        bins: how many.
    """
    y, s = np.asarray(labels, dtype=np.float64), np.asarray(scores, dtype=np.float64)
    w = np.ones_like(s) if weights is None else np.asarray(weights, dtype=np.float64)
    place = np.minimum((s * bins).astype(int), bins - 1)
    total = 0.0
    for b in range(bins):
        here = place == b
        if w[here].sum() > 0:
            total += abs(np.average(s[here], weights=w[here]) - np.average(y[here], weights=w[here])) * w[here].sum()
    return float(total / w.sum())


def even_weights(labels: Sequence[int]) -> list[float]:
    """Weights under which consistent and inconsistent rows weigh the same in all, the sum being the number of rows."""
    both_labels(labels)
    ones = sum(labels)
    return [len(labels) / (2 * (ones if label else len(labels) - ones)) for label in labels]


def auc_interval(labels: Sequence[int], scores: Sequence[float], seed: int = 0) -> tuple[float, float]:
    """The 95 % bootstrap interval of the AUC."""
    found = _resampled(np.asarray(labels), seed, lambda rows, y: auc(y, np.asarray(scores)[rows].tolist()))
    low, high = np.quantile(found, (0.025, 0.975))
    return float(low), float(high)


def paired_auc_test(labels: Sequence[int], ours: Sequence[float], theirs: Sequence[float], seed: int = 0) -> tuple[float, float]:
    """The difference of two AUCs on the same rows, and its two-sided p-value by a paired bootstrap."""
    a, b = np.asarray(ours), np.asarray(theirs)
    found = _resampled(np.asarray(labels), seed, lambda rows, y: auc(y, a[rows].tolist()) - auc(y, b[rows].tolist()))
    p = 2 * min((found <= 0).mean(), (found >= 0).mean())
    return auc(labels, ours) - auc(labels, theirs), float(min(1.0, max(p, 1 / SAMPLES)))


def mcnemar_exact(gained: int, lost: int) -> float:
    """The two-sided p-value of McNemar's test on paired yes-or-no outcomes, in its exact form (the sign test).

    McNemar, "Note on the sampling error of the difference between correlated proportions", Psychometrika 12 (1947).

    Args:
        gained: pairs that went from no to yes.
        lost: pairs that went from yes to no.
    """
    pairs, fewer = gained + lost, min(gained, lost)
    place = np.arange(1, fewer + 1)
    log_ways = np.concatenate([[0.0], np.cumsum(np.log((pairs - place + 1) / place))])  # to choose 0, 1, ... of the pairs
    return min(1.0, 2 * math.exp(np.logaddexp.reduce(log_ways) - pairs * math.log(2)))


def paired_permutation_test(a: Floats, b: Floats, seed: int = 0) -> tuple[float, float]:
    """The mean of b less that of a on the same rows, and its two-sided p-value under random swaps within the pairs.

    Fisher's sign-flip test (The Design of Experiments, 1935, section 21), with p-values that count the observed arrangement among the drawn
    ones (Phipson and Smyth, "Permutation p-values should never be zero", 2010). Shape: both (rows,), at least one row.
    """
    differences = np.asarray(b, dtype=np.float64) - np.asarray(a, dtype=np.float64)
    changed = differences[differences != 0]
    mean = float(differences.mean())
    if not len(changed):
        return mean, 1.0
    observed = abs(changed.sum())
    if len(changed) > EXACT_ROWS:
        return mean, math.erfc(observed / math.sqrt(2 * float(np.square(changed).sum())))
    rng = np.random.default_rng(seed)
    rows = max(1, 2_000_000 // len(changed))
    as_far = 0
    for start in range(0, PERMUTATIONS, rows):
        signs = rng.integers(0, 2, (min(rows, PERMUTATIONS - start), len(changed)), dtype=np.int8) * 2.0 - 1
        as_far += int((np.abs(signs @ changed) >= observed * (1 - 1e-12)).sum())
    return mean, (as_far + 1) / (PERMUTATIONS + 1)


def _resampled(labels: NDArray[np.int_], seed: int, figure: Callable[[NDArray[np.int_], list[int]], float]) -> Floats:
    both_labels(labels.tolist())  # else no draw would ever have both
    rng = np.random.default_rng(seed)
    found: list[float] = []
    while len(found) < SAMPLES:
        rows = rng.integers(0, len(labels), len(labels))
        y = labels[rows]
        if 0 < y.sum() < len(y):
            found.append(figure(rows, y.tolist()))
    return np.asarray(found)


def both_labels(labels: Sequence[int]) -> None:
    """Raise InputError for rows of which all have one label."""
    if set(labels) != {0, 1}:
        raise InputError("rows of both labels are needed, 1 consistent and 0 not")
