"""How deeds stand: what was planned, tried or must be done told as done, and a step further than the source goes."""

from __future__ import annotations

from factcheck.checks.clauses.standing.check import find, standing

__all__ = ["find", "standing"]
