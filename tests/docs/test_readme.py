"""The README shows what the commands really print, and its Python examples run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from update_readme import blocks, output_of

import factcheck
from factcheck import Checker

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
_FIGURE = re.compile(r"\d+%|0\.\d+")


@pytest.mark.parametrize(("command", "shown"), blocks(README))
def test_output_is_real(command: str, shown: str) -> None:
    """Figures may differ in the last digit between processors; every label, word and offset must not."""
    assert _FIGURE.sub("#", output_of(command)) == _FIGURE.sub("#", shown)


def test_there_is_output() -> None:
    assert blocks(README)


def test_python_examples_run(real_checker: Checker, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    examples = re.findall(r"```python\n(.*?)```", README, re.S)
    assert examples
    from factcheck import checker

    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(checker, "Checker", lambda **_: real_checker)
    monkeypatch.setattr(factcheck, "Checker", lambda **_: real_checker, raising=False)
    for example in examples:
        exec(compile(example, "README.md", "exec"), {})
    expected = re.findall(r"print\(.*?\)  # (.*)", "".join(examples))
    printed = capsys.readouterr().out.splitlines()
    assert [_FIGURE.sub("#", line) for line in printed] == [_FIGURE.sub("#", line) for line in expected]
