"""Write a sequence classifier with 8-bit weights, in shards, as transformers loads it.

    python scripts/train/shrink_model.py --model FOLDER --out models/nli-large [--shard-mb 48]

Matrices become float8 (e4m3), which `from_pretrained` turns into the precision it is asked for; norms, biases, positions and small matrices
become fp16. What the classifier does not use of the folder's weights is left out.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import torch
from huggingface_hub import save_torch_state_dict
from transformers import AutoModelForSequenceClassification

SMALL = 10_000


def shrunk(state: dict[str, torch.Tensor], small: int = SMALL) -> dict[str, torch.Tensor]:
    """The tensors as they are stored; those of fewer than `small` numbers stay fp16.

    Raises ValueError for a matrix with a number that float8 cannot hold.
    """
    kept = {}
    for name, tensor in state.items():
        coarse = tensor.dim() == 2 and tensor.numel() >= small and "position" not in name
        dtype = torch.float8_e4m3fn if coarse else torch.float16
        if coarse and not tensor.abs().max() <= torch.finfo(dtype).max:
            raise ValueError(f"{name} has a number beyond {torch.finfo(dtype).max}")
        kept[name] = tensor.to(dtype).contiguous()
    return kept


def shrink(model: Path, out: Path, shard_mb: float, small: int = SMALL) -> None:
    """Write the folder `out` from the folder `model`."""
    out.mkdir(parents=True, exist_ok=True)
    state = AutoModelForSequenceClassification.from_pretrained(model, dtype=torch.float32).state_dict()
    save_torch_state_dict(shrunk(state, small), out, max_shard_size=int(shard_mb * 1e6))
    describe(model, out)


def describe(model: Path, out: Path) -> None:
    """Write to `out` what goes with a model's shrunk weights: its tokenizer and its config."""
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copyfile(model / name, out / name)
    config = json.loads((model / "config.json").read_text(encoding="utf-8"))
    config.pop("torch_dtype", None)
    config["dtype"] = "float16"  # nothing computes with float8
    (out / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True, help="folder of a sequence classifier")
    parser.add_argument("--out", type=Path, required=True, help="folder to write")
    parser.add_argument("--shard-mb", type=float, default=48, help="most megabytes of a file of weights")
    args = parser.parse_args()
    shrink(args.model, args.out, args.shard_mb)
    sizes = [path.stat().st_size for path in args.out.glob("*.safetensors")]
    print(f"{len(sizes)} files of weights, {sum(sizes) / 1e6:.1f} MB, the largest {max(sizes) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
