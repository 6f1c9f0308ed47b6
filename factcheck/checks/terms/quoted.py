"""Quotations in which a word is another that says the same: read with the word of the source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from factcheck.checks.quotations.marks import outer_quotes
from factcheck.checks.quotations.quoted_text import QuotedSource, Word, segments
from factcheck.checks.tables import read_sections
from factcheck.checks.terms.swap import Swap

_GROUPS = read_sections(Path(__file__).with_name("same_sense.toml"))["groups"].strip().split("\n")
_SAME = {word: frozenset(group.split()) for group in _GROUPS for word in group.split()}
_MOST_QUOTATIONS = 20


def find(claim: str, passage: str) -> list[Swap]:
    """The word in quotation marks for which the passage has one of the same sense, where nothing else differs."""
    source: QuotedSource | None = None
    swaps = []
    for quote in outer_quotes(claim)[:_MOST_QUOTATIONS]:
        source = source or QuotedSource(passage)
        for words in segments(claim, quote.inner, quote.inner_end):
            if not source.places(words):
                swaps += list(_swaps(claim, source, words))[:1]
    return swaps


def _swaps(claim: str, source: QuotedSource, words: list[Word]) -> Iterator[Swap]:
    for index, word in enumerate(words):
        for other in sorted(_SAME.get(word.key, frozenset()) - {word.key}):
            for start, _ in source.places([*words[:index], replace(word, key=other), *words[index + 1 :]])[:1]:
                at = source.words[bisect_left(source.words, start, key=lambda one: one.start) + index]
                new, old = claim[word.start : word.end], source.text[at.start : at.end]
                message = f"“{new}” in the quotation says the same as “{old}”"
                yield Swap(word.start, word.end, old, at.start, at.end, message)
