"""The command ``factcheck batch``: exit codes, what it says, standard input and output, and its page in the documents."""

from __future__ import annotations

import json
import re
import shlex
import sys
from pathlib import Path
from typing import Any

import pytest
from command_line import fake_models, run
from rich.progress import Progress

from factcheck import checker as checker_module
from factcheck.batch import rows
from factcheck.batch.columns import VERDICT_TYPES
from factcheck.cli import batch as cli_batch
from factcheck.errors import ModelError

__all__ = ["fake_models"]
pytestmark = pytest.mark.usefixtures("fake_models")
TEXT = (Path(__file__).parent.parent.parent / "docs" / "batch.md").read_text(encoding="utf-8")
GOOD = {"id": "a", "source": "The bridge was closed on Monday.", "rewrite": "The bridge was closed."}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write("pairs.jsonl", GOOD, {**GOOD, "rewrite": ""}, {**GOOD, "id": "b"})
    return tmp_path


def write(name: str, *found: dict[str, Any]) -> None:
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_text("".join(json.dumps(row) + "\n" for row in found), encoding="utf-8")


def test_what_it_says(folder: Path) -> None:
    code, out, err = run("batch", "pairs.jsonl", "--out", "checked.jsonl")
    assert code == 0 and not out
    assert "3 rows; 1 could not be checked, see the column factcheck_error" in err
    assert "warning: repeated ids: 1, the first in row 2, which has that of row 1" in err
    code, _, err = run("batch", "pairs.jsonl", "--out", "checked.jsonl", "--strict")
    assert code == 1 and "3 rows, 3 of them before" in err


def test_exit_codes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("batch", "pairs.jsonl", "--out", "b.csv", "--strict")[0] == 1
    assert Path("b.csv").exists()
    code, _, err = run("batch", "pairs.jsonl", "--out", "c.csv", "--source-column", "text")
    assert code == 2 and "there is no column 'text'; there are 'id', 'source', 'rewrite'" in err
    assert run("batch", "pairs.jsonl", "--out", "b.csv", "--preset", "fast")[0] == 2
    assert run("batch", "pairs.jsonl")[0] == 2

    def broken(*_: object) -> None:
        raise ModelError("no such model")

    monkeypatch.setattr(checker_module, "load_nli", broken)
    code, _, err = run("batch", "pairs.jsonl", "--out", "d.csv", "--nli-model", "trouble")
    assert code == 3 and "no such model" in err
    assert {path.name for path in folder.iterdir()} == {"pairs.jsonl", "b.csv", "b.csv.factcheck.json"}


def test_standard_streams(folder: Path) -> None:
    content = Path("pairs.jsonl").read_text(encoding="utf-8")
    code, out, err = run("batch", "-", "--format", "jsonl", "--out", "-", "--errors", "bad.jsonl", stdin=content)
    assert code == 0 and "see bad.jsonl" in err
    assert [json.loads(line)["factcheck_label"] for line in out.splitlines()] == ["entailed", "entailed"]
    assert json.loads(Path("bad.jsonl").read_text(encoding="utf-8"))["row"] == 2
    code, out, _ = run("batch", "pairs.jsonl", "--out", "-", "--out-format", "csv")
    assert code == 0 and out.startswith("id,source,rewrite,factcheck_score") and len(out.splitlines()) == 4
    assert run("batch", "-", "--format", "jsonl", "--out", "x.csv", stdin=content)[0] == 0


def test_an_option_that_cannot_be_used_forgets_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = ("batch", "pairs.jsonl", "--out", "b.jsonl")
    assert run(*words)[0] == 0
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    load = checker_module.load_nli

    def broken(*_: object) -> None:
        raise ModelError("no such model")

    monkeypatch.setattr(checker_module, "load_nli", broken)
    assert run(*words, "--restart", "--nli-model", "nosuch/model")[0] == 3
    assert run(*words, "--restart", "--preset", "nosuch")[0] == 2
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    monkeypatch.setattr(checker_module, "load_nli", load)
    code, _, err = run(*words)
    assert code == 0 and "3 of them before" in err
    assert "3 of them before" not in run(*words, "--restart")[2]


def test_an_errors_file_that_is_not_there_is_told(folder: Path) -> None:
    words = ("batch", "pairs.jsonl", "--out", "b.jsonl", "--errors")
    assert "1 could not be checked, see bad.jsonl" in run(*words, "bad.jsonl")[2]
    assert "see bad.jsonl" in run(*words, "bad.jsonl")[2]
    gone = "1 could not be checked, but {} is not the file that an earlier run wrote of this: --restart writes it"
    assert gone.format("other.jsonl") in run(*words, "other.jsonl")[2] and not Path("other.jsonl").exists()
    Path("bad.jsonl").write_text("mine", encoding="utf-8")
    assert gone.format("bad.jsonl") in run(*words, "bad.jsonl")[2]
    Path("bad.jsonl").unlink()
    assert gone.format("bad.jsonl") in run(*words, "bad.jsonl")[2]
    assert "see bad.jsonl" in run(*words, "bad.jsonl", "--restart")[2] and Path("bad.jsonl").exists()


def test_bad_rows_of_a_stream_go_through_links(folder: Path) -> None:
    Path("link.jsonl").symlink_to("bad.jsonl")
    assert run("batch", "pairs.jsonl", "--out", "-", "--errors", "link.jsonl")[0] == 0
    assert Path("link.jsonl").is_symlink() and Path("bad.jsonl").stat().st_size
    assert run("batch", "pairs.jsonl", "--out", "-", "--errors", "/dev/null")[0] == 0
    assert Path("/dev/null").is_char_device()


def test_full_marks_the_words_to_blame(folder: Path) -> None:
    write("pairs.jsonl", {**GOOD, "rewrite": "The bridge was closed on Tuesday."})
    assert run("batch", "pairs.jsonl", "--out", "x.jsonl", "--full")[0] == 0
    report = json.loads(Path("x.jsonl").read_text(encoding="utf-8"))["factcheck_report"]
    assert report["sentences"][0]["text"] == "The bridge was closed on Tuesday."


def test_the_bar_has_rows_rate_and_share(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "BLOCK_ROWS", 1)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    shown: list[Any] = []
    monkeypatch.setattr(Progress, "update", lambda self, task, **values: shown.append(values))
    with cli_batch._progress_bar() as progress:
        assert progress
        for done, share in ((10, None), (20, 0.25), (40, 0.5)):
            progress(done, share)
    assert [(values["rows"], values["completed"]) for values in shown] == [(10, None), (20, 0.25), (40, 0.5)]
    assert shown[0]["rate"] == "" and shown[2]["rate"].endswith(" a second")


LAPTOP, _, CLUSTER = TEXT.partition("## What is in an output")
COMMANDS = [line for line in LAPTOP.splitlines() if line.startswith("factcheck batch")]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_documents_commands(folder: Path, command: str) -> None:
    if ".parquet" in command:
        pytest.importorskip("pyarrow")
    write("pairs.jsonl", GOOD)
    write("folder/a.jsonl", GOOD)
    Path("pairs.csv").write_text("key,article,summary\n1,It rained.,It rained.\n", encoding="utf-8")
    code, _, err = run(*shlex.split(command)[1:])
    assert code == 0, err


def test_the_documents_columns() -> None:
    assert re.findall(r"^\| (`.*?) \|", LAPTOP, re.MULTILINE)
    named = re.findall(r"`(factcheck_\w+)`", "".join(re.findall(r"^\| `.*? \|", LAPTOP, re.MULTILINE)))
    assert named == list(VERDICT_TYPES)
