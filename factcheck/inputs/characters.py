"""Characters that readers of several kinds of files write alike: raised figures, words divided at a line's end, what is never seen."""

from __future__ import annotations

import re
from collections.abc import Container

_RAISED = str.maketrans("0123456789+-−()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ")
_RAISES = re.compile(r"[+−-]?\d{1,4}|n|\(\d{1,3}\)")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
HYPHENS = ("-", "\u2010", "\u00ad")
"""What stands at the end of a line that divides a word."""

# before these a hyphen is one of the word itself more often than one of the line's end
_WITH_HYPHEN = frozenset(
    "long well self non half vice first third two three four five six seven eight nine newly highly widely privately publicly".split()
)


def raised(text: str) -> str:
    """A text set above the line: figures as superscripts, so that 10⁶ is not 106 and a note's mark no part of a year.

    Example:
        ``"6"`` gives ``"⁶"``; ``"th"`` and ``"[2]"`` give nothing, as they are no figures.
    """
    bare = text.strip()
    return bare.translate(_RAISED) if _RAISES.fullmatch(bare) else ""


def without_unseen(text: str) -> str:
    """A text without soft hyphens and the marks of no width."""
    return text.translate(_UNSEEN)


def rejoined(before: str, after: str, words: Container[str]) -> str:
    """Two lines as one, a word that is divided between them put together.

    The hyphen stays where `words`, the words of the whole text in lower case, have it so, before a figure or a capital, and
    in words such as "well-known"; a soft one never does.

    Example:
        ``("a com-", "plete")`` gives ``"a complete"``, and ``("a well-", "known")`` gives ``"a well-known"``.
    """
    if not before or before[-1] not in HYPHENS or before[-2:-1].isspace():
        return f"{before} {after}"
    bare, hyphen = before[:-1], before[-1]
    last, first = _LAST_WORD.search(bare), _FIRST_WORD.match(after)
    if hyphen == "\u00ad":
        return bare + after
    if not last or not first:
        return f"{bare}-{after}"
    begin, end = last[0].casefold(), first[0].casefold()
    if f"{begin}-{end}" in words or (
        begin + end not in words and (begin in _WITH_HYPHEN or len(begin) == 1 or first[0][0].isupper())
    ):
        return f"{bare}-{after}"
    return bare + after
