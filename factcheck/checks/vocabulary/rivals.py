"""Words of one kind that exclude each other: what is red is not blue, and who broke her neck has not broken her back."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from factcheck.checks.tables import read_sections
from factcheck.checks.vocabulary.words import stem

_TABLE = Path(__file__).with_name("rivals.toml")


def are_rivals(one: str, other: str, before: str = "") -> bool:
    """Whether two stemmed words are of one kind and not of one meaning; `before` is the word before the first, in lower case."""
    ours, theirs = _places().get(one, {}), _places().get(other, {})
    exclude = any(theirs.get(kind, meaning) != meaning for kind, meaning in ours.items())
    return exclude or (before in _behind() and one != other and {one, other} <= _lengths())


def is_named(one: str, words: Iterable[str]) -> bool:
    """Whether a stemmed word, or another of its meaning, is among others."""
    ours = set(_places().get(one, {}).items())
    return any(word == one or ours & _places().get(word, {}).items() for word in words)


@cache
def _places() -> dict[str, dict[int, int]]:
    """Each word's meaning in each of its kinds, by their places in the table."""
    found: dict[str, dict[int, int]] = {}
    for kind, line in enumerate(read_sections(_TABLE)["kinds"].strip().split("\n")):
        for meaning, words in enumerate(line.split()):
            for word in words.split("="):
                found.setdefault(stem(word), {})[kind] = meaning
    return found


@cache
def _lengths() -> frozenset[str]:
    return frozenset(map(stem, read_sections(_TABLE)["lengths"].split()))


@cache
def _behind() -> frozenset[str]:
    return frozenset(read_sections(_TABLE)["behind"].split())
