#!/usr/bin/env bash
# openvino 2026.4.1: under ONEDNN_MAX_CPU_ISA a model in bf16 compiles, says that it is in bf16, and answers with no rows.
#
# The variable is oneDNN's way to hold a processor to an older instruction set (to compare machines, or to see what a user without bf16
# sees). OpenVINO asks oneDNN for its kernels, but reads what it can do off the processor: BF16 stays among the capabilities, the model
# compiles, and its INFERENCE_PRECISION_HINT reads back as bf16. With one thread each inference then returns an output of the right
# width and of 0 rows, without an error or a warning; with two threads the same inference raises. In fp32 all is well.
#
# Seen, on an x86 processor with AVX512_BF16 (on others the script says so and ends with 0):
#   as stated: BF16 is listed and the compiled model says that it computes in bf16
#   as stated: with 1 thread 8 rows in, 0 rows out
#   as stated: with 2 threads an error
#   as stated: in fp32 8 rows in, 8 rows out
set -euo pipefail
if ! grep -qw avx512_bf16 /proc/cpuinfo; then
    echo "not to be seen on this processor: it has no AVX512_BF16"
    exit 0
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check openvino==2026.4.1 numpy==2.3.5
cat > "$folder/show.py" <<'PYTHON'
import sys

import numpy as np
import openvino as ov
import openvino.opset13 as op

WIDTH, ROWS = 384, 8
core = ov.Core()
matrix = np.random.default_rng(0).standard_normal((4 * WIDTH, WIDTH), dtype=np.float32)
rows = np.ones((ROWS, WIDTH), dtype=np.float32)


def compiled(hint, threads):
    """A product with a matrix, for any number of rows."""
    given = op.parameter([-1, WIDTH], np.float32)
    model = ov.Model([op.matmul(given, op.constant(matrix), False, True)], [given], "product")
    return core.compile_model(model, "CPU", {"INFERENCE_PRECISION_HINT": hint, "INFERENCE_NUM_THREADS": threads})


def shape(model):
    """The shape of what comes out, or "error"."""
    try:
        return model.create_infer_request().infer([rows])[0].shape
    except RuntimeError:
        return "error"


def fact(holds, text):
    print("as stated:" if holds else "CHANGED:", text)
    return holds


one, two = compiled("bf16", 1), compiled("bf16", 2)
says = one.get_property("INFERENCE_PRECISION_HINT").to_string()
listed = "BF16" in core.get_property("CPU", "OPTIMIZATION_CAPABILITIES")
facts = [
    fact(listed and says == "bf16", "BF16 is listed and the compiled model says that it computes in bf16"),
    fact(shape(one) == (0, 4 * WIDTH), f"with 1 thread {ROWS} rows in, 0 rows out"),
    fact(shape(two) == "error", "with 2 threads an error"),
    fact(shape(compiled("f32", 1)) == (ROWS, 4 * WIDTH), f"in fp32 {ROWS} rows in, {ROWS} rows out"),
]
sys.exit(not all(facts))
PYTHON
ONEDNN_MAX_CPU_ISA=AVX2 "$folder/venv/bin/python" "$folder/show.py"
