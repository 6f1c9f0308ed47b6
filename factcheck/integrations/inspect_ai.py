"""Inspect AI: a scorer of a solver's answer against the sources in its sample's metadata."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from inspect_ai.scorer import Score, Scorer, Target, mean, scorer, stderr
from inspect_ai.solver import TaskState

from factcheck.integrations.evaluation import checked, reason

if TYPE_CHECKING:
    from factcheck.checker import Checker


@scorer(metrics=[mean(), stderr()])
def factcheck(source: str = "source", checker: Checker | None = None) -> Scorer:
    """How likely people judge the answer consistent with ``metadata[source]``, a text or several; a sample without it is unscored."""

    async def score(state: TaskState, target: Target) -> Score:
        sources, answer = state.metadata.get(source), state.output.completion
        if not sources:
            return Score.unscored(reason="no source", answer=answer, explanation=f"the sample's metadata has no {source!r}")
        report = await asyncio.to_thread(checked, sources, answer, checker)
        return Score(value=report.score, answer=answer, explanation=reason(report), metadata={"counts": report.counts})

    return score
