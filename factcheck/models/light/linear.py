"""The linear layers of an encoder as nodes of its graph: with weights as they are stored, or in 8 bits."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from factcheck.models.light.backend import op, openvino
from factcheck.models.light.weights import Weights

GROUP = 64
"""How many inputs of a layer share a scale in 8 bits: with more the scale fits each of them less, with fewer more time goes into scales."""
EIGHT_BITS = {"DYNAMIC_QUANTIZATION_GROUP_SIZE": str(GROUP)}
"""OpenVINO's settings for a model with layers in 8 bits: what comes into them is rounded likewise, as it comes."""
_MOST = 127

Linear = Callable[[openvino.Node, Weights, str], openvino.Node]
"""Builds the linear layer of a name over states. Shape: (..., its outputs)."""


def as_stored(states: openvino.Node, weights: Weights, name: str) -> openvino.Node:
    """A `Linear` with the weights that the model has."""
    return _layer(states, constant(weights, f"{name}.weight"), weights, name)


def in_eight_bits(states: openvino.Node, weights: Weights, name: str) -> openvino.Node:
    """A `Linear` with weights of 8 bits."""
    return _layer(states, rounded(weights.numbers(f"{name}.weight")), weights, name)


def rounded(matrix: NDArray[np.float32]) -> openvino.Node:
    """A matrix in 8 bits, with a scale for every `GROUP` inputs of an output. Shape: (outputs, inputs)."""
    outputs, inputs = matrix.shape
    group = GROUP if inputs % GROUP == 0 else inputs
    grouped = matrix.reshape(outputs, inputs // group, group)
    scales = np.maximum(np.abs(grouped).max(axis=2, keepdims=True) / _MOST, np.finfo(np.float32).tiny).astype(np.float32)
    steps = op.convert(op.constant(np.rint(grouped / scales).astype(np.int8)), "f32")
    return op.reshape(op.multiply(steps, op.constant(scales)), op.constant(np.array([outputs, inputs], dtype=np.int64)), False)


def constant(weights: Weights, name: str) -> openvino.Node:
    """A tensor of a model as a node, in fp32."""
    return op.convert(op.constant(weights[name]), "f32")


def _layer(states: openvino.Node, matrix: openvino.Node, weights: Weights, name: str) -> openvino.Node:
    return op.add(op.matmul(states, matrix, False, True), constant(weights, f"{name}.bias"))
