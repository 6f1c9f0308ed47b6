"""The parts of the speed benchmark that need no models: texts, pairs, fits, processes."""

from __future__ import annotations

import json
import re
import sys
from itertools import count
from pathlib import Path

import benchmark_gpu
import numpy as np
import pytest
from benchmark_gpu import measure_checks, measure_nli, sentence_pairs
from benchmark_growth import flat, memory_over_pairs, retrieve, scaling, stages
from benchmark_peers import Recorder, chunk_grids, every_grid, pairs_of, sample, total
from benchmark_stubs import StubEncoder, StubNli
from benchmark_texts import made_input, made_pair
from benchmark_timing import exponent, interleaved, ratios, run_process, spread
from benchmark_warm import recorded
from tiny_models import save_encoder, save_nli

from factcheck import Checker
from factcheck.judgement.presets import DEFAULT_PRESET, preset_named
from factcheck.models.encoder import SentenceEncoder
from factcheck.models.nli import CrossEncoderNli
from factcheck.pipeline import embed
from factcheck.text.documents import as_document
from factcheck.text.sentences import split_sentences


def test_texts_are_the_same_each_time_and_of_the_wanted_size() -> None:
    source, rewrite = made_pair(500, 30, seed=3)
    assert made_pair(500, 30, seed=3) == (source, rewrite) != made_pair(500, 30, seed=4)
    assert 500 <= len(source.split()) < 540
    assert len(split_sentences(rewrite)) == 30
    assert not re.search(r"[{}]", source + rewrite)
    said = {sentence.text for sentence in split_sentences(source)}
    assert sum(sentence.text in said for sentence in split_sentences(rewrite)) < 10
    assert len(made_input("pairs", 0.01)) == len(made_input("paragraphs", 0.01)) == 10
    (book,) = made_input("book", 0.1, 20)
    assert len(book[0].split()) >= 10_000 and len(split_sentences(book[1])) == 2


def test_the_sentences_of_a_book_differ() -> None:
    said = [sentence.text for sentence in split_sentences(made_input("book")[0][0])]
    assert len(said) > 4_000 and len(set(said)) > 0.99 * len(said)


def test_what_the_peers_compare() -> None:
    texts = [made_pair(1000, 4, seed=1), made_pair(100, 2, seed=2)]
    sizes = [(len(split_sentences(source)), len(split_sentences(rewrite))) for source, rewrite in texts]
    every = every_grid(texts)
    assert total(every) == sum(s * r for s, r in sizes)
    whole = pairs_of(every, total(every))
    assert len(set(whole)) > 0.9 * len(whole) == 0.9 * total(every)
    assert set(pairs_of(every, 50)) <= set(whole) and len(pairs_of(every, 50)) == 50
    chunked = pairs_of(chunk_grids(texts), 1000)
    assert all(len(chunk.split()) <= 350 for chunk, _ in chunked)
    assert len({chunk for chunk, _ in chunked}) == 4
    assert len(chunked) == 3 * sizes[0][1] + sizes[1][1]
    assert chunk_grids([("", "It rained.")])[0].premises == [] == pairs_of(chunk_grids([("", "It rained.")]), 5)


def test_a_sample_is_the_same_each_time_and_in_order() -> None:
    drawn = sample(range(1000), 40)
    assert drawn == sample(range(1000), 40) == sorted(set(drawn)) and len(drawn) == 40
    assert len({number % 10 for number in drawn}) > 5, "no stride, which would meet the same sentence again and again"
    assert sample([1, 2], 4) == sample([1, 2], None) == [1, 2]


def test_ratios_and_fits() -> None:
    clock = count(1)
    found = interleaved({"ours": lambda: 2.0, "other": lambda: float(next(clock))}, 3)
    assert ratios(found, "ours")["other"] == {"median": 1.0, "least": 0.5, "most": 1.5, "all": [0.5, 1.0, 1.5]}
    assert spread([3, 1, 2])["median"] == 2
    assert exponent([10, 20, 40], [0.5, 1.0, 2.0]) == pytest.approx(1)
    assert exponent([10, 20, 40], [1, 4, 16]) == pytest.approx(2)


