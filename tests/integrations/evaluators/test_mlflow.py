"""MLflow: the scorer in ``mlflow.genai.evaluate``, with a store in a folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from integrations.evaluators.texts import BAD, GOOD, SOURCE

from factcheck import Checker

mlflow = pytest.importorskip("mlflow", reason="mlflow is not installed: scripts/test_evaluators")
from factcheck.integrations.mlflow import factcheck_scorer  # noqa: E402


def test_the_scorer_in_the_runner(checker: Checker, tmp_path: Path) -> None:
    mlflow.set_tracking_uri(f"sqlite:///{tmp_path / 'mlflow.db'}")
    mlflow.set_experiment("rewrites")
    rows = [{"inputs": {"context": context}, "outputs": text} for context, text in (([SOURCE], GOOD), (SOURCE, BAD), ("", GOOD))]
    result = mlflow.genai.evaluate(data=rows, scorers=[factcheck_scorer(checker=checker)])
    found = {}
    for given in result.result_df["assessments"]:
        for item in given:
            if item["assessment_name"] == "factcheck":
                found[item["feedback"]["value"]] = item
    scores = sorted(value for value in found if value is not None)
    assert scores[0] < 0.5 < scores[1]
    assert "Two lorries did stop." in found[scores[0]]["rationale"] and found[scores[0]]["metadata"]["contradicted"] == "1"
    assert result.metrics["factcheck/mean"] == pytest.approx(sum(scores) / 2)
    assert "no source text" in str(found[None])
