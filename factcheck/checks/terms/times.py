"""Times of day: "7 p.m." for "19:00", "15:00 CET" for "14:00 UTC", "9 a.m. ET" for "9 a.m. Eastern time"."""

from __future__ import annotations

from factcheck.checks.dates.clock import clocks
from factcheck.checks.plain_text import lowered
from factcheck.checks.terms.swap import Swap, with_stop


def find(claim: str, passage: str) -> list[Swap]:
    """The times of the claim that the passage tells otherwise; a time in a zone only for one in a zone, else the zone stays."""
    told = clocks(passage)
    swaps = []
    for clock in clocks(claim) if told else ():
        fitting = [other for other in told if clock.same(other)]
        if not fitting:
            continue
        other = fitting[0]
        both = bool(clock.zone and other.zone)
        end, other_end = (clock.end, other.end) if both else (clock.time_end, other.time_end)
        here, there = claim[clock.start : end], passage[other.start : other_end]
        if lowered(here) != lowered(there):
            text = with_stop(there, here, claim[end : end + 1])
            swaps.append(Swap(clock.start, end, text, other.start, other_end, f"{here} is {there}"))
    return swaps
