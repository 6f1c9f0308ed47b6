"""What is said of a whole column of a table: "the most", "the largest" and "more than", each of them worked out.

A claim is right where all that it compares holds and it says nothing else. The end of a column that is best is known of ranks and of
times only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from factcheck.checks.cells.columns import Told, meaning, value_columns
from factcheck.checks.vocabulary.words import fold, scan, stem
from factcheck.report import Reason
from factcheck.text.tables import Table

KIND = "table"

_HIGHEST = "most expensive|most populous|most|highest|largest|biggest|greatest|longest|tallest|heaviest|best"
_LOWEST = "least expensive|least populous|fewest|lowest|smallest|least|shortest|lightest|cheapest|worst"
_SUPERLATIVE = re.compile(rf"\b(?:(?P<high>{_HIGHEST})|(?P<low>{_LOWEST}))\b", re.I)
_NARROWED = re.compile(
    r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|next|joint|nearly|almost|\d+(?:st|nd|rd|th)"
    r"|(?:of|among) (?:the|its|their|\w+['’]s)(?: \w+)?)[ -]$",
    re.I,
)
_MORE = "more expensive|more|higher|larger|bigger|greater|longer|taller|heavier|better"
_LESS = "less expensive|fewer|lower|smaller|less|shorter|lighter|cheaper|worse"
_COMPARATIVE = re.compile(rf"\b(?:(?P<high>{_MORE})|(?P<low>{_LESS}))\b", re.I)
_THAN = re.compile(r"[^.;]*?\bthan\b", re.I)
_JOINED = re.compile(r",|\b(?:and|or|but)\b", re.I)
# what a size is of, where no head is named
_SIZES = {
    word: heads.split()
    for words, heads in {
        "largest biggest smallest larger bigger smaller": "area population size",
        "cheapest cheaper": "price cost",
        "longest shortest longer shorter": "length",
        "tallest taller highest higher": "height elevation",
        "heaviest heavier lightest lighter": "weight",
    }.items()
    for word in words.split()
} | {"most expensive": ["price", "cost"], "least expensive": ["price", "cost"], "most populous": ["population"],
     "least populous": ["population"]}  # fmt: skip
_RANKS = frozenset(map(stem, "rank ranking position place placing".split()))
_GRADES = frozenset(map(stem, "grade class division tier priority mark level league category".split()))
_TIMES = frozenset(map(stem, "time lap second minute duration".split()))
_RANK_WORDS = frozenset("highest lowest higher lower best worst better worse".split())
_JUDGING = frozenset("best worst better worse".split())
_TOTALS = frozenset("total totals sum average mean median all overall".split())
_COUNTS = {word: count for count, word in enumerate("two three four five six seven eight nine ten".split(), 2)}
# besides names, heads and the comparison, nothing else is said
_PLAIN = frozenset(
    stem(word)
    for word in """the a an of all in has have had won win wins is are was were with got get gets it its than any other out among and
    by number table list group one them overall""".split()
)


class _Verdict(NamedTuple):
    right: bool
    row: int
    column: int


def find(told: Told) -> Iterator[Reason]:
    """What superlatives and comparisons say of columns: each that is wrong, or one finding where all are right and nothing else is said."""
    text = told.claim.sentence.text
    compared = len(told.rows) == 2 and _THAN.search(text)
    pattern = _COMPARATIVE if compared else _SUPERLATIVE
    matches = list(pattern.finditer(text)) if compared or len(told.rows) == 1 else []
    if compared and matches and not told.rows[0][1] < matches[0].start() < told.rows[1][1]:
        return
    judged = []
    for match, following in zip_longest(matches, matches[1:]):
        end = following.start() if following else told.rows[1][1] if compared else len(text)
        if _NARROWED.search(text[: match.start()]):
            return
        judged.append((match, _judged(told, match, text[match.end() : end], bool(compared))))
    for match, (first, _) in judged:
        if first and not first.right:
            yield told.claim.reason(KIND, f"{_shown(told, first)}.", match.start(), match.end(), told.cell_span(*first[1:]))
    firsts = [first for _, (first, _) in judged if first and first.right]
    if firsts and all(first and first.right and rest for _, (first, rest) in judged) and _says_nothing_else(told, pattern):
        match, place = judged[0][0], told.cell_span(*firsts[0][1:])
        message = f"worked out: {'; '.join(_shown(told, first) for first in firsts)}."
        yield told.claim.reason(KIND, message, match.start(), match.end(), place, "info")


def _shown(told: Told, verdict: _Verdict) -> str:
    table = told.table
    return f"{table.heads[verdict.column]} of {_name(table, verdict.row)} is {told.cell_span(*verdict[1:]).text}"


def _judged(told: Told, match: re.Match[str], of: str, compared: bool) -> tuple[_Verdict | None, bool]:
    """What a comparison says of the column that it names first, and whether it holds of all that it names."""
    verdicts = []
    for columns in _columns_meant(told, of, match[0]):
        found = [v for column in columns if (v := _verdict(told, column, match, compared))]
        verdicts.append(found[0] if found and len({verdict.right for verdict in found}) == 1 else None)
    return (verdicts[0], all(v and v.right for v in verdicts)) if verdicts else (None, False)


def _verdict(told: Told, column: int, match: re.Match[str], compared: bool) -> _Verdict | None:
    """Whether a comparison holds of a column; None where that cannot be told."""
    upwards = _is_upwards(told.head_words(column), match[0].lower(), bool(match["high"]))
    values = told.table.numbers(column)
    if upwards is None or not _is_of_one_unit(told.table, column):
        return None
    first = told.rows[0][0]
    if compared:
        one, other = values[first], values[told.rows[1][0]]
        return (
            _Verdict((one > other) == upwards and one != other, first, column) if one is not None and other is not None else None
        )
    ranked = {row: value for row, value in enumerate(values) if fold(_name(told.table, row)) not in _TOTALS}
    known = [value for value in ranked.values() if value is not None]
    extreme = (max if upwards else min)(known, default=None)
    if first not in ranked or extreme is None or len(known) < len(ranked) or known.count(extreme) > 1:
        return None
    best = next(row for row, value in ranked.items() if value == extreme)
    return _Verdict(best == first, best, column)


def _is_upwards(head: frozenset[str], word: str, high: bool) -> bool | None:
    """Whether a comparison asks for the greater number: the highest rank is 1, and the best time the shortest; None: not known."""
    if head & _RANKS:
        return not high if word in _RANK_WORDS else None
    if head & _GRADES:
        return None
    if word in _JUDGING:
        return not high if head & _TIMES else None
    return high


def _is_of_one_unit(table: Table, column: int) -> bool:
    return len({re.sub(r"[\d.,\s+−-]", "", row.cells[column]).lower() for row in table.rows}) == 1


def _name(table: Table, row: int) -> str:
    return table.rows[row].cells[table.name_column]


def _columns_meant(told: Told, of: str, word: str) -> Iterator[list[int]]:
    """The columns that a comparison is about, for each thing that it names: those of the heads, else what the word itself means."""
    named = False
    for part in _JOINED.split(of):
        for match in scan(part):
            fitting = [c for c in value_columns(told.table) if meaning(match.group()) in told.head_words(c)]
            if fitting:
                named = True
                yield fitting if len(fitting) == 1 else []
                break
    sizes = {stem(size) for size in _SIZES.get(word.lower(), ())}
    if not named:
        yield [c for c in value_columns(told.table) if told.head_words(c) & sizes]


def _says_nothing_else(told: Told, pattern: re.Pattern[str]) -> bool:
    table = told.table
    known = {stem(fold(m.group())) for head in table.heads for m in scan(head)}
    known |= {stem(fold(m.group())) for row, _, _ in told.rows for m in scan(_name(table, row))}
    things = sum(fold(row.cells[table.name_column]) not in _TOTALS for row in table.rows)
    words = [m.group() for m in scan(pattern.sub(" ", told.claim.sentence.text))]
    for before, word in zip(["", *words], words, strict=False):
        counted = _COUNTS.get(fold(word)) == things and fold(before) in ("the", "all", "of")
        if not (counted or stem(fold(word)) in known | _PLAIN or meaning(word) in known):
            return False
    return True
