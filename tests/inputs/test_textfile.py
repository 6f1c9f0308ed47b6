from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import InputError
from factcheck.inputs.textfile import decode

TEXT = "Café “naïve” – 3 €.\nSecond line."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "text.txt") == TEXT


def test_latin_1_and_utf_16_without_a_mark() -> None:
    assert decode("Café naïve.".encode("latin-1"), "x") == "Café naïve."
    assert decode("A plain story. It ends.".encode("utf-16-le"), "x") == "A plain story. It ends."
    assert decode("A plain story. It ends.".encode("utf-16-be"), "x") == "A plain story. It ends."


def test_line_ends_are_kept() -> None:
    assert decode(b"one\r\ntwo\n", "x") == "one\r\ntwo\n"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        (b"caf\x81 \x9d", "undecodable byte at offset 3"),
        (b"\xff\xfea", "not valid utf-16"),
        (b"\xef\xbb\xbf\xff", "not valid utf-8"),
    ],
)
def test_what_is_not_text_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(InputError, match=f"^story.txt .*{why}"):
        decode(data, "story.txt")


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        assert isinstance(decode(data, "x"), str)
    except InputError as error:
        assert "\n" not in str(error)
