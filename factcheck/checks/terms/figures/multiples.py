"""Multiples of an amount: "900 seats" for "three times as many" as 300, "6,000 before" for 3,000 now, "half as many as before"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.checks.numbers.amounts import Amount, same
from factcheck.checks.plain_text import lowered
from factcheck.checks.terms.figures.operands import as_told, sentence_of
from factcheck.checks.terms.swap import Swap

_TIMES = {"half": 0.5, "twice": 2.0, "double": 2.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0, "ten": 10.0}
_TURNED = {0.5: "twice", 2.0: "half", 3.0: "a third", 4.0: "a quarter", 5.0: "a fifth", 6.0: "a sixth", 10.0: "a tenth"}
_SAID = {0.5: "half", 2.0: "twice"}
_AS_MANY = re.compile(rf"\b(?P<times>{'|'.join(_TIMES)})(?: times)? (?P<as>as (?:many|much|high|large|long|big|heavy|old))\b")
_COMPARED = re.compile(r"(?: [\w'’-]+){0,2} as\b")
_REACH = 150  # characters between an amount and its multiple


def _multiples(claim: str, passage: str, amount: Amount, told: Sequence[Amount]) -> Iterator[Swap]:
    """The claim's amount as so many times one of the passage, in the passage's words, or in those for the other way round."""
    alike = [other for other in told if other.kind == amount.kind and (amount.kind or other.noun in ("", amount.noun))]
    for match in _AS_MANY.finditer(lowered(passage)):
        times = _TIMES[match["times"]]
        for base in _bases(passage, match, alike):
            if same(amount, as_told(base, base.value * times, amount)):
                text = f"{_SAID.get(times) or match['times'] + ' times'} {match['as']}"
                yield _swap(claim, passage, amount, base, match, text)
        for multiple in _multiples_of(passage, match, alike):
            if same(amount, as_told(multiple, multiple.value / times, amount)):
                yield _swap(claim, passage, amount, multiple, match, f"{_TURNED[times]} {match['as']}")


def _bases(passage: str, match: re.Match[str], alike: Sequence[Amount]) -> list[Amount]:
    """What so many times is of: an amount before, or with "as ..." one behind it in the same sentence."""
    if not _COMPARED.match(lowered(passage), match.end()):
        return [other for other in alike if 0 <= match.start() - other.end <= _REACH][-1:]
    return [other for other in alike if match.end() <= other.start and sentence_of(passage, other)[0] <= match.start()][:1]


def _multiples_of(passage: str, match: re.Match[str], alike: Sequence[Amount]) -> list[Amount]:
    """What is so many times as much as something else: the amount before it in the same sentence."""
    if not _COMPARED.match(lowered(passage), match.end()):
        return []
    return [other for other in alike if other.end <= match.start() and sentence_of(passage, other)[1] >= match.end()][-1:]


def _swap(claim: str, passage: str, amount: Amount, other: Amount, match: re.Match[str], text: str) -> Swap:
    put = text if amount.start else text[:1].upper() + text[1:]
    message = f"{claim[amount.start : amount.end]} is {text} as {passage[other.figure : other.end]}"
    return Swap(amount.start, amount.end, put, min(other.start, match.start()), max(other.end, match.end()), message)


WAYS = (_multiples,)
