"""Two NLI models as one: the small one judges every pair, and where it is not sure, the larger one is asked too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.models.batches import PAIRS_AT_ONCE
from factcheck.models.seam import EMBEDDED_NLI_BOTH, ModelIdentity, NliModel, TokenNli, exact_of, rounds

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SURE = 0.95
"""From which probability of its likeliest label on the first model is believed, in [0, 1]."""
SECOND_SHARE = 0.7
"""The weight of the second model's probabilities in the mean of both, in [0, 1]. Both figures are chosen on held-out training rows."""


class SecondOpinion:
    """An `NliModel` of two: what the first is not sure of is the weighted mean of both; safe to share between threads if they are.

    A cascade (Viola and Jones 2001) that ends in an average of distributions (a linear opinion pool, Stone 1961): the models make different
    mistakes, and most pairs are plain enough for the first. Single tokens are judged by the first alone.
    """

    def __init__(self, first: NliModel, second: NliModel, name: str = EMBEDDED_NLI_BOTH, in_full: bool = False) -> None:
        """Put two models together, which must read the same tokens; `name` is what the signature calls them.

        With `in_full` both are asked as they are without 8 bits.
        """
        self._first, self._second, self._in_full = first, second, in_full
        ours, theirs = first.identity, second.identity
        backend = ours.backend if ours.backend == theirs.backend else f"{ours.backend}, {theirs.backend}"
        backend += " in full" if in_full else ""
        self.identity = ModelIdentity(name, f"{ours.sha256}+{theirs.sha256}", backend)
        self.max_tokens = min(first.max_tokens, second.max_tokens)
        self.pairs_at_once = getattr(first, "pairs_at_once", PAIRS_AT_ONCE)

    @property
    def first(self) -> NliModel:
        """The model that is asked first, for who wants it alone."""
        return self._first

    @property
    def judges_tokens(self) -> bool:
        """Whether the first model judges single tokens."""
        return isinstance(self._first, TokenNli) and self._first.judges_tokens

    @property
    def rounds(self) -> bool:
        """Whether one of them computes in 8 bits."""
        return rounds(self._first) or rounds(self._second)

    @property
    def exact(self) -> SecondOpinion:
        """Both models in full, each loaded when it is first asked; see `factcheck.models.seam.RoundedNli`."""
        return SecondOpinion(self._first, self._second, self.identity.name, in_full=True)

    def token_ends(self, text: str) -> list[int]:
        """The character offset at which each token of a text ends, in order."""
        return self._first.token_ends(text)

    def predict(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """P(entailed), P(neutral), P(contradicted) of each (premise, hypothesis). Shape: (pairs, 3)."""
        return self._with_second(pairs, self._as_wanted(self._first).predict(pairs))

    def predict_with_tokens(self, pairs: Sequence[tuple[str, str]]) -> list[NDArray[np.float32]]:
        """See `factcheck.models.seam.TokenNli`; only where `judges_tokens`."""
        import numpy as np

        first = self._as_wanted(self._first)
        if not isinstance(first, TokenNli):
            raise TypeError("the first model does not judge tokens")
        rows = first.predict_with_tokens(pairs)
        likely = self._with_second(pairs, np.array([row[:3] for row in rows], np.float32).reshape(-1, 3))
        return [np.concatenate([of_pair, row[3:]]) for of_pair, row in zip(likely, rows, strict=True)]

    def _as_wanted(self, model: NliModel) -> NliModel:
        return exact_of(model) if self._in_full else model

    def _with_second(self, pairs: Sequence[tuple[str, str]], likely: NDArray[np.float32]) -> NDArray[np.float32]:
        """What both say, where the first says `likely`. Shape: (pairs, 3)."""
        unsure = [place for place, row in enumerate(likely) if row.max() < SURE]
        if not unsure:
            return likely
        both = likely.copy()
        second = self._as_wanted(self._second).predict([pairs[place] for place in unsure])
        both[unsure] = SECOND_SHARE * second + (1 - SECOND_SHARE) * likely[unsure]
        return both
