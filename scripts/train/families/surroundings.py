"""Other sentences around the evidence: none, a few, or so many that a premise has 100 to 350 words."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from families.mined import sentences_of

ALONE, FEW = 0.5, 0.34
"""Shares of the premises that stay alone, and that get one to three sentences; the others become passages."""
LONGEST = 2000
"""Most characters of a passage where nothing else is said: most often below 512 tokens, so that a model sees all of it."""


@dataclass(frozen=True)
class Texts:
    """Sentences of real premises, real premises of several sentences, and how many characters a passage of them has at most."""

    sentences: Sequence[str]
    passages: Sequence[Sequence[str]]
    longest: int = LONGEST

    @staticmethod
    def of(premises: Sequence[str], longest: int = LONGEST) -> Texts:
        """Sorts the premises by their length."""
        ended = [premise for premise in premises if premise[-1:] in '.!?"”']
        short = [premise for premise in ended if 8 <= len(premise.split()) <= 35]
        cut = (sentences_of(premise) for premise in ended if 45 <= len(premise.split()) <= 250)
        return Texts(short, [passage for passage in cut if len(passage) >= 3], longest)


def surrounded(premise: str, texts: Texts, rng: random.Random) -> str:
    """The premise among other sentences, or as it is; its parts, at ``;;``, stay in their order, with others between them."""
    parts = premise.split(";;")
    roll = rng.random()
    if roll < (ALONE if len(parts) == 1 else ALONE / 3):
        return " ".join(parts)
    if roll < ALONE + FEW:
        others = rng.sample(texts.sentences, rng.randint(1, 3))
    else:
        others = _passage(rng.randint(80, 300), texts.longest - len(premise), texts, rng)
    marks = [True] * len(parts) + [False] * len(others)
    rng.shuffle(marks)
    mine, theirs = iter(parts), iter(others)
    return " ".join(next(mine) if mark else next(theirs) for mark in marks)


def _passage(words: int, room: int, texts: Texts, rng: random.Random) -> list[str]:
    """About as many words as asked for, and no more characters than there is room for: whole passages and single sentences."""
    found: list[str] = []
    while sum(len(sentence.split()) for sentence in found) < words:
        found.extend(rng.choice(texts.passages) if texts.passages and rng.random() < 0.7 else [rng.choice(texts.sentences)])
    while found and sum(map(len, found)) > room:
        found.pop()
    return found
