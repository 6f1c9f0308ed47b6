"""Claims that the source says word for word: they need no NLI model.

Two sentences count as the same when they have the same words in the same order, apart from case, punctuation, quotation marks,
articles, contractions and a linking word at the start. Only whole source sentences (or a run of two or three) count: a part of one may
say something else ("critics say the plan failed" does not say that it did).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.report import SourceSpan

_MINUS = "\0"
# A sign before a number that stands free ("-3 degrees"), not the dash of a range or a compound ("3-5", "post-2010", "5 - 3").
_NEGATIVE = re.compile(r"(?<![^\s(\[=<>≤≥≠±~:])(?<!\d\s)[-−–](?=[$€£]?\.?\d)")
_WORD = re.compile(rf"[^\W_]+(?:[.,:][0-9]+)*|[%‰$€£¥₹+=<>~^*/{_MINUS}\u00ac\u00b1\u00d7\u00f7\u2190-\u22ff-]")
_OPENERS = re.compile(
    r"^(?:also|and|but|however|meanwhile|moreover|furthermore|additionally|in addition|then|still|yet|so|therefore|thus),? ", re.I
)
_CONTRACTIONS = (
    (re.compile(r"\bwon['’]t\b"), "will not"),
    (re.compile(r"\bcan['’]?not\b|\bcan['’]t\b"), "can not"),
    (re.compile(r"\bshan['’]t\b"), "shall not"),
    (re.compile(r"n['’]t\b"), " not"),
    (re.compile(r"['’]re\b"), " are"),
    (re.compile(r"['’]ve\b"), " have"),
    (re.compile(r"['’]ll\b"), " will"),
    (re.compile(r"\b(i)['’]m\b"), r"\1 am"),
)
_ARTICLES = frozenset({"the", "a", "an"})
_SYMBOLS = frozenset("-/−")
_LONGEST_RUN = 3


def canonical(text: str) -> tuple[str, ...]:
    """The words by which two sentences are the same or not; signs that carry meaning ("%", "≤", "$", a minus) count as words.

    Example:
        "However, the mayor didn't come." and "Mayor did not come" give the same words.
    """
    folded = _NEGATIVE.sub(_MINUS, _OPENERS.sub("", text.strip().casefold(), count=1))
    for pattern, full in _CONTRACTIONS:
        folded = pattern.sub(full, folded)
    return tuple(w for w in _WORD.findall(folded) if w not in _ARTICLES and w not in _SYMBOLS)


def same_words(one: str, other: str) -> bool:
    """Whether two sentences have the same words, of which there is at least one."""
    words = canonical(one)
    return bool(words) and words == canonical(other)


class VerbatimIndex:
    """Finds the source sentences that say exactly what a claim says."""

    def __init__(self, sentences: Sequence[SourceSpan]) -> None:
        """Index the sentences of all sources, and runs of up to three neighbours."""
        words = [canonical(sentence.text) for sentence in sentences]
        self._runs: dict[tuple[str, ...], list[int]] = {}
        for first in range(len(sentences)):
            joined: tuple[str, ...] = ()
            for last in range(first, min(first + _LONGEST_RUN, len(sentences))):
                if sentences[last].source != sentences[first].source:
                    break
                joined += words[last]
                self._runs.setdefault(joined, list(range(first, last + 1)))

    def find(self, claim: str) -> list[int] | None:
        """Indices of the sentences that say the claim, or None. A claim without any word has none."""
        words = canonical(claim)
        return self._runs.get(words) if words else None
