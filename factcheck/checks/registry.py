"""The exact checks by name; each can be switched off by its name."""

from __future__ import annotations

import contextlib
import importlib
from collections.abc import Callable

from factcheck.checks import dates, numbers, quotations
from factcheck.checks.claim import Claim
from factcheck.report import Reason

CHECKS: dict[str, Callable[[Claim], list[Reason]]] = {
    "quotation": quotations.find,
    "number": numbers.find,
    "date": dates.find,
}
for _name, _module in (("name", "names"), ("negation", "negation")):
    with contextlib.suppress(ImportError, AttributeError):  # until both exist
        CHECKS[_name] = importlib.import_module(f"factcheck.checks.{_module}").find
