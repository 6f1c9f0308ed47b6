"""Training pairs as small as they can travel: every sentence once, as tokens, and rows that say which sentences they are made of.

A text is cut after the full stops inside it. BERT's tokenizers look at no more than a word at a time, so the tokens of a text are those
of its sentences in a row, and a premise among other sentences costs only their numbers. Both models know the same words under other
numbers, so the sentences travel once, with the map from one numbering to the other.
"""

from __future__ import annotations

import lzma
import random
import re
from collections.abc import Sequence
from typing import Any

import numpy as np
from changed_words import Span, tokens_in
from nli_rows import LABELS, Row
from numpy.typing import NDArray
from safetensors.numpy import save

Array = NDArray[Any]

UNKNOWN, KNOWN = 0, 1
"""Whether it is known which tokens of a row's hypothesis the premise supports."""
_CUT = re.compile(r"(?<=[.!?]) (?=\S)")
_CHUNK = 8192


class Numbered:
    """Things in the order in which they first came, each with its number."""

    def __init__(self) -> None:
        self.numbers: dict[Any, int] = {}

    def __call__(self, thing: Any) -> int:
        """The thing's number, a new one where it is new."""
        return self.numbers.setdefault(thing, len(self.numbers))

    def __len__(self) -> int:
        return len(self.numbers)


def framing(tokenizer: Any) -> dict[str, Any]:
    """What stands around and between the texts of a pair, the padding, and whether the model is told which text a token is of."""
    word = next(w for w in ("bridge", "the", "a") if len(tokenizer(w, add_special_tokens=False)["input_ids"]) == 1)
    core = tokenizer(word, add_special_tokens=False)["input_ids"][0]
    encoded = tokenizer(word, word)
    ids = encoded["input_ids"]
    first = ids.index(core)
    second = ids.index(core, first + 1)
    return {
        "before": ids[:first],
        "between": ids[first + 1 : second],
        "after": ids[second + 1 :],
        "pad": tokenizer.pad_token_id,
        "types": "token_type_ids" in encoded,
    }


def vocabulary_map(of: Any, to: Any) -> Array:
    """For each token id of one tokenizer, that of another; raises ValueError where the other lacks a word."""
    known = to.get_vocab()
    special = dict(zip(of.all_special_tokens, (of.convert_tokens_to_ids(of.all_special_tokens)), strict=True))
    found = np.zeros(max(of.get_vocab().values()) + 1, dtype=np.uint16)
    for word, number in of.get_vocab().items():
        if word in known:
            found[number] = known[word]
        elif word not in special:
            raise ValueError(f"the tokenizers do not share their words: one lacks {word!r}")
    return found


def encoded(texts: Sequence[str], tokenizer: Any) -> tuple[Array, Array]:
    """All token ids, one text after the other, and how many there are of each text."""
    ids: list[Array] = [np.zeros(0, dtype=np.uint16)]
    sizes: list[int] = []
    for start in range(0, len(texts), _CHUNK):
        batch = tokenizer(list(texts[start : start + _CHUNK]), add_special_tokens=False, return_token_type_ids=False)["input_ids"]
        sizes += [len(row) for row in batch]
        ids.append(np.fromiter((i for row in batch for i in row), dtype=np.uint16, count=sum(len(row) for row in batch)))
    return np.concatenate(ids), np.asarray(sizes, dtype=np.uint16)


def _marks(rows: Sequence[Row], spans: Sequence[list[Span] | None], tokenizer: Any) -> dict[str, Array]:
    """Which tokens of the hypotheses are wrong, where that is known."""
    places: list[list[int]] = [[] for _ in rows]
    wanted = [number for number, found in enumerate(spans) if found]
    for start in range(0, len(wanted), _CHUNK):
        chunk = wanted[start : start + _CHUNK]
        offsets = tokenizer([rows[n].hypothesis for n in chunk], add_special_tokens=False, return_offsets_mapping=True)[
            "offset_mapping"
        ]
        for number, found in zip(chunk, offsets, strict=True):
            places[number] = tokens_in(spans[number] or [], found)
    return {
        "support": np.array([UNKNOWN if found is None else KNOWN for found in spans], dtype=np.uint8),
        "wrong_sizes": np.array([len(found) for found in places], dtype=np.uint16),
        "wrong": np.array([place for found in places for place in found], dtype=np.uint16),
    }


def packed(
    rows: Sequence[Row], held: Sequence[bool], spans: Sequence[list[Span] | None], small: Any, large: Any
) -> tuple[dict[str, Array], dict[str, Any]]:
    """The arrays and what goes with them; `small` and `large` are the models' tokenizers, `spans` the wrong characters of each row."""
    order = sorted(range(len(rows)), key=lambda n: (rows[n].premise, rows[n].hypothesis))
    rows, held, spans = [rows[n] for n in order], [held[n] for n in order], [spans[n] for n in order]
    sentences, texts, names = Numbered(), Numbered(), Numbered()

    def text(said: str) -> int:
        return texts(tuple(sentences(part) for part in _CUT.split(said)))

    pairs = np.array([(text(r.premise), text(r.hypothesis)) for r in rows], dtype=np.int64).reshape(-1, 2)
    plain = [(n, text(r.plain[0]), text(r.plain[1])) for n, r in enumerate(rows) if r.plain]
    ids, sizes = encoded(list(sentences.numbers), small)
    arrays = {
        "ids": ids,
        "sizes": sizes,
        "texts": np.fromiter((s for t in texts.numbers for s in t), dtype=np.uint32),
        "text_sizes": np.array([len(t) for t in texts.numbers], dtype=np.uint16),
        "premises": np.diff(pairs[:, 0], prepend=0).astype(np.int32),
        "hypotheses": (pairs[:, 1] - pairs[:, 0]).astype(np.int32),
        "plain": np.array(plain, dtype=np.uint32).reshape(-1, 3),
        "labels": np.array([LABELS.index(r.label) for r in rows], dtype=np.uint8),
        "datasets": np.array([names(r.dataset) for r in rows], dtype=np.uint16),
        "held": np.array(held, dtype=np.uint8),
        "large_ids": vocabulary_map(small, large),
        **_marks(rows, spans, small),
    }
    about = {"datasets": list(names.numbers), "small": framing(small), "large": framing(large), "rows": len(rows)}
    return arrays, about


def differing(rows: Sequence[Row], tokenizers: Sequence[Any], count: int = 500, seed: int = 0) -> list[Row]:
    """Those of some rows whose tokens are not those of their sentences, by any of the tokenizers: none, or the format is wrong."""
    found = []
    for row in random.Random(seed).sample(list(rows), min(count, len(rows))):
        for tokenizer in tokenizers:
            for text in row[:2]:
                whole = tokenizer(text, add_special_tokens=False)["input_ids"]
                parts = [i for part in _CUT.split(text) for i in tokenizer(part, add_special_tokens=False)["input_ids"]]
                if whole != parts:
                    found.append(row)
    return found


def compressed(arrays: dict[str, Array]) -> bytes:
    """The arrays as one xz file."""
    return lzma.compress(save({name: np.ascontiguousarray(array) for name, array in arrays.items()}), preset=5)
