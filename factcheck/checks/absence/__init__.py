"""Claims that the source does not say something: whether it does."""

from __future__ import annotations

from factcheck.checks.absence.check import find

__all__ = ["find"]
