#!/usr/bin/env bash
# OpenVINO 2026.4.1, CPU plugin: a model of int64 inputs and outputs computes in 32 bits, and wraps or clamps what does not fit.
#
# The model says i64, the compiled model says i64, and the arrays that come back are int64, yet whatever is not passed through
# untouched has gone through int32 on the way: row numbers, hashes and times in milliseconds come out wrong without an error.
# Two ways of losing the upper half meet in one model: an input wraps around, a constant is clamped to the largest int32. So even
# "is it greater than zero?" is answered wrongly, and differently for the same number as a constant and as an input.
# It is no matter of the instruction set: with ONEDNN_MAX_CPU_ISA at SSE41 or AVX2 the numbers are the same (x86-64).
#
# Seen (the last number, 1764255600000, is a time in November 2025 in milliseconds):
#   as stated: the compiled model's input and output are i64
#   as stated: passed through, 5000000000 and 1764255600000 come back as they are
#   as stated: input + 1 is [705032705, -975958655], as int64
#   as stated: constant + 1 is [2147483647, 2147483647], as int64
#   as stated: constant > 0 is [True, True], input > 0 is [True, False]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check openvino==2026.4.1 numpy==2.4.6
cat > "$folder/show.py" <<'PYTHON'
import sys

import numpy as np
import openvino
from openvino import opset13 as op

NUMBERS = np.array([5_000_000_000, 1_764_255_600_000], dtype=np.int64)


def fact(holds, text):
    print("as stated:" if holds else "CHANGED:", text)
    return bool(holds)


def compiled(node, *parameters):
    return openvino.Core().compile_model(openvino.Model([node], list(parameters), "numbers"), "CPU")


def given():
    return op.parameter([-1], openvino.Type.i64)


one, zero = op.constant(np.int64(1)), op.constant(np.int64(0))
parameter = given()
through = compiled(op.result(parameter), parameter)([NUMBERS])[0]
parameter = given()
adding = compiled(op.add(parameter, one), parameter)
added = adding([NUMBERS])[0]
types = {port.element_type.get_type_name() for port in (adding.input(0), adding.output(0))}
folded = compiled(op.add(op.constant(NUMBERS), one))([])[0]
parameter = given()
positive = compiled(op.greater(parameter, zero), parameter)([NUMBERS])[0].tolist()
folded_positive = compiled(op.greater(op.constant(NUMBERS), zero))([])[0].tolist()
facts = [
    fact(types == {"i64"}, "the compiled model's input and output are i64"),
    fact((through == NUMBERS).all(), f"passed through, {NUMBERS[0]} and {NUMBERS[1]} come back as they are"),
    fact(added.dtype == np.int64 and added.tolist() == [705032705, -975958655], f"input + 1 is {added.tolist()}, as {added.dtype}"),
    fact(folded.dtype == np.int64 and folded.tolist() == [2147483647] * 2, f"constant + 1 is {folded.tolist()}, as {folded.dtype}"),
    fact(folded_positive == [True, True] and positive == [True, False], f"constant > 0 is {folded_positive}, input > 0 is {positive}"),
]
sys.exit(not all(facts))
PYTHON
"$folder/venv/bin/python" "$folder/show.py"
