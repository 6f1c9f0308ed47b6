"""One input by its name: read with a bound on its size, then as what it is."""

from __future__ import annotations

import stat
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from factcheck.errors import InputError
from factcheck.inputs import plain
from factcheck.inputs.isolation import extract_apart
from factcheck.inputs.kinds import DOCX, KINDS, MARKDOWN, TEXT, TRACKED, Kind, kind_by_name, kind_of, why_unread
from factcheck.inputs.reading import NO_PLACES, Change, Places, Reading
from factcheck.inputs.streams import standard_input
from factcheck.inputs.textfile import STANDARD_INPUT, refuse_empty

STANDARD_INPUT_NAME = "standard input"
"""What readers know standard input by."""

_LARGEST = max(kind.max_bytes for kind in KINDS)


@dataclass(frozen=True, slots=True)
class NamedText:
    """A text under the name that readers know it by: its path (within the current folder: relative to it), or ``standard input``.

    `extracted` tells that the text was drawn out of something else, so that its lines are not the file's; then `places` says where
    its stretches stood there. `warnings` say what a reader of the file sees and the text lacks, or what is doubtful in it, each
    with the file's name. `changes` are the tracked ones that made the text, where it was read for them.
    """

    name: str
    text: str
    extracted: bool = False
    places: Places = NO_PLACES
    warnings: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()

    def renamed(self, name: str) -> NamedText:
        """The same text under another name."""
        return replace(self, name=name)


def read_input(name: str) -> NamedText:
    """The text of a file, or of standard input where the name is ``-``: of any kind that `factcheck.inputs.kinds` has.

    Raises:
        InputError: it cannot be read, is too large or broken, holds no text, or needs an extra that is not installed.
    """
    shown = _shown(name)
    return read_data(_bytes(name, shown), shown)


def read_data(data: bytes, name: str) -> NamedText:
    """The text of the content of a file of this name; raises InputError as `read_input` does."""
    if why := why_unread(name, data):
        raise InputError(f"{name} {why}")
    kind = kind_of(name, data)
    _refuse_over(kind.max_bytes, len(data), name, kind)
    reading = plain.read(data, name, len(data)) if kind is TEXT else extract_apart(kind, data, name)
    # without places, the text of these stands where it stood in the file
    stands_there = kind in (TEXT, MARKDOWN) and not reading.places.starts
    return NamedText(name, reading.text, not stands_there, reading.places, _of_file(name, reading))


def read_tracked(name: str) -> tuple[NamedText, NamedText]:
    """The text of a Word file before its tracked changes, and the text after them with the changes.

    Raises:
        InputError: as `read_input` does, and where it is no Word file or has no tracked changes.
    """
    shown = _shown(name)
    data = _bytes(name, shown)
    if kind_of(name, data) is not DOCX:
        raise InputError(f"{shown} is no Word file, and only these are read for their tracked changes")
    _refuse_over(TRACKED.max_bytes, len(data), shown, DOCX)
    reading = extract_apart(TRACKED, data, shown)
    if (tracked := reading.tracked) is None:
        raise InputError(f"{shown} has no tracked changes")
    after = NamedText(shown, reading.text, True, reading.places, _of_file(shown, reading), tracked.changes)
    return NamedText(f"{shown} (before its changes)", tracked.before, True, tracked.before_places), after


def _of_file(shown: str, reading: Reading) -> tuple[str, ...]:
    return tuple(f"{shown}: {warning}" for warning in reading.warnings)


def _bytes(name: str, shown: str) -> bytes:
    kind = kind_by_name(name)
    limit = kind.max_bytes if kind else _LARGEST
    refuse_empty(name)
    path = Path(name)
    try:
        if name == STANDARD_INPUT:
            return _bounded(standard_input(), limit, shown, kind)
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
        return STANDARD_INPUT_NAME
    try:
        return Path(name).absolute().relative_to(Path.cwd()).as_posix()
    except (OSError, ValueError):
        return name
