"""The exact checks by the kind of their findings; each can be switched off by that name."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.checks import dates, names, negation, numbers, quotations
from factcheck.checks.claim import Claim
from factcheck.report import Reason

CHECKS: dict[str, Callable[[Claim], list[Reason]]] = {
    "quotation": quotations.find,
    "number": numbers.find,
    "date": dates.find,
    "name": names.find,
    "negation": negation.find,
}
