"""Asking the models: each distinct pair once, long premises in overlapping pieces, nothing cut in silence; who reads which language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from factcheck.models.batches import PAIRS_AT_ONCE
from factcheck.models.recent import RecentEncoder
from factcheck.models.seam import Encoder, ModelIdentity, Models, NliModel, PairModel, TokenNli, exact_of, rounds
from factcheck.report import Probabilities
from factcheck.text.documents import Document
from factcheck.text.languages import reads_english
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

    def __init__(self, model: NliModel, for_english: NliModel | None = None, in_full: bool = False) -> None:
        """Wrap a model; the pairs of two English texts are for another one, if there is one. With `in_full` none computes in 8 bits."""
        self._model = model
        self._for_english = for_english or model
        self._in_full = in_full
        self._known: dict[tuple[str, str], Probabilities] = {}
        self._supported: dict[tuple[str, str], tuple[float, ...]] = {}
        self._cuts: dict[str, Cut] = {}

    @cached_property
    def exact(self) -> Judge:
        """What judges with the same models in full, each loaded when it is first asked; itself where none computes in 8 bits."""
        if not (rounds(self._model) or rounds(self._for_english)):
            return self
        judge = Judge(self._model, self._for_english, in_full=True)
        judge._cuts = self._cuts
        return judge

    @property
    def model(self) -> str:
        """The name of the model that judges what is not in English."""
        return self._model.identity.name

    @property
    def judged(self) -> int:
        """How many distinct pairs it remembers."""
        exact = self.__dict__.get("exact", self)
        return len(self._known) + (0 if exact is self else exact.judged)

    def cut(self, hypothesis: str) -> Cut | None:
        """How a hypothesis was cut, if it was."""
        return self._cuts.get(hypothesis)

    def judge(self, pairs: Sequence[tuple[str, str]], progress: Progress | None = None) -> list[Probabilities]:
        """Probabilities of each (premise, hypothesis), in order.

        A premise that does not fit is judged in overlapping pieces, of which the one that speaks loudest (the least neutral) counts.
        `progress` is called with the pairs judged so far and the pairs to judge.
        """
        new = list(dict.fromkeys(pair for pair in pairs if pair not in self._known))
        if self._for_english is self._model:
            self._ask(self._model, new, progress)
        else:
            for model in (self._for_english, self._model):
                self._ask(model, [pair for pair in new if self._model_of(*pair) is model], progress)
        return [self._known[pair] for pair in pairs]

    def _model_of(self, premise: str, hypothesis: str) -> NliModel:
        return self._for_english if reads_english(premise) and reads_english(hypothesis) else self._model

    def _ask(self, model: NliModel, new: Sequence[tuple[str, str]], progress: Progress | None) -> None:
        asked: list[tuple[str, str]] = []
        owners: list[int] = []
        if new and self._in_full:
            model = exact_of(model)
        for owner, (premise, hypothesis) in enumerate(new):
            for piece in self.fitting(model, premise, hypothesis):
                asked.append(piece)
                owners.append(owner)
        order = sorted(range(len(asked)), key=lambda i: len(asked[i][0]) + len(asked[i][1]))
        step = getattr(model, "pairs_at_once", PAIRS_AT_ONCE)
        for start in range(0, len(order), step):
            indices = order[start : start + step]
            for i, row in zip(indices, _rows(model, [asked[i] for i in indices]), strict=True):
                pair, found = new[owners[i]], _probabilities(row)
                known = self._known.get(pair)
                if known is None or found.neutral < known.neutral:
                    self._known[pair] = found
                    self._supported[pair] = tuple(row[3:].tolist())
            if progress:
                progress(min(start + step, len(order)), len(order))

    def supported(self, premise: str, hypothesis: str) -> list[tuple[int, int, float]] | None:
        """For each token of the hypothesis of a pair that was judged its characters, and how likely the premise supports it, in [0, 1].

        None where the model does not judge tokens.
        """
        values = self._supported.get((premise, hypothesis))
        if not values:
            return None
        ends = self._model_of(premise, hypothesis).token_ends(hypothesis)[: len(values)]
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


@dataclass(frozen=True, slots=True)
class Reader:
    """What reads a document. `multilingual` is what a signature says of models that were asked beside those for English."""

    encoder: Encoder
    judge: Judge
    multilingual: Mapping[str, ModelIdentity] | None = None

    def without_rounding(self) -> Reader:
        """The same with models that do not round, where there are any."""
        return replace(self, judge=self.judge.exact)

    def signed(self, signature: Mapping[str, Any]) -> dict[str, Any]:
        """The signature of what it has read."""
        models = {role: identity.to_dict() for role, identity in (self.multilingual or {}).items()}
        return {**signature, "multilingual": models or None}


class Readers:
    """The models for the length of a run or a session, with what they have read; one thread at a time.

    A document that is not in English throughout is read by multilingual models, where there are any. Its pairs of two English texts are
    judged by the model for English nevertheless, unless all its texts were said to be in another language.
    """

    def __init__(self, models: Models, multilingual: Callable[[], Models | None], language: str | None = None) -> None:
        """Begin with nothing read; `multilingual` is called when it is first needed."""
        self._models, self._multilingual, self._language = models, multilingual, language
        self._english = Reader(RecentEncoder(models.encoder), Judge(models.nli))

    @cached_property
    def _others(self) -> Reader:
        models = self._multilingual()
        if models is None:
            return self._english
        judge = Judge(models.nli, None if self._language else self._models.nli)
        return Reader(RecentEncoder(models.encoder), judge, {"encoder": models.encoder.identity, "nli": models.nli.identity})

    @property
    def judged(self) -> int:
        """How many distinct pairs they remember."""
        return self._english.judge.judged + (self.__dict__["_others"].judge.judged if "_others" in self.__dict__ else 0)

    def shared_out(self, documents: Sequence[Document]) -> Iterator[tuple[Reader, list[int]]]:
        """Who reads which of the documents, by their places."""
        english = [document.is_english for document in documents]
        if True in english:
            yield self._english, [place for place, is_english in enumerate(english) if is_english]
        if False in english:
            yield self._others, [place for place, is_english in enumerate(english) if not is_english]


def _rows(model: NliModel, pairs: Sequence[tuple[str, str]]) -> Iterable[NDArray[np.float32]]:
    return model.predict_with_tokens(pairs) if isinstance(model, TokenNli) and model.judges_tokens else model.predict(pairs)


def _probabilities(row: NDArray[np.float32]) -> Probabilities:
    entailed, contradicted = round(float(row[0]), 6), round(float(row[2]), 6)
    return Probabilities(entailed, round(max(0.0, 1.0 - entailed - contradicted), 6), contradicted)
