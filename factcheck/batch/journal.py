"""An unfinished output on the disk: chunks of rows that are safe, and a journal that says which.

A block is safe once its bytes are on the disk and then its line in the journal. Whatever stands behind the last
line whose bytes are all there and unharmed is cut off when the job goes on.
"""

from __future__ import annotations

import hashlib
import json
import os
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from io import FileIO
from itertools import chain
from pathlib import Path
from typing import Any

from factcheck.errors import InputError

VERSION = 1
ROWS = "rows"
JOURNAL = "journal"


@dataclass(frozen=True, slots=True)
class Entry:
    """A block that is safe: rows and bad rows up to its end, the reader's digest there, and size and digest of its bytes in both files."""

    rows: int
    bad: int
    input: str
    out: int
    out_digest: str
    errors: int
    errors_digest: str


class Journal:
    """The folder of an unfinished output: ``rows``, ``errors`` and ``journal``."""

    def __init__(self, folder: Path, job: Mapping[str, Any], head: bytes) -> None:
        """Open the folder, keeping all blocks of the same job that are safe.

        Args:
            folder: where it is.
            job: what the rows depend on besides the input; kept in the journal's first line.
            head: what comes before all rows.

        Raises:
            InputError: the folder holds another job or other columns, or cannot be written.
        """
        self._head = head
        self.last = self._before_last = Entry(0, 0, "", 0, "", 0, "")
        self._sizes = array("Q")  # of each safe block in both files, one after the other
        self._out = _opened(folder / ROWS)
        self._errors = _opened(folder / "errors")
        self._journal = _opened(folder / JOURNAL)
        first = {"version": VERSION, "job": job, "first line": head.decode("utf-8")}
        with (folder / JOURNAL).open("rb") as lines:
            line = next(lines, b"")
            found = _content(line)
            if found is not None and found != first:
                raise InputError(f"{folder} holds a job with {difference(found, first)}; give --restart to start over")
            if self._out.read(len(head)) != head:
                found = None
            good = len(line) if found else 0
            for line in lines if found else ():
                entry = self._safe_entry(line)
                if entry is None:
                    break
                self._count(entry)
                good += len(line)
        _cut(self._journal, good)
        _cut(self._out, len(head) + sum(self._sizes[0::2]) if found else 0)
        _cut(self._errors, sum(self._sizes[1::2]))
        if not found:
            _append(self._out, head)
            self._append_line(first)

    @property
    def blocks(self) -> int:
        """How many blocks are safe; `last` is the last of them."""
        return len(self._sizes) // 2

    def append(self, rows: int, bad: int, digest: str, out: bytes, errors: bytes) -> None:
        """Make a block safe; `rows` and `bad` are its own. Raises InputError when it cannot be written."""
        entry = Entry(self.last.rows + rows, self.last.bad + bad, digest, len(out), _digest(out), len(errors), _digest(errors))
        _append(self._out, out)
        if errors:
            _append(self._errors, errors)
        self._append_line(asdict(entry))
        self._count(entry)

    def drop_last(self) -> None:
        """Forget the last block, as its rows and those that the input has behind them now are to be checked as one.

        The journal is cut first, so that a process that is killed here goes on in the same way. A second call needs a block in between.
        """
        _cut(self._journal, self._journal.tell() - len(_line(asdict(self.last))))
        _cut(self._out, self._out.tell() - self.last.out)
        _cut(self._errors, self._errors.tell() - self.last.errors)
        del self._sizes[-2:]
        self.last = self._before_last

    def out_chunks(self) -> Iterator[bytes]:
        """The head, and the bytes of each block."""
        yield from _chunks(self._out, chain([len(self._head)], self._sizes[0::2]))

    def error_chunks(self) -> Iterator[bytes]:
        """The bytes that each block adds to the errors file."""
        yield from _chunks(self._errors, self._sizes[1::2])

    def close(self) -> None:
        """Close the files."""
        for file in (self._out, self._errors, self._journal):
            file.close()

    def _count(self, entry: Entry) -> None:
        self._sizes.extend((entry.out, entry.errors))
        self._before_last, self.last = self.last, entry

    def _append_line(self, content: dict[str, Any]) -> None:
        _append(self._journal, _line(content))

    def _safe_entry(self, line: bytes) -> Entry | None:
        try:
            entry = Entry(**(_content(line) or {}))
        except TypeError:
            return None
        out, errors = self._out.read(entry.out), self._errors.read(entry.errors)
        return entry if (_digest(out), _digest(errors)) == (entry.out_digest, entry.errors_digest) else None


def _line(content: dict[str, Any]) -> bytes:
    return json.dumps(content, sort_keys=True).encode("ascii") + b"\n"


def _digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def _opened(path: Path) -> FileIO:
    path.touch()
    return FileIO(path, "r+")


def _chunks(file: FileIO, sizes: Iterable[int]) -> Iterator[bytes]:
    file.seek(0)
    for size in sizes:
        yield file.read(size)


def _append(file: FileIO, content: bytes) -> None:
    """Write all of it, unbuffered, so that nothing is left to be written when a disk is full."""
    rest = memoryview(content)
    try:
        while rest:
            rest = rest[file.write(rest) :]
        os.fsync(file.fileno())
    except OSError as error:
        raise unwritable(file.name, error) from None


def unwritable(path: Any, error: OSError, resumable: bool = True) -> InputError:
    """What to say when the disk is full."""
    after = "; what was checked before is safe, and the same command goes on from there" if resumable else ""
    return InputError(f"{path} cannot be written: {error.strerror or error}{after}")


def _cut(file: FileIO, size: int) -> None:
    file.truncate(size)
    file.seek(size)


def _content(line: bytes) -> dict[str, Any] | None:
    try:
        found = json.loads(line) if line.endswith(b"\n") else None
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def difference(found: Mapping[str, Any], wanted: Mapping[str, Any]) -> str:
    """The first difference between two jobs in words."""
    theirs, ours = _flat(found), _flat(wanted)
    name = next(name for name in {**theirs, **ours} if theirs.get(name) != ours.get(name))
    return f"other options ({name.removeprefix('job.')} was {theirs.get(name)!r} and is {ours.get(name)!r})"


def _flat(content: Mapping[str, Any], before: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, value in content.items():
        flat |= _flat(value, f"{before}{name}.") if isinstance(value, dict) else {before + name: value}
    return flat
