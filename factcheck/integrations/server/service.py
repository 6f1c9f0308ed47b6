"""What all routes share: from texts and options to a report, through the one worker and within the limits."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterable, Iterator, MutableMapping
from functools import lru_cache
from typing import Any

from factcheck.checker import Checker
from factcheck.integrations.server.limits import Limits
from factcheck.integrations.server.metrics import Metrics
from factcheck.integrations.server.problems import HUNG_UP, Busy, Refusal
from factcheck.integrations.server.requests import Check, Wanted
from factcheck.integrations.server.worker import Job, Worker
from factcheck.judgement.judge import Progress
from factcheck.pipeline import Session
from factcheck.report import Report

Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]

_MOST_SESSIONS = 8
"""How many sources are remembered for live checks."""
_SHARE_OF_STREAMS = 0.5
"""How much of the waiting places many rows may fill, so that single requests find some free."""
_SHARE_OF_TIME = 0.5
"""How much of the time to an answer a request is expected to wait at most, as expectations may be wrong by half."""
_PAUSE = 0.05


class _Versions:
    """A session as the worker judges with it; equal to itself only, so that it has a pass of its own. Begun there, as it takes long."""

    def __init__(self, checker: Checker, sources: tuple[str, ...]) -> None:
        self._checker, self._sources = checker, sources
        self._session: Session | None = None

    def __call__(self, texts: Iterable[str], /, *, progress: Progress | None = None) -> Iterator[Report]:
        self._session = self._session or self._checker.session(self._sources)
        for text in texts:
            yield self._session.check(text, progress=progress)


class Service:
    """One checker, its worker, and the sources that live checks are under way for."""

    def __init__(self, checker: Checker, limits: Limits, metrics: Metrics) -> None:
        """Start the worker."""
        self.checker, self.limits, self.metrics = checker, limits, metrics
        self.worker = Worker(limits.max_waiting, limits.timeout * _SHARE_OF_TIME, metrics)
        self.checker_for = lru_cache(maxsize=32)(self._checker_for)
        self._sessions: OrderedDict[tuple[Wanted, tuple[str, ...]], _Versions] = OrderedDict()

    def _checker_for(self, wanted: Wanted) -> Checker:
        """The checker with the options of a request, the same each time; raises InputError for those that cannot be used."""
        return self.checker.with_options(**wanted.given())

    def versions(self, wanted: Wanted, sources: tuple[str, ...]) -> _Versions:
        """What judges versions of a rewrite of these sources: one that is kept, or a new one."""
        key = (wanted, sources)
        found = self._sessions.pop(key, None) or self.new_versions(wanted, sources)
        self._sessions[key] = found
        while len(self._sessions) > _MOST_SESSIONS:
            self._sessions.popitem(last=False)
        return found

    def new_versions(self, wanted: Wanted, sources: tuple[str, ...]) -> _Versions:
        """The same, not kept for others."""
        return _Versions(self.checker_for(wanted), sources)

    async def check(self, request: Check, receive: Receive) -> Report:
        """The report that a request asks for.

        Raises:
            Refusal: the texts are too long, no place is free, the time is over, or the client has hung up.
            InputError: an option has no such value.
        """
        answer = asyncio.wrap_future(self.worker.submit(self.job(request)))
        return (await self._answer(answer, receive))[0]

    async def check_patiently(self, request: Check) -> Report:
        """The report for one of many rows, which waits for a place instead of being refused; errors are those of `job`."""
        return await self._patiently(self.job(request))

    async def check_version(self, versions: _Versions, sources: tuple[str, ...], rewrite: str) -> Report:
        """The same for a rewrite that is being written; raises Refusal where it has become too long."""
        self.limits.refuse_long(sources, rewrite)
        return await self._patiently(Job(versions, [rewrite], len(rewrite)))

    async def _patiently(self, job: Job) -> Report:
        while True:
            try:
                return (await asyncio.wrap_future(self.worker.submit(job, _SHARE_OF_STREAMS)))[0]
            except Busy:
                await asyncio.sleep(_PAUSE)

    def job(self, request: Check) -> Job:
        """What the worker does for a request; raises Refusal or InputError."""
        self.limits.refuse_long(request.sources, request.rewrite)
        characters = sum(map(len, request.sources)) + len(request.rewrite)
        if request.live:
            return Job(self.versions(request.options, request.sources), [request.rewrite], characters)
        return Job(self.checker_for(request.options).check_many, [(request.sources, request.rewrite)], characters)

    async def _answer(self, answer: asyncio.Future[list[Report]], receive: Receive) -> list[Report]:
        gone: asyncio.Future[Any] = asyncio.ensure_future(hung_up(receive))
        try:
            waits: set[asyncio.Future[Any]] = {answer, gone}
            await asyncio.wait(waits, timeout=self.limits.timeout, return_when=asyncio.FIRST_COMPLETED)
            if answer.done():
                return answer.result()
            if gone.done():
                raise Refusal(HUNG_UP, "the client hung up")
            raise Refusal(503, f"the texts were not judged within {self.limits.timeout:g} seconds")
        finally:
            gone.cancel()
            answer.cancel()


async def hung_up(receive: Receive) -> None:
    """Returns when the client of a request, whose body is read, has hung up."""
    while (await receive())["type"] != "http.disconnect":
        pass
