"""What a claim says beside the matter that code judges: a judge that says "it holds" has read no more than its own matter."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from factcheck.checks.dates.patterns import ORDINALS
from factcheck.checks.known.statement import like, words_of
from factcheck.checks.numbers.amounts import same, undated_amounts
from factcheck.checks.numbers.number_words import ONES, TENS
from factcheck.checks.numbers.units import SCALES
from factcheck.checks.tables import read_sections

_TABLE = Path(__file__).with_name("rest.toml")
_ONLY = re.compile(r"\bonly\b", re.I)
_YEAR = re.compile(r"(?:1\d|20)\d\d")
_NUMBERS = frozenset((*ONES, *TENS, *SCALES, *ORDINALS)) - {"first"}  # "for the first time"


def says_more(claim: str, passage: str, figures: bool = True, only: bool = False) -> bool:
    """Whether a claim has a word of weight that neither the passage has nor a judge of this room reads.

    `figures` and `only` say whether the judge reads figures, and the word "only".
    """
    ours, theirs = words_of(claim), words_of(passage)
    rest = ours - theirs - _read()
    rest -= like(frozenset(word for word in rest if not _is_number(word)), theirs)
    if figures:
        rest = frozenset(word for word in rest if not _is_number(word) or _YEAR.fullmatch(word))
    elif not all(
        any(same(amount, other) for other in undated_amounts(passage))
        for amount in undated_amounts(claim)
        if amount.kind or amount.value != 1
    ):
        return True
    return bool(rest) or (not only and bool(_ONLY.search(claim)) and not _ONLY.search(passage))


def _is_number(word: str) -> bool:
    return word[0].isdigit() or all(part in _NUMBERS for part in word.split("-"))


@cache
def _read() -> frozenset[str]:
    """The words that judges read, in the form in which `words_of` gives them."""
    words = " ".join(read_sections(_TABLE)["words"].values())
    return words_of(words) | frozenset(words.split())
