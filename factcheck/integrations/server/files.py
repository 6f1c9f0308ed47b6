"""Files that come with a request, as texts; what is in them is read in processes of their own, a few at a time."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from pydantic import ValidationError
from starlette.datastructures import FormData, QueryParams, UploadFile

from factcheck.inputs import NamedText, read_data
from factcheck.integrations.server.problems import Refusal
from factcheck.integrations.server.requests import Wanted

_AT_ONCE = 2
_LONGEST_NAME = 200
_CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")


class FileReader:
    """Reads the files in forms."""

    def __init__(self) -> None:
        """Begin with nothing under way."""
        self._places = asyncio.Semaphore(_AT_ONCE)

    async def texts(self, form: FormData, name: str) -> tuple[NamedText, ...]:
        """The texts of the files in the fields of this name; raises InputError for one that cannot be read."""
        uploads = [item for item in form.getlist(name) if isinstance(item, UploadFile) and item.filename]
        return tuple([await self._text(upload) for upload in uploads])

    async def _text(self, upload: UploadFile) -> NamedText:
        name = _CONTROL.sub("", PurePosixPath((upload.filename or "").replace("\\", "/")).name)[-_LONGEST_NAME:] or "file"
        async with self._places:
            return await asyncio.to_thread(read_data, await upload.read(), name)


def texts(form: FormData, name: str) -> tuple[str, ...]:
    """The fields of this name that are texts."""
    return tuple(item for item in form.getlist(name) if isinstance(item, str))


def wanted(values: FormData | QueryParams, checks: Sequence[str] = ()) -> Wanted:
    """The options among the fields of a form or an address; raises Refusal for a value that none can have, or several."""
    names = [name for name in Wanted.model_fields if name != "checks"]
    if twice := next((name for name in names if len(values.getlist(name)) > 1), None):
        raise Refusal(422, f"the option {twice} occurs twice")
    given = {name: value for name in names if (value := values.get(name)) not in (None, "")}
    try:
        return Wanted.model_validate({**given, **({"checks": tuple(checks)} if checks else {})})
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        raise Refusal(422, f"the option {first['loc'][0]} is not usable: {first['msg']}") from None
