"""ZIP archives that are looked at before anything in them is unpacked."""

from __future__ import annotations

import io
import zipfile

from factcheck.errors import InputError

_MAX_UNPACKED = 300_000_000
_MAX_PARTS = 10_000


def opened(data: bytes, name: str) -> zipfile.ZipFile:
    """The archive that a document is packed in.

    Raises:
        InputError: it is none, is locked with a password, or would unpack to something huge.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise InputError(f"{name} is broken: {error}") from None
    parts = archive.infolist()
    if len(parts) > _MAX_PARTS or sum(part.file_size for part in parts) > _MAX_UNPACKED:
        raise InputError(
            f"{name} unpacks to more than {_MAX_UNPACKED // 1_000_000} MB or {_MAX_PARTS} parts, which no document needs"
        )
    if any(part.flag_bits & 1 for part in parts):
        raise InputError(f"{name} is encrypted: save it without a password")
    return archive
