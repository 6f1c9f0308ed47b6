"""The embedding model's files are made of the published ones: which numbers become coarser, how much, and that other readers know them."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import make_encoder
import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from make_encoder import COPIED, EIGHT_BITS, float8, make
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


def test_the_table_of_words_has_8_bits_and_the_rest_16(published: Path, tmp_path: Path) -> None:
    make(published, tmp_path / "made")
    before, after = (load_file(folder / "model.safetensors") for folder in (published, tmp_path / "made"))
    assert before.keys() == after.keys()
    assert after.pop(EIGHT_BITS).view(torch.uint8).equal(before.pop(EIGHT_BITS).to(torch.float8_e4m3fn).view(torch.uint8))
    assert after.pop("embeddings.position_ids").equal(before.pop("embeddings.position_ids"))
    assert all(after[name].equal(before[name].to(torch.float16)) for name in before)


def test_both_readers_embed_by_them_alike(published: Path, tmp_path: Path) -> None:
    make(published, tmp_path / "made")
    light, heavy = LightEncoder(tmp_path / "made", "fp32"), SentenceEncoder(str(tmp_path / "made"), "cpu")
    np.testing.assert_allclose(light.encode(TEXTS), heavy.encode(TEXTS), atol=1e-6)
    assert light.identity.sha256 == heavy.identity.sha256
    similar = (light.encode(TEXTS) * LightEncoder(published, "fp32").encode(TEXTS)).sum(axis=1)
    assert (similar > 0.99).all()


def test_the_same_weights_come_out_twice_and_nothing_unfinished_stays(published: Path, tmp_path: Path) -> None:
    folders = tmp_path / "first", tmp_path / "second"
    for folder in folders:
        make(published, folder)
    first, second = ((folder / "model.safetensors").read_bytes() for folder in folders)
    assert first == second and not [*tmp_path.rglob("*.part")]
    assert (8 + struct.unpack("<Q", first[:8])[0]) % 8 == 0, "numbers begin where a reader can map them"


def test_other_weights_than_the_published_are_refused(published: Path, tmp_path: Path) -> None:
    (published / "model.safetensors").write_bytes(b"other")
    with pytest.raises(ValueError, match=r"have sha256 \w+, not \w+$"):
        make(published, tmp_path / "made")


@given(st.lists(st.floats(-448, 448, width=32), min_size=1))
def test_float8_is_that_of_torch(numbers: list[float]) -> None:
    array = np.array(numbers, dtype=np.float32)
    assert float8(array).tolist() == torch.from_numpy(array).to(torch.float8_e4m3fn).view(torch.uint8).tolist()


def test_every_float8_stays_what_it_is_and_the_middle_goes_to_the_even_one() -> None:
    codes = torch.tensor([code for code in range(256) if code & 127 != 127], dtype=torch.uint8)
    values = codes.view(torch.float8_e4m3fn).float()
    assert float8(values.numpy()).tolist() == codes.tolist()
    between = (values[:126] + values[1:127]) / 2
    assert float8(between.numpy()).tolist() == [code + code % 2 for code in range(126)]


@pytest.mark.parametrize("number", [449.0, -1e9, np.inf, np.nan])
def test_what_float8_cannot_hold_is_refused(number: float) -> None:
    with pytest.raises(ValueError, match="448"):
        float8(np.array([1, number], dtype=np.float32))
