"""In which precision this processor multiplies matrices quickest: tried, as one that has bf16 can be slower with it than without."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from functools import cache

import numpy as np

from factcheck.models.light import store
from factcheck.models.light.backend import op, openvino
from factcheck.models.light.linear import EIGHT_BITS, rounded
from factcheck.models.light.processor import HINTS, core, lists, settled_precision

CLEARLY = {"bf16": 1.25, "int8": 1.5}
"""How many times as quick as in fp32 a product must be in a precision, the more exact one first: attention, norms and activations gain
nothing."""
_ROWS, _INPUTS, _OUTPUTS = 256, 384, 1536
"""The shape of the product, the widest of a batch of the small models."""
_TIMES = 9
_trying = threading.Lock()


def quickest() -> str:
    """The precision that ``auto`` takes: bf16 where that is clearly quicker than fp32, else int8 where that is, else fp32."""
    return next((precision for precision, least in CLEARLY.items() if gain(precision) >= least), "fp32")


def gain(precision: str) -> float:
    """How many times as quick as in fp32 a product is in a precision; 0 where OpenVINO does not compute in it.

    What was found is kept with the compiled models, so that the next process chooses the same and need not try. Models load side by
    side: the lock lets one of them try at a time.
    """
    with _trying:
        return _gain(precision)


@cache
def _gain(precision: str) -> float:
    if not lists(precision):
        return 0.0
    note = f"gain of {precision}"
    if (kept := store.load_note(note)) is not None:
        with suppress(ValueError):
            return float(kept)
    try:
        exact, other = _least_seconds("fp32", precision)
    except RuntimeError:
        return 0.0
    store.keep_note(note, str(found := round(exact / other, 2)))
    return found


def _least_seconds(*precisions: str) -> list[float]:
    """The least time that a product takes in each precision; they are tried in turn, so that other work slows all of them.

    Raises RuntimeError where OpenVINO does not compute in one: it may compile a model all the same, and then there is an error when that
    runs, or no rows.
    """
    numbers = np.linspace(-1, 1, _ROWS * _INPUTS, dtype=np.float32).reshape(_ROWS, _INPUTS)
    requests = [_product(precision).create_infer_request() for precision in precisions]
    least = [float("inf")] * len(requests)
    for _ in range(_TIMES):
        for place, request in enumerate(requests):
            begun = time.perf_counter()
            (found,) = request.infer([numbers]).values()
            least[place] = min(least[place], time.perf_counter() - begun)
            if len(found) != _ROWS:
                raise RuntimeError(f"OpenVINO gives {len(found)} rows for {_ROWS}")
    return least


def _product(precision: str) -> openvino.CompiledModel:
    """A product of matrices compiled in a precision."""
    matrix = np.linspace(-1, 1, _OUTPUTS * _INPUTS, dtype=np.float32).reshape(_OUTPUTS, _INPUTS)
    rows = op.parameter([-1, _INPUTS], np.float32)
    stored = rounded(matrix) if precision == "int8" else op.constant(matrix)
    product = openvino.Model([op.matmul(rows, stored, False, True)], [rows], "product")
    settings = {"INFERENCE_PRECISION_HINT": HINTS[precision], "INFERENCE_NUM_THREADS": 1, "ENABLE_CPU_PINNING": False}
    model = core().compile_model(product, "CPU", settings | (EIGHT_BITS if precision == "int8" else {}))
    if settled_precision(model) != precision:
        raise RuntimeError(f"OpenVINO computes in {settled_precision(model)}")
    return model
