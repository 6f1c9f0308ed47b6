"""The embedding model's files are made of the published ones: rounded once, and read by all."""

from __future__ import annotations

import json
from pathlib import Path

import make_encoder
import numpy as np
import pytest
import torch
from make_encoder import COPIED, make
from safetensors.torch import load_file, save_file
from tiny_models import save_encoder

from factcheck.models.encoder import SentenceEncoder
from factcheck.models.light.encoder import LightEncoder
from factcheck.models.seam import weights_sha256

TEXTS = ["The bridge was closed on Monday.", "Two lorries did not stop, said the mayor.", "the new bridge " * 30, ""]


@pytest.fixture
def published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A model in place of the published one, with some files that are not wanted."""
    folder = save_encoder(tmp_path / "published")
    for name in ("special_tokens_map.json", "README.md", "data_config.json"):
        (folder / name).write_text("{}")
    tensors = load_file(folder / "model.safetensors")
    save_file({**tensors, "embeddings.position_ids": torch.arange(64)}, folder / "model.safetensors", {"format": "pt"})
    monkeypatch.setattr(make_encoder, "PUBLISHED", weights_sha256(folder))
    return folder


def test_the_files_are_those_that_loading_needs(published: Path, tmp_path: Path) -> None:
    make(published, tmp_path / "made")
    made = {path.relative_to(tmp_path / "made").as_posix() for path in (tmp_path / "made").rglob("*.*")}
    assert made == {*COPIED, "config.json", "model.safetensors"}
    assert json.loads((tmp_path / "made" / "config.json").read_text())["dtype"] == "float32"


def test_every_weight_has_16_bits(published: Path, tmp_path: Path) -> None:
    make(published, tmp_path / "made")
    before, after = (load_file(folder / "model.safetensors") for folder in (published, tmp_path / "made"))
    assert before.keys() == after.keys()
    assert after.pop("embeddings.position_ids").equal(before.pop("embeddings.position_ids"))
    assert all(after[name].equal(before[name].to(torch.float16)) for name in before)


def test_both_readers_embed_by_them_alike(published: Path, tmp_path: Path) -> None:
    make(published, tmp_path / "made")
    light, heavy = LightEncoder(tmp_path / "made", "fp32"), SentenceEncoder(str(tmp_path / "made"), "cpu")
    np.testing.assert_allclose(light.encode(TEXTS), heavy.encode(TEXTS), atol=1e-6)
    assert light.identity.sha256 == heavy.identity.sha256
    np.testing.assert_allclose(light.encode(TEXTS), LightEncoder(published, "fp32").encode(TEXTS), atol=1e-3)


def test_the_same_weights_come_out_twice_and_nothing_unfinished_stays(published: Path, tmp_path: Path) -> None:
    folders = tmp_path / "first", tmp_path / "second"
    for folder in folders:
        make(published, folder)
    first, second = ((folder / "model.safetensors").read_bytes() for folder in folders)
    assert first == second and not [*tmp_path.rglob("*.part")]


def test_other_weights_than_the_published_are_refused(published: Path, tmp_path: Path) -> None:
    (published / "model.safetensors").write_bytes(b"other")
    with pytest.raises(ValueError, match=r"have sha256 \w+, not \w+$"):
        make(published, tmp_path / "made")
