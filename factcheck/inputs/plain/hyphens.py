"""Words divided at the ends of lines, and hyphens that nobody sees."""

from __future__ import annotations

import re

from factcheck.inputs.plain.lined import LinedText

_UNSEEN = re.compile("(?<=\\w)(?:\u00ad(?:[ \\t]*\\r?\\n[ \\t]*)?|[\u200b\u2060\ufeff])(?=\\w)")
_DIVIDED = re.compile(r"(?P<left>[^\W\d_]+)(?P<hyphen>[-\u2010])[ \t]*\r?\n[ \t]*(?P<right>[^\W\d_]+)")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
# what stands before or behind the hyphen of a compound
_FIRST = frozenset("""
    all anti co cross deep double eight eighty ex fast fifty first five forty four free full half hard high ill large last late long low
    mid mini multi near nine ninety non north once one open over part post pre pro public quasi second self semi seven seventy short
    single six sixty slow small so south state still ten third thirty three top twenty twice two under vice well wide would year
""".split())  # fmt: skip
_LAST = frozenset("""
    able age aged backed based born bound called centred day driven elect end face fifth fifths first five four foot free friendly
    general hand haul held high hour in known led length level like line list long looking low made making member mile minded minute month
    new off old old-fashioned on one out over owned page paid party point proof quarter quarters range ranging rate related rich round run
    running scale seat seven sided six size sized speed standing state style ten term third thirds three time to two type up week wide
    winning year
""".split())  # fmt: skip


def join_hyphenated(lined: LinedText) -> str:
    """Put words together that a hyphen divides at a line's end; the hyphen of a compound (``long-term``) stays."""
    lined.replace(_UNSEEN, "")
    if _DIVIDED.search(lined.text):
        known = {word.casefold().replace("\u2010", "-") for word in _WORD.findall(lined.text)}
        lined.replace(_DIVIDED, lambda found: found[0] if _is_dash(found) else _joined(found, known))
    return ""


def _is_dash(found: re.Match[str]) -> bool:
    return not found["right"][0].islower() and found["hyphen"] == "-"


def _joined(found: re.Match[str], known: set[str]) -> str:
    left, right = found["left"], found["right"]
    return f"{left}-{right}" if keeps_hyphen(left, right, known) else left + right


def keeps_hyphen(left: str, right: str, known: set[str]) -> bool:
    """Whether a word divided at a line's end has a hyphen elsewhere too; `known` are the words of its text in lower case.

    Example:
        ``("long", "term")`` keeps it, ``("repre", "sentatives")`` does not.
    """
    low_left, low_right = left.casefold(), right.casefold()
    if low_left + low_right in known:
        return False
    if f"{low_left}-{low_right}" in known:
        return True
    return not right[0].islower() or low_left in _FIRST or (low_right in _LAST and len(left) > 2)
