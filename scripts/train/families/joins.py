"""Claims that join what two real premises say: faithful where both hypotheses follow, wrong where one of them does not."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence

from nli_rows import Row

from families.frames import Case
from families.mined import lowered

_JOINTS = ("{}, and {}.", "{}, and {}.", "{}; {}.", "{}, while {}.", "{} and {}.")


def joined_cases(rows: Sequence[Row], rng: random.Random) -> Iterator[Case]:
    """Two premises, a joint claim that follows from both, and the same with one half exchanged for another hypothesis of its premise."""
    by_label: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        if (
            4 <= len(row.hypothesis.split()) <= 14
            and 10 <= len(row.premise.split()) <= 60
            and row.premise[-1:] == "." == row.hypothesis[-1:]
        ):
            by_label[row.premise][row.label].append(row.hypothesis[:-1])
    both = [premise for premise, labels in by_label.items() if "e" in labels and len(labels) > 1]
    rng.shuffle(both)
    for one, other in zip(both[::2], both[1::2], strict=False):
        label = rng.choice([name for name in ("n", "c", "ne") if name in by_label[other]])
        kept = rng.choice(by_label[one]["e"])
        right, wrong = rng.choice(by_label[other]["e"]), rng.choice(by_label[other][label])
        joint, kept_first = rng.choice(_JOINTS), rng.random() < 0.5

        def joined(half: str, kept: str = kept, joint: str = joint, kept_first: bool = kept_first) -> str:
            return joint.format(kept, lowered(half)) if kept_first else joint.format(half, lowered(kept))

        premise = ";;".join(rng.sample((one, other), 2))
        yield Case(premise, (joined(right),), ((joined(wrong), label),))
