"""Many pairs of texts, a window at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from factcheck.errors import InputError
from factcheck.text.documents import Document, as_document, as_pair

Texts = tuple[str | Sequence[str], str] | list[Any]
"""A source, or several, and the rewrite."""
_MOST_PAIRS = 256
"""How many pairs are worked on together."""
_MOST_CHARACTERS = 100_000
"""After how many characters of texts no further pair is taken in."""


def windows(pairs: Iterable[Texts], language: str | None) -> Iterator[list[Document]]:
    """The pairs made ready, as many at a time as are worked on together.

    Raises:
        InputError: naming the pair by its number, counted from 0, when its texts cannot be used.
    """
    window: list[Document] = []
    characters = 0
    for number, pair in enumerate(pairs):
        try:
            window.append(as_document(*as_pair(pair), language))
        except InputError as error:
            raise InputError(f"pair {number}: {error}") from None
        characters += window[-1].characters
        if len(window) >= _MOST_PAIRS or characters >= _MOST_CHARACTERS:
            yield window
            window, characters = [], 0
    if window:
        yield window
