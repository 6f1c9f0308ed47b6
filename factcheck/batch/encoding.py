"""From checked rows to bytes: JSON Lines, CSV and TSV, and Arrow chunks that become Parquet at the end."""

from __future__ import annotations

import base64
import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import IO, Any, Protocol

from factcheck.batch.columns import column_types
from factcheck.batch.items import BadRow, Block, Item
from factcheck.errors import InputError
from factcheck.inputs.tables.formats import Format
from factcheck.inputs.tables.records import Shape
from factcheck.version import installing

_GROUP_ROWS = 65_536
_GROUP_BYTES = 64_000_000


class Encoder(Protocol):
    """Turns rows into the bytes of an output; chunks of bytes, one after the other, are the unfinished output."""

    def head(self) -> bytes:
        """What comes before all rows."""
        ...

    def fitted(self, items: Sequence[Item]) -> tuple[Item, ...]:
        """The items, those whose columns the output cannot hold made bad."""
        ...

    def chunk(self, rows: Sequence[Mapping[str, Any]]) -> bytes:
        """The bytes of some rows, with input and verdict columns."""
        ...


def encoder_for(form: Format, first: Block | None, shape: Shape, full: bool) -> JsonEncoder | CsvEncoder | ParquetEncoder:
    """The encoder of a format. The columns of CSV and Parquet are those that the input names once, and those of the first block.

    Raises InputError when Parquet is wanted and pyarrow is missing.
    """
    if form.kind == "jsonl":
        return JsonEncoder()
    names = [name for item in (first.items if first else ()) for name in item.columns]
    columns = tuple(name for name in dict.fromkeys([*(shape.names or ()), *names]) if name not in column_types(full=True))
    if form.kind == "parquet":
        return ParquetEncoder(_schema(columns, first, shape, full))
    return CsvEncoder(columns, "\t" if form.kind == "tsv" else ",", full)


class JsonEncoder:
    """JSON Lines; rows may have any columns."""

    def head(self) -> bytes:
        """Nothing."""
        return b""

    def fitted(self, items: Sequence[Item]) -> tuple[Item, ...]:
        """The items as they are."""
        return tuple(items)

    def chunk(self, rows: Iterable[Mapping[str, Any]]) -> bytes:
        """One line per row."""
        return "".join(json_text(row) + "\n" for row in rows).encode("utf-8")


class CsvEncoder:
    """CSV or TSV with fixed columns; None is an empty field, what is not text is as in JSON."""

    def __init__(self, columns: Sequence[str], delimiter: str, full: bool) -> None:
        """Fix the columns of the input; the verdict columns follow them."""
        self._known = frozenset(columns)
        self._names = [*columns, *column_types(full)]
        self._delimiter = delimiter

    def head(self) -> bytes:
        """The names of the columns."""
        return self._lines([self._names])

    def fitted(self, items: Sequence[Item]) -> tuple[Item, ...]:
        """The items, those with other columns than the fixed ones or with NUL characters made bad."""
        return tuple(_without_nul(_restricted(item, self._known)) for item in items)

    def chunk(self, rows: Iterable[Mapping[str, Any]]) -> bytes:
        """One record per row."""
        return self._lines([csv_value(row.get(name)) for name in self._names] for row in rows)

    def _lines(self, records: Iterable[Sequence[Any]]) -> bytes:
        lines = _CsvLines()
        csv.writer(lines, delimiter=self._delimiter).writerows(records)
        return "".join(lines).encode("utf-8")


class _CsvLines(list[str]):
    """Takes what a CSV writer writes, which quotes carriage returns in fields only where lines end with one, and ends lines without."""

    def write(self, line: str) -> None:
        self.append(line.removesuffix("\r\n") + "\n")


