"""OpenVINO on this processor: a compiled model, in the precision that it can be compiled in, and rows of tokens through it in batches."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, partial
from logging import getLogger
from mmap import mmap
from typing import Any
from weakref import WeakSet

import numpy as np
from numpy.typing import NDArray

from factcheck.errors import InputError, ModelError
from factcheck.models.light import PRECISIONS, store
from factcheck.models.light.backend import openvino
from factcheck.models.light.linear import EIGHT_BITS, Linear, as_stored, in_eight_bits
from factcheck.models.light.lookup import Lookup
from factcheck.models.light.mapped import let_go
from factcheck.models.light.packing import Row, batches, packed
from factcheck.models.light.processor import HINTS, available_threads, core, settled_precision, why_not
from factcheck.models.light.quickest import quickest

_MOST_STREAMS = 4
"""How many batches run at once, each on its share of the threads: batches side by side wait less for each other than the threads of one."""
_SETTINGS = {"fp32": {"SNIPPETS_MODE": "DISABLE"}, "int8": {"SNIPPETS_MODE": "DISABLE", **EIGHT_BITS}}
"""OpenVINO's kernels for attention as a whole take half of the time of compiling, and in fp32 save none when they run."""

_log = getLogger("factcheck")
_runners: WeakSet[Runner] = WeakSet()
_inherited: list[object] = []
"""What a forked process has of its parent and cannot use: its threads are not there. To free it would be to wait for them."""


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

    A row's cells for attention depend on its own length alone, and it is batched with rows that have as many, so that it comes out the
    same, to the last bit, whatever it is batched with.
    """

    def __init__(self, name: str, build: Callable[[Linear], openvino.Model], lookup: Lookup, precision: str) -> None:
        """Compile a model, or take it compiled from where an earlier process kept it.

        Args:
            name: says all that `build` depends on.
            build: gives a model of `factcheck.models.light.graph` with these linear layers.
            lookup: the model's tables.
            precision: ``fp32``, ``bf16``, ``int8``, or ``auto``: see `quickest`.

        Raises:
            InputError: the precision is unknown, or one is asked of a processor without it.
        """
        if precision not in PRECISIONS:
            raise InputError(f"unknown precision {precision!r}: choose one of {', '.join(PRECISIONS)}")
        if precision == "auto":
            precision = quickest()
        elif (reason := why_not(precision)) is not None:
            raise InputError(f"{reason}: choose the precision auto or fp32")
        self._lookup = lookup
        threads = available_threads()
        self._streams = min(threads, _MOST_STREAMS)
        settings = {
            "INFERENCE_NUM_THREADS": threads,
            "NUM_STREAMS": self._streams,
            "ENABLE_CPU_PINNING": False,  # threads that are bound to a processor wait for whatever else runs there
        }
        self._compile = partial(_compiled, name, build, settings, precision)
        self._lock = threading.Lock()
        self._begin()
        self.precision = settled_precision(self._model)
        if self.precision != precision:
            _warn(precision, self.precision)
        self.backend = f"openvino/cpu/{self.precision}"
        _runners.add(self)

    def _begin(self) -> None:
        self._model, self._file = self._compile()
        self._let_go()
        self._queue = openvino.AsyncInferQueue(self._model, self._streams)
        self._queue.set_callback(_taken)
        self._process = os.getpid()

    def renew_lock(self) -> None:
        """Forget who holds the model: nobody does in a process that was just forked."""
        self._lock = threading.Lock()

    def run(self, rows: Sequence[Row]) -> NDArray[np.float32]:
        """The model's first output of each row, in order. Shape: (rows, outputs)."""
        return self._run(rows, lambda request, indices: None)

    def run_by_token(self, rows: Sequence[Row]) -> tuple[NDArray[np.float32], list[NDArray[np.float32]]]:
        """The model's first output of each row, and its third, of the row's tokens. Shapes: (rows, outputs), (tokens)."""
        of_tokens = [np.zeros(0, dtype=np.float32)] * len(rows)

        def take(request: openvino.InferRequest, indices: list[int]) -> None:
            ends = np.cumsum([len(rows[index][0]) for index in indices])
            for index, values in zip(indices, np.split(request.get_output_tensor(2).data.copy(), ends[:-1]), strict=True):
                of_tokens[index] = values

        return self._run(rows, take), of_tokens

    def _run(self, rows: Sequence[Row], take: Callable[[openvino.InferRequest, list[int]], None]) -> NDArray[np.float32]:
        """The first output of each row; `take` is given each finished batch and the numbers of its rows."""
        with self._lock:
            if self._process != os.getpid():
                _inherited.extend((self._model, self._queue))
                self._begin()
            result = np.zeros((len(rows), self._model.output(0).partial_shape[1].get_length()), dtype=np.float32)

            def take_all(request: openvino.InferRequest, indices: list[int]) -> None:
                result[indices] = request.get_output_tensor(0).data
                take(request, indices)

            for indices in batches([len(ids) for ids, _ in rows], self._streams):
                self._queue.start_async(self._inputs([rows[i] for i in indices]), (take_all, indices))
            self._queue.wait_all()
            self._let_go()
        return result

    def _let_go(self) -> None:
        """Give back the memory that files take since something was read of them."""
        self._lookup.let_go()
        if self._file is not None:
            let_go(self._file)

    def _inputs(self, rows: Sequence[Row]) -> list[NDArray[Any]]:
        """What the model takes for a batch, in the order of its inputs."""
        batch = packed(rows)
        return [self._lookup.states(batch.ids, batch.types, batch.places), batch.cells, batch.present, batch.homes]


def _renew_locks() -> None:
    """In a forked process: a lock that a thread of the parent held would never be free."""
    for runner in _runners:
        runner.renew_lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_renew_locks)


def _compiled(
    name: str, build: Callable[[Linear], openvino.Model], settings: Mapping[str, Any], precision: str
) -> tuple[openvino.CompiledModel, mmap | None]:
    """A model compiled in a precision, else in fp32, and the file that it goes on reading where it was kept."""
    wanted = {**settings, "INFERENCE_PRECISION_HINT": HINTS[precision], **_SETTINGS.get(precision, {})}
    key = store.key_of(name, wanted)
    if kept := store.load(key, wanted):
        return kept
    try:
        model = core().compile_model(build(in_eight_bits if precision == "int8" else as_stored), "CPU", wanted)
    except RuntimeError:
        if precision == "fp32":
            raise
        return _compiled(name, build, settings, "fp32")
    if precision == "int8" and settled_precision(model) != precision:  # its weights would be those of 8 bits all the same
        return _compiled(name, build, settings, "fp32")
    store.keep(key, model)
    return model, None


@cache
def _warn(asked: str, ran: str) -> None:
    """Say once that another precision is used."""
    _log.warning("OpenVINO cannot compile models in %s on this processor: they run in %s", asked, ran)


def _taken(request: openvino.InferRequest, job: tuple[Callable[[openvino.InferRequest, list[int]], None], list[int]]) -> None:
    take, indices = job
    take(request, indices)
