"""Which words were changed, given the right sentence."""

from __future__ import annotations

import pytest
from changed_words import changed_spans, distance, tokens_in


def marked(right: str, wrong: str) -> list[str]:
    return [wrong[start:end] for start, end in changed_spans(right, wrong)]


@pytest.mark.parametrize(
    ("right", "wrong", "words"),
    [
        ("Two lorries did not stop.", "Three lorries did not stop.", ["Three"]),
        ("It cost 1,200.50 euros.", "It cost 1,300.50 euros.", ["1,300.50"]),
        ("Anna Berg thanked Peter Lind.", "Peter Lind thanked Anna Berg.", ["Peter Lind", "Anna Berg"]),
        ("The bridge was closed.", "The bridge was never closed.", ["never"]),
        ("The bridge was closed.", "The bridge was closed on a rainy day.", ["on a rainy day"]),
        ("The bridge was not closed.", "The bridge was closed.", ["was closed"]),
        ("It was closed, they said.", "It was closed", ["closed"]),
        ("Yesterday it rained.", "It rained.", ["It"]),
        ("In 1998, the council met.", "The council met.", ["The"]),
        ("the Council met", "The council met", []),
        ("", "All is new", ["All is new"]),
        ("All is gone", "", []),
    ],
)
def test_changed_added_and_missing_words_are_marked(right: str, wrong: str, words: list[str]) -> None:
    assert marked(right, wrong) == words


def test_words_alike_count_each_time() -> None:
    assert marked("a b a b", "a b b") == ["b b"]
    assert distance("a b a b", "a b b") == 1
    assert distance("Anna thanked Peter", "peter thanked anna") == 0


def test_tokens_that_touch_a_span_are_in_it() -> None:
    assert tokens_in([(4, 8)], [(0, 4), (4, 6), (6, 9), (9, 10)]) == [1, 2]
    assert tokens_in([], [(0, 4)]) == []
