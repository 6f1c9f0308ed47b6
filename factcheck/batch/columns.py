"""The columns that a batch adds to each row: their names, order and types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from factcheck.report import Report, SentenceVerdict

PREFIX = "factcheck_"
ERROR = "factcheck_error"
REPORT = "factcheck_report"
VERDICT_TYPES: Mapping[str, type] = {
    "factcheck_score": float,
    "factcheck_consistent": bool,
    "factcheck_label": str,
    "factcheck_sentences": int,
    "factcheck_entailed": int,
    "factcheck_neutral": int,
    "factcheck_contradicted": int,
    "factcheck_reasons": str,
    "factcheck_worst": str,
    ERROR: str,
}
"""The compact columns, in their order. Each may be None: all but the error in a row that was not checked, the error in one that was."""

_SEVERITY = {"contradicted": 0, "neutral": 1, "entailed": 2}


def column_types(full: bool = False) -> dict[str, type]:
    """Name and type of every column that is added, in order; with `full` the whole report (a dictionary) comes last."""
    return {**VERDICT_TYPES, **({REPORT: dict} if full else {})}


def verdict_columns(report: Report, full: bool = False) -> dict[str, Any]:
    """The columns of a row that was checked.

    ``factcheck_score`` is in [0, 1]; ``factcheck_consistent`` says whether it reaches the threshold of the score map, whatever the
    labels are; ``factcheck_label`` is the worst label of a sentence that states something, ``factcheck_worst`` the sentence (the one with
    the lowest score among several with that label), both None where none states anything; ``factcheck_sentences`` counts all sentences,
    also those that state nothing; ``factcheck_reasons`` has the kinds of the findings, sorted and joined by ``;``.
    """
    counts = report.counts
    worst = _worst(report)
    values: dict[str, Any] = {
        "factcheck_score": report.score,
        "factcheck_consistent": report.score >= report.signature["thresholds"]["consistent"],
        "factcheck_label": worst.label if worst else None,
        "factcheck_sentences": len(report.sentences),
        "factcheck_entailed": counts["entailed"],
        "factcheck_neutral": counts["neutral"],
        "factcheck_contradicted": counts["contradicted"],
        "factcheck_reasons": ";".join(sorted({reason.kind for sentence in report.sentences for reason in sentence.reasons})),
        "factcheck_worst": worst.text if worst else None,
        ERROR: None,
    }
    return {**values, **({REPORT: report.to_dict()} if full else {})}


def error_columns(reason: str, full: bool = False) -> dict[str, Any]:
    """The columns of a row that was not checked, for the reason given."""
    return {**dict.fromkeys(column_types(full)), ERROR: reason}


def _worst(report: Report) -> SentenceVerdict | None:
    stated = [sentence for sentence in report.sentences if sentence.label in _SEVERITY]
    return min(stated, key=lambda s: (_SEVERITY[s.label], s.score or 0.0, s.index), default=None)
