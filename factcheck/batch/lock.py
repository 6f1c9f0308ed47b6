"""A lock that a process holds as long as it lives, however it ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from factcheck.errors import InputError

if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[str]) -> None:
        file.seek(1 << 30)  # beyond the text, which others may read
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        file.seek(0)

else:
    import fcntl

    def _take(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


WINDOWS = sys.platform == "win32"


@contextmanager
def locked(path: Path, what: str) -> Iterator[None]:
    """Hold the lock file `path`; the operating system frees it when the process ends.

    Raises InputError, naming `what` is worked on, when another process holds it, and OSError when the file system has no locks.
    """
    while True:
        path.parent.mkdir(exist_ok=True)
        try:
            file = path.open("a+", encoding="utf-8")
        except FileNotFoundError:  # its last holder has just removed the folder
            continue
        with file:
            try:
                _take(file)
            except (BlockingIOError, PermissionError):
                file.seek(0)
                raise InputError(f"another process ({file.read().strip() or 'unknown'}) is working on {what}") from None
            if not _is_still(path, file):  # its last holder removed it between our opening and taking it
                continue
            file.truncate(0)
            file.write(f"pid {os.getpid()}\n")
            file.flush()
            yield
            return


def remove_left(path: Path) -> None:
    """Remove a lock that is no longer held, and its folder if that is empty: Windows lets nobody do so while the lock is held."""
    if WINDOWS:
        with suppress(OSError):
            path.unlink(missing_ok=True)
            path.parent.rmdir()


def _is_still(path: Path, file: IO[str]) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(file.fileno()))
    except FileNotFoundError:
        return False
