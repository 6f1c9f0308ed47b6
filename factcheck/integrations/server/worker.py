"""One thread that judges what is waiting: all requests with the same options in one pass."""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Condition, Thread
from typing import Any, Protocol

from factcheck.integrations.server.metrics import Metrics
from factcheck.integrations.server.pace import Pace
from factcheck.integrations.server.problems import Busy
from factcheck.judgement.judge import Progress
from factcheck.report import Report

_MOST_CHARACTERS = 100_000
"""After how many characters of texts a pass takes no further request in."""
_PASS_SECONDS = 10.0
"""After how many seconds of expected work it takes none in either."""
_LONGEST_RETRY = 60


class Judging(Protocol):
    """What makes a report of each of some texts, as `Checker.check_many` does of pairs."""

    def __call__(self, texts: Iterable[Any], /, *, progress: Progress | None = None) -> Iterable[Report]:
        """The reports, in order; `progress` is called once in a while."""
        ...


@dataclass(eq=False, slots=True)
class Job:
    """Texts that wait to be judged, and the future that gets their reports; to cancel it takes the job out."""

    judging: Judging
    texts: Sequence[Any]
    characters: int
    reports: Future[list[Report]] = field(default_factory=Future)


class _AllLeft(Exception):
    """Nobody waits any more for what is being judged."""


class Worker:
    """Keeps jobs in order and judges them in a thread of its own; jobs whose `judging` is equal go into one pass."""

    def __init__(self, most_waiting: int, longest_wait: float, metrics: Metrics) -> None:
        """Begin to wait for jobs: so many at a time, and none that would wait for over `longest_wait` seconds."""
        self._most_waiting = most_waiting
        self._longest_wait = longest_wait
        self._metrics = metrics
        self._waiting: deque[Job] = deque()
        self._under_way: Sequence[Job] = ()
        self._changed = Condition()
        self._ends = False
        self._pace = Pace()
        self._thread = Thread(target=self._work, name="judging", daemon=True)
        self._thread.start()

    @property
    def is_ready(self) -> bool:
        """Whether a job would be taken in."""
        with self._changed:
            return self._thread.is_alive() and self._has_room(1.0)

    def submit(self, job: Job, share: float = 1.0) -> Future[list[Report]]:
        """Take a job in; raises Busy where this `share` of the places for waiting jobs, or of the time that one may wait, is taken."""
        with self._changed:
            if not self._has_room(share):
                raise Busy(min(_LONGEST_RETRY, max(1, math.ceil(self._expected_seconds()))))
            self._waiting.append(job)
            self._metrics.waiting.set(len(self._waiting))
            self._changed.notify()
        job.reports.add_done_callback(lambda _: self._take_out(job))
        return job.reports

    def stop(self) -> None:
        """Judge what is waiting, then end; returns when that is done."""
        with self._changed:
            self._ends = True
            self._changed.notify()
        self._thread.join()

    def _has_room(self, share: float) -> bool:
        may_wait = not self._waiting or self._expected_seconds() < self._longest_wait * share
        return not self._ends and may_wait and len(self._waiting) < self._most_waiting * share

    def _expected_seconds(self) -> float:
        wanted = [job for job in (*self._waiting, *self._under_way) if not job.reports.done()]
        return self._pace.expected(_characters(wanted)) if wanted else 0.0

    def _take_out(self, job: Job) -> None:
        with self._changed, suppress(ValueError):
            self._waiting.remove(job)
            self._metrics.waiting.set(len(self._waiting))

    def _work(self) -> None:
        while jobs := self._next():
            started = time.perf_counter()
            self._judge(jobs)
            seconds = time.perf_counter() - started
            self._metrics.pass_seconds.inc(seconds)
            self._metrics.passes.observe(sum(len(job.texts) for job in jobs))
            if not all(job.reports.cancelled() for job in jobs):
                self._pace = self._pace.after(seconds, _characters(jobs))

    def _next(self) -> list[Job]:
        """The jobs of the next pass; none where the worker ends."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._ends)
            most = min(_MOST_CHARACTERS, self._pace.within(_PASS_SECONDS))
            taken: list[Job] = []
            for job in list(self._waiting):
                if job.judging == self._waiting[0].judging and (not taken or _characters(taken) < most):
                    taken.append(job)
            for job in taken:
                self._waiting.remove(job)
            self._under_way = taken
            self._metrics.waiting.set(len(self._waiting))
            return taken

    def _judge(self, jobs: Sequence[Job]) -> None:
        def stop_if_all_left(done: int, total: int) -> None:
            if all(job.reports.cancelled() for job in jobs):
                raise _AllLeft

        try:
            reports = list(jobs[0].judging([text for job in jobs for text in job.texts], progress=stop_if_all_left))
        except _AllLeft:
            return
        except Exception as error:
            if len(jobs) > 1:  # one of them cannot be judged, which must not be to the others' cost
                for job in jobs:
                    self._judge([job])
            else:
                _settle(jobs[0].reports.set_exception, error)
            return
        rest = iter(reports)
        for job in jobs:
            _settle(job.reports.set_result, [next(rest) for _ in job.texts])


def _characters(jobs: Iterable[Job]) -> int:
    return sum(job.characters for job in jobs)


def _settle(settle: Callable[[Any], None], outcome: Any) -> None:
    with suppress(InvalidStateError):  # it was cancelled in the meantime
        settle(outcome)
