"""Averages of what a sentence lists: "an average of 12 falls a month" for "14 falls in January, 9 in February and 13 in March"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import isclose

from factcheck.checks.dates.moments import undated
from factcheck.checks.known.statement import Known, like, sentences, words_of
from factcheck.checks.numbers.quantities import Quantity, quantities
from factcheck.checks.plain_text import lowered

_MEAN = re.compile(
    r"\bon average\b|\b(?:an|the|its|their) (?:\w+ )?average (?:was|is|of|came to|stood at)\b|\baveraged\b|\baveraging\b"
)
_NO_LIST = re.compile(
    r"\b(?:average|mean|median|of (?:which|whom|these|those|the)|out of|including|more than|less than|fewer than|up from|down from"
    r"|compared|total|in all|altogether|between|per cent|percent|per|each)\b|%"
)
_OTHERWISE = re.compile(
    r"\b(?:not|never|than|without|except|about half|weighted|over the|this|last|next|all year|since|until|before|after)\b|n['’]t\b"
)
_ALONE = re.compile(r"\s(?:in|on|for|from|at|of|by)\b|[,.;]|\s(?:and|the)\b|$")
_LEAST = 2  # figures of a list
_ROUNDED = 0.5
"""How far a whole number may be from the average that it rounds."""


def judge(claim: str, passage: str) -> Iterator[Known]:
    """Whether the one figure of a claim is the average of all figures of a sentence, which lists them of one kind."""
    low = lowered(claim)
    stated = [q for q in undated(claim, quantities(claim)) if q.form == "cardinal"]
    if not _MEAN.search(low) or len(stated) != 1 or _OTHERWISE.search(low) or "average" in lowered(passage):
        return
    figure, of = stated[0], words_of(claim) & words_of(passage)
    for at, sentence in sentences(passage):
        listed = [q for q in undated(sentence, quantities(sentence)) if q.form == "cardinal"]
        kinds = {q.unit for q in listed if q.unit} or {""}
        if len(listed) < _LEAST or len(kinds) != 1 or figure.unit not in kinds or _NO_LIST.search(lowered(sentence)):
            continue
        if (
            any(q.hedge for q in listed)
            or not of
            or len(like(of, words_of(sentence))) < len(of)
            or not _are_of_one(listed, sentence)
        ):
            continue
        mean = sum(q.value for q in listed) / len(listed)
        holds = isclose(mean, figure.value) or abs(mean - figure.value) <= (_ROUNDED if figure.step >= 1 else figure.step / 2)
        if figure.hedge and not holds:
            return
        yield Known(holds, (figure.start, figure.end), at, at + len(sentence.rstrip()))
        return


def _are_of_one(listed: list[Quantity], sentence: str) -> bool:
    """Whether the figures of a list measure one thing, or count what the first one does, which the others leave out or name too."""
    return any(q.unit for q in listed) or all(q.noun == listed[0].noun or _ALONE.match(sentence, q.end) for q in listed[1:])
