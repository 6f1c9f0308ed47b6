"""Totals and equal shares of the figures of the passage; the claim gets the passage's own figures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.checks.known.statement import KINDS, words_of
from factcheck.checks.numbers.amounts import Amount, same
from factcheck.checks.plain_text import lowered, stem
from factcheck.checks.terms.figures.operands import as_told, noun_end, sentence_of, swap_of, with_total
from factcheck.checks.terms.swap import Swap

_APART = 70  # characters between two figures that are added up
_CLOSE = 30  # characters between those of a list
_SPREAD = 120  # characters from one to the next in other clauses and sentences
_MOST_ADDED = 8  # figures of other clauses and sentences
_PEOPLE = frozenset("people person individual human other".split())
_PERSON = re.compile(
    r"m[ae]n|wom[ae]n|boy|girl|child(?:ren)?|adult|pilot|student|pupil|guest|nurse|guard|police|male|female"
    r"|baby|infant|victim|crew|friend|actor|staff|official"
    r"|civilian|patient|relative|native|parent|mother|father|son|daughter|brother|sister|(?!comput|numb|car"
    r"|tow|pap|let|fl?ow|riv|tig)\w{2,}(?:er|or|ist|ian|ee)"
    r"|\w+m[ae]n|soldier|tenant|assistant|immigrant|migrant"
)
_SHARED = re.compile(r"\b(?:split|shared?|divid\w+|distributed)\b")
_EACH = re.compile(r"\b(?:each|every|apiece)\b")
_EQUALLY = re.compile(r"\b(?:equally|evenly|equal (?:shares|parts|amounts)|the same amount)\b")
_NOT_ADDED = re.compile(
    r"\b(?:from|of|out of|than|was|is|were|compared|against|up|down|about|which|including|per|after|before)\b|[.!?;(]"
)
_PREPOSITION = re.compile(r"\s(?:and\s)?(?:on|to|in|for|at|from|during|by)\b")
_WORD = re.compile(r"\s([^\W\d_]+)")
_NO_NOUN = re.compile(r"[A-Z]\w*|took|chose|went|came|had|got|were|was|are|is|did|\w{3,}ed")
_DISTANCE = re.compile(
    r"\s(?:[a-z]+\s)?(?:more|less|fewer|ahead|behind|better|worse|(?:tall|wid|deep|long|short|old|young|high|low|earli|lat|fast|slow|larg|small|heavi|light|cheap|dear)er)\b"
)
_IN_ALL = re.compile(
    r"\b(?:in (?:all|total)|altogether|overall|combined|together|all told|between (?:them|the \w+)|total(?:s|led|ling)?|sum"
    r"|(?:adds?|added) up to|both|all (?:two|three|four|five|six)|the (?:two|three|four|five|six)\b(?! of)"
    r"|(?:in|over|on|within|during) (?:the |those |these )?(?:two|three|four|five|six|seven) \w+s)\b"
)
_LED = re.compile(r"\b(?:on|to|in|for|at|from|during|by|with)\s(.*)", re.IGNORECASE)
_FIRST = re.compile(r"(?:The |Its |Their |His |Her |Our )?(\S+)")
_TAIL = re.compile(
    r"\s(?:on|to|in|for|at|from|during)\s(?:the\s)?(?:[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*)*|(?:first|second|third"
    r"|fourth|fifth|last|next|other)(?:\s(?:half|quarter"
    r"|year|week|month|day|game|match|round))?\b|morning|afternoon|evening|night|spring|summer|autumn|winter)"
)


def _totals(claim: str, passage: str, amount: Amount, told: Sequence[Amount]) -> Iterator[Swap]:
    """Such as "25,000 euros" for "12,000 euros to the choir, 8,500 to the museum and 4,500 to the club"."""
    for run in _runs(passage, told) if not _EACH.search(lowered(claim)) else ():
        first, last = run[0], run[-1]
        if not _adds_up(claim, passage, amount, run):
            continue
        last_end = noun_end(passage, last)
        if (tail := _TAIL.match(passage, last_end)) and _TAIL.match(passage, noun_end(passage, first)):
            last_end = tail.end()
        if all(after.start - before.end <= _CLOSE for before, after in pairwise(run)):
            yield swap_of(claim, passage, *with_total(claim, amount, len(run), passage), first.start, last_end)
        else:
            yield _listed(claim, passage, amount, run)


def _spread_totals(claim: str, passage: str, amount: Amount, told: Sequence[Amount]) -> Iterator[Swap]:
    """Such as "75,000 euros in all" for 40,000, 25,000 and 10,000 euros in three sentences."""
    if not _IN_ALL.search(lowered(claim)) or _EACH.search(lowered(claim)):
        return
    alike = [
        other
        for other in told
        if other.kind == amount.kind and _may_be(passage, other, amount) and not _DISTANCE.match(lowered(passage), other.end)
    ]
    for first in range(len(alike)):
        for last in range(first + 2, min(first + _MOST_ADDED, len(alike)) + 1):
            run = alike[first:last]
            if (
                run[-1].start - run[0].end <= _SPREAD * len(run)
                and _is_total(passage, amount, run)
                and not _is_of_some(claim, passage, amount, run)
            ):
                yield _listed(claim, passage, amount, run)


def _adds_up(claim: str, passage: str, amount: Amount, run: Sequence[Amount]) -> bool:
    return _is_total(passage, amount, run) and not _is_of_some(claim, passage, amount, run)


def _is_of_some(claim: str, passage: str, amount: Amount, run: Sequence[Amount]) -> bool:
    """Whether a claim names some of those to which the figures of a list belong: "the choir got 25,000" for what three got."""
    said = words_of(claim[: amount.start] + " " + claim[amount.end :])
    labels = _labels(passage, run)
    named = [bool(label & said) for label in labels]
    return all(labels) and any(named) and not all(named)


def _labels(passage: str, run: Sequence[Amount]) -> list[frozenset[str]]:
    """What each figure of a list is of, behind it ("40 on Monday and 35 on Tuesday") or before it ("on Monday 40, on Tuesday 35")."""
    between = [passage[before.end : after.start] for before, after in pairwise(run)]
    if all(re.search(r"(?:,|\band\b)\s*$", text) for text in between):
        tail = re.split(r"[.;,]", passage[run[-1].end : run[-1].end + _APART])[0]
        parts = [*between, tail]
        found = [match[1] if (match := _LED.search(text)) else "" for text in parts]
    else:
        parts = [re.split(r",|\band\b|[.!?;]\s", text)[-1] for text in between]
        start = sentence_of(passage, run[0])[0]
        first = re.split(r"[,;]", passage[start : run[0].start])[-1]
        led = _LED.search(parts[0].strip())
        own = re.search(rf"\b{led[0].split()[0]}\s(.*)", first, re.IGNORECASE) if led else _FIRST.match(first.strip())
        found = [(own[1] or "") if own else "", *parts]
    words = [words_of(text) for text in found]
    often = Counter(stem(word) for word in re.findall(r"[^\W_]+", lowered(passage)))
    return [frozenset(word for word in own if often[word] < 2) for own in words]  # not the "hall" of two halls


def _is_total(passage: str, amount: Amount, run: Sequence[Amount]) -> bool:
    """Whether an amount of a claim is the sum of some of the passage, which are of the same things."""
    nouns = {noun for other in run if (noun := counted(passage, other))}
    persons = all(noun in _PEOPLE or _PERSON.fullmatch(noun) for noun in (amount.noun, *nouns))
    if nouns != {amount.noun} and amount.noun in KINDS:  # "ten men" for "four men and six women"
        persons = persons and nouns <= KINDS[amount.noun]
    persons = persons and not (amount.noun in nouns and len(nouns) > 1)  # pupils and teachers are no pupils
    alike = amount.kind or persons or nouns == {amount.noun}
    return bool(alike) and same(amount, as_told(run[-1], sum(other.value for other in run), amount))


def _may_be(passage: str, other: Amount, amount: Amount) -> bool:
    noun = counted(passage, other)
    return bool(amount.kind) or noun in ("", amount.noun) or bool(noun in _PEOPLE or _PERSON.fullmatch(noun))


def _listed(claim: str, passage: str, amount: Amount, run: Sequence[Amount]) -> Swap:
    parts = [passage[other.start : noun_end(passage, other) if counted(passage, other) else other.end] for other in run]
    text = f"{', '.join(parts[:-1])} and {parts[-1]}"
    start, end = with_total(claim, amount, len(run), passage)
    here = claim[start:end]
    return Swap(start, end, text if start else text[:1].upper() + text[1:], run[0].start, run[-1].end, f"{here} is {text}")


def counted(text: str, amount: Amount) -> str:
    """What an amount counts, or "" where no noun follows: "35 on Tuesday", "45 took Spanish and 25 Latin"."""
    behind = _WORD.match(text, amount.end)
    return "" if _PREPOSITION.match(lowered(text), amount.end) or (behind and _NO_NOUN.fullmatch(behind[1])) else amount.noun


def _runs(passage: str, told: Sequence[Amount]) -> Iterator[list[Amount]]:
    """The longest runs of like amounts of one sentence with nothing but their places and "and" between them."""
    run = list(told[:1])
    for before, amount in pairwise(told):
        between = lowered(passage)[before.end : amount.start]
        joined = re.search(r",|\band\b|\bplus\b", between) and len(between) <= _APART and not _NOT_ADDED.search(between)
        within = between.strip() == "and" and lowered(passage)[: before.start].endswith("between ")
        more = _DISTANCE.match(lowered(passage), amount.end)  # "18 an hour, 2 more than his sister"
        if joined and amount.kind == before.kind and not amount.hedge and not within and not more:
            run.append(amount)
            continue
        if len(run) > 1:
            yield run
        run = [amount]
    if len(run) > 1:
        yield run


def _shares(claim: str, passage: str, amount: Amount, told: Sequence[Amount]) -> Iterator[Swap]:
    """Such as "30 euros" for an equal share of 120 euros, split by four."""
    for total in told:
        start, end = sentence_of(passage, total)
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
            if same(amount, as_told(total, total.value / count.value, amount)):
                here, there = claim[amount.start : amount.end], passage[total.start : total.end]
                message = f"{here} is {there} shared by {passage[count.start : count.end].lower()}"
                yield Swap(amount.start, amount.end, f"an equal share of {there}", total.start, total.end, message)


WAYS = (
    _totals,
    _spread_totals,
    _shares,
)
