"""Whether files give the text that is expected of them.

    python scripts/benchmark/reading/expected_texts.py ../shared/cases/documents

Beside each file NAME stands NAME.expected.json with its lines; one string may hold several, apart by " / ". What stands in brackets there
is a remark, which the text may have or not. 1 is the exit code where a text is another.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

from factcheck.inputs.files import read_input

REMARK = re.compile(r"\([^)]*\)")


def words(text: str) -> list[str]:
    """The words of a text, in order."""
    return text.split()


def main() -> int:
    """Print what differs, and how many files gave their text."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    count = differ = 0
    for expected in sorted(parser.parse_args().folder.rglob("*.expected.json")):
        file = next(
            path for path in expected.parent.glob(expected.name.removesuffix(".expected.json") + ".*") if path != expected
        )
        lines = json.loads(expected.read_text(encoding="utf-8"))
        wanted = (" ".join(lines) if isinstance(lines, list) else lines).split(" / ")
        given = words(read_input(str(file)).text)
        whole = " ".join(wanted)
        may_be = [whole, REMARK.sub("", whole), re.sub("[()]", "", whole), *(REMARK.sub("", line) for line in wanted)]
        count += 1
        if given not in map(words, may_be):
            differ += 1
            print(f"{file.name}: expected {lines}, got {' '.join(given)!r}")
    print(f"{count} files, {differ} differ")
    return int(differ > 0)


if __name__ == "__main__":
    raise SystemExit(main())
