"""Checking files of any number of pairs: streaming, resumable, with nothing lost (see docs/batch.md).

Example:
    ``run_batch(Plan("pairs.jsonl", "checked.jsonl"), lambda: LocalEngine(Checker()))``
"""

from __future__ import annotations

from factcheck.batch.engine import Engine, LocalEngine
from factcheck.batch.rows import TextColumns
from factcheck.batch.run import Outcome, Plan, run_batch

__all__ = ["Engine", "LocalEngine", "Outcome", "Plan", "TextColumns", "run_batch"]
