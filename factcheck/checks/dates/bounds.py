"""Years that a claim gives only a bound of, or denies: "before 2015" for what came in 2014, "not in 1993" for what came in 1995.

That is true, and says less than the source does.
"""

from __future__ import annotations

import re

from factcheck.checks.claim import Claim
from factcheck.checks.dates.moments import Moment, moments
from factcheck.checks.plain_text import lowered
from factcheck.checks.vocabulary.words import fold, scan, stem
from factcheck.report import SourceSpan

_LEAD = re.compile(
    r"(?:(?P<close>just|shortly|soon|right|immediately|only|even|days?|weeks?|months?|years?|decades?)\s)?"
    r"\b(?:(?P<before>before|prior to|earlier than)|(?P<after>after|later than)|(?P<on>in|during))\s(?:the\s)?(?:year\s|early\s|late\s)?$"
)
_ONE_SIDED = re.compile(r"\b(?:before|prior to|after|by|until|till|since|(?:later|earlier) than)\s(?:the\s)?(?:\w+\s)?$")
_DENIES = re.compile(r"(?:\b(?:not|never)|n['’]t)\b(?:\s(?P<what>[a-z]+))?")
_TURNS = re.compile(
    r"\b(?:no|none|nobody|nothing|only|first|last)\b|\b(?:not|n['’]t) (?:only|just|even|until|till)\b|\bcannot\b|\bcan['’]t\b"
)
_CLAUSE = re.compile(r"[,;:]|\b(?:that|which|who|because|when|although|though|but|and|where)\b")
_SENTENCE_END = re.compile(r"[.!?]\s|\n")
_BORN = re.compile(r"\bborn\b")
_LONGEST_LEAD = 40


def keeps_to_bound(claim: Claim, moment: Moment, rival: SourceSpan) -> bool:
    """Whether a year that the sources do not have is a bound to all years of the sentence which tells the rival, or denied of them."""
    low = lowered(claim.sentence.text)
    lead = _LEAD.search(low, max(0, moment.start - _LONGEST_LEAD), moment.start)
    place = _years(moment)
    passage, told = _told(claim, rival)
    if lead is None or lead["close"] or place is None or not told:
        return False
    if _BORN.search(low, 0, moment.start) and "(" in passage:
        told = told[:1]  # of a life, the first year is that of the birth
    first, last = place
    denial = next(iter([*_DENIES.finditer(low, 0, moment.start)][-1:]), None)
    denied = denial is not None and not _CLAUSE.search(low, denial.end(), moment.start)
    low_passage = lowered(passage)
    if _TURNS.search(low) or _DENIES.search(low_passage):
        return False
    before, after = all(end < first for _, end in told), all(start > last for start, _ in told)
    if lead["on"]:
        if denial is None or not denied:
            return False
        what = denial["what"] or ""
        is_told = stem(what) in {stem(fold(word.group())) for word in scan(passage)}
        return after or (before and is_told)
    if denied:
        return all(start >= first for start, _ in told) if lead["before"] else all(end <= last for _, end in told)
    return before if lead["before"] else after


def _told(claim: Claim, rival: SourceSpan) -> tuple[str, list[tuple[int, int]]]:
    """The sentence of a place of a source, and the years in it; none where one of them is a bound itself."""
    source = claim.sources[rival.source]
    start = max((end.end() for end in _SENTENCE_END.finditer(source, max(0, rival.start - 600), rival.start)), default=0)
    start = max(start, rival.start - 600)
    end = _SENTENCE_END.search(source, rival.end, rival.end + 600)
    text = source[start : end.start() if end else rival.end + 600]
    low, found = lowered(text), []
    for moment in moments(text):
        if (years := _years(moment)) is None:
            continue
        if _ONE_SIDED.search(low, max(0, moment.start - _LONGEST_LEAD), moment.start):
            return text, []
        found.append(years)
    return text, found


def _years(moment: Moment) -> tuple[int, int] | None:
    """The first and the last year of a year or a decade."""
    if moment.facet not in ("year", "decade"):
        return None
    return min(moment.values), max(moment.values) + (9 if moment.facet == "decade" else 0)
