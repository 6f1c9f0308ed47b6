"""The wheel holds all that an installed factcheck needs: models, templates, schema, score map, tables of the checks."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def test_the_wheel_is_complete(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("factcheck_nli-*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = {f"factcheck/_models/{path.relative_to(ROOT / 'models')}" for path in (ROOT / "models").rglob("*") if path.is_file()}
    data = ("*.json", "*.j2", "*.css", "*.js", "*.tsv", "*.toml", "py.typed")
    wanted |= {str(path.relative_to(ROOT)) for pattern in data for path in (ROOT / "factcheck").rglob(pattern)}
    assert "factcheck/_models/nli/model.safetensors" in wanted
    assert "factcheck/checks/antonyms/antonyms.tsv" in wanted
    assert wanted <= names
    assert not [name for name in names if name.startswith(("tests/", "scripts/"))]
