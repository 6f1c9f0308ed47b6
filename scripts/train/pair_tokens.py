"""Training pairs as tokens: flat arrays from which padded batches are cut on the device."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import torch
from nli_rows import LABELS, Row

BATCHES_PER_BUCKET = 50
_CHUNK = 8192


class Pairs:
    """Rows as token ids.

    All ids stand one row after the other in one array, as lists of a million rows would fill the memory, and so that no batch has to
    be put together by Python while a GPU waits.
    """

    def __init__(self, rows: Sequence[Row], tokenizer: Any, max_tokens: int) -> None:
        ids: list[np.ndarray] = []
        types: list[np.ndarray] = []
        self.lengths: list[int] = []
        for start in range(0, len(rows), _CHUNK):
            chunk = rows[start : start + _CHUNK]
            encoded = tokenizer(
                [r.premise for r in chunk], [r.hypothesis for r in chunk], truncation="longest_first", max_length=max_tokens
            )
            self.lengths += [len(row) for row in encoded["input_ids"]]
            ids += [np.asarray(row, dtype=np.int32) for row in encoded["input_ids"]]
            # not every backbone has token types
            types += [np.asarray(row, dtype=np.uint8) for row in encoded.get("token_type_ids", [])]
        self.pad = int(tokenizer.pad_token_id)
        self.ids = torch.from_numpy(np.concatenate(ids)) if ids else torch.zeros(0, dtype=torch.int32)
        self.types = torch.from_numpy(np.concatenate(types)) if types else None
        self.labels = torch.tensor([LABELS.index(r.label) for r in rows])
        self._index()

    def _index(self) -> None:
        self.sizes = torch.tensor(self.lengths, dtype=torch.int64)
        self.starts = self.sizes.cumsum(0) - self.sizes

    def __len__(self) -> int:
        return len(self.lengths)

    def to(self, device: torch.device) -> Pairs:
        """Move everything to a device; returns itself."""
        self.ids, self.labels, self.sizes, self.starts = (
            part.to(device) for part in (self.ids, self.labels, self.sizes, self.starts)
        )
        self.types = None if self.types is None else self.types.to(device)
        return self

    def batch(self, indices: Sequence[int]) -> tuple[dict[str, torch.Tensor], torch.Tensor]:
        """The padded inputs and the labels of the rows at these indices. Shape: (rows, most tokens) and (rows,)."""
        device = self.ids.device
        chosen = torch.tensor(indices, device=device)
        columns = torch.arange(max(self.lengths[i] for i in indices), device=device)
        present = columns < self.sizes[chosen][:, None]
        places = torch.where(present, self.starts[chosen][:, None] + columns, 0)
        inputs = {"input_ids": torch.where(present, self.ids[places].long(), self.pad), "attention_mask": present.long()}
        if self.types is not None:
            inputs["token_type_ids"] = torch.where(present, self.types[places].long(), 0)
        return inputs, self.labels[chosen]


def fast_dtype(device: torch.device) -> torch.dtype:
    """bf16, but for a processor that multiplies no quicker in it, which takes several times as long over it."""
    if device.type != "cpu":
        return torch.bfloat16
    from factcheck.models.light.quickest import quickest  # needs OpenVINO, which a machine with a GPU may lack

    return torch.bfloat16 if quickest() == "bf16" else torch.float32


def batch_order(lengths: Sequence[int], batch: int, seed: int) -> Iterator[list[int]]:
    """Endless batches of row indices: shuffled by the seed, then sorted by length within buckets so that little is padding."""
    rng = random.Random(seed)
    while True:
        order = list(range(len(lengths)))
        rng.shuffle(order)
        size = batch * BATCHES_PER_BUCKET
        for start in range(0, len(order), size):
            bucket = sorted(order[start : start + size], key=lambda i: lengths[i])
            batches = [bucket[i : i + batch] for i in range(0, len(bucket), batch)]
            rng.shuffle(batches)
            yield from batches


@torch.no_grad()
def logits_of(model: Any, pairs: Pairs, indices: Sequence[int], tokens: int) -> torch.Tensor:
    """A model's logits for the rows at these indices, in batches of at most about so many tokens. Shape: (indices, 3), on the CPU."""
    order = sorted(range(len(indices)), key=lambda place: pairs.lengths[indices[place]], reverse=True)
    found, first = [], 0
    while first < len(order):
        size = max(1, tokens // pairs.lengths[indices[order[first]]])
        inputs, _ = pairs.batch([indices[place] for place in order[first : first + size]])
        found.append(model(**inputs).logits.float())
        first += size
    result = torch.zeros(len(indices), 3)
    if found:
        result[order] = torch.cat(found).cpu()
    return result
