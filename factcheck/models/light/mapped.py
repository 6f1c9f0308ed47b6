"""Files as memory, of which only what is used is read, and nothing is copied."""

from __future__ import annotations

import mmap
from contextlib import suppress
from pathlib import Path


def mapped(path: Path) -> mmap.mmap:
    """The file as memory that cannot be written."""
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def let_go(file: mmap.mmap) -> None:
    """Give the memory back that the file takes while it is read; what is used again is read again."""
    if hasattr(mmap, "MADV_DONTNEED"):  # not on Windows
        with suppress(OSError):
            file.madvise(mmap.MADV_DONTNEED)
