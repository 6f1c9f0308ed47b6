"""How long the reading of long files takes, by several builds side by side.

::

    python scripts/benchmark/reading/time_reading.py before=../factcheck-0.2.0 after=.

Each build is a checkout. Files are made first (a Word file of 200 pages; with --file, your own). Every round reads each file once
with each build, in turn, each time in a process of its own; seconds are those within
it, from the import of the reader to the text.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median

_READ = """
import sys, time
wall, processor = time.perf_counter(), time.process_time()
from importlib import import_module
text = import_module(f"factcheck.inputs.{sys.argv[1]}").read(open(sys.argv[2], "rb").read(), "file", 10**8).text
print(time.perf_counter() - wall, time.process_time() - processor, len(text.split()))
"""
_WORDS = (
    "the council of an island votes on its ferry budget road pier harbour school winter price ticket year and at night".split()
)


def long_docx(pages: int = 200) -> bytes:
    """Paragraphs of three runs, a table a page, 480 words a page."""
    import docx

    chosen = random.Random(7)
    document = docx.Document()
    for _ in range(pages):
        for _ in range(8):
            paragraph = document.add_paragraph()
            for number in range(3):
                paragraph.add_run(" ".join(chosen.choices(_WORDS, k=18)) + ". ").bold = number == 1
        table = document.add_table(rows=4, cols=4)
        for cell in (cell for row in table.rows for cell in row.cells):
            cell.text = " ".join(chosen.choices(_WORDS, k=3))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


MADE: dict[str, Callable[[], bytes]] = {"docx": long_docx}
"""A long file of each kind."""


def time_once(build: Path, kind: str, file: Path) -> tuple[float, float, int]:
    """Wall seconds, processor seconds and words of one reading by the checkout at `build`."""
    environment = {**os.environ, "PYTHONPATH": str(build.resolve())}
    done = subprocess.run(
        [sys.executable, "-c", _READ, kind, str(file)], capture_output=True, text=True, check=True, env=environment, cwd=build
    )
    wall, processor, words = done.stdout.split()
    return float(wall), float(processor), int(words)


def main() -> None:
    """Print a line for each kind and build."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("builds", nargs="+", metavar="NAME=CHECKOUT")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument(
        "--file", action="append", default=[], metavar="KIND=PATH", help="a file instead of those made (repeatable)"
    )
    options = parser.parse_args()
    builds = {name: Path(path) for name, _, path in (build.partition("=") for build in options.builds)}
    with tempfile.TemporaryDirectory() as folder:
        files = {kind: Path(path).resolve() for kind, _, path in (file.partition("=") for file in options.file)}
        for kind, make in MADE.items() if not files else ():
            files[kind] = Path(folder) / f"long.{kind}"
            files[kind].write_bytes(make())
        for kind, file in files.items():
            runs = {name: [] for name in builds}
            for _ in range(options.rounds):
                for name, build in builds.items():
                    runs[name].append(time_once(build, kind, file))
            for name, found in runs.items():
                wall, processor = (median(run[at] for run in found) for at in (0, 1))
                print(f"{kind:6} {name:10} {wall:7.2f} s  processor {processor:7.2f} s  {found[0][2]:8} words")


if __name__ == "__main__":
    main()
