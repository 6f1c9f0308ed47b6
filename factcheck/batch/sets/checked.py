"""Rows of a batch's output, read back: typed whatever the file format was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from factcheck.batch.columns import ERROR, VERDICT_TYPES
from factcheck.errors import InputError
from factcheck.inputs.tables.files import Records, input_files

LABELS = ("contradicted", "neutral", "entailed")
"""The labels that a row can have, worst first."""

_TRUTH = {"true": True, "1": True, "false": False, "0": False}


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """One output row; `number` counts them from 1. All verdicts are None in a row that was not checked, which has an `error`.

    `label` is None also where the rewrite states nothing; `worst` is the text of the worst sentence.
    """

    number: int
    columns: Mapping[str, Any]
    score: float | None
    consistent: bool | None
    label: str | None
    sentences: Mapping[str, int]
    reasons: tuple[str, ...]
    worst: str | None
    error: str | None


def read_checked(path: str, format_name: str | None = None) -> Iterator[CheckedRow]:
    """The rows of the output at `path` (``-`` is standard input); `format_name` as in `factcheck.inputs.tables.files.input_files`.

    Raises InputError where it cannot be read to its end, or is not the output of a batch.
    """
    files = input_files(path, format_name)
    return checked_rows(_columns(Records(files), files[0].name if len(files) == 1 else path), path)


def checked_rows(rows: Iterable[Mapping[str, Any]], name: str) -> Iterator[CheckedRow]:
    """The rows of an output; `name` is what messages call it.

    Raises InputError where a row lacks the columns that a batch adds, or has something else in them.
    """
    for number, columns in enumerate(rows, start=1):
        if missing := [column for column in VERDICT_TYPES if column not in columns]:
            raise InputError(f"{name} is not the output of a batch: row {number} has no column {missing[0]!r}")
        try:
            yield _checked(number, columns)
        except (ValueError, KeyError, AttributeError, TypeError):
            raise InputError(f"{name} cannot be read: row {number} has something else than a verdict in its columns") from None


def _columns(records: Records, name: str) -> Iterator[Mapping[str, Any]]:
    for number, record in enumerate(records, start=1):
        if record.problem and ERROR not in record.columns:
            raise InputError(f"{name} cannot be read from row {number} on: {record.problem}")
        yield record.columns


def _checked(number: int, columns: Mapping[str, Any]) -> CheckedRow:
    """Text formats without types have None as an empty text, and everything else as text."""
    value: dict[str, Any] = {column: None if columns[column] == "" else columns[column] for column in VERDICT_TYPES}
    error = value[ERROR]
    if error is not None:
        return CheckedRow(number, columns, None, None, None, {}, (), None, str(error))
    score = float(value["factcheck_score"])
    label = value["factcheck_label"]
    if not 0 <= score <= 1 or label not in (*LABELS, None):
        raise ValueError
    return CheckedRow(
        number=number,
        columns=columns,
        score=score,
        consistent=_TRUTH[str(value["factcheck_consistent"]).lower()],
        label=label,
        sentences={name: int(value[f"factcheck_{name}"]) for name in LABELS},
        reasons=tuple((value["factcheck_reasons"] or "").split(";")) if value["factcheck_reasons"] else (),
        worst=value["factcheck_worst"],
        error=None,
    )
