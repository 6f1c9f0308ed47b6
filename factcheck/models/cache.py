"""What the models said, kept in a folder between runs: probabilities of pairs and embeddings of texts, to the bit.

One SQLite file, which any number of processes may share; by what an entry is found says `factcheck.models.cached`. Whatever is wrong with
the file costs its contents, never a check.
"""

from __future__ import annotations

import errno
import os
import sqlite3
import threading
import time
import weakref
import zlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from logging import getLogger
from pathlib import Path
from typing import TypeVar

from factcheck.errors import InputError

_Result = TypeVar("_Result")

MOST_BYTES = 1_000_000_000
"""Size from which on what was used longest ago is dropped."""
FILE_NAME = "factcheck-cache.sqlite3"
_APPLICATION = 0x66616374
_VERSION = 1
_PATIENCE = 30.0  # seconds to wait for other processes
_MOST_ATTEMPTS = 5
_PAUSE = 0.2  # seconds between attempts, where SQLite does not wait by itself
_REFRESH_AFTER = 3600  # seconds; what was used lately is not noted as used again
_KEYS_AT_ONCE = 500
_CHECKSUM = 4
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISMATCH)
_SCHEMA = (
    "CREATE TABLE entry (id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, value BLOB NOT NULL, used INTEGER NOT NULL)",
    "CREATE INDEX entry_used ON entry (used)",
    f"PRAGMA application_id = {_APPLICATION}",
    f"PRAGMA user_version = {_VERSION}",
)
_INHERITED: list[sqlite3.Connection] = []
"""Connections of a parent process: SQLite forbids to use them, and to close them here would drop the parent's locks."""

_log = getLogger("factcheck")


class _Damaged(Exception):
    """The file can be read, but it does not hold what was put into it."""


_NO_SENSE = (_Damaged, ValueError, OverflowError)
"""The last two are what Python raises where a damaged file makes SQLite hand over what is no text or no number."""


