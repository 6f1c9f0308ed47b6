"""What a rewrite leaves out: ranking, details and coverage, from similarities written by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import InputError
from factcheck.judgement.omissions import centrality, find_omissions
from factcheck.report import Omissions, Sentence

LINES = (
    "The harbour of Kaldby closes in March.",
    "The work will cost 67 million crowns.",
    '"We had no cheaper choice than this one," said the mayor, Ane Holt.',
    "Boats move to Nordvik meanwhile.",
)
SOURCE = " ".join(LINES)


def sentences(text: str, lines: tuple[str, ...]) -> list[Sentence]:
    starts = [text.index(line) for line in lines]
    return [Sentence(start, start + len(line), line) for start, line in zip(starts, lines, strict=True)]


def omitted(rewrite: str, similarity: list[list[float]], central: list[float], most: int = 20) -> Omissions:
    return find_omissions([SOURCE], rewrite, [sentences(SOURCE, LINES)], [np.array(similarity)], [np.array(central)], most)


def test_sentences_that_nothing_carries_come_first_by_importance() -> None:
    found = omitted("The port shuts in spring.", [[0.9], [0.1], [0.1], [0.1]], [1.0, 0.4, 0.9, 0.2])
    assert [item.span.text for item in found.items[:3]] == [LINES[2], LINES[1], LINES[3]]
    assert [item.importance for item in found.items[:3]] == [0.9, 0.4, 0.2]
    assert found.coverage == pytest.approx(1.0 / 2.5)


def test_a_copy_leaves_nothing_out() -> None:
    found = omitted(SOURCE, np.eye(4).tolist(), [1, 1, 1, 1])
    assert found == Omissions((), 1.0)


@pytest.mark.parametrize(
    ("rewrite", "kind", "text"),
    [
        ("The work will be costly, in millions of crowns.", "number", "67"),
        ("Boats move elsewhere meanwhile.", "name", "Nordvik"),
        ("Mayor Ane Holt said there was no way to do it for less.", "quotation", '"We had no cheaper choice than this one,"'),
    ],
)
def test_details_of_carried_sentences_are_listed(rewrite: str, kind: str, text: str) -> None:
    found = omitted(rewrite, [[0.9]] * 4, [1, 1, 1, 1])
    assert (kind, text) in [(detail.kind, detail.span.text) for item in found.items for detail in item.details]
    assert all(item.carried == 1 for item in found.items) and found.coverage == 1.0


@pytest.mark.parametrize(
    "rewrite",
    [
        "Kaldby's harbour closes in March at a cost of 67 million crowns; boats move to Nordvik.",
        "In Nordvik, boats from Kaldby find room; 67 million crowns are spent.",
    ],
)
def test_numbers_and_names_told_otherwise_are_not_missing(rewrite: str) -> None:
    found = omitted(rewrite, [[0.9]] * 4, [1, 1, 1, 1])
    assert {detail.span.text for item in found.items for detail in item.details if detail.kind != "quotation"} == {"Ane Holt"}


def test_small_figures_may_be_told_in_words() -> None:
    text = "The club signed 3 players on Monday."
    source_sentence = [Sentence(0, len(text), text)]
    found = find_omissions([text], "Three players were signed.", [source_sentence], [np.ones((1, 1))], [np.ones(1)])
    assert found.items == ()


def test_at_most_as_many_as_asked_for() -> None:
    assert len(omitted("Nothing.", [[0.0]] * 4, [1, 1, 1, 1], most=2).items) == 2


def test_nothing_to_carry_is_wholly_covered() -> None:
    assert find_omissions([""], "A rewrite.", [[]], [np.zeros((0, 1))], [np.zeros(0)]) == Omissions((), 1.0)
    assert find_omissions([], "", [], [], []) == Omissions((), 1.0)


def test_an_empty_rewrite_covers_nothing() -> None:
    found = omitted("", np.zeros((4, 0)).tolist(), [1, 1, 1, 1])
    assert found.coverage == 0.0 and len(found.items) == 4


def test_shapes_that_do_not_fit_are_refused() -> None:
    with pytest.raises(InputError, match="as many rows"):
        omitted("x", [[0.1]], [1, 1, 1, 1])
    with pytest.raises(InputError, match="as many of each"):
        find_omissions([SOURCE], "x", [], [], [])


def test_centrality_is_the_scaled_mean_similarity_to_the_others() -> None:
    vectors = np.array([[1.0, 0.0], [0.6, 0.8], [0.0, 1.0]])
    assert centrality(vectors).tolist() == pytest.approx([0.0, 1.0, (0.8 - 0.6) / (1.4 - 0.6)])
    assert centrality(np.zeros((0, 2))).tolist() == [] and centrality(np.ones((1, 2))).tolist() == [1.0]


@settings(max_examples=100, deadline=None)
@given(st.text(), st.text(), st.floats(allow_nan=True), st.floats(allow_nan=True))
def test_any_text(source: str, rewrite: str, cosine: float, weight: float) -> None:
    found = find_omissions([source], rewrite, [[Sentence(0, len(source), source)]], [np.array([[cosine]])], [np.array([weight])])
    assert 0 <= found.coverage <= 1
    for item in found.items:
        assert 0 <= item.importance <= 1 and 0 <= item.carried <= 1
        for span in (item.span, *(detail.span for detail in item.details)):
            assert source[span.start : span.end] == span.text
