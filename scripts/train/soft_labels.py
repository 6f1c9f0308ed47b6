"""What a larger model, the teacher, says of training pairs: the soft labels of distillation (Hinton et al. 2015)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from nli_rows import Row
from pair_tokens import Pairs, fast_dtype, logits_of
from safetensors import safe_open
from safetensors.torch import save_file
from tqdm import tqdm
from transformers import AutoModelForSequenceClassification, AutoTokenizer

CHUNK = 16384
TOKENS = (65536, 4096)
"""In a batch on a GPU, and on a CPU."""


def soft_labels(teacher: Path, rows: Sequence[Row], kept: Path, device: torch.device, max_tokens: int = 256) -> torch.Tensor:
    """The teacher's probabilities of e, n and c for each row, at its own temperature; of a row with a plain form, for that.

    They are kept in the file `kept` as they come, and a stopped run goes on from there; a file of other rows or of another teacher is
    made anew.

    Shape: (rows, 3).
    """
    about = hashlib.sha256()
    for shard in sorted(teacher.glob("*.safetensors")):
        with shard.open("rb") as weights:
            about.update(hashlib.file_digest(weights, "sha256").digest())
    for row in rows:
        about.update("{}\t{}\n".format(*row.asked).encode())
    probabilities, done = torch.zeros(len(rows), 3), 0
    if kept.exists():
        with safe_open(kept, "pt") as file:
            if file.metadata() == {"about": about.hexdigest()}:
                found = file.get_tensor("probabilities")
                done = len(found)
                probabilities[:done] = found
    if done == len(rows):
        return probabilities
    tokenizer = AutoTokenizer.from_pretrained(teacher)
    model: Any = AutoModelForSequenceClassification.from_pretrained(teacher, dtype=fast_dtype(device)).to(device).eval()
    temperature = getattr(model.config, "nli_temperature", 1.0)
    kept.parent.mkdir(parents=True, exist_ok=True)
    with tqdm(total=len(rows), initial=done, unit="pair", desc="teacher", mininterval=5) as bar:
        for start in range(done, len(rows), CHUNK):
            chunk = rows[start : start + CHUNK]
            asked = [Row(*row.asked, row.label, row.dataset) for row in chunk]
            pairs = Pairs(asked, tokenizer, max_tokens).to(device)
            logits = logits_of(model, pairs, range(len(chunk)), TOKENS[device.type == "cpu"])
            end = start + len(chunk)
            probabilities[start:end] = torch.softmax(logits / temperature, dim=-1)
            part = kept.with_suffix(".part")
            save_file({"probabilities": probabilities[:end].clone()}, part, metadata={"about": about.hexdigest()})
            part.replace(kept)
            bar.update(len(chunk))
    return probabilities
