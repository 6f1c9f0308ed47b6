"""The judges of this room, and what they say together."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.checks.known.counts import (
    apart,
    bounds,
    groups,
    means,
    multiples,
    offsets,
    record,
    rules,
    spoons,
    subset,
    tallies,
    votes,
)
from factcheck.checks.known.rest import has_another_clause, is_of_another_time, is_unsure, leaves_out, says_more, says_otherwise
from factcheck.checks.known.sides import deals, excepted, kin, order, places, scores, top, without
from factcheck.checks.known.statement import Judge, Known, sentences
from factcheck.checks.known.times import by_place, dated, days, ends, eras, hours, opening, seasons, sooner
from factcheck.checks.numbers.quantities import quantities

_MODULES = (
    apart,
    bounds,
    by_place,
    dated,
    days,
    deals,
    ends,
    eras,
    excepted,
    groups,
    hours,
    kin,
    means,
    multiples,
    offsets,
    opening,
    order,
    places,
    record,
    rules,
    scores,
    seasons,
    sooner,
    spoons,
    subset,
    tallies,
    top,
    votes,
    without,
)
_WITHOUT_FIGURES = (deals, kin, order)
"""Judges that read no figure: one that the passage does not have is something more."""
_OF_A_TIME = (deals, hours, kin, means, multiples, offsets, opening, order, seasons, sooner, tallies, without)
"""Judges of what is so for a time: what was dearer need not be."""
_OF_EVERY_WORD = (excepted, without)
"""Judges that read every word of the claim and of the sentence that it holds by."""
JUDGES: tuple[Judge, ...] = tuple(module.judge for module in _MODULES)
"""Everything that code knows by itself."""
_OTHERWISE = re.compile(r"\b(?:or|rather|thinks?|thought)\b")
_SHARE = re.compile(r"\b(?:half|quarter|third|twice|double|triple)\b", re.I)
"""How much of a thing is dealt in: twice the amount is not the amount."""
_YEAR = re.compile(r"\d{4}")
_LONGEST, _LONGEST_PASSAGE = 300, 3_000
"""Characters of a claim of one statement, and of a passage that it is judged by."""


@lru_cache(maxsize=256)
def known(claim: str, passage: str) -> tuple[Known, ...]:
    """What is known of a claim by a passage; nothing where judges do not agree, or where one holds for a part of what the claim says."""
    if len(claim) > _LONGEST or len(passage) > _LONGEST_PASSAGE or claim.rstrip().endswith("?"):
        return ()
    found = [(module, one) for module in _MODULES for one in module.judge(claim, passage)]
    if len({one.holds for _, one in found}) != 1 or any(
        one.holds
        and module not in _OF_EVERY_WORD
        and says_more(
            _without_day(claim, one) if module is days else claim,
            passage,
            module.__name__.rpartition(".")[2],
            figures=module not in _WITHOUT_FIGURES,
            only=module is order,
        )
        for module, one in found
    ):
        return ()
    for module, one in found:
        told = _sentences_of(passage, one)
        if one.holds and (
            (module not in _OF_EVERY_WORD and (leaves_out(claim, told) or is_unsure(claim, told)))
            or has_another_clause(claim)
            or says_otherwise(claim, passage, module.__name__.rpartition(".")[2])
            or (module is order and _is_of_several(claim, told))
            or (module in _OF_A_TIME and is_of_another_time(claim, told))
            or (module is deals and bool(_SHARE.search(told)) and not _SHARE.search(claim))
        ):
            return ()
    return tuple(one for _, one in found)


def _without_day(claim: str, one: Known) -> str:
    """A claim without its day, whose month is counted as its number is; a year is not."""
    return claim if _YEAR.search(claim, *one.at) else claim[: one.at[0]] + " " + claim[one.at[1] :]


def _is_of_several(claim: str, told: str) -> bool:
    """Whether a text may tell more than one comparison, so that what is told of one is not known of the other."""
    figures = {(q.value, q.unit) for q in quantities(told) if q.unit}
    return bool(_OTHERWISE.search(told)) or (len(figures) > 1 and any(q.unit for q in quantities(claim)))


def _sentences_of(passage: str, one: Known) -> str:
    """The sentences by which something is known."""
    return " ".join(text for at, text in sentences(passage) if at < one.end and one.start < at + len(text))
