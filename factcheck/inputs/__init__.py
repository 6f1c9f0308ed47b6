"""Reading the texts of a check: files of several kinds, standard input, and folders of pairs.

::

    pairs = [read_pair(paths) for paths in find_pairs(["sources/", "rewrites/"])]
"""

from __future__ import annotations

from factcheck.inputs.files import STANDARD_INPUT_NAME, NamedText, read_data, read_input, read_tracked
from factcheck.inputs.pairs import Pair, PairPaths, Skipped, find_pairs, read_pair, read_tracked_pair, skipped_files

__all__ = [
    "STANDARD_INPUT_NAME",
    "NamedText",
    "Pair",
    "PairPaths",
    "Skipped",
    "find_pairs",
    "read_data",
    "read_input",
    "read_pair",
    "read_tracked",
    "read_tracked_pair",
    "skipped_files",
]
