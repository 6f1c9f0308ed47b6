"""What is said along a row of times: "more rain in February than in January", "February was its wettest month"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checks.cells.columns import Told, measured, time_of, unit_of
from factcheck.checks.plain_text import lowered
from factcheck.checks.vocabulary.words import fold, scan, stem
from factcheck.report import Reason

KIND = "table"

_MORE = re.compile(
    r"\b(?:(?P<high>more|higher|larger|bigger|greater|wetter|better)|(?P<low>less|fewer|lower|smaller|drier|worse))\b", re.I
)
_THAN = re.compile(r"\bthan\b", re.I)
_HIGHEST = "most|highest|largest|biggest|greatest|best|wettest|strongest|busiest"
_LOWEST = "least|fewest|lowest|smallest|worst|driest|weakest|quietest"
_OWN_MOST = re.compile(rf"(?:\b(?:its|their|his|her)|['’]s?)\s(?:(?P<high>{_HIGHEST})|(?P<low>{_LOWEST}))\b", re.I)
_OF_WATER = re.compile(r"\b(?:wetter|drier|wettest|driest)\b", re.I)
_UNSURE = re.compile(
    r"\b(?:twice|half|times|second|third|last|next|nearly|almost|percent|per cent|or|both|every|each|all|average|other|any|combined"
    r"|together|by|if|since|until|except|rate|share)\b|[%\d]",
    re.I,
)
_JUDGED = frozenset("better worse best worst".split())
_PLAIN = frozenset(
    stem(word)
    for word in """the a an of in for at its their his her it than month months year years quarter day days had has have was were is are
    saw got get with more less fewer and sold recorded there number total amount figure level""".split()
)


def find(told: Told) -> Iterator[Reason]:
    """Errors where two times of a row, or the best of them, are told wrong; infos where they are right and nothing else is said."""
    table, text = told.table, told.claim.sentence.text
    times = {c: time for c in range(len(table.heads)) if c != table.name_column and (time := time_of(table.heads[c]))}
    units = {unit_of(table.heads[c]) for c in times}
    if len(told.rows) != 1 or len(times) < 2 or len(units) != 1 or len(table.heads) != len(times) + 1:
        return
    row, places = told.rows[0][0], sorted(_places(text, times))
    values = {c: value for c in times if (value := table.numbers(c)[row]) is not None}
    bare = re.sub(r"\b(?:1[89]|20)\d\d\b", "", text)
    if len(values) < len(times) or not places or _UNSURE.search(bare.replace(table.rows[row].cells[table.name_column], "")):
        return
    judged = _compared(text, places, values) if _THAN.search(text) else _best(text, places, values)
    if judged is None or not _is_known(told, next(iter(units)), bare, times, judged[1]):
        return
    right, match, column = judged
    place = told.cell_span(row, column)
    message = f"{table.heads[column]} of {table.rows[row].cells[table.name_column]} is {place.text}."
    yield told.claim.reason(
        KIND, f"worked out: {message}" if right else message, match.start(), match.end(), place, "info" if right else "error"
    )


def _places(text: str, times: dict[int, str]) -> Iterator[tuple[int, int]]:
    """Where a claim names times: "may" and "march" are months only with a capital."""
    for column, time in times.items():
        said = time.title() if not time[0].isdigit() else time
        pattern = rf"\b(?:{re.escape(said)}|{re.escape(said[:3])}\b\.?)(?!\w)" if said.isalpha() else rf"\b{re.escape(said)}\b"
        yield from ((match.start(), column) for match in re.finditer(pattern, text))


def _compared(text: str, places: list[tuple[int, int]], values: dict[int, float]) -> tuple[bool, re.Match[str], int] | None:
    more, than = _MORE.search(text), _THAN.search(text)
    if more is None or than is None or more.start() > than.start() or len(places) != 2 or len(_MORE.findall(text)) > 1:
        return None
    (first_at, first), (second_at, second) = places
    if first == second or not first_at < than.start() < second_at or values[first] == values[second]:
        return None
    if more[0].lower() in _JUDGED:
        return None
    return (values[first] > values[second]) == bool(more["high"]), more, first


def _best(text: str, places: list[tuple[int, int]], values: dict[int, float]) -> tuple[bool, re.Match[str], int] | None:
    most = _OWN_MOST.search(text)
    if most is None or len(places) != 1 or most[0].split()[-1].lower() in _JUDGED:
        return None
    best = (max if most["high"] else min)(values.values())
    columns = [column for column, value in values.items() if value == best]
    return (columns[0] == places[0][1], most, columns[0]) if len(columns) == 1 else None


def _is_known(told: Told, unit: str, text: str, times: dict[int, str], match: re.Match[str]) -> bool:
    """Whether each word of a claim stands in the source, is that of its unit, or says next to nothing."""
    if _OF_WATER.search(text) and unit != "mm":
        return False
    source = {stem(fold(word.group())) for word in scan(told.claim.sources[told.source])}
    source |= {stem(word) for time in times.values() for word in time.split()}
    own = told.rows[0]
    rest = text.replace(match[0], " ").replace(told.claim.sentence.text[own[1] : own[2]], " ")
    words = [stem(fold(word.group())) for word in scan(lowered(rest))]
    return all(word in source | _PLAIN or len(word) < 2 or (unit and measured(word) == stem(unit)) for word in words)
