"""The exact checks by the kind of their findings; each can be switched off by that name."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.checks import absence, antonyms, cells, code, dates, modality, names, negation, numbers, quotations, roles, scope, speech
from factcheck.checks.claim import Claim
from factcheck.checks.clauses import check as deeds
from factcheck.checks.clauses import conditions, links, standing
from factcheck.checks.terms import comparatives, sequence, structure
from factcheck.report import Reason


def _unless_the_same(find: Callable[[Claim], list[Reason]]) -> Callable[[Claim], list[Reason]]:
    """A check of wording that finds nothing where a sentence of the evidence says the same from the other side or by its structure."""

    def checked(claim: Claim) -> list[Reason]:
        reasons = find(claim)
        if not reasons:
            return []
        passages = claim.readings or tuple(span.text for span in claim.evidence)
        ways = (comparatives.find, structure.find, sequence.find)
        return [] if any(way(claim.sentence.text, passage) for passage in passages for way in ways) else reasons

    return checked


CHECKS: dict[str, Callable[[Claim], list[Reason]]] = {
    "quotation": quotations.find,
    "speaker": speech.find_speaker,
    "attribution": speech.find_attribution,
    "ruling": speech.find_ruling,
    "number": numbers.find,
    "date": dates.find,
    "name": names.find,
    "role": _unless_the_same(lambda claim: roles.find(claim) or deeds.find(claim)),
    "negation": _unless_the_same(negation.find),
    "modality": _unless_the_same(lambda claim: modality.find(claim) + standing.find(claim)),
    "condition": _unless_the_same(conditions.find),
    "scope": scope.find,
    "order": _unless_the_same(links.find),
    "antonym": _unless_the_same(antonyms.find),
    "absence": absence.find,
    "code": code.find,
    "table": cells.find,
}
