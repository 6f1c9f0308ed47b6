"""The multilingual models' folder: a backbone out of 4-bit weights with fewer words, the rows, and both models in one folder."""

from __future__ import annotations

import hashlib
import json
import struct
import zipfile
from pathlib import Path
from typing import Any

import make_multilingual
import numpy as np
import pack_multilingual
import pytest
import torch
from make_multilingual import LAYER_PARTS, Packed, bert_name, cut_tokenizer, make, member, stays
from make_multilingual_rows import LONGEST, MADE, drawn, json_rows
from nli_rows import Row
from tokenizers import Tokenizer
from transformers import AutoModelForSequenceClassification, AutoTokenizer, BertModel

from factcheck.models.light.encoder import LightEncoder
from factcheck.models.light.nli import LightNli
from factcheck.models.light.weights import Weights

HIDDEN, LAYERS, WIDE, POSITIONS = 32, 2, 64, 40
PIECES = ["▁the", "▁Brücke", "▁мост", "▁다리", "▁đường", "ř", "▁ist", "▁zu", "橋", "ß", "9", "▁"]
SPECIAL = ["<s>", "<pad>", "</s>", "<unk>"]
VOCABULARY = [*SPECIAL, *PIECES, "<mask>"]


def tokenizer() -> dict[str, Any]:
    """A tokenizer in the form of XLM-R's."""
    ends = [{"SpecialToken": {"id": name, "type_id": 0}} for name in ("<s>", "</s>")]
    first, second = ({"Sequence": {"id": name, "type_id": 0}} for name in "AB")
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [
            {"id": VOCABULARY.index(name), "content": name, "special": True}
            | dict.fromkeys(("single_word", "lstrip", "rstrip", "normalized"), False)
            for name in (*SPECIAL, "<mask>")
        ],
        "normalizer": None,
        "pre_tokenizer": {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True},
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [ends[0], first, ends[1]],
            "pair": [ends[0], first, ends[1], ends[1], second, ends[1]],
            "special_tokens": {name: {"id": name, "ids": [VOCABULARY.index(name)], "tokens": [name]} for name in ("<s>", "</s>")},
        },
        "decoder": None,
        "model": {"type": "Unigram", "unk_id": 3, "vocab": [[piece, -float(place)] for place, piece in enumerate(VOCABULARY)]},
    }


