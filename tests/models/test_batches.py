"""Batches: their bounds, and what happens where the device runs out of memory."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from fakes import WordNli
from hypothesis import given
from hypothesis import strategies as st
from tiny_models import WORDS, save_encoder, save_nli

from factcheck import ModelError
from factcheck.judgement.judge import Judge
from factcheck.models import nli
from factcheck.models.batches import Budget, in_batches, token_batches
from factcheck.models.encoder import SentenceEncoder
from factcheck.models.nli import CrossEncoderNli

PAIRS = [(" ".join(WORDS[: 1 + i % 17]), " ".join(WORDS[i % 5 : i % 5 + 3])) for i in range(50)]
LABELS = ["entailment", "neutral", "contradiction"]
GPU = Budget(65_536, 2048, 8, 32_768)


@given(st.lists(st.integers(1, 500), max_size=60), st.integers(1, 2000), st.integers(1, 20))
def test_batches_hold_every_index_once_within_bounds(lengths: list[int], tokens: int, pairs: int) -> None:
    batches = token_batches(lengths, tokens, pairs)
    assert sorted(i for batch in batches for i in batch) == list(range(len(lengths)))
    for batch in batches:
        assert len(batch) <= pairs
        assert len(batch) == 1 or len(batch) * max(lengths[i] for i in batch) <= tokens


@given(st.lists(st.integers(1, 50), min_size=1, max_size=60), st.integers(50, 400))
def test_every_text_is_run_once_whatever_the_device_has_room_for(lengths: list[int], room: int) -> None:
    done: list[int] = []

    def run(batch: list[int]) -> None:
        if len(batch) * max(lengths[i] for i in batch) > room:
            raise torch.OutOfMemoryError
        done.extend(batch)

    budget = in_batches(lengths, Budget(4096, 64, 1, 512), run)
    assert sorted(done) == list(range(len(lengths)))
    assert budget.tokens == 4096 or budget.tokens > room / 4


def test_other_errors_are_not_taken_for_want_of_memory() -> None:
    def run(batch: list[int]) -> None:
        raise RuntimeError("the shapes do not fit")

    with pytest.raises(RuntimeError, match="shapes"):
        in_batches([3], GPU, run)


def small(forward: Callable[..., Any], most: int, seen: list[int], name: str) -> Callable[..., Any]:
    """A model for which the device has room for so many texts at a time; the sizes that fitted are added to `seen`."""

    def limited(*args: Any, **inputs: Any) -> Any:
        size = len((args[0] if args else inputs)[name])
        if size > most:
            raise torch.OutOfMemoryError("CUDA out of memory.")
        seen.append(size)
        return forward(*args, **inputs)

    return limited


@pytest.mark.parametrize("side", ["left", "right"])
def test_pairs_are_filled_up_as_the_tokenizer_does(tmp_path: Path, side: str) -> None:
    model = CrossEncoderNli(str(save_nli(tmp_path, LABELS)), device="cpu")
    tokenizer = model._tokenizer
    tokenizer.padding_side = side
    inputs = model._padded(model._tokens(PAIRS), 8)
    premises, hypotheses = ([pair[place] for pair in PAIRS] for place in (0, 1))
    expected = tokenizer(premises, hypotheses, padding=True, pad_to_multiple_of=8, return_tensors="pt")
    assert inputs.keys() == expected.keys()
    assert all(torch.equal(inputs[name], expected[name]) for name in inputs)


def test_the_nli_model_halves_its_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = CrossEncoderNli(str(save_nli(tmp_path, LABELS)), device="cpu")
    for weights in model._model.bert.encoder.parameters():
        weights.data *= 20  # else it says the same of every pair
    expected = model.predict(PAIRS)
    assert len({tuple(row) for row in expected.round(4)}) > 10
    seen: list[int] = []
    monkeypatch.setattr(model, "_budget", GPU)
    monkeypatch.setattr(nli, "_TOKENISED_AT_ONCE", 20)
    monkeypatch.setattr(model._model, "forward", small(model._model.forward, 3, seen, "input_ids"))
    assert np.allclose(model.predict(PAIRS), expected, atol=1e-5)
    assert sum(seen) == len(PAIRS) and max(seen) > 1
    monkeypatch.setattr(model._model, "forward", small(model._model.forward, 0, seen, "input_ids"))
    with pytest.raises(ModelError, match="no memory left for a single text of 8 tokens"):
        model.predict(PAIRS)


def test_the_encoder_halves_its_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    encoder = SentenceEncoder(str(save_encoder(tmp_path)), device="cpu")
    texts = [premise for premise, _ in PAIRS]
    expected = encoder.encode(texts)
    seen: list[int] = []
    monkeypatch.setattr(encoder._model, "forward", small(encoder._model.forward, 3, seen, "input_ids"))
    assert np.allclose(encoder.encode(texts), expected, atol=1e-5)
    assert sum(seen) >= len(texts) and max(seen) > 1
    monkeypatch.setattr(encoder._model, "forward", small(encoder._model.forward, 0, seen, "input_ids"))
    with pytest.raises(ModelError, match="no memory left for a single text"):
        encoder.encode(texts)


def test_a_model_says_how_many_pairs_it_wants_at_once() -> None:
    class Wide(WordNli):
        pairs_at_once = 20

    steps: list[tuple[int, int]] = []
    pairs = [(f"a {i}", "a") for i in range(50)]
    judged = Judge(Wide()).judge(pairs, lambda done, of: steps.append((done, of)))
    assert steps == [(20, 50), (40, 50), (50, 50)]
    assert judged == Judge(WordNli()).judge(pairs)
