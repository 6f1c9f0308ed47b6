"""The embedded models as they are installed: inside the package or in distributions of their own, compared with what was released."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from factcheck import ModelError
from factcheck.models import seam
from factcheck.models.seam import (
    embedded_encoder_folder,
    embedded_nli_folder,
    embedded_parser_folder,
    is_installed,
    weights_sha256,
)

PLACES = {
    "nli": "factcheck/_models/nli",
    "parser": "factcheck/_models/parser",
    "nli-large": "factcheck_nli_large",
    "nli-multilingual": "factcheck_nli_multilingual",
    "encoder": "factcheck_nli_encoder",
}
APART = ("nli-large", "nli-multilingual", "encoder")
FIND = {
    "nli": embedded_nli_folder,
    "parser": embedded_parser_folder,
    "nli-large": lambda: embedded_nli_folder("embedded-large"),
    "nli-multilingual": lambda: embedded_nli_folder("embedded-multilingual"),
    "encoder": embedded_encoder_folder,
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of installed packages: factcheck and its models, all of version 7."""
    for place in PLACES.values():
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / "config.json").write_text("{}")
        (tmp_path / place / "model.safetensors").write_bytes(place.encode())
    monkeypatch.setattr(seam, "_PACKAGE", tmp_path / "factcheck")
    monkeypatch.setattr(seam, "own_version", lambda: "7")
    monkeypatch.setattr(seam, "version", lambda distribution: "7")
    monkeypatch.syspath_prepend(tmp_path)
    for name, place in PLACES.items():
        more = () if name == "encoder" else ("config.json",)
        monkeypatch.setitem(seam.embedded_sha256(), name, weights_sha256(tmp_path / place, *more))
    return tmp_path


@pytest.mark.parametrize("name", PLACES)
def test_it_is_found(site: Path, name: str) -> None:
    assert FIND[name]() == site / PLACES[name]


@pytest.mark.parametrize("name", PLACES)
def test_other_weights_are_refused_with_what_to_do(site: Path, name: str) -> None:
    (site / PLACES[name] / "model.safetensors").write_bytes(b"damaged")
    distribution = f"factcheck-nli-{name.removeprefix('nli-')}" if name in APART else "factcheck-nli"
    with pytest.raises(ModelError, match=rf"have sha256 \w+, not \w+: pip install --force-reinstall --no-deps {distribution}$"):
        FIND[name]()


def test_another_configuration_is_refused_too(site: Path) -> None:
    (site / PLACES["nli"] / "config.json").write_text('{"nli_temperature": 9}')
    with pytest.raises(ModelError, match="have sha256"):
        embedded_nli_folder()


@pytest.mark.parametrize("kind", ["large", "multilingual"])
def test_a_model_of_another_release_is_refused(site: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.setattr(seam, "version", lambda distribution: "6")
    own = f"factcheck-nli-{kind}"
    with pytest.raises(ModelError, match=rf"^factcheck-nli 7 and {own} 6 do not go .*: pip install {own}==7$"):
        embedded_nli_folder(f"embedded-{kind}")


def test_a_model_that_is_not_there_says_how_to_get_it(site: Path) -> None:
    assert is_installed("embedded-multilingual")
    (site / PLACES["nli-multilingual"] / "config.json").unlink()
    assert not is_installed("embedded-multilingual")
    with pytest.raises(ModelError, match=r"pip install 'factcheck-nli\[multilingual\]'"):
        embedded_nli_folder("embedded-multilingual")


def test_a_model_that_this_version_was_not_released_with_is_refused(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(seam.embedded_sha256(), "nli-multilingual")
    with pytest.raises(ModelError, match=r"have sha256 \w+, not None"):
        embedded_nli_folder("embedded-multilingual")


def test_a_clone_s_weights_may_be_new(site: Path) -> None:
    """Whoever trains a model anew is not asked for its hash before it is released."""
    (site / "models" / "nli").mkdir(parents=True)
    (site / "models" / "nli" / "config.json").write_text("{}")
    (site / "models" / "nli" / "model.safetensors").write_bytes(b"new")
    assert embedded_nli_folder() == site / "models" / "nli"


def test_the_weights_are_found_without_importing_their_package(site: Path) -> None:
    embedded_nli_folder("embedded-large")
    assert "factcheck_nli_large" not in sys.modules
