"""Words for summaries and comparisons that the terminal and the page share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.batch.compare import SIGNIFICANT, Change, Comparison, Place, Verdict
from factcheck.batch.summary import BINS, NOTHING_STATED, Summary
from factcheck.terminal import one_line

EDGES = tuple(f"{i / BINS:.2f} to {(i + 1) / BINS:.2f}" for i in range(BINS))
"""The bins of a histogram of scores."""


def outcome(comparison: Comparison) -> str:
    """What the tests say, in a sentence."""
    both = f" (p below {SIGNIFICANT / 2:g} in one of the two tests at least)"
    match comparison.worse, comparison.better:
        case True, True:
            return "B is significantly worse by one test and significantly better by the other." + both
        case True, False:
            return "B is significantly worse than A." + both
        case False, True:
            return "B is significantly better than A." + both
    return "No significant difference."


def in_short(summary: Summary) -> str:
    """What the rows that were checked are, on one line; nothing where there are none."""
    tally = summary.all
    if tally.mean_score is None:
        return ""
    labels = ", ".join(f"{percent(tally.share(count))} {label}" for label, count in tally.labels.items() if count)
    return (
        f"{tally.consistent:,} consistent ({percent(tally.share(tally.consistent))}), mean score {tally.mean_score:.3f}; {labels}"
    )


def p_value(p: float) -> str:
    """A p-value for people."""
    return f"p = {p:.3f}" if p >= 0.0005 else "p < 0.0005"


def named(places: Sequence[Place], shown: int = 10) -> str:
    """The ids of rows, or their numbers, and how many more there are."""
    first = ", ".join(place_name(place) for place in places[:shown])
    return first + (f" and {len(places) - shown:,} more" if len(places) > shown else "")


def place_name(place: Place) -> str:
    """A row's id, or its number."""
    return one_line(place.id)[:60] if place.id is not None else f"row {place.number}"


def most_changed(changes: Iterable[Change], shown: int) -> list[Change]:
    """The rows that changed most: errors first, then those whose consistency changed, then by how far the score moved."""
    gravity = ("error", "consistent", "label", "score")
    return sorted(changes, key=lambda c: (gravity.index(c.what[0]), -abs(c.difference or 0.0), c.a.number))[:shown]


def said(verdict: Verdict) -> str:
    """A verdict in a few words."""
    if verdict.score is None:
        return f"not checked: {one_line(verdict.error or '')[:80]}"
    return f"{verdict.score:.2f} {verdict.label or NOTHING_STATED}" + ("" if verdict.consistent else ", inconsistent")


def percent(share: float | None) -> str:
    """A share in [0, 1] as a percentage; nothing where there is none."""
    return "" if share is None else f"{100 * share:.1f} %"
