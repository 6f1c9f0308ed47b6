"""Two outputs side by side: which rows changed, and whether the second is worse than chance would have it."""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from itertools import zip_longest
from typing import Any

from factcheck.batch.sets.checked import CheckedRow
from factcheck.batch.sets.strangers import Content, Strangers, content_of
from factcheck.batch.sets.summary import BINS, bin_of, value_text
from factcheck.errors import InputError
from factcheck.measure.statistics import mcnemar_exact, paired_permutation_test

_USUAL_ID = "id"

SIGNIFICANT = 0.05
"""Of both tests together: each is held against half of it (Bonferroni)."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands: its number from 1, and its id where it has one."""

    number: int
    id: str | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is compared of a row; all but the error is None in a row that was not checked."""

    score: float | None
    consistent: bool | None
    label: str | None
    worst: str | None
    error: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """A row that changed; `what` names how: ``error`` (checked in one of the two only), ``consistent``, ``label``, ``score``."""

    a: Place
    b: Place
    what: tuple[str, ...]
    before: Verdict
    after: Verdict

    @property
    def difference(self) -> float | None:
        """Score in B less score in A, in [-1, 1]; None where one was not checked."""
        if self.before.score is None or self.after.score is None:
            return None
        return round(self.after.score - self.before.score, 6)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The outcome of comparing output B with output A.

    `matched` rows are in both, and `checked` of them (one at least) without an error in either; the counts of consistent rows, means, tests
    and histograms are of these. `became_checked` and `became_unchecked` rows have an error in A only and in B only.
    `became_consistent` and `became_inconsistent` count rows whose consistency changed; `consistency_p` is of McNemar's exact test on them.
    `mean_difference` is the mean score of B less that of A, `score_p` of a paired permutation test. `changes` are in A's order.
    `only_in_a` and `only_in_b` have no partner. `worse` and `better` say whether a test found B so (see `SIGNIFICANT`).
    """

    name_a: str
    name_b: str
    matched: int
    checked: int
    became_checked: int
    became_unchecked: int
    score_change: float
    consistent_a: int
    consistent_b: int
    became_consistent: int
    became_inconsistent: int
    consistency_p: float
    mean_a: float
    mean_b: float
    mean_difference: float
    score_p: float
    histogram_a: tuple[int, ...]
    histogram_b: tuple[int, ...]
    changes: tuple[Change, ...]
    only_in_a: tuple[Place, ...]
    only_in_b: tuple[Place, ...]

    @property
    def worse(self) -> bool:
        """Whether B is significantly worse than A by either test."""
        return self._significant(-1)

    @property
    def better(self) -> bool:
        """Whether B is significantly better than A by either test."""
        return self._significant(1)

    def to_dict(self) -> dict[str, Any]:
        """The comparison as plain dictionaries and lists, with every change."""
        found = {field.name: getattr(self, field.name) for field in fields(self)}
        changes = [{**asdict(c), "what": list(c.what), "difference": c.difference} for c in self.changes]
        return {
            **found,
            "histogram_a": list(self.histogram_a),
            "histogram_b": list(self.histogram_b),
            "changes": changes,
            "only_in_a": [asdict(place) for place in self.only_in_a],
            "only_in_b": [asdict(place) for place in self.only_in_b],
            "worse": self.worse,
            "better": self.better,
        }

    def _significant(self, sign: int) -> bool:
        consistency = (self.became_consistent - self.became_inconsistent, self.consistency_p)
        score = (self.mean_difference, self.score_p)
        return any(sign * change > 0 and p < SIGNIFICANT / 2 for change, p in (consistency, score))


