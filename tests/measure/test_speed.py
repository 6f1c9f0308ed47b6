"""`factcheck bench --speed`: what this machine does in each precision, which is chosen and why."""

from __future__ import annotations

import json
from itertools import islice

import pytest
from command_line import fake_models, run
from fakes import WordEncoder, WordNli

from factcheck import Checker, InputError
from factcheck.measure import speed
from factcheck.measure.speed import made_page, made_pairs, measure_speed, why
from factcheck.models.light import processor, quickest
from factcheck.models.seam import ModelIdentity

__all__ = ["fake_models"]


def checker_in(precision: str) -> Checker:
    """A checker that says it runs through OpenVINO in fp32, where there is no bf16."""
    if precision in ("bf16", "int8"):
        raise InputError(f"this processor does not compute with {precision}")
    nli = WordNli()
    nli.identity = ModelIdentity("fake-nli", "1" * 64, "openvino/cpu/fp32")
    return Checker(embedding_model=WordEncoder(), nli_model=nli, precision=precision)


def test_each_precision_is_measured_or_says_why_it_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processor, "capabilities", lambda: ["FP32", "FP16"])
    monkeypatch.setattr(quickest, "_gain", quickest._gain.__wrapped__)
    result = measure_speed(checker_in, seconds=0)
    assert result.chosen == "openvino/cpu/fp32"
    assert result.why == (
        "compared with fp32, products of matrices are not to be had in bf16 and not to be had in int8 on this processor"
        " (taken is bf16 from 1.25 times on, else int8 from there on, else fp32; OpenVINO lists FP32, FP16)"
    )
    assert result.threads >= 1 and result.processor
    fp32, bf16, int8 = result.measured
    assert (fp32.precision, fp32.backend, fp32.why_not) == ("fp32", "openvino/cpu/fp32", None)
    assert fp32.pairs_per_second and fp32.page_seconds
    assert (bf16.precision, bf16.pairs_per_second, bf16.page_seconds) == ("bf16", None, None)
    assert bf16.why_not == "this processor does not compute with bf16"
    assert int8.why_not == "this processor does not compute with int8"


@pytest.mark.parametrize(
    ("backend", "gain", "words"),
    [
        ("openvino/cpu/bf16", 3.14, "are 3.1 times as quick in bf16 and 3.1 times as quick in int8 on this processor"),
        (
            "openvino/cpu/fp32",
            0.5,
            "are 0.5 times as quick in bf16 and 0.5 times as quick in int8 on this processor (taken is bf16 from",
        ),
        ("openvino/cpu/fp32", 0.0, "are not to be had in bf16 and not to be had in int8"),
        ("transformers/cpu/fp32", 0.0, "in fp32 on a cpu"),
        ("transformers/cuda/fp16", 0.0, "in fp16 on cuda"),
        ("fake", 0.0, "the model says so itself"),
    ],
)
def test_every_choice_has_its_reason(monkeypatch: pytest.MonkeyPatch, backend: str, gain: float, words: str) -> None:
    monkeypatch.setattr(quickest, "gain", lambda precision: gain)
    assert words in why(backend)


def test_the_texts_are_of_the_size_that_is_said_and_differ() -> None:
    pairs = list(islice(made_pairs(), 300))
    assert len(set(pairs)) == 300 and list(islice(made_pairs(), 300)) == pairs
    words = sorted(len(source.split()) for source, _ in pairs)
    assert words[0] >= 40 and words[-1] <= 60
    source, rewrite = made_page()
    assert 300 <= len(source.split()) <= 450 and rewrite.count(".") == 12


def test_the_command_prints_a_table_or_json(fake_models: None, monkeypatch: pytest.MonkeyPatch) -> None:
    measured = speed.measure_speed
    monkeypatch.setattr(speed, "measure_speed", lambda checker_in: measured(checker_in, seconds=0))
    code, out, _ = run("bench", "--speed", "--device", "cpu")
    assert code == 0 and "chosen: fake, as the model says so itself" in out and "pairs a second" in out
    code, out, _ = run("bench", "--speed", "--json", "--device", "cpu")
    found = json.loads(out)
    assert code == 0 and found["chosen"] == "fake"
    assert {"fp32", "bf16", "fp16"} == {one["precision"] for one in found["measured"]}


@pytest.mark.parametrize("arguments", [(), ("rows.jsonl", "--speed")], ids=["neither", "both"])
def test_rows_or_speed_are_measured_not_both(arguments: tuple[str, ...]) -> None:
    code, _, err = run("bench", *arguments)
    assert code == 2 and "give either DATA, a file of labelled rows, or --speed" in err
