"""The files that frames and patterns are written in: blocks of marked lines, separated by empty ones.

A line ``## family`` begins a family, and ``## family facts`` one whose slots a function of `families.facts` fills too. Marks are ``>``
(a premise), ``<`` (a premise under which the faithful texts are wrong and the wrong ones faithful), ``?`` (a pattern over premises), ``=``
(a faithful hypothesis) and ``!`` (a contradicted one; ``!n`` a neutral one, ``!ne`` one that is either). A line ``~ one same other | text``
is a block of its own: the text with the slot ``one`` for ``{?}`` is the premise, with ``same`` it is faithful, with ``other`` wrong.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_LINE = re.compile(r"(>|<|\?|=|!(?:ne|n|c)?) (.*)")
_CHANGED = re.compile(r"~ (\w+) (\w+) (\w+) \| (.*)")
_LABELS = {"!": "c", "!n": "n", "!ne": "ne", "!c": "c"}


@dataclass(frozen=True)
class Block:
    """The lines of a block by their mark, wrong ones by their label."""

    family: str
    facts: str
    lines: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def blocks(path: Path) -> Iterator[Block]:
    """Every block of a file; raises ValueError that names a line which belongs into none."""
    family = facts = ""
    block = None
    for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), ""], start=1):
        if match := _LINE.fullmatch(line):
            block = block or Block(family, facts)
            block.lines[_LABELS.get(match.group(1), match.group(1))].append(match.group(2))
            continue
        if block:
            yield block
            block = None
        if match := _CHANGED.fullmatch(line):
            *slots, text = match.groups()
            texts = [text.replace("{?}", f"{{{slot}}}") for slot in slots]
            yield Block(family, facts, defaultdict(list, zip(">=c", ([text] for text in texts), strict=True)))
        elif line.startswith("## "):
            family, _, facts = line[3:].partition(" ")
        elif line:
            raise ValueError(f"{path}, line {number}: expected a mark of a block")
