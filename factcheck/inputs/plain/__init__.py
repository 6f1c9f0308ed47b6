"""Plain text as a reader takes it: without the marks of e-mail quotation, the ends of pages and hyphens at the ends of lines.

A text that has none of these stays as it is, so that its offsets are those of the file; else places say in which line each stretch stood.
"""

from __future__ import annotations

from collections.abc import Callable

from factcheck.inputs.plain.hyphens import join_hyphenated
from factcheck.inputs.plain.line_numbers import drop_line_numbers
from factcheck.inputs.plain.lined import LinedText
from factcheck.inputs.plain.pages import join_pages
from factcheck.inputs.plain.quoting import drop_quote_marks
from factcheck.inputs.reading import Reading
from factcheck.inputs.textfile import decode_loudly

__all__ = ["cleaned", "read"]

# in this order: what stands at a line's start goes first, so that the next step sees whole lines
_STEPS: tuple[Callable[[LinedText], str], ...] = (drop_quote_marks, drop_line_numbers, join_pages, join_hyphenated)


def read(data: bytes, name: str, characters: int) -> Reading:
    """The text of a file of plain text.

    Raises:
        InputError: it is binary, or in no known encoding.
    """
    text, warnings = decode_loudly(data, name)
    return cleaned(text, warnings)


def cleaned(text: str, warnings: tuple[str, ...] = ()) -> Reading:
    """`text` without what its layout put into its sentences."""
    lined = LinedText(text)
    said = [warning for step in _STEPS if (warning := step(lined))]
    return lined.reading((*warnings, *said))
