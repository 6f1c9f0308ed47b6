"""What must become of a broken file: text, or one sentence that says why there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.errors import InputError
from factcheck.inputs import read_input
from factcheck.inputs.worker import extract


def assert_text_or_refusal(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, refusal: str | None, characters: int
) -> None:
    """Read a file within this process, for speed; `refusal` is a part of the sentence that refuses it, empty or None for text."""
    monkeypatch.setattr(
        "factcheck.inputs.files.extract_apart", lambda kind, data, name: extract(kind.name, data, name, characters)
    )
    (folder / name).write_bytes(data)
    monkeypatch.chdir(folder)
    try:
        text = read_input(name).text
    except InputError as error:
        assert refusal is not None and refusal in str(error)
        assert str(error).startswith(name) and "\n" not in str(error) and len(str(error)) < 400
    else:
        assert not refusal
        text.encode("utf-8")
