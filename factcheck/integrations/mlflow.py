"""MLflow: a scorer for ``mlflow.genai.evaluate``, of outputs against the sources in their inputs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mlflow.entities import Feedback
from mlflow.genai.scorers import Scorer, scorer

from factcheck.integrations.evaluation import checked, reason

if TYPE_CHECKING:
    from factcheck.checker import Checker


def factcheck_scorer(source: str = "context", checker: Checker | None = None) -> Scorer:
    """A scorer named factcheck: how likely people judge ``outputs`` consistent with ``inputs[source]``, a text or several."""

    @scorer
    def factcheck(*, inputs: dict[str, Any], outputs: Any) -> Feedback:
        report = checked(inputs.get(source) or [], outputs, checker)
        return Feedback(name="factcheck", value=report.score, rationale=reason(report), metadata=_text_of(report.counts))

    return factcheck


def _text_of(counts: dict[Any, int]) -> dict[str, str]:
    """Counts as MLflow keeps them: it takes texts alone."""
    return {label: str(count) for label, count in counts.items()}
