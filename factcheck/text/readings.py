"""How the models read sentences of a source that do not say all by themselves.

Table rows are read with their heads, turns of a dialogue with their speaker, words without the raised marks of notes, lines
of an earlier mail without the marks before them.

Only what the models read changes; offsets, evidence and reports keep to the caller's text.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.report import Sentence
from factcheck.text.dialogue import dialogue_readings
from factcheck.text.form import without_note_marks, without_quote_marks
from factcheck.text.tables import row_reading, tables
from factcheck.text.wording import mended


def readings(text: str, sentences: Sequence[Sentence]) -> list[str]:
    """How each sentence of a source text is read, in order."""
    rows = {row.start: row_reading(table, number) for table in tables(text) for number, row in enumerate(table.rows)}
    read = dialogue_readings(text, sentences) or [
        mended(without_note_marks(without_quote_marks(sentence.text))) for sentence in sentences
    ]
    return [rows.get(sentence.start, reading) for sentence, reading in zip(sentences, read, strict=True)]
