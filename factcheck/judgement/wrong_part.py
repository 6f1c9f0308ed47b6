"""Which words of a sentence that is not entailed are to blame.

An NLI model that judges each token says so itself. Of another one, parts of the sentence are left out to see when it agrees: occlusion
(Zeiler & Fergus 2014) over at most twice `MOST_PARTS` parts, so the cost is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from factcheck.report import Label, Probabilities

MOST_PARTS = 5
LONGEST = 800
"""Sentences of more characters are not taken apart."""
UNSUPPORTED = 0.5
"""P(supported) of a word below which it may be to blame."""
LEAST_GAIN = 0.25
"""Least rise of P(entailed) plus fall of P(contradicted) at which a part is to blame."""

_BREAK = re.compile(
    r"(?<=[,;:—–])\s+|\s+(?=(?:in|on|at|by|for|from|with|without|to|after|before|since|until|during|over|under|about|against|between|among"
    r"|who|which|that|where|when|because|although|while|as|and|but|or|than|near|into|through|despite)\s)",
    re.I,
)
_WORD = re.compile(r"(\w{1,5})\w*(?:['’]\w+)*")  # by its first letters two words are one: "closed", "closes"
_TOKEN_WORD = re.compile(r"\w+(?:[-'’.,]\w+)*")
_SMALL = re.compile(
    r"(?:(?:an?|the|of|in|on|at|to|and|or|for|by|with|from|as|is|are|was|were|be|been|has|have|had|that|this|its?|his|her|their|he|she|they"
    r"|we|who|which)\b\W*)+",
    re.I,
)
_MOST_OF_IT = 0.6
_OUTER = " \t\n,;:.!?—–\"“”'‘’()[]"


def lacking(text: str, passage: str) -> list[tuple[int, int]]:
    """The words that the passage lacks as character ranges, neighbours together, at most `MOST_PARTS`; none where that is nearly all."""
    if len(text) > LONGEST:
        return []
    known = {match[1] for match in _WORD.finditer(passage.casefold())}
    runs: list[tuple[int, int]] = []
    for word in _WORD.finditer(text):
        if word[1].casefold() in known:
            continue
        joins = bool(runs) and not text[runs[-1][1] : word.start()].strip(" -'’")
        runs[-1:] = [(runs[-1][0], word.end())] if joins else [*runs[-1:], word.span()]
    runs = _merged([run for run in runs if not _SMALL.fullmatch(text, *run)])
    return runs if max((end - start for start, end in runs), default=0) <= _MOST_OF_IT * len(text) else []


def phrases(text: str, passage: str) -> list[tuple[int, int]]:
    """The sentence's phrases, whatever the passage, at most `MOST_PARTS`: cut at commas and before linking words."""
    if len(text) > LONGEST:
        return []
    edges = [0, *(match.end() for match in _BREAK.finditer(text)), len(text)]
    parts = _merged([(start, end) for start, end in pairwise(edges) if text[start:end].strip(_OUTER)])
    return [_trimmed(text, start, end) for start, end in parts] if len(parts) > 1 else []


SUSPECTS: tuple[Callable[[str, str], list[tuple[int, int]]], ...] = (lacking, phrases)
"""Of a sentence and the passage that it is held against, the parts worth leaving out; the next where none of the first is to blame."""


def unsupported(text: str, tokens: Sequence[tuple[int, int, float]]) -> tuple[int, int] | None:
    """The run of neighbouring words among which is the least supported one, as characters; None where every word is supported.

    `tokens` are the characters of the text's tokens, and how likely the passage supports each. A word is as unsupported as its least
    token; where that would be nearly the whole sentence, nothing is said.
    """
    words = _words(text, tokens)
    worst = min(range(len(words)), key=lambda number: words[number][2], default=None)
    if worst is None or words[worst][2] >= UNSUPPORTED:
        return None
    first = last = worst
    while first and words[first - 1][2] < UNSUPPORTED:
        first -= 1
    while last + 1 < len(words) and words[last + 1][2] < UNSUPPORTED:
        last += 1
    start, end = words[first][0], words[last][1]
    return (start, end) if end - start <= _MOST_OF_IT * len(text) else None


def least_supported(text: str, tokens: Sequence[tuple[int, int, float]]) -> tuple[int, int] | None:
    """The word that is supported least, however much that is, as characters; None in a text without a word. Args: see `unsupported`."""
    least = min(_words(text, tokens), key=lambda word: word[2], default=None)
    return least and least[:2]


def _words(text: str, tokens: Sequence[tuple[int, int, float]]) -> list[tuple[int, int, float]]:
    """The words of a text as characters, each as supported as its least token."""
    return [(*match.span(), _support(match.span(), tokens)) for match in _TOKEN_WORD.finditer(text)]


def _support(word: tuple[int, int], tokens: Sequence[tuple[int, int, float]]) -> float:
    return min((likely for start, end, likely in tokens if start < word[1] and word[0] < end), default=1.0)


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


def message(part: str, label: Label, after: Probabilities | None = None) -> str:
    """Why the part is marked, in one line; `after` is what the model says of the sentence without it, where it was asked."""
    if after and after.entailed >= 0.5:
        return f"without “{part}” the source supports the sentence"
    return f"“{part}” is what the source {'contradicts' if label == 'contradicted' else 'does not say'}"


def message_of_least(part: str) -> str:
    """Why a word is marked that does not stand out: all of the sentence is supported somehow, or nearly nothing of it."""
    return f"no part stands out; “{part}” is what the source supports least"


def _merged(parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The shortest neighbours made one until there are few."""
    while len(parts) > MOST_PARTS:
        shortest = min(range(len(parts) - 1), key=lambda i: parts[i + 1][1] - parts[i][0])
        parts[shortest : shortest + 2] = [(parts[shortest][0], parts[shortest + 1][1])]
    return parts


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip(_OUTER)), end - (len(inner) - len(inner.rstrip(_OUTER)))
