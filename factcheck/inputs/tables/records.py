"""Reading the rows of one file as they are: JSON Lines, CSV and TSV from a stream of bytes, Parquet from a file."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import isfinite
from typing import IO, Any, cast

LINE_LIMIT = 40_000_000
"""Longest line in bytes; a longer one is a bad row whose columns are not read, so that memory stays bounded."""

_BUFFER = 1 << 20
_HALF_PAIR = re.compile("[\ud800-\udfff]")
_ALONE = "it has carriage returns (CR) without line feeds, as files of old programs for the Mac: save it with line feeds"
_ESCAPED_HALF_PAIR = re.compile(rb"\\u[dD][89a-fA-F]")


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a file: its columns, or what is wrong with it (and the columns as far as they could be read)."""

    columns: Mapping[str, Any]
    problem: str | None = None
    file_at_fault: bool = False


@dataclass(slots=True)
class Shape:
    """The columns of a file that names them once: CSV's header, Parquet's schema; None until read, and for JSON Lines."""

    names: tuple[str, ...] | None = None
    schema: Any = None


class BrokenHeader(Exception):
    """A CSV header that cannot be used; the message says why."""


def json_records(stream: IO[bytes]) -> Iterator[Record]:
    """The rows of JSON Lines; blank lines are none."""
    lines = _Lines(stream)
    for line in lines:
        if lines.overlong:
            yield Record({}, f"line {lines.number} is longer than {LINE_LIMIT} bytes")
        elif line.strip():
            yield _json_record(line, lines.number)


def csv_records(stream: IO[bytes], delimiter: str, shape: Shape) -> Iterator[Record]:
    """The rows of CSV whose first line names the columns; `shape` is given the names.

    Raises BrokenHeader when the first line is missing, not UTF-8 or names a column twice.
    """
    lines = _TextLines(stream)
    csv.field_size_limit(LINE_LIMIT)
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    names = _header(rows, lines)
    shape.names = names
    while True:
        lines.problem = None
        first = lines.number + 1
        try:
            values = next(rows)
        except StopIteration:
            return
        except (csv.Error, _OverlongLine) as error:
            place = f"line {first}" if lines.number <= first else f"lines {first} to {lines.number}"
            yield Record({}, f"{place}: broken CSV: {_csv_trouble(error)}")
            continue
        if values:
            yield Record(dict(zip(names, values, strict=False)), _csv_problem(names, values, lines, first))


def parquet_records(stream: IO[bytes], shape: Shape, batch_rows: int = 256) -> Iterator[Record]:
    """The rows of a Parquet file; `shape` is given the schema.

    Values of simple types are Python's, others Arrow scalars, which lose nothing.

    Raises pyarrow.ArrowException or OSError when the file is no Parquet file; one that breaks off ends in a record that says so.
    """
    import pyarrow
    from pyarrow import parquet

    file = parquet.ParquetFile(stream, pre_buffer=False, buffer_size=_BUFFER)  # or whole row groups are in memory
    schema = file.schema_arrow.remove_metadata()
    shape.names, shape.schema = tuple(schema.names), schema
    if twice := _repeated(schema.names):
        raise pyarrow.ArrowInvalid(f"it has two columns {twice!r}")
    read = 0
    try:
        for batch in file.iter_batches(batch_size=batch_rows):
            problems: dict[int, str] = {}
            columns = [_values(*column, problems) for column in zip(schema.names, batch.columns, strict=True)]
            for place, values in enumerate(zip(*columns, strict=True)):
                read += 1
                yield Record(dict(zip(schema.names, values, strict=True)), problems.get(place))
    except (pyarrow.ArrowException, OSError) as error:
        missing = file.metadata.num_rows - read
        first = str(error).partition("\n")[0]
        yield Record({}, f"broken after row {read}, so that {missing} rows cannot be read: {first}", file_at_fault=True)


def _values(name: str, column: Any, problems: dict[int, str]) -> list[Any]:
    """The values of a column; the places of texts that are not UTF-8 are added to `problems`."""
    if not _is_simple(column.type):
        return list(column)
    try:
        return cast(list[Any], column.to_pylist())
    except UnicodeDecodeError:
        values: list[Any] = []
        for place, scalar in enumerate(column):
            try:
                values.append(scalar.as_py())
            except UnicodeDecodeError as error:
                values.append(error.object.decode("utf-8", "replace"))
                problems.setdefault(place, f"the column {name!r} is not UTF-8: {error.reason} at byte {error.start}")
        return values


def _is_simple(kind: Any) -> bool:
    from pyarrow import types

    if types.is_dictionary(kind):
        return _is_simple(kind.value_type)
    tests = (types.is_string, types.is_large_string, types.is_integer, types.is_float32, types.is_float64, types.is_boolean)
    return any(test(kind) for test in (*tests, types.is_null)) or (types.is_list(kind) and types.is_string(kind.value_type))


