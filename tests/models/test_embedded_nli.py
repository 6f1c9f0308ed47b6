"""The two embedded NLI models: which preset asks which, and what happens when one is missing."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import benchmark_judgement
import pytest
from command_line import run
from fakes import WordEncoder, WordNli

from factcheck import Checker, ModelError
from factcheck import checker as checker_module
from factcheck.judgement.score import EMBEDDED_MAP, read_score_map
from factcheck.judgement.signals import FEATURES
from factcheck.models import seam as models
from factcheck.models.nli import CrossEncoderNli
from factcheck.models.seam import EMBEDDED_NLI, EMBEDDED_NLI_BOTH, EMBEDDED_NLI_LARGE, ModelIdentity, embedded_nli_folder

SOURCE = "The bridge over the Tarn was closed on Monday. It cost nine million euros. The mayor was not present."


class NamedNli(WordNli):
    """A fake NLI model that says it is another."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.identity = ModelIdentity(name, "0" * 64, "fake")


@pytest.fixture
def fakes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fake models in place of those that are asked for, under their names."""
    monkeypatch.setattr(checker_module, "load_encoder", lambda *_: WordEncoder())
    monkeypatch.setattr(checker_module, "load_nli", lambda model, *_: NamedNli(model) if isinstance(model, str) else model)


@pytest.mark.parametrize(
    ("preset", "asked", "name"),
    [
        ("fast", None, "embedded"),
        ("balanced", None, "embedded"),
        ("thorough", None, "embedded-both"),
        ("thorough", "embedded", "embedded"),
        ("fast", "embedded-large", "embedded-large"),
        ("thorough", "owner/model", "owner/model"),
        ("thorough", NamedNli("mine"), "mine"),
        ("fast", NamedNli("embedded-large"), "embedded-large"),
    ],
)
def test_the_preset_chooses_the_model(fakes: None, preset: str, asked: str | None, name: str) -> None:
    checker = Checker(preset=preset, nli_model=asked)
    assert checker.signature["nli"]["name"] == name
    assert checker.signature["score_map"]["name"] == checker.score_map.name == "factcheck-1"


def test_a_calibration_file_goes_before_the_map_that_comes_with_factcheck(fakes: None, tmp_path: Path) -> None:
    (tmp_path / "mine.json").write_text(read_score_map().at(0.7).to_json())
    checker = Checker(preset="thorough", calibration=tmp_path / "mine.json")
    assert checker.score_map == read_score_map().at(0.7)
    assert Checker(preset="thorough", base_rate=0.7).score_map == read_score_map().at(0.7)


def test_the_commands_take_the_names(fakes: None, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SOURCE, encoding="utf-8")
    for arguments, name in (
        ((), EMBEDDED_NLI),
        (("--preset", "thorough"), EMBEDDED_NLI_BOTH),
        (("--nli-model", EMBEDDED_NLI_LARGE), EMBEDDED_NLI_LARGE),
        (("--preset", "thorough", "--nli-model", EMBEDDED_NLI), EMBEDDED_NLI),
    ):
        code, out, _ = run("check", str(tmp_path / "a.txt"), str(tmp_path / "a.txt"), "--json", *arguments)
        assert code == 0 and json.loads(out)["signature"]["nli"]["name"] == name


@pytest.mark.parametrize("precision", ["auto", "fp16"])
def test_a_missing_model_is_one_sentence_and_no_other_takes_its_place(monkeypatch: pytest.MonkeyPatch, precision: str) -> None:
    monkeypatch.setitem(models.EMBEDDED_NLI_FOLDERS, EMBEDDED_NLI_LARGE, "nowhere")
    with pytest.raises(
        ModelError, match=r"'embedded-large' is not installed: pip install 'factcheck-nli\[large\]', or .* 'embedded'"
    ):
        Checker(preset="thorough", device="cpu", precision=precision, embedding_model=WordEncoder())
    with pytest.raises(ModelError, match="is not installed"):
        CrossEncoderNli(EMBEDDED_NLI_LARGE, device="cpu")


def test_thorough_asks_both_models() -> None:
    checker = Checker(preset="thorough", device="cpu")
    assert checker.signature["nli"]["name"] == EMBEDDED_NLI_BOTH
    assert checker.signature["nli"]["backend"].startswith("openvino/cpu/")
    report = checker.check(SOURCE, "The Tarn bridge was shut on Monday. The mayor was present.")
    assert [s.label for s in report.sentences] == ["entailed", "contradicted"]


def test_the_large_model_is_small_enough_for_a_repository() -> None:
    sizes = [path.stat().st_size for path in embedded_nli_folder(EMBEDDED_NLI_LARGE).iterdir()]
    assert sum(sizes) < 115e6 and max(sizes) < 50e6


def test_a_map_can_be_fitted_from_the_benchmark_s_signals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def measured(shift: float) -> dict[str, object]:
        labels = [n % 2 for n in range(40)]
        signals = [[[0.2 + 0.5 * label + shift, 0.1, 0.5, 0.1 + 0.01 * n, 0.5, 0.5, 0]] for n, label in enumerate(labels)]
        words = [0.5 + 0.01 * n for n in range(40)]
        return {
            "labels": labels,
            "signals": signals,
            "plain": [row[0][0] for row in signals],
            "published": {},
            "unigrams": words,
            "bigrams": words,
            "seconds": 1.0,
        }

    sets = {f"set {n}": measured(n / 10) for n in range(3)}
    wrong = {name: {**m, "labels": m["labels"][::-1]} for name, m in sets.items()}  # type: ignore[index]
    (tmp_path / "signals.json").write_text(json.dumps({"balanced": wrong, "thorough": sets}))
    out = tmp_path / "map.json"
    out.write_text(EMBEDDED_MAP.read_text())
    command = [
        "",
        "--judged",
        str(tmp_path),
        "--reuse",
        str(tmp_path / "signals.json"),
        "--presets",
        "thorough",
        "--fit",
        str(out),
    ]
    monkeypatch.setattr(sys, "argv", command)
    benchmark_judgement.main()
    fitted = read_score_map(out)
    assert fitted.name == "factcheck-1"
    assert dict(zip(FEATURES, fitted.weights, strict=True))["mean log of P(entailed)"] > 0
