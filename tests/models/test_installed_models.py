"""`factcheck models`: what is on the machine, and fetching without reaching a network."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import huggingface_hub
import pytest
from command_line import run

from factcheck import ModelError
from factcheck.models import installed
from factcheck.models.installed import UNKNOWN_LICENCE, licence_of, role_of
from factcheck.models.seam import EMBEDDED_NLI_FOLDERS

NLI = {"id2label": {"0": "CONTRADICTION", "1": "NEUTRAL", "2": "ENTAILMENT"}}
README = "---\nlanguage: en\nlicense: mit\n---\n# A model\n"


def a_model(folder: Path, config: dict[str, Any] = NLI, readme: str = README) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.json").write_text(json.dumps(config))
    (folder / "README.md").write_text(readme)
    (folder / "model.safetensors").write_bytes(b"0" * 3_000_000)
    return folder


@pytest.fixture(autouse=True)
def own_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed, "embedded_nli_folder", lambda name: a_model(tmp_path / f"own {name}"))
    monkeypatch.setattr(installed, "embedded_encoder_folder", lambda: a_model(tmp_path / "own encoder"))
    scan = huggingface_hub.scan_cache_dir
    monkeypatch.setattr(huggingface_hub, "scan_cache_dir", lambda: scan(tmp_path / "cache"))


def test_the_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    code, out, err = run("models")
    assert code == 0 and not err
    assert "all-MiniLM-L6-v2" in out and "3 MB" in out and "Apache-2.0" in out and str(tmp_path / "own embedded-large") in out
    found = json.loads(run("models", "--json")[1])
    own = [*((name, "nli") for name in EMBEDDED_NLI_FOLDERS), ("all-MiniLM-L6-v2", "embedding")]
    assert [(model["name"], model["role"]) for model in found] == own


def test_an_embedded_model_that_is_missing_is_not_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def folder(name: str) -> Path:
        if name != "embedded":
            raise ModelError("missing")
        return a_model(tmp_path / name)

    monkeypatch.setattr(installed, "embedded_nli_folder", folder)
    assert [model["name"] for model in json.loads(run("models", "--json")[1])] == ["embedded", "all-MiniLM-L6-v2"]


def test_models_in_the_cache_that_can_be_used(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    for name, config in {"models--a--nli": NLI, "models--a--bert": {}, "datasets--a--data": NLI}.items():
        a_model(cache / name / "snapshots" / ("0" * 40), config)
    assert [
        (model["name"], model["licence"]) for model in json.loads(run("models", "--json")[1])[len(EMBEDDED_NLI_FOLDERS) + 1 :]
    ] == [("a/nli", "mit")]


def test_fetching(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, Any] = {}

    def download(name: str, *, allow_patterns: list[str], local_dir: Path | None) -> str:
        asked.update(name=name, patterns=allow_patterns)
        return str(a_model(local_dir or tmp_path / "cached"))

    monkeypatch.setattr(huggingface_hub, "snapshot_download", download)
    code, out, _ = run("models", "fetch", "a/nli")
    assert code == 0 and out.strip() == f"{tmp_path / 'cached'}: 3 MB, licence mit; use it with --nli-model a/nli"
    assert asked["name"] == "a/nli" and not any("bin" in pattern or "*.py" in pattern for pattern in asked["patterns"])
    assert f"--nli-model {tmp_path / 'here'}" in run("models", "fetch", "a/nli", "--to", str(tmp_path / "here"))[1]


@pytest.mark.parametrize(
    ("config", "weights", "message"),
    [({}, True, "of no use here"), (NLI, False, "no weights as safetensors"), (None, True, "cannot be downloaded: no network")],
)
def test_what_cannot_be_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, config: dict[str, Any] | None, weights: bool, message: str
) -> None:
    def download(*_: object, **__: object) -> str:
        if config is None:
            raise ConnectionError("no network\nand a long story")
        folder = a_model(tmp_path / "cached", config)
        if not weights:
            (folder / "model.safetensors").unlink()
        return str(folder)

    monkeypatch.setattr(huggingface_hub, "snapshot_download", download)
    code, out, err = run("models", "fetch", "a/nli")
    assert code == 3 and not out and message in err and len(err.splitlines()) == 1


@pytest.mark.parametrize(
    ("readme", "licence"),
    [
        (README, "mit"),
        ('---\nlicense: "apache-2.0"\n---', "apache-2.0"),
        ("# A model\nlicense: mit", UNKNOWN_LICENCE),
        ("---\n", UNKNOWN_LICENCE),
    ],
)
def test_licences(tmp_path: Path, readme: str, licence: str) -> None:
    assert licence_of(a_model(tmp_path / "m", readme=readme)) == licence
    assert licence_of(tmp_path / "none") == UNKNOWN_LICENCE


def test_roles(tmp_path: Path) -> None:
    assert role_of(a_model(tmp_path / "nli")) == "nli"
    assert role_of(a_model(tmp_path / "two", {"id2label": {"0": "UNSUPPORTED", "1": "SUPPORTED"}})) == "support"
    assert role_of(a_model(tmp_path / "odd", {"id2label": {"first": "ENTAILMENT"}})) is None
    assert role_of(a_model(tmp_path / "other", {"id2label": {"0": "A", "1": "B", "2": "C"}})) is None
    (tmp_path / "other" / "config.json").write_text("{broken")
    assert role_of(tmp_path / "other") is None
    (tmp_path / "other" / "modules.json").write_text("[]")
    assert role_of(tmp_path / "other") == "embedding"