class ParquetEncoder:
    """Chunks of Arrow's stream format with a fixed schema, and the Parquet file made of them."""

    def __init__(self, schema: Any) -> None:
        """Fix the schema: columns of the input, then verdict columns."""
        self._schema = schema
        self._known = frozenset(schema.names)

    def head(self) -> bytes:
        """Nothing."""
        return b""

    def fitted(self, items: Sequence[Item]) -> tuple[Item, ...]:
        """The items, those whose columns or values the schema cannot hold made bad, without these values."""
        found = [_restricted(item, self._known) for item in items]
        for name in self._schema.names:
            if self._array(name, [item.columns.get(name) for item in found]) is None:
                for place, item in enumerate(found):
                    if self._array(name, [item.columns.get(name)]) is None:
                        reason = f"the column {name!r} is not {self._schema.field(name).type}, as in the first rows"
                        found[place] = _bad(item, reason, {**item.columns, name: None})
        return tuple(found)

    def chunk(self, rows: Sequence[Mapping[str, Any]]) -> bytes:
        """An Arrow stream of one batch."""
        import pyarrow

        arrays = [self._array(name, [row.get(name) for row in rows]) for name in self._schema.names]
        sink = io.BytesIO()
        with pyarrow.ipc.new_stream(sink, self._schema) as stream:
            stream.write_batch(pyarrow.record_batch(arrays, schema=self._schema))
        return sink.getvalue()

    def write(self, chunks: Iterable[bytes], out: IO[bytes]) -> None:
        """Write the Parquet file that holds all chunks; its row groups depend on the rows alone."""
        import pyarrow
        from pyarrow import parquet

        with parquet.ParquetWriter(out, self._schema) as writer:
            group: list[Any] = []
            for chunk in filter(None, chunks):
                group += pyarrow.ipc.open_stream(chunk)
                rows, size = sum(batch.num_rows for batch in group), sum(batch.nbytes for batch in group)
                if rows >= _GROUP_ROWS or size >= _GROUP_BYTES:
                    writer.write_table(pyarrow.Table.from_batches(group, self._schema))
                    group = []
            if group:
                writer.write_table(pyarrow.Table.from_batches(group, self._schema))

    def _array(self, name: str, values: list[Any]) -> Any:
        """The values as an array of the column's type, None where one of them does not fit."""
        import pyarrow

        kind = self._schema.field(name).type
        if pyarrow.types.is_string(kind):
            values = [json_text(value) if isinstance(value, dict | list) else value for value in values]
        try:
            return pyarrow.array(values, kind)
        except (pyarrow.ArrowException, TypeError, ValueError, OverflowError):
            return None


def json_text(value: Any) -> str:
    """A value as JSON on one line; a value that JSON has no type for as text (bytes in base64).

    What JSON has no number for (NaN and infinities, of Parquet) is null.
    """
    try:
        return json.dumps(value, ensure_ascii=False, default=_json_value, allow_nan=False)
    except ValueError:
        plain = json.loads(json.dumps(value, default=_json_value), parse_constant=lambda _: None)
        return json.dumps(plain, ensure_ascii=False)


def _json_value(value: Any) -> Any:
    if hasattr(value, "as_py"):
        try:
            value = value.as_py()
        except ValueError:  # a time in nanoseconds, which Python's own has not
            return str(value)
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    return value if isinstance(value, dict | list) else str(value)


def csv_value(value: Any) -> Any:
    """A value as CSV has it: texts and numbers as they are, None or an empty text for what is missing, all else as text."""
    if value is None or (isinstance(value, str | int | float) and not isinstance(value, bool)):
        return value
    text = json_text(value)
    return json.loads(text) if text.startswith('"') else "" if text == "null" else text


def _restricted(item: Item, known: frozenset[str]) -> Item:
    unknown = [name for name in item.columns if name not in known]
    if not unknown:
        return item
    reason = f"the column {unknown[0]!r} is none of the first rows', so this format has no place for it; JSON Lines would"
    return _bad(item, reason, {name: value for name, value in item.columns.items() if name in known})


def _without_nul(item: Item) -> Item:
    held = [name for name, value in item.columns.items() if isinstance(value, str) and "\0" in value]
    if not held:
        return item
    columns = {name: value.replace("\0", "\ufffd") if name in held else value for name, value in item.columns.items()}
    return _bad(item, f"the column {held[0]!r} holds a NUL character, which CSV cannot", columns)


def _bad(item: Item, reason: str, columns: Mapping[str, Any]) -> BadRow:
    if isinstance(item, BadRow):
        return replace(item, columns=columns, reason=f"{item.reason}; {reason}")
    return BadRow(item.number, reason, item.id, columns)


def _schema(columns: Sequence[str], first: Block | None, shape: Shape, full: bool) -> Any:
    """The input's own types where it has any, else those of the values in the first block.

    All None are text, and so are lists and objects, as JSON: Arrow would drop the keys that the first rows lack.
    """
    try:
        import pyarrow
    except ImportError:
        raise InputError(f"Parquet needs the package pyarrow: {installing('parquet')}") from None
    own = shape.schema
    fields = []
    for name in columns:
        if own is not None and name in own.names:
            fields.append(own.field(name).with_nullable(True))
        else:
            fields.append(pyarrow.field(name, _inferred([item.columns.get(name) for item in (first.items if first else ())])))
    types = {str: pyarrow.string(), bool: pyarrow.bool_(), int: pyarrow.int64(), float: pyarrow.float64(), dict: pyarrow.string()}
    verdicts = [pyarrow.field(name, types[kind]) for name, kind in column_types(full).items()]
    return pyarrow.schema([*fields, *verdicts])


def _inferred(values: list[Any]) -> Any:
    import pyarrow

    try:
        kind = pyarrow.infer_type(values)
    except (pyarrow.ArrowException, TypeError, ValueError, OverflowError):
        return pyarrow.string()
    return kind if kind in (pyarrow.int64(), pyarrow.float64(), pyarrow.bool_()) else pyarrow.string()
