"""BERT as an OpenVINO graph, built from a model folder's ``config.json`` and safetensors weights."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from factcheck.errors import ModelError
from factcheck.light.backend import op, openvino

Weights = dict[str, NDArray[Any]]

_ABSENT = -1e4
"""Added to the attention scores of padding: in every precision its share of attention is exactly 0."""


@dataclass(frozen=True, slots=True)
class BertConfig:
    """The parts of a BERT's ``config.json`` that its graph needs."""

    hidden: int
    heads: int
    layers: int
    positions: int
    epsilon: float

    @classmethod
    def read(cls, config: dict[str, Any]) -> BertConfig:
        """Raises ModelError for a model that is not a BERT as this module builds it."""
        kind, activation = config.get("model_type"), config.get("hidden_act")
        if kind != "bert" or activation != "gelu" or config.get("position_embedding_type", "absolute") != "absolute":
            raise ModelError(f"it is no BERT with absolute positions and gelu (but {kind!r} with {activation!r})")
        try:
            return cls(
                config["hidden_size"],
                config["num_attention_heads"],
                config["num_hidden_layers"],
                config["max_position_embeddings"],
                config["layer_norm_eps"],
            )
        except KeyError as error:
            raise ModelError(f"its config.json lacks {error}") from None


def read_config(folder: Path, name: str = "config.json") -> dict[str, Any]:
    """One of the JSON files of a model folder."""
    config: dict[str, Any] = json.loads((folder / name).read_text(encoding="utf-8"))
    return config


def read_weights(folder: Path) -> Weights:
    """A model folder's ``model.safetensors``, by the names in it."""
    from safetensors.numpy import load_file

    return load_file(folder / "model.safetensors")


def pair_classifier(config: BertConfig, weights: Weights) -> openvino.Model:
    """The graph of a sequence classifier; its first output are logits. Shape: (rows, labels).

    Nobody reads the second. It is there as OpenVINO computes in fp32, also where products are in bf16, what leads to an output without
    a matrix product between: so the sums and norms that run from layer to layer, which lose most by rounding, are not rounded.
    """
    graph = _Bert(config, weights, "bert.")
    first = op.gather(graph.states, _int(0), _int(1))
    pooled = op.tanh(graph.dense(first, "pooler.dense"))
    return graph.model(_dense(pooled, weights["classifier.weight"], weights["classifier.bias"]), first)


def mean_encoder(config: BertConfig, weights: Weights) -> openvino.Model:
    """The graph of a sentence encoder; its output are the unit-length means of the last states. Shape: (rows, hidden)."""
    graph = _Bert(config, weights, "")
    present = op.unsqueeze(graph.present, _int(2))
    mean = op.divide(op.reduce_sum(op.multiply(graph.states, present), _int(1)), op.reduce_sum(present, _int(1)))
    return graph.model(op.normalize_l2(mean, _int(1), 1e-12, "max"))


class _Bert:
    """The part that both models share.

    Its inputs, all of shape (rows, tokens): ``ids`` and ``types`` of the tokens as 32-bit integers, and ``present``, 1.0 where there is a
    token and 0.0 where a shorter row is filled up.
    """

    def __init__(self, config: BertConfig, weights: Weights, prefix: str) -> None:
        self._config = config
        self._weights = weights
        self._prefix = prefix
        self._ids = op.parameter([-1, -1], np.int32, name="ids")
        self._types = op.parameter([-1, -1], np.int32, name="types")
        self.present = op.parameter([-1, -1], np.float32, name="present")
        absent = op.multiply(op.subtract(self.present, _float(1.0)), _float(-_ABSENT))
        mask = op.unsqueeze(absent, _ints(1, 2))
        self.states = self._embeddings()
        for layer in range(config.layers):
            self.states = self._layer(self.states, mask, f"encoder.layer.{layer}.")

    def model(self, *outputs: openvino.Node) -> openvino.Model:
        """The finished model."""
        return openvino.Model(list(outputs), [self._ids, self._types, self.present], "bert")

    def dense(self, states: openvino.Node, name: str) -> openvino.Node:
        """The linear layer of this name. Shape: (..., its outputs)."""
        return _dense(states, self._weight(name, "weight"), self._weight(name, "bias"))

    def _weight(self, name: str, part: str) -> NDArray[Any]:
        return self._weights[f"{self._prefix}{name}.{part}"]

    def _norm(self, states: openvino.Node, name: str) -> openvino.Node:
        normal = op.mvn(states, _ints(-1), True, self._config.epsilon, "inside_sqrt")
        return op.add(op.multiply(normal, _constant(self._weight(name, "weight"))), _constant(self._weight(name, "bias")))

    def _embeddings(self) -> openvino.Node:
        tokens = op.gather(op.shape_of(self._ids, "i32"), _int(1), _int(0))
        # a piece of a text can have a token or two more than that stretch had in the whole, so the last position may serve twice
        positions = op.minimum(op.range(_int(0), tokens, _int(1), "i32"), _int(self._config.positions - 1))
        looked_up = [
            self._lookup("embeddings.word_embeddings", self._ids),
            self._lookup("embeddings.token_type_embeddings", self._types),
            op.unsqueeze(self._lookup("embeddings.position_embeddings", positions), _int(0)),
        ]
        return self._norm(op.add(op.add(looked_up[0], looked_up[1]), looked_up[2]), "embeddings.LayerNorm")

    def _lookup(self, name: str, indices: openvino.Node) -> openvino.Node:
        # the tables stay in the precision of the file, as only a few of their rows are wanted
        return op.convert(op.gather(_constant(self._weight(name, "weight"), as_it_is=True), indices, _int(0)), "f32")

    def _layer(self, states: openvino.Node, mask: openvino.Node, name: str) -> openvino.Node:
        query, key, value = (
            self._heads(self.dense(states, f"{name}attention.self.{part}")) for part in ("query", "key", "value")
        )
        attended = op.transpose(op.scaled_dot_product_attention(query, key, value, mask), _ints(0, 2, 1, 3))
        joined = op.reshape(attended, _ints(0, 0, self._config.hidden), True)
        states = self._norm(
            op.add(states, self.dense(joined, f"{name}attention.output.dense")), f"{name}attention.output.LayerNorm"
        )
        wide = op.gelu(self.dense(states, f"{name}intermediate.dense"), "erf")
        return self._norm(op.add(states, self.dense(wide, f"{name}output.dense")), f"{name}output.LayerNorm")

    def _heads(self, states: openvino.Node) -> openvino.Node:
        """Shape: (rows, heads, tokens, hidden / heads)."""
        split = op.reshape(states, _ints(0, 0, self._config.heads, self._config.hidden // self._config.heads), True)
        return op.transpose(split, _ints(0, 2, 1, 3))


def _dense(states: openvino.Node, weight: NDArray[Any], bias: NDArray[Any]) -> openvino.Node:
    return op.add(op.matmul(states, _constant(weight), False, True), _constant(bias))


def _constant(values: NDArray[Any], as_it_is: bool = False) -> openvino.Node:
    return op.constant(values if as_it_is else np.asarray(values, dtype=np.float32))


def _int(value: int) -> openvino.Node:
    return op.constant(np.int32(value))


def _float(value: float) -> openvino.Node:
    return op.constant(np.float32(value))


def _ints(*values: int) -> openvino.Node:
    return op.constant(np.array(values, dtype=np.int64))
