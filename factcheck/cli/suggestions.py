"""The end of a message about an unknown name."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def suggestion(name: str, known: Iterable[str]) -> str:
    """``did you mean X?`` where a known name is close, else the list of them."""
    names = list(known)
    close = difflib.get_close_matches(name[:100], names, n=1, cutoff=0.65)
    return f"did you mean {close[0]}?" if close else f"choose from {', '.join(names)}"
