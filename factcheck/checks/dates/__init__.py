"""Dates and times of day: moments that the claim names, and whether the sources have them."""

from __future__ import annotations

from factcheck.checks.dates.check import find

__all__ = ["find"]
