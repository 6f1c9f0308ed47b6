"""The kinds of encoders that can be built as a graph, told apart by data: how their weights are called and how they count positions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from factcheck.errors import ModelError


@dataclass(frozen=True, slots=True)
class Family:
    """What is its own in a kind of encoder.

    `prefix` stands before the names of a classifier's weights, `head` names its two last layers, `attention` a layer's query, key, value
    and output. `settings` must have these values where a ``config.json`` has them. The first token has the position `first_position`.
    `bucket_starts` are the distances at which another bias of the attention begins, for keys before and after the query each; empty: none.
    """

    prefix: str
    head: tuple[str, str]
    attention: tuple[str, str, str, str]
    attention_norm: str
    settings: Mapping[str, object]
    has_types: bool
    first_position: int
    bucket_starts: tuple[int, ...]


FAMILIES = {
    "bert": Family(
        prefix="bert.",
        head=("bert.pooler.dense", "classifier"),
        attention=("attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense"),
        attention_norm="attention.output.LayerNorm",
        settings={"hidden_act": "gelu", "position_embedding_type": "absolute"},
        has_types=True,
        first_position=0,
        bucket_starts=(),
    ),
    "mpnet": Family(
        prefix="mpnet.",
        head=("classifier.dense", "classifier.out_proj"),
        attention=("attention.attn.q", "attention.attn.k", "attention.attn.v", "attention.attn.o"),
        attention_norm="attention.LayerNorm",
        settings={"hidden_act": "gelu", "relative_attention_num_buckets": 32},
        has_types=False,
        first_position=2,
        bucket_starts=(1, 2, 3, 4, 5, 6, 7, 8, 12, 16, 23, 32, 46, 64, 91),
    ),
}


@dataclass(frozen=True, slots=True)
class Architecture:
    """The parts of a model's ``config.json`` that its graph needs; `positions` is how many tokens a row may have."""

    family: Family
    hidden: int
    heads: int
    layers: int
    positions: int
    epsilon: float

    @classmethod
    def read(cls, config: Mapping[str, Any]) -> Architecture:
        """Raises ModelError for a model of another kind."""
        family = FAMILIES.get(config.get("model_type", ""))
        if family is None:
            raise ModelError(f"its model_type is {config.get('model_type')!r}, not one of {', '.join(FAMILIES)}")
        for name, wanted in family.settings.items():
            if config.get(name, wanted) != wanted:
                raise ModelError(f"its {name} is {config[name]!r}, not {wanted!r}")
        try:
            return cls(
                family,
                config["hidden_size"],
                config["num_attention_heads"],
                config["num_hidden_layers"],
                config["max_position_embeddings"] - family.first_position,
                config["layer_norm_eps"],
            )
        except KeyError as error:
            raise ModelError(f"its config.json lacks {error}") from None
