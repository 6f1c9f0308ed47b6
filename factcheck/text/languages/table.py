"""The tables beside this module: each language with its marks (languages.tsv), and for some its words (words.tsv)."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from factcheck.errors import InputError

ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its code of ISO 639.

    `direction` is "ltr" or "rtl", `decimal` the decimal mark, `groups` the marks between thousands, `quotes` pairs of quotation marks.
    `words` are lists by kind, empty for most languages: each entry is the spellings of one word.
    """

    code: str
    name: str
    direction: str
    decimal: str
    groups: str
    quotes: tuple[str, ...]
    words: Mapping[str, tuple[tuple[str, ...], ...]]

    @property
    def is_served(self) -> bool:
        """Whether there are words of it, so that its sentences are split and its dates and amounts read as it writes them."""
        return bool(self.words)

    def listed(self, kind: str) -> frozenset[str]:
        """All spellings of all words of a kind."""
        return frozenset(word for spellings in self.words.get(kind, ()) for word in spellings)

    def translated(self, kind: str) -> dict[str, str]:
        """The English that is read for each spelling of the words of a kind ("rund=about"); an entry without any is its own."""
        found: dict[str, str] = {}
        for spellings in self.words.get(kind, ()):
            last, _, english = spellings[-1].partition("=")
            found |= dict.fromkeys((*spellings[:-1], last), english or last)
        return found


def known_language(code: str) -> str:
    """A language's code as it is in the table; raises InputError for one that is not there."""
    if code not in LANGUAGES:
        raise InputError(f"unknown language {code!r}: give a code of two letters such as {', '.join(_served())}")
    return code


def _rows(name: str) -> Iterator[dict[str, str]]:
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)


@cache
def _words() -> dict[str, dict[str, tuple[tuple[str, ...], ...]]]:
    found: dict[str, dict[str, tuple[tuple[str, ...], ...]]] = {}
    for row in _rows("words.tsv"):
        entries = tuple(tuple(entry.split("/")) for entry in row["words"].split(", "))
        found.setdefault(row["language"], {})[row["kind"]] = entries
    return found


def _language(row: dict[str, str]) -> Language:
    groups, quotes = row["groups"].replace("space", " "), () if row["quotes"] == "-" else tuple(row["quotes"].split())
    words = _words().get(row["code"], {})
    return Language(row["code"], row["name"], row["direction"], row["decimal"], groups, quotes, words)


def _served() -> list[str]:
    return [ENGLISH, *(code for code, language in LANGUAGES.items() if language.is_served)]


SHARED: dict[str, tuple[tuple[str, ...], ...]] = _words()["*"]
"""Words that are the same in all languages, by kind."""
LANGUAGES: dict[str, Language] = {row["code"]: _language(row) for row in _rows("languages.tsv")}
"""Every language that is told apart, by its code."""
