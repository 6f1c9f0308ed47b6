"""Rows of tokens in batches: one after the other for what is done to each token alone, side by side and filled up for attention."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

_TOKENS_PER_BATCH = 512

Row = tuple[Sequence[int], Sequence[int]]
"""The ids of a text's tokens and their types."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A batch of rows.

    `ids`, `types` and `places` are of the tokens of all rows, one after the other. Attention sees them in cells, rows of the same width:
    `cells` says which token stands in a cell, in cells to fill up the row's first, `present` is 1.0 where it is one of its own, and `homes`
    in which cell each token stands. Shapes: (tokens), (rows, width), (rows, width), (tokens).
    """

    ids: NDArray[np.int32]
    types: NDArray[np.int32]
    places: NDArray[np.int32]
    cells: NDArray[np.int32]
    present: NDArray[np.float32]
    homes: NDArray[np.int32]


def packed(rows: Sequence[Row]) -> Packed:
    """The batch of some rows."""
    lengths = np.array([len(ids) for ids, _ in rows], dtype=np.int32)
    ids, types = (np.fromiter(chain.from_iterable(row[part] for row in rows), np.int32, lengths.sum()) for part in (0, 1))
    starts = (np.cumsum(lengths) - lengths)[:, None]
    places = np.arange(padded_width(int(lengths.max())), dtype=np.int32)
    present = places < lengths[:, None]
    return Packed(
        ids,
        types,
        places=np.broadcast_to(places, present.shape)[present],
        cells=np.where(present, starts + places, starts).astype(np.int32),
        present=present.astype(np.float32),
        homes=np.flatnonzero(present).astype(np.int32),
    )


def padded_width(tokens: int) -> int:
    """To how many cells a row of so many tokens is filled up: few widths, as each costs preparation, and little filling."""
    step = 16 if tokens <= 128 else 32 if tokens <= 256 else 64
    return -(-tokens // step) * step


def batches(lengths: Sequence[int], streams: int = 1) -> list[list[int]]:
    """Indices of rows of the same padded width, together at most a budget of tokens (or one long row), the largest batches first.

    Where all fit into fewer batches than run at once, they are shared out among these; the smallest come last and even out the ends.
    """
    by_width: dict[int, list[int]] = {}
    for index, length in enumerate(lengths):
        by_width.setdefault(padded_width(length), []).append(index)
    share = -(-sum(width * len(indices) for width, indices in by_width.items()) // streams)
    found: list[tuple[int, list[int]]] = []
    for width, indices in by_width.items():
        most = max(1, min(_TOKENS_PER_BATCH // width, -(-share // width)))
        count = -(-len(indices) // most)
        edges = [len(indices) * part // count for part in range(count + 1)]
        found += [((end - start) * width, indices[start:end]) for start, end in pairwise(edges)]
    return [indices for _, indices in sorted(found, key=lambda batch: -batch[0])]
