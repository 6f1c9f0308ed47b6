"""Markdown that fits a pull-request comment: the verdict, and a table of the sentences that need a look."""

from __future__ import annotations

import re

from factcheck.rendering.changes import JudgedChange, by_author
from factcheck.rendering.document import Document
from factcheck.rendering.json_ import dump
from factcheck.rendering.wording import (
    LABEL_WORDS,
    change_words,
    counts_line,
    encodable,
    graded_line,
    has_findings,
    one_line,
    passage_text,
    score_meaning,
    symbol_of,
)
from factcheck.report import SentenceVerdict

LENGTH_LIMIT = 65_536
"""The most characters that GitHub takes in one comment."""

_CELL_LIMIT = 600
_LIST_LIMIT = 20
_TAIL_ROOM = 300
_SIGNATURE_LIMIT = 4_000
# Backslashes stop Markdown. HTML, mentions, issue numbers and bare links need more, as platforms look for them after Markdown is done.
_ESCAPES = {ord(char): f"\\{char}" for char in "\\`*_{}[]()!|~$^+-"} | {
    ord("<"): "&lt;", ord(">"): "&gt;", ord("&"): "&amp;", ord("@"): "@&#8203;", ord("#"): "#&#8203;",
}  # fmt: skip
_AUTOLINK = re.compile(r":(?=//)|(?<=www)\.", re.IGNORECASE)
_ORDER = {"contradicted": 0, "neutral": 1}


def to_markdown(document: Document) -> str:
    """The score, the gate's decision, warnings and every sentence with a finding, the worst first; at most `LENGTH_LIMIT` characters.

    Rows that do not fit are counted in a last line. Text from the documents can neither format, link, mention nor break the table.
    """
    head = _head(document)
    tail = _signature(document)
    rows = [_row(document, sentence) for sentence in sorted(filter(_needs_a_look, document.report.sentences), key=_rank)]
    room = LENGTH_LIMIT - len(head) - len(tail) - _TAIL_ROOM
    kept = _fitting(rows, room)
    unit = document.places.unit.capitalize()
    table = [f"| | {unit} | Sentence | Findings | Closest passage |\n|---|--:|---|---|---|\n", *rows[:kept]] if kept else []
    left_out = f"\n{len(rows) - kept} more sentences with findings are not shown.\n" if kept < len(rows) else ""
    return encodable(head + "".join(table) + left_out + tail)


def escape(text: str) -> str:
    """`text` on one line, shown by Markdown exactly as it is."""
    return _AUTOLINK.sub(lambda match: f"&#{ord(match[0])};", one_line(text).translate(_ESCAPES))


def _head(document: Document) -> str:
    report, decision = document.report, document.decision
    verdict = "" if decision is None else " – gate passed" if decision.passed else " – gate failed"
    sources = ", ".join(f"**{_short(name, 200)}**" for name, _ in document.sources[:_LIST_LIMIT]) or "no source"
    changes = [
        line
        for author, items in by_author(document).items()
        for line in _bullets(f"Changes by {_short(author, 80)}", tuple(map(_change, items)))
    ]
    meaning = escape(score_meaning(report).capitalize())
    lines = [
        f"## Score {report.score:.2f}{verdict}",
        "",
        f"**{_short(document.rewrite_name, 200)}** against {sources}: {counts_line(document)}. {meaning}.",
        "",
        *_bullets("Gate", decision.failures if decision else ()),
        *_bullets("Warnings", report.warnings),
        *changes,
    ]
    return "\n".join(lines) + "\n"


def _bullets(title: str, items: tuple[str, ...]) -> list[str]:
    more = [f"- {len(items) - _LIST_LIMIT} more"] if len(items) > _LIST_LIMIT else []
    return [f"{title}:", "", *(f"- {_short(item, _CELL_LIMIT)}" for item in items[:_LIST_LIMIT]), *more, ""] if items else []


def _change(item: JudgedChange) -> str:
    symbol = f"{LABEL_WORDS[item.label].symbol} " if item.label else ""
    return f"{symbol}{change_words(item.change)} ({item.spot}, {item.numbers})"


def _signature(document: Document) -> str:
    text = one_line(dump(document.report.signature), _SIGNATURE_LIMIT // 2)
    return f"\n<details><summary>What produced this</summary>\n\n{escape(text)[:_SIGNATURE_LIMIT]}\n\n</details>\n"


def _row(document: Document, sentence: SentenceVerdict) -> str:
    words = LABEL_WORDS[sentence.label]
    first = sentence.evidence[0] if sentence.evidence else None
    findings = "<br>".join(_short(graded_line(document, reason), 300) for reason in sentence.reasons[:_LIST_LIMIT])
    passage = f"{escape(passage_text(sentence, _CELL_LIMIT))} ({_short(document.place(first), 200)})" if first else ""
    spot = document.spot(sentence.start)
    where = spot.name if spot.unit == document.places.unit else str(spot)
    label = f"{symbol_of(sentence)} {sentence.index + 1} {words.name}"
    return f"| {label} | {_short(where, 80)} | {_short(sentence.text, _CELL_LIMIT)} | {findings} | {passage} |\n"


def _short(text: str, limit: int) -> str:
    return escape(one_line(text, limit))


def _needs_a_look(sentence: SentenceVerdict) -> bool:
    return sentence.label in _ORDER or bool(sentence.reasons)


def _rank(sentence: SentenceVerdict) -> tuple[int, int]:
    # an error in a sentence that is entailed all the same comes before mere hints
    return _ORDER.get(sentence.label, len(_ORDER) + (not has_findings(sentence))), sentence.index


def _fitting(rows: list[str], room: int) -> int:
    """How many of the first `rows` fit into `room` characters."""
    for count, row in enumerate(rows):
        room -= len(row)
        if room < 0:
            return count
    return len(rows)
