"""Small text tools that the quotation, number and date checks share; every one keeps offsets."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Protocol, TypeVar

from factcheck.checks.claim import Claim
from factcheck.checks.kept import kept
from factcheck.report import SourceSpan

_ONE_TO_ONE = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t", " "),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        **dict.fromkeys("\u2018\u2019\u02bc\u00b4\u0060", "'"),
    }
)
_WORD = re.compile(r"[^\W\d_]+")


class Spanned(Protocol):
    """Anything with a start and an end offset."""

    @property
    def start(self) -> int:
        """Offset of the first character."""

    @property
    def end(self) -> int:
        """Offset behind the last character."""


SpannedT = TypeVar("SpannedT", bound=Spanned)


@kept
def plain(text: str) -> str:
    """The text with exotic spaces, dashes and apostrophes replaced one to one, so that offsets stay."""
    return text.translate(_ONE_TO_ONE)


@kept
def lowered(text: str) -> str:
    """`plain` in lower case, character by character, so that offsets stay (``"İ".lower()`` is two characters)."""
    text = plain(text)
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


def stem(word: str) -> str:
    """A word without its plural ending, just enough to tell that two nouns are the same."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def words_near(text: str, start: int, end: int, reach: int = 40) -> frozenset[str]:
    """The stems of the longer words within `reach` characters on both sides of a span."""
    around = text[max(0, start - reach) : start] + " " + text[end : end + reach]
    return frozenset(stem(word) for word in _WORD.findall(around.lower()) if len(word) > 3)


def within(items: Sequence[SpannedT], start: int, end: int) -> Sequence[SpannedT]:
    """The items, sorted by start, that begin in ``[start, end)``."""
    return items[bisect_left(items, start, key=_start) : bisect_left(items, end, key=_start)]


def source_span(claim: Claim, source: int, start: int, end: int) -> SourceSpan:
    """The span of a source, with its text."""
    return SourceSpan(source, start, end, claim.sources[source][start:end])


def _start(item: Spanned) -> int:
    return item.start
