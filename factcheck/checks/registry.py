"""The exact checks by the kind of their findings; each can be switched off by that name."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.checks import absence, antonyms, cells, code, dates, modality, names, negation, numbers, quotations, roles, speech
from factcheck.checks.claim import Claim
from factcheck.checks.clauses import check as deeds
from factcheck.checks.clauses import conditions, links, standing
from factcheck.report import Reason

CHECKS: dict[str, Callable[[Claim], list[Reason]]] = {
    "quotation": quotations.find,
    "speaker": speech.find_speaker,
    "attribution": speech.find_attribution,
    "ruling": speech.find_ruling,
    "number": numbers.find,
    "date": dates.find,
    "name": names.find,
    "role": lambda claim: roles.find(claim) or deeds.find(claim),
    "negation": negation.find,
    "modality": lambda claim: modality.find(claim) + standing.find(claim),
    "condition": conditions.find,
    "order": links.find,
    "antonym": antonyms.find,
    "absence": absence.find,
    "code": code.find,
    "table": cells.find,
}
