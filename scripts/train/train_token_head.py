"""Train the head that says of each token of the hypothesis whether the premise supports it, on an NLI model that stays as it is.

    python scripts/train/train_token_head.py --data ../shared/data [--extra families.tsv.xz] --model models/nli [--rows 16000]

The head is one linear layer on the last hidden states, written as ``support.safetensors`` into the model's folder. It learns from entailed
rows (every token is supported) and from rows whose wrong words are known (see `kit_rows.wrong_spans`); one row in ten is held out for the
figures that are printed. A GPU run trains the head together with the model instead (see docs/notes/gpu_kit.md).
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from changed_words import Span, tokens_in
from kit_rows import Draw, draw, read_all, wrong_spans
from nli_rows import Row
from numpy.typing import NDArray
from safetensors.torch import save_file
from timed_training import WRONG_WEIGHT
from torch.nn import functional
from tqdm import tqdm
from transformers import AutoModelForSequenceClassification, AutoTokenizer

LONGEST = 600
"""Rows of more characters are left out: they cost most time, and the changed words look the same in short ones."""
MIX = Draw(
    mnli=20000, per_kind=1500, joined=3000, retold=0, retold_joined=0, phrases=600, siblings=0, swapped=0, spliced=0,
    unlabelled_joined=0, held_made=0,
)  # fmt: skip
BATCH = 32
EPOCHS = 8


def chosen(data: Path, extra: Sequence[Path], count: int, seed: int) -> list[tuple[Row, list[Span]]]:
    """Rows whose unsupported words are known, two thirds of them wrong ones, drawn by the seed."""
    rng = random.Random(seed)
    train, two_way, more = read_all(data, extra)
    rows, _ = draw(rng.sample(train, min(len(train), 150_000)), two_way[:20_000], [], more, MIX)
    known = [(row, spans) for row, spans in zip(rows, wrong_spans(rows), strict=True) if spans is not None]
    known = [(row, spans) for row, spans in known if len(row.premise) + len(row.hypothesis) <= LONGEST]
    wrong, right = [item for item in known if item[1]], [item for item in known if not item[1]]
    found = rng.sample(wrong, min(len(wrong), count * 2 // 3))
    found += rng.sample(right, min(len(right), count - len(found)))
    rng.shuffle(found)
    return found


def states(folder: Path, rows: Sequence[tuple[Row, list[Span]]]) -> Iterator[tuple[int, torch.Tensor, NDArray[np.bool_]]]:
    """For each row its number, the last hidden states of its hypothesis and which tokens are wrong. Shape: (tokens, hidden), (tokens,)."""
    tokenizer: Any = AutoTokenizer.from_pretrained(folder)
    model = AutoModelForSequenceClassification.from_pretrained(folder, dtype=torch.float32).base_model.eval()
    order = sorted(range(len(rows)), key=lambda number: len(rows[number][0].premise) + len(rows[number][0].hypothesis))
    for start in tqdm(range(0, len(order), BATCH), unit="batch"):
        numbers = order[start : start + BATCH]
        pairs = [rows[number][0] for number in numbers]
        inputs = tokenizer(
            [row.premise for row in pairs],
            [row.hypothesis for row in pairs],
            return_tensors="pt",
            padding=True,
            truncation="only_first",
            max_length=min(tokenizer.model_max_length, 512),
            return_offsets_mapping=True,
        )
        offsets = inputs.pop("offset_mapping")
        with torch.inference_mode():
            last = model(**inputs).last_hidden_state
        for row, number in enumerate(numbers):
            places = [place for place, text in enumerate(inputs.sequence_ids(row)) if text == 1]
            wrong = set(tokens_in(rows[number][1], [tuple(offsets[row, place].tolist()) for place in places]))
            yield number, last[row, places].half(), np.array([place in wrong for place in range(len(places))], dtype=bool)


def trained(features: torch.Tensor, wrong: torch.Tensor, seed: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Weight and bias of a logistic regression for *supported*. Shape: features (tokens, hidden), wrong (tokens,)."""
    torch.manual_seed(seed)
    features = features.float()
    mean, spread = features.mean(0), features.std(0) + 1e-5
    layer = torch.nn.Linear(features.shape[1], 1)
    optimizer = torch.optim.AdamW(layer.parameters(), lr=2e-3, weight_decay=0.01)
    for _ in range(EPOCHS):
        for rows in torch.randperm(len(features)).split(1024):
            logits = layer((features[rows] - mean) / spread).squeeze(-1)
            weights = 1 + (WRONG_WEIGHT - 1) * wrong[rows].float()
            loss = functional.binary_cross_entropy_with_logits(logits, (~wrong[rows]).float(), weights)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    weight = (layer.weight / spread).detach()
    return weight, (layer.bias - (weight * mean).sum()).detach()


def figures(supported: Sequence[NDArray[np.float32]], wrong: Sequence[NDArray[np.bool_]]) -> str:
    """How well wrong words are found in rows held out: each P(supported) of a row's tokens, and which of them are wrong."""
    altered = [(p, w) for p, w in zip(supported, wrong, strict=True) if w.any()]
    marked = [(p, w) for p, w in altered if p.min() < 0.5]
    faithful = [p for p, w in zip(supported, wrong, strict=True) if not w.any()]
    return (
        f"{len(altered)} altered rows: {100 * len(marked) / len(altered):.1f} % have a mark, of which "
        f"{100 * np.mean([w[p.argmin()] for p, w in marked]):.1f} % are right; of {len(faithful)} faithful rows "
        f"{100 * np.mean([p.min() < 0.5 for p in faithful]):.1f} % have one"
    )


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the data folder")
    parser.add_argument("--extra", type=Path, nargs="*", default=[], help="further files of rows")
    parser.add_argument("--model", type=Path, required=True, help="folder of the NLI model")
    parser.add_argument("--rows", type=int, default=16_000)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    rows = chosen(args.data, args.extra, args.rows, args.seed)
    found = sorted(states(args.model, rows), key=lambda item: item[0])
    held, kept = found[: len(found) // 10], found[len(found) // 10 :]
    features, wrong = torch.cat([item[1] for item in kept]), torch.from_numpy(np.concatenate([item[2] for item in kept]))
    weight, bias = trained(features, wrong, args.seed)
    supported = [torch.sigmoid(item[1].float() @ weight[0] + bias).numpy() for item in held]
    print(figures(supported, [item[2] for item in held]))
    save_file({"support.weight": weight.half(), "support.bias": bias.half()}, args.model / "support.safetensors")


if __name__ == "__main__":
    main()
