"""DeepEval: a metric that says how likely people judge the output consistent with its retrieval context, or its context."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any

from deepeval.metrics import BaseMetric
from deepeval.test_case import LLMTestCase, SingleTurnParams

from factcheck.integrations.evaluation import checked, reason

if TYPE_CHECKING:
    from factcheck.checker import Checker


_MARKED = re.compile(r"deepeval_source=[^\n]*?,deepeval_context=")
"""What DeepEval's files put before a passage with a source, and its loader leaves there where the passage has a line break."""


def _text_of(passage: Any) -> Any:
    """The text of a passage of a context, without the name of its source: that is no evidence."""
    text = getattr(passage, "context", passage)
    return _MARKED.sub("", text, count=1) if isinstance(text, str) and _MARKED.match(text) else text


class FactcheckMetric(BaseMetric):
    """Passes by score: an output whose score, 0 to 1, is at least `threshold`, whatever its labels are; no other model is asked."""

    _required_params = [SingleTurnParams.ACTUAL_OUTPUT]  # noqa: RUF012 - as DeepEval has it

    def __init__(self, threshold: float = 0.5, checker: Checker | None = None) -> None:
        self.threshold, self.checker = threshold, checker  # by these names DeepEval copies a metric

    def measure(self, test_case: LLMTestCase, *args: Any, **kwargs: Any) -> float:
        """The score of a test case; raises InputError where it has neither a retrieval context nor a context."""
        given = test_case.retrieval_context or test_case.context or []
        sources = given if isinstance(given, str) else [_text_of(item) for item in given]
        report = checked(sources, test_case.actual_output, self.checker)
        self.score, self.reason, self.success = report.score, reason(report), report.score >= self.threshold
        return report.score

    async def a_measure(self, test_case: LLMTestCase, *args: Any, **kwargs: Any) -> float:
        """`measure` in a thread of its own."""
        return await asyncio.to_thread(self.measure, test_case)

    @property
    def __name__(self) -> str:
        """What DeepEval calls the metric in its tables."""
        return "factcheck"
