"""The README shows what the commands really print, and its Python examples run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from update_readme import FIGURE, blocks, excerpt, wanted

import factcheck
from factcheck import Checker

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("command", "marks", "shown"), blocks(README))
def test_output_is_real(command: str, marks: str | None, shown: str) -> None:
    """Figures may differ in the last digit between processors; every label, word and offset must not."""
    assert FIGURE.sub("#", wanted(command, marks)) == FIGURE.sub("#", shown)


def test_there_is_output() -> None:
    assert blocks(README)


def test_an_excerpt_says_what_it_leaves_out() -> None:
    output = "· not a claim  A\n✓ entailed  B\n   source\n? neutral  C\n   source\n✓ entailed  D\n\nscore 0.5  (2 entailed)\n"
    assert excerpt(output, "✗ ?") == "...\n? neutral  C\n   source\n...\n\nscore 0.5  (2 entailed)\n"
    assert excerpt(output, "· ✓ ?") == output


def test_it_is_short() -> None:
    assert len(README.splitlines()) <= 150


@pytest.mark.parametrize("page", ["README.md", "docs/python.md", "docs/report_fields.md"])
def test_python_examples_run(
    page: str, real_checker: Checker, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    examples = re.findall(r"```python\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.S)
    assert examples
    from factcheck import checker

    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(checker, "Checker", lambda **_: real_checker)
    monkeypatch.setattr(factcheck, "Checker", lambda **_: real_checker, raising=False)
    for example in examples:
        exec(compile(example, page, "exec"), {})
    expected = re.findall(r"print\(.*?\)  # (.*)", "".join(examples))
    printed = capsys.readouterr().out.splitlines()
    assert [FIGURE.sub("#", line) for line in printed] == [FIGURE.sub("#", line) for line in expected]
