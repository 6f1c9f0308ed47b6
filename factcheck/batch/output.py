"""Where checked rows go: a file that appears when it is whole, with a record of what made it; or standard output, as they come."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Protocol

from factcheck.batch.encoding import Encoder, ParquetEncoder
from factcheck.batch.journal import JOURNAL, ROWS, Entry, Journal, difference, unwritable
from factcheck.batch.lock import locked, remove_left
from factcheck.errors import InputError
from factcheck.inputs.streams import printing, standard_output
from factcheck.inputs.tables.formats import Format, compressed

PARTIAL = ".partial"
RECORD = ".factcheck.json"
_OPEN = (Path("/dev"), Path("/dev/fd"), Path("/proc/self/fd"))


class Sink(Protocol):
    """Takes the blocks of a batch in order."""

    @property
    def last(self) -> Entry:
        """What is safe already."""
        ...

    @property
    def blocks(self) -> int:
        """How many blocks are safe already."""
        ...

    def append(self, rows: int, bad: int, digest: str, out: bytes, errors: bytes) -> None:
        """Take a block: how many rows it has, how many of them are bad, the reader's digest and the bytes for both files."""
        ...


@dataclass(frozen=True, slots=True)
class Target:
    """The files of a batch's output: `out` and, where bad rows go to a file of their own, `errors`."""

    out: Path
    errors: Path | None
    form: Format

    @classmethod
    def at(cls, out: Path, errors: Path | None, form: Format) -> Target:
        """The target at these names; links are followed, and go on to lead to it.

        Raises InputError where the output would be no file, as there is nothing beside it to go on from.
        """
        if is_device(out):
            raise InputError(f"{out} cannot be written: it is a device or a pipe, not a file; give --out - and lead that there")
        return cls(followed(out), followed(errors) if errors else None, form)

    @property
    def folder(self) -> Path:
        """Where the unfinished output is."""
        return self.out.with_name(self.out.name + PARTIAL)

    @property
    def record(self) -> Path:
        """The file that says what made the output."""
        return self.out.with_name(self.out.name + RECORD)


@contextmanager
def claimed(target: Target, restart: bool) -> Iterator[None]:
    """Hold the target for this process; `restart` tells that nothing of a run before will be gone on with.

    Raises InputError when another process holds it or it cannot be written.
    """
    with ExitStack() as stack:
        with disk_errors(target.out, resumable=not restart and (target.folder / JOURNAL).exists()):
            for path in filter(None, (target.out, target.errors)):
                _refuse_folder(path)
                path.parent.mkdir(parents=True, exist_ok=True)
            stack.enter_context(locked(target.folder / "lock", str(target.out)))
        try:
            yield
        finally:
            if not (target.folder / JOURNAL).exists():
                shutil.rmtree(target.folder, ignore_errors=True)
    remove_left(target.folder / "lock")


def finished(target: Target, job: Mapping[str, Any], restart: bool) -> Entry | None:
    """What the finished output of the same job holds, with the digest of its errors file.

    None where the job is still to do, from its start or from where it was.

    Raises InputError when there is an output that this job did not make, or that is not as it was made (one that was cut is made again).
    """
    begun = (target.folder / JOURNAL).exists()
    record = _read_record(target.record)
    if restart or not target.out.exists() or (begun and record is None):
        return None
    if record is None:
        raise InputError(f"{target.out} exists already; give --restart to write it anew")
    size = target.out.stat().st_size
    intact = size == record["bytes"] and _sha256(target.out) == record["sha256"]
    if begun and not intact:  # ended between the record and the output, with an older output still there
        return None
    if record["job"] != job:
        raise InputError(f"{target.out} was written with {difference(record['job'], job)}; give --restart to write it anew")
    if intact:
        return Entry(record["rows"], record["bad"], record["input"], 0, "", 0, record.get("errors_sha256", ""))
    if size < record["bytes"]:
        return None
    raise InputError(f"{target.out} is not as it was written; give --restart to write it anew")


def errors_as_written(target: Target, done: Entry) -> bool:
    """Whether the errors file, where there is to be one, is that of the finished output; of old records it is enough that it exists."""
    path = target.errors
    return path is None or (path.is_file() and done.errors_digest in ("", _sha256(path)))


def publish(target: Target, journal: Journal, encoder: Encoder, job: Mapping[str, Any]) -> None:
    """Make the output of all safe blocks: errors, record and output appear in this order, each at once and whole.

    Raises InputError when something cannot be written.
    """
    with disk_errors(target.out):
        result = target.folder / ROWS
        if isinstance(encoder, ParquetEncoder) or target.form.compression:
            result = target.folder / "result"
            with result.open("wb") as raw:
                _assemble(journal.out_chunks(), encoder, target.form, raw)
                _sync(raw)
        if target.errors:
            _write(journal.error_chunks(), target.errors)
        journal.close()
        record = {
            "rows": journal.last.rows,
            "bad": journal.last.bad,
            "input": journal.last.input,
            "bytes": result.stat().st_size,
            "sha256": _sha256(result),
            "job": job,
        }
        if target.errors:
            record["errors_sha256"] = "" if is_device(target.errors) else _sha256(target.errors)
        _write([json.dumps(record, indent=1, ensure_ascii=False).encode("utf-8"), b"\n"], target.record)
        _move(result, target.out)
        forget(target)