class Cache:
    """Values by key in a file of a folder; safe to share between threads and processes.

    A file that is damaged, or no cache of this version, is set aside and a new one begun; where nothing can be written any more
    (the disk is full), the cache is empty from then on. Either is logged as one warning.
    """

    def __init__(self, folder: str | Path, most_bytes: int = MOST_BYTES) -> None:
        """Open the cache in a folder, which is made where it is missing.

        Raises:
            InputError: the folder cannot be made or written to.
        """
        self._path = Path(folder).expanduser() / FILE_NAME
        self._most_bytes = most_bytes
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._process = os.getpid()
        self._inode = 0
        self._attempts = _MOST_ATTEMPTS
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            _make_sure_of(self._path)
        except OSError as error:
            raise InputError(f"the cache folder {folder} cannot be written to: {error.strerror}") from None
        self._run(lambda connection: None, None)

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """The values of those keys that there are."""
        return self._run(lambda connection: _read(connection, keys), {})

    def put(self, values: Mapping[bytes, bytes]) -> None:
        """Keep values; of a key that is there already, the old one stays."""
        now = int(time.time())
        rows = [(key, _checksum(key, value) + value, now) for key, value in values.items()]

        def write(connection: sqlite3.Connection) -> None:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany("INSERT OR IGNORE INTO entry (key, value, used) VALUES (?, ?, ?)", rows)
            self._make_room(connection)
            connection.execute("COMMIT")

        self._run(write, None)

    def _run(self, work: Callable[[sqlite3.Connection], _Result], otherwise: _Result) -> _Result:
        """Do some work; where that fails for good, give what stands for an empty cache."""
        with self._lock:
            while self._attempts:
                try:
                    connection = self._connected()
                    try:
                        result = work(connection)
                    except BaseException:
                        if connection.in_transaction:
                            connection.execute("ROLLBACK")
                        raise
                    self._attempts = _MOST_ATTEMPTS
                    return result
                except (sqlite3.Error, OSError, *_NO_SENSE) as error:
                    self._recover(error)
        return otherwise

    def _connected(self) -> sqlite3.Connection:
        if self._connection is not None and self._process != os.getpid():
            _INHERITED.append(self._connection)
            self._connection = None
        if self._connection is None:
            connection = sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
            try:
                _prepare(connection)
            except BaseException:
                connection.close()
                raise
            weakref.finalize(self, connection.close)
            self._connection, self._process, self._inode = connection, os.getpid(), self._path.stat().st_ino
        return self._connection

    def _recover(self, error: Exception) -> None:
        """Begin a new file where the present one is damaged, try again where others are in the way, else go on without."""
        code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
        self._attempts -= 1
        if self._connection is not None:
            self._connection.close()
        inode, self._connection = self._inode, None
        try:
            if isinstance(error, _NO_SENSE) or code in _DAMAGE:
                if not inode or inode == self._path.stat().st_ino:  # else another process was faster
                    self._set_aside(error)
                return
        except OSError as failure:
            error = failure
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and self._attempts:
            time.sleep(_PAUSE)
            return
        self._attempts = 0
        _log.warning("factcheck goes on without the cache %s: %s", self._path, str(error))

    def _set_aside(self, error: Exception) -> None:
        # the log first: left beside a new file, SQLite would take it for that one's
        for ending in ("-wal", "-shm"):
            self._path.with_name(self._path.name + ending).unlink(missing_ok=True)
        aside = self._path.with_suffix(".damaged")
        self._path.replace(aside)
        self._inode = 0
        _log.warning(
            "the cache %s could not be read (%s); it is now %s, and a new one was begun", self._path, str(error), aside.name
        )

    def _make_room(self, connection: sqlite3.Connection) -> None:
        while _size(connection) > self._most_bytes:
            count = connection.execute("SELECT COUNT(*) FROM entry").fetchone()[0]
            oldest = "SELECT id FROM entry ORDER BY used, id LIMIT ?"
            connection.execute(f"DELETE FROM entry WHERE id IN ({oldest})", (max(1, count // 10),))
            if count <= 1:
                break


def _make_sure_of(path: Path) -> None:
    """Make the file where it is missing; raises OSError where it cannot be written.

    One that is there is not opened: to close it again would drop the locks that this process's other connections hold on it.
    """
    with suppress(FileExistsError), path.open("xb"):
        return
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not os.access(path, os.R_OK | os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _prepare(connection: sqlite3.Connection) -> None:
    """Set up a connection, and the tables of a new file; raises _Damaged for a file that is something else."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    if not connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()[0]:
        connection.execute("BEGIN IMMEDIATE")
        if not connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()[0]:
            for statement in _SCHEMA:
                connection.execute(statement)
        connection.execute("COMMIT")
    found = tuple(connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
    if found != (_APPLICATION, _VERSION):
        raise _Damaged("it is no cache of this version of factcheck")


def _read(connection: sqlite3.Connection, keys: Sequence[bytes]) -> dict[bytes, bytes]:
    found: dict[bytes, bytes] = {}
    stale: list[tuple[int, int]] = []
    now = int(time.time())
    for start in range(0, len(keys), _KEYS_AT_ONCE):
        some = keys[start : start + _KEYS_AT_ONCE]
        marks = ",".join("?" * len(some))
        for identifier, key, value, used in connection.execute(
            f"SELECT id, key, value, used FROM entry WHERE key IN ({marks})", tuple(some)
        ):
            if (
                not isinstance(value, bytes)
                or not isinstance(used, int)
                or value[:_CHECKSUM] != _checksum(key, value[_CHECKSUM:])
            ):
                raise _Damaged("an entry is not what was written")
            found[key] = value[_CHECKSUM:]
            if used < now - _REFRESH_AFTER:
                stale.append((now, identifier))
    if stale:
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("UPDATE entry SET used = ? WHERE id = ?", stale)
        connection.execute("COMMIT")
    return found


def _size(connection: sqlite3.Connection) -> int:
    """Bytes in use, those that are free for new entries not counted."""
    pages, free, size = (
        int(connection.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "freelist_count", "page_size")
    )
    return (pages - free) * size


def _checksum(key: bytes, value: bytes) -> bytes:
    return zlib.crc32(value, zlib.crc32(key)).to_bytes(_CHECKSUM, "big")
