"""Standard streams that are full or closed, and files that cannot be written: one sentence and exit code 2, and nothing lost."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import FAKE_COMMAND, fake_models, files, run

from factcheck.cli.outputs import write
from factcheck.errors import InputError

__all__ = ["fake_models", "files"]
ROW = {"source": "The bridge was closed on Monday.", "rewrite": "The bridge was not closed."}
with_shell = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")


def shell(arguments: str, folder: Path) -> tuple[int, str, str]:
    """A command in a shell of its own, with the redirections among its arguments."""
    command = f"{shlex.quote(sys.executable)} -c {shlex.quote(FAKE_COMMAND)} {arguments}"
    done = subprocess.run(["sh", "-c", command], cwd=folder, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def folder(files: tuple[str, str], tmp_path: Path) -> Path:
    (tmp_path / "rows.jsonl").write_text(json.dumps(ROW) + "\n", encoding="utf-8")
    return tmp_path


@with_shell
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("check source.txt rewrite.txt >/dev/full", "standard output cannot be written: No space left on device"),
        ("check source.txt rewrite.txt --json >/dev/full", "standard output cannot be written: No space left on device"),
        ("check source.txt rewrite.txt >&-", "standard output is closed"),
        ("check source.txt rewrite.txt --json >&-", "standard output is closed"),
        ("check source.txt - <&-", "standard input is closed"),
        ("check source.txt - 0>x.txt", "standard input cannot be read"),
        ("batch rows.jsonl --out - --errors bad.jsonl >/dev/full", "standard output cannot be written: No space left on device"),
        ("batch rows.jsonl --out - --out-format csv.gz >/dev/full", "standard output cannot be written: No space left on device"),
        ("batch rows.jsonl --out - >&-", "standard output is closed"),
        ("batch - --format jsonl --out x.jsonl <&-", "standard input is closed"),
        ("summary - --input-format jsonl <&-", "standard input is closed"),
        ("--version >/dev/full", "standard output cannot be written: No space left on device"),
        ("--version >&-", "standard output is closed"),
        ("models >&-", "standard output is closed"),
        ("bench rows.jsonl >&-", "standard output is closed"),
        ("calibrate rows.jsonl --out x.json >&-", "standard output is closed"),
        ("check --help >/dev/full", "standard output cannot be written: No space left on device"),
        ("models >/dev/full", "standard output cannot be written: No space left on device"),
        ("models --json >/dev/full", "standard output cannot be written: No space left on device"),
    ],
)
def test_streams_that_are_full_or_closed(folder: Path, arguments: str, message: str) -> None:
    code, out, err = shell(arguments, folder)
    assert code == 2 and not out, err
    assert err.startswith(f"factcheck: {message}") and err.count("\n") == 1
    assert not list(folder.glob("*.tmp"))


@with_shell
@pytest.mark.parametrize("where", ["2>/dev/full", "2>&-"])
def test_what_is_found_counts_though_nothing_can_be_said_of_it(folder: Path, where: str) -> None:
    for gate, code in (("contradicted", 1), ("citation", 0)):
        found, out, _ = shell(f"check source.txt rewrite.txt --quiet --fail-on {gate} {where}", folder)
        assert found == code and "score" in out
    assert shell(f"check source.txt nowhere.txt {where}", folder)[0] == 2
    assert shell(f"batch rows.jsonl --out out.jsonl {where}", folder)[0] == 0


def test_reports_are_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = tmp_path / "report.txt"
    write(report, "old")
    report.chmod(0o640)
    before = report.stat().st_mode
    write(report, "new")
    assert report.read_text() == "new" and report.stat().st_mode == before

    def full(path: Path, content: bytes) -> None:
        path.touch()
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", full)
        for path in (report, tmp_path / "another.txt"):
            with pytest.raises(InputError, match=r"txt cannot be written: No space left on device$"):
                write(path, "lost")
    assert report.read_text() == "new" and [*tmp_path.iterdir()] == [report]


@pytest.mark.skipif(os.name != "posix", reason="links and devices")
def test_what_is_no_file_of_its_own_is_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "there" / "report.txt", "old")
    (tmp_path / "link.txt").symlink_to("there/report.txt")
    write(tmp_path / "link.txt", "new")
    assert (tmp_path / "link.txt").is_symlink() and (tmp_path / "there" / "report.txt").read_text() == "new"
    write(Path("/dev/null"), "gone")
    assert not Path("/dev/null").is_file()

    def busy(self: Path, target: Path) -> Path:
        raise OSError(16, "Device or resource busy")

    monkeypatch.setattr(Path, "replace", busy)  # as of a file that is mounted by itself
    write(tmp_path / "there" / "report.txt", "newer")
    assert [path.read_text() for path in (tmp_path / "there").iterdir()] == ["newer"]
    with pytest.raises(InputError, match="cannot be written"):
        write(tmp_path, "a folder")


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "{source}", ""],
        ["check", "", "{rewrite}"],
        ["check", "--source", "", "{rewrite}"],
        ["check", "--tracked", ""],
        ["check", "{source}", "{rewrite}", "--format", "json", "--out", ""],
        ["batch", "", "--out", "x.jsonl"],
        ["batch", "{rows}", "--out", ""],
        ["batch", "{rows}", "--out", "", "--out-format", "csv"],
        ["summary", ""],
    ],
)
def test_empty_paths(folder: Path, files: tuple[str, str], arguments: list[str]) -> None:
    names = {"source": files[0], "rewrite": files[1], "rows": str(folder / "rows.jsonl")}
    code, out, err = run(*(argument.format(**names) for argument in arguments))
    assert (code, out) == (2, "")
    before = arguments[arguments.index("") - 1]
    name = before if before.startswith("-") else "an argument"
    assert err == f"factcheck: {name} is empty, as where a variable of the shell is not set\n"


def test_folders_that_are_missing_are_made(folder: Path, fake_models: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert run("batch", "rows.jsonl", "--out", "a/b/x.csv", "--errors", "c/d/bad.jsonl")[0] == 0
    assert Path("a/b/x.csv").exists() and Path("c/d/bad.jsonl").exists()
    assert run("batch", "rows.jsonl", "--out", "-", "--errors", "e/bad.jsonl")[0] == 0
    assert Path("e/bad.jsonl").exists()
    for out, errors in (("rows.jsonl/x.csv", "bad.jsonl"), ("x.csv", "rows.jsonl/bad.jsonl")):
        code, _, err = run("batch", "rows.jsonl", "--out", out, "--errors", errors)
        assert code == 2 and "rows.jsonl cannot be written: " in err and "the same command" not in err
    for out, errors in (("a.csv", "c"), ("-", "c"), ("f.csv", "bad.jsonl")):
        Path("f.csv").mkdir(exist_ok=True)
        code, _, err = run("batch", "rows.jsonl", "--out", out, "--errors", errors, "--restart")
        assert code == 2 and "cannot be written: it is a folder" in err
