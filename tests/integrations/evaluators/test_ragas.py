"""Ragas: the metric in ``evaluate``, and the function in an experiment."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from integrations.evaluators.texts import BAD, GOOD, SOURCE

from factcheck import Checker

pytest.importorskip("ragas", reason="ragas is not installed: scripts/test_evaluators")
from ragas import Dataset, EvaluationDataset, evaluate, experiment

from factcheck.integrations.ragas import FactcheckMetric, factcheck

ROWS = [{"user_input": "What?", "retrieved_contexts": [SOURCE], "response": text} for text in (GOOD, BAD)]


def test_the_metric_in_the_runner(checker: Checker) -> None:
    result = evaluate(EvaluationDataset.from_list(ROWS), metrics=[FactcheckMetric(checker=checker)], show_progress=False)
    good, bad = result["factcheck"]
    assert good > 0.5 > bad


def test_the_function_in_an_experiment(tmp_path: Path) -> None:
    data = Dataset(name="rows", backend="local/csv", root_dir=str(tmp_path))
    for row in ROWS:
        data.append({"response": row["response"], "source": SOURCE})

    @experiment()
    async def run(row: dict[str, str]) -> dict[str, object]:
        found = await factcheck.ascore(response=row["response"], retrieved_contexts=[row["source"]])
        return {"score": found.value, "reason": found.reason}

    good, bad = sorted(asyncio.run(run.arun(data)), key=lambda row: -row["score"])
    assert good["score"] > 0.5 > bad["score"]
    assert good["reason"] == "all of 1 claims are entailed" and "Two lorries did stop." in bad["reason"]
