"""What is left of an amount: "nine of the 14 are outside Canada" for "14, five of which are in Canada"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from factcheck.checks.numbers.amounts import Amount, same
from factcheck.checks.plain_text import lowered
from factcheck.checks.terms.figures.operands import as_told, sentence_of
from factcheck.checks.terms.swap import Swap

_OF = re.compile(r"\bof (?:the |its |his |her |their |these |those |our |all )?$")
_OF_WHICH = re.compile(r"\bof (?:which|whom|them|these|those)\b")
_NOT = re.compile(r"(?<=\w)(?: not|n['’]t)\b|\b(?P<turned>outside|without)\b")
_NEGATED = re.compile(r"\b(?:not|no|never|none|neither|nor|without|outside|un\w{4,}|cannot)\b|n['’]t\b")
_TURNED = {"outside": "in", "without": "with"}


def _rest(claim: str, passage: str, amount: Amount, told: Sequence[Amount]) -> Iterator[Swap]:
    """The claim of the others, without its "not", for what the passage says of some; both together are all."""
    low = lowered(claim)
    no = _NOT.search(low, amount.end)
    if not no or len(_NEGATED.findall(low)) != 1:
        return
    for one, other in combinations(told, 2):
        some, every = sorted((one, other), key=lambda part: part.value)
        if some.hedge or every.hedge or (some.kind != every.kind and some.kind) or not _is_part(passage, some, every):
            continue
        if _NEGATED.search(lowered(passage)[slice(*sentence_of(passage, some))]):
            continue
        if not same(amount, as_told(every, every.value - some.value, amount)):
            continue
        text = passage[some.figure : some.end]
        text = text if amount.start else text[:1].upper() + text[1:]
        text += claim[amount.end : no.start()] + _TURNED.get(no["turned"] or "", "")
        here = f"{claim[amount.start : amount.end]} is the rest of {passage[every.figure : every.end]}"
        span = min(some.start, every.start), max(some.end, every.end)
        yield Swap(amount.start, no.end(), text, *span, f"{here} without {passage[some.figure : some.end]}")


def _is_part(passage: str, some: Amount, every: Amount) -> bool:
    """Whether one is told of the other: "five of the 14", "14 depots, five of which", "£640,000, of which £410,000"."""
    low = lowered(passage)
    if sentence_of(passage, some) != sentence_of(passage, every):
        return False
    if some.start < every.start:
        return bool(_OF.search(low, some.end, every.start))
    return bool(_OF_WHICH.search(low, every.end, some.start) or _OF_WHICH.match(low, some.end + 1))


WAYS = (_rest,)
