"""A batch with fake models in a process of its own, which may be told to die or to run out of disk space at its n-th step.

It takes jobs as lines of JSON on standard input, such as ``{"input": ..., "output": ..., "die_at_pairs": 40}``, and runs each in a fork.
The steps are the writes, syncs, renames and removals of `factcheck.batch`, or the pairs that the NLI model judges. By hand it measures
the rate and the memory of a large job: ``python tests/batch_driver.py measure 100000 FOLDER``.
"""

from __future__ import annotations

import errno
import json
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from importlib import import_module
from io import FileIO
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
from fakes import WordEncoder, WordNli

from factcheck import Checker, InputError
from factcheck.batch import LocalEngine, Outcome, Plan, run_batch
from factcheck.batch import journal as journal_module
from factcheck.batch import output as output_module
from factcheck.batch import rows as rows_module


class Steps:
    """Counts steps, and does something at one of them."""

    def __init__(self, at: int | None, act: Callable[[], None]) -> None:
        self.count = 0
        self._at = at
        self._act = act

    def step(self) -> None:
        self.count += 1
        if self.count == self._at:
            self._act()


class CountingNli(WordNli):
    """The fake model, each judged pair a step; keeps nothing."""

    def __init__(self, steps: Steps) -> None:
        super().__init__()
        self._steps = steps

    def predict(self, pairs: Sequence[tuple[str, str]]) -> np.ndarray:
        for _ in pairs:
            self._steps.step()
        rows = super().predict(pairs)
        self.asked.clear()
        return rows


class ForgetfulEncoder(WordEncoder):
    """The fake encoder; keeps nothing."""

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        rows = super().encode(texts)
        self.encoded.clear()
        return rows


def die() -> None:
    """End this process as ``kill -9`` does."""
    os.kill(os.getpid(), signal.SIGKILL)


def no_space() -> None:
    """What the operating system says when the disk is full."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def watch_disk(steps: Steps) -> None:
    """Make every write, sync, rename and removal of the batch a step; of a write, half is done before."""

    class File(FileIO):
        def write(self, content: Any) -> int:
            half = len(content) // 2
            super().write(content[:half])
            steps.step()
            return half + super().write(content[half:])

        def truncate(self, size: int | None = None) -> int:
            steps.step()
            return super().truncate(size)

    def watched(function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            steps.step()
            return function(*arguments, **options)

        return call

    journal_module.FileIO = File
    for function in ("_sync", "_move", "_sha256", "forget"):
        setattr(output_module, function, watched(getattr(output_module, function)))
    os.fsync = watched(lambda file: None)  # a killed process loses nothing that the operating system has


def fake_checker(pairs: Steps) -> Checker:
    """What the jobs check with: thorough, as it asks at least as many pairs as any, many places to die at; of the exact checks one."""
    return Checker(
        preset="thorough", explain=False, checks=["number"], embedding_model=ForgetfulEncoder(), nli_model=CountingNli(pairs)
    )


def run(job: dict[str, Any], pairs: Steps, counted: Steps | None = None) -> Outcome:
    """Run a job: keys of `Plan`, ``block_rows``, and ``die_at_step`` or ``full_at_step``; each judged pair is a step of `pairs`."""
    if "die_at_step" in job:
        watch_disk(Steps(job.pop("die_at_step"), die))
    elif "full_at_step" in job:
        watch_disk(Steps(job.pop("full_at_step"), no_space))
    elif counted:
        watch_disk(counted)
    rows_module.BLOCK_ROWS = job.pop("block_rows", rows_module.BLOCK_ROWS)
    if job.get("errors"):
        job["errors"] = Path(job["errors"])
    checker = fake_checker(pairs)
    return run_batch(Plan(**job), lambda: LocalEngine(checker))


def measure(rows: int, folder: Path) -> None:
    """Print rate and peak memory of a job of `rows` pairs of about 60 and 15 words."""
    words = "the council bridge ferry harbour closed opened voted not money island town river mayor road plan said year".split()
    rng = np.random.default_rng(0)

    def text(sentences: int) -> str:
        return " ".join(" ".join(rng.choice(words, 10)).capitalize() + "." for _ in range(sentences))

    with (folder / "rows.jsonl").open("w", encoding="utf-8") as file:
        for number in range(rows):
            source = text(6)
            rewrite = source.split(". ")[int(rng.integers(5))] + ". " + text(1)
            file.write(json.dumps({"id": number, "source": source, "rewrite": rewrite}) + "\n")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.perf_counter()
    outcome = run(
        {"input": str(folder / "rows.jsonl"), "output": str(folder / "checked.jsonl"), "restart": True}, Steps(None, die)
    )
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        f"{outcome.rows} rows, {outcome.rows / seconds:.0f} a second; peak RSS {peak / 1024:.0f} MB, {before / 1024:.0f} MB before"
    )


def warm() -> None:
    """Check a pair, so that every fork has the tables, patterns and parser that checks build when they are first needed."""
    fake_checker(Steps(None, die)).check(
        "The bridge was closed on Monday. It cost nine million euros in 1931.", "It was not closed. It cost ten million."
    )


def serve() -> None:
    """Answer each job with its exit status (-9 where it was killed), its outcome or error, its steps on the disk and its pairs."""
    import_module("pyarrow.parquet")
    import_module("pyarrow").array([0])  # imports what it needs (pandas, where it is installed) here and not in each fork
    warm()
    for line in sys.stdin:
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.write(writing, json.dumps(answer(json.loads(line))).encode("utf-8"))
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading) as pipe:
            said = pipe.read()
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        print(json.dumps({"status": status, **json.loads(said or "{}")}), flush=True)


def answer(job: dict[str, Any]) -> dict[str, Any]:
    """What a job that lives says."""
    steps, pairs = Steps(None, die), Steps(job.pop("die_at_pairs", None), die)
    try:
        return {"outcome": asdict(run(job, pairs, steps)), "steps": steps.count, "pairs": pairs.count}
    except InputError as error:
        return {"error": str(error)}


if __name__ == "__main__":
    if sys.argv[1:2] == ["measure"]:
        measure(int(sys.argv[2]), Path(sys.argv[3]))
    else:
        serve()
