"""What code knows by itself: whether a statement of limits, ranks, counts or scores holds by what a passage says.

Each module has a function ``judge(claim, passage) -> Iterator[Known]``. What holds is read in the passage's words, what does not is found.
"""

from __future__ import annotations

from factcheck.checks.known.check import find_number, find_role

__all__ = ["find_number", "find_role"]
