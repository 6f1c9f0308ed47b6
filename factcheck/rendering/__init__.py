"""Reports as files: one pure function a format, all from the same `Document`.

::

    document = Document(report, rewrite=rewrite, rewrite_name="news.txt", sources=(("agency.txt", source),))
    page = to_html(document)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from factcheck.rendering.csv_ import to_csv
from factcheck.rendering.document import Document
from factcheck.rendering.html_ import to_html
from factcheck.rendering.json_ import to_json
from factcheck.rendering.jsonl import to_jsonl
from factcheck.rendering.junit import to_junit
from factcheck.rendering.markdown import to_markdown
from factcheck.rendering.sarif import to_sarif

RENDERERS: Mapping[str, Callable[[Document], str]] = MappingProxyType(
    {
        "json": to_json,
        "jsonl": to_jsonl,
        "markdown": to_markdown,
        "html": to_html,
        "junit": to_junit,
        "sarif": to_sarif,
        "csv": to_csv,
    }
)
"""Every file format by the name that users give it; the text that each returns can be written as UTF-8."""

__all__ = ["RENDERERS", "Document", "to_csv", "to_html", "to_json", "to_jsonl", "to_junit", "to_markdown", "to_sarif"]
