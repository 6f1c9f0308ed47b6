"""Another time zone: "14:00 CET" where the source has "14:00 UTC"."""

from __future__ import annotations

from factcheck.checks.claim import Claim
from factcheck.checks.dates.clock import clocks
from factcheck.checks.languages import is_english
from factcheck.checks.plain_text import source_span
from factcheck.report import Reason

_MOST = 100  # times of the evidence that one is compared with


def find(claim: Claim) -> list[Reason]:
    """The times of the sentence that the evidence has in other zones only."""
    if not is_english(claim.sentence.text, *(span.text for span in claim.evidence)):
        return []
    stated = [clock for clock in clocks(claim.sentence.text) if clock.zone]
    if not stated:
        return []
    told = [(span, clock) for span in claim.evidence for clock in clocks(span.text) if clock.zone][:_MOST]
    reasons = []
    for clock in stated:
        alike = [(span, other) for span, other in told if clock.minutes & other.minutes]
        if alike and not any(clock.same(other) for _, other in told):
            span, other = alike[0]
            place = source_span(claim, span.source, span.start + other.start, span.start + other.end)
            here = claim.sentence.text[clock.start : clock.end]
            message = f"The time “{place.text}” in the source is in another zone here: “{here}”."
            reasons.append(claim.reason("date", message, clock.start, clock.end, place))
    return reasons
