"""OpenTelemetry: the event as an exporter of the SDK gets it."""

from __future__ import annotations

import pytest
from integrations.evaluators.texts import BAD, GOOD, SOURCE

from factcheck import Checker

pytest.importorskip("opentelemetry.sdk", reason="opentelemetry-sdk is not installed: scripts/test_evaluators")
from opentelemetry.sdk._logs import LoggerProvider
from opentelemetry.sdk._logs.export import InMemoryLogRecordExporter, SimpleLogRecordProcessor
from opentelemetry.sdk.trace import TracerProvider

from factcheck.integrations import opentelemetry


def test_the_event(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    exporter = InMemoryLogRecordExporter()
    provider = LoggerProvider()
    provider.add_log_record_processor(SimpleLogRecordProcessor(exporter))
    monkeypatch.setattr(opentelemetry, "get_logger", provider.get_logger)
    with TracerProvider().get_tracer("app").start_as_current_span("chat") as span:
        opentelemetry.emit(checker.check(SOURCE, BAD), response_id="answer-1")
    opentelemetry.emit(checker.check(SOURCE, GOOD))
    bad, good = (item.log_record for item in exporter.get_finished_logs())
    assert bad.event_name == good.event_name == "gen_ai.evaluation.result"
    assert bad.attributes["gen_ai.evaluation.name"] == "factcheck" and bad.attributes["gen_ai.response.id"] == "answer-1"
    assert (
        bad.attributes["gen_ai.evaluation.score.label"] == "fail" and good.attributes["gen_ai.evaluation.score.label"] == "pass"
    )
    assert bad.attributes["gen_ai.evaluation.score.value"] < 0.5 < good.attributes["gen_ai.evaluation.score.value"]
    assert "Two lorries did stop." in bad.attributes["gen_ai.evaluation.explanation"]
    assert bad.trace_id == span.get_span_context().trace_id and bad.span_id == span.get_span_context().span_id
    assert "gen_ai.response.id" not in good.attributes


def test_without_a_provider_nothing_happens(checker: Checker) -> None:
    opentelemetry.emit(checker.check(SOURCE, GOOD))
