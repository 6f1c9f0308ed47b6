"""The figures of a list, each with the words that it is told of: "four of the boys and eight of the girls passed"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.checks.dates.moments import undated
from factcheck.checks.known.statement import words_of
from factcheck.checks.numbers.quantities import Quantity, quantities
from factcheck.checks.plain_text import lowered

_CUT = re.compile(r",\s(?:and\s|while\s|but\s)?|;\s|:\s|\sand\s|\swhile\s|\sbut\s|\sagainst\s|\scompared with\s")
_LABEL = re.compile(
    r"\b(?P<prep>with|without|in|on|at|for|of|from|to|by|among|during)\s(?:the\s|an?\s|its\s)?(?P<words>(?!\d)[\w'’-]+(?:\s(?!and\b|or\b)[\w'’-]+)?)"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A figure, the stretch ``text[start:end]`` in which it is told, the words of that, and its labels by preposition."""

    figure: Quantity
    start: int
    end: int
    words: frozenset[str]
    labels: dict[str, frozenset[str]]
    counted: frozenset[str]

    @property
    def value(self) -> float:
        """What the figure is."""
        return self.figure.value

    @property
    def kind(self) -> str:
        """What it measures."""
        return self.figure.unit

    @property
    def hedge(self) -> str:
        """Whether it is a bound."""
        return "" if self.figure.hedge == "about" else self.figure.hedge


def pieces_of(sentence: str) -> Iterator[Piece]:
    """The stretches of a sentence with just one figure each; none where one has several."""
    low = lowered(sentence)
    told = [q for q in undated(sentence, quantities(sentence)) if q.form == "cardinal"]
    cuts = [0, *(place for match in _CUT.finditer(low) for place in match.span()), len(sentence)]
    found = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=True):
        own = [q for q in told if start <= q.start < end]
        if len(own) > 1:
            return
        for figure in own:
            text = low[start : figure.start] + " " + low[figure.end : end]
            labels = {match["prep"]: words_of(match["words"]) for match in _LABEL.finditer(text)}
            found.append(Piece(figure, start, end, words_of(text), labels, counted(low, figure)))
    yield from found


def counted(low: str, figure: Quantity) -> frozenset[str]:
    """The words right behind a figure: what is counted; "three parts vinegar" counts vinegar."""
    match = re.match(
        r"\s(?:parts?\s(?:of\s)?)?(?P<word>(?!of\b|in\b|on\b|and\b|to\b|per\b|more\b|less\b|fewer\b|\w+er than\b)[a-z][\w-]+)",
        low[figure.end :],
    )
    return words_of(match["word"]) if match and not figure.unit else frozenset()
