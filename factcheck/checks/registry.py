"""The exact checks by the kind of their findings; each can be switched off by that name."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.checks import absence, antonyms, cells, code, dates, modality, names, negation, numbers, quotations, roles
from factcheck.checks.claim import Claim
from factcheck.report import Reason

CHECKS: dict[str, Callable[[Claim], list[Reason]]] = {
    "quotation": quotations.find,
    "number": numbers.find,
    "date": dates.find,
    "name": names.find,
    "role": roles.find,
    "negation": negation.find,
    "modality": modality.find,
    "antonym": antonyms.find,
    "absence": absence.find,
    "code": code.find,
    "table": cells.find,
}
