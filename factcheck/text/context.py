"""Rewrite sentences that only mean something together with what came before them ("He denied it", "It added that ...")."""

from __future__ import annotations

import re
from collections.abc import Sequence

_NOUNS = (
    "former|latter|two|three|pair|company|firm|man|woman|group|agency|court|government|party|team|club|report|study|plan|deal|move|"
    "decision|officials?|attack|incident|suspect|victim|couple|family|student|player|actor|singer|author|president|minister|mayor|city|"
    r"town|country|\d+-year-old"
)
_LEANING = re.compile(
    r"^[\"“‘'(\[]*(?:(?:and|but|so|then|later|also|however|meanwhile|instead|still|yet|there|in addition|for example|for instance),? )*"
    r"(?:he|she|it|they|him|her|them|his|hers|its|their|theirs|this|these|those|that|such|both|neither|either"
    rf"|the (?:{_NOUNS}))\b",
    re.I,
)
_PRONOUN = re.compile(r"\b(?:he|she|him|her|his|hers|they|them|their|theirs)\b", re.I)
_EXPLETIVE = re.compile(
    r"^[\"“]?it (?:is|was|will be|remains|is not|was not) (?:clear|unclear|likely|unlikely|possible|thought|believed|understood)\b",
    re.I,
)
_LONGEST = 3


def leans_on_context(text: str) -> bool:
    """Whether a sentence begins with, or contains, a word that points back (a pronoun, "the company", "this plan")."""
    return bool((_LEANING.match(text) or _PRONOUN.search(text)) and not _EXPLETIVE.match(text))


def with_context(sentences: Sequence[str], is_claim: Sequence[bool], index: int) -> str | None:
    """The sentence after the one or two before it that it leans on, or None where it stands alone or first.

    It goes back until a sentence that does not itself begin by pointing back, over at most three sentences, never over a heading.
    """
    if not leans_on_context(sentences[index]):
        return None
    first = index
    while first > 0 and index - first < _LONGEST and is_claim[first - 1]:
        first -= 1
        if not _LEANING.match(sentences[first]):
            break
    if first == index:
        return None
    return " ".join(sentences[first : index + 1])
