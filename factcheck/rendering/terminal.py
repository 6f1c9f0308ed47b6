"""The report for a terminal, through rich."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from factcheck.inputs import STANDARD_INPUT_NAME
from factcheck.rendering.changes import JudgedChange, by_author
from factcheck.rendering.document import Document
from factcheck.rendering.wording import (
    DOUBTED,
    ELLIPSIS,
    LABEL_WORDS,
    SEVERITY_WORDS,
    change_words,
    numbers_line,
    score_meaning,
    symbol_of,
    to_look_at,
)
from factcheck.report import LABELS, Evidence, Label, Omissions, Reason, SentenceVerdict, Severity, SourceSpan

_STYLES: dict[Label, str] = {"entailed": "green", "neutral": "yellow", "contradicted": "bold red", "not_a_claim": "dim"}
_SEVERITY_STYLES: dict[Severity, str] = {"error": "bold red", "warning": "yellow", "info": "dim"}
_ASCII = {"✓": "+", "✗": "x", "·": "-"}
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")
_LONG_PASSAGE = 400
_NOT_SHOWN = "terms"  # how a sentence was read, and nothing that is wrong with it; the other formats have it


class PipedConsole(Console):
    """A console that says when nobody reads it any more, where rich would exit with the code of a failed gate."""

    def on_broken_pipe(self) -> None:
        """Raise BrokenPipeError again."""
        self.quiet = True
        raise BrokenPipeError


def print_report(document: Document, console: Console, *, totals_only: bool = False, heading: str = "") -> None:
    """Print each rewrite sentence with its number, label, place, findings and deciding evidence, then tracked changes, warnings, totals.

    `totals_only` leaves one line of totals, after the warnings.
    """
    report, plain = document.report, is_plain(console)
    if heading:
        console.print(Text(one_line(heading), style="bold"))
    for sentence in () if totals_only else report.sentences:
        console.print(_sentence(document, sentence, plain))
    if report.omissions and not totals_only:
        console.print(_omissions(document, report.omissions))
    changes: Mapping[str, Sequence[JudgedChange]] = {} if totals_only else by_author(document)
    for author, items in changes.items():
        console.print(_changes(author, items, plain))
    for warning in report.warnings:
        console.print(Text(one_line(f"warning: {warning}"), style="yellow"))
    console.print(_totals(document, totals_only))


def is_plain(console: Console) -> bool:
    """Whether a console's encoding lacks the marks of the labels."""
    try:
        "✓✗·".encode(console.encoding)
    except (UnicodeEncodeError, LookupError):
        return True
    return False


def _sentence(document: Document, sentence: SentenceVerdict, plain: bool) -> RenderableType:
    style = _style(sentence)
    confidence = "" if sentence.probabilities is None else f"{getattr(sentence.probabilities, sentence.label):.0%}"
    where = (f"  ({one_line(place(document, sentence))})", "dim")
    lines = [Text.assemble((one_line(sentence.text), "dim" if sentence.label == "not_a_claim" else ""), where)]
    shown, more = _evidence(document, sentence)
    lines += [_finding(document, reason, shown) for reason in sentence.reasons if reason.kind != _NOT_SHOWN]
    lines += [Text(f"{one_line(place(document, item))}: {_cut(one_line(item.text))}", style="dim") for item in shown]
    lines += [Text(more, style="dim")] if more else []
    width = len(str(len(document.report.sentences)))
    mark = _mark(symbol_of(sentence), plain)
    row = Table.grid(padding=(0, 1, 0, 0))  # on one side: releases of rich add up two sides differently
    row.add_column(width=15 + width)
    row.add_column(width=4, justify="right")
    row.add_column(ratio=1, overflow="fold")  # else long paths and addresses lose their ends
    label = Text(f"{mark} {sentence.index + 1:>{width}} {LABEL_WORDS[sentence.label].name}", style=style)
    row.add_row(label, Text(confidence, style=style), Group(*lines))
    return row


def _mark(symbol: str, plain: bool) -> str:
    return _ASCII.get(symbol, symbol) if plain else symbol


def _style(sentence: SentenceVerdict) -> str:
    if symbol_of(sentence) == DOUBTED:
        return _SEVERITY_STYLES["error" if any(reason.severity == "error" for reason in sentence.reasons) else "warning"]
    return _STYLES[sentence.label]


