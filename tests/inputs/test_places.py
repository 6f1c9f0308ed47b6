"""A reading knows where its stretches stood, and comes whole through its JSON."""

from hypothesis import given
from hypothesis import strategies as st

from factcheck.inputs.characters import without_unseen
from factcheck.inputs.reading import Places, Reading

PIECES = st.lists(st.tuples(st.from_regex(r"\d{1,3}", fullmatch=True), st.text(max_size=20)), max_size=8)


@given(PIECES)
def test_every_piece_stands_at_its_place(pieces: list[tuple[str, str]]) -> None:
    reading = Reading.joined(pieces, "page", ["One scanned page is left out."], separator="\n\n")
    assert Reading.from_json(reading.to_json()) == reading
    kept = [(name, shown) for name, text in pieces if (shown := without_unseen(text))]
    assert reading.places.names == tuple(name for name, _ in kept)
    for start, (name, text) in zip(reading.places.starts, kept, strict=True):
        assert reading.text[start : start + len(text)] == text
        assert reading.places.of(start) == reading.places.of(start + len(text) - 1) == name


def test_no_place_is_known_of_a_text_without_places() -> None:
    assert Places().of(3) is None and Places("page", (5,), ("2",)).of(4) is None


def test_half_a_character_is_none() -> None:
    assert Reading.joined([("1", "a\ud83d\ude00b"), ("2", "c\ud83d")], "line").text == "a\U0001f600b\n\nc\ufffd"
