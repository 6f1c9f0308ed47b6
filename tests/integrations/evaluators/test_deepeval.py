"""DeepEval: the metric in ``evaluate``, and DeepEval's own metrics with factcheck as their model."""

from __future__ import annotations

import pytest

from factcheck import Checker
from factcheck.errors import InputError

pytest.importorskip("deepeval", reason="deepeval is not installed: scripts/test_evaluators")
from deepeval import evaluate
from deepeval.evaluate import AsyncConfig, CacheConfig, DisplayConfig
from deepeval.metrics import (
    AnswerRelevancyMetric,
    BaseMetric,
    ContextualRecallMetric,
    FaithfulnessMetric,
    HallucinationMetric,
)
from deepeval.test_case import LLMTestCase, RetrievedContextData
from integrations.evaluators.texts import BAD, GOOD, SOURCE

from factcheck.integrations.deepeval import FactcheckMetric
from factcheck.integrations.deepeval_model import FactcheckModel


def case(output: str, **fields: object) -> LLMTestCase:
    return LLMTestCase(input="What happened?", actual_output=output, **(fields or {"retrieval_context": [SOURCE]}))


@pytest.mark.parametrize("run_async", [False, True])
def test_the_metric_in_the_runner(checker: Checker, run_async: bool) -> None:
    result = evaluate(
        test_cases=[case(GOOD), case(BAD)],
        metrics=[FactcheckMetric(checker=checker)],
        async_config=AsyncConfig(run_async=run_async),
        cache_config=CacheConfig(write_cache=False, use_cache=False),
        display_config=DisplayConfig(show_indicator=False, print_results=False),
    )
    found = sorted((item for item in result.test_results), key=lambda item: item.index)
    data = [item.metrics_data[0] for item in found]
    assert [item.success for item in data] == [True, False] and {item.name for item in data} == {"factcheck"}
    assert data[0].reason == "all of 1 claims are entailed"
    assert "contradicted: Two lorries did stop." in data[1].reason and "Two lorries did not stop." in data[1].reason


def test_where_the_source_comes_from(checker: Checker) -> None:
    metric = FactcheckMetric(checker=checker)
    reloaded = f"deepeval_source=a.txt,deepeval_context={SOURCE}"  # where it has a line break: findings/deepeval-cuts-tables-on-reload.sh
    given = [[SOURCE], [RetrievedContextData(context=SOURCE, source="a.txt")], [reloaded]]
    scores = [metric.measure(case(GOOD, retrieval_context=item)) for item in given]
    assert scores == [metric.measure(case(GOOD, context=[SOURCE]))] * 3
    with pytest.raises(InputError, match="no source text"):
        metric.measure(case(GOOD, retrieval_context=[]))


@pytest.mark.parametrize(
    ("metric", "fields"),
    [
        (FaithfulnessMetric, {"retrieval_context": [SOURCE]}),
        (HallucinationMetric, {"context": [SOURCE]}),
        (ContextualRecallMetric, {"retrieval_context": [SOURCE]}),
    ],
)
@pytest.mark.parametrize("async_mode", [False, True])
def test_their_own_metrics_run_offline(
    checker: Checker, metric: type[BaseMetric], fields: dict[str, object], async_mode: bool
) -> None:
    scores = []
    for output in (GOOD, BAD):
        judge = metric(system_one_model=FactcheckModel(checker), eval_mode="system_one", async_mode=async_mode)
        judge.measure(case(output, expected_output=output, **fields), _show_indicator=False)
        assert 0 <= judge.score <= 1 and "factcheck" in judge.reason
        scores.append(judge.score)
    assert scores[0] > 0.5 > scores[1]


def test_what_is_not_about_support_is_refused(checker: Checker) -> None:
    metric = AnswerRelevancyMetric(system_one_model=FactcheckModel(checker), eval_mode="system_one", async_mode=False)
    with pytest.raises(InputError, match="only whether a text is supported"):
        metric.measure(case(GOOD), _show_indicator=False)
