"""Lengths, weights, money, shares, durations and plain figures: the claim's amount in the words in which the passage has the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from math import isclose
from pathlib import Path

from factcheck.checks.known.counts.bounds import limit
from factcheck.checks.numbers.amounts import Amount, same, undated_amounts
from factcheck.checks.numbers.hedges import BELOW, is_age, is_compared
from factcheck.checks.numbers.quantities import quantities
from factcheck.checks.plain_text import lowered, words_near
from factcheck.checks.tables import read_word_lists
from factcheck.checks.terms.swap import Swap

_FILE = Path(__file__).with_name("amounts.toml")
_RATIO = re.compile(r" (?:in|out of) ")
# "90 minutes faster than" is "90 minutes less than"
_LESS = re.compile(r" (?:(?P<less>less|fewer|faster|quicker|shorter)|more|longer|slower)\b")
_RANGE = re.compile(r"\s*(?:to|-|–|—|and)\s*")
_GOES = re.compile(r"\b(?:go|goes|going|gone|went|move[sd]?|rise[sn]?|rose|climb(?:s|ed)?)\s(?:back\s)?up to\s$")
_ADJECTIVE = re.compile(r"-(second|minute|hour|day|week|month|year|mile|metre|meter|kilometre|kilometer|euro|dollar|pound)$")
_ROUNDED_FROM = 100
"""Fewer are not rounded without a word that says so: 31 seats are not 30."""
_OF = re.compile(r" of\b")
_EXACTLY = re.compile(r"\bexactly\b")
_WELL_KNOWN = 20
"""Whole numbers up to here the models know both as a word and in figures."""
_EXTREME = re.compile(
    "|".join(rf"(?P<{name}>\b(?:{'|'.join(sorted(words))})\b)" for name, words in read_word_lists(_FILE).items())
)
_CUT = re.compile(r"[.,;\d]")
_NEAR = 50  # characters before a figure that say whether it is the most or the least
_MOST = 60  # amounts of a passage that each of the claim is compared with


def find(claim: str, passage: str) -> list[Swap]:
    """The amounts of the claim that the passage has in other words: "about 19 kilometres" for "12 miles", "$2.5m"."""
    stated = undated_amounts(claim)
    if not stated:
        return []
    told = undated_amounts(passage)[:_MOST]
    texts = {lowered(passage)[other.figure : other.end] for other in told}
    in_ranges = _in_ranges(passage, told)
    swaps = []
    for amount in stated:
        if lowered(claim)[amount.figure : amount.end] in texts and not _LESS.match(lowered(claim), amount.end):
            alike = next((other for other in told if _is_hedged_alike(claim, amount, passage, other)), None)
            if alike:
                swaps.append(_swap(claim, passage, amount, alike))
            continue
        fitting = [other for other in told if same(amount, other) and _may_stand_for(amount, other, claim, passage)]
        if amount.hedge:
            fitting = [other for other in fitting if other not in in_ranges]
        if fitting and amount.kind and _is_within(claim, amount, passage, fitting[0]):
            continue  # "40 euros" for "from 40 to 50 euros"
        if fitting and (not _is_plain(amount, fitting[0]) or _LESS.match(lowered(claim), amount.end)):
            near = words_near(claim, amount.start, amount.end)
            best = max(fitting, key=lambda other: len(near & words_near(passage, other.start, other.end)))
            swaps.append(_swap(claim, passage, amount, best))
    return swaps


def _is_hedged_alike(claim: str, amount: Amount, passage: str, other: Amount) -> bool:
    """Whether both have one figure, and another word for one hedge: "just under 500" for "nearly 500"."""
    if not amount.hedge or (amount.hedge, amount.strict) != (other.hedge, other.strict):
        return False
    (our_hedge, our_figure), (their_hedge, their_figure) = (
        (low[one.start : one.figure], low[one.figure : one.end])
        for low, one in ((lowered(claim), amount), (lowered(passage), other))
    )
    return our_figure == their_figure and our_hedge != their_hedge


def _may_stand_for(amount: Amount, other: Amount, claim: str, passage: str) -> bool:
    """Whether a claim's amount that fits one of the passage is of the same thing, and as exact as it must be."""
    low = lowered(claim)
    if not _same_thing(amount, other, passage) or _is_other_limit(amount, passage, other):
        return False
    if _EXACTLY.search(low, amount.start, amount.figure):
        return not other.hedge and isclose(other.value, amount.value, rel_tol=1e-6)
    if other.value == amount.value:
        return True
    if is_age(passage, other.start, other.end) or _GOES.search(low, 0, amount.figure):
        return False
    if amount.hedge or other.measure != amount.measure:
        return True
    few = amount.value < _ROUNDED_FROM and amount.value == int(amount.value) and not amount.in_words and not other.hedge
    return not few and not is_compared(low, amount.start) and not is_age(claim, amount.start, amount.end)


