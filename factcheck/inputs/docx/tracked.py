"""The tracked changes of a Word file: the text before them, the text after them, and who changed what."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from factcheck.errors import InputError
from factcheck.inputs.docx.document import read_view
from factcheck.inputs.docx.package import Package, value
from factcheck.inputs.docx.runs import AFTER, BEFORE, MARK, MARKS
from factcheck.inputs.reading import Change, Places, Reading, Tracked

_MARKS = re.compile(f"[{MARK}]")
_MOVES = frozenset({"w:moveFrom", "w:moveTo"})


def read(data: bytes, name: str, characters: int) -> Reading:
    """The text after all tracked changes, with the changes and the text before them.

    Raises:
        InputError: it is no Word file that can be read, or has no tracked changes.
    """
    package = Package(data, name)
    recorder = _Recorder()
    after = read_view(package, characters, AFTER, recorder)
    text, places, changes = recorder.located(after)
    before = read_view(package, characters, BEFORE)
    if not changes and text == before.text:
        raise InputError(f"{name} has no tracked changes: give a source and a rewrite")
    return Reading(text, places, after.warnings, Tracked(tuple(_grouped(changes, text)), before.text, before.places))


@dataclass(frozen=True, slots=True)
class _Found:
    author: str
    date: str
    removed: str
    moved: bool


class _Recorder:
    """Numbers the changes, and puts two characters that are no text at the ends of each; `located` finds them there."""

    def __init__(self) -> None:
        self._found: list[_Found] = []

    def taken(self, name: str, element: Any, text: str) -> str:
        """Note a change that took `text` away."""
        return "".join(self._noted(name, element, text))

    def put(self, name: str, element: Any) -> tuple[str, str]:
        """Note a change that put the text between the two marks."""
        return self._noted(name, element, "")

    def _noted(self, name: str, element: Any, removed: str) -> tuple[str, str]:
        at = MARKS.start + 2 * len(self._found)
        if at + 1 not in MARKS:
            return "", ""
        author = value(element, "author") or "an unnamed author"
        self._found.append(_Found(author, value(element, "date") or "", removed, name in _MOVES))
        return chr(at), chr(at + 1)

    def located(self, reading: Reading) -> tuple[str, Places, list[Change]]:
        """A text and its places without the marks, and where the changes stand in it."""
        marks = list(_MARKS.finditer(reading.text))
        offsets = {ord(mark[0]) - MARKS.start: mark.start() - number for number, mark in enumerate(marks)}
        text = _MARKS.sub("", reading.text).rstrip()
        starts = []
        passed = 0
        for start in reading.places.starts:
            while passed < len(marks) and marks[passed].start() < start:
                passed += 1
            starts.append(start - passed)
        changes = []
        for number, found in enumerate(self._found):
            if 2 * number in offsets and 2 * number + 1 in offsets:  # not where a later change took the place of it away
                start, end = (min(offsets[2 * number + side], len(text)) for side in (0, 1))
                changes.append(Change(found.author, found.date, found.removed, text[start:end], start, end, found.moved))
        changes.sort(key=lambda change: (change.start, change.end))
        return text, Places(reading.places.unit, tuple(starts), reading.places.names), changes


def _grouped(changes: Iterable[Change], text: str) -> list[Change]:
    """Changes by one author that follow each other at once as one: a word for a word, a sentence in several runs."""
    grouped: list[Change] = []
    for change in changes:
        last = grouped[-1] if grouped else None
        if last and (last.author, last.moved) == (change.author, change.moved) and not text[last.end : change.start].strip(" "):
            grouped[-1] = replace(
                last, removed=last.removed + change.removed, added=text[last.start : change.end], end=max(last.end, change.end)
            )
        else:
            grouped.append(change)
    return [change for change in map(_trimmed, grouped) if change.removed or change.added]


def _trimmed(change: Change) -> Change:
    added = change.added.strip()
    start = change.start + (len(change.added) - len(change.added.lstrip()) if added else 0)
    return replace(change, removed=" ".join(change.removed.split()), added=added, start=start, end=start + len(added))
