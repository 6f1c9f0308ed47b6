"""CSV: one rewrite sentence a row, for spreadsheets."""

from __future__ import annotations

import csv
import io

from factcheck.rendering.document import Document
from factcheck.rendering.wording import encodable, passage_text, reason_line
from factcheck.report import SentenceVerdict

COLUMNS = (
    "number", "line", "column", "start", "end", "label", "p_entailed", "p_neutral", "p_contradicted", "score", "sentence", "reasons",
    "source", "source_line", "source_start", "source_end", "similarity", "evidence", "place", "source_place", "context_used", "fails_gate",
)  # fmt: skip

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def to_csv(document: Document) -> str:
    """A header and one row a sentence, with its deciding passage (offsets are those of its first stretch); reasons are joined by bars.

    A cell that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    out = io.StringIO()
    # Quoting every text keeps carriage returns inside cells, which the minimal quoting of older Pythons does not.
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([_cell(value) for value in _row(document, sentence)] for sentence in document.report.sentences)
    return out.getvalue()


def _row(document: Document, sentence: SentenceVerdict) -> list[str | float]:
    position = document.position(sentence.start)
    odds = sentence.probabilities
    first = sentence.evidence[0] if sentence.evidence else None
    return [
        sentence.index + 1, position.line, position.column, sentence.start, sentence.end, sentence.label,
        *([odds.entailed, odds.neutral, odds.contradicted] if odds else ["", "", ""]),
        "" if sentence.score is None else sentence.score, sentence.text,
        " | ".join(reason_line(document, reason) for reason in sentence.reasons),
        document.source_name(first) if first else "",
        document.source_position(first, first.start).line if first else "",
        first.start if first else "", first.end if first else "", first.similarity if first else "", passage_text(sentence),
        str(document.spot(sentence.start)), str(document.source_spot(first)) if first else "",
        "yes" if sentence.context_used else "no", "yes" if sentence.index in document.failing else "no",
    ]  # fmt: skip


def _cell(value: str | float) -> str | float:
    if not isinstance(value, str):
        return value
    text = encodable(value).replace("\0", "\ufffd")
    return "'" + text if text.startswith(_FORMULA_STARTS) else text
