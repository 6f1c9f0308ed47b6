"""Claims that what the source says of a deed leaves free: before its deadline, after its bar, by choice, or in a second clause."""

from __future__ import annotations

import re

from factcheck.checks.clauses.deeds import Deed
from factcheck.checks.clauses.matching import Told
from factcheck.checks.names.name_words import CALENDAR

_DAY = rf"(?:{'|'.join(sorted(CALENDAR))}|first|second|third|\d+|week|day|month|year)"
_DEADLINE = re.compile(r"\b(?:by|before|within|until|no later than|not later than|at the latest)\b", re.I)
_AT_A_TIME = re.compile(
    rf"\b(?:before|earlier|sooner|already|ahead|early)\b|\b(?:in|on|from|until|during|at)\s(?:the\s|any\s)?{_DAY}\b", re.I
)
_BARRED = re.compile(r"\b(?:before|until)\b", re.I)
_FROM_THEN = re.compile(r"\b(?:once|after|from|when|as soon as|since|then)\b", re.I)
_WHEN = frozenset("time year month week day today now yet".split())
"""What a second clause tells beside the verb that it leaves out: "but it need not be this year"."""


def is_free(ours: str, theirs: str, text: str, other: Told) -> bool:
    """Whether a claim of this class may be right beside a deed of that class, by when it is to be done and by a choice."""
    if (theirs, ours) == ("must", "may"):
        before = _DEADLINE.search(other.reading) and _AT_A_TIME.search(text) and not _is_same_time(text, other.reading)
        return bool(before) or _has_choice(other)
    if (theirs, ours) == ("forbidden", "may"):
        return bool(_BARRED.search(other.reading) and _FROM_THEN.search(text) and not _BARRED.search(text))
    return False


def _is_same_time(text: str, reading: str) -> bool:
    """Whether the source has the words of the claim's time as they are."""
    found = _AT_A_TIME.search(text)
    return found is not None and " ".join(text[found.start() :].split()[:3]).rstrip(",.;").lower() in reading.lower()


def _has_choice(other: Told) -> bool:
    """Whether an "or" stands behind the verb: "must be signed by both parents or by the guardian"."""
    tokens = other.parsed.tokens
    return any(i > other.deed.index and tokens[i].lemma == "or" for i in other.parsed.subtree(other.deed.index))


def is_short(deed: Deed) -> bool:
    """Whether a deed stands for the one before it: "but must do so within ten days", "but it need not be this year"."""
    if deed.verb == "do":
        return bool({"so", "too"} & {*deed.how})
    return deed.verb == "be" and bool(deed.fillers("is")) and all(phrase.head in _WHEN for phrase in deed.fillers("is"))