def forget(target: Target) -> None:
    """Remove what makes an output an unfinished one; the rest of the folder goes when the target is free."""
    (target.folder / JOURNAL).unlink(missing_ok=True)


class StandardOutput:
    """Writes blocks to standard output as they come, and the errors file at the end."""

    def __init__(self, form: Format, errors: Path | None, head: bytes) -> None:
        """Begin with the head; raises InputError for a format that cannot be streamed, or an errors file that cannot be written."""
        if form.kind == "parquet":
            raise InputError("Parquet cannot be written to standard output: it needs a file")
        self.last = Entry(0, 0, "", 0, "", 0, "")
        self.blocks = 0
        self._raw = standard_output()
        self._compressed = form.compression is not None
        with printing():
            self._stream = compressed(self._raw, form.compression)
            self._stream.write(head)
        self._path = errors
        self._errors: IO[bytes] | None = None
        if errors:
            with disk_errors(errors, resumable=False):
                _refuse_folder(errors)
                errors.parent.mkdir(parents=True, exist_ok=True)
                self._path = followed(errors)
                self._errors = self._path.open("ab") if is_device(self._path) else _beside(self._path).open("wb")

    def append(self, rows: int, bad: int, digest: str, out: bytes, errors: bytes) -> None:
        """Write a block."""
        with printing():
            self._stream.write(out)
            if not self._compressed:
                self._stream.flush()
        if self._errors:
            with disk_errors(self._path, resumable=False):
                self._errors.write(errors)
        self.last = Entry(self.last.rows + rows, self.last.bad + bad, digest, 0, "", 0, "")

    def finish(self) -> None:
        """Write what is held back, and let the errors file appear."""
        with printing():
            if self._compressed:
                self._stream.close()
            self._raw.flush()
        if self._errors and self._path:
            with disk_errors(self._path, resumable=False):
                if is_device(self._path):
                    self._errors.close()
                    return
                _sync(self._errors)
                self._errors.close()
                _move(_beside(self._path), self._path)

    def close(self) -> None:
        """Leave no unfinished errors file behind."""
        if self._errors and self._path:
            with suppress(OSError):
                self._errors.close()
            if not is_device(self._path):
                _beside(self._path).unlink(missing_ok=True)


@contextmanager
def disk_errors(path: Path | None, *, resumable: bool = True) -> Iterator[None]:
    """Turn an error of the operating system into an InputError that names the file."""
    try:
        yield
    except OSError as error:
        raise unwritable(error.filename or path, error, resumable) from None


def is_device(path: Path) -> bool:
    """Whether a path is what only takes bytes as they come: a device, a pipe, or a file that this process has open already."""
    return path.absolute().parent in _OPEN or (path.exists() and not (path.is_file() or path.is_dir()))


def followed(path: Path) -> Path:
    """Where a link leads, so that it stays one when a file is put there; raises InputError for one that leads to itself."""
    if is_device(path) or not path.is_symlink():
        return path
    found = Path(os.path.realpath(path))
    if found.is_symlink():
        raise InputError(f"{path} cannot be written: it is a link that leads nowhere but to itself")
    return found


def _refuse_folder(path: Path) -> None:
    if path.is_dir():
        raise InputError(f"{path} cannot be written: it is a folder")


def _beside(path: Path) -> Path:
    return path.with_name(path.name + ".tmp")


def _write(chunks: Iterable[bytes], path: Path) -> None:
    """Write a file that appears when it is whole; a device takes what it is given."""
    if is_device(path):
        with path.open("ab") as device:
            device.writelines(chunks)
        return
    with _beside(path).open("wb") as file:
        file.writelines(chunks)
        _sync(file)
    _move(_beside(path), path)


def _assemble(chunks: Iterable[bytes], encoder: Encoder, form: Format, raw: IO[bytes]) -> None:
    if isinstance(encoder, ParquetEncoder):
        encoder.write(chunks, raw)
        return
    with compressed(raw, form.compression) as stream:
        stream.writelines(chunks)


def _read_record(path: Path) -> dict[str, Any] | None:
    try:
        found = json.loads(path.read_bytes())
        return found if {"rows", "bad", "input", "bytes", "sha256", "job"} <= found.keys() else None
    except (OSError, ValueError, AttributeError):
        return None


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync(file: IO[bytes]) -> None:
    file.flush()
    os.fsync(file.fileno())


def _move(path: Path, to: Path) -> None:
    path.replace(to)
    if os.name == "posix":  # a rename is safe when its folder is
        folder = os.open(to.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
