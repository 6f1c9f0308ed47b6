"""A batch on a Ray cluster of several nodes: the local engine's output byte for byte, also when a node is lost on the way."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

import pytest
import remote_checkers
from command_line import run

from factcheck.batch import LocalEngine, Plan, ray_engine, run_batch
from factcheck.batch import rows as batch_rows
from factcheck.batch.columns import verdict_columns
from factcheck.batch.ray_engine import RayEngine
from factcheck.checker import Checker
from factcheck.errors import InputError, ModelError
from factcheck.integrations.frames import FrameChecker

pytest.importorskip("ray")
from ray.cluster_utils import Cluster

pytestmark = pytest.mark.filterwarnings("ignore")  # Ray's own, which come from many places in it
ROOT = Path(__file__).parent.parent.parent
ROWS = 200


class Nodes:
    """A cluster with a node without cores for this process, and worker nodes with one core each."""

    def __init__(self) -> None:
        self._cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, "include_dashboard": False})
        self.address = self._cluster.address
        self._workers: list[Any] = []

    def want(self, number: int) -> None:
        while len(self._workers) < number:
            self._workers.append(self._cluster.add_node(num_cpus=1))

    def kill_one(self) -> None:
        """Kill the processes of a node at once, with all that run on it."""
        self._cluster.remove_node(self._workers.pop(), allow_graceful=False)

    def stop(self) -> None:
        self._cluster.shutdown()


@pytest.fixture(scope="module")
def nodes() -> Iterator[Nodes]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), str(ROOT / "tests")]))  # for the workers
        patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
        found = Nodes()
        yield found
        found.stop()


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Rows, every tenth of them bad, in blocks of eight."""
    monkeypatch.setattr(batch_rows, "BLOCK_ROWS", 8)
    path = tmp_path / "rows.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(ROWS):
            source = f"Bridge {number} was closed on Monday. It cost {number} euros." if number % 10 else None
            rewrite = f"Bridge {number} was {'not ' * (number % 3 == 0)}closed. It cost {number + number % 2} euros."
            file.write(json.dumps({"id": f"r{number}", "source": source, "rewrite": rewrite}) + "\n")
    return path


def expected(data: Path, full: bool = False) -> bytes:
    out = data.with_name("local.jsonl")
    run_batch(Plan(str(data), str(out), full=full), lambda: LocalEngine(remote_checkers.make()))
    return out.read_bytes()


def on_ray(
    nodes: Nodes, make: Callable[[], Checker], data: Path, actors: int, progress: Any = None, full: bool = False
) -> tuple[bytes, dict[str, Any]]:
    out = data.with_name("ray.jsonl")
    with RayEngine(make, actors, nodes.address) as engine:
        run_batch(Plan(str(data), str(out), full=full), lambda: engine, progress)
    return out.read_bytes(), engine.signature


def test_actors_that_would_not_give_the_same_rows(nodes: Nodes, data: Path, tmp_path: Path) -> None:
    nodes.want(2)
    with pytest.raises(ModelError, match="would not all give the same rows"):
        on_ray(nodes, partial(remote_checkers.differing, tmp_path), data, 2)


def test_a_node_is_lost_in_mid_job(nodes: Nodes, data: Path) -> None:
    nodes.want(2)
    killed = []

    def progress(rows: int, share: float | None) -> None:
        if rows >= ROWS // 4 and not killed:
            killed.append(rows)
            nodes.kill_one()

    found, signature = on_ray(nodes, remote_checkers.slow, data, 2, progress)
    assert killed and killed[0] < ROWS
    assert found == expected(data)
    assert [json.loads(line)["id"] for line in found.splitlines()] == [f"r{number}" for number in range(ROWS)]
    assert signature == remote_checkers.make().signature


def test_more_actors_than_there_are_cores_and_full_reports(nodes: Nodes, data: Path) -> None:
    nodes.want(1)
    found, _ = on_ray(nodes, remote_checkers.make, data, 3, full=True)
    assert found == expected(data, full=True)


