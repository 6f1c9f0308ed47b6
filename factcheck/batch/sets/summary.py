"""What a whole output says: shares by label and finding, histogram, worst rows, tables by group; one pass, bounded memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from heapq import heappush, heappushpop
from typing import Any

from factcheck.batch.encoding import csv_value
from factcheck.batch.sets.checked import LABELS, CheckedRow
from factcheck.errors import InputError
from factcheck.judgement.options import as_names

BINS = 20
NOTHING_STATED = "nothing stated"
OTHERS = "(all others)"
_MOST_NAMES = 1000
"""How many different groups or error reasons are told apart; what comes after them is counted together, as `OTHERS`."""
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class WorstRow:
    """A row of low score: its number from 1, its id where the output has one, and its worst sentence."""

    number: int
    id: str | None
    score: float
    label: str | None
    sentence: str | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """Figures of some rows. `mean_score` (in [0, 1]) and the shares are of the rows that were checked; None where there are none.

    `labels` counts rows by their worst label (and ``nothing stated``), `sentences` counts sentences by label.
    """

    name: str
    rows: int
    errors: int
    consistent: int
    mean_score: float | None
    labels: Mapping[str, int]
    sentences: Mapping[str, int]

    @property
    def checked(self) -> int:
        """The rows without an error."""
        return self.rows - self.errors

    def share(self, count: int) -> float | None:
        """A count's share of the rows that were checked, in [0, 1]."""
        return count / self.checked if self.checked else None


@dataclass(frozen=True, slots=True)
class Summary:
    """An output at a glance.

    `reasons` counts the rows with each kind of finding, `errors` the rows with each reason for not being checked, both most frequent
    first. `histogram` counts scores in `BINS` equally wide bins from 0 to 1, the last of which includes 1. `worst` are the rows of the
    lowest scores, lowest first. `groups` has for every column asked for a tally of each of its values, most rows first.
    """

    name: str
    all: Tally
    reasons: Mapping[str, int]
    errors: Mapping[str, int]
    histogram: tuple[int, ...]
    worst: tuple[WorstRow, ...]
    groups: Mapping[str, tuple[Tally, ...]]

    def to_dict(self) -> dict[str, Any]:
        """The summary as plain dictionaries and lists."""
        return {
            "name": self.name,
            **_tally_dict(self.all),
            "reasons": dict(self.reasons),
            "error_reasons": dict(self.errors),
            "histogram": list(self.histogram),
            "worst": [{**asdict(row), "reasons": list(row.reasons)} for row in self.worst],
            "groups": {
                column: [{"value": tally.name, **_tally_dict(tally)} for tally in tallies]
                for column, tallies in self.groups.items()
            },
        }


def summarise(
    rows: Iterable[CheckedRow], name: str, group_by: str | Sequence[str] = (), worst: int = 10, id_column: str | None = "id"
) -> Summary:
    """Read an output once and say what is in it.

    Args:
        rows: of the output, in order.
        name: of the output.
        group_by: columns to make tables by, or a single one; a row without one counts as ``(none)``.
        worst: how many of the rows with the lowest scores to keep.
        id_column: the column that names a row, where a row has it.

    Raises:
        InputError: no row has a column of `group_by`.
    """
    gathered = Gathering(name, group_by, worst, id_column)
    for row in rows:
        gathered.add(row)
    return gathered.summary()


