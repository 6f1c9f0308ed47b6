"""What the kinds of figures that are worked out have in common: where an amount with its noun ends, and how it is put."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from factcheck.checks.clauses.parsed import parse
from factcheck.checks.known.statement import are_told, words_of
from factcheck.checks.numbers.amounts import Amount
from factcheck.checks.numbers.number_words import ONES
from factcheck.checks.plain_text import Spanned, lowered, stem
from factcheck.checks.terms.swap import Swap

WorkOut = Callable[[str, str, Amount, Sequence[Amount]], Iterator[Swap]]
"""How an amount of a claim is put by some amounts of a passage: claim, passage, amount and amounts in, swaps out."""
_TOTAL = re.compile(
    r"\s(?:in (?:all|total)|altogether|overall|combined|together|all told|between (?:them|the \w+ of them)"
    r"|(?:in|over|on|within) (?:the |those |these |both )?(?:(?P<count>two|three|four|five|six|seven) )?"
    r"(?:days|weeks|months|years|quarters|evenings|nights|sessions))\b"
)
_APART = frozenset(
    "before after in on at by for from to with when while than since during until because last next this and or but".split()
)
"""Words behind which another thing than what is counted is named."""
_CLAUSE_END = re.compile(
    r"[.;!?]\s|\n|,\s(?:and\s|but\s)?(?:then\s)?|\s(?:and|but|while|whereas|then|before|after|followed by|as well as)\s(?:then\s)?",
    re.I,
)
_POINTING = re.compile(r"\b(?:he|she|it|they|his|her|its|their|who|which|this|that|these|those)\b", re.I)
_SENTENCE_END = re.compile(r"[.!?]\s|\n")


def as_told(told: Amount, value: float, claimed: Amount) -> Amount:
    """An exact amount of this value and of the kind of one of the passage, to be compared with one of the claim."""
    return replace(told, value=value, values=(), hedge="", unit=claimed.unit, measure=claimed.measure, other=None)


def sentence_of(text: str, amount: Amount) -> tuple[int, int]:
    """The offsets of the sentence that an amount stands in."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    return max((end for end in ends if end <= amount.start), default=0), min(
        (end for end in ends if end > amount.end), default=len(text)
    )


def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The offsets of the clauses that ``text[start:end]`` stands in."""
    cuts = [match.span() for match in _CLAUSE_END.finditer(text)]
    return max((stop for _, stop in cuts if stop <= start), default=0), min(
        (cut for cut, _ in cuts if cut >= end), default=len(text)
    )


def is_without_verb(text: str, start: int, end: int) -> bool:
    """Whether a clause leaves out its verb: "from 1999 to 2004 in Bremen"."""
    return not any(start <= token.start < end and token.tag[:2] in ("VB", "MD") for token in parse(text).tokens)


def is_of_another(claim: str, amount: Spanned, passage: str, start: int, end: int) -> bool:
    """Whether a claim names, beside its amount, what the passage tells only apart from the clauses of ``passage[start:end]``.

    What a sentence begins with holds for all its clauses, and what sentences before it tell where it points back.
    """
    left, right = clause_around(passage, start, end)
    first = max((match.end() for match in _SENTENCE_END.finditer(passage, 0, left)), default=0)
    verbs = [token for token in parse(passage).tokens if token.start >= first and token.tag[:2] in ("VB", "MD")]
    left_out = is_without_verb(passage, left, right)  # "worked six years in Kiel and from 1999 to 2004 in Bremen"
    begun = next((token.end if left_out else token.start for token in verbs), left)
    known = words_of(passage[left:right]) | words_of(passage[first:begun])
    if _POINTING.search(passage[left:right]):
        known |= words_of(passage[:first])
    return bool(words_of(f"{claim[: amount.start]} {claim[amount.end :]}") & (words_of(passage) - known))


def noun_end(text: str, amount: Amount) -> int:
    """The end of an amount; of a mere count, behind the word that is counted, which is one of the next three."""
    for match in (
        list(re.finditer(r"[\w'’-]+", text[amount.end : amount.end + 60]))[:3] if not amount.kind and amount.noun else ()
    ):
        if match[0].lower() in _APART:
            break
        if stem(match[0].lower()) == amount.noun:
            return amount.end + match.end()
    return amount.end


def with_total(claim: str, amount: Amount, parts: int = 0, passage: str = "") -> tuple[int, int]:
    """The offsets of an amount of the claim, with what it counts, and with "in all" or the like behind it.

    "In two days" is like it where the amount has as many `parts`, and the passage tells of days.
    """
    end = noun_end(claim, amount)
    total = _TOTAL.match(lowered(claim), end)
    unit = total[0].rpartition(" ")[2] if total else ""
    fits = (
        total is not None
        and (not passage or are_told(unit, passage))
        and (total["count"] is None or ONES[total["count"]] == parts)
    )
    return amount.start, total.end() if total and fits else end


def swap_of(claim: str, passage: str, start: int, end: int, there_start: int, there_end: int, behind: str = "") -> Swap:
    """``claim[start:end]`` put as ``passage[there_start:there_end]``, with a word or two behind it."""
    here, there = claim[start:end], passage[there_start:there_end] + behind
    text = there[:1].lower() + there[1:] if start and there[:2].istitle() and not there[:1].isdigit() else there
    text = text[:1].upper() + text[1:] if not start else text
    return Swap(start, end, text, there_start, there_end, f"{here} is {there}")
