"""The rows that measure languages are whole, and what is counted right is."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from benchmark_languages import LABELS, SCENES, Pair, labelled, pages, pairs_across, plain_pairs, right, scenes, seconds_a_page
from fakes import WordEncoder, WordNli
from make_multilingual import LETTERS, stays

from factcheck import Checker
from factcheck.text.languages import LANGUAGES, languages_of
from factcheck.text.sentences import split_sentences

FILES = {SCENES: 10, SCENES.with_name("more_scenes.tsv"): 12}
of_each_file = pytest.mark.parametrize(("path", "count"), FILES.items(), ids=lambda value: getattr(value, "stem", ""))


@of_each_file
def test_each_language_has_as_many_pairs_of_each_label(path: Path, count: int) -> None:
    served = {code for code, language in LANGUAGES.items() if language.is_served} | {"en"}
    assert set(scenes(path)) == served == set(LETTERS)
    counts = Counter((pair.group, pair.label) for pair in plain_pairs(path))
    assert set(counts.values()) == {count} and len(counts) == 3 * len(served)
    assert len({pair[:2] for pair in plain_pairs(path)}) == 3 * count * len(served)


@of_each_file
def test_the_pairs_across_languages_are_one_for_each_scene_and_label(path: Path, count: int) -> None:
    by_text = {sentence: code for code, rows in scenes(path).items() for row in rows for sentence in row.values()}
    found = pairs_across(path)
    assert set(Counter(pair.label for pair in found).values()) == {count} and len(found) == 3 * count
    assert all(by_text[pair.premise] != by_text[pair.hypothesis] for pair in found)


@of_each_file
@pytest.mark.parametrize("code", LETTERS)
def test_each_sentence_is_one_and_in_its_language_and_in_the_vocabulary(code: str, path: Path, count: int) -> None:
    for row in scenes(path)[code]:
        texts = [row[name] for name in ("premise", *LABELS)]
        assert languages_of(texts) == (code,) * 4
        assert all(len(split_sentences(text, code)) == 1 for text in texts)
        assert all(stays(f"▁{word}") for text in texts for word in text.split())


def test_right_is_counted_by_group() -> None:
    pairs = [Pair("it was closed", "it was closed", "entailed", "b"), Pair("it was", "it is not", "entailed", "a")]
    assert right(WordNli(), pairs) == {"a": (0, 1), "b": (1, 1)}


def test_rows_of_a_file_are_drawn_evenly(tmp_path: Path) -> None:
    lines = [f"p{number}\th\t{'en'[number % 2]}\tmnli" for number in range(10)]
    (tmp_path / "rows.tsv").write_text("\n".join(["premise\thypothesis\tlabel\tdataset", *lines, "p\th\tne\tmonli"]) + "\n")
    assert [pair.premise for pair in labelled(tmp_path / "rows.tsv", 3)] == ["p0", "p3", "p6"]
    assert {pair.label for pair in labelled(tmp_path / "rows.tsv", None)} == {"entailed", "neutral"}


def test_pages_have_as_many_sentences_and_are_timed_beside_the_english_one() -> None:
    assert {len(split_sentences(rewrite, code)) for code, (_, rewrite) in pages().items()} == {20}
    found = list(seconds_a_page(Checker(nli_model=WordNli(), embedding_model=WordEncoder()), repeats=1))
    assert [code for code, *_ in found] == ["en", "de", "ar"]
    assert found[0][2] == 1.0 and np.all([seconds > 0 for _, seconds, _ in found])
