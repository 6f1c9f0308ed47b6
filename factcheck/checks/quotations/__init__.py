"""Quotations: whether the sources have them word for word, and from the same speaker."""

from __future__ import annotations

from factcheck.checks.quotations.check import find

__all__ = ["find"]
