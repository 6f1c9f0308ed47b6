"""HTML: one self-contained page with the rewrite beside its sources, for people.

The page needs no network: style and script stand inside it, and its content-security policy allows nothing else.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import chain
from typing import Any

from markupsafe import Markup

from factcheck.rendering.changes import by_author
from factcheck.rendering.document import Document, Spot
from factcheck.rendering.page import asset, asset_hash, environment
from factcheck.rendering.segments import Change, Segment, chunks, cut, word_changes
from factcheck.rendering.wording import (
    LABEL_WORDS,
    change_words,
    deciding_passage,
    encodable,
    one_line,
    passage_text,
    score_meaning,
    symbol_of,
)
from factcheck.report import LABELS, Label, Reason, SentenceVerdict, SourceSpan
from factcheck.text.languages import ENGLISH, LANGUAGES

_SEVERITIES = ("error", "warning", "info")
_PASSAGE_LENGTH = 400


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a source as the page shows it: link target, range for the script, and words for readers."""

    anchor: str
    range: str
    words: str
    text: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A piece of a rewrite sentence; `severity` and `message` are empty where nothing is wrong with it."""

    text: str
    severity: str
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A reason as the page lists it."""

    reason: Reason
    wrong: str
    place: Place | None
    changes: tuple[tuple[Change, str], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A rewrite sentence as the page shows it; the first `deciding` of its `places` make up the passage that decided."""

    sentence: SentenceVerdict
    symbol: str
    spot: Spot
    pieces: tuple[Marked, ...]
    findings: tuple[Finding, ...]
    places: tuple[Place, ...]
    deciding: int
    passage: str
    failing: bool
    accepted: tuple[str, ...]
    new_paragraph: bool
    language: Markup
    passage_language: Markup


def to_html(document: Document) -> str:
    """The whole page. Text from the documents is always escaped: nothing in it can become markup, a link or a script.

    Where the report has omissions, they are listed and marked in the source.
    """
    page = (
        environment()
        .get_template("report.html.j2")
        .render(
            **report_parts(document),
            style=asset("report.css"),
            script=asset("report.js"),
            style_hash=asset_hash("report.css"),
            script_hash=asset_hash("report.js"),
        )
    )
    return shown(page)


def shown(page: str) -> str:
    """A page without characters that HTML has no way to show."""
    return encodable(page).replace("\0", "\ufffd")


def report_parts(document: Document) -> dict[str, Any]:
    """What ``report_body.html.j2``, the part of a page that shows a report, is rendered with."""
    cards = _cards(document)
    left_out = document.report.omissions
    omissions = tuple(item.span for item in left_out.items) if left_out else ()
    omitted = tuple(_place(document, span) for span in omissions)
    kinds = Counter(kind for card in cards for kind in {finding.reason.kind for finding in card.findings})
    return {
        "document": document,
        "report": document.report,
        "cards": cards,
        "sources": _source_chunks(document, omissions),
        "source_languages": tuple(map(_in_language, document.source_languages)),
        "omissions": tuple(place for place in omitted if place),
        "changes": by_author(document),
        "change_words": change_words,
        "coverage": left_out.coverage if left_out else None,
        "label_words": LABEL_WORDS,
        "score_meaning": score_meaning(document.report),
        "kinds": sorted(kinds.items()),
        "bar": _bar(document),
        "signature": json.dumps(document.report.signature, indent=2, ensure_ascii=False, default=str),
    }


def _cards(document: Document) -> tuple[Card, ...]:
    cards: list[Card] = []
    end_before = 0
    for sentence in document.report.sentences:
        gap = document.rewrite[end_before : sentence.start]
        cards.append(_card(document, len(cards), sentence, new_paragraph=bool(re.search(r"\n\s*\n", gap))))
        end_before = sentence.end
    return tuple(cards)


def _card(document: Document, number: int, sentence: SentenceVerdict, new_paragraph: bool) -> Card:
    places = (_place(document, passage) for passage in sentence.evidence)
    names = [sentence.label, *dict.fromkeys(reason.kind for reason in sentence.reasons)]
    return Card(
        sentence=sentence,
        symbol=symbol_of(sentence),
        spot=document.spot(sentence.start),
        pieces=_marked(sentence),
        findings=tuple(_finding(document, sentence, reason) for reason in sentence.reasons),
        places=tuple(place for place in places if place),
        deciding=len(deciding_passage(sentence)),
        passage=passage_text(sentence, _PASSAGE_LENGTH),
        failing=document.decision is not None and sentence.index in document.failing,
        accepted=tuple(name for name in names if (sentence.index, name) in document.accepted),
        new_paragraph=new_paragraph,
        language=_in_language(document.languages[number]),
        passage_language=_in_language(_language_of_source(document, sentence.evidence[0].source if sentence.evidence else -1)),
    )


def _language_of_source(document: Document, number: int) -> str:
    return document.source_languages[number] if 0 <= number < len(document.sources) else ENGLISH


def _in_language(code: str) -> Markup:
    """The attributes of an element whose text is in a language; the page is English, and its direction is told from the first letter."""
    if code == ENGLISH:
        return Markup('dir="auto"')
    return Markup('lang="{}" dir="{}"').format(code, LANGUAGES[code].direction)


def _marked(sentence: SentenceVerdict) -> tuple[Marked, ...]:
    """The sentence cut where a reason begins or ends; a piece within several reasons shows the gravest."""
    waiting = sorted(sentence.reasons, key=lambda reason: reason.start, reverse=True)
    borders = [offset for reason in waiting for offset in (reason.start, reason.end)]
    open_reasons: list[tuple[int, int, Reason]] = []
    pieces = []
    for piece in cut(sentence.text, borders, sentence.start):
        while waiting and waiting[-1].start <= piece.start:
            reason = waiting.pop()
            heappush(open_reasons, (_SEVERITIES.index(reason.severity), -len(waiting), reason))
        while open_reasons and open_reasons[0][2].end <= piece.start:
            heappop(open_reasons)
        gravest = open_reasons[0][2] if open_reasons else None
        pieces.append(Marked(piece.text, gravest.severity if gravest else "", one_line(gravest.message) if gravest else ""))
    return tuple(pieces)


def _finding(document: Document, sentence: SentenceVerdict, reason: Reason) -> Finding:
    first, last = (max(0, offset - sentence.start) for offset in (reason.start, reason.end))
    wrong = sentence.text[first:last]
    is_quotation = reason.kind == "quotation" and reason.source is not None
    changes = word_changes(reason.source.text, wrong) if is_quotation and reason.source else ()
    return Finding(reason, one_line(wrong, 120), _place(document, reason.source) if reason.source else None, changes)


def _place(document: Document, span: SourceSpan) -> Place | None:
    """Where the page shows `span`; None where the sources do not have it."""
    if not 0 <= span.source < len(document.sources):
        return None
    length = len(document.sources[span.source][1])
    start, end = max(0, span.start), min(span.end, length)
    anchor = f"p{span.source}-{start}" if start < end else f"source-{span.source}"
    return Place(anchor, f"{span.source}:{start}-{end}", document.place(span), one_line(span.text, _PASSAGE_LENGTH))


def _source_chunks(document: Document, omissions: tuple[Any, ...]) -> list[tuple[str, list[tuple[Segment, ...]]]]:
    """Each source as (name, chunks), every chunk cut wherever a cited passage begins or ends."""
    borders: list[set[int]] = [set() for _ in document.sources]
    for span in chain(_cited(document), omissions):
        if 0 <= span.source < len(borders):
            borders[span.source].update((span.start, span.end))
    return [(name, _cut_chunks(text, sorted(edges))) for (name, text), edges in zip(document.sources, borders, strict=True)]


def _cited(document: Document) -> list[SourceSpan]:
    return [
        span
        for sentence in document.report.sentences
        for span in (*sentence.evidence, *(reason.source for reason in sentence.reasons if reason.source))
    ]


def _cut_chunks(text: str, edges: list[int]) -> list[tuple[Segment, ...]]:
    cut_chunks = []
    for chunk in chunks(text):
        first, last = (bisect_left(edges, offset) for offset in (chunk.start, chunk.start + len(chunk.text)))
        cut_chunks.append(cut(chunk.text, edges[first:last], chunk.start))
    return cut_chunks


def _bar(document: Document) -> list[tuple[Label, float, float]]:
    """The labels as parts of a bar of width 100: (label, left edge, width)."""
    counts = document.report.counts
    total = sum(counts.values()) or 1
    parts: list[tuple[Label, float, float]] = []
    left = 0.0
    for label in LABELS:
        width = 100 * counts[label] / total
        parts.append((label, round(left, 3), round(width, 3)))
        left += width
    return parts
