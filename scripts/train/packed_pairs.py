"""Packed training pairs as a model reads them: token arrays on the device, from which padded batches are cut."""

from __future__ import annotations

import lzma
from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from pair_tokens import Pairs
from safetensors.numpy import load

Array = NDArray[Any]

NO_MARK, SUPPORTED, WRONG = 0, 1, 2
"""Of a token: not of the hypothesis or not known, what the premise supports, what it does not."""


def runs(starts: Array, sizes: Array) -> Array:
    """The indices of several runs, one run after the other: ``starts[0], starts[0] + 1, ...``."""
    ends = sizes.cumsum()
    return np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - sizes - starts, sizes)


def fitted(first: Array, second: Array, room: int) -> tuple[Array, Array]:
    """How many tokens of each text stay, the longer one cut first, as the tokenizers do it."""
    short, long = np.minimum(first, second), np.maximum(first, second)
    long = np.minimum(long, np.maximum(short, room - short))
    half = room // 2
    both = short + long > room
    short, long = np.where(both, half, short), np.where(both, room - half, long)
    swapped = first > second
    return np.where(swapped, long, short), np.where(swapped, short, long)


class PackedPairs(Pairs):
    """Rows as token ids, made of packed ones, with the marks of the hypothesis' tokens.

    `marks` lies beside `ids`: for each token NO_MARK, SUPPORTED or WRONG.
    """

    def __init__(self, ids: Array, sizes: Array, types: Array | None, marks: Array, labels: Array, pad: int) -> None:
        self.lengths = sizes.tolist()
        self.pad = pad
        self.ids, self.labels = torch.from_numpy(ids), torch.from_numpy(labels.astype(np.int64))
        self.types = None if types is None else torch.from_numpy(types)
        self.marks = torch.from_numpy(marks)
        self._index()

    def to(self, device: torch.device) -> PackedPairs:
        """Move everything to a device; returns itself."""
        super().to(device)
        self.marks = self.marks.to(device)
        return self

    def marks_of(self, indices: Sequence[int]) -> torch.Tensor:
        """The marks of the rows at these indices. Shape: (rows, most tokens), as the inputs of `batch`."""
        device = self.ids.device
        chosen = torch.tensor(indices, device=device)
        columns = torch.arange(max(self.lengths[i] for i in indices), device=device)
        present = columns < self.sizes[chosen][:, None]
        return torch.where(present, self.marks[torch.where(present, self.starts[chosen][:, None] + columns, 0)], NO_MARK)


class PackedRows:
    """What `packed_rows.compressed` wrote."""

    def __init__(self, data: bytes, about: dict[str, Any]) -> None:
        arrays = {name: array.astype(np.int64) for name, array in load(lzma.decompress(data)).items()}
        self.about = about
        starts = arrays["sizes"].cumsum() - arrays["sizes"]
        parts, of_text = arrays["texts"], arrays["text_sizes"]
        # every text's tokens, one text after the other
        self._ids = arrays["ids"][runs(starts[parts], arrays["sizes"][parts])]
        ends = np.concatenate([[0], arrays["sizes"][parts].cumsum()])
        last = of_text.cumsum()
        self._sizes = ends[last] - ends[last - of_text]
        self._starts = self._sizes.cumsum() - self._sizes
        self._premises = arrays["premises"].cumsum()
        self._hypotheses = self._premises + arrays["hypotheses"]
        self._plain, self._large_ids = arrays["plain"], arrays["large_ids"]
        self._support, self._wrong, self._wrong_sizes = arrays["support"], arrays["wrong"], arrays["wrong_sizes"]
        self.labels, self.datasets, self.held = arrays["labels"], arrays["datasets"], arrays["held"].astype(bool)

    def __len__(self) -> int:
        return len(self.labels)

    @property
    def plain_rows(self) -> Array:
        """The rows that have a plain form."""
        return self._plain[:, 0]

    def pairs(self, model: str, rows: Array, max_tokens: int, plain: bool = False) -> PackedPairs:
        """These rows for one of the models, ``small`` or ``large``, in their plain form if asked for."""
        frame = self.about[model]
        premises, hypotheses = self._premises.copy(), self._hypotheses.copy()
        if plain:
            premises[self._plain[:, 0]], hypotheses[self._plain[:, 0]] = self._plain[:, 1], self._plain[:, 2]
        premises, hypotheses = premises[rows], hypotheses[rows]
        before, between, after = (len(frame[name]) for name in ("before", "between", "after"))
        first, second = fitted(self._sizes[premises], self._sizes[hypotheses], max_tokens - before - between - after)
        sizes = first + second + before + between + after
        starts = sizes.cumsum() - sizes
        ids = np.zeros(int(sizes.sum()), dtype=np.int32)
        texts = self._ids if model == "small" else self._large_ids[self._ids]
        hypothesis = starts + before + first + between
        ids[runs(starts + before, first)] = texts[runs(self._starts[premises], first)]
        ids[runs(hypothesis, second)] = texts[runs(self._starts[hypotheses], second)]
        for place, name in ((starts, "before"), (starts + before + first, "between"), (hypothesis + second, "after")):
            for further, token in enumerate(frame[name]):
                ids[place + further] = token
        types = None
        if frame["types"]:
            types = np.zeros(len(ids), dtype=np.uint8)
            types[runs(hypothesis, second + after)] = 1
        marks = self._marks(rows, hypothesis, second, len(ids))
        return PackedPairs(ids, sizes, types, marks, self.labels[rows], frame["pad"])

    def _marks(self, rows: Array, hypothesis: Array, sizes: Array, total: int) -> Array:
        marks = np.full(total, NO_MARK, dtype=np.uint8)
        known = self._support[rows] == 1
        marks[runs(hypothesis[known], sizes[known])] = SUPPORTED
        ends = self._wrong_sizes.cumsum()
        count = self._wrong_sizes[rows]
        places = self._wrong[runs((ends - self._wrong_sizes)[rows], count)]
        stays = places < np.repeat(sizes, count)
        marks[(np.repeat(hypothesis, count) + places)[stays]] = WRONG
        return marks
