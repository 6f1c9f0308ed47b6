"""Other sentences around the evidence: none, a few, or so many that a premise has 100 to 350 words."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from families.mined import sentences_of

SHARES = (0.55, 0.86)
"""Up to the first share of the cases the premise stays alone, up to the second it gets one to three sentences, beyond it is a passage."""


@dataclass(frozen=True)
class Texts:
    """Sentences of real premises, and real premises of several sentences."""

    sentences: Sequence[str]
    passages: Sequence[Sequence[str]]

    @staticmethod
    def of(premises: Sequence[str]) -> Texts:
        """Sorts the premises by their length."""
        ended = [premise for premise in premises if premise[-1:] in '.!?"”']
        short = [premise for premise in ended if 8 <= len(premise.split()) <= 35]
        cut = (sentences_of(premise) for premise in ended if 45 <= len(premise.split()) <= 250)
        return Texts(short, [passage for passage in cut if len(passage) >= 3])


def surrounded(premise: str, texts: Texts, rng: random.Random, spread: bool = False) -> str:
    """The premise among other sentences, or as it is; its parts, at ``;;``, come in their order, with others between where `spread`."""
    roll = rng.random()
    pieces = premise.split(";;") if spread else [" ".join(premise.split(";;"))]
    if roll < SHARES[0] and not (spread and roll > SHARES[0] / 3):
        return " ".join(pieces)
    if roll < SHARES[1]:
        others = rng.sample(texts.sentences, rng.randint(1, 3))
        whole = False
    else:
        others, whole = _passage(rng.randint(80, 300), texts, rng), True
    return " ".join(_merged(pieces, others, rng, whole))


def _passage(words: int, texts: Texts, rng: random.Random) -> list[str]:
    found: list[str] = []
    while sum(len(sentence.split()) for sentence in found) < words:
        found.extend(rng.choice(texts.passages) if rng.random() < 0.7 else [rng.choice(texts.sentences)])
    while found and sum(len(sentence.split()) for sentence in found) > 320:
        found.pop()
    return found


def _merged(pieces: Sequence[str], others: Sequence[str], rng: random.Random, ordered: bool) -> list[str]:
    """Both in their order, mixed."""
    others = list(others) if ordered else rng.sample(list(others), len(others))
    marks = [True] * len(pieces) + [False] * len(others)
    rng.shuffle(marks)
    mine, theirs = iter(pieces), iter(others)
    return [next(mine) if mark else next(theirs) for mark in marks]
