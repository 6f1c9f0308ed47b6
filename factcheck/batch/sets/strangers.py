"""Telling rows of two outputs that have the same number and are not the same row of an input."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.batch.columns import column_types
from factcheck.batch.sets.checked import CheckedRow
from factcheck.batch.sets.summary import value_text
from factcheck.errors import InputError

Content = Mapping[str, int | None]
"""Hashes of a row's columns of the input, None where one is empty."""

_SOURCE = "source"
_ADDED = frozenset(column_types(full=True))
_GIVE_IDS = (
    "rows are missing or in another order, so match them by a column that names each (give rows an id, and --id-column id)"
)


def content_of(row: CheckedRow) -> Content:
    """What the input said of a row."""
    texts = {name: value_text(value) for name, value in row.columns.items() if name not in _ADDED}
    return {name: None if text is None else hash(text) for name, text in texts.items()}


class Strangers:
    """Refuses rows that were matched by number although they are not the same.

    Rewrites of the same number may differ, as where two systems rewrite the same sources. That rows are missing or in another order
    is seen by their ids, by their sources, or by a row that is in both outputs, under two numbers.
    """

    def __init__(self, name_a: str, name_b: str) -> None:
        """Begin with no rows; the names are those of messages."""
        self._names = name_a, name_b
        self._common: tuple[str, ...] | None = None
        self._other: tuple[dict[int, int], dict[int, int]] = {}, {}  # rows that differ: their contents and numbers

    def refuse(self, number: int, ids: tuple[str | None, str | None], contents: tuple[Content, Content]) -> None:
        """Raise InputError where the rows of a number are strangers, or one of them is like a row seen under another number."""
        (id_a, id_b), (name_a, name_b) = ids, self._names
        if None not in ids and id_a != id_b:
            raise InputError(
                f"row {number} is {id_a!r} in {name_a} and {id_b!r} in {name_b}: "
                "match rows by their ids with the id column (--id-column id)"
            )
        if contents[0] == contents[1]:
            return
        sources = [content.get(_SOURCE) for content in contents]
        if None in ids and None not in sources and sources[0] != sources[1]:
            raise InputError(f"row {number} has another {_SOURCE!r} in {name_a} than in {name_b}: {_GIVE_IDS}")
        if self._common is None:  # an output may have more columns than the other, which tell nothing
            self._common = tuple(name for name in contents[0] if name in contents[1])
        found = [tuple(content.get(name) for name in self._common) for content in contents]
        if found[0] == found[1]:
            return
        for seen, values in zip(self._other, found, strict=True):
            if any(value is not None for value in values):
                seen.setdefault(hash(values), number)
        for values in found:
            one, other = (seen.get(hash(values)) for seen in self._other)
            if one and other:
                raise InputError(f"row {one} of {name_a} is row {other} of {name_b}: {_GIVE_IDS}")
