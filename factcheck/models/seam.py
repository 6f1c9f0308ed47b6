"""The seam between the pipeline and its models: two small protocols, and how a model is named in a signature."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache, lru_cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from factcheck.errors import ModelError
from factcheck.version import installing, own_version

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

EMBEDDED_NLI = "embedded"
EMBEDDED_NLI_LARGE = "embedded-large"
EMBEDDED_NLI_MULTILINGUAL = "embedded-multilingual"
EMBEDDED_NLI_BOTH = "embedded-both"
"""The small and the large one together: see `factcheck.models.second_opinion`."""
EMBEDDED_NLI_FOLDERS = {EMBEDDED_NLI: "nli", EMBEDDED_NLI_LARGE: "nli-large", EMBEDDED_NLI_MULTILINGUAL: "nli-multilingual"}
EMBEDDED_PARSER_FOLDER = "parser"
EMBEDDED_ENCODER = "all-MiniLM-L6-v2"
EMBEDDED_ENCODER_FOLDER = "encoder"
MULTILINGUAL_ENCODER = "multilingual-e5-small"
"""The encoder in the multilingual NLI model's folder, with which it shares its words and its lower layers."""
EMBEDDED_NLI_NAMES = (*EMBEDDED_NLI_FOLDERS, EMBEDDED_NLI_BOTH)
"""The NLI models that come with factcheck, as options and signatures name them."""
READ_ENGLISH_ONLY = frozenset({EMBEDDED_NLI, EMBEDDED_NLI_LARGE, EMBEDDED_NLI_BOTH, EMBEDDED_ENCODER})
_PACKAGE = Path(__file__).parent.parent
_SHA256_FILE = Path(__file__).parent / "sha256.json"
"""The `weights_sha256` of each embedded model: of the weights and ``config.json``, of the encoder of the weights alone."""
_APART = {
    "nli-large": "factcheck_nli_large",
    "nli-multilingual": "factcheck_nli_multilingual",
    EMBEDDED_ENCODER_FOLDER: "factcheck_nli_encoder",
}
"""The packages of the models that are distributions of their own."""
_EXTRAS = {EMBEDDED_NLI_LARGE: "large", EMBEDDED_NLI_MULTILINGUAL: "multilingual"}
"""The extras of factcheck-nli that bring an NLI model of the same version."""


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


@dataclass(frozen=True, slots=True)
class Models:
    """What reads texts: one model that finds sentences about the same, and one that judges pairs."""

    encoder: Encoder
    nli: NliModel


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


class RoundedNli(NliModel, Protocol):
    """An `NliModel` that may compute in 8 bits."""

    @property
    def rounds(self) -> bool:
        """Whether it does; told without loading anything."""
        ...

    @property
    def exact(self) -> NliModel:
        """The same model, in full and with an identity of its own, for what is nearly a tie; loaded when it is first wanted."""
        ...


def rounds(model: NliModel) -> bool:
    """Whether a model is a `RoundedNli` that computes in 8 bits."""
    return bool(getattr(model, "rounds", False))


def exact_of(model: NliModel) -> NliModel:
    """The same model in full; itself where it does not compute in 8 bits."""
    exact: NliModel = getattr(model, "exact") if rounds(model) else model  # noqa: B009  # of a Protocol that most models are not
    return exact


def embedded_nli_folder(name: str = EMBEDDED_NLI) -> Path:
    """The folder of an NLI model that comes with factcheck, one of `EMBEDDED_NLI_FOLDERS`.

    An installed wheel holds the small one inside the package, distributions of their own the others, a clone all beside the package.
    Raises ModelError when it is missing, or is installed and not what this version goes with.
    """
    folder = _embedded_folder(EMBEDDED_NLI_FOLDERS[name])
    if folder is not None:
        return folder
    others = [repr(other) for other in EMBEDDED_NLI_FOLDERS if other != name and is_installed(other)]
    how = how_to_install(name) if name in _EXTRAS else "install factcheck-nli again"
    choice = f", or choose another, as {', '.join(others)}" if others else ""
    raise ModelError(f"the NLI model {name!r} is not installed: {how}{choice}")


def how_to_install(name: str) -> str:
    """The command that installs an NLI model that is a distribution of its own."""
    return installing(_EXTRAS[name])


def is_installed(name: str) -> bool:
    """Whether the files of an NLI model that comes with factcheck are here, whatever they are."""
    return _place(EMBEDDED_NLI_FOLDERS[name]) is not None


def embedded_parser_folder() -> Path:
    """The folder of the dependency parser that comes with factcheck; raises ModelError when it is missing or not what was released."""
    folder = _embedded_folder(EMBEDDED_PARSER_FOLDER)
    if folder is None:
        raise ModelError(f"the dependency parser is missing from {_PACKAGE / '_models'}: install factcheck-nli again")
    return folder


def embedded_encoder_folder() -> Path:
    """The folder of all-MiniLM-L6-v2 in the distribution ``factcheck-nli-encoder``, or in a clone that ``scripts/demo`` made ready.

    Raises ModelError when it is missing or its weights are others than those that this version goes with.
    """
    folder = _embedded_folder(EMBEDDED_ENCODER_FOLDER)
    if folder is None:
        raise ModelError("the embedding model is not installed: pip install factcheck-nli-encoder, or in a clone scripts/demo")
    _verify(folder, EMBEDDED_ENCODER_FOLDER)
    return folder


def _embedded_folder(name: str) -> Path | None:
    """Where the files of an embedded model are. In a clone git answers for them; what is installed is compared with what was released."""
    folder = _place(name)
    if folder is not None and folder != _in_a_clone(name):
        _verify(folder, name)
        _verify_version(name)
    return folder


def _place(name: str) -> Path | None:
    apart = _package_folder(_APART[name]) if name in _APART else None
    places = (_in_a_clone(name), _PACKAGE / "_models" / name, apart)
    return next((place for place in places if place and (place / "config.json").is_file()), None)


def _in_a_clone(name: str) -> Path:
    return _PACKAGE.parent / "models" / name


def _package_folder(package: str) -> Path | None:
    """The folder of an installed package, which is not imported."""
    spec = find_spec(package)
    return Path(spec.submodule_search_locations[0]) if spec and spec.submodule_search_locations else None


def _verify(folder: Path, name: str) -> None:
    """Raise ModelError where a model's files are not those that this version of factcheck was released with."""
    found = weights_sha256(folder) if name == EMBEDDED_ENCODER_FOLDER else weights_sha256(folder, "config.json")
    released = embedded_sha256().get(name)
    if found != released:
        distribution = _APART.get(name, "factcheck_nli").replace("_", "-")
        raise ModelError(
            f"the weights in {folder} have sha256 {found}, not {released}: pip install --force-reinstall --no-deps {distribution}"
        )


def _verify_version(name: str) -> None:
    """Raise ModelError where a distribution of an NLI model is of another release than factcheck; the encoder has versions of its own."""
    if name not in (EMBEDDED_NLI_FOLDERS[model] for model in _EXTRAS):
        return
    distribution = _APART[name].replace("_", "-")
    ours, theirs = own_version(), version(distribution)
    if ours != theirs:
        raise ModelError(
            f"factcheck-nli {ours} and {distribution} {theirs} do not go together: pip install {distribution}=={ours}"
        )


@cache
def embedded_sha256() -> dict[str, str]:
    """The sha256 of each embedded model that this version of factcheck is released with, by the name of its folder."""
    found: dict[str, str] = json.loads(_SHA256_FILE.read_text(encoding="utf-8"))
    return found


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
