"""Frames: short texts with slots, from which premises, faithful hypotheses and wrong ones are filled.

The files of ``frames/`` have blocks as `families.blocks` says. ``[a|b]`` is one of several texts, ``<1:a|b>`` the same one in all texts of
a case, ``{A}`` a slot of `families.slots`, ``;;`` a place where other sentences may stand.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from families.blocks import Block, blocks
from families.slots import Slots

_FOLDER = Path(__file__).parent / "frames"
_SLOT = re.compile(r"\{(\w+)(?:\.(\w+))?\}")
_CHOICE = re.compile(r"\[([^\[\]]*\|[^\[\]]*)\]")
_SAME = re.compile(r"<(\d):([^<>]*)>")
_START = re.compile(r"(^|(?<![ap]\.m)(?<!Dr)[.?!] |;;)([a-z])")
_VOWEL = re.compile(r"\b([Aa]) (?=[aeioAEIO]|[Uu]n[^i]|hour|8|11\b|18\b)(?!one\b|one-|once\b|[Ee]uro)")
_MENDED = (
    ("..", "."),
    ("one percentage points", "one percentage point"),
    ("by one points", "by one point"),
    (" ,", ","),
    (" .", "."),
)


@dataclass(frozen=True)
class Case:
    """A premise with faithful hypotheses and wrong ones, each of these with its label."""

    premise: str
    right: tuple[str, ...]
    wrong: tuple[tuple[str, str], ...]


@cache
def families() -> dict[str, list[Block]]:
    """The frames of every family."""
    found: dict[str, list[Block]] = defaultdict(list)
    for path in sorted(_FOLDER.glob("*.txt")):
        for block in blocks(path):
            found[block.family].append(block)
    return found


def fill(text: str, slots: Slots, rng: random.Random, short: bool = False) -> str:
    """The text with its slots filled and one of each choice taken; with `short`, people are called by their last names."""
    while (filled := _filled_once(text, slots, rng, short)) != text:
        text = filled
    text = " ".join(text.split())
    for bad, good in _MENDED:
        text = text.replace(bad, good)
    text = with_articles(text)
    return _START.sub(lambda match: match.group(1) + match.group(2).upper(), text)


def with_articles(text: str) -> str:
    """The text with "an" before vowels."""
    return _VOWEL.sub(r"\1n ", text)


def chosen(text: str, rng: random.Random) -> str:
    """The text with one of each choice taken."""
    return _CHOICE.sub(lambda match: rng.choice(match.group(1).split("|")), text)


def _filled_once(text: str, slots: Slots, rng: random.Random, short: bool) -> str:
    text = _SAME.sub(lambda match: slots.same(match.group(1), match.group(2).split("|")), text)
    text = chosen(text, rng)
    return _SLOT.sub(lambda match: slots.text(match.group(1), match.group(2) or "", short), text)


def case_of(frame: Block, rng: random.Random, facts: Callable[[random.Random], Mapping[str, str]] | None = None) -> Case:
    """A case filled from a frame, under one of its premises."""
    slots = Slots(rng, facts(rng) if facts else {})
    short = rng.random() < 0.6
    lines = frame.lines
    mark, premise = rng.choice([(mark, text) for mark in "><" for text in lines[mark]])
    premise = fill(premise, slots, rng)
    right = tuple(dict.fromkeys(fill(text, slots, rng, short) for text in lines["="]))
    wrong = [(fill(text, slots, rng, short), label) for label in ("c", "n", "ne") for text in lines[label]]
    if mark == "<":
        right, wrong = tuple(text for text, _ in wrong), [(text, "c") for text in right]
    return Case(premise, right, tuple((text, label) for text, label in wrong if text not in right))
