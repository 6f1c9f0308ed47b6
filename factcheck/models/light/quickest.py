"""In which precision this processor multiplies matrices quickest: tried, as one that has bf16 can be slower with it than without."""

from __future__ import annotations

import time
from contextlib import suppress
from functools import cache

import numpy as np

from factcheck.models.light import store
from factcheck.models.light.backend import op, openvino
from factcheck.models.light.processor import HINTS, core, lists, settled_precision

CLEARLY = 1.25
"""How many times as quick as in fp32 a product must be: attention, norms and activations between the products gain nothing."""
_ROWS, _INPUTS, _OUTPUTS = 256, 384, 1536
"""The shape of the product, the widest of a batch of the small models."""
_TIMES = 7


def quickest() -> str:
    """The precision that ``auto`` takes: ``bf16`` where that is clearly quicker, else ``fp32``."""
    return "bf16" if gain("bf16") >= CLEARLY else "fp32"


@cache
def gain(precision: str) -> float:
    """How many times as quick as in fp32 a product is in a precision; 0 where OpenVINO does not compute in it.

    What was found is kept with the compiled models, so that the next process chooses the same and need not try.
    """
    if not lists(precision):
        return 0.0
    if (kept := store.load_note(f"gain of {precision}")) is not None:
        with suppress(ValueError):
            return float(kept)
    try:
        found = round(_seconds("fp32") / _seconds(precision), 2)
    except RuntimeError:  # ONEDNN_MAX_CPU_ISA can forbid what the processor could do
        return 0.0
    store.keep_note(f"gain of {precision}", str(found))
    return found


def _seconds(precision: str) -> float:
    """The least time that a product takes; raises RuntimeError where OpenVINO does not compute it in that precision."""
    numbers = np.linspace(-1, 1, _ROWS * _INPUTS, dtype=np.float32).reshape(_ROWS, _INPUTS)
    matrix = np.linspace(-1, 1, _OUTPUTS * _INPUTS, dtype=np.float32).reshape(_OUTPUTS, _INPUTS)
    rows = op.parameter([-1, _INPUTS], np.float32)
    product = openvino.Model([op.matmul(rows, op.constant(matrix), False, True)], [rows], "product")
    settings = {"INFERENCE_PRECISION_HINT": HINTS[precision], "INFERENCE_NUM_THREADS": 1, "ENABLE_CPU_PINNING": False}
    model = core().compile_model(product, "CPU", settings)
    if settled_precision(model) != precision:
        raise RuntimeError(f"OpenVINO computes in {settled_precision(model)}")
    request = model.create_infer_request()
    least = float("inf")
    for _ in range(_TIMES):
        begun = time.perf_counter()
        request.infer([numbers])
        least = min(least, time.perf_counter() - begun)
    return least
