"""Years before and after the beginning of the era: "in 44 AD" is not "in 44 BC"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checks.known.statement import Known, like, sentences, words_of
from factcheck.checks.plain_text import plain

_BEFORE = r"B\.?\s?C\.?(?:\s?E\.?)?"
_AFTER = r"A\.?\s?D\.?|C\.?\s?E\.?"
_YEAR = re.compile(
    rf"(?<![\w.,-])(?:(?P<first>\d{{1,4}})\s?(?:-|to|and|until)\s?)?(?P<year>\d{{1,4}})\s?(?:(?P<before>{_BEFORE})|(?P<after>{_AFTER}))(?!\w)"
    r"|\bA\.?D\.?\s(?P<led>\d{1,4})(?![\d,.]*\d)"
)
_CENTURY = re.compile(
    rf"\b(?P<year>[a-z]+|\d{{1,2}}(?:st|nd|rd|th))[\s-]century,?\s(?:(?P<before>{_BEFORE})|(?P<after>{_AFTER}))(?!\w)"
)
_DENIED = re.compile(r"\b(?:not|never|or|perhaps|between|before|after|since|until|by)\b|n['’]t\b")


def judge(claim: str, passage: str) -> Iterator[Known]:
    """A year or century that the claim puts into the other era."""
    ours = list(_years(claim))
    if len(ours) != 1 or _DENIED.search(claim):
        return
    year, era, start, end = ours[0]
    told = {(one, other) for one, other, *_ in _years(passage)}
    if (year, era) in told or (year, not era) not in told:
        return
    words = words_of(claim[:start] + " " + claim[end:])
    for at, sentence in sentences(passage):
        found = any((one, other) == (year, not era) for one, other, *_ in _years(sentence))
        if found and words and len(like(words, words_of(sentence))) == len(words):
            yield Known(False, (start, end), at, at + len(sentence.rstrip()))
            return


def _years(text: str) -> Iterator[tuple[str, bool, int, int]]:
    """The years and centuries of a text that have an era, and whether it is the one before."""
    text = plain(text)
    for match in [*_YEAR.finditer(text), *_CENTURY.finditer(text)]:
        groups = match.groupdict()
        before = bool(groups["before"])
        if groups.get("first") and before:
            yield groups["first"] or "", before, match.start(), match.end()
        yield groups.get("led") or groups["year"] or "", before, match.start(), match.end()
