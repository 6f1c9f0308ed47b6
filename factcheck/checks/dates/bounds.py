"""Times that a claim gives only a bound of, or denies: "before 2015" for what came in 2014, "after 9 am" for what opens at 9:30.

That is true, and says less than the source does.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from factcheck.checks.claim import Claim
from factcheck.checks.dates.moments import Moment, moments
from factcheck.checks.dates.patterns import Facet
from factcheck.checks.plain_text import lowered
from factcheck.checks.vocabulary.words import fold, scan, stem
from factcheck.report import SourceSpan

BOUNDED: frozenset[Facet] = frozenset(("year", "decade", "month", "day", "clock"))
"""What is told in such a way that a bound may follow from it."""
_LEAD = re.compile(
    r"(?:(?P<close>just|shortly|soon|right|immediately|only|even|minutes?|hours?|days?|weeks?|months?|years?|decades?)\s)?"
    r"\b(?:(?P<before>before|prior to|(?:no |not )?earlier than|by)|(?P<after>after|(?:no |not )?later than)|(?P<on>in|during))"
    r"\s(?:the\s)?(?:end of\s)?(?:year\s|early\s|late\s)?$"
)
_BEFORE = re.compile(r"\b(?:before|prior to|earlier than|by)\s(?:the\s)?(?:\w+\s)?$")
_AFTER = re.compile(r"\b(?:after|later than)\s(?:the\s)?(?:\w+\s)?$")
_UNTIL = re.compile(r"\b(?:until|till|since)\s(?:the\s)?(?:\w+\s)?$")
_DENIES = re.compile(r"(?:\b(?:not|never)\b|n['’]t\b)(?!\s(?:later|earlier) than)(?:\s(?P<what>[a-z]+))?")
_TURNS = re.compile(
    r"\b(?:none|nobody|nothing|only|first|last)\b|\bno\b(?!\s(?:later|earlier) than)|\b(?:not|n['’]t) (?:only|just|even|until|till)\b"
    r"|\bcannot\b|\bcan['’]t\b"
)
_CLAUSE = re.compile(r"[,;:]|\b(?:that|which|who|because|when|although|though|but|and|where)\b")
_SENTENCE_END = re.compile(r"(?<![ap]\.m)[.!?]\s|\n")
_TOLD_OF_IT = re.compile(
    r"^(?!.*\b(?:that|which|who|if|must|may|might|can|should|shall|to)\b).*\b(?:was|were|been|be|had|will)\s"
    r"(?:\w+\s|(?:[\w,]+\s){1,4}(?=by\b))?(?:before|after|by|prior to|earlier than|later than)\s(?:\w+\s)?$"
)
"""Up to a time that bounds what happened ("was built before 1860"), not one by which things are told apart ("houses built before 1860")."""
_BORN = re.compile(r"\bborn\b")
_LONGEST_LEAD = 40
_EVER = 10_000_000
"""Farther than any time."""
_MONTH = 31
_HALF_DAY = 720


class _Told(NamedTuple):
    """A time of the source from `first` to `last` on the claim's scale, with what leads up to it."""

    first: int
    last: int
    lead: str


def keeps_to_bound(claim: Claim, moment: Moment, rival: SourceSpan) -> bool:
    """Whether a time that the sources do not have is a bound to all those of the sentence which tells the rival, or denied of them."""
    low = lowered(claim.sentence.text)
    lead = _LEAD.search(low, max(0, moment.start - _LONGEST_LEAD), moment.start)
    if lead is None or lead["close"]:
        return False
    passage, told = _told(claim, moment, rival)
    place = _place(moment, claim.sentence.text)
    if place is None or not told:
        return False
    if _BORN.search(low, 0, moment.start) and "(" in passage:
        told = told[:1]  # of a life, the first year is that of the birth
    first, last = place
    denial = next(iter([*_DENIES.finditer(low, 0, moment.start)][-1:]), None)
    denied = denial is not None and not _CLAUSE.search(low, denial.end(), moment.start)
    low_passage = lowered(passage)
    if _TURNS.search(low) or _DENIES.search(low_passage):
        return False
    before, after = all(one.last < first for one in told), all(one.first > last for one in told)
    if lead["on"]:
        if denial is None or not denied:
            return False
        what = denial["what"] or ""
        is_told = stem(what) in {stem(fold(word.group())) for word in scan(passage)}
        return after or (before and is_told)
    is_upper = bool(lead["before"])
    if re.match(r"(?:no|not) ", lead["before"] or lead["after"]):  # "no later than 10 am" is by then
        is_upper = not is_upper
    if denied:
        return all(one.first >= first for one in told) if is_upper else all(one.last <= last for one in told)
    return before if is_upper else after


