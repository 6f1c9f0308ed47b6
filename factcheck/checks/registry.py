"""The exact checks by the kind of their findings; each can be switched off by that name."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.checks import (
    absence,
    antonyms,
    cells,
    citation,
    code,
    dates,
    modality,
    names,
    negation,
    numbers,
    quotations,
    roles,
    scope,
    speech,
)
from factcheck.checks.claim import Claim
from factcheck.checks.clauses import check as deeds
from factcheck.checks.clauses import conditions, links, standing, years
from factcheck.checks.limits import is_outside
from factcheck.checks.terms import restated
from factcheck.report import Reason

Check = Callable[[Claim], list[Reason]]


def _unless_restated(find: Check) -> Check:
    """A check without the findings about words for which the closest passages have others that say the same."""

    def find_others(claim: Claim) -> list[Reason]:
        found = find(claim)
        if not found:
            return []
        read = claim.readings or [span.text for span in claim.evidence]
        in_order = sorted(zip(claim.evidence, read, strict=True), key=lambda pair: (pair[0].source, pair[0].start))
        passages = [*read, " ".join(text for _, text in in_order)]
        swaps = [swap for passage in passages for swap in restated(claim.sentence.text, passage).swaps]
        places = [(claim.sentence.start + swap.start, claim.sentence.start + swap.end) for swap in swaps]
        return [reason for reason in found if not any(start <= reason.start and reason.end <= end for start, end in places)]

    return find_others


def _unless_outside(find: Check) -> Check:
    """A check without the findings about what the claim denies and the source's limit leaves out."""
    return lambda claim: [reason for reason in find(claim) if not is_outside(claim, reason)]


CHECKS: dict[str, Check] = {
    "quotation": quotations.find,
    "speaker": speech.find_speaker,
    "attribution": speech.find_attribution,
    "ruling": speech.find_ruling,
    "number": _unless_outside(_unless_restated(numbers.find)),
    "date": _unless_outside(_unless_restated(lambda claim: dates.find(claim) or years.find(claim))),
    "name": _unless_restated(names.find),
    "role": _unless_restated(lambda claim: roles.find(claim) or deeds.find(claim)),
    "negation": _unless_restated(negation.find),
    "modality": _unless_restated(lambda claim: modality.find(claim) + standing.find(claim)),
    "condition": _unless_restated(conditions.find),
    "scope": scope.find,
    "order": _unless_restated(links.find),
    "antonym": _unless_restated(antonyms.find),
    "absence": absence.find,
    "code": code.find,
    "table": cells.find,
    "citation": citation.find,
}
