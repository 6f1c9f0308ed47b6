"""From records to rows: which columns are the texts, what makes a row bad, and where blocks of rows end."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from factcheck.batch.columns import column_types
from factcheck.batch.items import BadRow, Block, Item, Row
from factcheck.inputs.tables.files import Records
from factcheck.inputs.tables.records import Record

FIELD_LIMIT = 10_000_000
"""Most characters of a source or a rewrite; a row with a longer one is bad."""
BLOCK_ROWS = 256
BLOCK_CHARACTERS = 16_000_000
DEFAULT_ID_COLUMN = "id"


@dataclass(frozen=True, slots=True)
class TextColumns:
    """The names of the columns that are read; without a name for the ids, the column ``id`` is taken where there is one."""

    source: str = "source"
    rewrite: str = "rewrite"
    id: str | None = None

    def item(self, number: int, record: Record) -> Item:
        """The row of a record, or what makes it a bad one."""
        columns = record.columns
        name = _identifier(columns.get(self.id or DEFAULT_ID_COLUMN))
        if record.problem:
            return BadRow(number, record.problem, name, columns, record.file_at_fault)
        if problem := self._wrong_columns(columns):
            return BadRow(number, problem, name, columns, file_at_fault=True)
        source, rewrite = _plain(columns[self.source]), _plain(columns[self.rewrite])
        sources = source if isinstance(source, list) and source else [source]
        if problem := _unusable(self.source, sources) or _unusable(self.rewrite, [rewrite]):
            return BadRow(number, problem, name, columns)
        return Row(number, source, rewrite, name, columns)

    def _wrong_columns(self, columns: Mapping[str, Any]) -> str | None:
        for wanted in (self.source, self.rewrite, *([self.id] if self.id else [])):
            if wanted not in columns:
                return f"there is no column {wanted!r}; there are {', '.join(map(repr, columns)) or 'none'}"
        if taken := next((column for column in column_types(full=True) if column in columns), None):
            return f"there is a column {taken!r} already, which factcheck would write"
        return None


def items(records: Iterable[Record], columns: TextColumns) -> Iterator[Item]:
    """The rows of all records, numbered from 1."""
    return (columns.item(number, record) for number, record in enumerate(records, start=1))


def blocks(records: Records, columns: TextColumns) -> Iterator[Block]:
    """The rows of an input in blocks of at most `BLOCK_ROWS` rows and, but for a single larger row, about `BLOCK_CHARACTERS` characters."""
    digest = hashlib.blake2b(digest_size=16)
    gathered: list[Item] = []
    marks: list[str] = []
    size = 0
    for item in items(records, columns):
        seen = repr((item.columns, item.reason if isinstance(item, BadRow) else None))
        digest.update(seen.encode("utf-8", "backslashreplace"))
        gathered.append(item)
        marks.append(digest.hexdigest())
        size += len(seen)
        if len(gathered) == BLOCK_ROWS or size >= BLOCK_CHARACTERS:
            yield Block(tuple(gathered), marks[-1], records.share, tuple(marks))
            gathered, marks, size = [], [], 0
    if gathered:
        yield Block(tuple(gathered), marks[-1], records.share, tuple(marks))


def _plain(value: Any) -> Any:
    return value.as_py() if hasattr(value, "as_py") else value


def _identifier(value: Any) -> str | None:
    plain = _plain(value)
    return None if plain is None or plain == "" else str(plain)


def _unusable(column: str, texts: Sequence[Any]) -> str | None:
    for text in texts:
        if not isinstance(text, str):
            return f"the column {column!r} is {_KINDS.get(type(text), type(text).__name__)}, not text"
        if len(text) > FIELD_LIMIT:
            return f"the column {column!r} has {len(text)} characters; the limit is {FIELD_LIMIT}"
        if "\0" in text:
            return f"the column {column!r} holds a NUL character"
    if not any(text.strip() for text in texts):
        return f"the column {column!r} is empty"
    return None


_KINDS: dict[type, str] = {
    type(None): "null",
    bool: "true or false",
    int: "a number",
    float: "a number",
    list: "a list",
    dict: "an object",
}
