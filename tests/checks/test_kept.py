"""What is remembered and skipped to save time changes nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.checks.kept import kept, same_sources
from factcheck.checks.names.index import name_index
from factcheck.checks.numbers import quantities

calls: list[str] = []


@kept
def length(text: str) -> int:
    calls.append(text)
    return len(text)


def test_within_the_same_sources_every_text_is_worked_out_once() -> None:
    calls.clear()
    texts = [f"text {number}" for number in range(200)]
    with same_sources():
        assert [length(text) for text in texts * 3] == [len(text) for text in texts * 3]
    assert calls == texts
    with same_sources():
        length(texts[0])
    assert calls == [*texts, texts[0]]


def test_outside_only_the_last_few_are_remembered() -> None:
    calls.clear()
    for text in ("one", "one", *map(str, range(100)), "one"):
        length(text)
    assert calls.count("one") == 2


words = st.lists(
    st.sampled_from("a an half third of the 12 3.5 ½ dozens couple seventh twenty-one million doubled house".split())
)


@given(words)
def test_a_token_that_is_skipped_begins_no_quantity(chosen: list[str]) -> None:
    text = " ".join(chosen)
    found = quantities.quantities(text)
    everywhere = quantities._may_begin
    try:
        quantities._may_begin = lambda word: True
        assert quantities.quantities.__wrapped__(text) == found
    finally:
        quantities._may_begin = everywhere


@given(words, words)
def test_a_phrase_is_found_where_its_words_stand_in_a_row(source: list[str], phrase: list[str]) -> None:
    index = name_index((" ".join(source),))
    wanted = " ".join(word for text in phrase for word in text.split("-"))
    if " " in wanted:
        assert index.has_phrase(wanted) == any(f" {wanted} " in text for text in index.joined)
