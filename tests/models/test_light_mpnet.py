"""MPNet through OpenVINO, also with 8-bit weights: it judges as through torch."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import save_file
from shrink_model import shrink
from tiny_models import WORDS, save_mpnet
from transformers import AutoModelForSequenceClassification
from transformers.models.mpnet.modeling_mpnet import MPNetEncoder

from factcheck import ModelError
from factcheck.models.light.families import FAMILIES
from factcheck.models.light.nli import LightNli
from factcheck.models.light.processor import core, why_not
from factcheck.models.light.weights import Weights
from factcheck.models.nli import CrossEncoderNli
from factcheck.models.seam import EMBEDDED_NLI_LARGE
from factcheck.text.pieces import SPARE

LABELS = ["entailment", "neutral", "contradiction"]
LONG = " ".join(WORDS * 7)
PAIRS = [
    ("The bridge was closed on Monday.", "The bridge was closed."),
    ("", ""),
    (LONG, "two new lorries"),
    ("two lorries did not stop " * 9, "in the new bridge " * 25),
    ("a", LONG[: len(LONG) // 2]),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_mpnet(tmp_path_factory.mktemp("mpnet"), LABELS)


@pytest.fixture(scope="module")
def shrunk_folder(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("shrunk")
    shrink(folder, out, shard_mb=0.005, small=0)
    return out


def test_pairs_are_judged_as_through_torch(folder: Path) -> None:
    light, heavy = LightNli(folder, "fp32"), CrossEncoderNli(str(folder), "cpu", "fp32")
    assert light.max_tokens == heavy.max_tokens == 196 - SPARE
    assert len(light.token_ends(LONG)) > 128
    expected = heavy.predict(PAIRS)
    assert np.ptp(expected, axis=0).max() > 0.1
    np.testing.assert_allclose(light.predict(PAIRS), expected, atol=1e-4)
    together = light.predict(PAIRS * 8)
    assert (together == np.tile(np.concatenate([light.predict([pair]) for pair in PAIRS]), (8, 1))).all()


def test_every_distance_has_the_bias_that_it_has_in_transformers() -> None:
    starts = FAMILIES["mpnet"].bucket_starts
    distances = np.arange(-600, 601)
    ours = np.searchsorted(starts, abs(distances), side="right") + (len(starts) + 1) * (distances > 0)
    assert (ours == MPNetEncoder.relative_position_bucket(torch.from_numpy(distances)).numpy()).all()


def test_a_pair_of_just_the_limit_is_judged(folder: Path) -> None:
    light, heavy = LightNli(folder, "fp32"), CrossEncoderNli(str(folder), "cpu", "fp32")
    pairs = [("the " * (light.max_tokens - 3), "bridge was closed")]
    np.testing.assert_allclose(light.predict(pairs), heavy.predict(pairs), atol=1e-4)


def test_the_limit_counts_the_positions_without_a_tokenizer_limit(folder: Path, tmp_path: Path) -> None:
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    config = json.loads((tmp_path / "tokenizer_config.json").read_text())
    (tmp_path / "tokenizer_config.json").write_text(json.dumps(config | {"model_max_length": 100_000}))
    assert LightNli(tmp_path, "fp32").max_tokens == CrossEncoderNli(str(tmp_path), "cpu").max_tokens == 196 - SPARE


def test_shrunk_weights_are_the_rounded_ones(folder: Path, shrunk_folder: Path) -> None:
    index = json.loads((shrunk_folder / "model.safetensors.index.json").read_text())
    assert len(set(index["weight_map"].values())) == len(list(shrunk_folder.glob("*.safetensors"))) > 1
    before = AutoModelForSequenceClassification.from_pretrained(folder, dtype=torch.float32).state_dict()
    after = AutoModelForSequenceClassification.from_pretrained(shrunk_folder, dtype=torch.float32).state_dict()
    assert before.keys() == after.keys() == index["weight_map"].keys()
    for name, tensor in before.items():
        coarse = tensor.dim() == 2 and "position" not in name
        assert torch.equal(after[name], tensor.to(torch.float8_e4m3fn if coarse else torch.float16).float()), name
    assert AutoModelForSequenceClassification.from_pretrained(shrunk_folder).dtype == torch.float16


def test_shrunk_weights_are_judged_by_as_through_torch(shrunk_folder: Path) -> None:
    light, heavy = LightNli(shrunk_folder, "fp32"), CrossEncoderNli(str(shrunk_folder), "cpu", "fp32")
    np.testing.assert_allclose(light.predict(PAIRS), heavy.predict(PAIRS), atol=1e-4)
    assert light.identity.sha256 == heavy.identity.sha256


def test_small_matrices_are_not_shrunk_and_what_does_not_fit_is_refused(folder: Path, tmp_path: Path) -> None:
    shrink(folder, tmp_path / "all", 48)
    assert {str(tensor.element_type) for tensor in Weights(tmp_path / "all").values()} == {"<Type: 'float16'>"}
    model = AutoModelForSequenceClassification.from_pretrained(folder)
    model.mpnet.embeddings.word_embeddings.weight.data[3, 3] = 449
    model.save_pretrained(tmp_path)
    with pytest.raises(ValueError, match=r"word_embeddings\.weight has a number beyond 448"):
        shrink(tmp_path, tmp_path / "out", 48, small=0)


def test_every_float8_is_read_as_torch_reads_it(tmp_path: Path) -> None:
    from factcheck.models.light.backend import op, openvino

    codes = torch.arange(256, dtype=torch.uint8).view(torch.float8_e4m3fn)
    save_file({"codes": codes}, tmp_path / "model.safetensors")
    weights = Weights(tmp_path)
    constant = op.convert(op.constant(weights["codes"]), "f32")
    (found,) = core().compile_model(openvino.Model([constant], []), "CPU")([]).values()
    np.testing.assert_array_equal(found, codes.float().numpy())
    np.testing.assert_array_equal(weights.rows("codes", np.arange(256)), codes.float().numpy())
    weights.let_go()
    np.testing.assert_array_equal(weights.rows("codes", np.array([200, 3])), codes.float().numpy()[[200, 3]])


def test_weights_of_another_precision_are_refused(folder: Path, tmp_path: Path) -> None:
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    save_file({"x": torch.zeros(2, dtype=torch.bfloat16)}, tmp_path / "model.safetensors")
    with pytest.raises(ModelError, match="its weights are BF16, not one of F32, F16, F8_E4M3, I64"):
        LightNli(tmp_path)


def test_another_number_of_buckets_is_refused(folder: Path, tmp_path: Path) -> None:
    config = json.loads((folder / "config.json").read_text())
    (tmp_path / "config.json").write_text(json.dumps(config | {"relative_attention_num_buckets": 16}))
    with pytest.raises(ModelError, match="its relative_attention_num_buckets is 16, not 32"):
        LightNli(tmp_path)


def test_the_large_embedded_model_agrees_with_torch() -> None:
    pairs = [
        ("The bridge over the Tarn was closed on Monday. It cost nine million euros.", "The Tarn bridge was shut on Monday."),
        ("The council approved the budget in May.", "The council rejected the budget in May."),
        ("Sales rose by four percent after two weak years. " * 14, "Sales went up."),
    ]
    expected = CrossEncoderNli(EMBEDDED_NLI_LARGE, "cpu", "fp32").predict(pairs)
    assert expected.argmax(axis=1).tolist() == [0, 2, 0]
    np.testing.assert_allclose(LightNli(EMBEDDED_NLI_LARGE, "fp32").predict(pairs), expected, atol=1e-3)
    if why_not("bf16") is None:
        light = LightNli(EMBEDDED_NLI_LARGE, "bf16")
        np.testing.assert_allclose(light.predict(pairs), expected, atol=0.02)
