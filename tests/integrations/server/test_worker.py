"""The worker alone: which jobs go into one pass, what is refused, how long a pass likely takes, and that one job's trouble is its own."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from functools import reduce
from typing import Any

import pytest

from factcheck.integrations.server.metrics import Metrics
from factcheck.integrations.server.pace import Pace
from factcheck.integrations.server.problems import Busy
from factcheck.integrations.server.worker import Job, Worker


class Judging:
    """Gives each text back as its report, notes the passes, waits at their start while it is held, and takes some seconds for each text."""

    def __init__(self, seconds: float = 0.0) -> None:
        self.passes: list[list[str]] = []
        self.let = threading.Event()
        self.began = threading.Event()
        self.seconds = seconds

    def __call__(self, texts: Any, /, *, progress: Any = None) -> Iterator[Any]:
        self.passes.append(list(texts))
        self.began.set()
        assert self.let.wait(10)
        time.sleep(self.seconds * len(self.passes[-1]))
        progress(1, 2)
        for text in self.passes[-1]:
            if text == "trouble":
                raise ZeroDivisionError
            yield text


@pytest.fixture
def worker() -> Iterator[Worker]:
    worker = Worker(8, 60, Metrics())
    yield worker
    worker.stop()


def begin(worker: Worker, judging: Judging) -> Future[Any]:
    """A job that is under way, and stays so."""
    first = worker.submit(Job(judging, ["first"], 1))
    assert judging.began.wait(10)
    return first


def test_equal_judging_is_one_pass_and_the_order_stays(worker: Worker) -> None:
    one, other = Judging(), Judging()
    other.let.set()
    begin(worker, one)
    found = [worker.submit(Job(judging, [name], 1)) for judging, name in ((one, "a"), (other, "b"), (one, "c"), (other, "d"))]
    one.let.set()
    assert [future.result(10) for future in found] == [["a"], ["b"], ["c"], ["d"]]
    assert (one.passes, other.passes) == ([["first"], ["a", "c"]], [["b", "d"]])


def test_one_job_s_trouble_is_not_another_s(worker: Worker) -> None:
    judging = Judging()
    begin(worker, judging)
    good, bad = worker.submit(Job(judging, ["a", "b"], 1)), worker.submit(Job(judging, ["trouble"], 1))
    judging.let.set()
    assert good.result(10) == ["a", "b"]
    with pytest.raises(ZeroDivisionError):
        bad.result(10)


def test_places_and_shares_of_them(worker: Worker) -> None:
    judging = Judging()
    begin(worker, judging)
    waiting = [worker.submit(Job(judging, ["a"], 1), share=0.5) for _ in range(4)]
    with pytest.raises(Busy):
        worker.submit(Job(judging, ["a"], 1), share=0.5)
    waiting += [worker.submit(Job(judging, ["a"], 1)) for _ in range(4)]
    assert not worker.is_ready
    with pytest.raises(Busy) as busy:
        worker.submit(Job(judging, ["a"], 1))
    assert int(busy.value.headers["Retry-After"]) >= 1  # type: ignore[index]
    waiting[2].cancel()
    assert worker.is_ready
    judging.let.set()
    assert all(future.result(10) == ["a"] for future in waiting if not future.cancelled())


def test_a_pass_and_a_wait_are_bounded_by_the_work_that_is_expected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.integrations.server.worker._PASS_SECONDS", 0.2)
    worker, judging = Worker(100, 1.0, Metrics()), Judging(seconds=0.1)
    judging.let.set()
    assert worker.submit(Job(judging, ["known"], 20_000)).result(10) == ["known"]
    time.sleep(0.05)  # until what it took is known
    taken = 0
    with pytest.raises(Busy):
        for _ in range(50):
            worker.submit(Job(judging, ["a"], 20_000))
            taken += 1
    assert 5 < taken < 20
    worker.stop()
    assert max(map(len, judging.passes)) <= 4


def test_small_requests_have_no_large_ones_refused_nor_judged_one_by_one() -> None:
    worker, small, large = Worker(64, 60, Metrics()), Judging(seconds=0.02), Judging()
    small.let.set()
    for _ in range(20):
        assert worker.submit(Job(small, ["a"], 30)).result(10) == ["a"]
    begin(worker, large)
    waiting = [worker.submit(Job(large, [name], 23_700)) for name in "bcdef"]
    assert worker.is_ready
    large.let.set()
    assert [future.result(10) for future in waiting] == [[name] for name in "bcdef"]
    assert large.passes == [["first"], ["b", "c", "d", "e", "f"]]
    worker.stop()


FIXED, EACH = 0.45, 0.00025
"""Seconds of a pass, and of each of its characters, about as on two cores."""


def paced(*passes: int, each: float = EACH) -> Pace:
    """The pace after passes of so many characters."""
    return reduce(lambda pace, characters: pace.after(FIXED + each * characters, characters), passes, Pace())


def test_the_pace_of_large_passes_is_known_whatever_came_before_or_after() -> None:
    truly = FIXED + EACH * 100_000
    for small in (0, 1, 20, 1_000):
        assert 0.1 * truly < paced(*[100_000] * 3, *[30] * small).expected(100_000) < 1.1 * truly
    assert 0.9 * truly < paced(*[30] * 1_000, *[100_000] * 3).expected(100_000) < 1.1 * truly


def test_small_passes_alone_never_have_large_ones_look_slower_than_they_are() -> None:
    assert Pace().expected(100_000) == 0 and Pace().within(10) == math.inf
    for characters in (30, 300, 3_000):
        found = paced(*[characters] * 50)
        assert found.expected(100_000) < FIXED + EACH * 100_000
        assert found.expected(found.within(10)) == pytest.approx(10)
    assert Pace().after(5.0, 30).expected(100_000) < 60  # a small one for which a model is loaded


def test_a_slow_pace_is_learnt() -> None:
    assert paced(20_000, each=0.002).expected(100_000) > 120
    assert paced(*[100_000] * 5, *[20_000] * 10, each=0.002).expected(50_000) > 60


def test_what_waits_is_judged_before_the_end() -> None:
    worker, judging = Worker(8, 60, Metrics()), Judging()
    begin(worker, judging)
    waiting = worker.submit(Job(judging, ["a"], 1))
    ending = threading.Thread(target=worker.stop)
    ending.start()
    judging.let.set()
    assert waiting.result(10) == ["a"]
    ending.join(10)
    with pytest.raises(Busy):
        worker.submit(Job(judging, ["b"], 1))
