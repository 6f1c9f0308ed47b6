"""The embedded NLI model through OpenVINO."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from factcheck.light.bert import BertConfig, pair_classifier, read_config, read_weights
from factcheck.light.runtime import Runner, reading
from factcheck.light.tokens import Tokens
from factcheck.models import EMBEDDED_NLI, ModelIdentity, embedded_nli_folder, weights_sha256
from factcheck.nli import label_columns


class LightNli:
    """An `NliModel` on the processor; judges as `factcheck.nli.CrossEncoderNli` does; safe to share between threads."""

    def __init__(self, folder: Path | None = None, precision: str = "auto") -> None:
        """Load a model.

        Args:
            folder: of a three-way BERT sequence classifier; None is the NLI model that comes with factcheck.
            precision: see `factcheck.light.runtime.Runner`.

        Raises:
            ModelError: it is missing, is no such model, or its labels do not say what they mean.
        """
        name = EMBEDDED_NLI if folder is None else str(folder)
        folder = folder or embedded_nli_folder()
        with reading("NLI model", name):
            settings = read_config(folder)
            config = BertConfig.read(settings)
            self._columns = label_columns({int(index): label for index, label in settings["id2label"].items()})
            self._temperature = float(settings.get("nli_temperature") or 1.0)
            self._tokens = Tokens(folder)
            self._runner = Runner(pair_classifier(config, read_weights(folder)), precision)
        self.max_tokens = min(config.positions, self._tokens.limit) - self._tokens.special(pair=True)
        self.identity = ModelIdentity(name, weights_sha256(folder, "config.json"), self._runner.backend)

    def token_ends(self, text: str) -> list[int]:
        """The character offset at which each token of a text ends, in order."""
        return self._tokens.ends(text)

    def predict(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """P(entailed), P(neutral), P(contradicted) of each (premise, hypothesis). Shape: (pairs, 3)."""
        logits = self._runner.run(self._tokens.rows(pairs)) / self._temperature
        likely = np.exp(logits - logits.max(axis=1, keepdims=True))
        probabilities: NDArray[np.float32] = (likely / likely.sum(axis=1, keepdims=True))[:, self._columns]
        return probabilities
