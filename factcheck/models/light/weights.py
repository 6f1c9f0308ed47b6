"""A model folder's configuration and weights, without torch."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from factcheck.errors import ModelError
from factcheck.models.light.backend import openvino

Weights = dict[str, openvino.Tensor]

_TYPES = {"F32": openvino.Type.f32, "F16": openvino.Type.f16, "F8_E4M3": openvino.Type.f8e4m3, "I64": openvino.Type.i64}


def read_config(folder: Path, name: str = "config.json") -> dict[str, Any]:
    """One of the JSON files of a model folder."""
    config: dict[str, Any] = json.loads((folder / name).read_text(encoding="utf-8"))
    return config


def read_weights(folder: Path) -> Weights:
    """The tensors of all of a model folder's safetensors files by their names, in the precision in which they are stored.

    Raises ModelError for another kind of numbers than `_TYPES` has.
    """
    from safetensors import deserialize  # its reader for numpy knows no float8

    weights = {}
    for path in sorted(folder.glob("*.safetensors")):
        for name, stored in deserialize(path.read_bytes()):  # type: ignore[no-untyped-call]
            if stored["dtype"] not in _TYPES:
                raise ModelError(f"its weights are {stored['dtype']}, not one of {', '.join(_TYPES)}")
            tensor = openvino.Tensor(_TYPES[stored["dtype"]], stored["shape"])
            tensor.data[...] = np.frombuffer(stored["data"], tensor.data.dtype).reshape(stored["shape"])
            weights[name] = tensor
    return weights
