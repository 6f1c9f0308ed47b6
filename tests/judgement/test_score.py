"""Scores, their fitting, the statistics of labelled rows, and the two commands over them."""

from __future__ import annotations

import json
import lzma
from pathlib import Path

import numpy as np
import pytest
from fakes import WordEncoder, WordNli
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from factcheck import Checker, InputError
from factcheck import checker as checker_module
from factcheck.cli.main import app
from factcheck.evidence.passages import Judged, Passage
from factcheck.judgement.score import ScoreMap, read_score_map
from factcheck.judgement.signals import FEATURES, SourceWords, features, signals_of
from factcheck.measure.calibration import fit_score_map
from factcheck.measure.labelled import read_labelled, scores_in
from factcheck.measure.statistics import (
    auc,
    auc_interval,
    balanced_accuracy,
    best_threshold,
    calibration_error,
    even_weights,
    paired_auc_test,
)
from factcheck.report import Probabilities, Signals, SourceSpan

share = st.floats(0, 1)
signals = st.builds(Signals, share, share, st.floats(-1, 1), share, share, share, st.integers(0, 5))


@given(st.lists(signals, min_size=1, max_size=8))
def test_scores_are_shares_and_do_not_depend_on_order(rows: list[Signals]) -> None:
    score_map = read_score_map()
    assert len(features(rows)) == len(FEATURES)
    assert 0 <= score_map.score(rows) <= 1
    assert score_map.score(rows) == score_map.score(rows[::-1])


def test_entailment_raises_the_score_and_contradiction_does_not() -> None:
    def score(entailed: float, contradicted: float) -> float:
        return read_score_map().score([Signals(entailed, contradicted, 0.8, 0.1, 0.9, 0.7, 0)])

    assert score(0.99, 0.001) > score(0.6, 0.05) > score(0.1, 0.1)
    assert score(0.05, 0.95) <= score(0.05, 0.05) + 0.02


def test_a_contradiction_by_the_closest_sentence_lowers_the_score() -> None:
    def judged(similarity: float, contradicted: float) -> Judged:
        passage = Passage((SourceSpan(0, 0, 4, "Text"),), similarity)
        return Judged(passage, Probabilities(0.1, 0.9 - contradicted, contradicted))

    def score(*asked: Judged) -> float:
        return read_score_map().score([signals_of(Probabilities(0.1, 0.8, 0.1), 0.9, asked, (0.5, 0.5), ())])

    assert score(judged(0.5, 0.1), judged(0.9, 0.8)) < score(judged(0.5, 0.8), judged(0.9, 0.1))
    assert score() == score(judged(0.9, 0.0))


def test_shared_words() -> None:
    words = SourceWords(["The bridge was closed.", "Rain fell."])
    assert words.shared("The bridge fell") == (1.0, 0.5)
    assert words.shared("") == (1.0, 1.0)


def test_a_map_is_fitted_and_read_back(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    labels = rng.integers(0, 2, 400).tolist()
    rows = [[Signals(float(np.clip(0.3 + 0.4 * y + rng.normal(0, 0.2), 0, 1)), 0.1, 0.5, 0.1, 0.5, 0.5, 0)] for y in labels]
    fitted = fit_score_map([(rows, labels)], "mine")
    scores = [fitted.score(row) for row in rows]
    assert auc(labels, scores) > 0.85
    assert calibration_error(labels, scores, even_weights(labels)) < 0.08
    (tmp_path / "mine.json").write_text(fitted.to_json(), encoding="utf-8")
    assert read_score_map(tmp_path / "mine.json") == fitted


def test_scores_follow_the_base_rate() -> None:
    rng = np.random.default_rng(0)
    labels = [int(n % 10 > 0) for n in range(3000)]  # nine in ten are consistent
    rows = [[Signals(float(np.clip(0.3 + 0.4 * y + rng.normal(0, 0.3), 0, 1)), 0.1, 0.5, 0.1, 0.5, 0.5, 0)] for y in labels]
    even = fit_score_map([(rows, labels)], "mine")
    own = even.at(0.9)
    scores = [own.score(row) for row in rows]
    assert calibration_error(labels, scores) < 0.03 < 0.2 < calibration_error(labels, [even.score(row) for row in rows])
    assert auc(labels, scores) == pytest.approx(auc(labels, [even.score(row) for row in rows]))
    assert own.at(0.5) == even and own.base_rate == 0.9 and own.sha256 != even.sha256


@pytest.mark.parametrize("share", [0, 1, -0.1, 1.5, float("nan"), True, "0.5"])
def test_a_base_rate_is_a_share(share: float) -> None:
    with pytest.raises(InputError, match="base rate"):
        read_score_map().at(share)
    with pytest.raises(InputError, match="base rate"):
        Checker(base_rate=share, embedding_model=WordEncoder(), nli_model=WordNli())


def test_too_few_rows_are_refused() -> None:
    with pytest.raises(InputError, match="too few"):
        fit_score_map([([[Signals(0.5, 0.1, 0.5, 0.1, 0.5, 0.5, 0)]] * 4, [0, 1, 0, 1])], "x")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"weights": 3}',
        '{"name": "x", "bias": NaN, "threshold": 0.5, "weights": {}}',
        read_score_map().to_json().replace('"base_rate": 0.5', '"base_rate": 1'),
    ],
)
def test_a_broken_calibration_file_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "map.json").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"map\.json"):
        read_score_map(tmp_path / "map.json")
    with pytest.raises(InputError, match="cannot be read"):
        read_score_map(tmp_path / "none.json")


