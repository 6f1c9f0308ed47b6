"""Lines of JSON in, lines of JSON out, while both sides still speak: many rows, and a rewrite that is being written."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import aclosing
from dataclasses import replace
from typing import Any

from fastapi import Response
from pydantic import ValidationError
from starlette.types import Receive, Scope, Send

from factcheck.errors import FactcheckError
from factcheck.inputs.tables.records import Record
from factcheck.integrations.server.bodies import BYTE_ORDER_MARK, columns, read_record
from factcheck.integrations.server.problems import Refusal, problem
from factcheck.integrations.server.requests import Named, Row, StreamChunk, StreamStart
from factcheck.integrations.server.service import Service, hung_up
from factcheck.text.pieces import Stream

MEDIA_TYPE = "application/x-ndjson"
_ROWS_AHEAD = 32
"""How many rows of a request are under way at a time."""
_PAUSE = 0.05
_UNREADABLE = "\N{REPLACEMENT CHARACTER}"
"""What stands in a line that is no text where it could not be read: an id with it is not the one that was given."""

_MORE_THAN_ONE = "not JSON: Extra data"
_ONE_A_LINE = "each object needs a line of its own (curl takes line ends out, but with --data-binary)"

Line = bytes | Refusal
"""A line of the request, or why there is no further one."""
Answers = AsyncIterator[dict[str, Any]]
_Queue = asyncio.Queue[Any]


class LinesResponse(Response):
    """A response whose lines are made of the request's lines as these come; a client that hangs up ends it.

    (Those of the framework read what is left of the request for themselves.)
    """

    media_type = MEDIA_TYPE

    def __init__(self, answers: Callable[[AsyncIterator[Line]], Answers], longest: int) -> None:
        """Answer with what `answers` makes of the lines, of which none may have more than `longest` bytes."""
        super().__init__()
        del self.headers["content-length"]
        self._answers, self._longest = answers, longest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send each line as soon as it is there."""
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        lines = _Lines(self._longest)
        speaking = asyncio.create_task(self._speak(lines, send))
        reading = asyncio.create_task(lines.read(receive))
        await asyncio.wait({speaking, reading}, return_when=asyncio.FIRST_COMPLETED)
        reading.cancel()
        if not speaking.done():  # the client has hung up
            speaking.cancel()
        await asyncio.gather(reading, return_exceptions=True)
        await asyncio.gather(speaking)

    async def _speak(self, lines: _Lines, send: Send) -> None:
        async with aclosing(self._answers(lines.taken())) as answers:  # type: ignore[type-var]
            async for answer in answers:
                line = json.dumps(answer, ensure_ascii=False, allow_nan=False) + "\n"
                await send({"type": "http.response.body", "body": line.encode(), "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})


class _Lines:
    """The lines of a body, read ahead of what takes them by as many bytes as a line may have, so that a hang-up is noticed early."""

    def __init__(self, longest: int) -> None:
        self._longest = longest
        self._held = 0
        self._number = 0
        self._queue: _Queue = asyncio.Queue()

    async def read(self, receive: Receive) -> None:
        """Read all; returns when the client has hung up."""
        rest, more = b"", True
        try:
            while more:
                message = await receive()
                if message["type"] == "http.disconnect":
                    return
                rest += message.get("body", b"")
                more = message.get("more_body", False)
                *whole, rest = (rest if more else rest + b"\n").split(b"\n")
                for line in whole:
                    self._refuse_long(line)
                    self._number += 1
                    text = line.removeprefix(BYTE_ORDER_MARK) if self._number == 1 else line
                    if text.strip():
                        self._put(text)
                self._refuse_long(rest)
                while self._held > self._longest:
                    await asyncio.sleep(_PAUSE)
        except Refusal as refused:
            self._put(refused)
        self._put(None)
        await hung_up(receive)

    def _refuse_long(self, line: bytes) -> None:
        if len(line) > self._longest:
            raise Refusal(413, f"a line has more than the {self._longest / 1_000_000:g} MB that are taken")

    def _put(self, line: Line | None) -> None:
        self._held += len(line) if isinstance(line, bytes) else 0
        self._queue.put_nowait(line)

    async def taken(self) -> AsyncIterator[Line]:
        """Each line when it is there."""
        async for line in _taken(self._queue):
            self._held -= len(line) if isinstance(line, bytes) else 0
            yield line


async def _taken(queue: _Queue) -> AsyncIterator[Any]:
    """What is put into a queue, up to None."""
    while (item := await queue.get()) is not None:
        yield item


async def check_rows(service: Service, lines: AsyncIterator[Line]) -> Answers:
    """The answer to each row, in order; many are under way at a time."""
    under_way: _Queue = asyncio.Queue(_ROWS_AHEAD)
    tasks: set[asyncio.Task[Any]] = set()

    async def begin() -> None:
        number = 0
        async for line in lines:
            number += 1
            task = asyncio.create_task(_row(service, line, number))
            tasks.add(task)
            task.add_done_callback(tasks.discard)
            await under_way.put(task)
        await under_way.put(None)

    beginning = asyncio.create_task(begin())
    try:
        async for task in _taken(under_way):
            yield await task
    finally:
        for task in (beginning, *tasks):
            task.cancel()


async def _row(service: Service, line: Line, number: int) -> dict[str, Any]:
    """The answer to a row; an error says which row by its id, or without one by its number, counted from 1."""
    name = None
    try:
        record = _record(line)
        name = _id_of(record)
        row = Row.model_validate(columns(record, "line"))
        return {"id": row.id, "report": (await service.check_patiently(row)).to_dict()}
    except (Refusal, ValidationError, FactcheckError) as error:
        return {"id": name, **({"row": number} if name is None else {}), **_error(error)}


def _id_of(record: Record) -> str | int | None:
    """The id of a line, also of one that has not the form of a row; None where there is none, or the line is not JSON."""
    try:
        name = Named.model_validate(record.columns).id
    except ValidationError:
        return None
    return None if record.problem and isinstance(name, str) and _UNREADABLE in name else name


async def check_written(service: Service, lines: AsyncIterator[Line]) -> Answers:
    """The verdict of each sentence as it ends, then the report: see `Checker.check_stream`."""
    stream = Stream()
    try:
        start = StreamStart.model_validate(_columns(await anext(lines, b"")))
        sources = (start.source,) if isinstance(start.source, str) else tuple(start.source)
        versions = service.new_versions(start.options, sources)
        async for line in lines:
            if ended := stream.add(StreamChunk.model_validate(_columns(line)).chunk):
                for verdict in stream.news(await service.check_version(versions, sources, ended)):
                    yield {"sentence": verdict.to_dict()}
        report = await service.check_version(versions, sources, stream.text)
        for verdict in stream.news(report):
            yield {"sentence": verdict.to_dict()}
        yield {"report": report.to_dict()}
    except (Refusal, ValidationError, FactcheckError) as error:
        yield _error(error)


def _columns(line: Line) -> Mapping[str, Any]:
    return columns(_record(line), "line")


def _record(line: Line) -> Record:
    if isinstance(line, Refusal):
        raise line
    record = read_record(line)
    if record.problem and record.problem.startswith(_MORE_THAN_ONE):
        return replace(record, problem=f"{record.problem}; {_ONE_A_LINE}")
    return record


def _error(error: Refusal | ValidationError | FactcheckError) -> dict[str, Any]:
    if isinstance(error, ValidationError):
        found = [{"at": list(one["loc"]), "message": one["msg"]} for one in error.errors(include_input=False)]
        return {"error": problem(422, "the line does not have the form that is asked for", errors=found)}
    status, detail = (error.status_code, str(error.detail)) if isinstance(error, Refusal) else (422, str(error))
    return {"error": problem(status, detail)}
