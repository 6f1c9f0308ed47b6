"""The examples in the documents run as they are written; commands with models that need no weights."""

from __future__ import annotations

import os
import re
import shlex
import stat
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from command_line import FAKE_COMMAND, REWRITE, SOURCE, fake_models, run
from word_files import ins, p, word

from factcheck.cli.config import read_config
from factcheck.cli.outputs import ENDINGS
from factcheck.judgement.gate import FAILING_LABELS, REASON_KINDS

__all__ = ["fake_models"]
DOCS = Path(__file__).parent.parent.parent / "docs"
FAITHFUL = "The bridge was closed on Monday."


def blocks(document: str, language: str) -> list[str]:
    """The fenced blocks of a document in one language."""
    text = (DOCS / document).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the files that the examples name."""
    for name in ("sources/a.txt", "story.txt", "update.txt", "pairs/a.source.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(SOURCE, encoding="utf-8")
    for name in ("rewrites/a.txt", "rewrite.txt", "pairs/a.rewrite.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(FAITHFUL, encoding="utf-8")
    (tmp_path / "edited.docx").write_bytes(word(p(FAITHFUL, ins(" It reopens."))))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def installed(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The repository, with commands that stand for ``factcheck`` (with fake models) and ``pip`` (which does nothing) first on the path."""
    tools = repository / "bin"
    tools.mkdir()
    (repository / "command.py").write_text(FAKE_COMMAND, encoding="utf-8")
    script = f'#!/bin/sh\nexec "{sys.executable}" "{repository / "command.py"}" "$@"\n'
    for name, text in {"factcheck": script, "pip": "#!/bin/sh\n"}.items():
        (tools / name).write_text(text, encoding="utf-8")
        (tools / name).chmod(stat.S_IRWXU)
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
    return repository


@pytest.mark.parametrize("document", ["reports.md", "documents.md", "ci.md"])
def test_commands(repository: Path, fake_models: None, document: str) -> None:
    lines = [line for block in blocks(document, "console") for line in block.splitlines()]
    assert lines
    for line in lines:
        words = shlex.split(line)
        assert words[0] == "factcheck"
        code, _, err = run(*words[1:])
        assert code == 0, err


@pytest.mark.parametrize("document", ["reports.md", "ci.md"])
def test_configurations(tmp_path: Path, document: str) -> None:
    (block,) = blocks(document, "toml")
    for name, text in (("pyproject.toml", block), ("factcheck.toml", block), ("factcheck.toml", block.partition("\n")[2])):
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert tomllib.loads(text) and read_config(tmp_path / name)["fail-on"]


def test_the_baseline_of_the_configuration_is_made_as_it_says(repository: Path, fake_models: None) -> None:
    (block,) = blocks("ci.md", "toml")
    (repository / "factcheck.toml").write_text(block, encoding="utf-8")
    (repository / "rewrites" / "a.txt").write_text(REWRITE, encoding="utf-8")
    (command,) = re.findall(r"made once with: factcheck (.+)", block)
    assert run(*shlex.split(command))[0] == 0
    assert run("check", "sources", "rewrites")[0] == 0
    (repository / "rewrites" / "a.txt").write_text("Two lorries, or three, did stop.", encoding="utf-8")
    assert run("check", "sources", "rewrites")[0] == 1


def test_tables_name_every_format_and_finding() -> None:
    text = (DOCS / "reports.md").read_text(encoding="utf-8")
    assert all(f"| `{name}` |" in text for name in ENDINGS)
    assert all(f"`{name}`" in text for name in (*FAILING_LABELS, *REASON_KINDS))


PAGES = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", *(str(path.relative_to(DOCS.parent)) for path in DOCS.rglob("*.md"))]


@pytest.mark.parametrize("page", PAGES)
def test_links_and_pictures_are_there(page: str) -> None:
    path = DOCS.parent / page
    links = re.findall(r"\]\(([^)#]+)", path.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (path.parent / link).exists()] == []


def steps_of(workflow: dict[str, Any]) -> list[str]:
    """The scripts of the workflow's only job."""
    (job,) = workflow["jobs"].values()
    return [step["run"] for step in job["steps"] if "run" in step]


@pytest.mark.skipif(os.name == "nt", reason="the workflow runs on Linux")
@pytest.mark.parametrize(("rewrite", "passes"), [(FAITHFUL, True), (REWRITE, False)])
def test_the_workflow(installed: Path, monkeypatch: pytest.MonkeyPatch, rewrite: str, passes: bool) -> None:
    (installed / "rewrites" / "a.txt").write_text(rewrite, encoding="utf-8")
    (installed / "pyproject.toml").write_text(blocks("ci.md", "toml")[0], encoding="utf-8")
    (installed / "accepted.txt").write_text("", encoding="utf-8")
    summary = installed / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    workflow = yaml.safe_load(blocks("ci.md", "yaml")[0])
    codes = [
        subprocess.run(["bash", "-e", "-o", "pipefail", "-c", script], check=False).returncode for script in steps_of(workflow)
    ]
    assert codes == [0, 0 if passes else 1, 0]
    assert ("gate passed" if passes else "gate failed") in summary.read_text(encoding="utf-8")
    assert {path.name for path in installed.glob("reports/*/*")} == {"a.md", "a.sarif", "a.html"}


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for the command is a shell script")
def test_the_pre_commit_hook(installed: Path) -> None:
    ((hook,),) = [repository["hooks"] for repository in yaml.safe_load(blocks("ci.md", "yaml")[1])["repos"]]
    assert re.search(hook["files"], "rewrites/a.txt") and not hook["pass_filenames"]
    assert subprocess.run(shlex.split(hook["entry"]), check=False).returncode == 0
    (installed / "factcheck.toml").write_text("fail-on = ['contradicted']\n", encoding="utf-8")
    (installed / "rewrites" / "a.txt").write_text(REWRITE, encoding="utf-8")
    assert subprocess.run(shlex.split(hook["entry"]), check=False).returncode == 1
