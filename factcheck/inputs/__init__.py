"""Reading the texts of a check: files of several kinds, standard input, and folders of pairs.

::

    pairs = [read_pair(paths) for paths in find_pairs(["sources/", "rewrites/"])]
"""

from __future__ import annotations

from factcheck.inputs.files import NamedText, read_data, read_input
from factcheck.inputs.pairs import Pair, PairPaths, find_pairs, read_pair

__all__ = ["NamedText", "Pair", "PairPaths", "find_pairs", "read_data", "read_input", "read_pair"]
