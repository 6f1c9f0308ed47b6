"""Which wrong hypothesis of a case stands beside which faithful one, and among which other sentences."""

from __future__ import annotations

import random

from changed_words import changed_spans, words
from kit_rows import MOST_CHANGED
from nli_rows import Row

from families.frames import Case
from families.surroundings import Texts, surrounded

Pair = tuple[Row, Row]
"""A wrong row and its faithful twin."""

NEAR = 0.75
"""Share of the pairs whose wrong hypothesis differs from the faithful one in few words, where a case has such a pair."""


def pair_of(case: Case, family: str, texts: Texts, rng: random.Random) -> Pair | None:
    """A wrong row and a faithful one with the same premise, or None where a case has no two different hypotheses of three words."""
    both = [(right, wrong) for right in case.right for wrong in case.wrong if _usable(right, wrong[0])]
    if not both:
        return None
    near = [pair for pair in both if _is_near(pair[0], pair[1][0])]
    right, (wrong, label) = rng.choice(near if near and rng.random() < NEAR else both)
    premise = surrounded(case.premise, texts, rng)
    return Row(premise, wrong, label, f"made_{family}"), Row(premise, right, "e", f"made_{family}")


def _usable(right: str, wrong: str) -> bool:
    return words(right) != words(wrong) and min(len(right.split()), len(wrong.split())) >= 3


def _is_near(right: str, wrong: str) -> bool:
    """Whether the words that were changed can be told, as `kit_rows.wrong_spans` tells them."""
    spans = changed_spans(right, wrong)
    return bool(spans) and sum(len(words(wrong[a:b])) for a, b in spans) <= MOST_CHANGED * len(words(wrong))
