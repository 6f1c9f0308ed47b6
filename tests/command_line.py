"""The command as tests run it: two texts in files, fake models, and what it printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from fakes import WordEncoder, WordNli
from typer.testing import CliRunner

from factcheck import checker as checker_module
from factcheck.cli.main import app

TESTS = Path(__file__).parent
SOURCE = "The bridge was closed on Monday. Two lorries did not stop."
REWRITE = "Bridge News\n\nThe bridge was closed. Two lorries did stop. It cost nine million."

# the command in a process of its own, with models that need no weights
FAKE_COMMAND = f"""
import sys
sys.path.insert(0, {str(TESTS)!r})
import factcheck.checker
from fakes import WordEncoder, WordNli
from factcheck.errors import ModelError
def nli(name, *_):
    if name == "trouble":
        raise ModelError("the NLI model 'trouble' cannot be used")
    if name == "crash":
        raise ZeroDivisionError
    if name == "interrupt":
        raise KeyboardInterrupt
    return WordNli()
factcheck.checker.load_encoder = lambda *_: WordEncoder()
factcheck.checker.load_nli = nli
from factcheck.cli.main import main
main()
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    source, rewrite = tmp_path / "source.txt", tmp_path / "rewrite.txt"
    source.write_text(SOURCE, encoding="utf-8")
    rewrite.write_text(REWRITE, encoding="utf-8")
    return str(source), str(rewrite)


@pytest.fixture
def fake_models(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checker_module, "load_encoder", lambda *_: WordEncoder())
    monkeypatch.setattr(checker_module, "load_nli", lambda *_: WordNli())


def run(*arguments: str, stdin: str | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, list(arguments), input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.stdout, result.stderr
