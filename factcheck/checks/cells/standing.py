"""Who is at the top or the bottom of a table that has its rows in a column of ranks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checks.cells.columns import Told
from factcheck.checks.cells.ranked import says_nothing_else
from factcheck.checks.vocabulary.words import fold
from factcheck.report import Reason

KIND = "table"
_LIST = r"(?:the )?(?:table|league|list|group|standings|ranking|rankings)"
PLACED = re.compile(
    rf"\b(?:(?:is|are|was|were|stands?|sits?|comes?|came|finish(?:es|ed)?|ended?) )?"
    rf"(?:(?P<top>(?:at the )?top of {_LIST}|lead(?:s|ing)? {_LIST}|head(?:s|ing)? {_LIST}|led {_LIST})"
    rf"|(?P<bottom>(?:at the )?bottom of {_LIST}|last in {_LIST}))\b",
    re.I,
)
_RANKS = frozenset("pos position rank ranking place #".split())
_OTHERWISE = re.compile(r"\b(?:not|never|no longer|until|nearly|almost|near|towards?|half|if|second|joint|jointly)\b", re.I)


def find(told: Told) -> Iterator[Reason]:
    """An error where the row that a claim puts first or last is not; an info where it is and nothing else is said."""
    match = PLACED.search(told.claim.sentence.text)
    right = _is_right(told, match) if match else None
    if match is None or right is None:
        return
    place = told.cell_span(told.rows[0][0], _rank_columns(told)[0])
    name = told.table.rows[told.rows[0][0]].cells[told.table.name_column]
    if not right or (len(told.rows) == 1 and says_nothing_else(told, PLACED)):
        message = f"{name} has rank {place.text} in the table."
        yield told.claim.reason(KIND, message, match.start(), match.end(), place, "info" if right else "error")


def told_right(told: Told) -> str:
    """The words by which a claim puts its first row where it stands, as a pattern; one that matches nothing where it does not."""
    match = PLACED.search(told.claim.sentence.text)
    return re.escape(match[0]) if match and _is_right(told, match) else r"(?!)"


def _rank_columns(told: Told) -> list[int]:
    return [c for c, head in enumerate(told.table.heads) if fold(head).strip(" .") in _RANKS]


def _is_right(told: Told, match: re.Match[str]) -> bool | None:
    columns = _rank_columns(told)
    ranks = told.table.numbers(columns[0]) if len(columns) == 1 else []
    known = [rank for rank in ranks if rank is not None]
    if not known or len(known) < len(ranks) or known != sorted(set(known)) or _OTHERWISE.search(told.claim.sentence.text):
        return None
    if match.start() < told.rows[0][2]:
        return None  # "at the top of the table Olan ..."
    return ranks[told.rows[0][0]] == (1 if match["top"] else max(known))
