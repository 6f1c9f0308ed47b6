"""Who speaks in what is written: "read a letter signed by Mehl", "in a note from the mayor", "in the words of Mehl"."""

from __future__ import annotations

import re

from factcheck.checks.speech.holders import RUN, Holder, phrase
from factcheck.checks.speech.tables import WRITINGS

_NOUN = "|".join(sorted(WRITINGS))
_WRITTEN = r"(?:(?:signed|written|posted|issued|published|sent|penned|left|put out|released)\sby|from|by)"
_BY = re.compile(rf"\b(?:(?:{_NOUN})(?:,)?(?:\s(?:to|on|in|for)\s(?:\w+\s)?\w+)?\s{_WRITTEN}|words\sof)\s")
_THAT = re.compile(
    rf"\b(?:{_NOUN})\s(?:that|which)?\s?(?={RUN.pattern}\s(?:wrote|left|sent|posted|signed|had (?:written|left|sent|posted|signed)))"
)
_READS = re.compile(
    rf"[\s,–-]*(?:reads?|ran|runs|went|goes|says?|said|states?|stated|began|begins)\s(?:an?|the|his|her|their|its|one)\s(?:[\w-]+\s){{0,3}}?(?=(?:{_NOUN})\b)"
)
_END = re.compile(
    r"[,.;:\n\"“”„«»()]|\s-+\s|\s(?:who|which|that|and|or|said|says|read|reads|told|wrote|were|was|has|had|is|are|in|on|to|left|after|at)\s"
)
_OPINION = re.compile(
    r"(?:^[\s.,;]*|[.!?;]\s+|\b(?:but|while|and)\s)(?:[Ff]or|[Tt]o)\s(?P<who>[^.,;:\"“”]{2,60}?)"
    r"(?:,\s(?P<aside>[^.,;:\"“”]{2,60}),)?\s(?:it|this|that)\s(?:is|was|has been|had been)\s*$"
)
"""Whose view a quotation is: "For Mehl, the treasurer, it was "a year to forget"."""


def written_behind(text: str, low: int, high: int) -> Holder | None:
    """The writer in what stands behind a quotation: "reads a note that Mehl left"."""
    return _writer(text, match.end(), high) if (match := _READS.match(text, low, high)) else None


def written_before(text: str, low: int, high: int) -> Holder | None:
    """The writer, or whose view it is, in the sentence that leads up to a quotation."""
    if match := _OPINION.search(text[low:high]):
        who, aside = ((low + match.start(part), low + match.end(part)) for part in ("who", "aside"))
        found = phrase(text, *who)
        named = phrase(text, *aside) if match["aside"] and found and not found.name else None
        found = named if named and named.name else found
        return found if found and (found.name or found.side) else None  # "for ten years it was"
    return _writer(text, low, high)


def _writer(text: str, low: int, high: int) -> Holder | None:
    """Who wrote it; None where several did, or nobody is told."""
    match = _BY.search(text, low, high) or _THAT.search(text, low, high)
    if match is None:
        return None
    stop = _END.search(text, match.end(), high)
    if stop and stop[0].strip() in ("and", "or"):
        return None
    found = phrase(text, match.end(), stop.start() if stop else high)
    if found is None or found.name or stop is None or stop[0] != ",":
        return found if found and not found.pronoun else None
    aside = RUN.match(text, stop.end() + 1, high)  # "from the head of the school, Ann Lee"
    named = phrase(text, aside.start(), aside.end()) if aside else None
    return named if named and named.name else found
