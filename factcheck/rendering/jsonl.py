"""JSON lines: one rewrite sentence a line, for tools that read streams."""

from __future__ import annotations

from factcheck.rendering.document import Document
from factcheck.rendering.json_ import dump, sentences


def to_jsonl(document: Document) -> str:
    """One line a sentence: its entry in the report, and where it stands (``rewrite``, ``line``, ``column``, counted from 1)."""
    lines = []
    for sentence in sentences(document):
        position = document.position(sentence["start"])
        lines.append(
            dump({"rewrite": document.rewrite_name, "line": position.line, "column": position.column, **sentence}) + "\n"
        )
    return "".join(lines)
