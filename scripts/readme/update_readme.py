"""Put the real output of the example commands into README.md, between their markers.

    python scripts/readme/update_readme.py

A marker is ``<!-- output: COMMAND -->``; the fenced block after it is replaced by what the command prints.
``<!-- excerpt MARKS: COMMAND -->`` shows the sentences that begin with one of these marks, and the totals; a line with ``...`` stands for
the sentences left out between them.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
BLOCK = re.compile(r"(<!-- (?:output|excerpt (?P<marks>[^:]+)): (?P<command>.+?) -->\n```text\n)(?P<shown>.*?)(?P<end>```)", re.S)
ENTRIES = re.compile(r"^(?=\S)", re.M)
LEFT_OUT = "...\n"
FIGURE = re.compile(r"\d+%|0\.\d+")  # may differ in the last digit between processors
ENVIRONMENT = {"COLUMNS": "100", "NO_COLOR": "1", "HF_HUB_OFFLINE": "1", "PYTHONIOENCODING": "utf-8"}


def output_of(command: str) -> str:
    """What a ``factcheck ...`` command prints on a plain terminal of 100 columns, in the precision that every processor has."""
    arguments = [sys.executable, "-m", *shlex.split(command), "--precision", "fp32"]
    environment = {**os.environ, **ENVIRONMENT}
    done = subprocess.run(arguments, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, env=environment, check=True)
    return done.stdout


def excerpt(output: str, marks: str) -> str:
    """Of a report on a terminal, the sentences that begin with one of `marks` (parted by spaces), and the totals, its last entry."""
    kept: list[str] = []
    *sentences, totals = filter(None, ENTRIES.split(output))
    for sentence in sentences:
        if sentence.startswith(tuple(marks.split())):
            kept.append(sentence.rstrip("\n") + "\n")
        elif not kept or kept[-1] != LEFT_OUT:
            kept.append(LEFT_OUT)
    return "".join([*kept, "\n", totals])


def shown_of(output: str, marks: str | None) -> str:
    """What a page shows of an output."""
    whole = "\n".join(line.rstrip() for line in output.strip("\n").splitlines()) + "\n"
    return whole if marks is None else excerpt(whole, marks)


def wanted(command: str, marks: str | None) -> str:
    """What the page is to show of a command."""
    return shown_of(output_of(command), marks)


def blocks(text: str) -> list[tuple[str, str | None, str]]:
    """The commands of a page with the marks of the sentences that it shows (None: all), and the output that it shows."""
    return [(match["command"], match["marks"], match["shown"]) for match in BLOCK.finditer(text)]


def main() -> None:
    """Rewrite README.md."""
    page = ROOT / "README.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(BLOCK.sub(lambda m: m[1] + wanted(m["command"], m["marks"]) + m["end"], text), encoding="utf-8")


if __name__ == "__main__":
    main()
