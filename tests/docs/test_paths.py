"""What the documents name is there: files and folders of the repository, and modules of the package; notes may name what was there."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
CARDS = [f"models/{folder}/README.md" for folder in ("nli", "nli-large")]
PAGES = ["README.md", "CONTRIBUTING.md", *CARDS, *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md"))]
PLACEHOLDER = re.compile(r"(?:KIND|FORMAT|BACKEND|COMMAND|PACKAGE)\.py$")
PATH = re.compile(r"(?<![\w./-])(?:\./|(?:\.\./)+)?((?:factcheck|tests|scripts|docs|models|examples|\.ci)/[\w./-]*[\w/])")
MODULE = re.compile(r"(?<![\w./-])factcheck(?:\.[a-zA-Z_]\w*)+(?![\w/-])")
FILES = ("factcheck.toml", "factcheck.json", "factcheck.yml")


def text_of(page: str) -> str:
    """A page without the addresses of the web."""
    return re.sub(r"https?://\S+", "", (ROOT / page).read_text(encoding="utf-8"))


def is_there(name: str) -> bool:
    """Whether a dotted name is a module, or something within one."""
    parts = name.split(".")
    for end in range(len(parts), 0, -1):
        try:
            found = import_module(".".join(parts[:end]))
        except ModuleNotFoundError as error:
            if not str(error.name).startswith("factcheck"):
                return True  # an evaluator, whose package is not installed
            continue
        for part in parts[end:]:
            if not hasattr(found, part):
                return False
            found = getattr(found, part)
        return True
    return False


@pytest.mark.parametrize("page", PAGES)
def test_every_path_is_there(page: str) -> None:
    paths = {path for path in PATH.findall(text_of(page)) if not PLACEHOLDER.search(path)}
    assert sorted(path for path in paths if not (ROOT / path).exists()) == []


@pytest.mark.parametrize("page", PAGES)
def test_every_module_is_there(page: str) -> None:
    names = {name for name in MODULE.findall(text_of(page)) if name not in FILES}
    assert sorted(name for name in names if not is_there(name)) == []


def test_paths_and_modules_are_found_in_text() -> None:
    text = (
        "`factcheck/cli/main.py`, [a](../models/nli/README.md), tests/text. and factcheck.cli.main; not x/docs/a or a.factcheck.b"
    )
    assert PATH.findall(text) == ["factcheck/cli/main.py", "models/nli/README.md", "tests/text"]
    assert MODULE.findall(text) == ["factcheck.cli.main"]
    assert is_there("factcheck.checker.Checker") and not is_there("factcheck.spark")


def test_the_contributor_s_page_names_many() -> None:
    assert len(set(PATH.findall(text_of("CONTRIBUTING.md")))) > 50
