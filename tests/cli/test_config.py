"""Configuration files: where they are found, what they may hold, and that options go before them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import REWRITE, SOURCE, fake_models, run

from factcheck.cli.config import KEYS, find_config, read_config
from factcheck.cli.main import app
from factcheck.errors import InputError

__all__ = ["fake_models"]
Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write_file(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write_file


def test_the_nearest_one_is_found(write: Write, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert find_config(inner) is None
    write("a/pyproject.toml", "[tool.other]\n")
    outer = write("pyproject.toml", "[tool.factcheck]\nk = 2\n")
    assert find_config(inner) == outer
    own = write("factcheck.toml", "k = 3\n")
    assert find_config(inner) == own
    (inner / ".git").mkdir()
    assert find_config(inner) is None


def test_every_key_is_an_option_of_check() -> None:
    import typer

    options = {name for option in typer.main.get_command(app).commands["check"].params for name in option.opts}  # type: ignore[attr-defined]
    assert {f"--{key}" for key in KEYS} <= options


def test_values_and_paths(write: Write, tmp_path: Path) -> None:
    path = write(
        "pyproject.toml",
        '[tool.factcheck]\nk = 2\nmin_score = 0.5\nbaseline = "in/a.txt"\nnli-model = "x/y"\nformat = ["json", "html=out/r.html"]\n',
    )
    assert read_config(path) == {
        "k": 2,
        "min-score": 0.5,
        "baseline": str(tmp_path / "in/a.txt"),
        "nli-model": "x/y",
        "format": ["json", f"html={tmp_path / 'out/r.html'}"],
    }


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("fail_one = []", "unknown key 'fail_one'; did you mean fail-on?"),
        ("min-scor = 1", "did you mean min-score?"),
        ("zebra = 1", "choose from preset, k, "),
        ("[factcheck]\nk = 1", "unknown table [factcheck]; write all keys under [tool.factcheck], or without any such line"),
        ("min-score = 1\n[tool.factcheck]\nk = 1", "unknown table [tool]; write all keys under [tool.factcheck]"),
        ("[tool.factcheck]\nzebra = 1", "unknown key 'zebra'; choose from preset, k, "),
        ("[tool]\nfactcheck = 1", "must be a table"),
        ("[tool.other]\nk = 1", "unknown table [tool]"),
        ("k = '3'", "k must be a whole number, not '3'"),
        ("k = true", "k must be a whole number"),
        ("min-score = 'high'", "min-score must be a number"),
        ("fail-on = 'number'", "fail-on must be a list of texts, not 'number'"),
        ("fail-on = [1]", "fail-on must be a list of texts"),
        ("baseline = 1", "baseline must be a path"),
        ("baseline = ''", "baseline must be a path"),
        ("k = ", "cannot be read: Invalid value"),
        ("x = " + "[" * 50_000, "cannot be read"),
    ],
)
def test_what_cannot_be_used(write: Write, text: str, message: str) -> None:
    path = write("factcheck.toml", text)
    with pytest.raises(InputError, match=f"{re.escape(str(path))}.*{re.escape(message)}"):
        read_config(path)


def test_files_that_are_no_configuration(write: Write, tmp_path: Path) -> None:
    (tmp_path / "binary.toml").write_bytes(b"\xff\xfe\x00")
    for path in (tmp_path / "binary.toml", tmp_path / "none.toml", tmp_path):
        with pytest.raises(InputError, match="cannot be read"):
            read_config(path)
    with pytest.raises(InputError, match="must be a table"):
        read_config(write("pyproject.toml", "[tool]\nfactcheck = 1\n"))


@pytest.mark.parametrize("name", ["factcheck.toml", "pyproject.toml", "other.toml"])
def test_every_file_may_have_the_line_with_the_table(write: Write, name: str) -> None:
    assert read_config(write(name, "[tool.factcheck]\nk = 2\n")) == {"k": 2}


def test_options_go_before_the_configuration(
    write: Write, tmp_path: Path, fake_models: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, rewrite = str(write("a.txt", SOURCE)), str(write("b.txt", REWRITE))
    monkeypatch.chdir(tmp_path)
    assert run("check", source, rewrite)[0] == 0
    config = write("factcheck.toml", 'fail-on = ["contradicted"]\nk = 1\nformat = ["jsonl"]\n')
    code, out, err = run("check", source, rewrite)
    assert code == 1 and out.startswith('{"rewrite"') and "fails the gate: contradicted" in err
    assert run("check", source, rewrite, "--fail-on", "date")[0] == 0
    assert '"k": 1' in run("check", source, rewrite, "--json")[1]
    assert '"k": 2' in run("check", source, rewrite, "--json", "--k", "2")[1]
    other = write("other.toml", "k = 5\n")
    assert '"k": 5' in run("check", source, rewrite, "--json", "--config", str(other))[1]
    config.write_text("kk = 1\n")
    code, out, err = run("check", source, rewrite)
    assert (code, out) == (2, "")
    assert err == f"factcheck: {config}: unknown key 'kk'; did you mean k?\n"
    assert run("check", "--help")[0] == 0
    config.write_text("preset = 'quick'\n")
    assert run("check", source, rewrite)[0] == 2
