"""Standard input and output, either of which may be closed, and standard output full."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO, TextIO

from factcheck.errors import InputError


def standard_input() -> BinaryIO:
    """The bytes of standard input; raises InputError where it is closed."""
    if sys.stdin is None:
        raise InputError("standard input is closed, so - cannot be read: give a file, or pipe into the command")
    return sys.stdin.buffer


def standard_output() -> BinaryIO:
    """Standard output for bytes, to be written to within `printing`; raises InputError where it is closed."""
    _refuse_closed_output()
    return sys.stdout.buffer


@contextmanager
def printing() -> Iterator[None]:
    """What is printed within goes to standard output; raises InputError where that is closed or full.

    That nobody reads it any more stays a BrokenPipeError.
    """
    _refuse_closed_output()
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        discard(sys.stdout)
        raise InputError(f"standard output cannot be written: {error.strerror or error}") from None


def discard(stream: TextIO | None) -> None:
    """Drop what a stream still holds back and can never write, as Python would fail on it once more at its end."""
    with suppress(OSError):
        if stream is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _refuse_closed_output() -> None:
    if sys.stdout is None:
        raise InputError("standard output is closed, so nothing can be printed: give the output a file")
