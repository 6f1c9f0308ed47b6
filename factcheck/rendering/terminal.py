"""The report for a terminal, through rich."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from factcheck.rendering.wording import change_words
from factcheck.report import LABELS, Label, Report, SentenceVerdict

if TYPE_CHECKING:
    from factcheck.rendering.changes import JudgedChange
    from factcheck.report import Omissions

STYLES: dict[Label, tuple[str, str]] = {
    "entailed": ("✓", "green"),
    "neutral": ("?", "yellow"),
    "contradicted": ("✗", "bold red"),
    "not_a_claim": ("·", "dim"),
}
_ASCII = {"✓": "+", "?": "?", "✗": "x", "·": "-"}
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")


class PipedConsole(Console):
    """A console that says when nobody reads it any more, where rich would exit with the code of a failed gate."""

    def on_broken_pipe(self) -> None:
        """Raise BrokenPipeError again."""
        self.quiet = True
        raise BrokenPipeError


def print_report(
    report: Report,
    console: Console,
    *,
    totals_only: bool = False,
    source_names: Sequence[str] = (),
    heading: str = "",
    changes: Mapping[str, Sequence[JudgedChange]] | None = None,
) -> None:
    """Print each rewrite sentence with its label, confidence and deciding evidence, then tracked changes, warnings and totals.

    Evidence tells its source by name where there are several `source_names`. `changes` are by their author.
    """
    names = source_names if len(source_names) > 1 else ()
    if heading:
        console.print(Text(one_line(heading), style="bold"))
    for sentence in () if totals_only else report.sentences:
        console.print(_sentence(sentence, names, is_plain(console)))
    if report.omissions and not totals_only:
        console.print(_omissions(report.omissions))
    for author, items in {} if totals_only or not changes else changes.items():
        console.print(_changes(author, items, is_plain(console)))
    for warning in report.warnings:
        console.print(Text(f"warning: {warning}", style="yellow"))
    console.print(_totals(report))


def is_plain(console: Console) -> bool:
    """Whether a console's encoding lacks the marks of the labels."""
    try:
        "✓✗·".encode(console.encoding)
    except (UnicodeEncodeError, LookupError):
        return True
    return False


def _sentence(sentence: SentenceVerdict, source_names: Sequence[str], plain: bool) -> RenderableType:
    mark, style = STYLES[sentence.label]
    mark = _ASCII[mark] if plain else mark
    confidence = "" if sentence.probabilities is None else f"{getattr(sentence.probabilities, sentence.label):.0%}"
    lines = [Text(one_line(sentence.text), style="dim" if sentence.label == "not_a_claim" else "")]
    lines += [Text(one_line(f"{reason.kind}: {reason.message}"), style=style) for reason in sentence.reasons]
    for item in (e for e in sentence.evidence if e.passage == 0):
        name = one_line(source_names[item.source]) if item.source < len(source_names) else "source"
        lines.append(Text(f"{name} {item.start}-{item.end}: {one_line(item.text)}", style="dim"))
    row = Table.grid(padding=(0, 1, 0, 0))  # on one side: releases of rich add up two sides differently
    row.add_column(width=14)
    row.add_column(width=4, justify="right")
    row.add_column(ratio=1)
    row.add_row(Text(f"{mark} {sentence.label.replace('_', ' ')}", style=style), Text(confidence, style=style), Group(*lines))
    return row


def _omissions(left_out: Omissions) -> RenderableType:
    lines = [Text(f"\nleft out (the rewrite carries {left_out.coverage:.0%} of the source, by importance)", style="bold")]
    for item in left_out.items:
        lacking = ", ".join(one_line(detail.span.text) for detail in item.details)
        place = f"{item.span.start}-{item.span.end}: {one_line(item.span.text)}"
        lines.append(Text.assemble(("- ", "dim"), place, (f"  [{lacking}]" if lacking else "", "dim")))
    return Group(*lines)


def _changes(author: str, items: Sequence[JudgedChange], plain: bool) -> RenderableType:
    lines = [Text(f"\nchanges by {one_line(author)}", style="bold")]
    for item in items:
        mark, style = STYLES[item.label] if item.label else ("·", "dim")
        mark = _ASCII[mark] if plain else mark
        words = one_line(change_words(item.change))
        lines.append(Text.assemble((f"{mark} ", style), words, (f"  [{one_line(str(item.spot))}, {item.numbers}]", "dim")))
    return Group(*lines)


def _totals(report: Report) -> Text:
    counts = ", ".join(f"{report.counts[label]} {label.replace('_', ' ')}" for label in LABELS)
    return Text.assemble("\n", ("score ", "bold"), (f"{report.score:.2f}", "bold"), f"  ({counts})")


def one_line(text: str) -> str:
    """`text` on one line, without the controls that a terminal would obey."""
    return _CONTROLS.sub("\ufffd", " ".join(text.split()))
