"""OpenVINO on this processor: how many threads, which precision, and rows of tokens through a compiled model in batches."""

from __future__ import annotations

import math
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from factcheck.errors import InputError, ModelError
from factcheck.models.light import PRECISIONS
from factcheck.models.light.backend import openvino

_HINTS = {"fp32": "f32", "bf16": "bf16"}
_TOKENS_PER_BATCH = 512
_MOST_STREAMS = 4
"""How many batches run at once, each on its share of the threads: batches side by side wait less for each other than the threads of one."""

Row = tuple[Sequence[int], Sequence[int]]
"""The ids of a text's tokens and their types."""


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


def has_bf16() -> bool:
    """Whether the processor multiplies bf16 numbers itself."""
    return "BF16" in core().get_property("CPU", "OPTIMIZATION_CAPABILITIES")


@contextmanager
def reading(kind: str, name: str) -> Iterator[None]:
    """Turn what goes wrong while a model's files are read into a ModelError of one sentence."""
    try:
        yield
    except InputError:
        raise
    except ModelError as error:
        raise ModelError(f"the {kind} {name!r} cannot be used: {error}") from None
    except Exception as error:  # openvino, safetensors and tokenizers each raise their own
        first = next(iter(str(error).strip().splitlines()), type(error).__name__)
        raise ModelError(f"the {kind} {name!r} could not be loaded: {first}") from error


class Runner:
    """A compiled model and its way of batching; safe to share between threads.

    A row is padded to a width that depends on its own length alone and batched with rows of the same width, so that it comes out the
    same, to the last bit, whatever it is batched with.
    """

    def __init__(self, model: openvino.Model, precision: str) -> None:
        """Compile a model.

        Args:
            model: from `factcheck.models.light.graph`.
            precision: ``fp32``, ``bf16``, or ``auto``: bf16 where the processor computes with it, else fp32.

        Raises:
            InputError: the precision is unknown, or bf16 is asked of a processor without it.
        """
        if precision not in PRECISIONS:
            raise InputError(f"unknown precision {precision!r}: choose one of {', '.join(PRECISIONS)}")
        if precision == "auto":
            precision = "bf16" if has_bf16() else "fp32"
        elif precision == "bf16" and not has_bf16():
            raise InputError("this processor does not compute with bf16: choose the precision auto or fp32")
        self.backend = f"openvino/cpu/{precision}"
        threads = available_threads()
        self._streams = min(threads, _MOST_STREAMS)
        self._model = core().compile_model(
            model,
            "CPU",
            {
                "INFERENCE_PRECISION_HINT": _HINTS[precision],
                "INFERENCE_NUM_THREADS": threads,
                "NUM_STREAMS": self._streams,
                "ENABLE_CPU_PINNING": False,  # threads that are bound to a processor wait for whatever else runs there
            },
        )
        self._queue = openvino.AsyncInferQueue(self._model, self._streams)
        self._queue.set_callback(_taken)
        self._lock = threading.Lock()

    def run(self, rows: Sequence[Row]) -> NDArray[np.float32]:
        """The model's first output of each row, in order. Shape: (rows, outputs)."""
        outputs = int(self._model.output(0).partial_shape[1].get_length())
        result = np.zeros((len(rows), outputs), dtype=np.float32)

        def take(request: openvino.InferRequest, indices: list[int]) -> None:
            result[indices] = request.get_output_tensor(0).data

        self._run(rows, take)
        return result

    def run_by_token(self, rows: Sequence[Row]) -> tuple[NDArray[np.float32], list[NDArray[np.float32]]]:
        """The model's first output of each row, and its third, cut to the row's own tokens. Shapes: (rows, outputs), (tokens)."""
        outputs = int(self._model.output(0).partial_shape[1].get_length())
        result = np.zeros((len(rows), outputs), dtype=np.float32)
        of_tokens = [np.zeros(len(ids), dtype=np.float32) for ids, _ in rows]

        def take(request: openvino.InferRequest, indices: list[int]) -> None:
            result[indices] = request.get_output_tensor(0).data
            for index, values in zip(indices, request.get_output_tensor(2).data, strict=True):
                of_tokens[index][:] = values[: len(of_tokens[index])]

        self._run(rows, take)
        return result, of_tokens

    def _run(self, rows: Sequence[Row], take: Callable[[openvino.InferRequest, list[int]], None]) -> None:
        """Run all rows; `take` is given each finished batch and the numbers of its rows."""
        with self._lock:
            for indices in batches([len(ids) for ids, _ in rows], self._streams):
                self._queue.start_async(padded([rows[i] for i in indices]), (take, indices))
            self._queue.wait_all()


def _taken(request: openvino.InferRequest, job: tuple[Callable[[openvino.InferRequest, list[int]], None], list[int]]) -> None:
    take, indices = job
    take(request, indices)


def padded_width(tokens: int) -> int:
    """To how many tokens a row of so many is filled up: few widths, as each costs preparation, and little filling."""
    step = 16 if tokens <= 128 else 32 if tokens <= 256 else 64
    return -(-tokens // step) * step


def batches(lengths: Sequence[int], streams: int = 1) -> list[list[int]]:
    """Indices of rows of the same padded width, together at most a budget of tokens (or one long row), the largest batches first.

    Where all fit into fewer batches than run at once, they are shared out among these; the smallest come last and even out the ends.
    """
    by_width: dict[int, list[int]] = {}
    for index, length in enumerate(lengths):
        by_width.setdefault(padded_width(length), []).append(index)
    share = -(-sum(width * len(indices) for width, indices in by_width.items()) // streams)
    found: list[tuple[int, list[int]]] = []
    for width, indices in by_width.items():
        most = max(1, min(_TOKENS_PER_BATCH // width, -(-share // width)))
        count = -(-len(indices) // most)
        edges = [len(indices) * part // count for part in range(count + 1)]
        found += [((end - start) * width, indices[start:end]) for start, end in pairwise(edges)]
    return [indices for _, indices in sorted(found, key=lambda batch: -batch[0])]


def padded(rows: Sequence[Row]) -> list[NDArray[Any]]:
    """The inputs of `factcheck.models.light.graph`'s models: ids, types and presence of tokens. Shape of each: (rows, tokens)."""
    shape = len(rows), max(padded_width(len(ids)) for ids, _ in rows)
    ids, types = np.zeros(shape, dtype=np.int32), np.zeros(shape, dtype=np.int32)
    present = np.zeros(shape, dtype=np.float32)
    for row, (row_ids, row_types) in enumerate(rows):
        ids[row, : len(row_ids)] = row_ids
        types[row, : len(row_ids)] = row_types
        present[row, : len(row_ids)] = 1.0
    return [ids, types, present]
