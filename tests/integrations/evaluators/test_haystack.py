"""Haystack: the component in a pipeline."""

from __future__ import annotations

import pytest
from integrations.evaluators.texts import BAD, GOOD, SOURCE

from factcheck import Checker
from factcheck.errors import InputError

pytest.importorskip("haystack", reason="haystack-ai is not installed: scripts/test_evaluators")
from haystack import Pipeline

from factcheck.integrations.haystack import FactcheckEvaluator


def test_the_component_in_a_pipeline(checker: Checker) -> None:
    pipeline = Pipeline()
    pipeline.add_component("judge", FactcheckEvaluator(checker))
    found = pipeline.run({"judge": {"contexts": [[SOURCE], [SOURCE]], "predicted_answers": [GOOD, BAD]}})["judge"]
    good, bad = found["individual_scores"]
    assert good > 0.5 > bad and found["score"] == pytest.approx((good + bad) / 2)
    assert found["results"][0]["reasons"] == [] and "Two lorries did stop." in found["results"][1]["reasons"][0]
    assert found["results"][1]["counts"]["contradicted"] == 1


def test_a_pipeline_is_written_and_read() -> None:
    pipeline = Pipeline()
    pipeline.add_component("judge", FactcheckEvaluator())
    again = Pipeline.loads(pipeline.dumps(), allowed_modules=["factcheck.integrations.haystack"])
    found = again.run({"judge": {"contexts": [[SOURCE]], "predicted_answers": [GOOD]}})
    assert found["judge"]["score"] > 0.5


def test_no_source_is_an_error(checker: Checker) -> None:
    with pytest.raises(InputError, match="no source text"):
        FactcheckEvaluator(checker).run(contexts=[[]], predicted_answers=[GOOD])
