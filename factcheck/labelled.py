"""Labelled rows: pairs of a source and a rewrite that people have judged, from JSON Lines, CSV or Parquet files."""

from __future__ import annotations

import csv
import gzip
import json
import lzma
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from factcheck.errors import InputError

_OPENERS: dict[str, Callable[..., IO[Any]]] = {".xz": lzma.open, ".gz": gzip.open}
_WHERE = "{path}, row {number}: "


@dataclass(frozen=True, slots=True)
class LabelledRow:
    """A rewrite with its source and people's judgement: 1 consistent, 0 not. `columns` are all columns of the row."""

    source: str
    rewrite: str
    label: int
    columns: Mapping[str, Any]


def read_labelled(path: Path, source: str = "source", rewrite: str = "claim", label: str = "label") -> list[LabelledRow]:
    """Read a ``.jsonl``, ``.csv``, ``.tsv`` (each also ``.xz`` or ``.gz``) or ``.parquet`` file.

    Args:
        path: the file.
        source: name of the column with the source.
        rewrite: name of the column with the rewrite.
        label: name of the column with 1 or 0 (or true or false).

    Raises:
        InputError: the file cannot be read, or a row lacks a column or holds something else; it names the row, counted from 1.
    """
    rows = []
    for number, columns in enumerate(_columns(path), start=1):
        where = _WHERE.format(path=path, number=number)
        if not isinstance(columns, dict):
            raise InputError(f"{where}not an object with columns")
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


def _columns(path: Path) -> Iterator[Any]:
    suffixes = [suffix.lower() for suffix in path.suffixes]
    kind = next((s for s in reversed(suffixes) if s not in _OPENERS), "")
    if kind not in (".jsonl", ".csv", ".tsv", ".parquet"):
        raise InputError(f"{path} is no file of rows: its name must end in .jsonl, .csv, .tsv (also .xz or .gz) or .parquet")
    try:
        if kind == ".parquet":
            yield from _parquet(path)
            return
        opener = _OPENERS.get(suffixes[-1], open)
        with opener(path, "rt", encoding="utf-8", newline="") as file:
            if kind == ".jsonl":
                for number, line in enumerate(file, start=1):
                    if line.strip():
                        yield _json(line, path, number)
            else:
                csv.field_size_limit(min(sys.maxsize, 1 << 31))
                yield from csv.DictReader(file, delimiter="\t" if kind == ".tsv" else ",")
    except FileNotFoundError:
        raise InputError(f"there is no file {path}") from None
    except (OSError, EOFError, lzma.LZMAError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path} cannot be read: {error}") from None


def _json(line: str, path: Path, number: int) -> Any:
    try:
        return json.loads(line)
    except ValueError as error:
        raise InputError(_WHERE.format(path=path, number=number) + f"not JSON: {error}") from None


def _parquet(path: Path) -> Iterator[Any]:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise InputError("reading Parquet needs the package pyarrow: pip install 'factcheck-nli[parquet]'") from None
    try:
        for batch in parquet.ParquetFile(path).iter_batches():
            yield from batch.to_pylist()
    except pyarrow.ArrowException as error:
        raise InputError(f"{path} cannot be read: {str(error).splitlines()[0]}") from None
