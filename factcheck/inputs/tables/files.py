"""The input as a whole: one file, a folder of files or standard input, read record by record."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from factcheck.errors import InputError
from factcheck.inputs.streams import standard_input
from factcheck.inputs.tables.formats import (
    NAMES,
    STANDARD_STREAM,
    Format,
    corruption_errors,
    decompressed,
    format_of,
    named_format,
)
from factcheck.inputs.tables.records import BrokenHeader, Record, Shape, csv_records, json_records, parquet_records
from factcheck.inputs.textfile import refuse_empty
from factcheck.version import installing


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file of rows; the path is None for standard input."""

    path: Path | None
    format: Format

    @property
    def name(self) -> str:
        """What messages call it."""
        return str(self.path) if self.path else "standard input"


def input_files(name: str, format_name: str | None = None) -> tuple[InputFile, ...]:
    """The files that `name` stands for: a file, all files of rows in a folder and the folders in it, by name, or ``-`` for standard input.

    Args:
        name: a path, or ``-``.
        format_name: format of a file whose name does not say it, such as ``csv`` or ``jsonl.gz``; of all files of a folder.

    Raises:
        InputError: there is no such file, a folder without rows, or a format that is unknown or cannot be had from a stream.
    """
    refuse_empty(name)
    chosen = named_format(format_name) if format_name else None
    if name == STANDARD_STREAM:
        if chosen is None:
            raise InputError("standard input needs --format: jsonl, csv or tsv")
        if chosen.kind == "parquet":
            raise InputError("Parquet cannot be read from standard input: it needs a file")
        return (InputFile(None, chosen),)
    path = Path(name)
    if path.is_dir():
        inside = sorted((p for p in path.rglob("*") if p.is_file() and not _is_hidden(p.relative_to(path))), key=Path.as_posix)
        found = [InputFile(p, chosen or known) for p in inside if (known := format_of(p.name))]
        if not found:
            raise InputError(f"there is no file of rows in the folder {path}: their names end in {NAMES}")
        return tuple(found)
    if not path.exists():
        raise InputError(f"there is no file {path}")
    known = chosen or format_of(path.name)
    if known is None:
        raise InputError(f"{path} is no file of rows: its name must end in {NAMES}")
    return (InputFile(path, known),)


class Records:
    """The records of an input file after file; `shape` is that of the first file that has one."""

    def __init__(self, files: tuple[InputFile, ...]) -> None:
        """Take the files, of which one at a time is open."""
        self.shape = Shape()
        self._files = files
        self._sizes = [file.path.stat().st_size if file.path else 0 for file in files]
        self._finished = 0
        self._raw: IO[bytes] | None = None

    @property
    def share(self) -> float | None:
        """How much of the input has been read, in [0, 1]; None for standard input."""
        total = sum(self._sizes)
        if not total or self._raw is None:
            return 1.0 if total else None
        return min(1.0, (self._finished + self._raw.tell()) / total)

    def __iter__(self) -> Iterator[Record]:
        """All records; a file that breaks off ends with one that says so.

        Raises InputError when a file cannot be opened or read at all.
        """
        for file, size in zip(self._files, self._sizes, strict=True):
            where = f"{file.name}: " if len(self._files) > 1 else ""
            for record in self._of_file(file):
                yield Record(record.columns, where + record.problem, record.file_at_fault) if record.problem else record
            self._finished += size

    def _of_file(self, file: InputFile) -> Iterator[Record]:
        shape = Shape()
        broken: tuple[type[Exception], ...] = (*corruption_errors(file.format.compression), BrokenHeader)
        read = 0
        try:
            with file.path.open("rb") if file.path else nullcontext(standard_input()) as raw:
                self._raw = raw if file.path else None
                if file.path and file.format.compression and not file.path.stat().st_size:
                    raise EOFError("it has no bytes at all, so no compressed ones")
                for record in _records(raw, file, shape):
                    if self.shape.names is None:
                        self.shape = shape
                    read += 1
                    yield record
            if self.shape.names is None:
                self.shape = shape
        except broken as error:
            yield Record({}, f"cannot be read after row {read}: {error}", file_at_fault=True)
        except OSError as error:
            raise InputError(f"{file.name} cannot be read: {error.strerror or error}") from None
        finally:
            self._raw = None


def _records(raw: IO[bytes], file: InputFile, shape: Shape) -> Iterator[Record]:
    if file.format.kind == "parquet":
        return _parquet(raw, shape)
    stream: Any = decompressed(raw, file.format.compression)
    if file.format.kind == "jsonl":
        return json_records(stream)
    return csv_records(stream, "\t" if file.format.kind == "tsv" else ",", shape)


def _parquet(raw: IO[bytes], shape: Shape) -> Iterator[Record]:
    try:
        import pyarrow
    except ImportError:
        raise InputError(f"Parquet needs the package pyarrow: {installing('parquet')}") from None
    try:
        yield from parquet_records(raw, shape)
    except (pyarrow.ArrowException, OSError) as error:
        yield Record({}, f"cannot be read as Parquet: {str(error).partition(chr(10))[0]}", file_at_fault=True)


def _is_hidden(path: Path) -> bool:
    return any(part.startswith((".", "_")) for part in path.parts)
