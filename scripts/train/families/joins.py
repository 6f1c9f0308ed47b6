"""Claims that join what two real premises say: faithful where both hypotheses follow, wrong where one of them does not."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence

from families.frames import Case
from families.mined import lowered
from nli_rows import Row

_JOINTS = ("{}, and {}.", "{}, and {}.", "{}; {}.", "{}, while {}.", "{} and {}.")


def joined_cases(rows: Sequence[Row], rng: random.Random) -> Iterator[Case]:
    """Two premises, a joint claim that follows from both, and the same with one half exchanged for another hypothesis of its premise."""
    of: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        if (
            4 <= len(row.hypothesis.split()) <= 14
            and 10 <= len(row.premise.split()) <= 60
            and row.premise[-1:] == "." == row.hypothesis[-1:]
        ):
            of[row.premise][row.label].append(row.hypothesis[:-1])
    both = [premise for premise, labels in of.items() if labels["e"] and (labels["n"] or labels["c"] or labels["ne"])]
    rng.shuffle(both)
    for one, other in zip(both[::2], both[1::2], strict=False):
        label = rng.choice([name for name in ("n", "c", "ne") if of[other][name]])
        first, right, wrong = rng.choice(of[one]["e"]), rng.choice(of[other]["e"]), rng.choice(of[other][label])
        joint = rng.choice(_JOINTS)
        halves = [(first, lowered(right)), (first, lowered(wrong))]
        if rng.random() < 0.5:
            halves = [(right, lowered(first)), (wrong, lowered(first))]
        yield Case(
            f"{one};;{other}" if rng.random() < 0.5 else f"{other};;{one}",
            (joint.format(*halves[0]),),
            ((joint.format(*halves[1]), label),),
        )
