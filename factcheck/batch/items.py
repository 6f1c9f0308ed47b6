"""What flows through a batch: rows to check, rows that cannot be checked, and blocks of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Row:
    """A pair to check. `number` counts the rows of the whole input from 1; `columns` are all columns of the row, in order."""

    number: int
    source: str | Sequence[str]
    rewrite: str
    id: str | None
    columns: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be checked, and why.

    `columns` are empty where the row could not be taken apart. `file_at_fault` tells that its file is broken or has other columns than
    those asked for, so that its neighbours are likely no better.
    """

    number: int
    reason: str
    id: str | None
    columns: Mapping[str, Any]
    file_at_fault: bool = False


Item = Row | BadRow


@dataclass(frozen=True, slots=True)
class Block:
    """Neighbouring rows that are checked, written and made safe together; where blocks begin depends on the input alone.

    `digest` is the hexadecimal digest of all that was read up to the block's end, `share` how much of the input that is
    (in [0, 1], None where its size is not known). `marks` are the digests up to the end of each of its rows, by which an input that has
    grown within its last block is told from one that has changed.
    """

    items: tuple[Item, ...]
    digest: str
    share: float | None
    marks: tuple[str, ...] = ()
