"""The embedded sentence encoders through OpenVINO."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from factcheck.models.light.families import Architecture
from factcheck.models.light.graph import mean_encoder
from factcheck.models.light.lookup import Lookup
from factcheck.models.light.runtime import Runner, reading
from factcheck.models.light.tokens import Tokens
from factcheck.models.light.weights import Weights, read_config
from factcheck.models.seam import EMBEDDED_ENCODER, ModelIdentity, embedded_encoder_folder, weights_sha256
from factcheck.text.pieces import embed_in_pieces


class LightEncoder:
    """An `Encoder` on the processor; embeds as `factcheck.models.encoder.SentenceEncoder` does; safe to share between threads."""

    def __init__(self, folder: Path | None = None, precision: str = "auto", name: str | None = None) -> None:
        """Load a model.

        Args:
            folder: of a BERT sentence-transformers model with mean pooling, which may share layers with a classifier in the same folder;
                None is the all-MiniLM-L6-v2 that comes with factcheck.
            precision: see `factcheck.models.light.runtime.Runner`.
            name: what a signature calls it; None is the folder.

        Raises:
            ModelError: it is missing, is no such model, or is not what was released.
        """
        name = name or (EMBEDDED_ENCODER if folder is None else str(folder))
        folder = folder or embedded_encoder_folder()
        with reading("embedding model", name):
            architecture = Architecture.read(read_config(folder))
            self._tokens = Tokens(folder)
            stated = int(read_config(folder, "sentence_bert_config.json").get("max_seq_length") or self._tokens.limit)
            weights, sha256 = Weights(folder, architecture.family.prefix), weights_sha256(folder)
            self._runner = Runner(
                f"mean encoder {sha256} {architecture}",
                lambda linear: mean_encoder(architecture, weights, linear),
                Lookup(architecture, weights, ""),
                precision,
            )
        self._max_tokens = min(stated, architecture.positions) - self._tokens.special(pair=False)
        self.identity = ModelIdentity(name, sha256, self._runner.backend)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit-length embeddings; a text over the model's limit is the mean of its overlapping pieces. Shape: (texts, dimensions)."""
        return embed_in_pieces(texts, self._tokens.ends, self._max_tokens, self._embed)

    def _embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self._runner.run(self._tokens.rows([text.strip() for text in texts]))
