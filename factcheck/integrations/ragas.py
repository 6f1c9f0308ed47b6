"""Ragas: a metric for ``evaluate``, and the same for an experiment; neither asks another model."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ragas.dataset_schema import SingleTurnSample
from ragas.metrics import MetricResult, numeric_metric
from ragas.metrics.base import MetricType, SingleTurnMetric

from factcheck.integrations.evaluation import checked, reason

if TYPE_CHECKING:
    from factcheck.checker import Checker


@dataclass
class FactcheckMetric(SingleTurnMetric):
    """How likely people judge a response consistent with its retrieved contexts, 0 to 1."""

    name: str = "factcheck"
    checker: Checker | None = None
    _required_columns: dict[MetricType, set[str]] = field(
        default_factory=lambda: {MetricType.SINGLE_TURN: {"response", "retrieved_contexts"}}
    )

    def init(self, run_config: Any) -> None:
        """Nothing is to be made ready."""

    async def _single_turn_ascore(self, sample: SingleTurnSample, callbacks: Any) -> float:
        report = await asyncio.to_thread(checked, sample.retrieved_contexts or [], sample.response, self.checker)
        return report.score


@numeric_metric(name="factcheck", allowed_values=(0.0, 1.0))
def factcheck(response: str, retrieved_contexts: list[str]) -> MetricResult:
    """The score and its reason, by the checker that the process shares."""
    report = checked(retrieved_contexts, response)
    return MetricResult(value=report.score, reason=reason(report))
