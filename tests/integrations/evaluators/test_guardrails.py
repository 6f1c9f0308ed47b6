"""Guardrails AI: the validator in a guard, on a whole text and on one that streams."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from integrations.evaluators.texts import BAD, GOOD, SOURCE

from factcheck import Checker

pytest.importorskip("guardrails", reason="guardrails-ai is not installed: scripts/test_evaluators")
from guardrails import Guard

from factcheck.integrations.guardrails import FactcheckValidator

SOURCES = {"sources": [SOURCE]}


@pytest.fixture(autouse=True)
def without_telemetry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".guardrailsrc").write_text("enable_metrics=false\n", encoding="utf-8")
    monkeypatch.setenv("HOME", str(tmp_path))


def test_a_whole_text(checker: Checker) -> None:
    guard = Guard().use(FactcheckValidator(checker, on_fail="noop"))
    assert guard.validate(GOOD, metadata=SOURCES).validation_passed
    outcome = guard.validate(BAD, metadata=SOURCES)
    assert not outcome.validation_passed
    (span,) = outcome.validation_summaries[0].error_spans
    assert BAD[span.start : span.end] == "Two lorries did stop." and "Two lorries did not stop." in span.reason


def test_a_fix_leaves_out_what_is_not_supported(checker: Checker) -> None:
    guard = Guard().use(FactcheckValidator(checker, on_fail="fix"))
    assert guard.validate(f"{BAD} Two lorries did not stop.", metadata=SOURCES).validated_output == (
        "The bridge was closed.  Two lorries did not stop."
    )


def test_a_stream_that_passes_is_not_changed(checker: Checker) -> None:
    text = f"{GOOD} Two lorries did not stop.\n\nThe bridge was closed."

    def speak(*_: Any, **__: Any) -> Iterator[str]:
        yield from (text[start : start + 5] for start in range(0, len(text), 5))

    guard = Guard().use(FactcheckValidator(checker, on_fail="fix"))
    outcomes = list(guard(speak, messages=[{"role": "user", "content": "Sum it up."}], metadata=SOURCES, stream=True))
    assert "".join(outcome.validated_output for outcome in outcomes) == text


@pytest.mark.parametrize("step", [3, 7, 1000])
def test_a_text_that_streams(checker: Checker, step: int) -> None:
    text = f"{BAD} It cost 3.5 million.\n\nThe bridge was closed on Monday."
    asked: list[str] = []

    class Listening(FactcheckValidator):
        def _validate(self, value: str, metadata: dict[str, Any]) -> Any:
            asked.append(value)
            return super()._validate(value, metadata)

    def speak(*_: Any, **__: Any) -> Iterator[str]:
        yield from (text[start : start + step] for start in range(0, len(text), step))

    guard = Guard().use(Listening(checker, on_fail="noop"))
    outcomes = list(guard(speak, messages=[{"role": "user", "content": "Sum it up."}], metadata=SOURCES, stream=True))
    assert "".join(asked) == text and not all(outcome.validation_passed for outcome in outcomes)
    if step < 20:
        assert [part.strip() for part in asked] == [
            "The bridge was closed.",
            "Two lorries did stop.",
            "It cost 3.5 million.",
            "The bridge was closed on Monday.",
        ]
