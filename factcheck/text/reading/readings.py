"""How the models read sentences of a source that do not say all by themselves.

Table rows are read with their heads, turns of a dialogue with their speaker, words without the raised marks of notes, lines
of an earlier mail without the marks before them.

Only what the models read changes; offsets, evidence and reports keep to the caller's text.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.report import Sentence
from factcheck.text.form import without_note_marks, without_quote_marks
from factcheck.text.languages import ENGLISH
from factcheck.text.reading.dialogue import dialogue_readings
from factcheck.text.reading.shorthand import is_clinical, written_out
from factcheck.text.reading.wording import mended
from factcheck.text.tables import row_reading, tables


def readings(text: str, sentences: Sequence[Sentence], languages: Sequence[str] = ()) -> list[str]:
    """How each sentence of a source text is read, in order; `languages` are the codes of theirs, English where none are given."""
    rows = {row.start: row_reading(table, number) for table in tables(text) for number, row in enumerate(table.rows)}
    read = dialogue_readings(text, sentences) or [
        mended(without_note_marks(without_quote_marks(sentence.text))) for sentence in sentences
    ]
    clinical = is_clinical(text)
    return [
        rows.get(sentence.start, written_out(reading, clinical) if language == ENGLISH else reading)
        for sentence, reading, language in zip(sentences, read, languages or [ENGLISH] * len(sentences), strict=True)
    ]
