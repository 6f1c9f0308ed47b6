"""The embedded models in 8 bits: quicker, and labels that stay."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from tiny_models import save_mpnet, save_nli

from factcheck.models.light import nli
from factcheck.models.light.backend import op, openvino
from factcheck.models.light.encoder import LightEncoder
from factcheck.models.light.linear import GROUP, rounded
from factcheck.models.light.nli import LightNli
from factcheck.models.light.processor import core, why_not

LABELS = ["neutral", "entailment", "contradiction"]
PAIRS = [
    ("The bridge over the Tarn was closed on Monday. It cost nine million euros.", "The Tarn bridge was shut on Monday."),
    ("The council approved the budget in May.", "The council rejected the budget in May."),
    ("The museum shows ninety paintings from the city's own collection.", "The museum has a café."),
    ("The ferry sails if the wind allows it.", "The ferry sails."),
    ("Two lorries and a bus were damaged.", "Three vehicles were damaged."),
    ("", "two lorries"),
]
needs_int8 = pytest.mark.skipif(why_not("int8") is not None, reason="the processor gains nothing by 8 bits")


@given(
    arrays.arrays(
        np.float32, st.tuples(st.integers(1, 4), st.sampled_from([1, 24, GROUP, 3 * GROUP])), elements=st.floats(-9, 9, width=32)
    )
)
def test_a_rounded_matrix_is_within_half_a_step(matrix: np.ndarray) -> None:
    model = openvino.Model([op.add(rounded(matrix), op.constant(np.float32(0)))], [], "rounded")
    (found,) = core().compile_model(model, "CPU", {"INFERENCE_PRECISION_HINT": "f32"})([]).values()
    group = GROUP if matrix.shape[1] % GROUP == 0 else matrix.shape[1]
    steps = np.abs(matrix.reshape(len(matrix), -1, group)).max(axis=2, keepdims=True) / 127
    assert found.shape == matrix.shape
    assert (np.abs(found - matrix).reshape(len(matrix), -1, group) <= steps * 0.51 + 1e-6).all()


@needs_int8
@pytest.mark.parametrize("save", [save_nli, save_mpnet], ids=["bert", "mpnet"])
def test_what_is_said_in_eight_bits_is_near_and_names_them(tmp_path: Path, save: object) -> None:
    folder = save(tmp_path, LABELS)  # type: ignore[operator]
    light = LightNli(folder, "int8")
    assert light.identity.backend == "openvino/cpu/int8"
    np.testing.assert_allclose(light.predict(PAIRS), LightNli(folder, "fp32").predict(PAIRS), atol=0.1)


@needs_int8
def test_what_could_get_another_label_is_asked_again_in_fp32(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = save_nli(tmp_path, LABELS)
    exact, light = LightNli(folder, "fp32"), LightNli(folder, "int8")
    monkeypatch.setattr(nli, "DOUBT", 0.0)
    rounded_off = light.predict(PAIRS)
    assert light._exact is None and (rounded_off != exact.predict(PAIRS)).any()
    ordered = np.sort(rounded_off, axis=1)
    distances = np.minimum(ordered[:, -1] - ordered[:, -2], np.abs(rounded_off[:, 0] - 0.5))
    monkeypatch.setattr(nli, "DOUBT", float(np.median(distances)))
    doubtful = distances < np.median(distances)
    found = light.predict(PAIRS)
    assert 0 < doubtful.sum() < len(PAIRS)
    assert (found[doubtful] == exact.predict(PAIRS)[doubtful]).all()
    assert (found[~doubtful] == rounded_off[~doubtful]).all()


@needs_int8
def test_the_embedded_models_give_the_same_labels_and_the_same_bits_alone() -> None:
    light, exact = LightNli(precision="int8"), LightNli(precision="fp32")
    found, expected = light.predict(PAIRS * 8), exact.predict(PAIRS)
    assert (found.argmax(axis=1) == np.tile(expected.argmax(axis=1), 8)).all()
    np.testing.assert_allclose(found[: len(PAIRS)], expected, atol=0.1)
    assert (found == np.tile(np.concatenate([light.predict([pair]) for pair in PAIRS]), (8, 1))).all()
    with_tokens, tokens_expected = light.predict_with_tokens(PAIRS), exact.predict_with_tokens(PAIRS)
    for row, wanted in zip(with_tokens, tokens_expected, strict=True):
        np.testing.assert_allclose(row, wanted, atol=0.2)
    encoder = LightEncoder(precision="int8")
    vectors = encoder.encode([claim for _, claim in PAIRS])
    assert (vectors == np.concatenate([encoder.encode([claim]) for _, claim in PAIRS])).all()
    wanted = LightEncoder(precision="fp32").encode([claim for _, claim in PAIRS])
    assert ((vectors * wanted).sum(axis=1) > 0.99).all()
