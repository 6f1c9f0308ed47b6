"""What is told of the cells of a table: of another row or column, a wrong rank, difference or total."""

from __future__ import annotations

from factcheck.checks.cells.check import find

__all__ = ["find"]
