"""Measuring the checker on labelled rows."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from factcheck.checker import Checker
from factcheck.measure.labelled import LabelledRow
from factcheck.measure.statistics import auc, auc_interval, balanced_accuracy, calibration_error, even_weights, paired_auc_test
from factcheck.report import Report


@dataclass(frozen=True, slots=True)
class Comparison:
    """Another column of scores on the same rows: its AUC, how far ours is above it, and the p-value of that difference."""

    name: str
    auc: float
    difference: float
    p_value: float


@dataclass(frozen=True, slots=True)
class BenchResult:
    """The figures of one file of labelled rows; shares and areas are in [0, 1]."""

    rows: int
    consistent: int
    auc: float
    auc_low: float
    auc_high: float
    threshold: float
    balanced_accuracy: float
    calibration_error: float
    calibration_error_even: float
    rows_per_second: float
    words_per_second: float
    comparisons: tuple[Comparison, ...]
    signature: dict[str, Any]


def check_rows(
    checker: Checker, rows: Sequence[LabelledRow], progress: Callable[[int, int], None] | None = None
) -> tuple[list[Report], float]:
    """The report of each row, and the seconds that all took."""
    started = time.perf_counter()
    reports = []
    for report in checker.check_many((row.source, row.rewrite) for row in rows):
        reports.append(report)
        if progress:
            progress(len(reports), len(rows))
    return reports, time.perf_counter() - started


def measure(
    rows: Sequence[LabelledRow],
    reports: Sequence[Report],
    seconds: float,
    threshold: float,
    others: dict[str, list[float]] | None = None,
) -> BenchResult:
    """The figures of reports on labelled rows.

    Args:
        rows: the rows.
        reports: the report of each row.
        seconds: that the reports took.
        threshold: at or above which a score counts as consistent.
        others: other scores of the same rows by name.

    Raises:
        InputError: the rows have one label only.
    """
    labels, scores = [row.label for row in rows], [report.score for report in reports]
    low, high = auc_interval(labels, scores)
    comparisons = []
    for name, theirs in (others or {}).items():
        difference, p = paired_auc_test(labels, scores, theirs)
        comparisons.append(Comparison(name, auc(labels, theirs), difference, p))
    words = sum(len(row.source.split()) + len(row.rewrite.split()) for row in rows)
    return BenchResult(
        len(rows),
        sum(labels),
        auc(labels, scores),
        low,
        high,
        threshold,
        balanced_accuracy(labels, scores, threshold),
        calibration_error(labels, scores),
        calibration_error(labels, scores, even_weights(labels)),
        len(rows) / seconds,
        words / seconds,
        tuple(comparisons),
        reports[0].signature,
    )
