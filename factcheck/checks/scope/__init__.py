"""How far a statement goes: some or all, one of the worst or the worst, a former president or a president."""

from __future__ import annotations

from factcheck.checks.scope.check import find

__all__ = ["find"]
