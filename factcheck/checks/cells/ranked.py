"""What is said of a whole column of a table: "the most", "the largest" and "more than", each of them worked out.

A claim is right where all that it compares holds and it says nothing else. The end of a column that is best is known of ranks and of
times only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from factcheck.checks.cells.columns import Told, head_words, meaning, meanings, measured, time_of, value_columns
from factcheck.checks.cells.totals import TOTALS
from factcheck.checks.vocabulary.words import fold, scan, stem
from factcheck.report import Reason
from factcheck.text.tables import Table

KIND = "table"

_HIGHEST = (
    "most expensive|dearest|most populous|most|commonest|wettest|highest|largest|biggest|greatest|longest|tallest|heaviest|best"
)
_LOWEST = "least expensive|least populous|fewest|lowest|smallest|least|shortest|lightest|cheapest|driest|worst"
_SUPERLATIVE = re.compile(rf"\b(?:(?P<high>{_HIGHEST})|(?P<low>{_LOWEST}))\b", re.I)
_NARROWED = re.compile(
    r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|next|joint|nearly|almost|\d+(?:st|nd|rd|th)"
    r"|(?:of|among) (?:the|its|their|\w+['’]s)(?: \w+)?)[ -]$",
    re.I,
)
_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5}
_NTH_WORD = re.compile(rf"\b(?:{'|'.join(_ORDINALS)})\b(?=[ -](?:{_HIGHEST}|{_LOWEST})\b)", re.I)
_NTH = re.compile(rf"\bthe ({'|'.join(_ORDINALS)})[ -]$", re.I)
_MORE = "more expensive|dearer|more|wetter|higher|larger|bigger|greater|longer|taller|heavier|better"
_LESS = "less expensive|fewer|lower|smaller|less|shorter|lighter|cheaper|drier|worse"
_COMPARATIVE = re.compile(rf"\b(?:(?P<high>{_MORE})|(?P<low>{_LESS}))\b", re.I)
_THAN = re.compile(r"[^.;]*?\bthan\b", re.I)
_JOINED = re.compile(r",|\b(?:and|or|but)\b", re.I)
# what a size is of, where no head is named
_SIZES = {
    word: heads.split()
    for words, heads in {
        "largest biggest smallest larger bigger smaller": "area population size n",
        "wettest driest wetter drier": "rain rainfall precipitation",
        "cheapest cheaper dearest dearer": "price cost",
        "oldest older youngest younger": "age year",
        "longest shortest longer shorter": "length duration",
        "tallest taller highest higher": "height elevation",
        "heaviest heavier lightest lighter": "weight",
    }.items()
    for word in words.split()
} | {f"{way} expensive": ["price", "cost"] for way in ("most", "least", "more", "less")} | {"most populous": ["population"],
     "least populous": ["population"]}  # fmt: skip
_RANKS = frozenset(map(stem, "rank ranking position place placing".split()))
_GRADES = frozenset(map(stem, "grade class division tier priority mark level league category".split()))
_TIMES = frozenset(map(stem, "time lap second minute duration".split()))
_RANK_WORDS = frozenset("highest lowest higher lower best worst better worse".split())
_JUDGING = frozenset("best worst better worse".split())
_COUNTS = {word: count for count, word in enumerate("two three four five six seven eight nine ten".split(), 2)}
_NO_THINGS = frozenset("the a of in all than by them any other three four five six seven eight nine ten do does did".split())
# besides names, heads and the comparison, nothing else is said
_PLAIN = frozenset(
    stem(word)
    for word in """the a an of all in has have had won win wins is are was were with got get gets it its than any other out among and
    by number table list group one them overall also draw drew receive record handle score grab make common do does did""".split()
)


def sizes_of(word: str) -> frozenset[str]:
    """The stems of the heads that a word of size is about, where no head is named."""
    return frozenset(stem(size) for size in _SIZES.get(word, ()))


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
        nth = _NTH.search(text, 0, match.start())
        if _NARROWED.search(text, 0, match.start()) and (not nth or compared):
            return
        rank = 0 if compared else _ORDINALS[nth[1].lower()] if nth else 1
        judged.append((match, _judged(told, match, text[match.end() : end], rank)))
    for match, (first, _) in judged:
        if first and not first.right:
            yield told.claim.reason(KIND, f"{_shown(told, first)}.", match.start(), match.end(), told.cell_span(*first[1:]))
    firsts = [first for _, (first, _) in judged if first and first.right]
    if firsts and all(first and first.right and rest for _, (first, rest) in judged) and says_nothing_else(told, pattern):
        match, place = judged[0][0], told.cell_span(*firsts[0][1:])
        message = f"worked out: {'; '.join(_shown(told, first) for first in firsts)}."
        yield told.claim.reason(KIND, message, match.start(), match.end(), place, "info")


def _shown(told: Told, verdict: _Verdict) -> str:
    table = told.table
    return f"{table.heads[verdict.column]} of {_name(table, verdict.row)} is {told.cell_span(*verdict[1:]).text}"


def _judged(told: Told, match: re.Match[str], of: str, rank: int) -> tuple[_Verdict | None, bool]:
    """What a comparison says of the column that it names first, and whether it holds of all that it names; `rank` is 0 for "more"."""
    verdicts = []
    for columns in _columns_meant(told, of, match[0]):
        found = [v for column in columns if (v := _verdict(told, column, match, rank))]
        verdicts.append(found[0] if found and len({verdict.right for verdict in found}) == 1 else None)
    return (verdicts[0], all(v and v.right for v in verdicts)) if verdicts else (None, False)


def _verdict(told: Told, column: int, match: re.Match[str], rank: int) -> _Verdict | None:
    """Whether a comparison holds of a column; None where that cannot be told."""
    upwards = _is_upwards(told.head_words(column), match[0].lower(), bool(match["high"]))
    values = told.table.numbers(column)
    if upwards is None or not _is_of_one_unit(told.table, column):
        return None
    first = told.rows[0][0]
    if not rank:
        one, other = values[first], values[told.rows[1][0]]
        return (
            _Verdict((one > other) == upwards and one != other, first, column) if one is not None and other is not None else None
        )
    ranked = {row: value for row, value in enumerate(values) if fold(_name(told.table, row)) not in TOTALS}
    known = [value for value in ranked.values() if value is not None]
    in_order = sorted(known, reverse=upwards)
    if first not in ranked or len(known) < max(len(ranked), rank) or known.count(in_order[rank - 1]) > 1:
        return None
    if in_order[: rank - 1] != sorted(set(in_order[: rank - 1]), reverse=upwards):
        return None  # behind two firsts nobody is second
    best = next(row for row, value in ranked.items() if value == in_order[rank - 1])
    return None if best != first and _is_best_of_row(told, column, upwards) else _Verdict(best == first, best, column)


_NEXT_WORD = r" (?!(?:has|is|costs?|was)\b)[\w-]+"
_MEANT = re.compile(
    rf"The (?:(?P<thing>[^\W\d_]+) with the )?(?P<word>{_HIGHEST}|{_LOWEST})\b(?P<of>(?:{_NEXT_WORD}){{0,3}})", re.I
)
"""A row by what it has the most of, at the beginning of a claim: "The dearest model", "The model with the longest battery life"."""


def row_meant(told: Told) -> tuple[tuple[int, int, int], ...]:
    """The row that a claim speaks of by a superlative alone, with the place of that; none where it cannot be told."""
    match, table = _MEANT.match(told.claim.sentence.text), told.table
    if match is None:
        return ()
    things = head_words(table.heads[table.name_column])
    thing = match["thing"] or next(iter(match["of"].split()), "")
    if things and stem(fold(thing)) not in things and fold(thing) not in ("one", "ones"):
        return ()
    columns = list(_columns_meant(told, match["of"] if match["thing"] else "", match["word"]))
    if len(columns) != 1 or len(columns[0]) != 1:
        return ()
    column = columns[0][0]
    upwards = _is_upwards(told.head_words(column), match["word"].lower(), bool(_SUPERLATIVE.match(match["word"])["high"]))  # type: ignore[index]
    values = table.numbers(column)
    known = [value for value in values if value is not None]
    if upwards is None or not _is_of_one_unit(table, column) or len(known) < len(values):
        return ()
    best = (max if upwards else min)(known)
    end = match.end() if match["thing"] else match.end("word")
    return ((values.index(best), match.start(), end),) if known.count(best) == 1 else ()


def _is_best_of_row(told: Told, column: int, upwards: bool) -> bool:
    """Whether "the most in March" may be said of the times of the row, of which March has the most."""
    table, row = told.table, told.rows[0][0]
    times = [c for c in value_columns(table) if time_of(table.heads[c])]
    values = [value for c in times if (value := table.numbers(c)[row]) is not None]
    return column in times and len(times) > 1 and table.numbers(column)[row] == (max if upwards else min)(values)


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
            said = {meaning(match.group()), measured(match.group())}
            fitting = [c for c in value_columns(told.table) if said & told.head_words(c)]
            if fitting:
                named = True
                yield fitting if len(fitting) == 1 else []
                break
    if not named:
        fitting = [c for c in value_columns(told.table) if told.head_words(c) & sizes_of(word.lower())]
        yield fitting or _only_column(told, of)


def _only_column(told: Told, of: str) -> list[int]:
    """The column of a table of one measure whose verb the claim has, where it names no other thing: "Ost handled the most"."""
    columns = value_columns(told.table)
    things = [word for match in scan(of) if (word := fold(match.group())) not in _NO_THINGS]
    said = set(meanings(told.claim.sentence.text))
    return columns if len(columns) == 1 and not things and told.head_words(columns[0]) & said else []


COMPARES = re.compile(rf"\b(?:{_HIGHEST}|{_LOWEST}|{_MORE}|{_LESS})\b", re.I)
"""The words of comparison that are read here."""


def says_nothing_else(told: Told, pattern: re.Pattern[str], others: str = "") -> bool:
    """Whether all words of a claim but those of a pattern are the names, heads and the like that were read, or of another text."""
    table = told.table
    known = {stem(fold(m.group())) for head in table.heads for m in scan(head)}
    known |= {word for column in range(len(table.heads)) for word in told.head_words(column)}
    known |= {stem(fold(m.group())) for m in scan(others)}
    known |= {stem(fold(m.group())) for row, _, _ in told.rows for m in scan(_name(table, row))}
    things = sum(fold(row.cells[table.name_column]) not in TOTALS for row in table.rows)
    text = told.claim.sentence.text
    for _, start, end in told.rows:  # what names a row says nothing else, "the model with the longest range" as little as a name
        text = text[:start] + " " * (end - start) + text[end:]
    words = [m.group() for m in scan(pattern.sub(" ", _NTH_WORD.sub(" ", text)))]
    for before, word in zip(["", *words], words, strict=False):
        counted = _COUNTS.get(fold(word)) == things and fold(before) in ("the", "all", "of")
        if not (counted or stem(fold(word)) in known | _PLAIN or {meaning(word), measured(word)} & known):
            return False
    return True
