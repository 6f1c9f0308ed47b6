"""Lists of figures that are tables but for their form: "Complaints: late delivery 140, rude staff 20", "Ost won 31 games, West 27"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from factcheck.checks.kept import kept
from factcheck.text.tables import Row, Table

_FIGURE = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?: (?:thousand|million|billion))?"
_NAME = r"[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){0,3}"
_PROPER = r"[^\W\d_a-z][\w'’-]*(?: [^\W\d_a-z][\w'’-]*){0,2}"
_BREAK = re.compile(r"[ \t]*(?:,|;|,? and)[ \t]+")
_LABELLED = re.compile(
    rf"(?:^|(?<=[.!?] ))(?P<label>[^\W\d_][^\W\d_]+(?: [^\W\d_]+){{0,4}}): "
    rf"(?P<items>{_NAME} {_FIGURE}(?:(?:,|;|,? and) {_NAME} {_FIGURE})+)\.?(?=$|\s)",
    re.M,
)
_ITEM = re.compile(rf"(?P<name>{_NAME}) (?P<figure>{_FIGURE})")
_TOLD = re.compile(
    rf"(?P<name>{_PROPER}) (?P<verb>[a-z]+) (?P<figure>{_FIGURE}) (?P<unit>[a-z]+)"
    rf"(?P<items>(?:(?:,|;|,? and) {_PROPER} {_FIGURE}(?: (?P=unit))?)+)(?=[.;]|$)",
    re.M,
)
_LINE = re.compile(
    r"(?P<name>[^\W\d_a-z][\w'’.-]*(?: [^\W\d_a-z][\w'’.-]*){0,2}),? (?P<cells>\d+ [a-z]{1,12}(?:,? \d+ [a-z]{1,12})+)"
)
_CELL = re.compile(r"(\d+) ([a-z]{1,12})")
_LEAST = 2  # rows of a list
_NO_VERBS = frozenset("and or for to of in at by with from the a".split())


@kept
def listed(text: str) -> tuple[Table, ...]:
    """The lists of figures of a text as tables, each with its rows where they stand; not of those that have a name in common."""
    found = [*_labelled(text), *_told(text), *_box_scores(text)] if any(map(str.isdigit, text)) else []
    owners = Counter(name for table in found for name in {row.cells[0].casefold() for row in table.rows})
    return tuple(table for table in found if all(owners[row.cells[0].casefold()] == 1 for row in table.rows))


def _rows(text: str, start: int, end: int) -> Iterator[Row]:
    for match in _ITEM.finditer(text, start, end):
        name = re.sub(r"^and ", "", match["name"])
        yield Row(match.end("name") - len(name), match.end(), (name, match["figure"]))


def _labelled(text: str) -> Iterator[Table]:
    for match in _LABELLED.finditer(text):
        rows = tuple(_rows(text, *match.span("items")))
        if len(rows) >= _LEAST:
            yield Table(("", match["label"]), rows)


def _told(text: str) -> Iterator[Table]:
    for match in _TOLD.finditer(text):
        if match["verb"] in _NO_VERBS:
            continue
        first = Row(match.start(), match.end("figure"), (match["name"], match["figure"]))
        rows = (first, *_rows(text, *match.span("items")))
        yield Table(("", f"{match['unit']} {match['verb']}"), rows)


def _box_scores(text: str) -> Iterator[Table]:
    """Lines of players with the same figures for each."""
    found: dict[tuple[str, ...], list[Row]] = {}
    for match in _LINE.finditer(text):
        cells = _CELL.findall(match["cells"])
        row = Row(match.start(), match.end(), (match["name"], *(figure for figure, _ in cells)))
        found.setdefault(tuple(unit for _, unit in cells), []).append(row)
    for units, rows in found.items():
        if len(rows) >= _LEAST and len(set(units)) == len(units):
            yield Table(("", *units), tuple(rows))
