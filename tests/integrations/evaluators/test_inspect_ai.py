"""Inspect AI: the scorer in ``eval``, with a model that answers what it is told."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from integrations.evaluators.texts import BAD, GOOD, SOURCE

from factcheck import Checker

pytest.importorskip("inspect_ai", reason="inspect-ai is not installed: scripts/test_evaluators")
from inspect_ai import Task, eval
from inspect_ai.dataset import Sample
from inspect_ai.model import ModelOutput, ModelUsage, get_model

from factcheck.integrations.inspect_ai import factcheck


def test_the_scorer_in_the_runner(checker: Checker, tmp_path: Path) -> None:
    samples = [Sample(input="Sum it up.", id=name, metadata={"source": SOURCE}) for name in ("good", "bad")]
    samples.append(Sample(input="Sum it up.", id="none"))
    outputs = [ModelOutput.from_content("mockllm", text) for text in (GOOD, BAD, GOOD)]
    for output in outputs:
        output.usage = ModelUsage()  # else tokens are counted, by a table from the network
    task = Task(dataset=samples, scorer=factcheck(checker=checker))
    (log,) = eval(
        task,
        model=get_model("mockllm/model", custom_outputs=outputs),
        log_dir=str(tmp_path),
        display="none",
        max_samples=1,
        max_connections=1,
    )
    assert log.status == "success", log.error
    scores = {sample.id: sample.scores["factcheck"] for sample in log.samples}
    assert scores["good"].value > 0.5 > scores["bad"].value
    assert "Two lorries did stop." in scores["bad"].explanation and scores["bad"].metadata["counts"]["contradicted"] == 1
    assert math.isnan(scores["none"].value) and scores["none"].reason == "no source"
    mean = log.results.scores[0].metrics["mean"].value
    assert mean == pytest.approx((scores["good"].value + scores["bad"].value) / 2)
