"""Names of people, places and organisations: which the claim has, and whether the sources have them."""

from __future__ import annotations

from factcheck.checks.names.check import find

__all__ = ["find"]
