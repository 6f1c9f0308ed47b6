"""Negation: a "not", "no", "never" or "without" that a claim adds or loses."""

from __future__ import annotations

from factcheck.checks.negation.check import find

__all__ = ["find"]
