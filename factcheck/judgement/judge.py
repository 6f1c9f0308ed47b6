"""Asking the NLI model: each distinct pair once, long premises in overlapping pieces, nothing cut in silence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.models.batches import PAIRS_AT_ONCE
from factcheck.models.seam import EMBEDDED_NLI_FOLDERS, NliModel, PairModel, TokenNli
from factcheck.report import Probabilities
from factcheck.text.pieces import overlapping_pieces

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Progress = Callable[[int, int], None]

_LEAST_PREMISE = 0.25
"""Share of the model's tokens that a premise keeps however long the hypothesis is."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A hypothesis of which only the first `kept` of `tokens` tokens were judged."""

    hypothesis: str
    tokens: int
    kept: int


class Judge:
    """Judges pairs with an `NliModel` for the length of one run, remembering what it has already judged."""

    def __init__(self, model: NliModel) -> None:
        """Wrap a model."""
        self._model = model
        self._known: dict[tuple[str, str], Probabilities] = {}
        self._supported: dict[tuple[str, str], tuple[float, ...]] = {}
        self._cuts: dict[str, Cut] = {}

    @property
    def is_embedded(self) -> bool:
        """Whether the model is one of those that come with factcheck, which were trained on English only."""
        return self._model.identity.name in EMBEDDED_NLI_FOLDERS

    @property
    def judged(self) -> int:
        """How many distinct pairs it remembers."""
        return len(self._known)

    def cut(self, hypothesis: str) -> Cut | None:
        """How a hypothesis was cut, if it was."""
        return self._cuts.get(hypothesis)

    def judge(self, pairs: Sequence[tuple[str, str]], progress: Progress | None = None) -> list[Probabilities]:
        """Probabilities of each (premise, hypothesis), in order.

        A premise that does not fit is judged in overlapping pieces, of which the one that speaks loudest (the least neutral) counts.
        `progress` is called with the pairs judged so far and the pairs to judge.
        """
        new = list(dict.fromkeys(pair for pair in pairs if pair not in self._known))
        asked: list[tuple[str, str]] = []
        owners: list[int] = []
        for owner, (premise, hypothesis) in enumerate(new):
            for piece in self.fitting(self._model, premise, hypothesis):
                asked.append(piece)
                owners.append(owner)
        order = sorted(range(len(asked)), key=lambda i: len(asked[i][0]) + len(asked[i][1]))
        step = getattr(self._model, "pairs_at_once", PAIRS_AT_ONCE)
        for start in range(0, len(order), step):
            indices = order[start : start + step]
            for i, row in zip(indices, self._rows([asked[i] for i in indices]), strict=True):
                pair, found = new[owners[i]], _probabilities(row)
                known = self._known.get(pair)
                if known is None or found.neutral < known.neutral:
                    self._known[pair] = found
                    self._supported[pair] = tuple(row[3:].tolist())
            if progress:
                progress(min(start + step, len(order)), len(order))
        return [self._known[pair] for pair in pairs]

    def _rows(self, pairs: Sequence[tuple[str, str]]) -> Iterable[NDArray[np.float32]]:
        model = self._model
        return model.predict_with_tokens(pairs) if isinstance(model, TokenNli) and model.judges_tokens else model.predict(pairs)

    def supported(self, premise: str, hypothesis: str) -> list[tuple[int, int, float]] | None:
        """For each token of the hypothesis of a pair that was judged its characters, and how likely the premise supports it, in [0, 1].

        None where the model does not judge tokens.
        """
        values = self._supported.get((premise, hypothesis))
        if not values:
            return None
        ends = self._model.token_ends(hypothesis)[: len(values)]
        return list(zip([0, *ends], ends, values, strict=False))

    def fitting(self, model: PairModel, premise: str, hypothesis: str) -> list[tuple[str, str]]:
        """The pair, or where it is too long for the model the overlapping pieces of its premise with the hypothesis, cut if it must be."""
        limit = model.max_tokens
        if len(premise) + len(hypothesis) <= limit:  # a token is at least one character
            return [(premise, hypothesis)]
        hypothesis_ends = model.token_ends(hypothesis)
        room = limit - max(1, int(limit * _LEAST_PREMISE))
        if len(hypothesis_ends) > room:
            self._cuts[hypothesis] = Cut(hypothesis, len(hypothesis_ends), room)
            hypothesis = hypothesis[: hypothesis_ends[room - 1]]
            hypothesis_ends = hypothesis_ends[:room]
        pieces = overlapping_pieces(model.token_ends(premise), len(premise), limit - len(hypothesis_ends))
        return [(premise[start:end], hypothesis) for start, end in pieces]


def _probabilities(row: NDArray[np.float32]) -> Probabilities:
    entailed, contradicted = round(float(row[0]), 6), round(float(row[2]), 6)
    return Probabilities(entailed, round(max(0.0, 1.0 - entailed - contradicted), 6), contradicted)
