"""Average the weights of model folders, and fit the temperature of the result on held-out rows (Wortsman et al. 2022, "Model soups").

    python scripts/train/average_models.py --models first second --weights 0.2 0.8 --held-out held.tsv.xz --out models/nli

The weights that are held to each folder should be chosen on held-out rows too: the loss on them is printed.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import torch
from nli_rows import read_rows, three_way
from pair_tokens import Pairs
from safetensors.torch import load_file, save_file
from torch.nn import functional
from train_nli import fit_temperature, held_out_logits
from transformers import AutoModelForSequenceClassification, AutoTokenizer


def averaged(states: list[dict[str, torch.Tensor]], weights: list[float]) -> dict[str, torch.Tensor]:
    """The weighted mean of each tensor, in fp16; the weights are scaled to a sum of 1."""
    total = sum(weights)
    return {
        name: sum(w / total * state[name].float() for w, state in zip(weights, states, strict=True)).half().contiguous()  # type: ignore[union-attr]
        for name in states[0]
    }


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", type=Path, nargs="+", required=True, help="model folders of the same shape")
    parser.add_argument("--weights", type=float, nargs="+", required=True, help="how much each weighs")
    parser.add_argument("--held-out", type=Path, required=True, help="three-way rows that no model was trained on")
    parser.add_argument("--out", type=Path, required=True, help="model folder to write; the rest comes from the last model")
    args = parser.parse_args()
    states = [load_file(folder / "model.safetensors") for folder in args.models]
    args.out.mkdir(parents=True, exist_ok=True)
    for name in ("config.json", "tokenizer.json", "tokenizer_config.json"):
        shutil.copyfile(args.models[-1] / name, args.out / name)
    save_file(averaged(states, args.weights), args.out / "model.safetensors", metadata={"format": "pt"})
    pairs = Pairs(list(three_way(read_rows(args.held_out))), AutoTokenizer.from_pretrained(args.out), max_tokens=256)
    model = AutoModelForSequenceClassification.from_pretrained(args.out, dtype=torch.float32)
    logits, labels = held_out_logits(model, pairs)
    temperature = fit_temperature(logits, labels)
    config = json.loads((args.out / "config.json").read_text(encoding="utf-8"))
    config["nli_temperature"] = temperature
    (args.out / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
    accuracy = float((logits.argmax(1) == labels).float().mean())
    loss = float(functional.cross_entropy(logits / temperature, labels))
    print(f"{len(labels)} held-out rows: accuracy {accuracy:.4f}, loss {loss:.4f}, temperature {temperature:.4f}")


if __name__ == "__main__":
    main()
