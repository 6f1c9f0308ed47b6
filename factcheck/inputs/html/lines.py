"""The lines within a block: where ``<br>`` is the end of a statement and where a sentence runs on, and raised figures."""

from __future__ import annotations

import re
from itertools import pairwise

BREAK, HARD_BREAK = "\u2028", "\u2029"
"""A line's end within a block, and one after a line that is a heading."""

_PARAGRAPHS = re.compile(rf"\s*(?:{HARD_BREAK}|{BREAK}\s*{BREAK})[\s{BREAK}{HARD_BREAK}]*")
_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]*[¹²³⁰⁴-⁹]*$")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_RAISED = str.maketrans("0123456789+-−()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ")
_RAISES = re.compile(r"[+−-]?\d{1,4}|n|\(\d{1,3}\)")


def lines_of(text: str) -> list[str]:
    """The paragraphs of a block's text, in which each `BREAK` is a line's end or, within a sentence, a space.

    Lines of which none ends like a sentence (an address, a list of names) stay lines.
    """
    paragraphs = (_joined(paragraph) for paragraph in _PARAGRAPHS.split(text.translate(_UNSEEN)))
    return [paragraph for paragraph in paragraphs if paragraph.strip()]


def _joined(paragraph: str) -> str:
    lines = [stripped for line in paragraph.split(BREAK) if (stripped := line.strip(" \n"))]
    is_prose = any(_ENDS.search(line) for line in lines)
    joined = lines[:1]
    for line, following in pairwise(lines):
        runs_on = following[0].islower() or (is_prose and not _ENDS.search(line))
        joined += [" " if runs_on else "\n", following]
    return "".join(joined)


def raised(text: str) -> str:
    """A text set above the line: figures as superscripts, so that 10⁶ is not 106 and a note's mark no part of a year.

    Example:
        ``"6"`` gives ``"⁶"``; ``"th"`` and ``"[2]"`` give nothing, as they are no figures.
    """
    bare = text.strip()
    return bare.translate(_RAISED) if _RAISES.fullmatch(bare) else ""