def weights(words: int = len(VOCABULARY) + 2) -> bytes:
    """A file of 4-bit weights; it has more rows of words than there are pieces, as the published one."""
    rng = np.random.default_rng(0)

    def blocks(numbers: int) -> bytes:
        parts = [
            struct.pack("<e", rng.uniform(0.02, 0.1)) + rng.integers(0, 256, 16, dtype=np.uint8).tobytes()
            for _ in range(numbers // 32)
        ]
        return b"".join(parts)

    def floats(numbers: int) -> bytes:
        return rng.normal(1, 0.1, numbers).astype("<f4").tobytes()

    tensors: dict[str, tuple[int, bytes]] = {
        "emb.word": (words * HIDDEN, blocks(words * HIDDEN)),
        "emb.pos": (POSITIONS * HIDDEN, floats(POSITIONS * HIDDEN)),
        "emb.type": (2 * HIDDEN, floats(2 * HIDDEN)),
        "emb.ln.w": (HIDDEN, floats(HIDDEN)),
        "emb.ln.b": (HIDDEN, floats(HIDDEN)),
    }
    for layer in range(LAYERS):
        for part in LAYER_PARTS:
            outputs = WIDE if part == "fi" else HIDDEN
            numbers = HIDDEN * WIDE if part in ("fi", "fo") else HIDDEN * HIDDEN
            is_norm = part in ("aln", "oln")
            tensors[f"l{layer}.{part}.w"] = (HIDDEN, floats(HIDDEN)) if is_norm else (numbers, blocks(numbers))
            tensors[f"l{layer}.{part}.b"] = (outputs, floats(outputs))
    head = b"E5S1" + struct.pack("<I7ifi", 1, HIDDEN, LAYERS, 2, WIDE, words, POSITIONS, 2, 1e-12, 32)
    head += struct.pack("<5iQ", 3, 0, 2, 1, 3, 5) + bytes(4 * 4 + 4 * 3) + b"texts" + struct.pack("<iI", 1, 7) + bytes(7)
    size = len(head) + 4 + sum(2 + len(name) + 21 for name in tensors)
    directory, data = struct.pack("<i", len(tensors)), b""
    for name, (numbers, raw) in tensors.items():
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", 0, numbers, size + len(data), len(raw))
        data += raw
    return head + directory + data


@pytest.fixture(scope="module")
def backbone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "backbone"
    assert make(weights(), tokenizer(), folder) == (len(VOCABULARY) - 2, len(VOCABULARY))
    return folder


@pytest.mark.parametrize(
    ("piece", "kept"),
    [
        ("▁the", True),
        ("▁Straße", True),
        ("GRÖSSE", True),
        ("İstanbul", True),
        ("▁мост", True),
        ("▁міст", False),
        ("ї", True),
        ("▁جسر", True),
        ("▁پل", False),
        ("▁पुल", True),
        ("カメラ", True),
        ("大橋", True),
        ("橋は", True),
        ("다", False),
        ("▁다리", False),
        ("γ", True),
        ("▁γέφυρα", False),
        ("ễ", True),
        ("ng", True),
        ("đường", False),
        ("▁1.234,5", True),
        ("❤", True),
        ("▁", True),
    ],
)
def test_which_pieces_stay(piece: str, kept: bool) -> None:
    assert stays(piece) == kept


def test_a_text_that_is_served_has_the_pieces_that_it_had() -> None:
    cut, kept = cut_tokenizer(tokenizer())
    whole, less = (Tokenizer.from_str(json.dumps(found)) for found in (tokenizer(), cut))
    for text in ("the Brücke ist zu", "мост 9", "橋", "ř"):
        before, after = whole.encode(text), less.encode(text)
        assert before.tokens == after.tokens and [kept[i] for i in after.ids] == before.ids
    assert 3 in less.encode("다리").ids and 3 not in whole.encode("다리").ids
    assert cut["model"]["unk_id"] == 3 and cut["added_tokens"][-1] == {**tokenizer()["added_tokens"][-1], "id": len(kept) - 1}


def test_the_backbone_gives_the_vectors_that_the_whole_gives(
    backbone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(make_multilingual, "stays", lambda piece: True)
    make(weights(), tokenizer(), tmp_path)
    found = [pack_multilingual.vectors(folder, ["the Brücke ist zu", "мост 9"]) for folder in (backbone, tmp_path)]
    assert torch.allclose(*found, atol=1e-6)
    tokens = AutoTokenizer.from_pretrained(backbone)
    assert tokens.pad_token == "<pad>" and tokens("the", "橋")["input_ids"][0] == 0


def test_a_block_is_its_scale_times_numbers_of_four_bits() -> None:
    tensors = dict(Packed(weights()).tensors())
    assert tensors[bert_name("l1.fo.w")].shape == (HIDDEN, WIDE) and tensors[bert_name("l1.fi.w")].shape == (WIDE, HIDDEN)
    block = struct.pack("<e", 0.5) + bytes([0x1F, *[0x88] * 15])
    assert make_multilingual.dequantised(block).tolist() == [3.5, *[0] * 15, -3.5, *[0] * 15]
    with pytest.raises(ValueError, match="not a file of 4-bit weights"):
        Packed(b"E5S2" + bytes(80))


def test_a_wheel_is_told_by_its_hash(tmp_path: Path) -> None:
    for name in "ab":
        with zipfile.ZipFile(tmp_path / f"{name}.whl", "w") as wheel:
            wheel.writestr("inside", name)
    sha256 = hashlib.sha256((tmp_path / "b.whl").read_bytes()).hexdigest()
    assert member(tmp_path, sha256, "inside") == b"b"
    with pytest.raises(FileNotFoundError, match="no wheel with the sha256 00"):
        member(tmp_path, "00", "inside")


def test_the_rows_are_short_and_of_templates_few() -> None:
    rows = [Row(f"It is {number}.", "It is.", "e", "made_copy") for number in range(MADE + 20)]
    rows += [
        Row("x" * LONGEST, "It is.", "e", "mnli"),
        Row("It is.", "It was.", "?", "mnli"),
        Row("It is.", "It was.", "n", "mnli"),
    ]
    found = drawn(rows, seed=1)
    assert len(found) == MADE + 1 and found == drawn(rows, seed=1) != drawn(rows, seed=2)
    assert [row for row in found if row.dataset == "mnli"] == [Row("It is.", "It was.", "n", "mnli")]


def test_rows_in_other_languages_are_read_by_either_name(tmp_path: Path) -> None:
    lines = [{"premise": "Ini.", "hypothesis": "Itu.", "label": "c", "more": 1}]
    lines += [{"sentence1": "猫がいる。", "sentence2": "動物がいる。", "label": "entailment"}]
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, lines)) + "\n")
    assert list(json_rows(tmp_path / "rows.jsonl", "x")) == [
        Row("Ini.", "Itu.", "c", "x"),
        Row("猫がいる。", "動物がいる。", "e", "x"),
    ]


