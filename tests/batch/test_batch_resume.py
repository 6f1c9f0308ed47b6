"""A batch that is killed, runs out of disk space or finds its files harmed goes on and ends as if nothing had happened."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow")
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the driver forks")

Run = Callable[..., dict[str, Any]]
KILLED = -9
ROWS = 32
OUTPUTS = ("out.jsonl", "out.csv", "out.jsonl.gz", "out.parquet")


@pytest.fixture(scope="module")
def driver() -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, str(Path(__file__).parent.with_name("batch_driver.py"))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield process


@pytest.fixture
def run(driver: subprocess.Popen[str], tmp_path: Path) -> Run:
    """Runs a job in a process of its own, on the rows of this module unless told otherwise."""
    rows = tmp_path / "rows.jsonl"
    write_rows(rows)

    def call(output: Path, **more: Any) -> dict[str, Any]:
        job = {"input": str(rows), "output": str(output), "errors": str(output) + ".errors", "block_rows": 5, **more}
        assert driver.stdin and driver.stdout
        driver.stdin.write(json.dumps(job) + "\n")
        driver.stdin.flush()
        found: dict[str, Any] = json.loads(driver.stdout.readline())
        return found

    return call


def write_rows(path: Path, count: int = 30, cost: str = "nine") -> None:
    lines = []
    for n in range(count):
        source = f"The bridge {n} was closed on Monday. It cost {cost} million euros in {n + 1000}."
        rewrite = "" if n % 17 == 5 else f"Bridge {n} was closed. It did {'not ' * (n % 2)}cost {cost} million."
        lines.append(json.dumps({"id": n, "source": source, "rewrite": rewrite}) + "\n")
        if n % 20 == 9:
            lines.append("{broken\n")
    path.write_text("".join(lines), encoding="utf-8")


def made(output: Path) -> tuple[bytes, bytes, Any]:
    """All that a job has made; nothing else of it may be left."""
    beside = {path.name for path in output.parent.iterdir()}
    assert beside <= {output.name, f"{output.name}.errors", f"{output.name}.factcheck.json", "rows.jsonl", "whole"}
    record = json.loads(Path(f"{output}.factcheck.json").read_text(encoding="utf-8"))
    return output.read_bytes(), Path(f"{output}.errors").read_bytes(), record


@pytest.fixture
def whole(run: Run, tmp_path: Path) -> Callable[[str], tuple[Any, dict[str, Any]]]:
    """What an uninterrupted job makes and says."""

    def call(name: str) -> tuple[Any, dict[str, Any]]:
        folder = tmp_path / "whole"
        folder.mkdir()
        said = run(folder / name)
        assert said["status"] == 0 and said["outcome"]["rows"] == ROWS and said["outcome"]["bad"] == 4
        return made(folder / name), said

    return call


@pytest.mark.parametrize("name", OUTPUTS)
def test_killed_while_it_checks(run: Run, whole: Callable[..., Any], tmp_path: Path, name: str) -> None:
    expected, said = whole(name)
    pairs, chosen = said["pairs"], random.Random(name)
    before = 0
    for _ in range(5):  # times 4 formats
        output = tmp_path / name
        assert run(output, die_at_pairs=chosen.randint(1, pairs))["status"] == KILLED
        assert not output.exists()
        run(output, die_at_pairs=chosen.randint(1, pairs))
        said = run(output)
        before += said["outcome"]["before"]
        assert said["outcome"]["rows"] == ROWS and made(output) == expected
        for path in (output, Path(f"{output}.factcheck.json"), Path(f"{output}.errors")):
            path.unlink()
    assert before > 0


@pytest.mark.parametrize("name", OUTPUTS)
@pytest.mark.parametrize("trouble", ["die_at_step", "full_at_step"])
def test_ended_at_a_step_on_the_disk(run: Run, whole: Callable[..., Any], tmp_path: Path, name: str, trouble: str) -> None:
    expected, said = whole(name)
    output = tmp_path / name
    steps = range(1, said["steps"] + 1)
    for step in [*random.Random(name + trouble).sample(steps[:-9], 3), *steps[-9:]]:
        first = run(output, **{trouble: step})
        if trouble == "die_at_step":
            assert first["status"] == KILLED
        else:
            assert "No space left on device" in first["error"]
        again = run(output)
        assert again["status"] == 0, again
        assert again["outcome"] == {**said["outcome"], "before": again["outcome"]["before"]}
        assert made(output) == expected
        for path in (output, Path(f"{output}.factcheck.json"), Path(f"{output}.errors")):
            path.unlink()


@pytest.mark.parametrize("name", ["rows", "errors", "journal"])
def test_harmed_while_it_was_down(run: Run, whole: Callable[..., Any], tmp_path: Path, name: str) -> None:
    expected, _ = whole("out.jsonl")
    chosen = random.Random(name)
    for cut in (True, False) * 4:
        output = tmp_path / "out.jsonl"
        assert run(output, die_at_pairs=100)["status"] == KILLED
        path = tmp_path / "out.jsonl.partial" / name
        content = path.read_bytes()
        at = chosen.randrange(len(content))
        path.write_bytes(content[:at] + (b"" if cut else b"\x00" + content[at + 1 :]))
        said = run(output)
        assert said["outcome"]["rows"] == ROWS and made(output) == expected
        output.unlink()
        Path(f"{output}.errors").unlink()


def test_a_finished_output_is_not_made_again(run: Run, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    assert run(output)["outcome"]["before"] == 0
    stamp = output.stat().st_mtime_ns
    again = run(output, die_at_pairs=1)
    assert again["status"] == 0 and again["outcome"]["before"] == again["outcome"]["rows"] == ROWS
    assert output.stat().st_mtime_ns == stamp and not (tmp_path / "out.jsonl.partial").exists()


def test_a_truncated_output_is_made_again(run: Run, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    run(output)
    expected = made(output)
    output.write_bytes(expected[0][:1000])
    assert run(output, die_at_pairs=100)["status"] == KILLED
    assert run(output)["outcome"]["before"] > 0
    assert made(output) == expected


def test_an_edited_or_foreign_output_is_kept(run: Run, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    output.write_text("mine", encoding="utf-8")
    assert "exists already" in run(output)["error"]
    assert output.read_text(encoding="utf-8") == "mine" and not (tmp_path / "out.jsonl.partial").exists()
    run(output, restart=True)
    output.write_bytes(output.read_bytes() + b"{}\n")
    assert "is not as it was written" in run(output)["error"]
    assert output.read_bytes().endswith(b"{}\n")


@pytest.mark.parametrize("finish", [False, True])
def test_another_job_is_refused(run: Run, tmp_path: Path, finish: bool) -> None:
    output = tmp_path / "out.jsonl"
    run(output, **({} if finish else {"die_at_pairs": 100}))
    assert "other options (full was False and is True); give --restart" in run(output, full=True)["error"]
    assert "other options (block_rows" not in run(output, full=True)["error"]
    write_rows(tmp_path / "rows.jsonl", cost="ten")
    assert "has changed since its first" in run(output)["error"]
    write_rows(tmp_path / "rows.jsonl", count=5)
    assert "has changed since its first" in run(output)["error"]
    assert run(output, restart=True)["outcome"]["rows"] == 5


@pytest.mark.parametrize("name", OUTPUTS)
@pytest.mark.parametrize("count", [34, 38])  # rows that end within a block, and at its end
def test_rows_that_are_added_behind_finished_ones(run: Run, tmp_path: Path, name: str, count: int) -> None:
    output, other = tmp_path / name, tmp_path / "whole" / name
    assert run(output, die_at_step=1, block_rows=5)["status"] == KILLED
    assert run(output)["outcome"]["before"] == 0
    write_rows(tmp_path / "rows.jsonl", count=count)
    said = run(output)
    assert (said["outcome"]["before"], said["outcome"]["rows"]) == (30, count + 2)  # whole blocks are kept
    other.parent.mkdir()
    run(other)
    assert made(output) == made(other)
    assert run(output)["outcome"]["before"] == count + 2


def test_what_cannot_be_added_to_a_finished_output(run: Run, tmp_path: Path) -> None:
    output, rows = tmp_path / "out.jsonl", tmp_path / "rows.jsonl"
    run(output)
    content = made(output)
    lines = rows.read_text(encoding="utf-8").splitlines(keepends=True)
    for changed in ([*lines[:3], *lines[4:], *lines], [*lines[:-2], "{other\n", *lines[-1:], *lines]):
        rows.write_text("".join(changed), encoding="utf-8")
        assert "has changed since its first 32 rows" in run(output)["error"]
        assert made(output) == content
    rows.write_text("".join([*lines, *lines]), encoding="utf-8")
    Path(f"{output}.errors").rename(tmp_path / "moved")
    assert "can only be added where the errors file" in run(output)["error"]
    (tmp_path / "moved").rename(f"{output}.errors")
    assert made(output) == content
    assert run(output)["outcome"]["rows"] == 64


def test_rows_that_are_added_before_the_output_appears(run: Run, tmp_path: Path) -> None:
    output, other = tmp_path / "out.csv", tmp_path / "whole" / "out.csv"
    steps = run(output)["steps"]
    output.unlink()
    assert run(output, die_at_step=steps - 6)["status"] == KILLED
    write_rows(tmp_path / "rows.jsonl", count=60)
    assert run(output)["outcome"]["before"] == 30
    other.parent.mkdir()
    run(other)
    assert made(output) == made(other)


def test_a_link_stays_one(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "whole"
    other.mkdir()
    for name in ("out.jsonl", "out.jsonl.errors"):
        (tmp_path / name).symlink_to(other / name)
    assert run(tmp_path / "out.jsonl", die_at_pairs=100)["status"] == KILLED
    assert run(tmp_path / "out.jsonl")["outcome"]["before"] > 0
    assert run(other / "out.jsonl")["outcome"]["before"] == ROWS  # one output by either name
    for name in ("out.jsonl", "out.jsonl.errors"):
        assert (tmp_path / name).is_symlink() and (other / name).stat().st_size
    (tmp_path / "loop.jsonl").symlink_to("loop.jsonl")
    assert "leads nowhere but to itself" in run(tmp_path / "loop.jsonl")["error"]


def test_a_device_stays_one(run: Run, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.jsonl"
    os.mkfifo(pipe)
    said = run(pipe)
    assert "it is a device or a pipe, not a file; give --out -" in said["error"] and pipe.is_fifo()
    assert "not a file" in run(Path("/dev/null"), output_format="jsonl")["error"]
    assert not Path("/dev/null.partial").exists() and not Path("/dev/null.factcheck.json").exists()
    with os.fdopen(os.open(pipe, os.O_RDONLY | os.O_NONBLOCK), "rb") as reading:
        assert run(tmp_path / "out.jsonl", errors=str(pipe))["status"] == 0
        assert len(reading.read().splitlines()) == 4 and pipe.is_fifo()
    again = run(tmp_path / "out.jsonl", errors=str(pipe))["outcome"]
    assert again["before"] == ROWS and not again["errors_told"]


def test_rows_that_are_added_behind_are_checked(run: Run, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    run(output, die_at_pairs=100)
    write_rows(tmp_path / "rows.jsonl", count=60)
    said = run(output)
    assert said["outcome"]["before"] > 0 and said["outcome"]["rows"] == 63


def test_a_second_process_is_refused(run: Run, tmp_path: Path) -> None:
    from factcheck.batch.lock import locked

    output = tmp_path / "out.jsonl"
    with locked(tmp_path / "out.jsonl.partial" / "lock", "x"):
        assert f"another process (pid {os.getpid()}) is working on {output}" in run(output)["error"]
        assert "another process" in run(output, restart=True)["error"]
    assert run(output)["status"] == 0
