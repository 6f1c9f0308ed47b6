"""Every exit code under every format, several rewrites, baselines and outputs, through the command."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from command_line import FAKE_COMMAND, REWRITE, SOURCE, fake_models, files, run
from typer.testing import CliRunner

from factcheck import checker as checker_module
from factcheck.checks.registry import CHECKS
from factcheck.cli.checker_options import CHECK_NAMES
from factcheck.cli.main import app
from factcheck.cli.outputs import ENDINGS, Output, chosen_outputs
from factcheck.errors import InputError, ModelError
from factcheck.judgement.gate import FAILING_LABELS
from factcheck.rendering import RENDERERS

__all__ = ["fake_models", "files"]
FORMATS = [*ENDINGS]
NOW_FINE = "The bridge was closed on Monday."


def is_whole(name: str, text: str) -> bool:
    """Whether `text` is a whole report of the format `name`."""
    readers: dict[str, Callable[[str], object]] = {
        "terminal": lambda text: "score" in text,
        "json": lambda text: json.loads(text)["sentences"],
        "jsonl": lambda text: [json.loads(line) for line in text.splitlines()],
        "markdown": lambda text: text.startswith("## Score"),
        "html": lambda text: text.rstrip().endswith("</html>"),
        "junit": lambda text: ElementTree.fromstring(text).tag == "testsuites",
        "sarif": lambda text: json.loads(text)["runs"],
        "csv": lambda text: next(iter(csv.DictReader(io.StringIO(text))))["label"],
    }
    return bool(readers[name](text))


def test_the_formats_are_those_that_are_rendered() -> None:
    assert set(ENDINGS) == {"terminal", *RENDERERS}


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_exit_codes_under_every_format(
    files: tuple[str, str], fake_models: None, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def trouble(*_: object) -> None:
        raise ModelError("no such model")

    def crash(*_: object) -> None:
        raise ZeroDivisionError

    code, out, err = run("check", *files, "--format", name)
    assert code == 0 and not err and is_whole(name, out)
    code, out, err = run("check", *files, "--format", name, "--fail-on", "contradicted")
    assert code == 1 and is_whole(name, out) and err.startswith("factcheck: ") and "fails the gate: contradicted: sentence" in err
    code, out, err = run("check", *files, "--format", name, "--fail-on", "antonym", "--min-score", "0", "--max-contradicted", "1")
    assert code == 0 and is_whole(name, out) and not err
    assert run("check", *files, "--format", name, "--min-score", "1")[0] == 1
    assert run("check", *files, "--format", name, "--max-contradicted", "0")[0] == 1
    code, out, err = run("check", files[0], "none.txt", "--format", name)
    assert (code, out, err) == (2, "", "factcheck: there is no file none.txt\n")
    monkeypatch.setattr(checker_module, "load_nli", trouble)
    code, out, err = run("check", *files, "--format", name)
    assert (code, out, err) == (3, "", "factcheck: no such model\n")
    monkeypatch.setattr(checker_module, "load_nli", crash)
    code, out, err = run("check", *files, "--format", name, "--fail-on", "contradicted")
    assert code == 70 and not out and "ZeroDivisionError" in err


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("text", ["", " \n\t\n"])
def test_without_any_source_text_every_gate_fails(
    files: tuple[str, str], tmp_path: Path, fake_models: None, name: str, text: str
) -> None:
    empty = tmp_path / "empty.md"
    empty.write_text(text, encoding="utf-8")
    for demand in (["--fail-on", "antonym"], ["--min-score", "0"], ["--max-contradicted", "99"]):
        code, out, err = run("check", str(empty), files[1], "--format", name, *demand)
        assert code == 1 and is_whole(name, out)
        assert "fails the gate: There is no source text, so nothing was checked." in err


def test_without_any_source_text_and_gate_there_is_a_warning(files: tuple[str, str], tmp_path: Path, fake_models: None) -> None:
    (tmp_path / "empty.txt").write_text("\n", encoding="utf-8")
    code, out, _ = run("check", str(tmp_path / "empty.txt"), files[1])
    assert code == 0 and "the source is empty" in out
    assert json.loads(run("check", str(tmp_path / "empty.txt"), files[1], "--json")[1])["score"] == 0


def test_what_is_accepted_does_not_excuse_a_missing_source(files: tuple[str, str], tmp_path: Path, fake_models: None) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    arguments = ["check", str(tmp_path / "empty.txt"), files[1], "--fail-on", "neutral"]
    assert run(*arguments, "--write-baseline", str(tmp_path / "accepted.txt"))[0] == 1
    assert run(*arguments, "--baseline", str(tmp_path / "accepted.txt"))[0] == 1


def test_one_empty_source_among_several_is_a_warning(files: tuple[str, str], tmp_path: Path, fake_models: None) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    sources = ["--source", files[0], "--source", str(tmp_path / "empty.txt")]
    code, out, _ = run("check", *sources, files[1], "--min-score", "0")
    assert code == 0 and "source 2 of 2 is empty" in out


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--fail-on", "date"], 0),
        (["--fail-on", "contradicted"], 1),
        (["--fail-on", "kontradicted"], 2),
        (["--nli-model", "trouble"], 3),
        (["--nli-model", "crash"], 70),
        (["--nli-model", "interrupt"], 130),
    ],
)
def test_exit_codes_of_a_process_that_writes_every_format(
    files: tuple[str, str], tmp_path: Path, arguments: list[str], expected: int
) -> None:
    outputs = [word for name in FORMATS for word in ("--format", f"{name}={tmp_path / 'out' / name}")]
    command = [sys.executable, "-c", FAKE_COMMAND, "check", *files, *outputs, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=tmp_path, check=False)
    assert (done.returncode, done.stdout) == (expected, ""), done.stderr
    written = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.glob("out/*")}
    assert set(written) == (set(FORMATS) if expected < 2 else set())
    assert all(is_whole(name, text) for name, text in written.items())


@pytest.mark.skipif(os.name == "nt", reason="pipes differ")
@pytest.mark.parametrize("name", ["terminal", "html"])
def test_a_closed_pipe_is_not_a_failed_gate(files: tuple[str, str], name: str) -> None:
    command = [sys.executable, "-c", FAKE_COMMAND, "check", *files, "--format", name]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_colours(files: tuple[str, str], fake_models: None, monkeypatch: pytest.MonkeyPatch) -> None:
    coloured = re.compile(r"\x1b\[[\d;]*3\d")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert coloured.search(run("check", *files)[1])
    monkeypatch.setenv("NO_COLOR", "1")
    assert not coloured.search(run("check", *files)[1])


def test_no_line_is_wider_than_the_terminal(files: tuple[str, str], fake_models: None, monkeypatch: pytest.MonkeyPatch) -> None:
    for width in (40, 70, 120):
        monkeypatch.setenv("COLUMNS", str(width))
        assert max(map(len, run("check", *files)[1].splitlines())) <= width


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
def test_progress_is_shown_on_standard_error_alone(files: tuple[str, str]) -> None:
    import pty

    command = [sys.executable, "-c", FAKE_COMMAND, "check", *files, "--json"]
    terminal, end = pty.openpty()
    shown = subprocess.run(command, stdout=subprocess.PIPE, stderr=end, check=True).stdout
    os.close(end)
    assert b"judging pairs" in os.read(terminal, 10_000)
    os.close(terminal)
    assert shown == subprocess.run(command, capture_output=True, check=True).stdout


def test_a_folder_with_one_pair_is_still_a_folder(folders: Path, fake_models: None) -> None:
    (folders / "rewrites" / "one.txt").unlink()
    assert run("check", "sources", "rewrites", "--format", "html=out")[0] == 0
    assert (folders / "out" / "in" / "two.html").is_file()
    assert run("check", "sources", "rewrites", "--json")[0] == 2


INSTALLED = Path(sysconfig.get_path("scripts")) / ("factcheck.exe" if os.name == "nt" else "factcheck")


@pytest.mark.skipif(not INSTALLED.exists(), reason="factcheck is not installed")
@pytest.mark.parametrize(
    ("rewrite", "arguments", "expected", "message"),
    [
        (NOW_FINE, [], 0, ""),
        ("The bridge was not closed on Monday.", [], 1, "fails the gate: contradicted: sentence 1."),
        ("\0\1\2", [], 2, "rewrite.txt is a binary file, not text"),
        (NOW_FINE, ["--nli-model", "no/folder/here"], 3, "no/folder/here"),
    ],
)
def test_the_installed_command_with_its_own_models(
    files: tuple[str, str], tmp_path: Path, rewrite: str, arguments: list[str], expected: int, message: str
) -> None:
    Path(files[1]).write_text(rewrite, encoding="utf-8")
    outputs = [word for name in FORMATS for word in ("--format", f"{name}={tmp_path / 'out' / name}")]
    command = [str(INSTALLED), "check", *files, *outputs, "--fail-on", "contradicted", "--device", "cpu", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=tmp_path, check=False)
    assert done.returncode == expected and message in done.stderr, done.stderr
    assert len(done.stderr.splitlines()) == (expected > 0) + (expected == 1)
    assert ("  rewrite.txt:1: sentence 1 (contradicted" in done.stderr) == (expected == 1)
    written = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.glob("out/*")}
    assert set(written) == (set(FORMATS) if expected < 2 else set())
    assert all(is_whole(name, text) for name, text in written.items())


@pytest.mark.parametrize(
    ("formats", "paths", "expected"),
    [
        ([], [], [("terminal", None)]),
        (["json"], [], [("json", None)]),
        (["terminal", "html=a=b.html"], [], [("terminal", None), ("html", "a=b.html")]),
        (["terminal", "html", "sarif"], ["r.html", "r.sarif"], [("terminal", None), ("html", "r.html"), ("sarif", "r.sarif")]),
        (["terminal=t.txt", "csv"], [], [("terminal", "t.txt"), ("csv", None)]),
    ],
)
def test_outputs(formats: list[str], paths: list[str], expected: list[tuple[str, str | None]]) -> None:
    wanted = tuple(Output(name, Path(path) if path else None) for name, path in expected)
    assert chosen_outputs(formats, paths, several=False) == wanted


@pytest.mark.parametrize(
    ("formats", "paths", "several", "message"),
    [
        (["htlm"], [], False, "unknown format 'htlm'; did you mean html?"),
        (["html="], [], False, "lacks its path"),
        (["json", "csv"], [], False, "only one format can go to standard output, not json and csv"),
        (["json", "csv"], ["a"], False, "--out is given 1 times for 2 formats"),
        ([], ["a"], False, "--out is given 1 times for 0 formats"),
        (["json"], [], True, "several reports need a folder for json"),
        ([f"json={__file__}"], [], True, "is a file"),
    ],
)
def test_outputs_that_cannot_be(formats: list[str], paths: list[str], several: bool, message: str) -> None:
    with pytest.raises(InputError) as caught:
        chosen_outputs(formats, paths, several=several)
    assert message in str(caught.value)


def test_nothing_that_is_read_is_overwritten(files: tuple[str, str], fake_models: None, tmp_path: Path) -> None:
    source, rewrite = files
    twice = str(tmp_path / "r.html")
    for arguments in (
        ["--format", f"html={source}"],
        ["--write-baseline", rewrite],
        ["--format", f"html={twice}", "--format", f"csv={twice}"],
        ["--format", "html", "--out", str(tmp_path / "." / "source.txt")],
    ):
        code, out, err = run("check", *files, *arguments)
        assert code == 2 and not out and "cannot be written: it is" in err
    assert Path(source).read_text(encoding="utf-8") == SOURCE
    code, _, err = run("check", *files, "--format", f"html={source}/report.html")
    assert code == 2 and "cannot be written" in err


def test_a_folder_as_the_path_of_one_report(files: tuple[str, str], fake_models: None, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    assert run("check", *files, "--format", f"sarif={tmp_path / 'out'}")[0] == 0
    assert is_whole("sarif", (tmp_path / "out" / "rewrite.sarif").read_text(encoding="utf-8"))


def test_several_sources_are_named(
    files: tuple[str, str], fake_models: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other.txt").write_text("It cost nine million.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    arguments = ["check", "--source", "source.txt", "--source", "other.txt", "rewrite.txt"]
    _, out, _ = run(*arguments)
    assert "other.txt:1: It cost nine million." in out and "source.txt:1: Two lorries" in out
    report = json.loads(run(*arguments, "--json")[1])
    assert report["sentences"][-1]["evidence"][0]["source"] == 1
    assert run(*arguments, "more.txt")[0] == 2


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in {
        "sources/one.md": SOURCE,
        "sources/in/two.txt": SOURCE,
        "sources/unused.txt": SOURCE,
        "rewrites/one.txt": REWRITE,
        "rewrites/in/two.txt": NOW_FINE,
        "rewrites/.hidden.txt": REWRITE,
        "rewrites/picture.png": "",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_folders_of_pairs(folders: Path, fake_models: None) -> None:
    code, out, err = run(
        "check", "sources", "rewrites", "--fail-on", "contradicted", "--format", "terminal", "--format", "html=out"
    )
    assert code == 1
    assert [line for line in out.splitlines() if line.startswith("rewrites")] == ["rewrites/in/two.txt", "rewrites/one.txt"]
    assert err == (
        "factcheck: skipped, as no rewrite: rewrites/picture.png\n"
        "factcheck: rewrites/one.txt fails the gate: contradicted: sentence 3.\n"
    )
    assert sorted(path.relative_to(folders).as_posix() for path in folders.glob("out/**/*.html")) == [
        "out/in/two.html",
        "out/one.html",
    ]
    assert run("check", "sources", "rewrites", "--fail-on", "antonym", "--quiet")[0] == 0
    lines = run("check", "sources", "rewrites", "--format", "jsonl")[1].splitlines()
    assert {json.loads(line)["rewrite"] for line in lines} == {"rewrites/in/two.txt", "rewrites/one.txt"}


@pytest.mark.parametrize(
    ("name", "start", "missed"),
    [
        ("unused.pages", "text", True),  # the rewrite of a source that has none
        ("in/report.wpd", "{\\rtf1 text}", True),
        ("page", "\n<!DOCTYPE html>text", True),
        ("one.json", "{}", False),
        ("~$one.docx", "owner", False),
    ],
)
def test_a_gate_misses_no_rewrite(folders: Path, fake_models: None, name: str, start: str, missed: bool) -> None:
    (folders / "rewrites" / "picture.png").unlink()
    (folders / "rewrites" / name).write_text(start)
    code, _, err = run("check", "sources", "rewrites", "--fail-on", "antonym", "--quiet")
    assert (code, f"factcheck: rewrites/{name} may be a rewrite and is not checked" in err) == (int(missed), missed)
    assert (name in err) == (name != "~$one.docx")
    assert run("check", "sources", "rewrites", "--quiet")[0] == 0


def test_a_folder_with_both(folders: Path, fake_models: None) -> None:
    (folders / "both").mkdir()
    for name, text in {"a.source.txt": SOURCE, "a.rewrite.md": NOW_FINE, "notes.txt": "x"}.items():
        (folders / "both" / name).write_text(text, encoding="utf-8")
    assert run("check", "both", "--fail-on", "neutral")[0::2] == (0, "factcheck: skipped, as no rewrite: both/notes.txt\n")
    (folders / "both" / "c.rewrite.pages").write_text("x")
    assert run("check", "both", "--fail-on", "neutral")[0] == 1
    (folders / "both" / "b.rewrite.txt").write_text(REWRITE)
    code, _, err = run("check", "both")
    assert (code, err) == (2, "factcheck: no source in the folder both matches both/b.rewrite.txt\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["rewrites", "sources"], "no source in the folder rewrites matches sources/unused.txt"),
        (["sources", "rewrites/one.txt"], "is a folder, and the other argument is none"),
        (["sources"], "there is no rewrite in the folder sources"),
        (["sources", "rewrites", "more"], "too many arguments"),
        (["--source", "sources/one.md", "rewrites"], "rewrites is a folder"),
        (["sources", "rewrites", "--json"], "need a folder for json"),
        (["rewrites/one.txt"], "REWRITE is missing"),
    ],
)
def test_folders_that_cannot_be_used(folders: Path, fake_models: None, arguments: list[str], message: str) -> None:
    code, out, err = run("check", *arguments)
    assert code == 2 and not out and message in err


def test_two_sources_of_one_name(folders: Path, fake_models: None) -> None:
    (folders / "sources" / "one.txt").write_text(SOURCE)
    code, _, err = run("check", "sources", "rewrites")
    assert code == 2 and "two files in the folder sources are named one: one.md and one.txt" in err


def test_a_baseline_lets_old_findings_pass(files: tuple[str, str], fake_models: None, tmp_path: Path) -> None:
    accepted = tmp_path / "in" / "accepted.txt"
    gate = ["--fail-on", "contradicted", "--fail-on", "neutral", "--baseline", str(accepted)]
    code, _, err = run("check", *files, *gate)
    assert code == 2 and f"--write-baseline {accepted}" in err
    assert run("check", *files, "--fail-on", "contradicted", "--write-baseline", str(accepted))[0] == 0
    assert run("check", *files, *gate)[0] == 0
    rewrite = Path(files[1])
    rewrite.write_text(f"A New First Line\n\n{REWRITE.replace('It cost', 'The work cost')}", encoding="utf-8")
    code, _, err = run("check", *files, *gate)
    assert code == 1 and "neutral: sentence 5." in err and "contradicted" not in err
    assert run("check", *files, "--baseline", str(accepted))[0] == 2
    assert run("check", *files, *gate, "--min-score", "1")[0] == 1
    accepted.write_text("nonsense\n")
    assert run("check", *files, *gate)[0] == 2


@pytest.mark.parametrize("there", [None, "nonsense\n", ""])
def test_a_baseline_is_made_where_the_configuration_names_it(folders: Path, fake_models: None, there: str | None) -> None:
    demands = 'fail-on = ["contradicted", "neutral"]\n'
    (folders / "factcheck.toml").write_text(f'{demands}baseline = "accepted.txt"\n', encoding="utf-8")
    if there is not None:
        (folders / "accepted.txt").write_text(there, encoding="utf-8")
    check = ["check", "sources", "rewrites"]
    assert run(*check)[0] == (2 if there != "" else 1)
    assert run(*check, "--write-baseline", "accepted.txt")[0] == 0
    assert "It cost nine million." in (folders / "accepted.txt").read_text(encoding="utf-8")
    assert run(*check)[0] == 0
    (folders / "accepted.txt").unlink()
    (folders / "factcheck.toml").write_text('baseline = "accepted.txt"\n', encoding="utf-8")  # without a demand
    assert run(*check, "--write-baseline", "accepted.txt")[0] == 0


def test_the_failing_sentences_are_told_where_no_report_in_the_terminal_has_them(
    files: tuple[str, str], fake_models: None
) -> None:
    gate = ["--fail-on", "contradicted", "--fail-on", "neutral"]
    for other in (["--json"], ["--quiet"], ["--format", f"terminal={Path(files[0]).parent / 'report.txt'}"]):
        err = run("check", *files, *gate, *other)[2].splitlines()
        assert [line[:2] for line in err].count("  ") == 2
        third, fourth = err[-2:]
        assert third.startswith(f"  {files[1]}:3: sentence 3 (contradicted, ") and third.endswith("): Two lorries did stop.")
        assert fourth == f"  {files[1]}:3: sentence 4 (neutral, number): It cost nine million."
    assert run("check", *files, *gate)[2].count("\n") == 2
    Path(files[1]).write_text("It was a whale. " * 30, encoding="utf-8")
    err = run("check", *files, *gate, "--quiet")[2].splitlines()
    assert (len(err), err[-1]) == (12, "  and 20 more")


@pytest.mark.parametrize("option", ["--html", "--junit", "--md", "--csv"])
def test_options_that_are_no_formats_say_how_one_is_asked_for(files: tuple[str, str], option: str) -> None:
    code, out, err = run("check", *files, option)
    assert (code, out) == (2, "") and "--format NAME=PATH, such as --format html=report.html" in err
    assert option not in run("check", "--help")[1]


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(("name", "told"), [("html", True), ("sarif", True), ("markdown", False), ("terminal", False)])
def test_what_is_for_programs_says_in_a_terminal_how_it_goes_to_a_file(files: tuple[str, str], name: str, told: bool) -> None:
    import pty

    terminal, end = pty.openpty()
    command = [sys.executable, "-c", FAKE_COMMAND, "check", *files, "-f", name]
    with subprocess.Popen(command, stdout=end, stderr=subprocess.PIPE, text=True) as process:
        os.close(end)
        try:
            while os.read(terminal, 10_000):
                pass
        except OSError:  # Linux says so that the other end is closed
            pass
        assert (
            process.stderr and (f"--format {name}=report{ENDINGS[name]} writes this to a file" in process.stderr.read()) == told
        )
    os.close(terminal)
    assert "writes this to a file" not in run("check", *files, "-f", name)[2]


def test_one_baseline_for_many_rewrites(folders: Path, fake_models: None) -> None:
    (folders / "rewrites" / "in" / "two.txt").write_text("It was a whale.", encoding="utf-8")
    assert run("check", "sources", "rewrites", "--write-baseline", "accepted.txt")[0] == 0
    text = (folders / "accepted.txt").read_text(encoding="utf-8")
    assert text.count("#") == 1 and "It was a whale." in text and "It cost nine million." in text
    assert (
        run("check", "sources", "rewrites", "--fail-on", "neutral", "--fail-on", "contradicted", "--baseline", "accepted.txt")[0]
        == 0
    )


def test_saved_texts_are_what_offsets_count_in(folders: Path, fake_models: None) -> None:
    (folders / "page.html").write_text(f"<html><body><p>{SOURCE}</p></body></html>", encoding="utf-8")
    arguments = ["check", "page.html", "rewrites/one.txt", "--save-text", "texts"]
    report = json.loads(run(*arguments, "--json")[1])
    source = (folders / "texts" / "source-1.txt").read_bytes().decode()
    for sentence in report["sentences"]:
        for item in sentence["evidence"]:
            assert source[item["start"] : item["end"]] == item["text"]
    assert (folders / "texts" / "rewrite.txt").read_bytes().decode() == REWRITE
    # what was not extracted keeps its name
    (run_,) = json.loads(run(*arguments, "--format", "sarif")[1])["runs"]
    assert [item["location"]["uri"] for item in run_["artifacts"]] == ["rewrites/one.txt", "texts/source-1.txt"]


def test_hostile_text_cannot_steer_the_terminal(folders: Path, fake_models: None) -> None:
    (folders / "r.txt").write_text("The bridge\x1b[2J was closed \x9b31m.", encoding="utf-8")
    _, out, _ = run("check", "sources/one.md", "r.txt")
    assert "\x1b" not in out and "\x9b" not in out and "The bridge�[2J was closed" in out


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("--format h", "html"),
        ("--fail-on quo", "quotation"),
        ("--preset th", "thorough"),
        ("--nli-model embedded-l", "embedded-large"),
        ("--no-check da", "date"),
        ("--fail-on cont", "contradicted"),
    ],
)
def test_completion(typed: str, offered: str) -> None:
    words = f"factcheck check a b {typed}"
    environment = {"_FACTCHECK_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": "5"}
    assert CliRunner().invoke(app, [], env=environment, prog_name="factcheck").stdout.split() == [offered]


def test_help_has_examples() -> None:
    assert "accepted.txt" in run("check", "--help")[1]


@pytest.mark.parametrize("command", ["check", "batch", "serve", "bench", "calibrate", "mcp"])
def test_help_names_every_check_and_demand(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    words = re.findall(r"[\w-]+", run(command, "--help")[1])
    assert tuple(CHECKS) == CHECK_NAMES
    assert all(words.count(name) >= (2 if command == "check" else 1) for name in CHECKS)
    assert command != "check" or set(FAILING_LABELS) <= set(words)
