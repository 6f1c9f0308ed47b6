"""Keeps numpy's matrix products on one thread while a sentence is parsed.

They are so small that several threads cost more than they save, by far where other work keeps the processor busy; and so a parse
does not depend on how many threads there are.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from threading import Lock
from typing import Any

_LOCK = Lock()
_before: list[int] = []
_inside = 0


@contextmanager
def one_thread() -> Iterator[None]:
    """As long as anybody is inside, numpy's OpenBLAS has one thread; then as many as before."""
    global _inside
    with _LOCK:
        if not _inside:
            _before[:] = [library.num_threads for library in _libraries()]
            for library in _libraries():
                library.set_num_threads(1)
        _inside += 1
    try:
        yield
    finally:
        with _LOCK:
            _inside -= 1
            if not _inside:
                for library, threads in zip(_libraries(), _before, strict=True):
                    library.set_num_threads(threads)


@lru_cache(maxsize=1)
def _libraries() -> list[Any]:
    import numpy  # noqa: F401  # so that its library is there to be found
    from threadpoolctl import ThreadpoolController

    return list(ThreadpoolController().select(internal_api="openblas").lib_controllers)
