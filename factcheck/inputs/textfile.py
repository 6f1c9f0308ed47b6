"""The text of a file's bytes whatever its encoding, refusing what is not text, and telling whether two names are of one file."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

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
_CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffe\uffff]")
STANDARD_INPUT = "-"

_SAVE_AS = "save it as UTF-8"
# what no Western text has: a capital with an accent, or a sign, within or behind a lower-case word; a lone letter; long runs
_ODD = re.compile(
    r"(?<=[a-zß-ÿ])[À-ÖØ-ÞŠŽŸŒ¡-¨¬®¯±-¸»-¿ƒ„†‡ˆ‰•˜](?![A-ZÀ-Ö])|(?<![^\s])[À-ÿŠŽŸ](?=\s)(?<![ÀàÉéÓóÔôÖöÅå])"
    r"|[¡-ÿŒœŠšŽžŸƒ]{4,}"
)
_NOT_MAC = re.compile(r"[^\x00-\x7fÀ-ÖØ-öø-ÿŒœŸ“”‘’„‚–—…•€£¥¢©®™°§¡¿«»ªº\xa0]")
_NON_ASCII = re.compile(r"[^\x00-\x7f]")
_FEWEST_ODD, _ODD_PART, _FOREIGN_PART = 2, 0.25, 0.4


def refuse_empty(*names: str) -> None:
    """Raises InputError where a name is empty: `Path` takes it for the current folder."""
    if "" in names:
        raise InputError("a path is empty, as where a variable of the shell is not set")


def identity(path: Path) -> object:
    """What all names of one file have in common: links, and where a file system does not tell capitals apart, other spellings."""
    try:
        found = path.stat()
    except OSError:
        return path.resolve()
    return (found.st_dev, found.st_ino) if found.st_ino else path.resolve()


def decode(data: bytes, name: str) -> str:
    """The text that bytes hold, as `decode_loudly` reads them."""
    return decode_loudly(data, name)[0]


def decode_loudly(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The text that bytes hold, and what is doubtful about it; `name` is for the message.

    UTF-8 with or without a byte order mark, UTF-16 and UTF-32 with one (UTF-16 without one where every other byte is zero), and else
    Windows-1252, of which Latin-1 text is a part, or Mac Roman, whichever gives words. A few bytes that are wrong in UTF-8 are taken
    for Windows-1252, with a warning.

    Raises:
        InputError: they are binary, or in no known encoding.
    """
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None) or _markless_utf16(data)
    if encoding is None and (control := _CONTROLS.search(data)):
        raise InputError(f"{name} is a binary file, not text (control byte at offset {control.start()})")
    try:
        return data.decode(encoding or "utf-8"), ()
    except UnicodeDecodeError as error:
        if encoding:
            raise InputError(f"{name} is not valid {encoding}: {error.reason} at byte {error.start}") from None
        first_bad = error.start
    return _mended_utf8(data) or _legacy(data, name, first_bad)


def _mended_utf8(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    """UTF-8 with fewer wrong bytes than right characters beyond ASCII; None where it is none."""
    text = data.decode("utf-8", "surrogateescape")
    wrong = [sign.start() for sign in re.finditer("[\udc80-\udcff]", text)]
    if 2 * len(wrong) > len(_NON_ASCII.findall(text)):
        return None
    lines = sorted({text.count("\n", 0, at) + 1 for at in wrong[:100]})
    mended = re.sub("[\udc80-\udcff]", lambda sign: bytes([ord(sign[0]) - 0xDC00]).decode("cp1252", "replace"), text)
    count = "1 byte is" if len(wrong) == 1 else f"{len(wrong)} bytes are"
    return mended, (f"{count} no UTF-8 and read as Windows-1252, first in line {lines[0]}: {_SAVE_AS}",)


def _legacy(data: bytes, name: str, first_bad: int) -> tuple[str, tuple[str, ...]]:
    """Windows-1252 or Mac Roman."""
    for encoding, warnings in (
        ("cp1252", ()),
        ("mac_roman", (f"the text is neither UTF-8 nor Windows-1252 and is read as Mac Roman: {_SAVE_AS} if words are wrong",)),
    ):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as error:
            first_bad = error.start
            continue
        if _is_western(text) if encoding == "cp1252" else not (_ODD.search(text) or _NOT_MAC.search(text)):
            return text, warnings
    raise InputError(
        f"{name} is in none of UTF-8, UTF-16, Latin-1 (Windows-1252) and Mac Roman: undecodable byte at offset {first_bad}; {_SAVE_AS}"
    )


def _is_western(text: str) -> bool:
    foreign = len(_NON_ASCII.findall(text))
    odd = sum(map(len, _ODD.findall(text)))
    shown = sum(not sign.isspace() for sign in text)
    return odd < _FEWEST_ODD or (odd <= _ODD_PART * foreign and foreign <= _FOREIGN_PART * shown)


def _markless_utf16(data: bytes) -> str | None:
    sample = data[:2000]
    if len(sample) < 4 or len(data) % 2:
        return None
    for zeros, others, encoding in ((sample[1::2], sample[0::2], "utf-16-le"), (sample[0::2], sample[1::2], "utf-16-be")):
        # half zeros may be numbers of a binary file too; these give control characters
        if (
            5 * zeros.count(0) > 2 * len(zeros)
            and others.count(0) == 0
            and not _CONTROL_CHARACTERS.search(sample.decode(encoding, "replace"))
        ):
            return encoding
    return None
