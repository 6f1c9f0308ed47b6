"""How `benchmark_speed` takes its figures: in turn, with their spread, and whole processes with their peak memory."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from statistics import median
from typing import Any

import numpy as np

# a small process between, as a child's peak memory begins with that of the process that it was forked from
_LAUNCHER = """
import json, os, subprocess, sys, time
begun = time.perf_counter()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
print(json.dumps([time.perf_counter() - begun, usage.ru_maxrss, os.waitstatus_to_exitcode(status)]))
"""


def timed(work: Callable[[], Any]) -> float:
    """Seconds that something takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def spread(values: Sequence[float]) -> dict[str, Any]:
    """Median, least and most."""
    return {"median": median(values), "least": min(values), "most": max(values), "all": list(values)}


def interleaved(methods: dict[str, Callable[[], float]], repeats: int) -> dict[str, list[float]]:
    """What each method gives, in turn, so many times."""
    found: dict[str, list[float]] = {name: [] for name in methods}
    for _ in range(repeats):
        for name, method in methods.items():
            found[name].append(method())
    return found


def ratios(found: dict[str, list[float]], of: str) -> dict[str, dict[str, Any]]:
    """How many times longer than `of` each of the others took, repeat by repeat."""
    return {
        name: spread([other / own for other, own in zip(values, found[of], strict=True)])
        for name, values in found.items()
        if name != of
    }


def exponent(sizes: Sequence[float], seconds: Sequence[float]) -> float:
    """The slope of the line fitted to the logarithms: 1 where time grows as size does."""
    return float(np.polyfit(np.log(sizes), np.log(seconds), 1)[0])


def run_process(command: Sequence[str]) -> tuple[float, int]:
    """Seconds and peak memory in bytes of a process; raises RuntimeError where it fails."""
    launched = subprocess.run([sys.executable, "-S", "-c", _LAUNCHER, *command], check=False, capture_output=True, text=True)
    seconds, memory, code = json.loads(launched.stdout)
    if code:
        raise RuntimeError(f"{command[:4]} ended with {code}: {launched.stderr[-500:]}")
    return seconds, memory * (1 if sys.platform == "darwin" else 1024)
