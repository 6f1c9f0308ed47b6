"""The site of the documents builds without a warning and without a network, and its API reference names all that is public."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import factcheck
from factcheck import batch

ROOT = Path(__file__).parent.parent.parent
NO_NETWORK = """
import runpy, socket, sys
def refuse(*_):
    raise OSError("the documents are built without a network")
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse
sys.path.insert(0, ".")
runpy.run_module("sphinx", run_name="__main__", alter_sys=True)
"""


def arguments_of_the_build() -> list[str]:
    """What `scripts/docs` gives to Sphinx, without the folder that it builds into."""
    (line,) = [line for line in (ROOT / "scripts" / "docs").read_text(encoding="utf-8").splitlines() if "-m sphinx" in line]
    words = shlex.split(line.partition("-m sphinx")[2])
    assert words[-1] == "site"
    return words[:-1]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    arguments = arguments_of_the_build()
    assert "--fail-on-warning" in arguments
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-c", NO_NETWORK, *arguments, str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return folder


def test_it_begins_with_the_index(site: Path) -> None:
    assert "url=docs/index.html" in (site / "index.html").read_text(encoding="utf-8")
    assert (site / "docs" / "index.html").is_file()


def test_every_public_name_is_in_the_reference(site: Path) -> None:
    page = (site / "docs" / "api.html").read_text(encoding="utf-8")
    wanted = [*(f"factcheck.{name}" for name in factcheck.__all__), *(f"factcheck.batch.{name}" for name in batch.__all__)]
    assert [name for name in wanted if f'id="{name}"' not in page] == []


def test_every_module_is_in_the_rooms(site: Path) -> None:
    page = (site / "docs" / "rooms.html").read_text(encoding="utf-8")
    rooms = [path.parent for path in (ROOT / "factcheck").glob("*/__init__.py")]
    assert rooms and all(f'id="factcheck-{room.name}"' in page for room in rooms)
    modules = [path.relative_to(room) for room in rooms for path in room.rglob("*.py") if path.name != "__init__.py"]
    assert [module for module in modules if f">{module.as_posix()}<" not in page] == []
    assert "automodule" not in page


def test_the_picture_of_the_house_is_drawn(site: Path) -> None:
    assert '<pre  class="mermaid">' in (site / "CONTRIBUTING.html").read_text(encoding="utf-8")
