"""The pure stages between the models: pieces, passages and the decision rule."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.evidence.passages import (
    ABOUT_THE_SAME,
    Judged,
    Neighbourhood,
    Passage,
    around_best,
    closest_sentences,
    closest_together,
    each_if_none_is_near,
)
from factcheck.judgement.verdict import combine, label_of, ordered_evidence
from factcheck.report import Label, Probabilities, Reason, SourceSpan
from factcheck.text.pieces import overlapping_pieces

SOURCES = ("One. Two.  Three.", "Four. Five.")
SPANS = (
    SourceSpan(0, 0, 4, "One."),
    SourceSpan(0, 5, 9, "Two."),
    SourceSpan(0, 11, 17, "Three."),
    SourceSpan(1, 0, 5, "Four."),
    SourceSpan(1, 6, 11, "Five."),
)


def near(*similarity: float) -> Neighbourhood:
    return Neighbourhood(SPANS, SOURCES, np.array(similarity, dtype=np.float32))


@given(st.integers(0, 400), st.integers(1, 50))
def test_pieces_cover_a_text_and_fit(tokens: int, limit: int) -> None:
    ends = [3 * (i + 1) for i in range(tokens)]
    pieces = overlapping_pieces(ends, 3 * tokens + 2, limit)
    assert pieces[0][0] == 0 and pieces[-1][1] == 3 * tokens + 2
    for (start, end), (following, _) in itertools.pairwise(pieces):
        assert start < following <= end
    for start, end in pieces:
        assert sum(start < e <= end for e in ends) <= limit


def test_neighbours_share_a_quarter() -> None:
    assert overlapping_pieces(range(1, 11), 10, 4) == [(0, 4), (3, 7), (6, 10)]


def test_the_closest_come_first_and_ties_in_source_order() -> None:
    assert near(0.1, 0.9, 0.5, 0.9, 0.2).closest(3) == [1, 3, 2]
    assert near(0.1, 0.1, 0.1, 0.1, 0.1).closest(2) == [0, 1]
    assert [p.text for p in closest_sentences(near(0.1, 0.9, 0.5, 0.9, 0.2), 2, [])] == ["Two.", "Four."]
    assert near(1, 1, 1, 1, 1).closest(99) == [0, 1, 2, 3, 4]


def test_the_widest_passage_is_all_that_fits_or_else_the_closest() -> None:
    assert near(0.1, 0.9, 0.5, 0.9, 0.2).closest_within(24) == [0, 1, 2, 3, 4]
    assert near(0.1, 0.9, -2.0, 0.9, 0.2).closest_within(24) == [0, 1, 3, 4], "one that is left out stays out"
    assert near(0.1, 0.9, 0.5, 0.8, 0.2).closest_within(23) == [1], "20 characters a sentence are asked for"
    long = tuple(SourceSpan(0, 40 * n, 40 * n + 30, "x" * 30) for n in range(9))
    there = Neighbourhood(long, ("",), np.array([0.1, 0.9, 0.3, 0.8, 0.2, 0.7, 0, 0, 0], dtype=np.float32))
    assert there.closest_within(90) == [1, 3, 5] and there.closest_within(89) == [1, 3]
    assert there.closest_within(9) == [1] and there.closest_within(270) == list(range(9))


def test_a_passage_joins_neighbours_and_never_across_sources() -> None:
    (passage,) = closest_together(near(0.0, 0.9, 0.8, 0.7, 0.0), 3, [])
    assert [part.text for part in passage.parts] == ["Two.  Three.", "Four."]
    assert passage.similarity == pytest.approx(0.9)
    assert near(1, 1, 1, 1, 1).beside(2, 1) == [1, 2]


def test_only_sentences_near_enough_are_read_beside_the_closest() -> None:
    def reading(*similarity: float) -> Neighbourhood:
        return Neighbourhood(SPANS, SOURCES, np.array(similarity, dtype=np.float32), worth_reading=0.5)

    assert reading(0.8, 0, 0, 0, 0.1).near_enough([3, 1]) == [3]
    assert reading(0.0, 0.3, 0.21, 0.19, 0).near_enough([1, 2, 3]) == [1, 2], (
        "none is near, so those about as near as the closest"
    )
    assert [p.text for p in closest_sentences(reading(0.9, 0.5, 0.49, 0, 0), 3, [])] == ["One.", "Two."]
    assert [p.text for p in closest_together(reading(0.9, 0.5, 0.49, 0, 0), 3, [])] == ["One. Two."]


def test_where_none_is_near_those_about_as_near_are_read_alone() -> None:
    def alone(*similarity: float) -> list[str]:
        there = Neighbourhood(SPANS, SOURCES, np.array(similarity, dtype=np.float32), worth_reading=0.4)
        tried = [Judged(there.passage(there.closest(1)), Probabilities(0.1, 0.8, 0.1))]
        return [passage.text for passage in each_if_none_is_near(there, 3, tried)]

    assert alone(0.3, 0.25, 0.1, 0.21, 0.0) == ["Two.", "Four."]
    assert alone(0.5, 0.45, 0.44, 0.0, 0.0) == []


def test_the_neighbours_read_are_those_of_the_best_sentence_judged_alone() -> None:
    there = near(0.9, 0.5, 0.5, 0.5, 0.5)
    tried = [
        Judged(there.passage([0]), Probabilities(0.1, 0.8, 0.1)),
        Judged(there.passage([3]), Probabilities(0.3, 0.6, 0.1)),
        Judged(there.passage([0, 1, 2]), Probabilities(0.5, 0.4, 0.1)),
    ]
    assert [p.text for p in around_best(there, 3, tried)] == ["Four. Five."]


def test_the_neighbours_are_read_however_unlike_the_claim() -> None:
    there = Neighbourhood(SPANS, SOURCES, np.array([0.0, 0.9, 0.1, 0.0, 0.0], dtype=np.float32), worth_reading=0.4)
    alone = [Judged(there.passage([1]), Probabilities(0.1, 0.8, 0.1))]
    assert [p.text for p in around_best(there, 3, alone)] == ["One. Two.  Three."]


def judged(entailed: float, contradicted: float, similarity: float = 0.9, text: str = "x") -> Judged:
    passage = Passage((SourceSpan(0, 0, len(text), text),), similarity)
    return Judged(passage, Probabilities(entailed, 1 - entailed - contradicted, contradicted))


@pytest.mark.parametrize(
    ("passages", "label"),
    [
        ([], "neutral"),
        ([judged(0.9, 0.05)], "entailed"),
        ([judged(0.05, 0.9)], "contradicted"),
        ([judged(0.1, 0.1)], "neutral"),
        # one sentence half-entails, another contradicts: the contradiction is not called consistent
        ([judged(0.6, 0.1), judged(0.02, 0.95)], "contradicted"),
        # the right sentence entails, another one about the subject half-contradicts
        ([judged(0.97, 0.01), judged(0.1, 0.6)], "entailed"),
        # an unrelated sentence cannot contradict
        ([judged(0.05, 0.99, similarity=ABOUT_THE_SAME - 0.01)], "neutral"),
        ([judged(0.05, 0.99, similarity=ABOUT_THE_SAME)], "contradicted"),
        ([judged(0.5, 0.5)], "neutral"),
    ],
)
def test_the_decision_rule(passages: list[Judged], label: Label) -> None:
    assert label_of(combine("A claim.", passages)) == label


chance = st.floats(0, 1)


@given(st.lists(st.tuples(chance, chance, st.floats(-1, 1)), max_size=6))
def test_the_verdict_is_a_distribution(rows: list[tuple[float, float, float]]) -> None:
    p = combine("A claim.", [judged(e, c * (1 - e), s) for e, c, s in rows])
    assert min(p.entailed, p.neutral, p.contradicted) >= 0
    assert math.isclose(p.entailed + p.neutral + p.contradicted, 1, abs_tol=1e-5)


def test_the_deciding_passage_is_the_first_evidence() -> None:
    items = [judged(0.1, 0.1, 0.9, "a"), judged(0.1, 0.8, 0.7, "b"), judged(0.8, 0.0, 0.6, "c"), judged(0.0, 0.99, 0.1, "d")]
    assert [e.text for e in ordered_evidence(items, "entailed", 9)] == ["c", "a", "b", "d"]
    assert [e.text for e in ordered_evidence(items, "contradicted", 2)] == ["b", "a"]
    assert ordered_evidence(items, "neutral", 9)[0].text == "a"
    assert ordered_evidence([], "neutral", 9) == ()


def test_the_passage_that_a_finding_points_into_is_the_first_evidence() -> None:
    spans = [SourceSpan(0, 0, 4, "One."), SourceSpan(0, 5, 9, "Two.")]
    items = [
        Judged(Passage((span,), similarity), Probabilities(0.1, 0.2, 0.7))
        for span, similarity in zip(spans, (0.9, 0.6), strict=True)
    ]
    found = Reason("number", "", 0, 1, SourceSpan(0, 5, 8, "Two"), "error")
    assert ordered_evidence(items, "contradicted", 9)[0].text == "One."
    assert ordered_evidence(items, "contradicted", 9, [found])[0].text == "Two."


def test_passages_around_one_that_decides_by_itself_are_no_further_evidence() -> None:
    def told(alone: float, around: float) -> list[str]:
        there = near(0.1, 0.9, 0.1, 0.6, 0.1)
        items = [
            Judged(there.passage([1]), Probabilities(0.1, 0.9 - alone, alone)),
            Judged(there.passage([0, 1, 2]), Probabilities(0.05, 0.95 - around, around)),
            Judged(there.passage([3]), Probabilities(0.1, 0.8, 0.1)),
        ]
        return [e.text for e in ordered_evidence(items, "contradicted", 9)]

    assert told(0.8, 0.8) == told(0.6, 0.9) == ["Two.", "Four."]
    assert told(0.4, 0.9) == ["One. Two.  Three.", "Two.", "Four."], "alone it does not decide"
