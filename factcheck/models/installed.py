"""Which models are on this machine, and how to fetch others: folders, sizes, licences."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from factcheck.errors import ModelError
from factcheck.models.seam import EMBEDDED_ENCODER, EMBEDDED_NLI_FOLDERS, embedded_encoder_folder, embedded_nli_folder

Role = Literal["nli", "embedding", "support"]

UNKNOWN_LICENCE = "not stated"
EMBEDDED_LICENCE = "Apache-2.0"
WANTED_FILES = ("*.json", "*.safetensors", "*.txt", "*.model", "README.md")
"""What is downloaded of a model: weights only as safetensors, as other formats can run code."""


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A model on this machine; `size` is in bytes and counts every file of its folder."""

    name: str
    role: Role
    licence: str
    size: int
    folder: Path


def installed_models() -> list[InstalledModel]:
    """The models that come with factcheck, then those in the Hugging Face cache that factcheck can use.

    Raises:
        ModelError: the embedding model is missing or is not what was released.
    """
    own: list[tuple[str, Role, Path]] = []
    for name in EMBEDDED_NLI_FOLDERS:
        with suppress(ModelError):
            own.append((name, "nli", embedded_nli_folder(name)))
    own.append((EMBEDDED_ENCODER, "embedding", embedded_encoder_folder()))
    embedded = [InstalledModel(name, role, EMBEDDED_LICENCE, _size(folder), folder) for name, role, folder in own]
    return [*embedded, *_cached()]


def fetch(name: str, folder: Path | None = None) -> InstalledModel:
    """Download a model from the Hugging Face hub, for use without a network.

    Args:
        name: its hub id, as ``owner/model``.
        folder: where to put it; None is the Hugging Face cache, where it is found by its name again.

    Raises:
        ModelError: it cannot be downloaded, or factcheck cannot use it.
    """
    from huggingface_hub import snapshot_download

    try:
        # the hub's client raises errors of several libraries, whatever keeps it from the files
        place = Path(snapshot_download(name, allow_patterns=list(WANTED_FILES), local_dir=folder))
    except Exception as error:
        first = (str(error).strip().splitlines() or [type(error).__name__])[0]
        raise ModelError(f"the model {name!r} cannot be downloaded: {first}") from None
    role = role_of(place)
    if role is None:
        raise ModelError(
            f"the model {name!r} is of no use here: it is no sentence-transformers model, three-way NLI classifier or two-way grounding "
            "model"
        )
    if not any(place.glob("*.safetensors")):
        raise ModelError(f"the model {name!r} has no weights as safetensors")
    return InstalledModel(name if folder is None else str(folder), role, licence_of(place), _size(place), place)


def role_of(folder: Path) -> Role | None:
    """What a model folder can be used for, by its configuration; None for nothing."""
    from factcheck.models.nli import label_columns, supported_column

    if (folder / "modules.json").is_file():
        return "embedding"
    labels = _json(folder / "config.json").get("id2label")
    if not isinstance(labels, dict) or not all(str(index).isdecimal() for index in labels):
        return None
    names = {int(index): str(label) for index, label in labels.items()}
    readers: dict[Role, Callable[[Mapping[int, str]], object]] = {"nli": label_columns, "support": supported_column}
    for role, read in readers.items():
        with suppress(ModelError):
            read(names)
            return role
    return None


def licence_of(folder: Path) -> str:
    """The licence that a model's README states at its top."""
    try:
        lines = (folder / "README.md").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return UNKNOWN_LICENCE
    head = lines[1 : lines.index("---", 1)] if lines[:1] == ["---"] and "---" in lines[1:] else []
    stated = (line.partition(":")[2].strip(" \"'") for line in head if line.startswith("license:"))
    return next(filter(None, stated), UNKNOWN_LICENCE)


def _cached() -> Iterator[InstalledModel]:
    from huggingface_hub import scan_cache_dir
    from huggingface_hub.errors import CacheNotFound

    try:
        repositories = scan_cache_dir().repos
    except (CacheNotFound, OSError, ValueError):
        return
    for repository in sorted((repo for repo in repositories if repo.repo_type == "model"), key=lambda repo: repo.repo_id):
        newest = max(repository.revisions, key=lambda revision: revision.last_modified, default=None)
        role = role_of(newest.snapshot_path) if newest else None
        if newest and role:
            yield InstalledModel(
                repository.repo_id, role, licence_of(newest.snapshot_path), newest.size_on_disk, newest.snapshot_path
            )


def _json(path: Path) -> dict[str, object]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
