"""Models that first look in a cache for what they said before, and keep there what they say anew.

An entry is found by the model's identity, factcheck's version and the texts; other weights, precision or device have entries of their own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from factcheck.models.batches import PAIRS_AT_ONCE
from factcheck.models.seam import Encoder, ModelIdentity, NliModel, TokenNli, exact_of, rounds
from factcheck.version import own_version

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from factcheck.models.cache import Cache


def cached(folder: str | Path | None) -> Callable[[Encoder, NliModel], tuple[Encoder, NliModel]]:
    """What puts the cache in a folder before two models; with None, nothing.

    Raises InputError where the folder cannot be written to, at once, as models take long to load.
    """
    if folder is None:
        return lambda encoder, nli: (encoder, nli)
    from factcheck.models.cache import Cache

    cache = Cache(folder)
    return lambda encoder, nli: (CachedEncoder(encoder, cache), CachedNli(nli, cache))


def _key(kind: str, identity: ModelIdentity, texts: Sequence[str]) -> bytes:
    """Names what a model says of some texts; no two different questions have the same parts."""
    digest = hashlib.blake2b(digest_size=20)
    for part in (kind, own_version(), identity.name, identity.sha256, identity.backend, *texts):
        data = part.encode("utf-8")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.digest()


def _looked_up(
    cache: Cache, keys: Sequence[bytes], ask: Callable[[list[int]], Sequence[NDArray[np.float32]] | NDArray[np.float32]]
) -> list[NDArray[np.float32]]:
    """The row of each key, from the cache or by asking for the places that it lacks."""
    import numpy as np

    known = cache.get(list(dict.fromkeys(keys)))
    missing = [place for place, key in enumerate(keys) if key not in known]
    rows = {place: np.frombuffer(known[key], dtype="<f4") for place, key in enumerate(keys) if key in known}
    if missing:
        answers = [np.ascontiguousarray(row, dtype="<f4") for row in ask(missing)]
        cache.put({keys[place]: row.tobytes() for place, row in zip(missing, answers, strict=True)})
        rows.update(zip(missing, answers, strict=True))
    return [rows[place].astype(np.float32, copy=False) for place in range(len(keys))]


class CachedNli:
    """An `NliModel` that asks another one only what the cache does not hold."""

    def __init__(self, model: NliModel, cache: Cache) -> None:
        """Wrap a model."""
        self._model = model
        self.pairs_at_once = getattr(model, "pairs_at_once", PAIRS_AT_ONCE)
        self._cache = cache

    @property
    def identity(self) -> ModelIdentity:
        """That of the wrapped model."""
        return self._model.identity

    @property
    def max_tokens(self) -> int:
        """That of the wrapped model."""
        return self._model.max_tokens

    def token_ends(self, text: str) -> list[int]:
        """Those of the wrapped model."""
        return self._model.token_ends(text)

    def predict(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """See `NliModel.predict`. Shape: (pairs, 3)."""
        import numpy as np

        if not pairs:
            return self._model.predict(pairs)
        keys = [_key("nli", self.identity, pair) for pair in pairs]
        return np.stack(_looked_up(self._cache, keys, lambda places: self._model.predict([pairs[place] for place in places])))

    @property
    def rounds(self) -> bool:
        """Whether the wrapped model computes in 8 bits."""
        return rounds(self._model)

    @property
    def exact(self) -> CachedNli:
        """The wrapped model in full, with the same cache before it; see `factcheck.models.seam.RoundedNli`."""
        return CachedNli(exact_of(self._model), self._cache)

    @property
    def judges_tokens(self) -> bool:
        """Whether the wrapped model judges single tokens."""
        return isinstance(self._model, TokenNli) and self._model.judges_tokens

    def predict_with_tokens(self, pairs: Sequence[tuple[str, str]]) -> list[NDArray[np.float32]]:
        """See `TokenNli.predict_with_tokens`."""
        model = self._model
        if not isinstance(model, TokenNli):
            raise TypeError("the wrapped model does not judge tokens")
        keys = [_key("nli with tokens", self.identity, pair) for pair in pairs]
        return _looked_up(self._cache, keys, lambda places: model.predict_with_tokens([pairs[place] for place in places]))


class CachedEncoder:
    """An `Encoder` that asks another one only what the cache does not hold."""

    def __init__(self, encoder: Encoder, cache: Cache) -> None:
        """Wrap an encoder."""
        self._encoder = encoder
        self._cache = cache

    @property
    def identity(self) -> ModelIdentity:
        """That of the wrapped encoder."""
        return self._encoder.identity

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """See `Encoder.encode`. Shape: (texts, dimensions)."""
        if not texts:
            return self._encoder.encode(texts)
        import numpy as np

        keys = [_key("embedding", self.identity, (text,)) for text in texts]
        return np.stack(_looked_up(self._cache, keys, lambda places: self._encoder.encode([texts[place] for place in places])))
