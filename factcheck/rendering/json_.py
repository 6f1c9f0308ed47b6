"""JSON: the whole report, in the shape that ``report.schema.json`` publishes."""

from __future__ import annotations

import json
import re
from typing import Any

from factcheck.rendering.document import Document

_SURROGATES = re.compile("[\ud800-\udfff]")


def to_json(document: Document) -> str:
    """`Report.to_dict` as JSON text, and the gate's decision under ``gate`` where there is one."""
    content = document.report.to_dict()
    decision = document.decision
    if decision is not None:
        content["gate"] = {"passed": decision.passed, "failures": list(decision.failures)}
    return dump(content, indent=2) + "\n"


def dump(content: Any, indent: int | None = None) -> str:
    """`content` as JSON that any UTF-8 file can hold: lone surrogates stay as escapes."""
    text = json.dumps(content, ensure_ascii=False, indent=indent, allow_nan=False)
    return _SURROGATES.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
