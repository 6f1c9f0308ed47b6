"""What a model says of held-out rows, by data set, and which mix of two models' weights says it best."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from average_models import averaged
from packed_pairs import NO_MARK, SUPPORTED, WRONG, PackedPairs
from timed_training import Heads, chunks
from train_nli import pair_loss

NOT_ENTAILED = 3
START_SHARES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6)


@dataclass
class Said:
    """A model's answers. Shape: logits (rows, 3), labels (rows,); tokens: for each row the logits and marks of its marked ones."""

    logits: torch.Tensor
    labels: torch.Tensor
    tokens: list[tuple[torch.Tensor, torch.Tensor]]

    def temperature(self) -> float:
        """The temperature of the least loss on the rows whose label is one of three, to a hundredth, from 0.2 to 5.

        Tried one by one: what is fitted by its slope runs away where a model knows nothing yet.
        """
        three = self.labels < NOT_ENTAILED
        tried = torch.logspace(math.log10(0.2), math.log10(5.0), 324)
        if not three.any():
            return 1.0
        losses = [float(pair_loss(self.logits[three] / value, self.labels[three])) for value in tried]
        return float(tried[int(np.argmin(losses))])


@torch.no_grad()
def said(model: Any, pairs: PackedPairs, tokens: int) -> Said:
    """The answers of a model to all of these rows."""
    heads = Heads(model.eval())
    logits = torch.zeros(len(pairs), 3)
    found: list[tuple[torch.Tensor, torch.Tensor]] = [(torch.zeros(0), torch.zeros(0, dtype=torch.uint8))] * len(pairs)
    for chunk in chunks(range(len(pairs)), pairs.lengths, tokens):
        answers, support = heads(pairs.batch(chunk)[0])
        logits[chunk] = answers.float().cpu()
        if support is not None:
            marks, values = pairs.marks_of(chunk).cpu(), support.float().cpu()
            for place, number in enumerate(chunk):
                there = marks[place] != NO_MARK
                found[number] = (values[place][there], marks[place][there])
    heads.remove()
    return Said(logits, pairs.labels.cpu(), found)


def _share(right: torch.Tensor) -> float:
    return round(float(right.float().mean()), 4) if len(right) else float("nan")


def figures(answers: Said, datasets: Sequence[str], temperature: float) -> dict[str, Any]:
    """Rows, loss and accuracy over the rows of three labels, the others, each label and each data set; and of the second head."""
    names, labels = np.array(datasets), answers.labels
    logits = answers.logits / temperature
    best = logits.argmax(dim=1)
    right = torch.where(labels == NOT_ENTAILED, best != 0, best == labels)
    groups = {"three-way": labels < NOT_ENTAILED, "entailed or not": torch.ones_like(labels, dtype=torch.bool)}
    two = torch.where(labels == 0, best == 0, best != 0)
    groups |= {f"label {name}": labels == number for number, name in enumerate(("e", "n", "c", "ne"))}
    groups |= {name: torch.from_numpy(names == name) for name in sorted(set(datasets))}
    table = {
        name: {
            "rows": int(rows.sum()),
            "loss": round(float(pair_loss(logits[rows], labels[rows])), 4),
            "accuracy": _share((two if name == "entailed or not" else right)[rows]),
        }
        for name, rows in groups.items()
        if rows.any()
    }
    result: dict[str, Any] = {"temperature": round(temperature, 4), "by": table}
    wrong = [(v, m) for v, m in answers.tokens if (m == WRONG).any()]
    if wrong:
        values, marks = torch.cat([v for v, _ in wrong]), torch.cat([m for _, m in wrong])
        marked = values < 0
        result["words"] = {
            "rows": len(wrong),
            "the least supported token is a wrong one": _share(torch.stack([m[v.argmin()] == WRONG for v, m in wrong])),
            "wrong tokens found": _share(marked[marks == WRONG]),
            "found tokens that are wrong": _share(marks[marked] == WRONG),
            "supported tokens of entailed rows": _share(
                torch.cat([v >= 0 for v, m in answers.tokens if len(m) and (m == SUPPORTED).all()] or [torch.zeros(0)])
            ),
        }
    return result


def objective(answers: Said, datasets: Sequence[str], temperature: float) -> float:
    """The loss by which weights are chosen: half of it that of the rows from data sets, half that of made and long ones."""
    made = torch.tensor([name.startswith("made_") or name == "grounding" for name in datasets])
    losses = [
        float(pair_loss(answers.logits[rows] / temperature, answers.labels[rows])) for rows in (~made, made) if bool(rows.any())
    ]
    return sum(losses) / len(losses)


def mixed(start: dict[str, torch.Tensor], end: dict[str, torch.Tensor], share: float) -> dict[str, torch.Tensor]:
    """The weights with this share of where they began, in fp16; what was new in the training stays as it became."""
    return averaged([{**end, **start}, end], [share, 1 - share])
