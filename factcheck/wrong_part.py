"""Which words of a sentence that is not entailed are to blame: leave parts out and see when the NLI model agrees.

Occlusion (Zeiler & Fergus 2014) over at most `MOST_PARTS` phrases, so the cost is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from factcheck.report import Label, Probabilities

MOST_PARTS = 5
LONGEST = 800
"""Sentences of more characters are not taken apart."""
LEAST_GAIN = 0.35
"""Least rise of P(entailed) plus fall of P(contradicted) at which a part is to blame."""

_BREAK = re.compile(
    r"(?<=[,;:—–])\s+|\s+(?=(?:in|on|at|by|for|from|with|without|to|after|before|since|until|during|over|under|about|against|between|among"
    r"|who|which|that|where|when|because|although|while|as|and|but|or|than|near|into|through|despite)\s)",
    re.I,
)
_WORD = re.compile(r"\w+")
_STEM = 5  # letters by which two words are one: "closed", "closes"
_OUTER = " \t\n,;:.!?—–\"“”'‘’()[]"


def parts_of(text: str) -> list[tuple[int, int]]:
    """Phrases of a sentence as character ranges, at most `MOST_PARTS`: cut at commas and before linking words, the shortest merged."""
    if len(text) > LONGEST:
        return []
    edges = [0, *(match.end() for match in _BREAK.finditer(text)), len(text)]
    parts = [(start, end) for start, end in pairwise(edges) if text[start:end].strip(_OUTER)]
    while len(parts) > MOST_PARTS:
        shortest = min(range(len(parts) - 1), key=lambda i: parts[i + 1][1] - parts[i][0])
        parts[shortest : shortest + 2] = [(parts[shortest][0], parts[shortest + 1][1])]
    return [_trimmed(text, start, end) for start, end in parts] if len(parts) > 1 else []


def suspects(text: str, passage: str) -> list[tuple[int, int]]:
    """The parts worth leaving out: those with a word that the passage lacks, or all where it has every word in another order."""
    known = _stems(passage)
    parts = parts_of(text)
    return [part for part in parts if _stems(text[slice(*part)]) - known] or parts


def without(text: str, part: tuple[int, int]) -> str:
    """The sentence without one part."""
    return re.sub(r"\s+([,.;:!?])", r"\1", " ".join((text[: part[0]] + " " + text[part[1] :]).split()))


def blamed(before: Probabilities, after: Sequence[Probabilities]) -> int | None:
    """The number of the part whose absence helps most, or None where none helps enough.

    `before` is what the model says of the sentence, `after` what it says without each part.
    """
    gains = [(a.entailed - before.entailed) + (before.contradicted - a.contradicted) for a in after]
    best = max(range(len(gains)), key=lambda i: gains[i], default=None)
    return best if best is not None and gains[best] >= LEAST_GAIN else None


def message(part: str, label: Label, after: Probabilities) -> str:
    """Why the part is marked, in one line."""
    if after.entailed >= 0.5:
        return f"without “{part}” the source supports the sentence"
    return f"“{part}” is what the source {'contradicts' if label == 'contradicted' else 'does not say'}"


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(text.casefold())}


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip(_OUTER)), end - (len(inner) - len(inner.rstrip(_OUTER)))
