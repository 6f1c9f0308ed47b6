"""SARIF 2.1.0: findings as regions of the rewrite file, for code-scanning views and editors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from factcheck.judgement.gate import FAILING_LABELS, fingerprint
from factcheck.rendering.document import Document, Spot
from factcheck.rendering.json_ import dump
from factcheck.rendering.lines import Position
from factcheck.rendering.wording import LABEL_WORDS, encodable, one_line, verdict_line
from factcheck.report import Reason, SentenceVerdict, Severity, SourceSpan

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LABEL_LEVELS = {"contradicted": "error", "neutral": "warning"}
_REASON_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


def to_sarif(document: Document) -> str:
    """One result for each contradicted or neutral sentence and each reason; accepted findings are marked as suppressed.

    Columns count UTF-16 code units. The decision of the gate stands in the run's invocation (exit code 0 or 1, with the failures).
    """
    kinds = sorted({reason.kind for sentence in document.report.sentences for reason in sentence.reasons})
    rules = list(dict.fromkeys([*FAILING_LABELS, *kinds]))
    names = [document.rewrite_name, *(name for name, _ in document.sources)]
    run = {
        "tool": {"driver": {**_driver(document), "rules": [_rule(name) for name in rules]}},
        "columnKind": "utf16CodeUnits",
        "invocations": [_invocation(document)],
        "artifacts": [{"location": {"uri": uri}} for uri in dict.fromkeys(map(_uri, names))],
        "results": list(_results(document, {name: index for index, name in enumerate(rules)})),
        "properties": {"score": document.report.score, "signature": document.report.signature},
    }
    return dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _driver(document: Document) -> dict[str, Any]:
    version = document.report.signature.get("version")
    return {"name": "factcheck", **({"version": version} if isinstance(version, str) else {})}


def _rule(name: str) -> dict[str, Any]:
    meanings: dict[str, str] = {label: words.meaning for label, words in LABEL_WORDS.items()}
    text = meanings.get(name, f"A difference from the source found by the exact check of kind “{name}”.")
    return {"id": name, "shortDescription": {"text": text}}


def _invocation(document: Document) -> dict[str, Any]:
    notes = [{"level": "warning", "message": {"text": text}} for text in document.report.warnings]
    decision = document.decision
    outcome = (
        {} if decision is None else {"exitCode": 0 if decision.passed else 1, "exitCodeDescription": " ".join(decision.failures)}
    )
    return {"executionSuccessful": True, **outcome, "toolExecutionNotifications": notes}


def _results(document: Document, rule_index: dict[str, int]) -> Iterator[dict[str, Any]]:
    for sentence in document.report.sentences:
        if sentence.label in FAILING_LABELS:
            yield _label_result(document, sentence, rule_index)
        for reason in sentence.reasons:
            yield _reason_result(document, sentence, reason, rule_index)


def _label_result(document: Document, sentence: SentenceVerdict, rule_index: dict[str, int]) -> dict[str, Any]:
    places = {(passage.source, passage.start, passage.end): passage for passage in sentence.evidence}
    related = [_source_location(document, passage) for passage in places.values()]
    return {
        **_result(document, sentence, sentence.label, rule_index),
        "level": _LABEL_LEVELS[sentence.label],
        "message": {"text": verdict_line(document, sentence)},
        "locations": [_rewrite_location(document, sentence.start, sentence.end)],
        "relatedLocations": related,
    }


def _reason_result(document: Document, sentence: SentenceVerdict, reason: Reason, rule_index: dict[str, int]) -> dict[str, Any]:
    return {
        **_result(document, sentence, reason.kind, rule_index),
        "level": _REASON_LEVELS[reason.severity],
        "message": {"text": one_line(reason.message) or reason.kind},
        "locations": [_rewrite_location(document, reason.start, reason.end)],
        "relatedLocations": [_source_location(document, reason.source)] if reason.source else [],
    }


def _result(document: Document, sentence: SentenceVerdict, rule: str, rule_index: dict[str, int]) -> dict[str, Any]:
    suppressed = (sentence.index, rule) in document.accepted
    authors = document.authors.get(sentence.index, ())
    return {
        "ruleId": rule,
        "ruleIndex": rule_index[rule],
        "partialFingerprints": {"factcheckFinding/v1": f"{rule}/{fingerprint(sentence.text)}"},
        **({"suppressions": [{"kind": "external", "status": "accepted"}]} if suppressed else {}),
        "properties": {"sentence": sentence.index + 1, **({"changedBy": list(authors)} if authors else {})},
    }


def _source_location(document: Document, span: SourceSpan) -> dict[str, Any]:
    start, end = (document.source_position(span, offset) for offset in (span.start, span.end))
    text = one_line(span.text) or "the place in the source"
    return {**_location(document.source_name(span), start, end, document.source_spot(span)), "message": {"text": text}}


def _rewrite_location(document: Document, start: int, end: int) -> dict[str, Any]:
    return _location(document.rewrite_name, document.position(start), document.position(end), document.spot(start))


def _location(name: str, start: Position, end: Position, spot: Spot) -> dict[str, Any]:
    end = max(start, end)
    region = {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}
    physical = {"physicalLocation": {"artifactLocation": {"uri": _uri(name)}, "region": region}}
    return physical if spot.unit == "line" else {**physical, "logicalLocations": [{"name": str(spot), "kind": spot.unit}]}


def _uri(name: str) -> str:
    """`name`, a path or title, as a relative reference that every reader of URIs takes."""
    return quote(encodable(name).replace("\\", "/"), safe="/") or "-"
