"""What a judge of this room says of a claim, and the small tools that judges share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from factcheck.checks.plain_text import lowered, stem
from factcheck.checks.tables import read_sections

Judge = Callable[[str, str], Iterator["Known"]]
"""A claim and a passage in, what is known of the claim by the passage out."""
ZONE_BEHIND = r"\s(?:(?:[A-Z][\w-]+\s){1,3}time\b|[A-Z]{2,4}\b)"
"""Behind "a.m." and "p.m.", where it is that time."""
_SENTENCE = re.compile(rf"(?:[^.!?\n]|\.(?=\w|\s[a-z(])|(?<=[ap]\.m)\.(?={ZONE_BEHIND}))+[.!?]?")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_BEGINNING = 4
"""Letters in which words of one family are alike."""
_WEEKDAY = r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b"
_MONTH = r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
_LISTED = {
    "day": re.compile(rf"{_WEEKDAY}|\bdays?\b|\d(?:st|nd|rd|th)?\s{_MONTH}|{_MONTH}\s\d|\b(?:today|yesterday|tomorrow)\b"),
    "night": re.compile(rf"{_WEEKDAY}|\bnights?\b|\bevenings?\b"),
    "evening": re.compile(rf"{_WEEKDAY}|\bnights?\b|\bevenings?\b"),
    "week": re.compile(r"\bweeks?\b"),
    "month": re.compile(rf"{_MONTH}|\bmonths?\b"),
    "quarter": re.compile(rf"{_MONTH}|\bquarters?\b"),
    "year": re.compile(r"\b(?:1\d|20)\d\d\b|\byears?\b|\bseasons?\b"),
}
KINDS = {
    **dict.fromkeys(
        "man woman boy girl men women mother father son daughter brother sister baby infant".split(), frozenset[str]()
    ),
    "child": frozenset("boy girl son daughter".split()),
    "children": frozenset("boy girl son daughter".split()),
    "adult": frozenset("man woman men women".split()),
    "parent": frozenset("mother father".split()),
    "sibling": frozenset("brother sister".split()),
}
"""Kinds of people that are not just any, with those of which they are made up."""
_SHORT_PLURALS = {"buses": "bus", "gases": "gas", "lenses": "lens"}
_SMALL = frozenset(
    "the a an of to in on at by for with from into as than that this these those it its his her their our one ones and or but both"
    " did do does was were is are be been being has have had will would who which there some any all also only then so just still now"
    " s t".split()
)


@dataclass(frozen=True, slots=True)
class Known:
    """Whether a claim holds, by ``passage[start:end]``; ``claim[at[0]:at[1]]`` is what does not hold."""

    holds: bool
    at: tuple[int, int]
    start: int
    end: int
    kind: Literal["number", "role"] = "number"


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a text with where they start."""
    for match in _SENTENCE.finditer(text):
        if match[0].strip():
            yield match.start(), match[0]


def words_of(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    words = (word.removesuffix("'s") for word in _WORD.findall(lowered(text)) if word not in _SMALL)
    return frozenset(_SHORT_PLURALS.get(word) or stem(word) for word in words) - _SMALL


def rows_of(path: Path) -> Iterator[list[str]]:
    """The rows of a table in a .toml file, whose cells stand apart by a bar; "-" is an empty one."""
    for line in read_sections(path)["rows"]["rows"].strip().split("\n"):
        yield ["" if cell == "-" else cell for cell in line.split(" | ")]


def are_told(unit: str, text: str) -> bool:
    """Whether a text tells of days, weeks, months, years and so on, so that "in three weeks" may be what it lists."""
    pattern = _LISTED.get(unit.removesuffix("s"))
    return pattern is None or bool(pattern.search(lowered(text)))


def like(ours: frozenset[str], theirs: frozenset[str]) -> frozenset[str]:
    """Those of the words that begin like one of the others: applicant and apply."""
    begun = {word[:_BEGINNING] for word in theirs}
    return frozenset(word for word in ours if word[:_BEGINNING] in begun)
