"""The examples of the page on evaluators run as they are written, with the embedded models, where their package is installed."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from factcheck import Checker, checker
from factcheck.integrations import evaluation

ROOT = Path(__file__).parent.parent.parent.parent
EXAMPLES = re.findall(r"^```python\n(.*?)^```$", (ROOT / "docs" / "evaluators.md").read_text(encoding="utf-8"), re.M | re.S)


def imports_of(example: str) -> list[tuple[str, str]]:
    """The modules that an example imports from, each with what it takes."""
    found = [node for node in ast.parse(example).body if isinstance(node, ast.Import | ast.ImportFrom)]
    return [(getattr(node, "module", alias.name), alias.name) for node in found for alias in node.names]


@pytest.mark.parametrize("example", EXAMPLES)
def test_what_an_example_imports_is_there(example: str) -> None:
    ours = [(module, name) for module, name in imports_of(example) if module.startswith("factcheck.integrations.")]
    assert ours
    for module, name in ours:
        source = (ROOT / module.replace(".", "/")).with_suffix(".py").read_text(encoding="utf-8")
        assert name in {getattr(node, "name", "") for node in ast.parse(source).body}


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_runs(example: str, real_checker: Checker, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for module, _ in imports_of(example):
        package = module.partition(".")[0]
        if package != "factcheck":
            pytest.importorskip(package, reason=f"{package} is not installed: scripts/test_evaluators")
    (tmp_path / ".guardrailsrc").write_text("enable_metrics=false\n", encoding="utf-8")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("MLFLOW_TRACKING_URI", f"sqlite:///{tmp_path / 'mlflow.db'}")
    monkeypatch.setattr(evaluation, "shared_checker", lambda: real_checker)
    monkeypatch.setattr(checker, "Checker", lambda **_: real_checker)
    exec(compile(example, "docs/evaluators.md", "exec"), {})
