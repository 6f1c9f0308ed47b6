"""Keeps what the exact checks work out of a text for as long as the same sources are looked at, and no longer."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from typing import Any, TypeVar

_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")

Memory = dict[Callable[..., Any], dict[Any, Any]]
"""What functions under `kept` returned, by function and key."""
_KEPT: ContextVar[Memory | None] = ContextVar("kept", default=None)


@contextmanager
def same_sources(memory: Memory | None = None) -> Iterator[None]:
    """All that functions under `kept` return is remembered until this ends, however many and however long the sources are.

    It is remembered in `memory` where that is given, for the next time that the same sources are looked at. Within another one, it is
    that one.
    """
    if _KEPT.get() is not None:
        yield
        return
    token = _KEPT.set({} if memory is None else memory)
    try:
        yield
    finally:
        _KEPT.reset(token)


def kept(function: Callable[[_Key], _Value]) -> Callable[[_Key], _Value]:
    """Remember the results of a function of a text, or of several, for the length of `same_sources`; outside it, the last few."""
    last_few = lru_cache(maxsize=16)(function)

    @wraps(function)
    def remembered(key: _Key) -> _Value:
        memory = _KEPT.get()
        if memory is None:
            return last_few(key)
        results = memory.setdefault(function, {})
        if key not in results:
            results[key] = function(key)
        return results[key]  # type: ignore[no-any-return]

    return remembered
