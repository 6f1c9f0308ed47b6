"""Values before a change that is told behind the value now: 57.1% in 2019 for "turnout was 61.3%, up 4.2 points on 2019"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.checks.dates.moments import moments
from factcheck.checks.known.statement import words_of
from factcheck.checks.numbers.amounts import Amount, same
from factcheck.checks.plain_text import lowered
from factcheck.checks.terms.figures.operands import as_told, sentence_of
from factcheck.checks.terms.swap import Swap

_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_TIME = (
    rf"(?P<time>(?:(?:{_MONTHS})\s)?(?:1[5-9]|20)\d\d|{_MONTHS}|{_DAYS}|last (?:year|month|week|season|spring|summer|autumn|winter)"
    r"|yesterday|(?:the|a) (?:year|month|week|day|decade|season|quarter) (?:before|earlier|ago))\b"
)
_UP = r"up|higher|more|above|dearer|longer|taller|larger|bigger|better|heavier|warmer"
_DOWN = r"down|lower|less|fewer|below|cheaper|shorter|smaller|worse|lighter|cooler|colder"
_RISE = r"rise|increase|gain|jump|climb|growth|surge"
_FALL = r"fall|drop|decline|decrease|cut|loss|reduction|slump"
_LED = re.compile(
    rf"\s*[,(–—-]?\s*(?:or |and |which (?:is|was) |that (?:is|was) )?"
    rf"(?:(?P<up>up|higher by|(?:an? )?(?:{_RISE}) of)|(?P<down>down|lower by|(?:an? )?(?:{_FALL}) of))?"
    r"\s*(?:by |some |about )?\s*"
)
"""What stands between the value now and by how much it has changed."""
_THAN = re.compile(
    rf"\s*(?:(?P<up>{_UP})|(?P<down>{_DOWN}))?\s*(?:expensive\s)?(?:on|from|over|since|than|compared (?:with|to)|against|versus)\s"
    rf"(?:it (?:was|had been)\s|they were\s|(?:that|those) (?:of|in)\s)?(?:(?:in|on|at)\s)?{_TIME}"
)
OF_TIME = re.compile(rf"\b(?:(?:in|on|at|of|for)\s)?{_TIME}")
"""When something was, with its preposition."""
_IS = frozenset("stood stand reach number amount come at total".split())
_NOW = frozenset("now today currently year month week season this just".split())
_ABOUT = frozenset("about around roughly approximately".split())
_UNSURE = re.compile(
    r"\b(?:may|might|could|would|will|shall|should|must|expected|forecast|predicted|likely|perhaps|probably|if|not|never|no|nearly|almost"
    r"|about|around|roughly|some|over|under|at least|at most|more than|less than|just|until|before)\b|n['’]t\b"
)
_EARLIER = re.compile(r"\b(?:the|a) (?:year|month|week|day|decade|season|quarter) (?:before|earlier|ago)\b")
_COMPARED = re.compile(r"\b(?:more|less) than (?=in\b|on\b|last\b|the\b)|\bover (?=\d{4}|last)")
_PRONOUN = re.compile(r"(?:in [^,]{2,30}, )?(?:it|they) (?:was|were|stood)\b")


def _since(claim: str, passage: str, amount: Amount, told: Sequence[Amount]) -> Iterator[Swap]:
    """The sentence with the value now and the change, for a claim that says no more than what the value was then."""
    low = lowered(claim)
    if amount.hedge not in ("", "about") or _is_unsure(claim[: amount.start] + claim[amount.end :]):
        return
    for level in told:
        start, end = sentence_of(passage, level)
        inside = [other for other in told if start <= other.start < end]
        if len(inside) != 2 or level is not inside[0]:
            continue
        found = _before(lowered(passage), level, inside[1])
        if level.hedge or inside[1].hedge or _is_unsure(passage[start:end]):
            continue
        if found is None or not same(amount, as_told(level, found[0], amount)):
            continue
        times = [match for match in OF_TIME.finditer(low) if match["time"] == found[1]]
        if len(times) != 1 or not _is_of_it(claim, amount, times[0].span(), passage[start : level.start]):
            continue
        text = passage[start:end].strip()
        message = f"{claim[amount.start : amount.end]} then is what follows from “{text}”"
        yield Swap(0, len(claim), text, start, end, message)


def _is_unsure(text: str) -> bool:
    """Whether a text does not tell plainly how much something was: it may be so, was not, or was nearly."""
    plain = lowered(text.replace("May", "June"))  # the month
    return bool(_UNSURE.search(_EARLIER.sub("", _COMPARED.sub("", plain))))


def _before(low: str, level: Amount, by: Amount) -> tuple[float, str] | None:
    """The value before a change, and when that was, in the words of the passage."""
    led, than = _LED.fullmatch(low, level.end, by.start), _THAN.match(low, by.end)
    if led is None or than is None or not low[level.end : by.start].strip():
        return None
    ways = [match[name] for match in (led, than) for name in ("up", "down") if match[name]]
    if len(ways) != 1:
        return None
    up = 1 if led["up"] or than["up"] else -1
    if by.kind == "percent" and level.kind != "percent":
        factor = 1 + up * by.value / 100
        return (level.value / factor, than["time"]) if factor > 0 else None
    if by.kind not in ("point" if level.kind == "percent" else level.kind, ""):
        return None
    if not by.kind and level.kind:
        return None
    return level.value - up * by.value, than["time"]


def _is_of_it(claim: str, amount: Amount, time: tuple[int, int], subject: str) -> bool:
    """Whether a claim names the same thing as the words before the value, and says nothing else."""
    spans = sorted([time, (amount.start, amount.end)], reverse=True)
    rest = claim
    for start, end in spans:
        rest = f"{rest[:start]} {rest[end:]}"
    for moment in sorted(moments(subject), key=lambda moment: -moment.start):
        subject = f"{subject[: moment.start]} {subject[moment.end :]}"
    ours, theirs = words_of(rest) - _IS - _ABOUT, words_of(subject) - _IS - _NOW
    return ours == theirs or (not ours and bool(_PRONOUN.match(lowered(claim))))


WAYS = (_since,)
