"""Words divided at the ends of lines, and hyphens that nobody sees."""

from __future__ import annotations

import re

from factcheck.inputs.characters import hangs, keeps_hyphen
from factcheck.inputs.plain.lined import LinedText

_UNSEEN = re.compile("(?<=\\w)(?:\u00ad(?:[ \\t]*\\r?\\n[ \\t]*)?|[\u200b\u2060\ufeff])(?=\\w)")
_DIVIDED = re.compile(r"(?P<left>[^\W\d_]+|\d+)(?P<hyphen>[-\u2010])[ \t]*\r?\n[ \t]*(?P<right>[^\W\d_]+)")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")


def join_hyphenated(lined: LinedText) -> str:
    """Put words together that a hyphen divides at a line's end; the hyphen of a compound (``long-term``) stays."""
    lined.replace(_UNSEEN, "")
    if _DIVIDED.search(lined.text):
        known = {word.casefold().replace("\u2010", "-") for word in _WORD.findall(lined.text)}
        lined.replace(_DIVIDED, lambda found: found[0] if _is_dash(found) else _joined(found, known))
    return ""


def _is_dash(found: re.Match[str]) -> bool:
    return hangs(found["right"]) or (not found["right"][0].islower() and found["hyphen"] == "-")


def _joined(found: re.Match[str], known: set[str]) -> str:
    left, right = found["left"], found["right"]
    return f"{left}-{right}" if left.isdecimal() or keeps_hyphen(left, right, known) else left + right
