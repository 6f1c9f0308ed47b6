"""The door: who may ask, how much may come in and how slowly, and what is written down of it, which is never a text."""

from __future__ import annotations

import asyncio
import base64
import binascii
import hmac
import logging
import time
import traceback
from collections.abc import Mapping

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from factcheck.integrations.server.limits import Access, Limits
from factcheck.integrations.server.metrics import Metrics
from factcheck.integrations.server.problems import HUNG_UP, Refusal, problem_response

_log = logging.getLogger("factcheck.server")

OPEN_TO_ALL = ("/healthz", "/readyz")
"""What probes ask, without a token and under any name."""
STREAMS = ("/v1/check-many", "/v1/check-stream")
"""Bodies without an end: only the pause between two pieces is bounded here, and the length of a line where it is read."""
_FRAMES = 6
_CHALLENGE = {"WWW-Authenticate": 'Bearer, Basic realm="factcheck", charset="UTF-8"'}
_HEADERS = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),  # with none, forms would name no origin
    (b"cache-control", b"no-store"),
]


class Guard:
    """An ASGI application in front of another one."""

    def __init__(self, app: ASGIApp, access: Access, limits: Limits, metrics: Metrics) -> None:
        """Stand before `app`."""
        self._app, self._access, self._limits, self._metrics = app, access, limits, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = time.perf_counter()
        status = HUNG_UP
        # probes ask with HEAD what the application answers to GET
        only_head = scope["method"] == "HEAD"
        asked = {**scope, "method": "GET"} if only_head else scope

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], *_HEADERS]
            await send({**message, "body": b""} if only_head and message["type"] == "http.response.body" else message)

        try:
            await self._answer(asked, receive, noting)
        except Exception as error:  # the application has answered
            _log.error("%s", _where(error))
        finally:
            route = getattr(asked.get("route"), "path", "other")
            seconds = time.perf_counter() - started
            self._metrics.requests.labels(route, status).inc()
            self._metrics.seconds.labels(route).observe(seconds)
            _log.info("%s %s %d %.3f s", scope["method"], route, status, seconds)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        refused = None if scope["path"] in OPEN_TO_ALL else self._refused(headers)
        if refused is None and scope["path"] not in STREAMS:
            refused = self._refused_by_length(headers.get("content-length", ""))
        if refused is not None:
            more = _CHALLENGE if refused.status_code == 401 else None
            await problem_response(refused.status_code, refused.detail, more)(scope, receive, send)
            return
        await self._app(scope, _Body(receive, self._limits, endless=scope["path"] in STREAMS), send)

    def _refused(self, headers: Mapping[str, str]) -> Refusal | None:
        if not self._access.knows(headers.get("host", "")):
            return Refusal(421, "this server is not known under that name; --allow-host makes it known")
        origin = headers.get("origin")
        if origin is not None and not self._access.knows(origin.partition("://")[2]):
            return Refusal(403, "pages of other servers may not ask this one")
        if self._access.token is not None and not _has(headers.get("authorization", ""), self._access.token):
            return Refusal(401, "the token is missing or wrong")
        return None

    def _refused_by_length(self, length: str) -> Refusal | None:
        return _too_long(self._limits) if length.isdecimal() and int(length) > self._limits.max_body else None


class _Body:
    """The messages of a request, refusing a body that is too long or too slow."""

    def __init__(self, receive: Receive, limits: Limits, endless: bool) -> None:
        self._receive, self._limits, self._endless = receive, limits, endless
        self._length = 0
        self._is_whole = False
        self._due = asyncio.get_running_loop().time() + limits.body_timeout

    async def __call__(self) -> Message:
        if self._is_whole:
            return await self._receive()
        try:
            async with asyncio.timeout_at(self._due):
                message = await self._receive()
        except TimeoutError:
            raise Refusal(408, f"the request was not there after {self._limits.body_timeout:g} seconds", _CLOSE) from None
        self._is_whole = not message.get("more_body", False)
        if self._endless:
            self._due = asyncio.get_running_loop().time() + self._limits.body_timeout
            return message
        self._length += len(message.get("body", b""))
        if self._length > self._limits.max_body:
            raise _too_long(self._limits)
        return message


_CLOSE = {"Connection": "close"}


def _too_long(limits: Limits) -> Refusal:
    return Refusal(413, f"the request has more than the {limits.max_body / 1_000_000:g} MB that are taken", _CLOSE)


def _has(authorization: str, token: str) -> bool:
    """Whether a header carries the token: as a bearer's, or as the password by which a browser asks for it."""
    scheme, _, given = authorization.partition(" ")
    if scheme.lower() == "basic":
        try:
            given = base64.b64decode(given, validate=True).decode("utf-8", "replace").partition(":")[2]
        except binascii.Error:
            return False
    return scheme.lower() in ("bearer", "basic") and hmac.compare_digest(given.strip().encode(), token.encode())


def _where(error: BaseException) -> str:
    """What kind of error arose where in the code; its message may hold a text, so it is left out."""
    frames = traceback.extract_tb(error.__traceback__)[-_FRAMES:]
    return f"crash: {type(error).__name__} at " + " < ".join(f"{f.filename}:{f.lineno} {f.name}" for f in reversed(frames))
