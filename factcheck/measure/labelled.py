"""Labelled rows: pairs of a source and a rewrite that people have judged, from JSON Lines, CSV or Parquet files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factcheck.errors import InputError
from factcheck.inputs.tables.files import Records, input_files


@dataclass(frozen=True, slots=True)
class LabelledRow:
    """A rewrite with its source and people's judgement: 1 consistent, 0 not. `columns` are all columns of the row."""

    source: str
    rewrite: str
    label: int
    columns: Mapping[str, Any]


def read_labelled(path: Path, source: str = "source", rewrite: str | None = None, label: str = "label") -> list[LabelledRow]:
    """Read a ``.jsonl``, ``.csv``, ``.tsv`` (each also ``.gz``, ``.xz`` or ``.zst``) or ``.parquet`` file, or a folder of them.

    Args:
        path: the file or folder.
        source: name of the column with the source.
        rewrite: name of the column with the rewrite; None is ``rewrite``, as in the files of ``factcheck batch``, or ``claim`` where the
            first row has only that, as in published sets.
        label: name of the column with 1 or 0 (or true or false).

    Raises:
        InputError: the file cannot be read, or a row lacks a column or holds something else; it names the row or line, counted from 1.
    """
    rows = []
    for number, record in enumerate(Records(input_files(str(path))), start=1):
        if record.problem:
            raise InputError(f"{path}: {record.problem}")
        where, columns = f"{path}, row {number}: ", record.columns
        if rewrite is None:
            rewrite = _CLAIM if _CLAIM in columns and _REWRITE not in columns else _REWRITE
        for name in (source, rewrite, label):
            if name not in columns:
                raise InputError(f"{where}there is no column {name!r}")
        for name in (source, rewrite):
            if not isinstance(columns[name], str):
                raise InputError(f"{where}the column {name!r} is not text")
        value = str(columns[label]).strip().lower()
        if value not in _LABELS:
            raise InputError(f"{where}the label is {columns[label]!r}, not 1 or 0")
        rows.append(LabelledRow(columns[source], columns[rewrite], _LABELS[value], columns))
    if not rows:
        raise InputError(f"{path} holds no rows")
    return rows


_REWRITE, _CLAIM = "rewrite", "claim"
_LABELS = {"1": 1, "1.0": 1, "true": 1, "0": 0, "0.0": 0, "false": 0}


def scores_in(rows: list[LabelledRow], column: str) -> dict[str, list[float]]:
    """The scores that a column holds, by name: one list for a column of numbers, one for each key of a column of objects.

    Raises InputError naming the first row that lacks a number.
    """
    first = rows[0].columns.get(column)
    names = {f"{column}.{key}": key for key in first} if isinstance(first, dict) else {column: ""}
    found: dict[str, list[float]] = {name: [] for name in names}
    for number, row in enumerate(rows, start=1):
        for name, key in names.items():
            value: Any = row.columns.get(column)
            value = value.get(key) if isinstance(value, dict) else value
            try:
                found[name].append(float(value))
            except (TypeError, ValueError):
                raise InputError(f"row {number} has no number in the column {name!r}") from None
    return found
