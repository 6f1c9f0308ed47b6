"""One input by its name: read with a bound on its size, then as what it is."""

from __future__ import annotations

import stat
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from factcheck.errors import InputError
from factcheck.inputs.isolation import extract_apart
from factcheck.inputs.kinds import KINDS, TEXT, Kind, kind_by_name, kind_of
from factcheck.inputs.reading import NO_PLACES, Places
from factcheck.inputs.textfile import STANDARD_INPUT, decode

_LARGEST = max(kind.max_bytes for kind in KINDS)


@dataclass(frozen=True, slots=True)
class NamedText:
    """A text under the name that readers know it by: its path (within the current folder: relative to it), or ``standard input``.

    `extracted` tells that the text was drawn out of something else, so that its lines are not the file's; then `places` says where
    its stretches stood there. `warnings` say what a reader of the file sees and the text lacks, or what is doubtful in it.
    """

    name: str
    text: str
    extracted: bool = False
    places: Places = NO_PLACES
    warnings: tuple[str, ...] = ()

    def renamed(self, name: str) -> NamedText:
        """The same text under another name."""
        return replace(self, name=name)


def read_input(name: str) -> NamedText:
    """The text of a file, or of standard input where the name is ``-``: plain text, Markdown, HTML, PDF or DOCX.

    Raises:
        InputError: it cannot be read, is too large or broken, holds no text, or needs an extra that is not installed.
    """
    shown = _shown(name)
    return read_data(_bytes(name, shown), shown)


def read_data(data: bytes, name: str) -> NamedText:
    """The text of the content of a file of this name; raises InputError as `read_input` does."""
    kind = kind_of(name, data)
    _refuse_over(kind.max_bytes, len(data), name, kind)
    if kind is TEXT:
        return NamedText(name, decode(data, name))
    # the text of Markdown stands where it stood in the file
    reading = extract_apart(kind, data, name)
    return NamedText(name, reading.text, kind.name != "markdown", reading.places, reading.warnings)


def _bytes(name: str, shown: str) -> bytes:
    kind = kind_by_name(name)
    limit = kind.max_bytes if kind else _LARGEST
    if name == STANDARD_INPUT:
        return _bounded(sys.stdin.buffer, limit, shown, kind)
    path = Path(name)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise InputError(f"{shown} is a folder, not a file")
        _refuse_over(limit, status.st_size, shown, kind)
        with path.open("rb") as file:
            return _bounded(file, limit, shown, kind)
    except FileNotFoundError:
        raise InputError(f"there is no file {shown}") from None
    except (OSError, ValueError) as error:
        raise InputError(f"{shown} cannot be read: {getattr(error, 'strerror', None) or error}") from None


def _bounded(file: BinaryIO, limit: int, shown: str, kind: Kind | None) -> bytes:
    # a device or a pipe has no size to ask for, so one byte too many is the sign
    data = file.read(limit + 1)
    _refuse_over(limit, len(data), shown, kind)
    return data


def _refuse_over(limit: int, size: int, shown: str, kind: Kind | None) -> None:
    if size > limit:
        what = f"a {kind.name} file" if kind else "a file"
        raise InputError(f"{shown} is too large: {what} may have at most {limit // 1_000_000} MB")


def _shown(name: str) -> str:
    if name == STANDARD_INPUT:
        return "standard input"
    try:
        return Path(name).absolute().relative_to(Path.cwd()).as_posix()
    except (OSError, ValueError):
        return name
