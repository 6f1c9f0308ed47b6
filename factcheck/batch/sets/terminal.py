"""Summaries and comparisons for a terminal, through rich."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from factcheck.batch.sets.checked import LABELS
from factcheck.batch.sets.compare import Comparison, Place
from factcheck.batch.sets.summary import NOTHING_STATED, Summary, Tally, WorstRow
from factcheck.batch.sets.wording import (
    EDGES,
    cut,
    in_short,
    most_changed,
    named,
    outcome,
    p_value,
    percent,
    place_name,
    rows,
    said,
    untested,
)
from factcheck.rendering.terminal import is_plain, one_line

_BAR = 40
_SHOWN = 20
_STYLES = {"contradicted": "bold red", "neutral": "yellow", "entailed": "green", NOTHING_STATED: "dim"}


def print_summary(summary: Summary, console: Console) -> None:
    """Everything in a summary."""
    plain = is_plain(console)
    tally = summary.all
    console.print(Text(f"{rows(tally.rows)}: {tally.checked:,} checked, {tally.errors:,} not"))
    if tally.checked:
        console.print(Text(in_short(summary)))
        console.print(_counts("worst label", tally.labels, tally.checked, plain))
    if summary.reasons:
        console.print(_counts("finding", summary.reasons, tally.checked, plain))
    if tally.checked:
        console.print(_counts("score", dict(zip(EDGES, summary.histogram, strict=True)), tally.checked, plain))
    for column, tallies in summary.groups.items():
        console.print(_groups(column, tallies))
    if summary.worst:
        console.print(_worst(summary.worst))
    if summary.errors:
        console.print(_counts("not checked because", summary.errors, tally.errors, plain))


def print_comparison(comparison: Comparison, console: Console, shown: int = _SHOWN) -> None:
    """Totals, tests, and the `shown` rows that changed most."""
    c = comparison
    console.print(Text(f"{rows(c.matched)} in both, {c.checked:,} of them checked in both; {len(c.changes):,} changed"))
    for name, places in ((c.name_a, c.only_in_a), (c.name_b, c.only_in_b)):
        if places:
            console.print(Text(f"rows only in {one_line(name)}: {len(places):,} ({named(places)})", style="yellow"))
    table = Table("", "A", "B", "difference", "test", caption=Text(f"A is {one_line(c.name_a)}, B is {one_line(c.name_b)}"))
    table.add_row(
        "consistent rows",
        f"{c.consistent_a:,} ({percent(c.consistent_a / c.checked)})",
        f"{c.consistent_b:,} ({percent(c.consistent_b / c.checked)})",
        f"{c.consistent_b - c.consistent_a:+,} (+{c.became_consistent:,} -{c.became_inconsistent:,})",
        f"McNemar exact, {p_value(c.consistency_p)}",
    )
    means = (f"{c.mean_a:.4f}", f"{c.mean_b:.4f}", f"{c.mean_difference:+.4f}")
    table.add_row("mean score", *means, f"paired permutation, {p_value(c.score_p)}")
    console.print(table)
    console.print(Text(outcome(c), style="bold red" if c.worse else "bold"))
    if left_out := untested(c):
        console.print(Text(left_out, style="yellow"))
    if c.changes:
        console.print(_changes(c, shown))


def _changes(comparison: Comparison, shown: int) -> Table:
    rest = len(comparison.changes) - shown
    caption = f"and {rest:,} more, all of which --format json has" if rest > 0 else None
    table = Table("row", "A", "B", "worst sentence in B", title="changed most", caption=caption)
    for change in most_changed(comparison.changes, shown):
        row = (place_name(change.a), said(change.before), said(change.after), cut(change.after.worst or "", 120))
        table.add_row(*(Text(cell) for cell in row))
    return table


def _counts(title: str, counts: Mapping[str, int], of: int, plain: bool) -> Table:
    table = Table(box=None, title=title, title_justify="left", show_header=False, padding=(0, 1))
    table.add_column()
    table.add_column(justify="right")
    table.add_column(justify="right")
    table.add_column()
    most = max(counts.values(), default=0) or 1
    for name, count in counts.items():
        bar = ("#" if plain else "█") * round(_BAR * count / most)
        share = percent(count / of if of else None)
        table.add_row(Text(cut(name, 80)), f"{count:,}", share, Text(bar, style=_STYLES.get(name, "")))
    return table


def _groups(column: str, tallies: Sequence[Tally]) -> Table:
    table = Table(title=Text(f"by {one_line(column)}"), title_justify="left")
    table.add_column(Text(one_line(column)))
    for heading in ("rows", "not checked", "consistent", "mean score", *LABELS):
        table.add_column(heading, justify="right")
    for tally in tallies:
        mean = "" if tally.mean_score is None else f"{tally.mean_score:.3f}"
        shares = [percent(tally.share(tally.labels[label])) for label in LABELS]
        consistent = percent(tally.share(tally.consistent))
        table.add_row(Text(cut(tally.name, 60)), f"{tally.rows:,}", f"{tally.errors:,}", consistent, mean, *shares)
    return table


def _worst(worst: Sequence[WorstRow]) -> Table:
    table = Table("row", "score", "label", "worst sentence", title="lowest scores", title_justify="left")
    for row in worst:
        name = place_name(Place(row.number, row.id))
        findings = f"[{', '.join(row.reasons)}] " if row.reasons else ""
        sentence = cut(row.sentence or "", 160)
        table.add_row(Text(name), f"{row.score:.2f}", row.label or NOTHING_STATED, Text(findings + sentence))
    return table
