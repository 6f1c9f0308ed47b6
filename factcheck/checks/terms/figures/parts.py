"""Parts of an amount: "28,000 euros" for a third of 84,000 euros, "a quarter of the boats" for four of the sixteen boats."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.checks.numbers.amounts import Amount, same
from factcheck.checks.plain_text import lowered
from factcheck.checks.terms.figures.operands import as_told, noun_end, sentence_of, swap_of, with_total
from factcheck.checks.terms.swap import Swap

_OF = re.compile(r"\sof\b")
_OF_WHICH = re.compile(r"\bof (?:which|it|them|this|that)\b")
_OF_THE = re.compile(r"\bof (?:the |its |his |her |their |these |those |our |all )?$")
_OF_THE_HERE = re.compile(r"\sof (?:the |its |his |her |their |these |those |our )")
_OF_THE_REST = re.compile(r"\sof (?:the|these|those|its|their) (?:rest|remainder|remaining|others?)\b")
_THE_REST_OF_WHICH = re.compile(r"\bof (?:the|these|those|its|their) (?:rest|remainder|remaining|others?)\b[^.;]*$")
_SENTENCE_PART = re.compile(r"[.;]\s")
_PARTS = re.compile(r"\b(?:(?P<half>half)|an? (?P<part>third|quarter|fifth|tenth))\b(?! of an?\b)")
_VALUES = {"third": 100 / 3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0}


def _parts(claim: str, passage: str, amount: Amount, told: Sequence[Amount]) -> Iterator[Swap]:
    """Such as "28,000 euros" for "84,000 euros, a third of it given by the town"."""
    low = lowered(passage)
    for start, end, percent in _shares_told(passage, told):
        for whole in told:
            if whole.kind in ("percent", "point") or (whole.start < end and start < whole.end):
                continue
            of_it = _OF.match(low, end) or _OF_THE.search(low, 0, whole.start) or _OF_WHICH.search(low, whole.end, start)
            apart = not _together(passage, (start, end), whole)
            if not of_it or apart or not same(amount, as_told(whole, whole.value * percent / 100, amount)):
                continue
            if not amount.kind and amount.noun and whole.noun and amount.noun != whole.noun:
                continue
            first, last = with_total(claim, amount)
            share = low[start:end]
            text = f"{share} of the {passage[whole.figure : noun_end(passage, whole)]}"
            yield Swap(
                first,
                last,
                text if first else text[:1].upper() + text[1:],
                min(start, whole.start),
                max(end, whole.end),
                f"{claim[first:last]} is {text}",
            )


def _shares(claim: str, passage: str, amount: Amount, told: Sequence[Amount]) -> Iterator[Swap]:
    """Such as "a quarter of the boats" for "four of the sixteen boats"."""
    if amount.kind != "percent":
        return
    for some, every in pairwise(told):
        if some.kind or every.kind or some.value >= every.value or not every.value:
            continue
        if not _OF_THE.fullmatch(lowered(passage)[some.end : every.start].strip(" ") + " "):
            continue
        if same(amount, as_told(amount, 100 * some.value / every.value, amount)):
            of = _OF_THE_HERE.match(lowered(claim), amount.end)
            yield swap_of(claim, passage, amount.start, of.end() - 1 if of else amount.end, some.start, every.end)


def _shares_told(passage: str, told: Sequence[Amount]) -> list[tuple[int, int, float]]:
    """The shares that a passage tells, with their places, in percent."""
    found = [(amount.figure, amount.end, amount.value) for amount in told if amount.kind == "percent"]
    for match in _PARTS.finditer(lowered(passage)):
        if all(match.end() <= start or end <= match.start() for start, end, _ in found):
            found.append((match.start(), match.end(), _VALUES[match["part"]] if match["part"] else 50.0))
    return [share for share in found if not _is_of_the_rest(passage, *share[:2])]


def _is_of_the_rest(passage: str, start: int, end: int) -> bool:
    """Whether a share is one of what is left of the whole: "of the rest, half voted"."""
    low = lowered(passage)
    begins = _SENTENCE_PART.split(low[:start])[-1]
    return bool(_OF_THE_REST.match(low, end) or _THE_REST_OF_WHICH.search(begins))


def _together(passage: str, share: tuple[int, int], whole: Amount) -> bool:
    """Whether a share and an amount stand in one sentence."""
    start, end = sentence_of(passage, whole)
    return start <= share[0] and share[1] <= end


WAYS = (
    _parts,
    _shares,
)
