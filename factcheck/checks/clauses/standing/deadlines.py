"""Deadlines before an event told as days behind it: "no later than five days before loading", told as "within five days of loading"."""

from __future__ import annotations

import re

from factcheck.checks.claim import Claim
from factcheck.checks.plain_text import lowered
from factcheck.checks.vocabulary.words import stem
from factcheck.report import Reason, SourceSpan

_NUMBER = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|\d+)"
_SPAN = rf"(?P<span>{_NUMBER}\s(?:\w+\s)?(?:hour|day|night|week|month|year)s?)"
_BEFORE = re.compile(rf"\b{_SPAN}\s(?:before|prior\sto|ahead\sof|in\sadvance\sof)\s(?P<event>[^,.;:]+)")
_BEHIND = re.compile(rf"\bwithin\s{_SPAN}\s(?P<of>of|after|following|from)\s(?P<event>[^,.;:]+)(?P<rest>[^.;:]*)")
_THEN = re.compile(r"\b(?:once|after|when|as\ssoon\sas|following|since)\b")
_WORD = re.compile(r"[^\W_]+")


def find(claim: Claim) -> list[Reason]:
    """A length of time that the evidence counts back from an event, and the claim on from it."""
    low = lowered(claim.sentence.text)
    for ours in _BEHIND.finditer(low):
        if ours["of"] == "of" and not _THEN.search(ours["rest"]):
            continue  # "within a week of the sale" may be before it
        for span in claim.evidence:
            text = lowered(span.text)
            if any(_is_same(ours, other) for other in _BEHIND.finditer(text)):
                continue
            for theirs in _BEFORE.finditer(text):
                if _is_same(ours, theirs):
                    place = SourceSpan(
                        span.source,
                        span.start + theirs.start(),
                        span.start + theirs.end(),
                        span.text[theirs.start() : theirs.end()],
                    )
                    message = f"the source counts “{theirs['span']}” back from it"
                    return [claim.reason("order", message, ours.start(), ours.end("event"), place)]
    return []


def _is_same(ours: re.Match[str], theirs: re.Match[str]) -> bool:
    """Whether both count the same time from the same event."""
    events = [
        frozenset(stem(word) for word in _WORD.findall(match["event"]) if word not in ("the", "a", "an"))
        for match in (ours, theirs)
    ]
    return ours["span"] == theirs["span"] and bool(events[0] & events[1])
