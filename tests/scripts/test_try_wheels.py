"""Trying the wheels: what each way runs, and that a report that is not the README's, or no report, is told."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import try_wheels
from try_wheels import ROOT, WAYS, Run, differs
from update_readme import blocks

((_, _, SHOWN),) = blocks((ROOT / "README.md").read_text(encoding="utf-8"))
REPORT = SHOWN.replace("...\n", "✓ entailed      99% A sentence that the README leaves out.\n")


@pytest.mark.parametrize(
    ("way", "wanted"),
    [
        ("pip", "venv/bin/python -m pip install --find-links dist factcheck-nli"),
        ("uv", "uv tool install --no-config --python python3.13 --find-links dist factcheck-nli"),
        ("pipx", "pipx run --python python3.13 --spec factcheck-nli --pip-args=--find-links=dist factcheck --version"),
    ],
)
def test_each_way_installs_from_the_folder_with_the_python(tmp_path: Path, way: str, wanted: str) -> None:
    ran: list[str] = []

    def run(*command: str) -> str:
        ran.append(" ".join(command))
        return ""

    installed = WAYS[way](run, "python3.13", Path("dist"), tmp_path)
    assert ran[-1] == wanted and any("python3.13" in command for command in ran)
    assert installed[-1].endswith("factcheck") and "--version" not in installed


@pytest.fixture
def prints(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Makes the installed command one that runs a line of Python."""
    monkeypatch.setattr(try_wheels, "NO_NETWORK", [])

    def install(code: str) -> None:
        def way(run: Run, python: str, dist: Path, folder: Path) -> list[str]:
            return [sys.executable, "-c", code]

        monkeypatch.setitem(try_wheels.WAYS, "pip", way)

    return install


def test_the_report_of_the_readme_does_not_differ(prints: Callable[[str], None], tmp_path: Path) -> None:
    prints(f"print({REPORT!r})")
    assert differs("pip", sys.executable, tmp_path) == ""
    prints(f"print({REPORT.replace('89%', '88%')!r})")
    assert differs("pip", sys.executable, tmp_path) == "", "another processor may round a figure otherwise"


def test_it_is_made_of_the_examples_without_this_checkout_in_fp32(prints: Callable[[str], None], tmp_path: Path) -> None:
    prints(
        "import os, sys; assert 'PYTHONPATH' not in os.environ; assert [*map(os.path.isfile, sys.argv[2:4])] == [True, True]; "
        f"assert sys.argv[-2:] == ['--precision', 'fp32']; print({REPORT!r})"
    )
    assert differs("pip", sys.executable, tmp_path) == ""


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (f"print({REPORT.replace('87,000', '86,000')!r})", "it prints\n"),
        (f"print({re.sub(r'[0-9]+(?= contradicted,)', '0', REPORT)!r})", "it prints\n"),
        ("import sys; sys.exit('no model')", "no model"),
    ],
)
def test_what_differs_is_told(prints: Callable[[str], None], tmp_path: Path, code: str, told: str) -> None:
    prints(code)
    assert told in differs("pip", sys.executable, tmp_path)


def test_one_that_differs_fails_all(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    monkeypatch.setattr(try_wheels, "differs", lambda way, python, dist: "it prints nonsense" if python == "b" else "")
    monkeypatch.setattr(sys, "argv", ["try_wheels.py", str(tmp_path), "--pythons", "a", "b", "--ways", "pip", "uv"])
    assert try_wheels.main() == 1
    assert capsys.readouterr().out.splitlines() == [
        "pip with a: the report of the README",
        "uv with a: the report of the README",
        "pip with b: it prints nonsense",
        "uv with b: it prints nonsense",
    ]
    monkeypatch.setattr(sys, "argv", ["try_wheels.py", str(tmp_path), "--pythons", "a"])
    assert try_wheels.main() == 0
