"""Say how large the files to be published are; fail where one is too large for a public index, which takes 100 MB.

python scripts/release/check_sizes.py dist
"""

from __future__ import annotations

import sys
from pathlib import Path

MOST = 90_000_000


def main() -> int:
    """Print a line for each file; 1 where one is too large."""
    files = sorted(path for path in Path(sys.argv[1]).iterdir() if path.name.endswith((".whl", ".tar.gz")))
    for path in files:
        print(f"{path.stat().st_size / 1e6:6.1f} MB  {path.name}")
    too_large = [path.name for path in files if path.stat().st_size >= MOST]
    if too_large:
        print(f"over {MOST / 1e6:.0f} MB: {', '.join(too_large)}", file=sys.stderr)
    return bool(too_large)


if __name__ == "__main__":
    sys.exit(main())
