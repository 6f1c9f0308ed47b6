"""Tiny models with random weights, saved the way real ones are, for the code that loads models."""

from __future__ import annotations

from pathlib import Path

import torch
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
from transformers import (
    BertConfig,
    BertForSequenceClassification,
    BertModel,
    MPNetConfig,
    MPNetForSequenceClassification,
    PreTrainedTokenizerFast,
)

WORDS = "the bridge was closed on monday two lorries did not stop mayor of a in and is it said nine million new".split()
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]


def tokenizer(max_length: int, inputs: list[str] | None = None) -> PreTrainedTokenizerFast:
    """A word-level tokenizer that frames pairs as BERT does and gives the named model inputs."""
    vocabulary = {word: index for index, word in enumerate([*SPECIAL, *WORDS])}
    words = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    words.normalizer = normalizers.BertNormalizer(lowercase=True)
    words.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    words.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    return PreTrainedTokenizerFast(
        tokenizer_object=words,
        model_max_length=max_length,
        unk_token="[UNK]",
        pad_token="[PAD]",
        cls_token="[CLS]",
        sep_token="[SEP]",
        mask_token="[MASK]",
        model_input_names=inputs or ["input_ids", "token_type_ids", "attention_mask"],
    )


def _config(**changes: object) -> BertConfig:
    sizes = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 32}
    return BertConfig(vocab_size=len(SPECIAL) + len(WORDS), max_position_embeddings=64, **sizes, **changes)


def save_nli(folder: Path, labels: list[str], *, safe: bool = True) -> Path:
    """A sequence classifier with these labels, in this order; each label's logit has its own bias, so that the order shows."""
    torch.manual_seed(0)
    config = _config(id2label=dict(enumerate(labels)), label2id={label: index for index, label in enumerate(labels)})
    model = BertForSequenceClassification(config)
    if len(labels) == 3:
        bias = {"entail": 2.0, "neutra": 0.0, "contra": -2.0}
        model.classifier.bias.data = torch.tensor([bias.get(label.lower()[:6], 0.0) for label in labels])
    model.save_pretrained(folder)
    tokenizer(64).save_pretrained(folder)
    if not safe:
        (folder / "model.safetensors").unlink()
        torch.save(model.state_dict(), folder / "pytorch_model.bin")
    return folder


def save_mpnet(folder: Path, labels: list[str], tokens: int = 200) -> Path:
    """An MPNet sequence classifier for pairs of up to so many tokens; its weights are large, so that all of them count."""
    vocabulary = {word: index for index, word in enumerate(["<s>", "<pad>", "</s>", "[UNK]", *WORDS])}
    words = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    words.normalizer = normalizers.BertNormalizer(lowercase=True)
    words.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    words.post_processor = processors.RobertaProcessing(("</s>", 2), ("<s>", 0), trim_offsets=False, add_prefix_space=False)
    PreTrainedTokenizerFast(
        tokenizer_object=words,
        model_max_length=tokens,
        bos_token="<s>",
        eos_token="</s>",
        cls_token="<s>",
        sep_token="</s>",
        pad_token="<pad>",
        unk_token="[UNK]",
        model_input_names=["input_ids", "attention_mask"],
    ).save_pretrained(folder)
    torch.manual_seed(0)
    config = MPNetConfig(
        vocab_size=len(vocabulary),
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=tokens + 2,
        initializer_range=0.5,
        id2label=dict(enumerate(labels)),
        label2id={label: index for index, label in enumerate(labels)},
    )
    MPNetForSequenceClassification(config).save_pretrained(folder)
    return folder


def save_encoder(folder: Path) -> Path:
    """A sentence-transformers model with mean pooling and vectors of unit length."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer

    torch.manual_seed(0)
    plain = folder / "plain"
    BertModel(_config()).save_pretrained(plain)
    tokenizer(64).save_pretrained(plain)
    body = Transformer(str(plain), max_seq_length=16)
    SentenceTransformer(modules=[body, Pooling(16), Normalize()], device="cpu").save(str(folder / "model"))
    return folder / "model"
