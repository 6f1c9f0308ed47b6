"""Say how large the files to be published are; fail where one is too large for a public index, which takes 100 MB.

python scripts/release/check_sizes.py dist
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

MOST = 90_000_000


def too_large(files: Iterable[Path]) -> list[str]:
    """The names of the wheels and sdists that are."""
    return [path.name for path in files if path.name.endswith((".whl", ".tar.gz")) and path.stat().st_size >= MOST]


def main() -> int:
    """Print a line for each file; 1 where one is too large."""
    files = sorted(Path(sys.argv[1]).iterdir())
    for path in files:
        print(f"{path.stat().st_size / 1e6:6.1f} MB  {path.name}")
    found = too_large(files)
    if found:
        print(f"{MOST / 1e6:.0f} MB or more: {', '.join(found)}", file=sys.stderr)
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