def _finding(document: Document, reason: Reason, shown: Sequence[SourceSpan]) -> Text:
    """How serious a finding is and what it says, with its place in a source where no line of evidence has it."""
    at = reason.source
    has_it = at and any(span.source == at.source and span.start <= at.start and at.end <= span.end for span in shown)
    where = f" ({place(document, at)})" if at and not has_it else ""
    text = f"{SEVERITY_WORDS[reason.severity]} ({reason.kind}): {reason.message}{where}"
    return Text(one_line(text), style=_SEVERITY_STYLES[reason.severity])


def _evidence(document: Document, sentence: SentenceVerdict) -> tuple[list[Evidence], str]:
    """The stretches of the deciding passage; of a long one the closest sentence in it, and what it was read with."""
    deciding = [item for item in sentence.evidence if item.passage == 0]
    if len(deciding) != 1 or len(deciding[0].text) <= _LONG_PASSAGE:
        return deciding, ""
    (long,) = deciding
    inside = [
        item
        for item in sentence.evidence
        if item.source == long.source and long.start <= item.start and item.end <= long.end and len(item.text) < _LONG_PASSAGE
    ]
    if not inside:
        return deciding, ""
    closest = max(inside, key=lambda item: (item.similarity, -len(item.text)))
    known = 0 <= long.source < len(document.sources)
    whole = known and len(long.text) >= len(document.sources[long.source][1].strip())
    return [closest], f"read with {'the whole source' if whole else 'the sentences around it'}"


def place(document: Document, span: SentenceVerdict | SourceSpan) -> str:
    """Where a sentence or a stretch of a source starts in its file; in standard input, which has no lines to go to, its characters."""
    if isinstance(span, SourceSpan):
        name, spot = document.source_name(span), document.source_spot(span)
    else:
        name, spot = document.rewrite_name, document.spot(span.start)
    if spot.unit != "line":
        return f"{name}, {spot}"
    return f"{name}, characters {span.start}-{span.end}" if name == STANDARD_INPUT_NAME else f"{name}:{spot.name}"


def _cut(text: str) -> str:
    return text if len(text) <= _LONG_PASSAGE else text[: _LONG_PASSAGE - 1].rstrip() + ELLIPSIS


def _omissions(document: Document, left_out: Omissions) -> RenderableType:
    lines = [Text(f"\nleft out (the rewrite carries {left_out.coverage:.0%} of the source, by importance)", style="bold")]
    for item in left_out.items:
        lacking = ", ".join(one_line(detail.span.text) for detail in item.details)
        told = f"{one_line(place(document, item.span))}: {one_line(item.span.text)}"
        lines.append(Text.assemble(("- ", "dim"), told, (f"  [{lacking}]" if lacking else "", "dim")))
    return Group(*lines)


def _changes(author: str, items: Sequence[JudgedChange], plain: bool) -> RenderableType:
    lines = [Text(f"\nchanges by {one_line(author)}", style="bold")]
    for item in items:
        label = item.label or "not_a_claim"
        mark = _mark(LABEL_WORDS[label].symbol, plain)
        words = one_line(change_words(item.change))
        where = (f"  [{one_line(str(item.spot))}, {item.numbers}]", "dim")
        lines.append(Text.assemble((f"{mark} ", _STYLES[label]), words, where))
    return Group(*lines)


def _totals(document: Document, one: bool) -> Text:
    report = document.report
    counts = ", ".join(f"{report.counts[label]} {LABEL_WORDS[label].name}" for label in LABELS)
    totals = Text.assemble("\n", ("score ", "bold"), (f"{report.score:.2f}", "bold"), f"  ({counts})")
    if one:
        return totals
    lines = [score_meaning(report)]
    if any(sentence.probabilities for sentence in report.sentences):
        doubtful = to_look_at(report)
        look = f"to look at: {numbers_line(doubtful)}" if doubtful else "nothing to look at"
        lines.append(f"{look}; % is how likely the label is")
    if document.decision is not None:
        lines.append(f"gate {'passed' if document.decision.passed else 'failed'}")
    return Text.assemble(totals, *(f"\n  {line}" for line in lines))


def one_line(text: str) -> str:
    """`text` on one line, without the controls that a terminal would obey."""
    return _CONTROLS.sub("\ufffd", " ".join(text.split()))
