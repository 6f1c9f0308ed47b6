"""Extraction in a process of its own, so that a hostile file can cost no more than a bounded time and memory.

Readers of PDF, DOCX and HTML can be made to loop, to eat memory or to crash by a file that is built for it; the process that checks must
outlive that.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from enum import IntEnum

from factcheck.errors import InputError
from factcheck.inputs.kinds import Kind
from factcheck.inputs.reading import Reading


@dataclass(frozen=True, slots=True)
class Limits:
    """What one extraction may cost: seconds, bytes of memory (where the system can bound it), characters of text."""

    seconds: int = 120
    memory: int = 2 << 30
    characters: int = 20_000_000


class Outcome(IntEnum):
    """How the extracting process ends, by its exit code; any other code is a crash."""

    TEXT = 0
    REFUSED = 10
    OUT_OF_MEMORY = 11


def extract_apart(kind: Kind, data: bytes, name: str, limits: Limits | None = None) -> Reading:
    """The text within `data`, extracted by ``factcheck.inputs.worker``; `name` is for the messages.

    Raises:
        InputError: the file is broken or holds no text, its extra is not installed, or it takes more than `limits` allow.
    """
    limits = limits or LIMITS
    numbers = (str(limits.seconds), str(limits.memory), str(limits.characters))
    command = [sys.executable, "-P", "-W", "ignore", "-m", "factcheck.inputs.worker", kind.name, name, *numbers]
    # the worker must find the same packages as this process, also those that are only on its path
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=limits.seconds, env=environment, check=False)
    except subprocess.TimeoutExpired:
        raise InputError(f"{name} cannot be read: its text is not out after {limits.seconds} seconds") from None
    except OSError as error:
        raise InputError(f"{name} cannot be read: no process can be started for it ({error.strerror})") from None
    if done.returncode == Outcome.TEXT:
        return Reading.from_json(done.stdout)
    if done.returncode == Outcome.REFUSED:
        raise InputError(done.stdout.decode("utf-8"))
    if done.returncode == Outcome.OUT_OF_MEMORY:
        raise InputError(f"{name} cannot be read: it takes more than {limits.memory >> 20} MB of memory")
    raise InputError(f"{name} cannot be read: its reader crashed (exit code {done.returncode})")


LIMITS = Limits()
