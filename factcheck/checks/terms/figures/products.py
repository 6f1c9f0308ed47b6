"""Products of a count and a rate: "32 hours" for "eight volunteers gave four hours each", "fourteen doses" for "twice a day for a week"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.checks.numbers.amounts import Amount, same
from factcheck.checks.numbers.measures import bases
from factcheck.checks.plain_text import lowered, stem
from factcheck.checks.terms.figures.often import ADVERBS, Often, rates
from factcheck.checks.terms.figures.operands import as_told, noun_end, sentence_of, swap_of, with_total
from factcheck.checks.terms.swap import Swap

_EACH = re.compile(r"\s?(?:each|apiece|a (?:piece|head|person|copy|ticket)|(?:per|for each|for every) (?P<per>\w+))\b")
_EACH_AHEAD = re.compile(r"\b(?:each|every one) of (?:the |its |his |her |their |these |those |our )?$")
_EACH_BETWEEN = re.compile(r"\beach\b")
_ANYBODY = frozenset("head person piece capita copy ticket item unit".split())
_A_PERIOD = re.compile(rf"\b(?:(?:an?|per|each|every) (?P<period>hour|day|week|month|year)|(?P<adverb>{'|'.join(ADVERBS)}))\b")
_APIECE = re.compile(
    r"\b(?:each|every|apiece|per|daily|weekly|monthly|yearly|hourly|for an?)\b|\ban? (?:hour|day|week|month|year|piece|head)\b"
)
_A_RATE = re.compile(
    r"\b(?:each|every|per|daily|weekly|monthly|yearly|hourly)\b|\ban? (?:hour|day|week|month|year)\b(?! (?:and|long))"
)
_AT_A_TIME = re.compile(
    r"\b(?:once|twice|thrice|times|at a time|at once|in one go|in an? (?:dose|go))\b|\bevery \w+ (?:hour|day|week)s\b"
)
_OF = re.compile(r"\s(?:of (?:the |these |those )?)?")
_TAKEN = frozenset(("", "dose", "time", "application", "session", "treatment"))
_NEAR = 0.02  # months and years are no whole number of days
_REACH = 60


def _counted(claim: str, passage: str, amount: Amount, told: Sequence[Amount]) -> Iterator[Swap]:
    """Such as "60 euros" for "three tickets at 20 euros each", "48 posters" for "twelve students painted four posters each"."""
    low = lowered(passage)
    if _APIECE.search(lowered(claim)):
        return
    for rate in told:
        end = noun_end(passage, rate)
        each = _EACH.match(low, end) or _EACH.match(low, rate.end)
        for count in told:
            if count is rate or count.kind or count.hedge or sentence_of(passage, count) != sentence_of(passage, rate):
                continue
            shared = _EACH_AHEAD.search(low, 0, count.start) or _EACH_BETWEEN.search(low[count.end : rate.start])
            of_these = each and (not each["per"] or each["per"] in _ANYBODY or each["per"][:4] == count.noun[:4])
            if not (of_these or shared) or not _is(amount, rate, rate.value * count.value):
                continue
            if each and count.end <= rate.start and " at " in low[count.end : rate.start]:
                yield _price(claim, passage, amount, (count, rate), each.end())
            elif each:
                yield swap_of(claim, passage, *with_total(claim, amount), rate.start, each.end())
            else:
                yield swap_of(claim, passage, *with_total(claim, amount), rate.start, end, " each")


def _price(claim: str, passage: str, amount: Amount, pair: tuple[Amount, Amount], each_end: int) -> Swap:
    """Such as "20 euros each for three tickets"."""
    count, rate = pair
    start, end = with_total(claim, amount)
    text = f"{passage[rate.start : each_end]} for {passage[count.start : noun_end(passage, count)]}"
    here = claim[start:end]
    return Swap(start, end, text if start else text[:1].upper() + text[1:], count.start, each_end, f"{here} is {text}")


def _timed(claim: str, passage: str, amount: Amount, told: Sequence[Amount]) -> Iterator[Swap]:
    """Such as "fourteen doses" for "twice a day for seven days", "90 km" for "15 km a day" and six days, "800 mg a day"."""
    mine = lowered(claim)
    for rate in rates(passage) if not _AT_A_TIME.search(mine) else ():
        at_once = next((other for other in told if _OF.sub("", passage[noun_end(passage, other) : rate.start]) == ""
                        and other.end <= rate.start and other.kind != "time"), None)  # fmt: skip
        if at_once and at_once.value == rate.times and at_once.noun == "time":
            at_once = None
        first = at_once.start if at_once else rate.start
        for length in told:
            if length.kind != "time" or rate.start <= length.start < rate.end or length is at_once:
                continue
            times = rate.times * length.value / rate.period
            whole = round(times)
            if whole < 2 or abs(times - whole) > _NEAR * times or not _near(passage, rate, length):
                continue
            if (not _A_RATE.search(mine) and (at_once and _is(amount, at_once, at_once.value * whole))) or (
                _is_taken(amount, passage) and amount.value == whole and (not at_once or at_once.value == 1)
            ):
                yield _spell(claim, passage, amount, first, rate, length)
        if at_once and (a_period := _A_PERIOD.search(lowered(claim))):
            wanted = bases(a_period["period"] or ADVERBS[a_period["adverb"]], 1)[0][1]
            times = wanted / rate.period * rate.times
            if times > 1 and abs(times - round(times)) < _NEAR and _is(amount, at_once, at_once.value * round(times)):
                end = a_period.end() if a_period.start() - amount.end in (0, 1) else amount.end
                yield swap_of(claim, passage, amount.start, end, at_once.start, rate.end)


def _is_taken(amount: Amount, passage: str) -> bool:
    """Whether a count is of times or doses, or of what the passage tells of."""
    words = {stem(word.strip(".,;:")) for word in lowered(passage).split()}
    return not amount.kind and (amount.noun in _TAKEN or amount.noun in words)


def _near(passage: str, rate: Often, length: Amount) -> bool:
    between = lowered(passage)[min(rate.end, length.end) : max(rate.start, length.start)]
    return len(between) <= _REACH and not re.search(r"[.;!?]\s", between)


def _spell(claim: str, passage: str, amount: Amount, first: int, rate: Often, length: Amount) -> Swap:
    start, end = with_total(claim, amount)
    if not amount.kind and (of := re.match(r" of (?:the )?", claim[end:])):
        end += of.end() - 1
    return swap_of(claim, passage, start, end, min(first, length.start), max(rate.end, length.end))


def _is(amount: Amount, rate: Amount, value: float) -> bool:
    """Whether a claim's amount is a multiple of a rate: the same thing, of that value."""
    if not amount.kind and amount.noun != rate.noun:
        return False
    return same(amount, as_told(rate, value, amount))


WAYS = (
    _counted,
    _timed,
)
