"""Numbers, amounts and measures: what the claim says a figure is, and whether the sources have it."""

from __future__ import annotations

from factcheck.checks.numbers.check import find

__all__ = ["find"]
