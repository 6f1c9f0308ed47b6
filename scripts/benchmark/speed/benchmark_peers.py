"""What `benchmark_speed` holds factcheck against: the usual pipelines on the same weights, and the bare matrix products."""

from __future__ import annotations

import json
import random
import time
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

from factcheck.models.batches import token_batches
from factcheck.models.light.quickest import quickest
from factcheck.text.sentences import split_sentences

CHUNK_WORDS = 350
_TOKENS_PER_BATCH = 4096
_PAIRS_PER_BATCH = 64

Pairs = list[tuple[str, str]]


class Recorder:
    """Passes everything on to a model and remembers what it was asked."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self.asked: list[Any] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._model, name)

    def predict(self, pairs: Sequence[tuple[str, str]]) -> Any:
        """Remember pairs."""
        self.asked.extend(pairs)
        return self._model.predict(pairs)

    def encode(self, texts: Sequence[str]) -> Any:
        """Remember texts."""
        self.asked.extend(texts)
        return self._model.encode(texts)


@dataclass(frozen=True, slots=True)
class Grid:
    """Each of the premises with each of the hypotheses."""

    premises: list[str]
    hypotheses: list[str]

    def __len__(self) -> int:
        return len(self.premises) * len(self.hypotheses)

    def pair(self, index: int) -> tuple[str, str]:
        """The pair of this number."""
        premise, hypothesis = divmod(index, len(self.hypotheses))
        return self.premises[premise], self.hypotheses[hypothesis]


def every_grid(texts: Sequence[tuple[str, str]]) -> list[Grid]:
    """Each source sentence with each rewrite sentence, as SummaC-ZS compares them."""
    return [Grid(_sentences(source), _sentences(rewrite)) for source, rewrite in texts]


def chunk_grids(texts: Sequence[tuple[str, str]]) -> list[Grid]:
    """Each stretch of about 350 words of a source, cut between sentences, with each rewrite sentence, as AlignScore compares them."""
    found = []
    for source, rewrite in texts:
        chunks: list[list[str]] = [[]]
        words = 0
        for sentence in _sentences(source):
            count = len(sentence.split())
            if chunks[-1] and words + count > CHUNK_WORDS:
                chunks.append([])
                words = 0
            chunks[-1].append(sentence)
            words += count
        found.append(Grid([" ".join(chunk) for chunk in chunks if chunk], _sentences(rewrite)))
    return found


def _sentences(text: str) -> list[str]:
    return [sentence.text for sentence in split_sentences(text)]


def total(grids: Sequence[Grid]) -> int:
    """How many pairs all grids have."""
    return sum(map(len, grids))


def pairs_of(grids: Sequence[Grid], most: int) -> Pairs:
    """The pairs of all grids, or so many of them drawn at random, always the same."""
    starts = [0, *accumulate(map(len, grids))]
    found = []
    for index in sample(range(starts[-1]), most):
        grid = bisect_right(starts, index) - 1
        found.append(grids[grid].pair(index - starts[grid]))
    return found


def sample(items: Sequence[Any], most: int | None) -> list[Any]:
    """The items, or so many of them drawn at random, always the same, in their order."""
    if most is None or len(items) <= most:
        return list(items)
    return [items[index] for index in sorted(random.Random(most).sample(range(len(items)), most))]


class Peers:
    """The plain pipelines, their models loaded once; each method gives the seconds that it took."""

    def __init__(self, encoder: str, nli: str) -> None:
        import torch
        from sentence_transformers import CrossEncoder, SentenceTransformer

        self._encoder = SentenceTransformer(encoder)
        # the weights are stored as fp16, in which the library would run them on a CPU too, and slowly
        self._nli = CrossEncoder(nli, model_kwargs={"dtype": torch.float32})

    def plain(self, sentences: Sequence[str], pairs: Pairs, most: int | None) -> float:
        """`SentenceTransformer.encode` and `CrossEncoder.predict` with the defaults of the library, in fp32.

        Beyond `most` sentences or pairs, the seconds are extrapolated from so many.
        """
        some_sentences, some_pairs = sample(sentences, most), sample(pairs, most)
        begun = time.perf_counter()
        self._encoder.encode(some_sentences)
        encoding = time.perf_counter() - begun
        judging = self.judge(some_pairs)
        return encoding * len(sentences) / max(1, len(some_sentences)) + judging * len(pairs) / max(1, len(some_pairs))

    def judge(self, pairs: Pairs) -> float:
        """`CrossEncoder.predict` with the defaults of the library, in fp32."""
        begun = time.perf_counter()
        self._nli.predict(pairs)
        return time.perf_counter() - begun


def shapes(folder: str, texts: Sequence[Any]) -> list[tuple[int, int]]:
    """How many texts (or pairs), and how many tokens of each, a model reads at a time, in batches of like length. Shape of each: (b, l)."""
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(folder)
    arguments = [list(part) for part in zip(*texts, strict=True)] if texts and isinstance(texts[0], tuple) else [list(texts)]
    lengths = [len(ids) for ids in tokenizer(*arguments, truncation=True, verbose=False)["input_ids"]] if texts else []
    batches = token_batches(lengths, _TOKENS_PER_BATCH, _PAIRS_PER_BATCH)
    return [(len(batch), max(lengths[index] for index in batch)) for batch in batches]


def products(folder: str, batches: Sequence[tuple[int, int]], precision: str, most_tokens: int = 60_000) -> float:
    """Seconds of the matrix products of an encoder alone on batches of these shapes; beyond `most_tokens` scaled up from a sample."""
    import torch

    config = json.loads((Path(folder) / "config.json").read_text(encoding="utf-8"))
    hidden, inner, heads = config["hidden_size"], config["intermediate_size"], config["num_attention_heads"]
    dtype = {"bf16": torch.bfloat16, "fp32": torch.float32}[precision]
    total = sum(count * length for count, length in batches)
    some = sample(batches, max(1, round(len(batches) * min(1.0, most_tokens / max(1, total)))))
    weights = [torch.randn(*shape, dtype=dtype) for shape in ((hidden, 3 * hidden), (hidden, hidden), (hidden, inner))]
    back = torch.randn(inner, hidden, dtype=dtype)
    seconds = 0.0
    for count, length in some:
        tokens = torch.randn(count * length, hidden, dtype=dtype)
        wide = torch.randn(count * length, inner, dtype=dtype)
        query = torch.randn(count * heads, length, hidden // heads, dtype=dtype)
        scores = torch.randn(count * heads, length, length, dtype=dtype)
        begun = time.perf_counter()
        for _ in range(config["num_hidden_layers"]):
            for weight in weights:
                torch.matmul(tokens, weight)
            torch.matmul(wide, back)
            torch.matmul(query, query.transpose(1, 2))
            torch.matmul(scores, query)
        seconds += time.perf_counter() - begun
    return seconds * total / max(1, sum(count * length for count, length in some))


def best_precision() -> str:
    """``bf16`` where the processor multiplies clearly quicker in it, else ``fp32``."""
    return "bf16" if quickest() == "bf16" else "fp32"
