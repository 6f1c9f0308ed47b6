"""``factcheck check --tracked``: one Word file is source and rewrite, reported by change and author."""

from __future__ import annotations

import json
from importlib.resources import files as package_files
from pathlib import Path

import pytest
from command_line import fake_models, run
from jsonschema import Draft202012Validator
from word_files import gone, ins, p, word
from word_files import run as run_of

__all__ = ["fake_models"]

SCHEMA = json.loads((package_files("factcheck.rendering") / "report.schema.json").read_text(encoding="utf-8"))
BODY = p("The bridge was ", gone("closed"), ins("opened"), " on Monday.") + p(
    "Two lorries", gone(" ").replace("Ed", "Anna"), ins(" did not stop").replace("Ed", "Anna"), ". It rained."
)


@pytest.fixture
def edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    (tmp_path / "edited.docx").write_bytes(word(BODY))
    monkeypatch.chdir(tmp_path)
    return "edited.docx"


def test_it_reports_by_change_and_author(edited: str, fake_models: None) -> None:
    code, out, err = run("check", "--tracked", edited)
    assert code == 0, err
    ed, anna = out.partition("changes by Ed")[2].split("changes by Anna")
    assert "“closed” became “opened”" in ed and "[paragraph 1, sentence 1]" in ed
    assert "“did not stop” inserted" in anna and "[paragraph 2, sentence 2]" in anna


def test_changes_in_json(edited: str, fake_models: None) -> None:
    report = json.loads(run("check", "--tracked", edited, "--json")[1])
    Draft202012Validator(SCHEMA).validate(report)
    first = report["changes"][0]
    assert (first["author"], first["removed"], first["added"], first["sentences"]) == ("Ed", "closed", "opened", [0])
    assert first["label"] == report["sentences"][0]["label"]


@pytest.mark.parametrize(
    ("name", "sign"), [("html", "“closed” became “opened”"), ("markdown", "Changes by Anna"), ("sarif", '"changedBy"')]
)
def test_changes_in_other_formats(edited: str, fake_models: None, name: str, sign: str) -> None:
    assert sign in run("check", "--tracked", edited, "--format", name)[1]


def test_both_texts_are_saved(edited: str, fake_models: None) -> None:
    assert run("check", "--tracked", edited, "--save-text", "texts")[0] == 0
    assert (
        Path("texts/source-1.txt").read_text(encoding="utf-8") == "The bridge was closed on Monday.\n\nTwo lorries . It rained."
    )
    assert (
        Path("texts/rewrite.txt")
        .read_text(encoding="utf-8")
        .startswith("The bridge was opened on Monday.\n\nTwo lorries did not")
    )


def test_what_is_left_out_is_said_with_the_name_of_the_file(edited: str, fake_models: None) -> None:
    Path("secret.docx").write_bytes(word(p("It rained.", run_of(" Really.", "<w:vanish/>"))))
    for arguments in ([], ["--save-text", "texts"], ["--json"]):
        _, out, err = run("check", edited, "secret.docx", *arguments)
        assert "secret.docx: 1 hidden word is left out" in out, err
        assert "edited.docx: 4 tracked changes are read as accepted" in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["edited.docx", "edited.docx"], "with --tracked, give one Word file"),
        (["--source", "edited.docx", "edited.docx"], "with --tracked, give one Word file"),
        (["plain.docx"], "plain.docx has no tracked changes"),
        (["text.txt"], "text.txt is no Word file"),
        (["none.docx"], "there is no file none.docx"),
    ],
)
def test_what_cannot_be_checked(edited: str, fake_models: None, arguments: list[str], message: str) -> None:
    Path("plain.docx").write_bytes(word(p("It rained.")))
    Path("text.txt").write_text("It rained.")
    code, _, err = run("check", "--tracked", *arguments)
    assert code == 2 and message in err
