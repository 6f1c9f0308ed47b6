"""The networks in numpy: vectors of tokens in context, scores of tags, and what each token adds to the scores of a parser's state.

Each sentence is computed by itself and each new word by itself, so that what comes out does not depend on what else is parsed.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import numpy as np

from factcheck.models.parser.hashing import four_keys, hash64

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from factcheck.models.parser.tokeniser import Piece

    Floats = NDArray[np.float32]

MOST_WORDS = 20_000
"""Words whose vectors are remembered: 8 MB."""
_LAYERS = 4
_EPSILON = np.float32(1e-8)


class Network:
    """The weights, as they are used; safe to share between threads."""

    def __init__(self, weights: dict[str, Any], seeds: Sequence[int], symbols: dict[str, int]) -> None:
        """Take the arrays by their names in the file, the seeds of the embeddings' hashes, and the numbers that stand for some strings."""
        self._seeds = tuple(seeds)
        self._symbols = symbols
        tables = [weights[f"embed.{index}"] for index in range(6)]
        self._sizes = [len(table) for table in tables]
        self._firsts = list(accumulate(self._sizes, initial=0))
        self._table = np.concatenate(tables)  # one after the other, in the half precision of the file
        mix = _pieces_apart(weights["mix.W"])
        width = mix.shape[1] // 6
        self._mix = np.ascontiguousarray(mix[:, : 4 * width])
        bias = weights["mix.b"].astype(np.float32).T.ravel()
        self._mix_bias = []  # the flags of white space after a token, and of being white space itself, have two values and one
        for spaced in (0, 1):
            self._mix_bias.append(bias + mix[:, 4 * width :] @ self._embedding((spaced, 0), first=4))
        self._mix_norm = (weights["mix.G"].astype(np.float32), weights["mix.beta"].astype(np.float32))
        self._layers = [
            (
                np.ascontiguousarray(_pieces_apart(weights[f"layer.{index}.W"]).T),
                weights[f"layer.{index}.b"].astype(np.float32).T.ravel(),
                weights[f"layer.{index}.G"].astype(np.float32),
                weights[f"layer.{index}.beta"].astype(np.float32),
            )
            for index in range(_LAYERS)
        ]
        self._tag = weights["tag.W"].astype(np.float32).T.copy(), weights["tag.b"].astype(np.float32)
        self._reduce = weights["reduce.W"].astype(np.float32).T.copy(), weights["reduce.b"].astype(np.float32)
        lower = weights["lower.W"].astype(np.float32).transpose(0, 2, 1, 3)  # features, pieces, hidden, width
        self._features = lower.shape[0]
        self._lower = np.ascontiguousarray(lower.reshape(-1, lower.shape[3]).T)
        pad = weights["lower.pad"].astype(np.float32)[0].transpose(0, 2, 1).reshape(self._features, -1)
        self._lower_bias = np.zeros_like(pad)
        self._lower_bias[0] = weights["lower.b"].astype(np.float32).T.ravel()
        self._pad = pad + self._lower_bias
        self.upper: Floats = weights["upper.W"].astype(np.float32)
        self.upper_bias: Floats = weights["upper.b"].astype(np.float32)
        self._words: dict[tuple[str, str, bool], Floats] = {}

    def vectors(self, pieces: Sequence[Piece]) -> Floats:
        """Vectors of the tokens of a sentence, each in its context. Shape: (tokens, width)."""
        width = self._mix_norm[0].shape[0]
        rows = np.zeros((len(pieces) + 2 * _LAYERS, width), dtype=np.float32)
        for row, piece in enumerate(pieces, start=_LAYERS):
            rows[row] = self._word(piece)
        for weight, bias, gain, beta in self._layers:
            window = np.concatenate((rows[:-2], rows[1:-1], rows[2:]), axis=1)
            rows = rows[1:-1] + _normal(_largest(window @ weight + bias, width), gain, beta)
        return rows

    def tags(self, vectors: Floats) -> list[int]:
        """The best tag of each token."""
        weight, bias = self._tag
        best: list[int] = (vectors @ weight + bias).argmax(axis=1).tolist()
        return best

    def contributions(self, vectors: Floats) -> Floats:
        """What each token adds to a state's hidden layer in each place of it; the last rows are for no token.

        Shape: ((tokens + 1) * places, pieces * hidden).
        """
        weight, bias = self._reduce
        rows = np.empty((len(vectors) + 1, self._features, self._pad.shape[1]), dtype=np.float32)
        rows[:-1] = ((vectors @ weight + bias) @ self._lower).reshape(len(vectors), self._features, -1)
        rows[:-1, 0] += self._lower_bias[0]
        rows[-1] = self._pad
        return rows.reshape(-1, rows.shape[2])

    def _word(self, piece: Piece) -> Floats:
        word = (piece.text, piece.norm, piece.spaced)
        found = self._words.get(word)
        if found is None:
            strings = (piece.norm, piece.text[0], piece.text[-3:], shape(piece.text))
            keys = [self._symbols.get(string) or hash64(string) for string in strings]
            mixed = self._mix @ self._embedding(keys) + self._mix_bias[piece.spaced]
            found = _normal(_largest(mixed[None], self._mix_norm[0].shape[0]), *self._mix_norm)[0]
            if len(self._words) >= MOST_WORDS:
                self._words = {}
            self._words[word] = found
        return found

    def _embedding(self, keys: Sequence[int], first: int = 0) -> Floats:
        """The embeddings of some keys, one after the other, each from the table of its place."""
        rows: list[int] = []
        for place, key in enumerate(keys, start=first):
            size, start = self._sizes[place], self._firsts[place]
            rows.extend(start + value % size for value in four_keys(key, self._seeds[place]))
        found: Floats = np.add.reduce(self._table.take(rows, axis=0).astype(np.float32).reshape(len(keys), 4, -1), axis=1).ravel()
        return found


def shape(text: str) -> str:
    """The shape of a word: `Xxxxx`, `dd`, at most four of a kind in a row."""
    if len(text) >= 100:
        return "LONG"
    kinds: list[str] = []
    for char in text:
        kind = ("X" if char.isupper() else "x") if char.isalpha() else "d" if char.isdigit() else char
        if kinds[-4:] != [kind] * 4:
            kinds.append(kind)
    return "".join(kinds)


def _pieces_apart(weight: NDArray[Any]) -> Floats:
    """(outputs, pieces, inputs) as (pieces * outputs, inputs), so that the pieces lie one after the other."""
    return weight.astype(np.float32).transpose(1, 0, 2).reshape(-1, weight.shape[2])


def _largest(rows: Floats, width: int) -> Floats:
    largest = np.maximum(rows[:, :width], rows[:, width : 2 * width])
    return np.maximum(largest, rows[:, 2 * width :], out=largest)


def _normal(rows: Floats, gain: Floats, beta: Floats) -> Floats:
    count = np.float32(rows.shape[1])
    mean: Floats = np.add.reduce(rows, axis=1, keepdims=True)
    mean /= count
    centred = rows - mean
    variance: Floats = np.add.reduce(centred * centred, axis=1, keepdims=True)
    variance /= count
    variance += _EPSILON
    centred /= np.sqrt(variance)
    return centred * gain + beta
