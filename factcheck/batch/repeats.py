"""Finding ids that occur more than once among any number of rows, in bounded memory."""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from types import TracebackType

_PART_ROWS = 2_000_000
_CHUNK_ROWS = 1 << 18


@dataclass(frozen=True, slots=True)
class Repeats:
    """How many rows have the id of a row before them; `row` is the first of these, and `before` the row that has its id."""

    rows: int = 0
    row: int | None = None
    before: int | None = None


class SeenIds:
    """Hashes of the ids in a temporary file (8 bytes a row), which are compared in parts."""

    def __init__(self) -> None:
        """Begin with no rows."""
        self._file = tempfile.TemporaryFile()  # noqa: SIM115
        self._rows = 0

    def __enter__(self) -> SeenIds:
        """Itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Remove the file."""
        self._file.close()

    def add(self, ids: Iterable[str | None]) -> None:
        """Add the ids of the rows that come next; None is no id."""
        hashes = array("Q", [0 if name is None else _hash(name) for name in ids])
        self._file.write(hashes.tobytes())
        self._rows += len(hashes)

    def repeats(self) -> Repeats:
        """What occurs more than once among all rows, counted from 1."""
        parts = self._rows // _PART_ROWS + 1
        found = [self._repeats_of(part, parts) for part in range(parts)]
        first = min((r for r in found if r.row is not None), key=lambda r: r.row or 0, default=Repeats())
        return Repeats(sum(r.rows for r in found), first.row, first.before)

    def _repeats_of(self, part: int, parts: int) -> Repeats:
        import numpy as np

        self._file.seek(0)
        hashes, places = [np.empty(0, np.uint64)], [np.empty(0, np.int64)]
        for start in range(0, self._rows, _CHUNK_ROWS):
            chunk = np.frombuffer(self._file.read(_CHUNK_ROWS * 8), np.uint64)
            own = np.flatnonzero((chunk % np.uint64(parts) == part) & (chunk != 0))
            hashes.append(chunk[own])
            places.append(own + start)
        every, place = np.concatenate(hashes), np.concatenate(places)
        order = np.argsort(every, kind="stable")
        again = np.flatnonzero(every[order][1:] == every[order][:-1])
        if not len(again):
            return Repeats()
        rows = place[order][again + 1]
        first = int(rows.argmin())
        return Repeats(len(again), int(rows[first]) + 1, int(place[order][again[first]]) + 1)


def _hash(name: str) -> int:
    return int.from_bytes(blake2b(name.encode("utf-8", "backslashreplace"), digest_size=8).digest(), "little") or 1
