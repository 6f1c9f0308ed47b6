"""Measure installing: seconds from an empty environment to the first verdict, what pip downloads for it, and what lies on disk then.

    python scripts/benchmark/install/benchmark_install.py --find-links dist factcheck=factcheck-nli --out install.json
    python scripts/benchmark/install/benchmark_install.py --repeats 1 --install-only sentence-transformers=sentence-transformers

Each set is NAME=REQUIREMENT[,REQUIREMENT]; sets take turns within each repeat, each in a new environment. pip keeps its cache; a
first round that fills it is not counted. With `--install-only` nothing is checked.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent.parent
_FETCHED = re.compile(r"^ *(?:Downloading|Using cached) \S+\.(?:whl|gz) \(([\d.]+) ([kMG]?B)\)", re.MULTILINE)
_LOCAL = re.compile(r"^Processing (?:\./)?(\S+\.(?:whl|gz))", re.MULTILINE)
_UNITS = {"B": 1, "kB": 1e3, "MB": 1e6, "GB": 1e9}


def downloaded(said: str, folder: Path) -> float:
    """The bytes of the files that pip says it takes, from the network, its cache or a folder."""
    fetched = sum(float(number) * _UNITS[unit] for number, unit in _FETCHED.findall(said))
    return fetched + sum((folder / name).stat().st_size for name in _LOCAL.findall(said))


def on_disk(folder: Path) -> int:
    """The bytes of all files in a folder, compiled ones too."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def measured(requirements: list[str], find_links: list[str], install_only: bool) -> dict[str, float]:
    """Install into a new environment, and check the README's example from another folder."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        started = time.perf_counter()
        venv.create(folder / "venv", with_pip=True)
        (packages,) = folder.glob("venv/lib/python*/site-packages")
        empty = on_disk(packages)
        links = [word for place in find_links for word in ("--find-links", str(Path(place).resolve()))]
        command = [str(folder / "venv/bin/pip"), "install", "--disable-pip-version-check", "--progress-bar", "off", *links]
        done = subprocess.run([*command, *requirements], capture_output=True, text=True, cwd=folder, check=False)
        if done.returncode:
            sys.exit(done.stderr)
        installed = time.perf_counter()
        figures = {"install_seconds": installed - started, "downloaded": downloaded(done.stdout, folder)}
        if not install_only:
            shutil.copytree(ROOT / "examples", folder / "examples")
            check = [str(folder / "venv/bin/factcheck"), "check", "examples/story.txt", "examples/rewrite.txt"]
            report = subprocess.run(check, capture_output=True, text=True, cwd=folder, check=True).stdout
            assert "10 entailed, 1 neutral, 3 contradicted" in report, report
            figures["seconds_to_the_verdict"] = time.perf_counter() - started
        return {**figures, "on_disk": on_disk(packages) - empty}


def main() -> None:
    """Measure every set in turn, print and write the medians."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", metavar="NAME=REQUIREMENTS")
    parser.add_argument("--find-links", nargs="*", default=[])
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--install-only", action="store_true")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    sets = {name: value.split(",") for name, _, value in (text.partition("=") for text in options.sets)}
    found: dict[str, list[dict[str, float]]] = {name: [] for name in sets}
    for repeat in range(options.repeats + 1):
        for name, requirements in sets.items():
            figures = measured(requirements, options.find_links, options.install_only)
            print(repeat, name, json.dumps({key: round(value, 1) for key, value in figures.items()}), flush=True)
            if repeat:
                found[name].append(figures)
    medians: dict[str, Any] = {
        name: {key: statistics.median(row[key] for row in rows) for key in rows[0]} for name, rows in found.items()
    }
    print(json.dumps(medians, indent=1))
    if options.out:
        options.out.write_text(json.dumps({"medians": medians, "repeats": found}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
