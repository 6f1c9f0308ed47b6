"""Which rows of a table a claim names: by their names, also in another order of words ("the K2 kettle") or by a last name or code alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from factcheck.checks.cells.columns import time_of
from factcheck.checks.vocabulary.words import fold, scan, stem
from factcheck.text.tables import Table, head_and_value

_Place = tuple[int, int, int]


def named_rows(text: str, table: Table) -> tuple[_Place, ...]:
    """The rows that a claim names, in its order, with the places; of two names in one place the longer one counts."""
    names = [row.cells[table.name_column].strip() for row in table.rows]
    found = []
    for number, name in enumerate(names):
        if not name or (place := _exact(text, name, table) or _reordered(text, name) or _short(text, name, names)) is None:
            continue
        found.append((number, *place))
    inner = {one for one in found for other in found if _holds(other, one)}
    return tuple(sorted((one for one in found if one not in inner), key=lambda place: place[1]))


def _holds(outer: _Place, inner: _Place) -> bool:
    return outer[1] <= inner[1] and inner[2] <= outer[2] and outer[2] - outer[1] > inner[2] - inner[1]


def _exact(text: str, name: str, table: Table) -> tuple[int, int] | None:
    time = time_of(name)
    if time and not time[0].isdigit():
        match = re.search(rf"\b(?:{re.escape(name)}|{re.escape(time.title())})\b", text)
    elif name.isdigit() and not time:
        head = re.escape(head_and_value(table.heads[table.name_column], "1")[0])  # 101 is a room only behind "room"
        match = re.search(rf"\b{head}s?(?: (?:no\.?|number|#))? {re.escape(name)}(?![\w.,]*\w)", text, re.I) if head else None
    else:
        match = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.I if len(name) > 1 else 0)
        match = None if match and len(name) == 1 and not match.start() else match  # "A" is an article there
    return match.span() if match else None


def _reordered(text: str, name: str) -> tuple[int, int] | None:
    """Where the words of a name stand together in any order and number."""
    own = Counter(_stems(name))
    if not own or (sum(own.values()) == 1 and len(name) < 4):
        return None
    words = list(scan(text))
    size = sum(own.values())
    for first in range(len(words) - size + 1):
        run = words[first : first + size]
        if Counter(stem(fold(word.group())) for word in run) == own and not re.search(
            r"[,;:.()]", text[run[0].end() : run[-1].start()]
        ):
            return run[0].start(), run[-1].end()
    return None


def _stems(text: str) -> Iterator[str]:
    return (stem(fold(match.group())) for match in scan(text))


def _short(text: str, name: str, names: list[str]) -> tuple[int, int] | None:
    """Where the last name or the code stands that only this name has: "Kosmač", "the T1"."""
    own = [match.group() for match in scan(name)]
    if len(own) < 2 or not all(word[0].isupper() or word[0].isdigit() for word in own):
        return None
    others = Counter(stem for other in names for stem in set(_stems(other)))
    for word in (own[-1], *(word for word in own if _is_code(word))):
        if len(word) < (2 if _is_code(word) else 3) or others[stem(fold(word))] > 1 or not (_is_code(word) or word.isalpha()):
            continue
        for match in re.finditer(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text):
            before = re.search(r"(?P<word>[^\W\d_][\w'’-]*)\.? $", text[: match.start()])
            after = re.match(r" (?P<word>[^\W\d_][\w'’-]*)", text[match.end() :])
            is_alone = not (before and before["word"][0].isupper() and before.start() > 0) and not (
                after and after["word"][0].isupper()
            )
            if is_alone and not (
                before and before.start() == 0 and before["word"] not in ("The", "Only", "In", "For", "But", "And")
            ):
                return match.span()
    return None


def _is_code(word: str) -> bool:
    return any(map(str.isdigit, word)) and any(map(str.isalpha, word))
