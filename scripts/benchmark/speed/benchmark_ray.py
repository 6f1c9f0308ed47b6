"""Pairs per second of ``--engine ray`` with one actor and with several, each on one thread, over made-up pairs and the embedded models.

Usage: ``python scripts/benchmark/speed/benchmark_ray.py [--pairs N] [--actors 1 2] [--rounds R]``. The numbers of actors
take turns, so that other load on the machine strikes them alike;
the time is that of the checking, without the start of Ray and the loading of the models.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from functools import partial
from statistics import median

from benchmark_texts import made_pair

from factcheck import Checker
from factcheck.batch.items import Block, Row
from factcheck.batch.ray_engine import RayEngine

_BLOCK_ROWS = 8


def blocks(pairs: int) -> list[Block]:
    """Made-up pairs in blocks that are small enough for every actor to get many."""
    rows = [Row(number, *made_pair(400, 5, number), None, {}) for number in range(1, pairs + 1)]
    return [Block(tuple(rows[start : start + _BLOCK_ROWS]), "", None) for start in range(0, pairs, _BLOCK_ROWS)]


def pairs_per_second(actors: int, work: list[Block], warm_up: list[Block], preset: str) -> float:
    """The speed of so many actors, after each has checked something."""
    with RayEngine(partial(Checker, preset=preset, device="cpu", explain=False), actors, gpus=False) as engine:
        for _ in engine.run(warm_up * 4 * actors, full=False):
            pass
        started = time.perf_counter()
        rows = sum(len(verdicts) for _, verdicts in engine.run(work, full=False))
        return rows / (time.perf_counter() - started)


def main() -> None:
    """Print one JSON object with the median of the rounds for each number of actors, and the gain over the first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=240)
    parser.add_argument("--actors", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--preset", default="fast")
    arguments = parser.parse_args()
    work, warm_up = blocks(arguments.pairs), blocks(1)
    speeds: dict[int, list[float]] = {actors: [] for actors in arguments.actors}
    for _ in range(arguments.rounds):
        for actors, found in speeds.items():
            found.append(pairs_per_second(actors, work, warm_up, arguments.preset))
    medians = {actors: median(found) for actors, found in speeds.items()}
    first = medians[arguments.actors[0]]
    print(
        json.dumps(
            {
                "cores": os.cpu_count(),
                "pairs": arguments.pairs,
                "pairs_per_second": medians,
                "all_rounds": speeds,
                "gain": {actors: speed / first for actors, speed in medians.items()},
            },
            indent=1,
        )
    )


if __name__ == "__main__":
    main()
