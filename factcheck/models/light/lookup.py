"""The first step of an encoder, done outside its graph: of its largest tables only the rows that are wanted are ever read."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from factcheck.models.light.families import Architecture
from factcheck.models.light.weights import Weights


class Lookup:
    """What a token is before the first norm: the sum of the rows of its word, of which text it is in, and of its position."""

    def __init__(self, architecture: Architecture, weights: Weights, prefix: str) -> None:
        """Take the tables of a model whose weights' names begin with `prefix`."""
        self._architecture = architecture
        self._weights = weights
        self._tables = f"{prefix}embeddings."

    def states(self, ids: NDArray[np.int32], types: NDArray[np.int32], places: NDArray[np.int32]) -> NDArray[np.float32]:
        """The states of tokens.

        Args:
            ids: of the tokens. Shape: (tokens).
            types: 1 for tokens of a pair's second text, else 0. Shape: (tokens).
            places: in their text or pair, from 0. Shape: (tokens).

        Returns:
            Shape: (tokens, hidden).
        """
        states = self._rows("word", ids)
        if self._architecture.family.has_types:
            states = states + self._rows("token_type", types)
        # a piece of a text can have a token or two more than that stretch had in the whole, so the last position may serve twice
        positions = np.minimum(places, self._architecture.positions - 1) + self._architecture.family.first_position
        return states + self._rows("position", positions)

    def let_go(self) -> None:
        """Give back the memory that the tables' files take since they were read."""
        self._weights.let_go()

    def _rows(self, table: str, indices: NDArray[np.int32]) -> NDArray[np.float32]:
        return self._weights.rows(f"{self._tables}{table}_embeddings.weight", indices)