def _told(claim: Claim, moment: Moment, rival: SourceSpan) -> tuple[str, list[_Told]]:
    """The sentence of a place of a source, and the times in it that the claim may speak of; none where one is told as open-ended."""
    source = claim.sources[rival.source]
    start = max((end.end() for end in _SENTENCE_END.finditer(source, max(0, rival.start - 600), rival.start)), default=0)
    start = max(start, rival.start - 600)
    end = _SENTENCE_END.search(source, rival.end, rival.end + 600)
    text = source[start : end.start() if end else rival.end + 600]
    low, found, at = lowered(text), list[_Told](), 0
    if moment.facet in ("month", "day") and not _is_of_one_year(claim.sentence.text, text):
        return text, []
    for other in _of_scale(moment, moments(text)):
        place = _place(other, text, moment)
        lead = low[max(0, other.start - _LONGEST_LEAD) : other.start]
        if place is None:
            continue
        if _UNTIL.search(lead):
            return text, []
        first, last = place
        if _BEFORE.search(lead) or _AFTER.search(lead):
            if not _TOLD_OF_IT.match(lowered(claim.sentence.text[: moment.start])):
                return text, []
            first, last = (-_EVER, last) if _BEFORE.search(lead) else (first, _EVER)
        found.append(_Told(first, last, low[at : other.start]))
        at = other.end
    return text, _spoken_of(lowered(claim.sentence.text), found)


def _spoken_of(low: str, found: list[_Told]) -> list[_Told]:
    """Of several times, those told of the claim's deed: "arrives at 9:05" of "leaves at 7:15 and arrives at 9:05"."""
    ours = {stem(word) for word in re.findall(r"[a-z]{4,}", low)}
    own = [one for one in found if {stem(word) for word in re.findall(r"[a-z]{4,}", one.lead)[-1:]} & ours]
    return own or found


def _is_of_one_year(claim: str, passage: str) -> bool:
    """Whether days of both texts lie in the same year: neither names another."""
    ours, theirs = ({value for one in moments(text) if one.facet == "year" for value in one.values} for text in (claim, passage))
    return len(theirs) <= 1 and (not ours or ours == theirs)


def _of_scale(moment: Moment, found: tuple[Moment, ...]) -> list[Moment]:
    if moment.facet in ("year", "decade"):
        return [one for one in found if one.facet in ("year", "decade")]
    if moment.facet == "clock":
        return [one for one in found if one.facet == "clock"]
    days = [one for one in found if one.facet == "day"]
    return [
        one
        for one in found
        if one.facet == "day" or (one.facet == "month" and not any(day.start <= one.start and one.end <= day.end for day in days))
    ]


def _place(moment: Moment, text: str, beside: Moment | None = None) -> tuple[int, int] | None:
    """The first and the last year, day or minute of a time; of an hour that may be of either half of the day, one like `beside`."""
    value = min(moment.values)
    if moment.facet in ("year", "decade"):
        return value, max(moment.values) + (9 if moment.facet == "decade" else 0)
    if moment.facet == "month":
        return value * _MONTH + 1, value * _MONTH + _MONTH
    if moment.facet == "day" and len(moment.values) == 1:
        return (day := value // 100 * _MONTH + value % 100), day
    if moment.facet == "clock":
        late = beside is not None and len(beside.values) == 1 and min(beside.values) >= _HALF_DAY
        minute = max(moment.values) if late else value
        return minute, minute
    return None
