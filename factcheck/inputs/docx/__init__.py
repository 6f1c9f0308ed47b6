"""Word files (DOCX, DOCM, DOTX, DOTM, transitional or strict), through lxml."""

from __future__ import annotations

from factcheck.inputs.docx.document import read

__all__ = ["read"]
