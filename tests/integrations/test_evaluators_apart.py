"""The evaluators with stand-ins for the packages that they are for, which have the documented names alone.

`tests/integrations/evaluators` runs them with the packages, where those are installed.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from factcheck import Checker
from factcheck.errors import InputError
from factcheck.integrations import evaluation

SOURCE = "The bridge was closed on Monday. Two lorries did not stop."
GOOD = "The bridge was closed on Monday."
BAD = "The bridge was closed. Two lorries did stop."
WRONG = "Two lorries did stop."


class Record(SimpleNamespace):
    """Anything that is made by keywords."""


@dataclass
class Empty:
    """A base class of which nothing is used."""

    def __init__(self, *_: object, **__: object) -> None:
        pass


class System1(Empty):
    def __init__(self, name: str) -> None:
        self.name, self.model = name, self.load_model()


@dataclass
class RagasMetric:
    name: str = ""


def same(value: Any) -> Any:
    return value


def decorator(*_: object, **__: object) -> Any:
    return same


component = type("component", (), {"__new__": lambda _, found: found, "output_types": staticmethod(decorator)})
Score = type("Score", (Record,), {"unscored": classmethod(lambda cls, **fields: cls(value=None, **fields))})
OF_MODEL = {name: type(name, (Record,), {}) for name in ("NoulAnswer", "NoulQuestion", "ScoreAnswer", "ScoreQuestion")}
STAND_INS: dict[str, dict[str, Any]] = {
    "deepeval.metrics": {"BaseMetric": Empty},
    "deepeval.test_case": {"LLMTestCase": Record, "SingleTurnParams": Record(ACTUAL_OUTPUT="actual_output")},
    "deepeval.models": {"DeepEvalBaseSystemOneModel": System1},
    "deepeval.models.system_one.schema": {"SystemOneAnswers": lambda: Record(nouls={}, scores={}), **OF_MODEL},
    "ragas.dataset_schema": {"SingleTurnSample": Record},
    "ragas.metrics": {"MetricResult": Record, "numeric_metric": decorator},
    "ragas.metrics.base": {"MetricType": Record(SINGLE_TURN="single"), "SingleTurnMetric": RagasMetric},
    "guardrails.validator_base": {
        **{name: type(name, (Record,), {}) for name in ("ErrorSpan", "FailResult", "PassResult", "ValidationResult")},
        "Validator": Empty,
        "register_validator": decorator,
    },
    "inspect_ai.scorer": {"Score": Score, "Scorer": Empty, "Target": Empty, "scorer": decorator, "mean": list, "stderr": list},
    "inspect_ai.solver": {"TaskState": Record},
    "mlflow.entities": {"Feedback": Record},
    "mlflow.genai.scorers": {"Scorer": Empty, "scorer": same},
    "haystack": {"component": component},
}


@pytest.fixture(autouse=True)
def stand_ins(monkeypatch: pytest.MonkeyPatch, checker: Checker) -> Iterator[None]:
    for name, content in STAND_INS.items():
        for end in range(1, name.count(".") + 2):
            part = ".".join(name.split(".")[:end])
            if part not in STAND_INS:
                monkeypatch.setitem(sys.modules, part, ModuleType(part))
        module = ModuleType(name)
        vars(module).update(content)
        monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.setattr(evaluation, "shared_checker", lambda: checker)
    before = set(sys.modules)
    yield
    for name in set(sys.modules) - before:
        if name.startswith("factcheck.integrations."):
            del sys.modules[name]


def integration(name: str) -> Any:
    return import_module(f"factcheck.integrations.{name}")


def test_deepeval(checker: Checker) -> None:
    metric = integration("deepeval").FactcheckMetric(checker=checker)
    assert metric.__name__ == "factcheck"
    assert metric.measure(Record(retrieval_context=[SOURCE], context=None, actual_output=GOOD)) > 0.5 and metric.success
    assert metric.measure(Record(retrieval_context=None, context=SOURCE, actual_output=GOOD)) > 0.5
    item = Record(context=SOURCE, source="a.txt")
    score = asyncio.run(metric.a_measure(Record(retrieval_context=None, context=[item], actual_output=BAD)))
    assert score == metric.score < 0.5 and not metric.success and WRONG in metric.reason
    with pytest.raises(InputError, match="no source text"):
        metric.measure(Record(retrieval_context=None, context=None, actual_output=GOOD))


YES_NO = "Every claim in `actual_output` is supported by `context`."
NO_CONTRADICTION = "No claim in `actual_output` contradicts the facts in `context`."


def test_the_model_of_deepeval(checker: Checker) -> None:
    model = integration("deepeval_model").FactcheckModel(checker)
    ask = {
        "supported": OF_MODEL["NoulQuestion"](instructions=YES_NO),
        "free": OF_MODEL["NoulQuestion"](instructions=NO_CONTRADICTION),
        "level": OF_MODEL["ScoreQuestion"](instructions=YES_NO, levels=["none", "some", "most", "all"]),
    }
    for text, high in ((GOOD, True), (BAD, False)):
        answers, cost = model.decide({"test_case": {"context": [SOURCE], "actual_output": text}}, ask)
        supported, free = answers.nouls["supported"].probability, answers.nouls["free"].probability
        level = answers.scores["level"]
        assert cost is None and (supported > 0.5) == (free > 0.5) == (level.score > 1.5) == high
        assert sum(place * odds for place, odds in level.probabilities.items()) == pytest.approx(level.score)
        assert sum(level.probabilities.values()) == pytest.approx(1) and 0 <= level.confidence <= 1


@pytest.mark.parametrize(
    "question",
    [
        "Is `actual_output` polite?",
        "In `context`, every document useful for `actual_output` is listed first.",
        "Is `actual_output` supported by `input`?",
        "Are all claims supported?",
    ],
)
def test_what_the_model_of_deepeval_does_not_answer(checker: Checker, question: str) -> None:
    model = integration("deepeval_model").FactcheckModel(checker)
    with pytest.raises(InputError, match="only whether a text is supported"):
        model.decide({"context": [SOURCE], "actual_output": GOOD}, {"q": OF_MODEL["NoulQuestion"](instructions=question)})
    with pytest.raises(InputError, match="not choices"):
        model.decide({"context": [SOURCE], "actual_output": GOOD}, {"q": Record(instructions=YES_NO)})


def test_ragas(checker: Checker) -> None:
    ragas = integration("ragas")
    metric = ragas.FactcheckMetric(checker=checker)
    assert asyncio.run(metric._single_turn_ascore(Record(retrieved_contexts=[SOURCE], response=GOOD), None)) > 0.5
    found = ragas.factcheck(response=BAD, retrieved_contexts=[SOURCE])
    assert found.value < 0.5 and WRONG in found.reason


def test_guardrails(checker: Checker) -> None:
    validator = integration("guardrails").FactcheckValidator(checker)
    assert type(validator._validate(GOOD, {"sources": [SOURCE]})).__name__ == "PassResult"
    found = validator._validate(BAD, {"sources": SOURCE})
    (span,) = found.error_spans
    assert BAD[span.start : span.end] == WRONG and found.fix_value == "The bridge was closed."


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("", 0),
        (" ", 0),
        ("The bridge", 0),
        ("It cost 3.", 0),
        ("It was closed by Dr.", 0),
        ("It opened in 1998.", 18),
        ("It opened. ", 11),
        ("It opened.\n\nThen it", 12),
        ("It opened. It cost 3.", 11),
        ("It opened. It closed.", 21),
    ],
)
def test_where_a_stream_of_guardrails_is_cut(checker: Checker, text: str, cut: int) -> None:
    parts = integration("guardrails").FactcheckValidator(checker)._chunking_function(text)
    assert parts == ([text[:cut], text[cut:]] if cut else [])


def test_inspect_ai(checker: Checker) -> None:
    score = integration("inspect_ai").factcheck(checker=checker)
    found = asyncio.run(score(Record(metadata={"source": SOURCE}, output=Record(completion=BAD)), None))
    assert found.value < 0.5 and WRONG in found.explanation and found.metadata["counts"]["contradicted"] == 1
    assert asyncio.run(score(Record(metadata={}, output=Record(completion=BAD)), None)).reason == "no source"


def test_mlflow(checker: Checker) -> None:
    score = integration("mlflow").factcheck_scorer(source="story", checker=checker)
    found = score(inputs={"story": SOURCE}, outputs=BAD)
    assert found.name == "factcheck" and found.value < 0.5 and WRONG in found.rationale
    assert found.metadata["contradicted"] == "1"


def test_haystack(checker: Checker) -> None:
    found = integration("haystack").FactcheckEvaluator(checker).run([[SOURCE], [SOURCE]], [GOOD, BAD])
    good, bad = found["individual_scores"]
    assert good > 0.5 > bad and found["score"] == pytest.approx((good + bad) / 2)
    assert found["results"][0]["reasons"] == [] and WRONG in found["results"][1]["reasons"][0]
    evaluator = integration("haystack").FactcheckEvaluator(checker)
    assert evaluator.run([SOURCE, SOURCE], [GOOD, BAD]) == found
    for contexts, answers in ((["a"], "a"), ("a", ["a"])):
        with pytest.raises(InputError, match="are lists"):
            evaluator.run(contexts, answers)
