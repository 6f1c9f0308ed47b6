"""The parser's files: what config.json says and the arrays of model.safetensors, read once."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from factcheck.errors import ModelError
from factcheck.models.seam import embedded_parser_folder

CONFIG = "config.json"
WEIGHTS = "model.safetensors"


@lru_cache(maxsize=1)
def read_config() -> dict[str, Any]:
    """Labels, moves, norms and the tokeniser's tables; raises ModelError where the file cannot be read."""
    path = embedded_parser_folder() / CONFIG
    try:
        config: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"cannot read {path}: {error}") from error
    return config


def read_weights() -> dict[str, Any]:
    """The arrays by name; raises ModelError where the file cannot be read."""
    from safetensors import SafetensorError
    from safetensors.numpy import load_file

    path = embedded_parser_folder() / WEIGHTS
    try:
        return dict(load_file(path))
    except (OSError, SafetensorError) as error:
        raise ModelError(f"cannot read {path}: {error}") from error
