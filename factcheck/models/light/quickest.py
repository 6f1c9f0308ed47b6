"""In which precision this processor multiplies matrices quickest: tried, as one that has bf16 can be slower with it than without."""

from __future__ import annotations

import threading
import time
from functools import cache
from statistics import median

import numpy as np

from factcheck.models.light import store
from factcheck.models.light.backend import op, openvino
from factcheck.models.light.linear import EIGHT_BITS, rounded
from factcheck.models.light.processor import HINTS, core, settled_precision, why_not

CLEARLY = 1.25
"""How many times as quick as in fp32 a product must be: attention, norms and activations gain nothing."""
_ROWS, _INPUTS, _OUTPUTS = 256, 384, 1536
"""The shape of the product, the widest of a batch of the small models."""
_TIMES = 15
_clock = time.thread_time if time.get_clock_info("thread_time").resolution < 1e-4 else time.perf_counter
"""The processor's time of this thread, which does all the work, where that is told finely enough: other work does not count."""
_trying = threading.Lock()


def quickest() -> str:
    """The precision that ``auto`` takes: bf16 where that is clearly quicker than fp32, else int8 where that is, else fp32."""
    return next((precision for precision in ("bf16", "int8") if gain(precision) >= CLEARLY), "fp32")


def gain(precision: str) -> float:
    """How many times as quick as in fp32 a product is in a precision; 0 where OpenVINO does not compute in it.

    What was found first is kept with the compiled models, so that other processes choose the same and need not try. Models load side by
    side: the lock lets one of them try at a time.
    """
    with _trying:
        return _gain(precision)


@cache
def _gain(precision: str) -> float:
    if why_not(precision) is not None:
        return 0.0
    note = f"gain of {precision}"
    try:
        return float(store.load_note(note) or store.keep_note(note, f"{_tried(precision):.3f}"))
    except (RuntimeError, ValueError):
        return 0.0


def _tried(precision: str) -> float:
    """How many times as quick as in fp32 a product is; both are tried in turn, and the median is taken of the times that stand together.

    Raises RuntimeError where OpenVINO does not compute in the precision: it may compile a model all the same, and then there is an error
    when that runs, or no rows.
    """
    numbers = np.linspace(-1, 1, _ROWS * _INPUTS, dtype=np.float32).reshape(_ROWS, _INPUTS)
    requests = [_product(each).create_infer_request() for each in ("fp32", precision)]
    ratios = []
    for _ in range(_TIMES):
        seconds = []
        for request in requests:
            begun = _clock()
            (found,) = request.infer([numbers]).values()
            seconds.append(_clock() - begun)
            if len(found) != _ROWS:
                raise RuntimeError(f"OpenVINO gives {len(found)} rows for {_ROWS}")
        ratios.append(seconds[0] / max(seconds[1], 1e-9))
    return median(ratios)


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
