"""The worker alone: which jobs go into one pass, what is refused, and that one job's trouble is not another's."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from typing import Any

import pytest

from factcheck.integrations.server.metrics import Metrics
from factcheck.integrations.server.problems import Busy
from factcheck.integrations.server.worker import Job, Worker


class Judging:
    """Gives each text back as its report, notes the passes, and waits at their start while it is held."""

    def __init__(self, seconds: float = 0.0) -> None:
        self.passes: list[list[str]] = []
        self.let = threading.Event()
        self.began = threading.Event()
        self.seconds = seconds

    def __call__(self, texts: Any, /, *, progress: Any = None) -> Iterator[Any]:
        self.passes.append(list(texts))
        self.began.set()
        assert self.let.wait(10)
        time.sleep(self.seconds)
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
    assert worker.submit(Job(judging, ["known"], 100)).result(10) == ["known"]
    time.sleep(0.05)  # until what it took is known
    taken = 0
    with pytest.raises(Busy):
        for _ in range(50):
            worker.submit(Job(judging, ["a"], 100))
            taken += 1
    assert 5 < taken < 20
    worker.stop()
    assert max(map(len, judging.passes)) <= 4


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
