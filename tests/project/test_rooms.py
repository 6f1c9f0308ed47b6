"""The house stays in order: rooms import downwards, none is crowded, no module is long."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
HOUSE = ROOT / "factcheck"
ROOMS = sorted({path.parent for path in HOUSE.rglob("*.py")})
LINT = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()", "--no-cache"]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(LINT, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    shutil.copytree(HOUSE, tmp_path / "factcheck", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_imports_go_down(copied: Path) -> None:
    found = lint(copied)
    assert found.returncode == 0, found.stdout


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("text/sentences.py", "import factcheck.checker\n"),
        ("judgement/score.py", "from factcheck.rendering import page\n"),
        ("checks/dates/moments.py", "import factcheck.checks.numbers.quantities\n"),
    ],
)
def test_a_breach_is_found(copied: Path, module: str, line: str) -> None:
    path = copied / "factcheck" / module
    path.write_text(path.read_text(encoding="utf-8") + line, encoding="utf-8")
    found = lint(copied)
    assert found.returncode == 1 and "BROKEN" in found.stdout


def test_the_entrance_is_small() -> None:
    assert len([path for path in HOUSE.iterdir() if path.name != "__pycache__"]) <= 19


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: str(room.relative_to(ROOT)))
def test_no_room_is_crowded(room: Path) -> None:
    assert len([path for path in room.iterdir() if path.is_file()]) <= 16


@pytest.mark.parametrize("room", [room for room in ROOMS if room != HOUSE], ids=lambda room: str(room.relative_to(ROOT)))
def test_each_room_says_what_it_is_for(room: Path) -> None:
    assert (room / "__init__.py").read_text(encoding="utf-8").startswith('"""')
