"""An encoder that remembers what it has embedded lately, so that a source checked against many rewrites is embedded once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.models.seam import Encoder, ModelIdentity

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_TEXTS = 10_000
"""Texts whose embeddings are remembered: 15 MB of 384 dimensions."""


class RecentEncoder:
    """An `Encoder` in front of another one, for the length of one run; not to be shared between threads."""

    def __init__(self, encoder: Encoder, most_texts: int = MOST_TEXTS) -> None:
        """Wrap an encoder."""
        self._encoder = encoder
        self._most_texts = most_texts
        self._rows: dict[str, NDArray[np.float32]] = {}

    @property
    def identity(self) -> ModelIdentity:
        """That of the wrapped encoder."""
        return self._encoder.identity

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """See `Encoder.encode`. Shape: (texts, dimensions)."""
        import numpy as np

        missing = [text for text in dict.fromkeys(texts) if text not in self._rows]
        if missing:
            # copies, as a view would keep all rows of its array
            self._rows.update((text, row.copy()) for text, row in zip(missing, self._encoder.encode(missing), strict=True))
        rows = [self._rows[text] for text in texts]
        for text in list(self._rows)[: max(0, len(self._rows) - self._most_texts)]:
            del self._rows[text]
        return np.stack(rows) if rows else self._encoder.encode([])
