"""The parts of the speed benchmark that need no models: texts, pairs, fits, processes."""

from __future__ import annotations

import re
import sys
from itertools import count

import numpy as np
import pytest
from benchmark_peers import Recorder, chunk_pairs, every_pair, sample
from benchmark_speed import (
    exponent,
    interleaved,
    made_input,
    memory_over_pairs,
    ratios,
    recorded,
    run_process,
    scaling,
    spread,
    stages,
)
from benchmark_stubs import StubEncoder, StubNli
from benchmark_texts import made_pair

from factcheck import Checker
from factcheck.sentences import split_sentences


def test_texts_are_the_same_each_time_and_of_the_wanted_size() -> None:
    source, rewrite = made_pair(500, 30, seed=3)
    assert made_pair(500, 30, seed=3) == (source, rewrite) != made_pair(500, 30, seed=4)
    assert 500 <= len(source.split()) < 540
    assert len(split_sentences(rewrite)) == 30
    assert not re.search(r"[{}]", source + rewrite)
    said = {sentence.text for sentence in split_sentences(source)}
    assert sum(sentence.text in said for sentence in split_sentences(rewrite)) < 10
    assert len(made_input("pairs", 0.01)) == 10


def test_what_the_peers_compare() -> None:
    texts = [made_pair(1000, 4, seed=1), made_pair(100, 2, seed=2)]
    sizes = [(len(split_sentences(source)), len(split_sentences(rewrite))) for source, rewrite in texts]
    assert len(every_pair(texts)) == sum(s * r for s, r in sizes)
    chunked = chunk_pairs(texts)
    assert all(len(chunk.split()) <= 350 for chunk, _ in chunked)
    assert len({chunk for chunk, _ in chunked}) == 4
    assert len(chunked) == 3 * sizes[0][1] + sizes[1][1]
    assert sample(range(10), 4) == [0, 2, 5, 7] and sample([1, 2], 4) == [1, 2]


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
    assert found["page"]["all stages"]["median"] > 0
    assert "exponent" in capsys.readouterr().out
    checker = Checker(embedding_model=StubEncoder(), nli_model=StubNli())
    assert set(scaling(checker, 1, 0.02)) == {"pairs", "rewrite sentences"}
    assert [number for number, _ in memory_over_pairs(40)] == list(range(2, 41, 2))
