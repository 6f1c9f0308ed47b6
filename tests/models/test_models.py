"""Loading real model files: tiny ones that the tests make, and the embedded ones."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tiny_models import save_encoder, save_nli

from factcheck import Checker, InputError, ModelError
from factcheck.models import light, nli
from factcheck.models import seam as models
from factcheck.models.device import PRECISIONS
from factcheck.models.encoder import SentenceEncoder
from factcheck.models.nli import CrossEncoderNli, label_columns

THREE = ["entailment", "neutral", "contradiction"]
PAIRS = [
    ("The bridge was closed on Monday.", "The bridge was closed."),
    ("Two lorries did not stop.", "Two lorries did stop."),
    ("A", ""),
]


@pytest.mark.parametrize(
    "labels", [THREE, THREE[::-1], ["CONTRADICTION", "ENTAILMENT", "NEUTRAL"], ["entailed", "contradicted", "neutral"]]
)
def test_label_order_comes_from_the_config(tmp_path: Path, labels: list[str]) -> None:
    model = CrossEncoderNli(str(save_nli(tmp_path / "nli", labels)), device="cpu")
    p = model.predict(PAIRS)
    assert p.shape == (3, 3)
    assert np.allclose(p.sum(axis=1), 1, atol=1e-5)
    assert (p[:, 0] > p[:, 1]).all() and (p[:, 1] > p[:, 2]).all()


@pytest.mark.parametrize(
    ("labels", "why"),
    [
        (["entailment", "not_entailment"], "it has 2 labels"),
        (["LABEL_0", "LABEL_1", "LABEL_2"], "do not say which is"),
        (["entailment", "neutral", "neutral"], "do not say which is"),
    ],
)
def test_a_model_whose_labels_cannot_be_mapped_is_refused(tmp_path: Path, labels: list[str], why: str) -> None:
    save_nli(tmp_path / "nli", [f"{label}" for label in dict.fromkeys(labels)] if len(set(labels)) == len(labels) else labels[:2])
    with pytest.raises(ModelError, match=why):
        label_columns(dict(enumerate(labels)))
    if len(set(labels)) == len(labels):
        with pytest.raises(ModelError, match=why):
            CrossEncoderNli(str(tmp_path / "nli"), device="cpu")


def test_weights_that_run_code_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="could not be loaded"):
        CrossEncoderNli(str(save_nli(tmp_path / "nli", THREE, safe=False)), device="cpu")


@pytest.mark.parametrize("name", ["./nowhere", "/nowhere/at/all", "no/such/model", "surely-not-a-model-of-any-hub"])
def test_a_missing_model_is_one_sentence(name: str) -> None:
    for load in (CrossEncoderNli, SentenceEncoder):
        with pytest.raises(ModelError) as error:
            load(name, device="cpu")
        assert "\n" not in str(error.value)


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no config\.json"):
        CrossEncoderNli(str(tmp_path), device="cpu")


@pytest.mark.parametrize("device", ["gpu", "cuda:x", "", "tpu:0"])
def test_an_unknown_device_is_refused(device: str) -> None:
    with pytest.raises(InputError, match="unknown device"):
        CrossEncoderNli(device=device)


def test_int8_is_for_the_embedded_models_on_a_processor() -> None:
    with pytest.raises(InputError, match="the precision int8 is for the models that come with factcheck, on a processor"):
        CrossEncoderNli(device="cpu", precision="int8")


def test_an_unknown_precision_is_refused() -> None:
    with pytest.raises(InputError, match="unknown precision"):
        CrossEncoderNli(device="cpu", precision="fp8")


@pytest.mark.parametrize("precision", ["fp8", "", "FP16"])
def test_an_unknown_precision_is_told_before_what_is_not_installed(precision: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.models.device.find_spec", lambda _: None)
    with pytest.raises(InputError, match=f"unknown precision '{precision}': choose one of auto, fp32, bf16, int8, fp16"):
        Checker(precision=precision)
    with pytest.raises(InputError, match="needs torch"):
        Checker(precision="fp16", device="cpu")


def test_every_precision_is_one_of_those_that_models_have() -> None:
    assert set(PRECISIONS) == {*light.PRECISIONS, *nli.PRECISIONS}


@pytest.mark.parametrize(
    ("name", "meant"), [("embeded", "embedded"), ("embedded-larg", "embedded-large"), ("embedded_both", "embedded-both")]
)
def test_a_misspelt_name_of_an_embedded_model_is_told(name: str, meant: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.models.device.find_spec", lambda _: None)
    with pytest.raises(InputError, match=f"unknown NLI model '{name}'; did you mean {meant}"):
        Checker(nli_model=name, device="cpu")
    for other in ("owner/embeded", "roberta-large-mnli"):
        with pytest.raises(InputError, match="needs torch"):
            Checker(nli_model=other, device="cpu")


def test_a_local_encoder_embeds_long_texts_whole(tmp_path: Path) -> None:
    encoder = SentenceEncoder(str(save_encoder(tmp_path)), device="cpu")
    long = "the bridge was closed on monday " * 20
    vectors = encoder.encode(["the bridge was closed", long, long + "nine million", ""])
    assert vectors.shape == (4, 16)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert not np.allclose(vectors[1], vectors[2], atol=1e-4)


def test_wrong_embedding_weights_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(models.embedded_sha256(), "encoder", "0" * 64)
    with pytest.raises(ModelError, match="sha256"):
        models.embedded_encoder_folder()


def test_a_missing_embedding_package_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "find_spec", lambda name: None)
    monkeypatch.setattr(models, "_PACKAGE", Path("nowhere", "factcheck"))
    with pytest.raises(ModelError, match=r"^the embedding model is not installed: pip install .*, or in a clone scripts/demo$"):
        models.embedded_encoder_folder()


def test_the_embedded_models_tell_the_clear_cases(real_checker: Checker) -> None:
    source = "The bridge over the Tarn was closed on Monday. It cost nine million euros. The mayor was not present."
    report = real_checker.check(source, "The bridge was closed on Monday. The mayor was present.")
    assert [s.label for s in report.sentences] == ["entailed", "contradicted"]
    assert real_checker.check(source, source).score > 0.9


def test_the_embedded_models_batch_as_they_judge_alone(real_checker: Checker) -> None:
    texts = [("The bridge was closed on Monday.", f"The bridge was closed{' and reopened' * n}.") for n in range(6)]
    for together, alone in zip(real_checker.check_many(texts), (real_checker.check(*t) for t in texts), strict=True):
        assert [s.label for s in together.sentences] == [s.label for s in alone.sentences]
        assert together.score == pytest.approx(alone.score, abs=1e-4)


def test_the_signature_names_the_models(real_checker: Checker) -> None:
    signature = real_checker.signature
    assert signature["encoder"]["sha256"] == models.embedded_sha256()["encoder"]
    assert len(signature["nli"]["sha256"]) == 64