def test_weights_that_are_not_finite_are_refused(tmp_path: Path) -> None:
    broken = ScoreMap("x", (float("inf"),) * len(FEATURES), 0.0, 0.5)
    (tmp_path / "map.json").write_text(broken.to_json(), encoding="utf-8")
    with pytest.raises(InputError, match="finite"):
        read_score_map(tmp_path / "map.json")


def test_statistics_of_known_rows() -> None:
    labels, scores = [1, 1, 1, 0, 0], [0.9, 0.8, 0.3, 0.4, 0.1]
    assert auc(labels, scores) == pytest.approx(5 / 6)
    assert balanced_accuracy(labels, scores, 0.5) == pytest.approx((2 / 3 + 1) / 2)
    assert best_threshold(labels, scores) in (pytest.approx(0.6), pytest.approx(0.2))
    assert calibration_error([1, 0], [1.0, 0.0]) == 0
    assert calibration_error([1, 0], [0.5, 0.5]) == 0
    assert calibration_error([0, 0, 1], [0.9, 0.9, 0.9]) == pytest.approx(0.9 - 1 / 3)
    assert sum(even_weights(labels)) == pytest.approx(5)
    with pytest.raises(InputError, match="both labels"):
        auc([1, 1], [0.1, 0.2])


def test_the_paired_test_knows_equal_from_better() -> None:
    rng = np.random.default_rng(1)
    labels = rng.integers(0, 2, 300).tolist()
    good = [y + rng.normal(0, 0.5) for y in labels]
    bad = rng.normal(0, 1, 300).tolist()
    difference, p = paired_auc_test(labels, good, bad)
    assert difference > 0.2 and p <= 0.01
    assert paired_auc_test(labels, good, good) == (0, 1)
    low, high = auc_interval(labels, good)
    assert low < auc(labels, good) < high


def test_intervals_need_both_labels() -> None:
    with pytest.raises(InputError, match="both labels"):
        auc_interval([1, 1, 1], [0.2, 0.4, 0.6])
    with pytest.raises(InputError, match="both labels"):
        paired_auc_test([0, 0], [0.2, 0.4], [0.1, 0.3])


ROWS = [
    {
        "source": "The bridge was closed on Monday.",
        "claim": f"The bridge was closed{' not' * (n % 2)}.",
        "label": (n + 1) % 2,
        "other": n,
    }
    for n in range(24)
]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(checker_module, "load_encoder", lambda *_: WordEncoder())
    monkeypatch.setattr(checker_module, "load_nli", lambda *_: WordNli())
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps({**row, "published": {"a": row["other"]}}) + "\n" for row in ROWS), encoding="utf-8")
    return path


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(a) for a in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.stdout + result.stderr


def test_bench_prints_and_writes_figures(data: Path, tmp_path: Path) -> None:
    code, out = run("bench", data, "--compare", "published", "--compare", "other", "--out", tmp_path / "out.jsonl", "--json")
    figures = json.loads(out)
    assert code == 0
    assert figures["rows"] == 24 and figures["auc"] == 1.0
    assert {c["name"] for c in figures["comparisons"]} == {"published.a", "other"}
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(rows) == 24 and rows[1]["labels"] == ["contradicted"]
    assert "AUC" in run("bench", data, "--threshold-from", data)[1]


