"""Events as the lemmas that name them, and links of two of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from factcheck.checks.clauses.phrases import children
from factcheck.models.parser import Parse

Kind = Literal["before", "together", "because", "despite"]
TIMES = frozenset("year month week day season time summer winter spring autumn period".split())
SMALL = frozenset("be have do get give take make go come become start begin end happen occur".split())
"""Verbs that name no event by themselves."""
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


@dataclass(frozen=True, slots=True)
class Link:
    """Two events of a sentence by the lemmas that name them: the earlier (or the cause) first; offsets of the linking word.

    `denied` says that the one does not happen before the other: "cannot enter until"; `answered` that the later one is told as the
    answer to the earlier, a cause in all but the word: "was called off after the pitch flooded", "stays at home, as she is ill".
    `main` has the verbs and adjectives of what the linking word hangs on.
    """

    kind: Kind
    first: frozenset[str]
    second: frozenset[str]
    start: int
    end: int
    denied: bool = False
    answered: bool = False
    word: str = ""
    main: frozenset[str] = frozenset()


def event(parsed: Parse, index: int, but: frozenset[int] = frozenset()) -> frozenset[str]:
    """The lemmas by which an event is known: its verb and nouns."""
    within = below(parsed, index) - but
    return frozenset(
        t.lemma
        for i, t in enumerate(parsed.tokens)
        if i in within and t.tag[:2] in ("NN", "VB") and t.lemma not in SMALL and not _is_dated(parsed, i)
    )


def below(parsed: Parse, index: int) -> frozenset[int]:
    """A token and all that hangs on it."""
    found = {index}
    for child in children(parsed, index):
        found |= below(parsed, child)
    return frozenset(found)


def verb_above(parsed: Parse, index: int) -> int:
    """The verb that a token hangs on, or is."""
    while parsed.tokens[index].tag[:2] != "VB" and parsed.tokens[index].head != index:
        index = parsed.tokens[index].head
    return index


def year_of(parsed: Parse, index: int) -> str:
    """The year that a verb has with "in", or ""."""
    preps = [c for c in children(parsed, index) if parsed.tokens[c].lemma == "in"]
    return next((parsed.tokens[c].text for p in preps for c in children(parsed, p) if _YEAR.fullmatch(parsed.tokens[c].text)), "")


def _is_dated(parsed: Parse, index: int) -> bool:
    """Whether a word only says that a figure is a time: "the year 1920"."""
    return parsed.tokens[index].lemma in TIMES and any(parsed.tokens[c].text.isdigit() for c in children(parsed, index))