def test_processes_are_timed_and_failures_are_told() -> None:
    seconds, memory = run_process([sys.executable, "-c", "x = bytearray(50_000_000)"])
    assert seconds > 0 and 50_000_000 < memory < 90_000_000
    with pytest.raises(RuntimeError, match="ended with 3: oh no"):
        run_process([sys.executable, "-c", "import sys; sys.stderr.write('oh no'); sys.exit(3)"])


def test_what_a_run_asks_is_recorded_and_the_checker_left_as_it_was() -> None:
    encoder, nli = StubEncoder(), StubNli()
    checker = Checker(embedding_model=encoder, nli_model=nli)
    sentences, pairs = recorded(checker, [made_pair(200, 5, seed=5)])
    assert len(sentences) > 10 and len(pairs) == len(set(pairs)) > 5
    assert (checker._encoder, checker._nli) == (encoder, nli)
    assert np.array_equal(Recorder(nli).predict(pairs), nli.predict(pairs)) and Recorder(nli).max_tokens == nli.max_tokens


def test_stages_and_memory_at_a_tiny_size(capsys: pytest.CaptureFixture[str]) -> None:
    found = stages({"page": made_input("page", 0.1)}, 1, 0.02)
    assert all(found["page"][stage]["median"] > 0 for stage in ("all stages", "without exact checks", "retrieval"))
    assert "exponent" in capsys.readouterr().out
    checker = Checker(embedding_model=StubEncoder(), nli_model=StubNli())
    assert set(scaling(checker, 1, 0.02)) == {"pairs", "rewrite sentences"}
    assert [number for number, _ in memory_over_pairs(40)] == list(range(2, 41, 2))
    assert len(flat(40)["series"]) == 20


def test_retrieval_is_exact() -> None:
    document = as_document(*made_pair(3000, 20, seed=9))
    vectors = embed([document], StubEncoder())
    for found, claim in zip(retrieve([document], vectors), document.claims, strict=True):
        alike = [float(vectors[s.text] @ vectors[document.sentences[claim].text]) for s in document.source_sentences]
        assert [alike[i] for i in found] == pytest.approx(sorted(alike, reverse=True)[: len(found)], abs=1e-6)
        assert len(found) == preset_named(DEFAULT_PRESET).k


def test_the_plot_is_legible_on_dark_pages_and_the_same_each_time(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    from benchmark_plot import plot

    growth = {"sizes": [10, 20, 40], "seconds": [spread([0.5]), spread([1.0]), spread([2.0])], "exponent": 1.0}
    figures = {"scaling": {"pairs": growth, "rewrite sentences": growth}, "flat": {"series": [(10, 7e7), (20, 7e7)]}}
    for name in ("images/a.svg", "images/b.svg"):
        plot(figures, tmp_path / name)
    drawn = (tmp_path / "images" / "a.svg").read_text()
    assert drawn == (tmp_path / "images" / "b.svg").read_text() and "#ffffff" in drawn


def test_a_device_is_measured(tmp_path: Path) -> None:
    labels = ["entailment", "neutral", "contradiction"]
    nli, encoder = (
        CrossEncoderNli(str(save_nli(tmp_path / "nli", labels)), "cpu"),
        SentenceEncoder(str(save_encoder(tmp_path)), "cpu"),
    )
    (row,) = measure_nli(nli, [("the bridge was closed", "it was closed")] * 20, [1024])
    assert row["tokens"] == 1024 and row["pairs_per_second"] > 0
    assert len(set(sentence_pairs(300))) == 300
    figures = measure_checks("sentence", 20, "fast", 16, encoder, nli)
    seconds = figures["seconds"]
    assert 0 < seconds["encoder"] + seconds["nli"] < seconds["all"]
    assert figures["sentences"] > 20 and figures["judged_pairs"] > 10


def test_the_gpu_benchmark_measures_the_embedded_models_by_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "gpu.json"
    small = "--device cpu --pairs 4 --documents 1 --budgets 4096 --windows 1".split()
    monkeypatch.setattr("sys.argv", ["benchmark_gpu.py", *small, "--out", str(out)])
    benchmark_gpu.main()
    figures = json.loads(out.read_text())
    assert figures["nli_model"]["name"] == "embedded" and len(figures["checks"]) == 2
