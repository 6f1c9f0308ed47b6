"""Sentence embeddings through sentence-transformers."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.models.batches import budget_of, in_batches
from factcheck.models.device import downloaded_folder, loading, local_folder, need_torch, resolve_device
from factcheck.models.seam import EMBEDDED_ENCODER, ModelIdentity, embedded_encoder_folder, weights_sha256
from factcheck.text.pieces import embed_in_pieces

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_CHARACTERS_PER_TOKEN = 4


class SentenceEncoder:
    """An `Encoder` over sentence-transformers; safe to share between threads."""

    def __init__(self, name: str | None = None, device: str = "auto") -> None:
        """Load a model.

        Args:
            name: a hub id or folder; None is the all-MiniLM-L6-v2 that comes with factcheck.
            device: see `factcheck.models.device.resolve_device`.

        Raises:
            ModelError: it is missing, is not what was released, or cannot be loaded.
            InputError: the device is unknown or absent, or the extra ``torch`` is not installed.
        """
        resolved = resolve_device(device)
        need_torch(f"the embedding model {name!r}" if name else f"{EMBEDDED_ENCODER} with this device and precision")
        folder = str(embedded_encoder_folder()) if name is None else local_folder("embedding model", name)
        with loading("embedding model", name or EMBEDDED_ENCODER):
            from sentence_transformers import SentenceTransformer

            self._model = SentenceTransformer(
                folder, device=resolved, trust_remote_code=False, model_kwargs={"use_safetensors": True}
            )
            found = downloaded_folder(folder)
        self._tokenizer = self._model.tokenizer
        self._max_tokens = int(self._model.max_seq_length or 512) - 2
        self._budget = budget_of(resolved)
        self._lock = threading.Lock()
        self.identity = ModelIdentity(
            name or EMBEDDED_ENCODER, weights_sha256(found), f"sentence-transformers/{resolved.split(':')[0]}"
        )

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit-length embeddings; a text over the model's limit is the mean of its overlapping pieces. Shape: (texts, dimensions).

        Raises ModelError when the device has no memory for a single text.
        """
        with self._lock:
            return embed_in_pieces(texts, self._token_ends, self._max_tokens, self._embed)

    def _embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        import numpy as np

        order: list[int] = []
        found: list[NDArray[np.float32]] = []

        def run(indices: list[int]) -> None:
            batch = [texts[index] for index in indices]
            found.append(self._model.encode(batch, batch_size=len(batch), show_progress_bar=False, convert_to_numpy=True))
            order.extend(indices)

        in_batches([len(text) // _CHARACTERS_PER_TOKEN + 2 for text in texts], self._budget, run)
        vectors: NDArray[np.float32] = np.concatenate(found)[np.argsort(order)]
        return vectors

    def _token_ends(self, text: str) -> list[int]:
        encoded = self._tokenizer(text, add_special_tokens=False, return_offsets_mapping=True, truncation=False, verbose=False)
        return [end for _, end in encoded["offset_mapping"]]
