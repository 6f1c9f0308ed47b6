"""Compiled models in files of the user's cache folder, so that the next process need not compile them again.

Any number of processes may share the folder. Whatever is wrong with it or with a file costs time, never a check.
"""

from __future__ import annotations

import hashlib
import inspect
import os
import sys
import tempfile
import time
import zlib
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from mmap import mmap
from pathlib import Path
from typing import Any

import numpy as np

from factcheck.models.light import families, graph, linear, weights
from factcheck.models.light.backend import openvino
from factcheck.models.light.mapped import let_go, mapped
from factcheck.models.light.processor import capabilities, core, flags, processor_name
from factcheck.version import own_version

FOLDER_VARIABLE = "FACTCHECK_COMPILED"
"""Environment variable with another folder, or ``off``."""
MOST_BYTES = 1_000_000_000
"""Size above which what was used longest ago is dropped."""
_ENDING, _UNFINISHED, _NOTE = ".compiled", ".part", ".note"
_CHECKSUM = 4  # bytes at the end of a file
_CHUNK = 1 << 18
_GIVEN_UP_AFTER = 3600.0  # seconds until a file that was never finished is dropped
_FAILURES = (OSError, ValueError, RuntimeError)


def folder() -> Path | None:
    """Where compiled models are kept; None where none are to be."""
    asked = os.environ.get(FOLDER_VARIABLE, "")
    if asked:
        return None if asked.lower() == "off" else Path(asked).expanduser()
    try:
        return _user_cache() / "factcheck" / "compiled"
    except RuntimeError:  # there is no home
        return None


def _user_cache() -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def key_of(model: str, settings: Mapping[str, Any]) -> str:
    """The name of a compiled model: another for other weights, settings, versions or processors."""
    parts = (model, sorted(settings.items()), own_version(), openvino.__version__, _graphs(), _processor())
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:40]


@cache
def _graphs() -> str:
    """A hash of the code that builds graphs, as a version's may be changed by whoever works on it."""
    with suppress(OSError):
        return hashlib.sha256("".join(map(inspect.getsource, (families, graph, linear, weights))).encode()).hexdigest()
    return ""  # it comes without its sources, and so is not worked on


@cache
def _processor() -> tuple[object, ...]:
    """What OpenVINO's way of compiling may depend on."""
    limits = [os.environ.get(name) for name in ("ONEDNN_MAX_CPU_ISA", "DNNL_MAX_CPU_ISA")]
    return processor_name(), capabilities(), *limits, flags()


def load(key: str, settings: Mapping[str, Any]) -> tuple[openvino.CompiledModel, mmap] | None:
    """A kept model and the file that it reads its weights from, to be held as long as the model; None where there is none."""
    place = folder()
    if place is None:
        return None
    path = place / f"{key}{_ENDING}"
    try:
        if not _is_whole(path):
            path.unlink()
            return None
        file = mapped(path)
        content = np.frombuffer(file, np.uint8, len(file) - _CHECKSUM)
        model = core().import_model(openvino.Tensor(content, openvino.Shape(content.shape), openvino.Type.u8), "CPU", settings)
        let_go(file)
        os.utime(path)
    except _FAILURES:
        return None
    return model, file


def keep(key: str, model: openvino.CompiledModel) -> None:
    """Keep a model for other processes, where that can be done."""
    place = folder()
    if place is None:
        return
    with suppress(*_FAILURES):
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        with model.export_model().getbuffer() as content:
            _write(place / f"{key}{_ENDING}", content)
        _make_room(place)


def load_note(about: str) -> str | None:
    """What was kept about this processor, in a few words; None where nothing was."""
    place = folder()
    if place is None:
        return None
    path = place / f"{key_of(about, {})}{_NOTE}"
    with suppress(*_FAILURES):
        if _is_whole(path):
            return path.read_bytes()[:-_CHECKSUM].decode()
        path.unlink()
    return None


def keep_note(about: str, text: str) -> str:
    """Keep a few words about this processor for other processes, where that can be done; gives those of the process that was first."""
    place = folder()
    if place is None:
        return text
    with suppress(*_FAILURES):
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(place / f"{key_of(about, {})}{_NOTE}", memoryview(text.encode()), first=True)
    return load_note(about) or text


def _write(path: Path, content: memoryview, *, first: bool = False) -> None:
    """Write a file that no other process ever sees half; with `first`, none where there is one."""
    handle, name = tempfile.mkstemp(_UNFINISHED, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.write(_checksum(zlib.crc32(content)))
        if first:
            os.link(name, path)
            Path(name).unlink()
        else:
            Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _is_whole(path: Path) -> bool:
    """Whether a file is as it was written; read in pieces, which take no memory."""
    left, found = path.stat().st_size - _CHECKSUM, 0
    with path.open("rb", buffering=0) as file:
        while left > 0 and (chunk := file.read(min(left, _CHUNK))):
            found, left = zlib.crc32(chunk, found), left - len(chunk)
        return left == 0 and file.read(_CHECKSUM) == _checksum(found)


def _checksum(value: int) -> bytes:
    return value.to_bytes(_CHECKSUM, "little")


def _make_room(place: Path) -> None:
    """Drop what was used longest ago above `MOST_BYTES`, and files that were never finished."""
    now, size = time.time(), 0
    for path in place.glob(f"*{_UNFINISHED}"):
        if now - path.stat().st_mtime > _GIVEN_UP_AFTER:
            path.unlink()
    files = [(path.stat(), path) for path in place.glob(f"*{_ENDING}")]
    for stat, path in sorted(files, key=lambda file: -file[0].st_mtime):
        size += stat.st_size
        if size > MOST_BYTES:
            path.unlink()
