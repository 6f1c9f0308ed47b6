"""Antonyms: a word of the source that the claim turns into its opposite."""

from __future__ import annotations

from factcheck.checks.antonyms.check import find

__all__ = ["find"]
