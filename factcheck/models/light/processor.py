"""What OpenVINO finds of this processor: how many threads to use, and in which precisions it computes."""

from __future__ import annotations

import math
import os
from contextlib import suppress
from functools import cache
from pathlib import Path

from factcheck.models.light.backend import openvino

HINTS = {"fp32": "f32", "bf16": "bf16", "int8": "f32"}
"""By precision what OpenVINO computes in where it does not in 8 bits."""
_CAPABILITIES = {"fp32": "FP32", "bf16": "BF16", "int8": "INT8"}
_WITH_BF16 = ("ALL", "DEFAULT", "AVX10", "AVX512_CORE_AMX", "AVX512_CORE_FP16", "AVX512_CORE_BF16")
_ALLOWING = {"bf16": _WITH_BF16, "int8": (*_WITH_BF16, "AVX512_CORE_VNNI", "AVX2_VNNI")}
"""By precision how the values of ``ONEDNN_MAX_CPU_ISA`` begin that leave it as it is. With others OpenVINO goes on compiling models in that
precision; when they run there is an error, an output without rows, or a crash."""


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


def why_not(precision: str) -> str | None:
    """Why a precision is not to be had on this processor, as the beginning of a sentence; None where it is.

    OpenVINO names 8 bits on every processor, but only those with VNNI gain by them.
    """
    for name in ("ONEDNN_MAX_CPU_ISA", "DNNL_MAX_CPU_ISA"):
        limit = os.environ.get(name)
        if limit and precision in _ALLOWING and not limit.upper().startswith(_ALLOWING[precision]):
            return f"{name}={limit} forbids {precision}"
    if _CAPABILITIES[precision] not in capabilities():
        return f"this processor does not compute with {precision}"
    if precision == "int8" and "vnni" not in flags():
        return "int8 needs a processor with VNNI, and Linux, which says so"
    return None


def flags() -> str:
    """What Linux says that this processor can do; nothing elsewhere."""
    with suppress(OSError):
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        return "\n".join(sorted({line for line in lines if line.startswith(("flags", "Features"))}))
    return ""


def settled_precision(model: openvino.CompiledModel) -> str:
    """The precision in which OpenVINO runs a compiled model, whatever it was asked for; int8 where it keeps weights of 8 bits."""
    if any(
        _says(node, "layerType") == "FullyConnected" and _says(node, "runtimePrecision") == "i8"
        for node in model.get_runtime_model().get_ops()
    ):
        return "int8"
    hint = model.get_property("INFERENCE_PRECISION_HINT").to_string()
    return next((precision for precision, name in HINTS.items() if name == hint), hint)


def _says(node: openvino.Node, about: str) -> str:
    """What OpenVINO says of a node of a compiled model."""
    return node.rt_info[about].astype(str) if about in node.rt_info else ""
