"""The lines within a block: where ``<br>`` is the end of a statement and where a sentence runs on."""

from __future__ import annotations

import re
from itertools import pairwise

from factcheck.inputs.characters import without_unseen

BREAK, HARD_BREAK = "\u2028", "\u2029"
"""A line's end within a block, and one after a line that is a heading."""

_PARAGRAPHS = re.compile(rf"\s*(?:{HARD_BREAK}|{BREAK}\s*{BREAK})[\s{BREAK}{HARD_BREAK}]*")
_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]*[¹²³⁰⁴-⁹]*$")


def lines_of(text: str) -> list[str]:
    """The paragraphs of a block's text, in which each `BREAK` is a line's end or, within a sentence, a space.

    Lines of which none ends like a sentence (an address, a list of names) stay lines.
    """
    paragraphs = (_joined(paragraph) for paragraph in _PARAGRAPHS.split(without_unseen(text)))
    return [paragraph for paragraph in paragraphs if paragraph.strip()]


def _joined(paragraph: str) -> str:
    lines = [stripped for line in paragraph.split(BREAK) if (stripped := line.strip(" \n"))]
    is_prose = any(_ENDS.search(line) for line in lines)
    joined = lines[:1]
    for line, following in pairwise(lines):
        runs_on = following[0].islower() or (is_prose and not _ENDS.search(line))
        joined += [" " if runs_on else "\n", following]
    return "".join(joined)
