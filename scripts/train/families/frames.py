"""Frames: short texts with slots, from which premises, faithful hypotheses and wrong ones are filled.

A file of ``frames/`` has a frame a block, blocks separated by empty lines. A line of a block begins with ``>`` (a premise), ``=`` (a faithful
hypothesis) or ``!`` (a wrong one; ``!n`` and ``!ne`` where it is not contradicted). A line ``## family`` begins a family, and
``## family facts`` one whose slots are filled by a function of `families.facts` too. ``[a|b]`` is one of several texts, ``<1:a|b>`` the
same one in all texts of a case, ``{A}`` a slot of `families.slots`, ``;;`` a place where other sentences may stand.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from families.slots import Slots

_FOLDER = Path(__file__).parent / "frames"
_LINE = re.compile(r"(>|=|!(?:ne|n|c)?) (.*)")
_SLOT = re.compile(r"\{(\w+)(?:\.(\w+))?\}")
_CHOICE = re.compile(r"\[([^\[\]]*\|[^\[\]]*)\]")
_SAME = re.compile(r"<(\d):([^<>]*)>")
_START = re.compile(r"(^|(?<![ap]\.m)(?<!Dr)[.?!] |;;)([a-z])")
_VOWEL = re.compile(r"\b([Aa]) (?=[aeio]|un[^i]|hour|8|11\b|18\b)(?!one\b|one-|euro|Euro)")


@dataclass(frozen=True)
class Case:
    """A premise with faithful hypotheses and wrong ones, each of these with its label."""

    premise: str
    right: tuple[str, ...]
    wrong: tuple[tuple[str, str], ...]


@dataclass
class Frame:
    """The unfilled texts of a case."""

    premises: list[str] = field(default_factory=list)
    right: list[str] = field(default_factory=list)
    wrong: list[tuple[str, str]] = field(default_factory=list)

    def add(self, mark: str, text: str) -> None:
        """One more text, of the kind that its mark says."""
        if mark in ">=":
            (self.premises if mark == ">" else self.right).append(text)
        else:
            self.wrong.append((text, mark[1:] or "c"))


@dataclass(frozen=True)
class Family:
    """The frames of a family, and the name of the function that fills their further slots."""

    frames: list[Frame]
    facts: str


@cache
def families() -> dict[str, Family]:
    """Every family of every file; raises ValueError that names a line which is none of a frame."""
    found: dict[str, Family] = {}
    for path in sorted(_FOLDER.glob("*.txt")):
        frame = None
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line.startswith("## "):
                name, _, facts = line[3:].partition(" ")
                family, frame = found.setdefault(name, Family([], facts)), None
            elif not line.strip():
                frame = None
            elif match := _LINE.fullmatch(line):
                if frame is None:
                    family.frames.append(frame := Frame())
                frame.add(*match.groups())
            else:
                raise ValueError(f"{path}, line {number}: a line of a frame begins with >, = or !")
    return found


def fill(text: str, slots: Slots, rng: random.Random, short: bool = False) -> str:
    """The text with its slots filled and one of each choice taken; with `short`, people are called by their last names."""
    while (shorter := _filled_once(text, slots, rng, short)) != text:
        text = shorter
    text = (
        text.replace("..", ".").replace("one percentage points", "one percentage point").replace("by one points", "by one point")
    )
    text = _VOWEL.sub(r"\1n ", " ".join(text.split()))
    return _START.sub(lambda match: match.group(1) + match.group(2).upper(), text)


def _filled_once(text: str, slots: Slots, rng: random.Random, short: bool) -> str:
    text = _SAME.sub(lambda match: slots.same(match.group(1), match.group(2).split("|")), text)
    text = _CHOICE.sub(lambda match: rng.choice(match.group(1).split("|")), text)
    return _SLOT.sub(lambda match: slots.text(match.group(1), match.group(2) or "", short), text)


def case_of(frame: Frame, rng: random.Random, facts: Callable[[random.Random], Mapping[str, str]] | None = None) -> Case:
    """A case filled from a frame."""
    slots = Slots(rng, facts(rng) if facts else {})
    short = rng.random() < 0.5
    premise = fill(rng.choice(frame.premises), slots, rng)
    right = tuple(dict.fromkeys(fill(text, slots, rng, short) for text in frame.right))
    wrong = tuple((fill(text, slots, rng, short), label) for text, label in frame.wrong)
    return Case(premise, right, tuple((text, label) for text, label in wrong if text not in right))
