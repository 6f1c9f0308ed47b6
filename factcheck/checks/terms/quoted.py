"""Quotations in which a word is another that says the same: read with the word of the source."""

from __future__ import annotations

from pathlib import Path

from factcheck.checks.quotations.marks import outer_quotes
from factcheck.checks.quotations.quoted_text import Change, QuotedSource, segments
from factcheck.checks.quotations.same_wording import is_tolerated
from factcheck.checks.terms.swap import Swap

_GROUPS = [
    frozenset(line.split())
    for line in Path(__file__).with_name("same_sense.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
_MOST_QUOTATIONS = 20


def find(claim: str, passage: str) -> list[Swap]:
    """The words in quotation marks for which the passage has others of the same sense, where nothing else differs."""
    source: QuotedSource | None = None
    swaps = []
    for quote in outer_quotes(claim)[:_MOST_QUOTATIONS]:
        source = source or QuotedSource(passage)
        for words in segments(claim, quote.inner, quote.inner_end):
            closest = None if source.places(words) else source.closest(words)
            changes = [change for change in closest.changes if not is_tolerated(change)] if closest else []
            if all(map(_same_sense, changes)):
                swaps += [_swap(claim, passage, change) for change in changes]
    return swaps


def _same_sense(change: Change) -> bool:
    if len(change.words) != 1 or len(change.source_words) != 1:
        return False
    return any(change.words[0] in group and change.source_words[0] in group for group in _GROUPS)


def _swap(claim: str, passage: str, change: Change) -> Swap:
    new, old = claim[change.start : change.end], passage[change.source_start : change.source_end]
    message = f"“{new}” in the quotation says the same as “{old}”"
    return Swap(change.start, change.end, old, change.source_start, change.source_end, message)
