"""Words for summaries and comparisons that the terminal and the page share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.batch.sets.compare import SIGNIFICANT, Change, Comparison, Place, Verdict
from factcheck.batch.sets.summary import BINS, NOTHING_STATED, Summary
from factcheck.rendering.terminal import one_line

EDGES = tuple(f"{i / BINS:.2f} to {(i + 1) / BINS:.2f}" for i in range(BINS))
"""The bins of a histogram of scores."""


def outcome(comparison: Comparison) -> str:
    """What the tests say, in a sentence."""
    limit = f"p below {SIGNIFICANT / 2:g}"
    match comparison.worse, comparison.better:
        case True, True:
            return f"B is significantly worse than A by one test and significantly better by the other ({limit} in both)."
        case True, False:
            return f"B is significantly worse than A ({limit} in at least one of the two tests)."
        case False, True:
            return f"B is significantly better than A ({limit} in at least one of the two tests)."
    return f"No significant difference between A and B (no {limit} in either of the two tests)."


def untested(comparison: Comparison) -> str:
    """The rows that the tests leave out because one of the outputs has no verdict of them; nothing where there are none."""
    lost, won = comparison.became_unchecked, comparison.became_checked
    parts = [f"{rows(count)} checked in {one} only" for one, count in (("A", lost), ("B", won)) if count]
    return f"Not in the tests: {', '.join(parts)}." if parts else ""


def in_short(summary: Summary) -> str:
    """What the rows that were checked are, on one line; nothing where there are none."""
    tally = summary.all
    if tally.mean_score is None:
        return ""
    labels = ", ".join(f"{percent(tally.share(count))} {label}" for label, count in tally.labels.items() if count)
    return (
        f"{tally.consistent:,} consistent ({percent(tally.share(tally.consistent))}), mean score {tally.mean_score:.3f}; {labels}"
    )


def rows(count: int) -> str:
    """So many rows."""
    return f"{count:,} row{'' if count == 1 else 's'}"


def p_value(p: float) -> str:
    """A p-value for people."""
    return f"p = {p:.3f}" if p >= 0.0005 else "p < 0.0005"


def named(places: Sequence[Place], shown: int = 10) -> str:
    """The ids of rows, or their numbers, and how many more there are."""
    first = ", ".join(place_name(place) for place in places[:shown])
    return first + (f" and {len(places) - shown:,} more" if len(places) > shown else "")


def place_name(place: Place) -> str:
    """A row's id, or its number."""
    return cut(place.id, 60) if place.id is not None else f"row {place.number}"


def most_changed(changes: Iterable[Change], shown: int) -> list[Change]:
    """The rows that changed most: errors first, then those whose consistency changed, then by how far the score moved."""
    gravity = ("error", "consistent", "label", "score")
    return sorted(changes, key=lambda c: (gravity.index(c.what[0]), -abs(c.difference or 0.0), c.a.number))[:shown]


def said(verdict: Verdict) -> str:
    """A verdict in a few words."""
    if verdict.score is None:
        return f"not checked: {cut(verdict.error or '', 80)}"
    return f"{verdict.score:.2f} {verdict.label or NOTHING_STATED}" + ("" if verdict.consistent else ", inconsistent")


def cut(text: str, length: int) -> str:
    """The text on one line without controls, with an ellipsis where it is longer than `length`."""
    line = one_line(text[: 2 * length])
    return line if len(line) <= length and len(text) <= 2 * length else f"{line[: length - 1]}…"


def percent(share: float | None) -> str:
    """A share in [0, 1] as a percentage; nothing where there is none."""
    return "" if share is None else f"{100 * share:.1f} %"
