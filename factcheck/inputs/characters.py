"""Characters that readers of several kinds of files write alike: raised figures, words divided at a line's end, what is never seen."""

from __future__ import annotations

import re
from collections.abc import Container

_SUPERSCRIPTS = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_SUBSCRIPTS = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_RAISES = re.compile(r"[+−-]?\d{1,4}|n|\(\d{1,3}\)")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_AND = frozenset("and or to nor but und et y bis".split())  # behind the first part of "pre- and post-war"
HYPHENS = ("-", "\u2010", "\u00ad")
"""What stands at the end of a line that divides a word."""

# what stands before or behind the hyphen of a compound
_FIRST = frozenset("""
    all anti co cross deep double eight eighty ex fast fifty first five forty four free full half hard high highly ill large last late
    long low mid mini multi near newly nine ninety non north once one open over part post pre privately pro public publicly quasi second
    self semi seven seventy short single six sixty slow small so south state still ten third thirty three top twenty twice two under vice
    well wide widely would year
""".split())  # fmt: skip
_LAST = frozenset("""
    able age aged backed based born bound called centred day driven elect end face fifth fifths first five four foot free friendly
    general hand haul held high hour in known led length level like list long looking low made making member mile minded minute month
    new off old old-fashioned on one out over owned page paid party point proof quarter quarters range ranging rate related rich round run
    running scale seat seven sided six size sized speed standing state style ten term third thirds three time to two type up week wide
    winning year
""".split())  # fmt: skip


def raised(text: str) -> str:
    """A text set above the line: figures as superscripts, so that 10⁶ is not 106 and a note's mark no part of a year.

    Example:
        ``"6"`` gives ``"⁶"``; ``"th"`` and ``"[2]"`` give nothing, as they are no figures.
    """
    bare = text.strip()
    return bare.translate(_SUPERSCRIPTS) if _RAISES.fullmatch(bare) else ""


def in_signs(text: str, tag: str) -> str:
    """A text in superscript (`tag` is ``sup``) or subscript, with the signs that Unicode has for it; the length stays."""
    signs = _SUPERSCRIPTS if tag == "sup" else _SUBSCRIPTS
    return text.translate(signs) if all(ord(sign) in signs or sign.isspace() for sign in text) else text


def without_unseen(text: str) -> str:
    """A text without soft hyphens and the marks of no width."""
    return text.translate(_UNSEEN)


def keeps_hyphen(left: str, right: str, words: Container[str]) -> bool:
    """Whether a word divided at a line's end has a hyphen elsewhere too; `words` are those of its text, in lower case.

    Example:
        ``("long", "term")`` keeps it, ``("repre", "sentatives")`` does not.
    """
    low_left, low_right = left.casefold(), right.casefold()
    if low_left + low_right in words:
        return False
    if f"{low_left}-{low_right}" in words:
        return True
    return not right[0].islower() or len(left) == 1 or low_left in _FIRST or (low_right in _LAST and len(left) > 2)


def hangs(right: str) -> bool:
    """Whether the hyphen before a word is that of a part whose rest comes later, as in "pre- and post-war"."""
    return right in _AND


def rejoined(before: str, after: str, words: Container[str]) -> str:
    """Two lines as one, a word that is divided between them put together; a soft hyphen never stays.

    Example:
        ``("a com-", "plete")`` gives ``"a complete"``, and ``("a well-", "known")`` gives ``"a well-known"``.
    """
    if not before or before[-1] not in HYPHENS or before[-2:-1].isspace():
        return f"{before} {after}"
    bare, hyphen = before[:-1], before[-1]
    if hyphen == "\u00ad":
        return bare + after
    last, first = _LAST_WORD.search(bare), _FIRST_WORD.match(after)
    if first and hangs(first[0]):
        return f"{before} {after}"
    return f"{bare}-{after}" if not last or not first or keeps_hyphen(last[0], first[0], words) else bare + after
