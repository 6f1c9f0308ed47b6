"""The head that judges each token of a hypothesis: in the same pass, cached, read by the judge, and turned into the words to blame."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from fakes import WORD, WordEncoder, WordNli
from safetensors.numpy import save_file
from tiny_models import save_mpnet, save_nli
from transformers import AutoModelForSequenceClassification, AutoTokenizer

from factcheck import Checker
from factcheck.judgement.judge import Judge
from factcheck.judgement.wrong_part import least_supported, unsupported
from factcheck.models.cache import Cache
from factcheck.models.cached import CachedNli
from factcheck.models.light.nli import LightNli

LABELS = ["entailment", "neutral", "contradiction"]
PAIRS = [("the bridge was closed on monday", "the mayor said nine lorries did stop"), ("a mayor", "two"), ("two lorries", "")]
SOURCE = "The bridge was closed on Monday. Two lorries went on."


class TokenWordNli(WordNli):
    """Says of each word of the hypothesis whether the premise has it; `passes` counts how often it is asked at all."""

    judges_tokens = True

    def __init__(self) -> None:
        super().__init__()
        self.passes = 0

    def predict_with_tokens(self, pairs: list[tuple[str, str]]) -> list[np.ndarray]:
        self.passes += len(pairs)
        known = [{word.lower() for word in WORD.findall(premise)} for premise, _ in pairs]
        return [
            np.array([*row, *(0.9 if word.lower() in words else 0.1 for word in WORD.findall(hypothesis))], dtype=np.float32)
            for row, words, (_, hypothesis) in zip(self.predict(pairs), known, pairs, strict=True)
        ]


def with_head(folder: Path, hidden: int = 16) -> Path:
    weight = np.random.default_rng(1).normal(size=(1, hidden)).astype(np.float16)
    save_file({"support.weight": weight, "support.bias": np.array([0.25], dtype=np.float16)}, folder / "support.safetensors")
    return folder


@pytest.mark.parametrize("save", [save_nli, save_mpnet])
def test_each_token_is_judged_as_by_the_last_states(tmp_path: Path, save: object) -> None:
    folder = save(tmp_path / "nli", LABELS)  # type: ignore[operator]
    assert not LightNli(folder, "fp32").judges_tokens
    plain = LightNli(folder, "fp32").predict(PAIRS)
    light = LightNli(with_head(folder), "fp32")
    assert light.judges_tokens
    model, tokenizer = AutoModelForSequenceClassification.from_pretrained(folder).eval(), AutoTokenizer.from_pretrained(folder)
    weight = torch.tensor(np.random.default_rng(1).normal(size=(1, 16)).astype(np.float16)).float()
    found = light.predict_with_tokens(PAIRS)
    for row, (premise, hypothesis), labels in zip(found, PAIRS, plain, strict=True):
        inputs = tokenizer(premise, hypothesis, return_tensors="pt")
        second = [place for place, text in enumerate(inputs.sequence_ids(0)) if text == 1]
        with torch.inference_mode():
            last = model.base_model(**inputs).last_hidden_state[0, second]
        np.testing.assert_allclose(row[3:], torch.sigmoid(last @ weight[0] + 0.25).numpy(), atol=1e-3)
        np.testing.assert_allclose(row[:3], labels, atol=1e-6)
        assert len(row) == 3 + len(light.token_ends(hypothesis))
    alone = [light.predict_with_tokens([pair])[0] for pair in PAIRS]
    assert all((one == other).all() for one, other in zip(alone, found, strict=True))


def test_the_cache_keeps_what_is_said_of_tokens(tmp_path: Path) -> None:
    inner = TokenWordNli()
    model = CachedNli(inner, Cache(tmp_path))
    assert model.judges_tokens and not CachedNli(WordNli(), Cache(tmp_path)).judges_tokens
    expected = TokenWordNli().predict_with_tokens(PAIRS)
    for _ in range(2):
        assert all((one == other).all() for one, other in zip(model.predict_with_tokens(PAIRS), expected, strict=True))
    assert inner.passes == len(PAIRS)


def test_the_judge_tells_the_characters_of_each_token() -> None:
    judge = Judge(TokenWordNli())
    assert judge.supported("Two lorries.", "Nine lorries!") is None
    judge.judge([("Two lorries.", "Nine lorries!")])
    tokens = judge.supported("Two lorries.", "Nine lorries!")
    assert tokens is not None
    assert [("Nine lorries!"[start:end].strip(), round(likely, 1)) for start, end, likely in tokens] == [
        ("Nine", 0.1), ("lorries", 0.9), ("!", 0.1),
    ]  # fmt: skip
    plain = Judge(WordNli())
    plain.judge([("Two lorries.", "Nine lorries!")])
    assert plain.supported("Two lorries.", "Nine lorries!") is None


def test_the_words_to_blame_cost_no_pass() -> None:
    rewrite = "The bridge was closed on Monday because of heavy snow."
    nli = TokenWordNli()
    checker = Checker(embedding_model=WordEncoder(), nli_model=nli)
    (sentence,) = checker.check(SOURCE, rewrite).sentences
    (reason,) = sentence.reasons
    assert (reason.kind, reason.severity, rewrite[reason.start : reason.end]) == ("wrong_part", "info", "because of heavy snow")
    assert reason.message == "“because of heavy snow” is what the source does not say"
    asked = nli.passes
    unexplained = Checker(embedding_model=WordEncoder(), nli_model=(other := TokenWordNli()), explain=False)
    assert unexplained.check(SOURCE, rewrite).sentences[0].label == sentence.label
    assert asked == other.passes


TEXT = "Ann Lee's council met twice in 1,200 days."


@pytest.mark.parametrize(
    ("doubted", "marked"),
    [
        ({}, None),
        ({"Lee": 0.4}, "Ann Lee's council"[4:9]),
        ({"met": 0.2, "twice": 0.4, "days": 0.3}, "met twice"),
        ({"1": 0.6, "200": 0.1}, "1,200"),
        (dict.fromkeys(WORD.findall(TEXT), 0.1), None),  # nearly all of it: nothing is pointed at
        ({".": 0.0}, None),
    ],
)
def test_the_least_supported_word_and_its_neighbours_are_marked(doubted: dict[str, float], marked: str | None) -> None:
    tokens = [(*match.span(), doubted.get(match.group(), 0.9)) for match in WORD.finditer(TEXT)]
    part = unsupported(TEXT, tokens)
    assert (TEXT[slice(*part)] if part else None) == marked


@pytest.mark.parametrize(
    ("doubted", "marked"),
    [
        ({"twice": 0.8}, "twice"),  # supported, though less than the rest
        ({**dict.fromkeys(WORD.findall(TEXT), 0.1), "Lee": 0.05}, "Lee's"),  # where nearly nothing is supported
        ({"1": 0.6, "200": 0.3}, "1,200"),
        ({".": 0.0, "met": 0.7}, "met"),
    ],
)
def test_the_word_that_is_supported_least(doubted: dict[str, float], marked: str) -> None:
    tokens = [(*match.span(), doubted.get(match.group(), 0.9)) for match in WORD.finditer(TEXT)]
    part = least_supported(TEXT, tokens)
    assert part is not None and TEXT[slice(*part)] == marked
    assert least_supported("...", [(0, 3, 0.1)]) is None


class DoubtingNli(TokenWordNli):
    """Supports every word, one less than the others, or hardly any, whatever it says of the whole."""

    def __init__(self, doubted: dict[str, float], otherwise: float) -> None:
        super().__init__()
        self.doubted, self.otherwise = doubted, otherwise

    def predict_with_tokens(self, pairs: list[tuple[str, str]]) -> list[np.ndarray]:
        words = [[self.doubted.get(word, self.otherwise) for word in WORD.findall(hypothesis)] for _, hypothesis in pairs]
        return [np.array([*row, *own], dtype=np.float32) for row, own in zip(self.predict(pairs), words, strict=True)]


@pytest.mark.parametrize("otherwise", [0.9, 0.1])
def test_no_sentence_that_is_not_entailed_is_without_a_reason(otherwise: float) -> None:
    rewrite = "The bridge was closed on Monday because of heavy snow."
    nli = DoubtingNli({"heavy": otherwise - 0.05}, otherwise)
    (sentence,) = Checker(embedding_model=WordEncoder(), nli_model=nli).check(SOURCE, rewrite).sentences
    (reason,) = sentence.reasons
    assert (reason.kind, reason.severity, rewrite[reason.start : reason.end]) == ("wrong_part", "info", "heavy")
    assert reason.message == "no part stands out; “heavy” is what the source supports least"
    assert all(hypothesis == rewrite for _, hypothesis in nli.asked)