@dataclass(slots=True)
class _Lines:
    """The lines of a stream, of which none takes more memory than `LINE_LIMIT`."""

    stream: IO[bytes]
    number: int = 0
    overlong: bool = False

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        line = self.stream.readline(LINE_LIMIT)
        if not line:
            raise StopIteration
        self.number += 1
        self.overlong = len(line) == LINE_LIMIT and not line.endswith(b"\n")
        rest = line
        while self.overlong and rest and not rest.endswith(b"\n"):
            rest = self.stream.readline(LINE_LIMIT)
        if self.number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        return line


class _OverlongLine(Exception):
    pass


@dataclass(slots=True)
class _TextLines:
    """The lines of a stream as text; `problem` is set by one that is not UTF-8."""

    stream: IO[bytes]
    problem: str | None = None
    _lines: _Lines = field(init=False)

    def __post_init__(self) -> None:
        self._lines = _Lines(self.stream)

    @property
    def number(self) -> int:
        return self._lines.number

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        if self._lines.overlong:
            raise _OverlongLine(f"longer than {LINE_LIMIT} bytes")
        try:
            return line.decode("utf-8")
        except UnicodeDecodeError as error:
            self.problem = self.problem or f"line {self.number}: not UTF-8: {error.reason} at byte {error.start}"
            return line.decode("utf-8", "replace")


def _header(rows: Iterator[list[str]], lines: _TextLines) -> tuple[str, ...]:
    try:
        names = next(rows)
    except StopIteration:
        raise BrokenHeader("it is empty, without even a line that names the columns") from None
    except (csv.Error, _OverlongLine) as error:
        raise BrokenHeader(f"its first line does not name columns: {_csv_trouble(error)}") from None
    if lines.problem:
        raise BrokenHeader(lines.problem)
    if twice := _repeated(names):
        raise BrokenHeader(f"its first line names the column {twice!r} twice")
    return tuple(names)


def _repeated(names: list[str]) -> str | None:
    return next((name for i, name in enumerate(names) if name in names[:i]), None)


def _csv_trouble(error: Exception) -> str:
    """What a reader of CSV says, but for what speaks of Python."""
    return _ALONE if str(error).startswith("new-line character") else str(error)


def _csv_problem(names: tuple[str, ...], values: list[str], lines: _TextLines, first: int) -> str | None:
    if len(values) != len(names):
        return f"line {first}: {len(values)} fields, where the first line names {len(names)}"
    if lines.problem:
        return lines.problem
    for name, value in zip(names, values, strict=True):
        if "\0" in value:
            return f"line {first}: NUL bytes in the column {name!r}"
    return None


def _json_record(line: bytes, number: int) -> Record:
    problem = None
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        problem = f"line {number}: not UTF-8: {error.reason} at byte {error.start}"
        text = line.decode("utf-8", "replace")
    try:
        found, why = _read_json(text)
        problem = problem or (f"line {number}: {why}" if why else None)
    except (ValueError, RecursionError) as error:
        return Record({}, problem or f"line {number}: not JSON: {_json_trouble(error, text)}")
    if not isinstance(found, dict):
        return Record({}, problem or f"line {number}: not an object with columns")
    if _ESCAPED_HALF_PAIR.search(line) and _HALF_PAIR.search(json.dumps(found, ensure_ascii=False)):
        problem = problem or f"line {number}: half a surrogate pair, which is no text"
        found = json.loads(_HALF_PAIR.sub("\ufffd", json.dumps(found, ensure_ascii=False)))
    return Record(found, problem)


def _read_json(text: str) -> tuple[Any, str | None]:
    """What a line holds, and why it is a bad row all the same: for a number that could not be written back, which is text then."""
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_no_constant, parse_float=_finite), None
    except _NoNumber as error:
        return json.loads(text, object_pairs_hook=_object, parse_constant=str, parse_float=_finite_or_text), str(error)


def _json_trouble(error: Exception, text: str) -> str:
    """What a reader of JSON says, but for what speaks of Python or hides the cause."""
    said = str(error)
    if "\0" in text:
        return "NUL bytes"
    if said.startswith("Extra data") and "\r" in text.strip():
        return _ALONE
    if said.startswith("Exceeds the limit"):
        return "a whole number of thousands of digits: give it as text"
    return said or "nested too deeply"


class _NoNumber(Exception):
    """A number that could not be written back as valid JSON; the message says which."""


def _finite(text: str) -> float:
    if not isfinite(value := float(text)):
        raise _NoNumber(f"the number {text if len(text) < 30 else f'{text[:20]}...'} is too large: give it as text")
    return value


def _no_constant(name: str) -> None:
    raise _NoNumber(f"{name} is no number in JSON: give null, or a text")


def _finite_or_text(text: str) -> float | str:
    return value if isfinite(value := float(text)) else text


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError(f"the key {_repeated([key for key, _ in pairs])!r} occurs twice")
    return found
