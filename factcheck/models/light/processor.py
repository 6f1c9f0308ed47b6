"""What OpenVINO finds of this processor: how many threads to use, and in which precisions it computes."""

from __future__ import annotations

import math
import os
from functools import cache
from pathlib import Path

from factcheck.models.light.backend import openvino

HINTS = {"fp32": "f32", "bf16": "bf16"}
"""By precision how OpenVINO calls it, the most exact first."""
_CAPABILITIES = {"fp32": "FP32", "bf16": "BF16"}


def available_threads(root: Path = Path("/sys/fs/cgroup")) -> int:
    """How many threads to compute with.

    As many as the processors this process may use, or fewer where its container has a smaller quota or ``OMP_NUM_THREADS`` says so.
    """
    affinity = getattr(os, "sched_getaffinity", None)
    limits = [len(affinity(0)) if affinity else os.cpu_count() or 1]
    quota = _cgroup_quota(root)
    if quota is not None:
        limits.append(math.ceil(quota))
    asked = os.environ.get("OMP_NUM_THREADS", "")
    if asked.isdecimal():
        limits.append(int(asked))
    return max(1, min(limits))


def _cgroup_quota(root: Path) -> float | None:
    """The processors that a container may use (cgroup version 2 or 1); None for no limit."""
    try:
        if (root / "cpu.max").is_file():
            limit, period = (root / "cpu.max").read_text().split()
        else:
            limit, period = ((root / "cpu" / f"cpu.cfs_{part}_us").read_text().strip() for part in ("quota", "period"))
        return None if limit in ("max", "-1") else int(limit) / int(period)
    except (OSError, ValueError, ZeroDivisionError):
        return None


@cache
def core() -> openvino.Core:
    """OpenVINO itself; started once."""
    return openvino.Core()


def processor_name() -> str:
    """How this processor is called."""
    name: str = core().get_property("CPU", "FULL_DEVICE_NAME")
    return name.strip()


def capabilities() -> list[str]:
    """The precisions in which this processor computes by itself, as OpenVINO names them (and what else it can do)."""
    found: list[str] = core().get_property("CPU", "OPTIMIZATION_CAPABILITIES")
    return found


def lists(precision: str) -> bool:
    """Whether OpenVINO names a precision among those in which this processor computes by itself."""
    return _CAPABILITIES[precision] in capabilities()


def settled_precision(model: openvino.CompiledModel) -> str:
    """The precision in which OpenVINO runs a compiled model, whatever it was asked for."""
    hint = model.get_property("INFERENCE_PRECISION_HINT").to_string()
    return next((precision for precision, name in HINTS.items() if name == hint), hint)
