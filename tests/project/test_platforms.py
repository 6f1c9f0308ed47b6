"""What Windows and macOS lack or do otherwise, simulated: no fcntl, no fork, no resource; files in CRLF; names without case."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from command_line import FAKE_COMMAND, REWRITE, SOURCE, fake_models, files, run
from made import docx_of

from factcheck import InputError
from factcheck.batch import lock, output
from factcheck.batch.output import Target, claimed
from factcheck.inputs import worker
from factcheck.inputs.tables.formats import Format
from factcheck.inputs.textfile import identity

__all__ = ["fake_models", "files"]
ROOT = Path(__file__).parent.parent.parent
DOCX = docx_of(f"<w:p><w:r><w:t>{SOURCE}</w:t></w:r></w:p>")

# what only Unix has, or only Linux, is gone before factcheck is imported
BARE = """
import os, sys
for name in ("fork", "forkpty", "sched_getaffinity", "sched_setaffinity", "getuid", "geteuid", "getloadavg", "posix_fadvise"):
    if hasattr(os, name):
        delattr(os, name)
for name in ("fcntl", "resource", "pwd", "grp", "termios", "pty", "tty"):
    sys.modules[name] = None
"""


def windows_lock(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """`factcheck.batch.lock` as Windows loads it, over a stand-in for its library that bolts the file as the real one does."""
    fcntl = pytest.importorskip("fcntl")

    def locking(number: int, mode: int, length: int) -> None:
        assert (mode, length) == (2, 1)
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise PermissionError(13, "Permission denied") from None

    with monkeypatch.context() as patch:
        patch.setattr(sys, "platform", "win32")
        patch.setitem(sys.modules, "msvcrt", SimpleNamespace(LK_NBLCK=2, locking=locking))
        patch.setitem(sys.modules, "fcntl", None)
        spec = importlib.util.spec_from_file_location("windows_lock", lock.__file__)
        assert spec and spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    return module


def test_a_lock_as_windows_has_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    windows = windows_lock(monkeypatch)
    path = tmp_path / "out.partial" / "lock"
    with windows.locked(path, "out"):
        assert path.read_text(encoding="utf-8") == f"pid {os.getpid()}\n"
        with (
            pytest.raises(InputError, match=rf"^another process \(pid {os.getpid()}\) is working on out$"),
            windows.locked(path, "out"),
        ):
            pass
    with windows.locked(path, "out"):
        pass
    windows.remove_left(path)
    assert not path.parent.exists()


def test_nothing_is_left_where_a_held_lock_cannot_be_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def all_but_the_lock(folder: Path, *, ignore_errors: bool) -> None:
        for path in folder.iterdir():
            if path.name != "lock":
                path.unlink()

    monkeypatch.setattr(lock, "WINDOWS", True)
    monkeypatch.setattr(output.shutil, "rmtree", all_but_the_lock)
    with claimed(Target(tmp_path / "out.jsonl", None, Format("jsonl")), restart=False):
        (tmp_path / "out.jsonl.partial" / "rows").touch()
    assert not list(tmp_path.iterdir())


def test_what_waits_to_be_gone_on_with_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "WINDOWS", True)
    with claimed(Target(tmp_path / "out.jsonl", None, Format("jsonl")), restart=False):
        (tmp_path / "out.jsonl.partial" / output.JOURNAL).touch()
    assert (tmp_path / "out.jsonl.partial" / output.JOURNAL).exists()


def bare(code: str, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", BARE + code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=folder, check=False)


def test_check_needs_nothing_that_only_unix_has(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(DOCX)
    (tmp_path / "b.txt").write_text(REWRITE, encoding="utf-8")
    done = bare(FAKE_COMMAND, "check", "a.docx", "b.txt", "--json", "--cache", "kept", folder=tmp_path)
    assert done.returncode == 0 and not done.stderr, done.stderr
    labels = ["entailed", "contradicted", "neutral"]
    assert [s["label"] for s in json.loads(done.stdout)["sentences"] if s["label"] in labels] == labels


def test_the_models_need_nothing_that_only_linux_has(tmp_path: Path) -> None:
    code = "from factcheck.models.light.runtime import available_threads; print(available_threads() > 0)"
    done = bare(code, folder=tmp_path)
    assert done.stdout.strip() == "True", done.stderr


def test_a_file_is_read_where_nothing_can_be_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    worker._limit(1, 1)
    assert worker.extract("docx", DOCX, "a", 1000).text == SOURCE


def test_the_service_takes_the_connections_that_the_system_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    serving = pytest.importorskip("factcheck.integrations.server.run")
    monkeypatch.setitem(sys.modules, "resource", None)
    serving._allow_many_connections()


def test_line_ends_of_windows_change_no_label(tmp_path: Path, fake_models: None) -> None:
    texts = {
        "a.txt": f"{SOURCE}\n\nIt was\nlate.\n",
        "b.txt": f"{REWRITE}\n\n- It was\nlate.\n",
        "factcheck.toml": 'preset = "fast"\n',
    }
    found = {}
    for ends in ("\n", "\r\n"):
        folder = tmp_path / str(len(ends))
        folder.mkdir()
        for name, text in texts.items():
            (folder / name).write_bytes(text.replace("\n", ends).encode("utf-8"))
        code, out, _ = run(
            "check", str(folder / "a.txt"), str(folder / "b.txt"), "--json", "--config", str(folder / "factcheck.toml")
        )
        assert code == 0
        report = json.loads(out)
        assert report["signature"]["preset"] == "fast"
        found[ends] = [(s["label"], s["text"].split()) for s in report["sentences"]]
    assert found["\n"] == found["\r\n"]


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_rows_with_line_ends_of_windows(tmp_path: Path, fake_models: None, form: str) -> None:
    row = {"source": SOURCE, "rewrite": "The bridge was closed."}
    lines = [json.dumps(row)] if form == "jsonl" else ["source,rewrite", ",".join(row.values())]
    (tmp_path / f"in.{form}").write_bytes("".join(f"{line}\r\n" for line in lines).encode("utf-8"))
    assert run("batch", str(tmp_path / f"in.{form}"), "--out", str(tmp_path / "out.jsonl"))[0] == 0
    (done,) = map(json.loads, (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines())
    assert done["rewrite"] == row["rewrite"] and done["factcheck_error"] is None


def test_tables_that_a_checkout_has_turned_into_crlf_say_the_same(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "factcheck", tmp_path / "factcheck", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "models").symlink_to(ROOT / "models")
    for pattern in ("*.tsv", "*.toml", "*.json", "*.j2"):
        for path in (tmp_path / "factcheck").rglob(pattern):
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    (tmp_path / "a.txt").write_text(
        "Six of 12 miles were shut, “it is complete”, said Bob. It rose on 3 May 2020.", encoding="utf-8"
    )
    (tmp_path / "b.txt").write_text("Seven of 12 km were open, “it is full”, said Rob. It fell on 4 May 2020.", encoding="utf-8")
    (tmp_path / "elsewhere").mkdir()
    found = []
    for place in (ROOT, tmp_path):
        command = [sys.executable, "-P", "-c", FAKE_COMMAND, "check", "../a.txt", "../b.txt", "--json"]
        environment = {**os.environ, "PYTHONPATH": str(place)}
        done = subprocess.run(command, capture_output=True, cwd=tmp_path / "elsewhere", env=environment, check=False)
        found.append((done.returncode, json.loads(done.stdout)))
    assert found[0] == found[1]


@pytest.fixture
def two_names(tmp_path: Path) -> Callable[[Path], Path]:
    """A second name of a file, as Windows and macOS have one for each way to spell it in capitals."""

    def named(path: Path) -> Path:
        other = path.with_name(path.name.upper())
        os.link(path, other)
        return other

    return named


def test_a_text_is_not_overwritten_by_a_report_of_another_spelling(
    files: tuple[str, str], fake_models: None, two_names: Callable[[Path], Path]
) -> None:
    other = two_names(Path(files[0]))
    code, _, err = run("check", *files, "--format", f"json={other}")
    assert code == 2 and f"{other} cannot be written: it is read by this check" in err
    assert Path(files[0]).read_text(encoding="utf-8") == SOURCE


def test_rows_are_not_overwritten_by_an_output_of_another_spelling(
    tmp_path: Path, fake_models: None, two_names: Callable[[Path], Path]
) -> None:
    (tmp_path / "in.jsonl").write_text(json.dumps({"source": SOURCE, "rewrite": REWRITE}) + "\n", encoding="utf-8")
    other = two_names(tmp_path / "in.jsonl")
    code, _, err = run("batch", str(tmp_path / "in.jsonl"), "--out", str(other), "--out-format", "jsonl", "--restart")
    assert code == 2 and "it is part of the input" in err


def test_names_of_one_file_have_the_same_identity(tmp_path: Path, two_names: Callable[[Path], Path]) -> None:
    (tmp_path / "a").touch()
    assert identity(tmp_path / "a") == identity(two_names(tmp_path / "a")) != identity(tmp_path / "b")
    assert identity(tmp_path / "b") == identity(tmp_path / "x" / ".." / "b")
