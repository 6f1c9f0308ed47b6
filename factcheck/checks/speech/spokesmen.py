"""Who speaks for whom: what a firm's spokeswoman says, the firm says."""

from __future__ import annotations

import re
from functools import cache

_ROLE = (
    r"(?:spokes(?:man|woman|person|people)|press\s(?:officer|secretary)|(?:chief\s|managing\s)?(?:executive|director)|chief|head|boss"
    r"|chair(?:man|woman|person)?|president|manager|owner|founder|secretary|leader|mayor|minister|commander)"
)
_FORMER = re.compile(r"\b(?:former|formerly|ex|late|left|critics?|rivals?|deputy|acting|one-time|then)\b", re.I)
_AROUND = 90
"""Characters around a speaker's name in which a text says for whom he speaks."""


@cache
def _speaks(whom: str) -> re.Pattern[str]:
    name = re.escape(whom)
    return re.compile(
        rf"\b{_ROLE}\s(?:of|for|at)\s(?:the\s)?(?:[\w-]+\s){{0,3}}{name}\b"
        rf"|\b{name}(?:['’]s?\s(?:[\w-]+\s){{0,2}}?|\s){_ROLE}\b"
        rf"|\b[A-Z][\w'’-]+\sof\s(?:the\s)?(?:[\w-]+\s){{0,3}}{name}\b",
        re.I,
    )


def speaks_for(speaker: str, whom: str, text: str) -> bool:
    """Whether a text says that somebody, whose name or noun is `speaker`, speaks for `whom`, as its spokesman, its head, or "of" it.

    A former one, a deputy or a critic does not, nor one whom the text puts beside another's role.
    """
    whom = re.sub(r"^(?:the|its|their)\s", "", whom.strip(), flags=re.I)
    if not whom or not speaker.strip():
        return False
    for match in re.finditer(rf"\b{re.escape(speaker.strip())}\b", text):
        low, high = max(0, match.start() - _AROUND), min(len(text), match.end() + _AROUND)
        for said in _speaks(whom).finditer(text, low, high):
            gap = text[said.end() : match.start()] if said.end() <= match.start() else text[match.end() : said.start()]
            before = text[max(low, said.start() - 12) : said.end()]
            if not re.search(r"[.!?;]\s|\b(?:and|but|while|who)\b", gap) and not _FORMER.search(before):
                return True
    return False
