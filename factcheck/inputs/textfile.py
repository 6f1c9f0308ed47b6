"""The text of a file's bytes whatever its encoding, and refusing what is not text."""

from __future__ import annotations

import codecs
import re

from factcheck.errors import InputError

# the longer marks first: UTF-32's begins like UTF-16's
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
STANDARD_INPUT = "-"


def decode(data: bytes, name: str) -> str:
    """The text that bytes hold; `name` is for the message.

    UTF-8 with or without a byte order mark, UTF-16 and UTF-32 with one (UTF-16 without one where every other byte is zero),
    and else Windows-1252, of which Latin-1 text is a part.

    Raises:
        InputError: they are binary, or in no known encoding.
    """
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None) or _markless_utf16(data)
    if encoding is None and _CONTROLS.search(data):
        raise InputError(f"{name} is a binary file, not text (control byte at offset {_CONTROLS.search(data).start()})")  # type: ignore[union-attr]
    try:
        return data.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        if encoding:
            raise InputError(f"{name} is not valid {encoding}: {error.reason} at byte {error.start}") from None
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise InputError(f"{name} is neither UTF-8, UTF-16 nor Latin-1: undecodable byte at offset {error.start}") from None


def _markless_utf16(data: bytes) -> str | None:
    sample = data[:2000]
    if len(sample) < 4 or len(data) % 2:
        return None
    for zeros, others, encoding in ((sample[1::2], sample[0::2], "utf-16-le"), (sample[0::2], sample[1::2], "utf-16-be")):
        if zeros.count(0) > 0.9 * len(zeros) and others.count(0) == 0:
            return encoding
    return None
