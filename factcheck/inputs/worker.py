"""The process that extracts one text: ``python -m factcheck.inputs.worker KIND NAME SECONDS MEMORY CHARACTERS``.

It reads the file from standard input, and writes the reading as JSON, or one sentence that says why there is none, to standard output;
which of them it is, its exit code says (see `factcheck.inputs.isolation.Outcome`).
"""

from __future__ import annotations

import logging
import sys
from importlib import import_module

from factcheck.errors import InputError
from factcheck.inputs.isolation import Outcome
from factcheck.inputs.kinds import KINDS, TRACKED
from factcheck.inputs.reading import Reading
from factcheck.version import installing

_KINDS = {kind.name: kind for kind in (*KINDS, TRACKED)}


def extract(kind: str, data: bytes, name: str, characters: int) -> Reading:
    """The text within `data`.

    Raises:
        InputError: it cannot be read, is empty or over `characters`, or a library for it is missing.
        MemoryError: there is not enough memory for it.
    """
    try:
        reading: Reading = import_module(_KINDS[kind].module).read(data, name, characters)
    except (InputError, MemoryError):
        raise
    except ModuleNotFoundError as error:
        raise InputError(f"{name} needs {error.name}, which is not installed: {installing(_KINDS[kind].extra)}") from None
    except Exception as error:  # whatever a reader raises over a broken file
        detail = (str(error).strip().splitlines() or [""])[0][:200] or type(error).__name__
        raise InputError(f"{name} is not a {kind.partition('.')[0]} file that can be read: {detail}") from None
    if len(reading.text) > characters:
        raise InputError(f"{name} holds too much text: over {characters} characters")
    if kind != "markdown" and not reading.text.strip():
        hint = "; a scan must go through text recognition first" if kind == "pdf" else ""
        raise InputError(f"{name} holds no text that can be read{hint}")
    return reading


def _limit(seconds: int, memory: int) -> None:
    try:
        import resource
    except ImportError:  # not on Windows, where only the time is bounded, by the parent
        return
    for what, limit in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds + 1), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(what)[1]
        limit = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        try:
            resource.setrlimit(what, (limit, hard))
        except (OSError, ValueError):  # macOS does not bound the address space
            continue


def main() -> int:
    """Extract as the arguments say; returns the exit code."""
    kind, name, seconds, memory, characters = sys.argv[1:]
    _limit(int(seconds), int(memory))
    logging.disable()
    out, sys.stdout = sys.stdout.buffer, sys.stderr  # what a library prints is not the text
    outcome = Outcome.TEXT
    try:
        result = extract(kind, sys.stdin.buffer.read(), name, int(characters)).to_json()
    except InputError as error:
        outcome, result = Outcome.REFUSED, str(error)
    except MemoryError:
        outcome, result = Outcome.OUT_OF_MEMORY, ""
    out.write(result.encode("utf-8", "replace"))
    out.flush()
    return outcome


if __name__ == "__main__":
    sys.exit(main())