def test_begun_on_ray_and_finished_here(nodes: Nodes, data: Path) -> None:
    nodes.want(1)

    def stop(rows: int, share: float | None) -> None:
        if rows >= 40:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        on_ray(nodes, remote_checkers.make, data, 1, stop)
    out = data.with_name("ray.jsonl")
    assert not out.exists()
    outcome = run_batch(Plan(str(data), str(out)), lambda: LocalEngine(remote_checkers.make()))
    assert outcome.before == 40 and outcome.rows == ROWS
    assert out.read_bytes() == expected(data)


def test_models_that_cannot_be_loaded(nodes: Nodes) -> None:
    nodes.want(1)
    with pytest.raises(ModelError, match="the weights are broken"):
        RayEngine(remote_checkers.broken, 1, nodes.address)


def test_a_block_that_takes_every_actor_down(nodes: Nodes, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nodes.want(1)
    monkeypatch.setattr(ray_engine, "MOST_LOSSES", 2)
    lines = data.read_text(encoding="utf-8").splitlines()
    lines[12] = json.dumps({"source": "They die. They all do.", "rewrite": "They live."})
    data.write_text("\n".join(lines), encoding="utf-8")
    notes = tmp_path / "notes"
    notes.mkdir()
    with pytest.raises(ModelError, match="2 actors were lost one after another while they checked rows 9 to 16"):
        on_ray(nodes, partial(remote_checkers.deadly, notes), data, 1)
    assert len(list(notes.iterdir())) == 2


def test_frames_in_ray_data(nodes: Nodes, data: Path) -> None:
    ray = pytest.importorskip("ray")
    ray_data = pytest.importorskip("ray.data")
    nodes.want(1)
    rows = [row for line in data.read_text(encoding="utf-8").splitlines() if (row := json.loads(line))["source"]]
    ray.init(address=nodes.address, log_to_driver=False, logging_level="ERROR")
    try:
        found = ray_data.from_items(rows).map_batches(
            FrameChecker,
            fn_constructor_kwargs={"make_checker": remote_checkers.make},
            batch_format="pandas",
            batch_size=64,
            compute=ray_data.ActorPoolStrategy(size=1),
            num_cpus=1,
        )
        checked = {row["id"]: row for row in found.take_all()}
    finally:
        ray.shutdown()
    checker = remote_checkers.make()
    assert len(checked) == len(rows)
    for row in rows:
        assert checked[row["id"]] == {**row, **verdict_columns(checker.check(row["source"], row["rewrite"]))}


def test_without_ray(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(InputError, match="needs the package ray"):
        RayEngine(remote_checkers.make)


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("127.0.0.1:1", "no Ray cluster at 127.0.0.1:1"),
        ("ray://127.0.0.1:1", "no address of a Ray cluster"),
        ("here", "no address"),
    ],
)
def test_no_cluster_there(address: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        RayEngine(remote_checkers.make, 1, address)


class Recorded:
    """Stands for the engine, and notes what it was made with."""

    made: ClassVar[list[tuple[Any, ...]]] = []

    def __init__(self, make: Any, actors: int | None, address: str | None, gpus: bool) -> None:
        self.made.append((actors, address, gpus))
        self._engine = LocalEngine(remote_checkers.make())
        self.signature = self._engine.signature
        self.run = self._engine.run

    def __enter__(self) -> Recorded:
        return self

    def __exit__(self, *_: object) -> None:
        self.made.append(("closed",))


def test_options_of_the_command(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ray_engine, "RayEngine", Recorded)
    Recorded.made.clear()
    out = data.with_name("out.jsonl")
    code, _, err = run("batch", str(data), "--out", str(out), "--engine=ray", "--actors=3", "--address=auto", "--device=cpu")
    assert code == 0, err
    assert f"{ROWS} rows; 20 could not be checked" in err and "consistent (" in err
    assert Recorded.made == [(3, "auto", False), ("closed",)]
    assert out.read_bytes() == expected(data)
    code, _, err = run("batch", str(data), "--out", "-", "--engine=ray")
    assert code == 2 and "cannot write to standard output" in err
