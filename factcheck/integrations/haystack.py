"""Haystack: a component with the inputs and outputs of Haystack's own FaithfulnessEvaluator, without a language model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from haystack import component

from factcheck.errors import InputError
from factcheck.integrations.evaluation import checked, explained, to_look_at

if TYPE_CHECKING:
    from factcheck.checker import Checker


@component
class FactcheckEvaluator:
    """How likely people judge each answer consistent with its contexts, 0 to 1, and the mean."""

    def __init__(self, checker: Checker | None = None) -> None:
        self.checker = checker

    @component.output_types(score=float, individual_scores=list[float], results=list[dict[str, Any]])
    def run(self, contexts: list[list[str]], predicted_answers: list[str]) -> dict[str, Any]:
        """Scores, and for each answer its score, counts of labels, and the sentences to look at; raises InputError without a source."""
        if isinstance(contexts, str) or isinstance(predicted_answers, str):  # else each letter would be an answer
            raise InputError("contexts and predicted_answers are lists, of one item for each answer")
        reports = [checked(given, answer, self.checker) for given, answer in zip(contexts, predicted_answers, strict=True)]
        scores = [report.score for report in reports]
        results = [
            {"score": report.score, "counts": report.counts, "reasons": [explained(item) for item in to_look_at(report)]}
            for report in reports
        ]
        return {"score": sum(scores) / len(scores) if scores else 0.0, "individual_scores": scores, "results": results}
