"""JSON: the whole report, in the shape that ``report.schema.json`` publishes."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from factcheck.rendering.changes import judged_changes
from factcheck.rendering.document import Document
from factcheck.rendering.wording import encodable


def to_json(document: Document) -> str:
    """`Report.to_dict` as JSON text with the place of each sentence, and the gate's decision under ``gate`` where there is one."""
    content = document.report.to_dict()
    content["sentences"] = sentences(document)
    if document.changes:
        content["changes"] = [change.to_dict() for change in judged_changes(document)]
    decision = document.decision
    if decision is not None:
        content["gate"] = {"passed": decision.passed, "failures": list(decision.failures)}
    return dump(content, indent=2) + "\n"


def sentences(document: Document) -> list[dict[str, Any]]:
    """The report's sentences, and where each of them and of its passages stood in its file."""
    found: list[dict[str, Any]] = document.report.to_dict()["sentences"]
    for entry, sentence in zip(found, document.report.sentences, strict=True):
        entry["place"] = asdict(document.spot(sentence.start))
        for item, span in zip(entry["evidence"], sentence.evidence, strict=True):
            item["place"] = asdict(document.source_spot(span))
    return found


def dump(content: Any, indent: int | None = None) -> str:
    """`content` as JSON that every parser reads: lone surrogates, which strict ones refuse even as escapes, become U+FFFD."""
    return encodable(json.dumps(content, ensure_ascii=False, indent=indent, allow_nan=False))
