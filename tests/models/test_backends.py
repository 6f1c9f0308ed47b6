"""Other families of models by their real loading code: tiny DeBERTa-v3, RoBERTa, ModernBERT and BART heads that the tests make."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from fakes import WordEncoder, WordNli
from tiny_models import SPECIAL, WORDS, save_nli, tokenizer
from transformers import (
    BartConfig,
    BartForSequenceClassification,
    DebertaV2Config,
    DebertaV2ForSequenceClassification,
    ModernBertConfig,
    ModernBertForSequenceClassification,
    RobertaConfig,
    RobertaForSequenceClassification,
)

from factcheck import Checker, ModelError
from factcheck.models.nli import CrossEncoderNli, GroundingModel, supported_column

SIZES = {"hidden_size": 16, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 32}
COMMON = {
    "vocab_size": len(SPECIAL) + len(WORDS),
    "id2label": {0: "contradiction", 1: "entailment", 2: "neutral"},
    "label2id": {"contradiction": 0, "entailment": 1, "neutral": 2},
    "pad_token_id": 0,
    "bos_token_id": 2,
    "eos_token_id": 3,
    "cls_token_id": 2,
    "sep_token_id": 3,
}
FAMILIES = {
    "roberta": lambda: RobertaForSequenceClassification(RobertaConfig(**SIZES, **COMMON, max_position_embeddings=66)),
    "deberta-v3": lambda: DebertaV2ForSequenceClassification(
        DebertaV2Config(**SIZES, **COMMON, max_position_embeddings=64, relative_attention=True, pos_att_type=["p2c", "c2p"])
    ),
    "modernbert": lambda: ModernBertForSequenceClassification(ModernBertConfig(**SIZES, **COMMON, max_position_embeddings=64)),
    "bart": lambda: BartForSequenceClassification(
        BartConfig(
            **COMMON,
            d_model=16,
            encoder_layers=1,
            decoder_layers=1,
            encoder_attention_heads=2,
            decoder_attention_heads=2,
            encoder_ffn_dim=32,
            decoder_ffn_dim=32,
            max_position_embeddings=64,
        )
    ),
}
PAIRS = [
    ("the bridge was closed on monday", "the bridge was closed"),
    ("two lorries did not stop", "it"),
    ("a new mayor", "a mayor"),
]


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_loads_and_judges_alike_alone_and_in_a_batch(tmp_path: Path, family: str) -> None:
    torch.manual_seed(0)
    FAMILIES[family]().save_pretrained(tmp_path)
    tokenizer(64, ["input_ids", "attention_mask"]).save_pretrained(tmp_path)
    model = CrossEncoderNli(str(tmp_path), device="cpu")
    together = model.predict(PAIRS)
    assert np.allclose(together.sum(axis=1), 1, atol=1e-5)
    alone = np.concatenate([model.predict([pair]) for pair in PAIRS])
    assert np.allclose(together, alone, atol=1e-5)
    assert 40 < model.max_tokens < 64
    checker = Checker(nli_model=model, embedding_model=WordEncoder())
    report = checker.check("The bridge was closed. " * 20, "The new bridge was closed " * 10 + ".")
    assert report.signature["nli"]["name"] == str(tmp_path)


@pytest.mark.parametrize(
    ("labels", "column"),
    [(["UNSUPPORTED", "SUPPORTED"], 1), (["consistent", "hallucinated"], 0), (["entailment", "not_entailment"], 0)],
)
def test_support_is_read_from_the_labels(labels: list[str], column: int) -> None:
    assert supported_column(dict(enumerate(labels))) == column


@pytest.mark.parametrize(
    "labels", [["LABEL_0", "LABEL_1"], ["supported", "entailed"], ["entailment", "neutral", "contradiction"]]
)
def test_unclear_grounding_labels_are_refused(tmp_path: Path, labels: list[str]) -> None:
    with pytest.raises(ModelError, match="do not say which of two means supported"):
        GroundingModel(str(save_nli(tmp_path, labels)), device="cpu")


def test_support_stands_beside_the_verdict(tmp_path: Path) -> None:
    folder = str(save_nli(tmp_path, ["unsupported", "supported"]))
    source, rewrite = "The bridge was closed. " + "Two lorries did not stop. " * 30, "The bridge was closed today. Heading"
    plain = Checker(nli_model=WordNli(), embedding_model=WordEncoder()).check(source, rewrite)
    more = Checker(nli_model=WordNli(), embedding_model=WordEncoder(), support_model=folder, device="cpu").check(source, rewrite)
    assert plain.sentences[0].support is None and plain.signature["support"] is None
    assert more.sentences[0].support is not None and 0 <= more.sentences[0].support <= 1
    assert (more.score, more.counts) == (plain.score, plain.counts)
    assert more.signature["support"]["name"] == folder
