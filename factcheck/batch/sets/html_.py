"""Summaries and comparisons as self-contained pages, with plots drawn as SVG; nothing that was read can become markup."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from factcheck.batch.sets.checked import LABELS
from factcheck.batch.sets.compare import Comparison
from factcheck.batch.sets.summary import BINS, NOTHING_STATED, Summary, Tally
from factcheck.batch.sets.wording import EDGES, most_changed, named, outcome, p_value, percent, place_name, said, untested
from factcheck.rendering.page import asset, asset_hash, environment
from factcheck.rendering.wording import encodable, one_line

_LEFT, _WIDTH, _BASE, _HEIGHT = 20, 600, 160, 150
_CHANGES_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a histogram, in the drawing's own units, with the scores and the number of rows that it stands for."""

    left: float
    top: float
    width: float
    height: float
    edges: str
    count: int


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a horizontal bar whose whole width is 100; `name` is its class."""

    name: str
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table of counts."""

    name: str
    count: int
    share: float | None
    part: Part


def summary_page(summary: Summary) -> str:
    """The page of a summary."""
    tables = (
        ("Worst label", "labels", _lines(summary.all.labels, summary.all.checked)),
        ("Finding", "findings", _lines(summary.reasons, summary.all.checked)),
        ("Not checked because", "errors", _lines(summary.errors, summary.all.errors)),
    )
    return _page(
        "summary.html.j2",
        summary=summary,
        tables=tables,
        bars=_bars(summary.histogram, max(summary.histogram)),
        most=max(summary.histogram),
        groups=[(column, [(tally, _parts(tally)) for tally in tallies]) for column, tallies in summary.groups.items()],
        labels=LABELS,
        nothing_stated=NOTHING_STATED,
    )


def comparison_page(comparison: Comparison) -> str:
    """The page of a comparison, with the rows that changed most."""
    most = max(*comparison.histogram_a, *comparison.histogram_b)
    return _page(
        "compare.html.j2",
        c=comparison,
        outcome=outcome(comparison),
        untested=untested(comparison),
        bars_a=_bars(comparison.histogram_a, most),
        bars_b=_bars(comparison.histogram_b, most),
        most=most,
        shown=most_changed(comparison.changes, _CHANGES_SHOWN),
        named=named,
        p_value=p_value,
        place_name=place_name,
        said=said,
    )


def _page(template: str, **values: object) -> str:
    style = {"style": asset("set.css"), "style_hash": asset_hash("set.css")}
    page = environment().get_template(template).render(**values, **style, percent=percent, one_line=one_line)
    return encodable(page).replace("\0", "\ufffd")


def _bars(counts: Iterable[int], most: int) -> list[Bar]:
    width = _WIDTH / BINS
    return [
        Bar(_LEFT + i * width + 1, _BASE - height, width - 2, height, edges, count)
        for i, (edges, count) in enumerate(zip(EDGES, counts, strict=True))
        for height in [round(_HEIGHT * count / (most or 1), 2)]
    ]


def _lines(counts: Mapping[str, int], of: int) -> list[Line]:
    return [
        Line(name, count, share, Part(_class(name), 0, round(100 * (share or 0), 3)))
        for name, count in counts.items()
        for share in [count / of if of else None]
    ]


def _parts(tally: Tally) -> list[Part]:
    parts, left = [], 0.0
    for label, count in tally.labels.items():
        width = 100 * (tally.share(count) or 0)
        parts.append(Part(_class(label), round(left, 3), round(width, 3)))
        left += width
    return parts


def _class(name: str) -> str:
    return name if name in LABELS else "nothing" if name == NOTHING_STATED else "count"
