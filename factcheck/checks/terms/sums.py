"""Figures that are worked out of those of the passage: totals, equal shares, so much a day; the claim gets the passage's own figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from factcheck.checks.dates.moments import undated
from factcheck.checks.numbers.amounts import Amount, amounts, same
from factcheck.checks.plain_text import lowered, stem
from factcheck.checks.terms.swap import Swap

_MOST = 60  # amounts of a passage
_APART = 70  # characters between two figures that are added up
_PEOPLE = frozenset("people person individual human other".split())
_PERSON = re.compile(
    r"m[ae]n|wom[ae]n|boy|girl|child(?:ren)?|adult|pilot|student|pupil|guest|nurse|guard|police|male|female"
    r"|baby|infant|victim|crew|friend|actor"
    r"|civilian|patient|relative|native|parent|mother|father|son|daughter|brother|sister|(?!comput|numb|car"
    r"|tow|pap|let|fl?ow|riv|tig)\w{2,}(?:er|or|ist|ian|ee)"
    r"|\w+m[ae]n|soldier|tenant|assistant|immigrant|migrant"
)
_TIMES = {"once": 1, "twice": 2, "two times": 2, "three times": 3, "four times": 4, "five times": 5, "six times": 6}
_A_DAY = re.compile(r"\s(?:a day|per day|daily|each day|every day)\b")
_DOSES = re.compile(rf"\s(?P<times>{'|'.join(_TIMES)})(?:\s(?:a day|per day|daily|each day|every day))\b")
_EVERY = re.compile(r"\severy (?P<hours>\d{1,2}|four|six|eight|twelve) hours\b")
_HOURS = {"four": 4, "six": 6, "eight": 8, "twelve": 12}
_EACH = re.compile(r"\s(?:each|apiece)\b")
_SHARED = re.compile(r"\b(?:split|shared?|divid\w+|distributed)\b")
_EQUALLY = re.compile(r"\b(?:equally|evenly|equal (?:shares|parts|amounts)|the same amount)\b")
_NOT_ADDED = re.compile(
    r"\b(?:from|of|out of|than|was|is|were|compared|against|up|down|about|which|including|per|after|before)\b|[.!?;(]"
)
_TOTAL = re.compile(
    r"\s(?:in (?:all|total)|altogether|overall|combined|together|all told|(?:in|over|on|within) (?:the "
    r"|those |these |both )?(?:two |three |four |five )?"
    r"(?:days|weeks|months|years|quarters|evenings|nights|sessions))\b"
)
_PREPOSITION = re.compile(r"\s(?:on|to|in|for|at|from|during|by)\b")
_TAIL = re.compile(
    r"\s(?:on|to|in|for|at|from|during)\s(?:the\s)?(?:[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*)*|(?:first|second|third"
    r"|fourth|fifth|last|next|other)(?:\s(?:half|quarter"
    r"|year|week|month|day|game|match|round))?\b|morning|afternoon|evening|night|spring|summer|autumn|winter)"
)
_SENTENCE_END = re.compile(r"[.!?]\s|\n")


def find(claim: str, passage: str) -> list[Swap]:
    """The amounts of the claim that follow from several of one sentence of the passage."""
    stated = undated(claim, amounts(claim))
    if not stated:
        return []
    told = undated(passage, amounts(passage)[:_MOST])
    swaps = []
    for amount in stated:
        if any(same(amount, other) for other in told):
            continue
        for work_out in (_totals, _doses, _shares, _prices):
            if swap := next(work_out(claim, passage, amount, told), None):
                swaps.append(swap)
                break
    return swaps


def _totals(claim: str, passage: str, amount: Amount, told: Sequence[Amount]) -> Iterator[Swap]:
    """Such as "25,000 euros" for "12,000 euros to the choir, 8,500 to the museum and 4,500 to the club"."""
    for run in _runs(passage, told):
        first, last = run[0], run[-1]
        nouns = {noun for other in run if (noun := _counted(passage, other))}
        persons = amount.noun in _PEOPLE and all(noun in _PEOPLE or _PERSON.fullmatch(noun) for noun in nouns)
        if not (amount.kind or persons or nouns == {amount.noun}):
            continue
        total = sum(other.value for other in run)
        if not same(amount, replace(last, value=total, values=(), hedge="", unit=amount.unit)):
            continue
        end = _end(claim, amount)
        if total_words := _TOTAL.match(lowered(claim), end):
            end = total_words.end()
        last_end = _end(passage, last)
        if (tail := _TAIL.match(passage, last_end)) and _TAIL.match(passage, _end(passage, first)):
            last_end = tail.end()
        yield _swap(claim, passage, amount.start, end, first.start, last_end)


def _counted(text: str, amount: Amount) -> str:
    """What an amount counts, or "" where a preposition follows: "35 on Tuesday"."""
    return "" if _PREPOSITION.match(lowered(text), amount.end) else amount.noun


def _runs(passage: str, told: Sequence[Amount]) -> Iterator[list[Amount]]:
    """The longest runs of like amounts of one sentence with nothing but their places and "and" between them."""
    run = list(told[:1])
    for before, amount in pairwise(told):
        between = lowered(passage)[before.end : amount.start]
        joined = re.search(r",|\band\b|\bplus\b", between) and len(between) <= _APART and not _NOT_ADDED.search(between)
        if joined and amount.kind == before.kind and not amount.hedge:
            run.append(amount)
            continue
        if len(run) > 1:
            yield run
        run = [amount]
    if len(run) > 1:
        yield run


def _doses(claim: str, passage: str, amount: Amount, told: Sequence[Amount]) -> Iterator[Swap]:
    """Such as "800 mg a day" for "400 mg twice a day"."""
    low = lowered(claim)
    if not re.search(r"\bda(?:y|ily)\b", low):
        return
    for other in told:
        times, often = _DOSES.match(lowered(passage), other.end), _EVERY.match(lowered(passage), other.end)
        count = _TIMES[times["times"]] if times else 24 / (_HOURS.get(often["hours"]) or int(often["hours"])) if often else 0
        if other.kind and count and same(amount, replace(other, value=other.value * count, values=(), unit=amount.unit)):
            a_day = _A_DAY.match(low, amount.end)
            there_end = times.end() if times else often.end() if often else other.end
            yield _swap(claim, passage, amount.start, a_day.end() if a_day else amount.end, other.start, there_end)


def _shares(claim: str, passage: str, amount: Amount, told: Sequence[Amount]) -> Iterator[Swap]:
    """Such as "30 euros" for an equal share of 120 euros, split by four."""
    for total in told:
        start, end = _sentence(passage, total)
        sentence = lowered(passage)[start:end]
        if (
            not _SHARED.search(sentence)
            or not _EQUALLY.search(sentence)
            or not re.search(r"\b(?:each|every|per|apiece)\b", lowered(claim))
        ):
            continue
        for count in told:
            if count is total or count.kind or not start <= count.start < end or not 1 < count.value <= 1000:
                continue
            if same(amount, replace(total, value=total.value / count.value, values=(), unit=amount.unit, hedge="")):
                here, there = claim[amount.start : amount.end], passage[total.start : total.end]
                message = f"{here} is {there} shared by {passage[count.start : count.end].lower()}"
                yield Swap(amount.start, amount.end, f"an equal share of {there}", total.start, total.end, message)


def _prices(claim: str, passage: str, amount: Amount, told: Sequence[Amount]) -> Iterator[Swap]:
    """Such as "60 euros" for "three tickets at 20 euros each"."""
    for count, price in pairwise(told):
        each = _EACH.match(lowered(passage), price.end)
        if (
            not each
            or count.kind
            or not price.kind
            or price.start - count.end > _APART
            or "." in passage[count.end : price.start]
        ):
            continue
        if same(amount, replace(price, value=price.value * count.value, values=(), unit=amount.unit)):
            yield _swap(claim, passage, amount.start, amount.end, count.start, each.end())


def _sentence(text: str, amount: Amount) -> tuple[int, int]:
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    return max((end for end in ends if end <= amount.start), default=0), min(
        (end for end in ends if end > amount.end), default=len(text)
    )


def _end(text: str, amount: Amount) -> int:
    """The end of an amount; of a mere count, behind the word that is counted, which is one of the next three."""
    for match in (
        list(re.finditer(r"[\w'’-]+", text[amount.end : amount.end + 60]))[:3] if not amount.kind and amount.noun else ()
    ):
        if stem(match[0].lower()) == amount.noun:
            return amount.end + match.end()
    return amount.end


def _swap(claim: str, passage: str, start: int, end: int, there_start: int, there_end: int) -> Swap:
    here, there = claim[start:end], passage[there_start:there_end]
    text = there[:1].lower() + there[1:] if start and there[:2].istitle() and not there[:1].isdigit() else there
    return Swap(start, end, text, there_start, there_end, f"{here} is {there}")
