"""Encoders as OpenVINO graphs, built from what `factcheck.models.light.weights` reads of a model folder."""

from __future__ import annotations

import numpy as np

from factcheck.models.light.backend import op, openvino
from factcheck.models.light.families import Architecture
from factcheck.models.light.linear import Linear, as_stored, constant
from factcheck.models.light.weights import Weights

TOKEN_HEAD = "support"
"""The linear layer on the last states that says of each token whether the premise supports it."""
APART = "apart"
"""The linear layer on a sentence's vector that takes out in what languages differ."""
_ABSENT = -1e4
"""Added to the attention scores of padding: in every precision its share of attention is exactly 0."""


def pair_classifier(architecture: Architecture, weights: Weights, linear: Linear = as_stored) -> openvino.Model:
    """The graph of a sequence classifier, with its encoder's layers by `linear`; its first output are logits. Shape: (rows, labels).

    Nobody reads the second. It is there as OpenVINO computes in fp32, also where products are in bf16, what leads to an output without
    a matrix product between: so the sums and norms that run from layer to layer, which lose most by rounding, are not rounded.
    Where the weights have the head that judges tokens, its logits are the third. Shape: (tokens).
    """
    graph = _Encoder(architecture, weights, architecture.family.prefix, linear)
    first = op.gather(graph.states, op.gather(graph.cells, _int(0), _int(1)), _int(0))
    pool, classify = architecture.family.head
    logits = as_stored(op.tanh(as_stored(first, weights, pool)), weights, classify)
    if not has_token_head(weights):
        return graph.model(logits, first)
    return graph.model(logits, first, op.squeeze(as_stored(graph.states, weights, TOKEN_HEAD), _int(1)))


def has_token_head(weights: Weights) -> bool:
    """Whether these weights judge single tokens too."""
    return f"{TOKEN_HEAD}.weight" in weights


def mean_encoder(architecture: Architecture, weights: Weights, linear: Linear = as_stored) -> openvino.Model:
    """The graph of a sentence encoder, with its layers by `linear`; its output are unit-length means of states. Shape: (rows, hidden).

    Where the weights have the layer `APART`, the means go through it.
    """
    graph = _Encoder(architecture, weights, "", linear)
    present = op.unsqueeze(graph.present, _int(2))
    states = op.multiply(op.gather(graph.states, graph.cells, _int(0)), present)
    mean = op.divide(op.reduce_sum(states, _int(1)), op.reduce_sum(present, _int(1)))
    if f"{APART}.weight" in weights:
        mean = as_stored(_unit(mean), weights, APART)
    return graph.model(_unit(mean))


class _Encoder:
    """The part that both models share; its inputs are `factcheck.models.light.lookup`'s states and what `Packed` says of cells.

    States have the shape (tokens, hidden). Only attention sees the tokens in cells, so that nothing else is computed to fill up rows.
    """

    def __init__(self, architecture: Architecture, weights: Weights, prefix: str, linear: Linear) -> None:
        self._architecture = architecture
        self._weights = weights
        self._linear = linear
        self._prefix = prefix
        self._looked_up = op.parameter([-1, architecture.hidden], np.float32, name="states")
        self.cells = op.parameter([-1, -1], np.int32, name="cells")
        self.present = op.parameter([-1, -1], np.float32, name="present")
        self._homes = op.parameter([-1], np.int32, name="homes")
        absent = op.multiply(op.subtract(self.present, _float(1.0)), _float(-_ABSENT))
        mask = op.unsqueeze(absent, _ints(1, 2))
        if architecture.family.bucket_starts:
            mask = op.add(mask, self._distance_bias())
        self.states = self._norm(self._looked_up, f"{prefix}embeddings.LayerNorm")
        for layer in range(architecture.layers):
            self.states = self._layer(self.states, mask, f"{prefix}encoder.layer.{layer}.")

    def model(self, *outputs: openvino.Node) -> openvino.Model:
        """The finished model."""
        return openvino.Model(list(outputs), [self._looked_up, self.cells, self.present, self._homes], "encoder")

    def _norm(self, states: openvino.Node, name: str) -> openvino.Node:
        normal = op.mvn(states, _ints(-1), True, self._architecture.epsilon, "inside_sqrt")
        return op.add(op.multiply(normal, constant(self._weights, f"{name}.weight")), constant(self._weights, f"{name}.bias"))

    def _distance_bias(self) -> openvino.Node:
        """What is added to attention scores for how far the key stands from the query. Shape: (heads, width, width)."""
        starts = self._architecture.family.bucket_starts
        distances = np.arange(-starts[-1], starts[-1] + 1)
        buckets = np.searchsorted(starts, np.abs(distances), side="right") + (len(starts) + 1) * (distances > 0)
        table = constant(self._weights, f"{self._prefix}encoder.relative_attention_bias.weight")
        by_distance = op.transpose(op.gather(table, _ints(*buckets), _int(0)), _ints(1, 0))
        places = op.range(_int(0), op.gather(op.shape_of(self.cells, "i32"), _int(1), _int(0)), _int(1), "i32")
        distance = op.subtract(op.unsqueeze(places, _int(0)), op.unsqueeze(places, _int(1)))
        return op.gather(by_distance, op.add(op.clamp(distance, -starts[-1], starts[-1]), _int(starts[-1])), _int(1))

    def _layer(self, states: openvino.Node, mask: openvino.Node, name: str) -> openvino.Node:
        family = self._architecture.family
        query, key, value, out = (f"{name}{part}" for part in family.attention)
        heads = [self._heads(self._linear(states, self._weights, part)) for part in (query, key, value)]
        attended = op.transpose(op.scaled_dot_product_attention(*heads, mask), _ints(0, 2, 1, 3))
        joined = op.gather(op.reshape(attended, _ints(-1, self._architecture.hidden), False), self._homes, _int(0))
        states = self._norm(op.add(states, self._linear(joined, self._weights, out)), f"{name}{family.attention_norm}")
        wide = op.gelu(self._linear(states, self._weights, f"{name}intermediate.dense"), "erf")
        narrow = self._linear(wide, self._weights, f"{name}output.dense")
        return self._norm(op.add(states, narrow), f"{name}output.LayerNorm")

    def _heads(self, states: openvino.Node) -> openvino.Node:
        """Shape: (rows, heads, width, hidden / heads)."""
        heads, hidden = self._architecture.heads, self._architecture.hidden
        in_cells = op.gather(states, self.cells, _int(0))
        return op.transpose(op.reshape(in_cells, _ints(0, 0, heads, hidden // heads), True), _ints(0, 2, 1, 3))


def _unit(vectors: openvino.Node) -> openvino.Node:
    return op.normalize_l2(vectors, _int(1), 1e-12, "max")


def _int(value: int) -> openvino.Node:
    return op.constant(np.int32(value))


def _float(value: float) -> openvino.Node:
    return op.constant(np.float32(value))


def _ints(*values: int) -> openvino.Node:
    return op.constant(np.array(values, dtype=np.int64))