@pytest.fixture(scope="module")
def folder(backbone: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both models, the classifier's last layer trained."""
    made = tmp_path_factory.mktemp("packed")
    labels = dict(enumerate(("entailment", "neutral", "contradiction")))
    model = AutoModelForSequenceClassification.from_pretrained(backbone, id2label=labels)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if f"layer.{LAYERS - 1}." in name:
                parameter += 0.1
    model.half().save_pretrained(made / "trained")
    AutoTokenizer.from_pretrained(backbone).save_pretrained(made / "trained")
    scenes = "language\tscene\tpremise\tentailed\nen\t1\tthe 9\tthe the\nde\t1\tBrücke ist\tist zu 9\nru\t1\tмост 9\tмост мост\n"
    (made / "scenes.tsv").write_text(scenes)
    pack_multilingual.pack(backbone, made / "trained", made / "out", made / "scenes.tsv")
    return made / "out"


def test_shared_layers_are_there_once(folder: Path) -> None:
    own = {name for name in Weights(folder) if not name.startswith(("bert.", "classifier."))}
    assert {name.split(".")[2] for name in own if name.startswith("encoder.")} == {str(LAYERS - 1)}
    assert {name.partition(".")[0] for name in own} == {"encoder", "apart"}


def test_what_was_trained_is_in_a_file_of_its_own(folder: Path) -> None:
    first, second = (set(pack_multilingual.load_file(folder / name)) for name in pack_multilingual.SHARDS)
    assert {name.split(".")[3] for name in second if ".layer." in name} == {str(LAYERS - 1)}
    assert {name.partition(".")[0] for name in second} == {
        "bert",
        "classifier",
    } and "bert.embeddings.word_embeddings.weight" in first
    assert "classifier.weight" in second and not first & second


def test_the_encoder_is_the_backbone_and_the_classifier_what_was_trained(folder: Path, backbone: Path) -> None:
    texts = ["the Brücke ist zu", "мост 9", "橋"]
    found = LightEncoder(folder, "fp32", "its name")
    layer = pack_multilingual.load_file(folder / "retrieval.safetensors")
    expected = pack_multilingual.vectors(backbone, texts) @ layer["apart.weight"].float().T + layer["apart.bias"].float()
    expected /= expected.norm(dim=1, keepdim=True)
    assert np.allclose(found.encode(texts), expected, atol=0.02)  # in half the digits
    assert found.identity.name == "its name"
    trained = AutoModelForSequenceClassification.from_pretrained(folder, dtype=torch.float32).eval()
    inputs = AutoTokenizer.from_pretrained(folder)("the 9", "Brücke ist", return_tensors="pt")
    with torch.no_grad():
        (wanted,) = trained(**inputs).logits.softmax(-1).numpy()
    assert np.allclose(LightNli(folder, "fp32").predict([("the 9", "Brücke ist")])[0], wanted, atol=5e-3)
    plain = BertModel.from_pretrained(backbone, add_pooling_layer=False)
    last = f"encoder.layer.{LAYERS - 1}.output.dense.bias"
    assert not torch.allclose(trained.bert.state_dict()[last], plain.state_dict()[last], atol=0.05)


def test_languages_are_no_longer_apart() -> None:
    rng = torch.Generator().manual_seed(0)
    meanings = torch.randn(30, 16, generator=rng)
    by_language = [meanings + 5 * torch.randn(16, generator=rng) for _ in range(3)]
    layer = pack_multilingual.apart(by_language)
    found = [own @ layer["apart.weight"].T + layer["apart.bias"] for own in by_language]
    assert torch.allclose(found[0], found[1], atol=1e-3) and torch.allclose(found[0], found[2], atol=1e-3)
    assert found[0].mean(dim=0).abs().max() < 1e-3 and found[0].std() > 0.5