class Gathering:
    """A summary in the making, for callers that have the rows one at a time."""

    def __init__(self, name: str, group_by: str | Sequence[str] = (), worst: int = 10, id_column: str | None = "id") -> None:
        """See `summarise`."""
        self._name = name
        self._all = _Counts()
        self._reasons: Counter[str] = Counter()
        self._errors: Counter[str] = Counter()
        self._histogram = [0] * BINS
        self._groups: dict[str, dict[str, _Counts]] = {column: {} for column in as_names(group_by, "group_by")}
        self._seen: set[str] = set()
        self._keep = worst
        self._worst: list[tuple[float, int, WorstRow]] = []
        self._id_column = id_column

    def add(self, row: CheckedRow) -> None:
        """Take in the next row."""
        self._all.add(row)
        self._reasons.update(set(row.reasons))
        for column, groups in self._groups.items():
            if column in row.columns:
                self._seen.add(column)
            groups.setdefault(_bounded(value_text(row.columns.get(column)) or "(none)", groups), _Counts()).add(row)
        if row.error is not None:
            self._errors[_bounded(row.error, self._errors)] += 1
        if row.score is not None:
            self._histogram[bin_of(row.score)] += 1
            self._keep_worst(row, row.score)

    def summary(self) -> Summary:
        """What was taken in so far; raises InputError where a column to group by was in no row."""
        if self._all.rows and (missing := [column for column in self._groups if column not in self._seen]):
            raise InputError(f"{self._name} cannot be grouped by {missing[0]!r}: no row has such a column")
        return Summary(
            name=self._name,
            all=self._all.tally("all"),
            reasons=dict(_by_count(self._reasons)),
            errors=dict(_by_count(self._errors)),
            histogram=tuple(self._histogram),
            worst=tuple(row for _, _, row in sorted(self._worst, key=lambda entry: (-entry[0], -entry[1]))),
            groups={
                column: tuple(sorted((counts.tally(value) for value, counts in groups.items()), key=lambda t: (-t.rows, t.name)))
                for column, groups in self._groups.items()
            },
        )

    def _keep_worst(self, row: CheckedRow, score: float) -> None:
        if self._keep < 1 or (len(self._worst) == self._keep and -score <= self._worst[0][0]):
            return
        identity = value_text(row.columns.get(self._id_column)) if self._id_column else None
        kept = WorstRow(row.number, identity, score, row.label, row.worst, row.reasons)
        put = heappush if len(self._worst) < self._keep else heappushpop
        put(self._worst, (-score, -row.number, kept))  # the heap's first is the best of them, the last row where several are


class _Counts:
    """A tally in the making."""

    def __init__(self) -> None:
        self.rows = self.errors = self.consistent = 0
        self.score = 0.0
        self.labels: dict[str, int] = dict.fromkeys((*LABELS, NOTHING_STATED), 0)
        self.sentences: dict[str, int] = dict.fromkeys(LABELS, 0)

    def add(self, row: CheckedRow) -> None:
        self.rows += 1
        if row.error is not None or row.score is None:
            self.errors += 1
            return
        self.consistent += bool(row.consistent)
        self.score += row.score
        self.labels[row.label or NOTHING_STATED] += 1
        for label, count in row.sentences.items():
            self.sentences[label] += count

    def tally(self, name: str) -> Tally:
        checked = self.rows - self.errors
        mean = round(self.score / checked, 6) if checked else None
        return Tally(name, self.rows, self.errors, self.consistent, mean, dict(self.labels), dict(self.sentences))


def _tally_dict(tally: Tally) -> dict[str, Any]:
    return {
        "rows": tally.rows,
        "checked": tally.checked,
        "errors": tally.errors,
        "consistent": tally.consistent,
        "mean_score": tally.mean_score,
        "labels": dict(tally.labels),
        "sentences": dict(tally.sentences),
    }


def bin_of(score: float) -> int:
    """Which of the `BINS` bins a score in [0, 1] is in, from 0; each but the last ends before the edge that it shares with the next."""
    return min(int(score * BINS), BINS - 1)


def value_text(value: Any) -> str | None:
    """A value of an input column as text, the same whatever the format; None where there is none: null, an empty text or NaN."""
    found = csv_value(value)
    return None if found is None or found == "" or found != found else str(found)


def _bounded(name: str, known: Mapping[str, Any]) -> str:
    """The name, cut where it is very long, or `OTHERS` where there are too many already."""
    short = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
    return short if short in known or len(known) < _MOST_NAMES else OTHERS


def _by_count(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
