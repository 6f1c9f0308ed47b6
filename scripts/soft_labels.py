"""What a larger model, the teacher, says of training pairs: the soft labels of distillation (Hinton et al. 2015)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from nli_rows import Row
from safetensors import safe_open
from safetensors.torch import save_file
from tqdm import tqdm
from transformers import AutoModelForSequenceClassification, AutoTokenizer

CHUNK = 4096
BATCH = 64


@torch.no_grad()
def soft_labels(teacher: Path, rows: Sequence[Row], kept: Path, device: torch.device, max_tokens: int = 256) -> torch.Tensor:
    """The teacher's probabilities of e, n and c for each row, at its own temperature.

    They are kept in the file `kept` as they come, and a stopped run goes on from there; a file of other rows or of another teacher is
    made anew.

    Shape: (rows, 3).
    """
    about = hashlib.sha256()
    with (teacher / "model.safetensors").open("rb") as weights:
        about.update(hashlib.file_digest(weights, "sha256").digest())
    for row in rows:
        about.update(f"{row.premise}\t{row.hypothesis}\n".encode())
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
    model: Any = AutoModelForSequenceClassification.from_pretrained(teacher, dtype=torch.bfloat16).to(device).eval()
    temperature = getattr(model.config, "nli_temperature", 1.0)
    kept.parent.mkdir(parents=True, exist_ok=True)
    with tqdm(total=len(rows), initial=done, unit="pair", desc="teacher", mininterval=5) as bar:
        for start in range(done, len(rows), CHUNK):
            chunk = rows[start : start + CHUNK]
            encoded = tokenizer(
                [r.premise for r in chunk], [r.hypothesis for r in chunk], truncation="longest_first", max_length=max_tokens
            )
            order = sorted(range(len(chunk)), key=lambda i: len(encoded["input_ids"][i]))
            for first in range(0, len(order), BATCH):
                places = order[first : first + BATCH]
                inputs = tokenizer.pad(
                    {name: [column[i] for i in places] for name, column in encoded.items()}, return_tensors="pt"
                )
                logits = model(**inputs.to(device)).logits.float().cpu()
                probabilities[[start + i for i in places]] = torch.softmax(logits / temperature, dim=-1)
            end = start + len(chunk)
            part = kept.with_suffix(".part")
            save_file({"probabilities": probabilities[:end].clone()}, part, metadata={"about": about.hexdigest()})
            part.replace(kept)
            bar.update(len(chunk))
    return probabilities