def _in_ranges(passage: str, told: Sequence[Amount]) -> set[Amount]:
    """The amounts that are one end of a range, so that "more than 8" for "5 to 10" is not "10"."""
    return {
        amount
        for before, after in pairwise(told)
        if _RANGE.fullmatch(between := lowered(passage)[before.end : after.start])
        and ("and" not in between or lowered(passage)[: before.start].endswith("between "))
        for amount in (before, after)
    }


def _is_other_limit(amount: Amount, passage: str, other: Amount) -> bool:
    """Whether the claim tells as the least what the passage tells as the most, or the other way round."""
    low = lowered(passage)
    told = limit(low, other.figure, other.end) or _extreme(low[max(0, other.figure - _NEAR) : other.figure])
    return (amount.hedge == "over" and told in ("most", "below")) or (amount.hedge in BELOW and told in ("least", "above"))


def _extreme(before: str) -> str | None:
    """Whether the words before a figure tell that it is the most or the least: "a top temperature of", "lows of"."""
    found = list(_EXTREME.finditer(_CUT.split(before)[-1]))
    return found[-1].lastgroup if found else None


def _is_within(claim: str, amount: Amount, passage: str, other: Amount) -> bool:
    """Whether the claim has the passage's figure, and its unit, where the passage tells that only of the next figure."""
    there = passage[other.figure : other.end].strip()
    bare = quantities(there)
    if (
        amount.kind in ("time", "length", "mass")
        and len(bare) == 1
        and bare[0].form == "cardinal"
        and not bare[0].unit
        and bare[0].end == len(there)
    ):
        return True
    return there.isdigit() and claim[amount.figure : amount.end].startswith(f"{there} ")


def _same_thing(amount: Amount, other: Amount, passage: str) -> bool:
    """Whether a rounded count is one of the same thing; where the figures are equal the model sees that for itself."""
    if amount.kind or amount.value == other.value:
        return True
    return not amount.noun or not other.noun or amount.noun == other.noun


def _is_plain(amount: Amount, other: Amount) -> bool:
    """Whether the two differ in nothing but "two" for "2"."""
    whole = amount.value == int(amount.value)  # "2 1/2" the models do not know
    return whole and amount.unit == other.unit and amount.value == other.value and not amount.kind and amount.value <= _WELL_KNOWN


def _swap(claim: str, passage: str, amount: Amount, other: Amount) -> Swap:
    bound = other.hedge not in ("", "about") and not amount.hedge  # "2,000,000" is no "up to 2 million"
    start, other_start = (amount.figure, other.figure) if bound else (amount.start, other.start)
    here, there = claim[start : amount.end], passage[other_start : other.end]
    text = there[:1].lower() + there[1:] if other.in_words and start else there
    if claim[amount.end : amount.end + 1] not in ("-", "'"):
        text = _ADJECTIVE.sub(r" \1s", text)
    if _RATIO.search(here) and not _OF.match(claim, amount.end) and _OF.match(passage, other.end):
        text += " of"
    less, told = _LESS.match(lowered(claim), amount.end), _LESS.match(lowered(passage), other.end)
    if amount.kind == "time" and less and told and (less["less"] is None) == (told["less"] is None) and less[0] != told[0]:
        end, other_end = less.end(), told.end()
        here, there = claim[start:end], passage[other_start:other_end]
        return Swap(start, end, text + told[0], other_start, other_end, f"{here} is {there}")
    return Swap(start, amount.end, text, other_start, other.end, f"{here} is {there}")
