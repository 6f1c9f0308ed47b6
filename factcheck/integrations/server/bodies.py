"""Bodies as they come in: of the type that a route asks for, and JSON by the rules of the rows of ``factcheck batch``."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import replace
from io import BytesIO
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute

from factcheck.inputs.tables.records import Record, json_records
from factcheck.integrations.server.problems import Refusal

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
JSON = "application/json"
MULTIPART = "multipart/form-data"
URLENCODED = "application/x-www-form-urlencoded"


class JsonRoute(APIRoute):
    """A route that takes JSON in a body of that type, and refuses others by name (the framework's says that they are no objects)."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The framework's, with a request that reads JSON by the rules of rows."""
        handle = super().get_route_handler()

        async def handle_json(request: Request) -> Response:
            whole = _JsonRequest(request.scope, request.receive)
            await whole.body()  # before it is refused: a client that still writes would find its connection closed, and no answer
            refuse_other_types(whole, JSON)
            return await handle(whole)

        return handle_json


class _JsonRequest(Request):
    async def json(self) -> Mapping[str, Any]:
        return columns(read_record((await self.body()).removeprefix(BYTE_ORDER_MARK)), "request")


def refuse_other_types(request: Request, *wanted: str) -> None:
    """Raises Refusal where a body is of none of these types; one that is made of JSON (``application/geo+json``) is JSON."""
    given = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    kind = JSON if given.startswith("application/") and given.endswith("+json") else given
    if kind not in wanted:
        raise Refusal(415, f"send the header `Content-Type: {wanted[0]}`, and such a body")


def read_record(data: bytes) -> Record:
    """What a request or a line holds, or what is wrong with it."""
    record = next(json_records(_OneLine(data)), None)
    if record is None:
        return Record({}, "it is empty")
    # without the number of the line, which is the same for all
    return replace(record, problem=record.problem and record.problem.partition(": ")[2])


def columns(record: Record, name: str) -> Mapping[str, Any]:
    """The keys and values of a request or a line, whatever its `name` is; raises Refusal that says what is wrong with it."""
    if record.problem:
        raise Refusal(422, f"the {name} does not have the form that is asked for: {record.problem}")
    return record.columns


class _OneLine(BytesIO):
    """Data as one line, though JSON may have line ends, and of any length; the second, as the first of a file may begin with a BOM."""

    def __init__(self, data: bytes) -> None:
        super().__init__(b"\n" + data + b"\n")

    def readline(self, size: int | None = -1, /) -> bytes:
        return self.read() if self.tell() else self.read(1)
