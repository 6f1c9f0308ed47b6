"""Install the wheels of a folder into empty environments, and compare what `factcheck check` says there with the README.

    python scripts/release/try_wheels.py dist --pythons python3.11 python3.13 --ways pip uv pipx

The ways are `pip install`, `uv tool install` and `pipx run`; uv and pipx are taken from the path. Each report is made in another
folder, and on Linux as root without a network. A line says of each way and Python whether it is the README's; 1 where one is not.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "scripts" / "readme"))

from update_readme import ENVIRONMENT, FIGURE, blocks, shown_of  # noqa: E402

NO_NETWORK = ["unshare", "--net"] if sys.platform == "linux" and os.geteuid() == 0 else []
Run = Callable[..., str]


def pip(run: Run, python: str, dist: Path, folder: Path) -> list[str]:
    """Install with pip into a virtual environment; the command that is there then."""
    run(python, "-m", "venv", "venv")
    run("venv/bin/python", "-m", "pip", "install", "--find-links", str(dist), "factcheck-nli")
    return [str(folder / "venv/bin/factcheck")]


def uv(run: Run, python: str, dist: Path, folder: Path) -> list[str]:
    """Install with `uv tool install`."""
    run("uv", "tool", "install", "--no-config", "--python", python, "--find-links", str(dist), "factcheck-nli")
    return [str(folder / "bin/factcheck")]


def pipx(run: Run, python: str, dist: Path, folder: Path) -> list[str]:
    """Run through pipx once, which keeps the environment for the next time."""
    command = ["pipx", "run", "--python", python, "--spec", "factcheck-nli", f"--pip-args=--find-links={dist}", "factcheck"]
    run(*command, "--version")
    return command


WAYS = {"pip": pip, "uv": uv, "pipx": pipx}


def differs(way: str, python: str, dist: Path) -> str:
    """How the reports of an installed factcheck differ from the README's; "" where they do not."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        places = {"UV_TOOL_DIR": "tools", "UV_TOOL_BIN_DIR": "bin", "PIPX_HOME": "pipx", "FACTCHECK_COMPILED": "compiled"}
        environment = {**os.environ, **ENVIRONMENT, **{key: str(folder / place) for key, place in places.items()}}
        environment.pop("PYTHONPATH", None)

        def run(*command: str) -> str:
            done = subprocess.run(
                command, capture_output=True, text=True, encoding="utf-8", cwd=folder, env=environment, check=False
            )
            if done.returncode:
                raise RuntimeError(f"{' '.join(command)}: {done.stderr or done.stdout}")
            return done.stdout

        shutil.copytree(ROOT / "examples", folder / "examples")
        try:
            installed = WAYS[way](run, python, dist, folder)
            for command, marks, shown in blocks((ROOT / "README.md").read_text(encoding="utf-8")):
                _, *arguments = command.split()
                printed = shown_of(run(*NO_NETWORK, *installed, *arguments, "--precision", "fp32"), marks)
                if FIGURE.sub("#", printed) != FIGURE.sub("#", shown):
                    return f"it prints\n{printed}"
        except RuntimeError as error:
            return str(error)
    return ""


def main() -> int:
    """Try every way with every Python."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dist", type=Path)
    parser.add_argument("--pythons", nargs="+", default=[sys.executable], metavar="PYTHON")
    parser.add_argument("--ways", nargs="+", default=["pip"], choices=WAYS)
    options = parser.parse_args()
    failed = 0
    for python in options.pythons:
        for way in options.ways:
            difference = differs(way, python, options.dist.resolve())
            failed += bool(difference)
            print(f"{way} with {python}: {difference or 'the report of the README'}", flush=True)
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
