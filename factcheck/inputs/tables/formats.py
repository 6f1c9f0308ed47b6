"""Names of row files: what is in them, and how they are compressed."""

from __future__ import annotations

import gzip
import lzma
import zlib
from dataclasses import dataclass
from pathlib import PurePath
from typing import IO, Any, Literal, cast

from factcheck.errors import InputError
from factcheck.version import installing

Kind = Literal["jsonl", "csv", "tsv", "parquet"]
STANDARD_STREAM = "-"
NAMES = ".jsonl, .csv, .tsv (each also .gz, .xz or .zst) or .parquet"

_KINDS: dict[str, Kind] = {"jsonl": "jsonl", "ndjson": "jsonl", "csv": "csv", "tsv": "tsv", "parquet": "parquet"}
_COMPRESSIONS = ("gz", "xz", "zst")


@dataclass(frozen=True, slots=True)
class Format:
    """What a file holds, and its compression: ``gz``, ``xz``, ``zst`` or None."""

    kind: Kind
    compression: str | None = None


def format_of(name: str) -> Format | None:
    """The format that a file name says, such as that of ``rows.csv.gz``; None where it says none."""
    parts = PurePath(name).name.lower().split(".")[1:]
    compression = parts.pop() if parts and parts[-1] in _COMPRESSIONS else None
    kind = _KINDS.get(parts[-1]) if parts else None
    return Format(kind, compression) if kind and not (kind == "parquet" and compression) else None


def named_format(text: str) -> Format:
    """The format that an option names, such as ``csv`` or ``jsonl.gz``; raises InputError for one that there is not."""
    found = format_of(f"rows.{text.removeprefix('.')}")
    if found is None:
        raise InputError(f"unknown format {text!r}: choose from jsonl, csv, tsv (each also with .gz, .xz or .zst) and parquet")
    return found


def decompressed(raw: IO[bytes], compression: str | None) -> IO[bytes]:
    """A stream of what `raw` holds; raises InputError where zstd is missing."""
    if compression == "gz":
        return cast(IO[bytes], gzip.GzipFile(fileobj=raw, mode="rb"))
    if compression == "xz":
        return lzma.open(raw, "rb")
    if compression == "zst":
        return cast(IO[bytes], _zstd().open(raw, "rb"))
    return raw


def compressed(raw: IO[bytes], compression: str | None) -> IO[bytes]:
    """A stream that writes to `raw`, the same bytes for the same content; closing it leaves `raw` open."""
    if compression == "gz":
        return cast(IO[bytes], gzip.GzipFile(filename="", fileobj=raw, mode="wb", mtime=0))
    if compression == "xz":
        return lzma.open(raw, "wb")
    if compression == "zst":
        return cast(IO[bytes], _zstd().open(raw, "wb"))
    return raw


def corruption_errors(compression: str | None) -> tuple[type[Exception], ...]:
    """The errors that say that compressed data is broken."""
    zstd = (cast("type[Exception]", _zstd().ZstdError),) if compression == "zst" else ()
    return (EOFError, gzip.BadGzipFile, zlib.error, lzma.LZMAError, *zstd)


def _zstd() -> Any:
    """The standard library's module where there is one (Python 3.14), else its backport."""
    try:
        from compression import zstd  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        try:
            from backports import zstd  # type: ignore[no-redef, unused-ignore]
        except ImportError:
            raise InputError(f"zstd needs the package backports.zstd: {installing('zstd')}") from None
    return zstd