def test_calibrate_writes_a_file_that_check_uses(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "mine.json"
    assert run("calibrate", data, "--out", out)[0] == 0
    assert (read_score_map(out).name, read_score_map(out).base_rate) == ("mine", 0.5)
    (tmp_path / "a.txt").write_text("The bridge was closed.", encoding="utf-8")
    code, text = run("check", tmp_path / "a.txt", tmp_path / "a.txt", "--calibration", out, "--json")
    assert code == 0 and json.loads(text)["signature"]["score_map"]["name"] == "mine"
    assert run("calibrate", data, "--out", out, "--only-threshold")[0] == 0
    data.write_text("".join(data.read_text(encoding="utf-8").splitlines(keepends=True)[:21] * 2), encoding="utf-8")
    out = tmp_path / "uneven.json"
    assert run("calibrate", data, "--out", out)[0] == 0
    assert read_score_map(out).base_rate == pytest.approx(11 / 21, abs=1e-6)
    out = tmp_path / "told.json"
    assert run("calibrate", data, "--out", out, "--base-rate", "0.8")[0] == 0
    code, text = run("check", tmp_path / "a.txt", tmp_path / "a.txt", "--calibration", out, "--json")
    assert code == 0 and json.loads(text)["signature"]["score_map"]["base_rate"] == 0.8
    code, text = run("bench", data, "--base-rate", "1.5")
    assert code == 2 and "base rate is 1.5" in text


@pytest.mark.parametrize(
    ("columns", "options", "read"),
    [
        ({"claim": "a"}, [], "a"),
        ({"rewrite": "b"}, [], "b"),
        ({"claim": "a", "rewrite": "b"}, [], "b"),
        ({"claim": "a", "rewrite": "b"}, ["claim"], "a"),
    ],
)
def test_the_column_of_the_rewrite(tmp_path: Path, columns: dict[str, str], options: list[str], read: str) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"source": "x", "label": 1, **columns}), encoding="utf-8")
    assert read_labelled(path, "source", *options)[0].rewrite == read


def test_bench_and_calibrate_read_what_batch_does(data: Path, tmp_path: Path) -> None:
    data.write_text(data.read_text(encoding="utf-8").replace('"claim"', '"rewrite"'), encoding="utf-8")
    assert run("batch", data, "--out", tmp_path / "checked.jsonl")[0] == 0
    assert run("bench", tmp_path / "checked.jsonl")[0] == 0
    assert run("calibrate", tmp_path / "checked.jsonl", "--out", tmp_path / "mine.json")[0] == 0


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("a.jsonl", '{"source": "x"}\n', "row 1: there is no column 'rewrite'"),
        ("a.jsonl", '{"source": "x", "claim": 3, "label": 1}\n', "row 1: the column 'claim' is not text"),
        ("a.jsonl", '{"source": "x", "claim": "y", "label": 2}\n', "row 1: the label is 2"),
        ("a.jsonl", '{"source": "x", "claim": "y", "label": 1}\n{broken\n', "line 2: not JSON"),
        ("a.jsonl", "[1, 2]\n", "line 1: not an object"),
        ("a.jsonl", "", "holds no rows"),
        ("a.txt", "x", "is no file of rows"),
        ("a.jsonl.xz", "not compressed", "cannot be read"),
        ("a.parquet", "not parquet", r"cannot be read|needs the package pyarrow"),
    ],
)
def test_unusable_rows_are_named(tmp_path: Path, name: str, text: str, why: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=why):
        read_labelled(tmp_path / name)


def test_row_files_of_each_kind(tmp_path: Path) -> None:
    lines = "".join(json.dumps(row) + "\n" for row in ROWS)
    (tmp_path / "a.jsonl.xz").write_bytes(lzma.compress(lines.encode()))
    (tmp_path / "a.csv").write_text('source,claim,label\n"one, two",three,true\nx,"a\nb",0\n', encoding="utf-8")
    assert [row.label for row in read_labelled(tmp_path / "a.jsonl.xz")] == [row["label"] for row in ROWS]
    rows = read_labelled(tmp_path / "a.csv")
    assert [(r.source, r.rewrite, r.label) for r in rows] == [("one, two", "three", 1), ("x", "a\nb", 0)]
    with pytest.raises(InputError, match="row 1 has no number in the column 'none'"):
        scores_in(rows, "none")
