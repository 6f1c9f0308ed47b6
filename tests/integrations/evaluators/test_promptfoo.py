"""promptfoo: its own command runs an assertion that is a file of two lines, with the embedded models."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from integrations.evaluators.texts import BAD, GOOD, SOURCE

from factcheck.errors import InputError
from factcheck.integrations.promptfoo import get_assert

COMMAND = shutil.which("promptfoo")
ROOT = Path(__file__).parent.parent.parent.parent
CONFIG = {
    "prompts": ["{{answer}}"],
    "providers": ["echo"],
    "defaultTest": {"assert": [{"type": "python", "value": "file://factcheck_assert.py", "config": {"source": "story"}}]},
    "tests": [{"vars": {"story": SOURCE, "answer": text}} for text in (GOOD, BAD)],
}


def test_the_result() -> None:
    good, bad = (get_assert(text, {"vars": {"context": SOURCE}}) for text in (GOOD, BAD))
    assert good["pass"] and not bad["pass"] and good["score"] > 0.5 > bad["score"]
    assert [item["pass"] for item in bad["componentResults"]] == [True, False]
    assert "Two lorries did stop." in bad["componentResults"][1]["reason"]


def test_its_configuration() -> None:
    context = {"vars": {"story": [SOURCE]}, "config": {"source": "story", "threshold": 1.0}}
    assert not get_assert(BAD, context)["pass"]
    with pytest.raises(InputError, match="no source text"):
        get_assert(GOOD, {"vars": {"story": SOURCE}})


@pytest.mark.skipif(COMMAND is None, reason="there is no command promptfoo: scripts/test_evaluators")
def test_the_command(tmp_path: Path) -> None:
    (tmp_path / "factcheck_assert.py").write_text(
        "from factcheck.integrations.promptfoo import get_assert\n__all__ = ['get_assert']\n", encoding="utf-8"
    )
    (tmp_path / "promptfooconfig.yaml").write_text(json.dumps(CONFIG), encoding="utf-8")
    environment = os.environ | {
        "PROMPTFOO_CONFIG_DIR": str(tmp_path / "state"),
        "PROMPTFOO_PYTHON": sys.executable,
        "PYTHONPATH": str(ROOT),
    }
    arguments = [
        "eval",
        "--config",
        "promptfooconfig.yaml",
        "--output",
        "found.json",
        "--no-cache",
        "--no-table",
        "--no-progress-bar",
    ]
    done = subprocess.run(
        [str(COMMAND), *arguments], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 100, done.stdout + done.stderr  # one of two fails
    results = json.loads((tmp_path / "found.json").read_text(encoding="utf-8"))["results"]["results"]
    assert [item["success"] for item in sorted(results, key=lambda item: item["testIdx"])] == [True, False]
    bad = results[-1]["gradingResult"]["componentResults"]
    assert any("Two lorries did stop." in item["reason"] for item in bad)
