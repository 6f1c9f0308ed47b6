"""What a source says of all or none of a kind but some: told of those, or of all."""

from __future__ import annotations

from factcheck.checks.exceptions.check import find_dropped, find_excepted, is_rightly_turned

__all__ = ["find_dropped", "find_excepted", "is_rightly_turned"]