def compare(
    a: Iterable[CheckedRow],
    b: Iterable[CheckedRow],
    name_a: str,
    name_b: str,
    *,
    id_column: str | None = None,
    score_change: float = 0.1,
) -> Comparison:
    """Compare output B with output A.

    Memory grows with the rows that changed, those that wait for a partner further down, and two figures for each matched row.

    Args:
        a: rows of A, in order.
        b: rows of B, in order.
        name_a: what A is called.
        name_b: what B is called.
        id_column: the column to match rows by, of which an id that occurs more than once is matched in order of occurrence; None matches
            rows of the same number, which must be the same row of the input: have the same ``id`` or else the same ``source``, where
            they have such columns, and not be alike to a row of another number.
        score_change: how far a score, in [0, 1], must move to count as a change.

    Raises:
        InputError: a row lacks the id column, or has nothing in it; rows of the same number are not the same; or no row of one is in
            the other, or none of these was checked in both.
    """
    import numpy as np

    gathering = _Gathering(score_change)
    strangers = Strangers(name_a, name_b)
    only_a: list[Place] = []
    only_b: list[Place] = []
    for row_a, row_b in _matched(_keyed(a, id_column, name_a), _keyed(b, id_column, name_b)):
        if row_a and row_b:
            (place_a, _, content_a), (place_b, _, content_b) = row_a, row_b
            strangers.refuse(place_a.number, (place_a.id, place_b.id), (content_a, content_b))
            gathering.add(row_a, row_b)
        elif row_a:
            only_a.append(row_a[0])
        elif row_b:
            only_b.append(row_b[0])
    if not gathering.matched:
        raise InputError(f"no row of {name_b} is in {name_a}" + (f": no {id_column!r} is in both" if id_column else ""))
    if not gathering.scores_a:
        raise InputError(f"no row was checked in both {name_a} and {name_b}: factcheck summary says why")
    scores_a, scores_b = (np.asarray(scores, dtype=np.float64) for scores in (gathering.scores_a, gathering.scores_b))
    difference, score_p = paired_permutation_test(scores_a, scores_b)
    return Comparison(
        name_a=name_a,
        name_b=name_b,
        matched=gathering.matched,
        checked=len(scores_a),
        became_checked=gathering.repaired,
        became_unchecked=gathering.broken,
        score_change=score_change,
        consistent_a=gathering.consistent_a,
        consistent_b=gathering.consistent_a + gathering.gained - gathering.lost,
        became_consistent=gathering.gained,
        became_inconsistent=gathering.lost,
        consistency_p=mcnemar_exact(gathering.gained, gathering.lost),
        mean_a=round(float(scores_a.mean()), 6),
        mean_b=round(float(scores_b.mean()), 6),
        mean_difference=round(difference, 6) + 0.0,  # not -0.0
        score_p=score_p,
        histogram_a=_histogram(gathering.scores_a),
        histogram_b=_histogram(gathering.scores_b),
        changes=tuple(sorted(gathering.changes, key=lambda change: change.a.number)),
        only_in_a=tuple(sorted(only_a, key=lambda place: place.number)),
        only_in_b=tuple(sorted(only_b, key=lambda place: place.number)),
    )


_Placed = tuple[Place, Verdict, Content]  # without content where rows are matched by ids


class _Gathering:
    """What is known of the matched rows so far."""

    def __init__(self, score_change: float) -> None:
        self._score_change = score_change
        self.matched = self.consistent_a = self.gained = self.lost = self.repaired = self.broken = 0
        self.scores_a, self.scores_b = array("d"), array("d")
        self.changes: list[Change] = []

    def add(self, a: _Placed, b: _Placed) -> None:
        self.matched += 1
        (place_a, before, _), (place_b, after, _) = a, b
        if what := tuple(self._changed(before, after)):
            self.changes.append(Change(place_a, place_b, what, before, after))
        self.repaired += before.score is None and after.score is not None
        self.broken += before.score is not None and after.score is None
        if before.score is None or after.score is None:
            return
        self.scores_a.append(before.score)
        self.scores_b.append(after.score)
        self.consistent_a += bool(before.consistent)
        self.gained += bool(after.consistent and not before.consistent)
        self.lost += bool(before.consistent and not after.consistent)

    def _changed(self, before: Verdict, after: Verdict) -> Iterator[str]:
        if (before.error is None) != (after.error is None):
            yield "error"
        if before.score is None or after.score is None:
            return
        if before.consistent != after.consistent:
            yield "consistent"
        if before.label != after.label:
            yield "label"
        if round(abs(after.score - before.score), 6) > self._score_change:
            yield "score"


def _histogram(scores: Iterable[float]) -> tuple[int, ...]:
    counts = [0] * BINS
    for score in scores:
        counts[bin_of(score)] += 1
    return tuple(counts)


def _keyed(rows: Iterable[CheckedRow], id_column: str | None, name: str) -> Iterator[tuple[str | int, _Placed]]:
    for row in rows:
        verdict = Verdict(row.score, row.consistent, row.label, row.worst, row.error)
        identity = value_text(row.columns.get(id_column or _USUAL_ID))
        if id_column and identity is None:
            raise InputError(f"row {row.number} of {name} has no {id_column!r} to match it by")
        place, content = Place(row.number, identity), {} if id_column else content_of(row)
        yield identity if id_column and identity else row.number, (place, verdict, content)


def _matched(
    a: Iterator[tuple[str | int, _Placed]], b: Iterator[tuple[str | int, _Placed]]
) -> Iterator[tuple[_Placed | None, _Placed | None]]:
    """Pairs of rows with the same key, as they are found, at last those without a partner.

    Both are read in step, so that of outputs in the same order nothing has to wait.
    """
    waiting_a: dict[str | int, deque[_Placed]] = {}
    waiting_b: dict[str | int, deque[_Placed]] = {}
    for entry_a, entry_b in zip_longest(a, b):
        if entry_a:
            waiting_a.setdefault(entry_a[0], deque()).append(entry_a[1])
        if entry_b:
            waiting_b.setdefault(entry_b[0], deque()).append(entry_b[1])
        for key in dict.fromkeys(entry[0] for entry in (entry_a, entry_b) if entry):
            if key in waiting_a and key in waiting_b:
                yield _first(waiting_a, key), _first(waiting_b, key)
    yield from ((row, None) for rows in waiting_a.values() for row in rows)
    yield from ((None, row) for rows in waiting_b.values() for row in rows)


def _first(waiting: dict[str | int, deque[_Placed]], key: str | int) -> _Placed:
    row = waiting[key].popleft()
    if not waiting[key]:
        del waiting[key]
    return row
