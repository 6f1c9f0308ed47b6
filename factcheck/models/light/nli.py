"""The embedded NLI models through OpenVINO."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from factcheck.models.light.families import Architecture
from factcheck.models.light.graph import has_token_head, pair_classifier
from factcheck.models.light.lookup import Lookup
from factcheck.models.light.runtime import Runner, reading
from factcheck.models.light.tokens import Tokens
from factcheck.models.light.weights import Weights, read_config
from factcheck.models.nli import label_columns
from factcheck.models.seam import EMBEDDED_NLI, EMBEDDED_NLI_FOLDERS, ModelIdentity, embedded_nli_folder, weights_sha256
from factcheck.text.pieces import SPARE

DOUBT = 0.06
"""By how much a label must be likelier than the next, and P(entailed) be away from a half, to stand in 8 bits."""


class LightNli:
    """An `NliModel` on the processor; judges as `factcheck.models.nli.CrossEncoderNli` does; safe to share between threads.

    In 8 bits few probabilities differ by more than 0.05, so a pair that is as near as that to another label is asked again in fp32. It
    depends on that pair alone, so that batches change nothing.
    """

    def __init__(self, model: str | Path = EMBEDDED_NLI, precision: str = "auto") -> None:
        """Load a model.

        Args:
            model: the name of an NLI model that comes with factcheck, or the folder of a three-way BERT or MPNet sequence classifier.
            precision: see `factcheck.models.light.runtime.Runner`.

        Raises:
            ModelError: it is missing, is no such model, or its labels do not say what they mean.
        """
        name = str(model)
        folder = embedded_nli_folder(name) if name in EMBEDDED_NLI_FOLDERS else Path(model)
        with reading("NLI model", name):
            settings = read_config(folder)
            architecture = Architecture.read(settings)
            self._columns = label_columns({int(index): label for index, label in settings["id2label"].items()})
            self._temperature = float(settings.get("nli_temperature") or 1.0)
            self._tokens = Tokens(folder)
            weights = Weights(folder)
            self._judges_tokens = has_token_head(weights)
            sha256 = weights_sha256(folder, "config.json")
            lookup = Lookup(architecture, weights, architecture.family.prefix)
            self._runner_in: Callable[[str], Runner] = lambda precision: Runner(
                f"pair classifier {sha256}", lambda linear: pair_classifier(architecture, weights, linear), lookup, precision
            )
            self._runner = self._runner_in(precision)
        self._name = name
        self._exact: LightNli | None = None
        self._lock = threading.Lock()
        self.max_tokens = min(architecture.positions, self._tokens.limit) - self._tokens.special(pair=True) - SPARE
        self.identity = ModelIdentity(name, sha256, self._runner.backend)

    @property
    def judges_tokens(self) -> bool:
        """Whether its weights have the head that judges single tokens."""
        return self._judges_tokens

    def token_ends(self, text: str) -> list[int]:
        """The character offset at which each token of a text ends, in order."""
        return self._tokens.ends(text)

    def predict(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """P(entailed), P(neutral), P(contradicted) of each (premise, hypothesis). Shape: (pairs, 3)."""
        rows = self._tokens.rows(pairs)
        likely = self._probabilities(self._runner.run(rows))
        doubtful = self._doubtful(likely)
        if len(doubtful):
            likely[doubtful] = self._probabilities(self.exact._runner.run([rows[i] for i in doubtful]))
        return likely

    def predict_with_tokens(self, pairs: Sequence[tuple[str, str]]) -> list[NDArray[np.float32]]:
        """See `factcheck.models.seam.TokenNli`; only where `judges_tokens`."""
        rows, hypotheses = self._tokens.pair_rows(pairs)
        logits, of_tokens = self._runner.run_by_token(rows)
        likely = self._probabilities(logits)
        doubtful = self._doubtful(likely)
        if len(doubtful):
            logits, again = self.exact._runner.run_by_token([rows[i] for i in doubtful])
            likely[doubtful] = self._probabilities(logits)
            for i, values in zip(doubtful, again, strict=True):
                of_tokens[i] = values
        return [
            np.concatenate([probabilities, 1 / (1 + np.exp(-values[places]))]).astype(np.float32)
            for probabilities, values, places in zip(likely, of_tokens, hypotheses, strict=True)
        ]

    def _doubtful(self, likely: NDArray[np.float32]) -> NDArray[np.intp]:
        """The pairs that are to be asked again."""
        if not self.rounds:
            return np.zeros(0, dtype=np.intp)
        ordered = np.sort(likely, axis=1)
        near_another = ordered[:, -1] - ordered[:, -2] < DOUBT
        return np.flatnonzero(near_another | (np.abs(likely[:, 0] - 0.5) < DOUBT))

    @property
    def rounds(self) -> bool:
        """Whether it computes in 8 bits."""
        return self._runner.precision == "int8"

    @property
    def exact(self) -> LightNli:
        """The same model in fp32, loaded when it is first wanted; see `factcheck.models.seam.RoundedNli`."""
        with self._lock:
            if self._exact is None:
                exact = copy(self)
                with reading("NLI model", self._name):
                    exact._runner = self._runner_in("fp32")
                exact.identity = replace(self.identity, backend=exact._runner.backend)
                self._exact = exact
            return self._exact

    def _probabilities(self, logits: NDArray[np.float32]) -> NDArray[np.float32]:
        logits = logits / self._temperature
        likely = np.exp(logits - logits.max(axis=1, keepdims=True))
        probabilities: NDArray[np.float32] = (likely / likely.sum(axis=1, keepdims=True))[:, self._columns]
        return probabilities
