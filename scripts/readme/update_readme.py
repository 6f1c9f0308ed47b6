"""Put the real output of the example commands into README.md, between their markers.

    python scripts/readme/update_readme.py

A marker is ``<!-- output: COMMAND -->``; the fenced block after it is replaced by what the command prints.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
BLOCK = re.compile(r"(<!-- output: (.+?) -->\n```text\n)(.*?)(```)", re.S)


def output_of(command: str) -> str:
    """What a ``factcheck ...`` command prints on a plain terminal of 100 columns, in the precision that every processor has."""
    arguments = [sys.executable, "-m", *shlex.split(command), "--precision", "fp32"]
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "HF_HUB_OFFLINE": "1", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(arguments, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, env=environment, check=True)
    return "\n".join(line.rstrip() for line in done.stdout.strip("\n").splitlines()) + "\n"


def blocks(text: str) -> list[tuple[str, str]]:
    """The commands of a page with the output that it shows."""
    return [(match[2], match[3]) for match in BLOCK.finditer(text)]


def main() -> None:
    """Rewrite README.md."""
    page = ROOT / "README.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(BLOCK.sub(lambda m: m[1] + output_of(m[2]) + m[4], text), encoding="utf-8")


if __name__ == "__main__":
    main()
