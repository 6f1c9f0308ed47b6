"""Which rows the kit trains on: labelled ones by their caps, made ones, unlabelled ones, and those held out of the choice of weights."""

from __future__ import annotations

import json
import lzma
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import make_pairs
import make_rewrites
import make_unlabelled
from changed_words import Span, changed_spans, distance, words
from make_pairs import near_copy
from nli_rows import CAPS, Row, cap, read_rows, three_way

HELD_OUT = 3000
MOST_CHANGED = 0.4
"""Share of the words beyond which a sentence counts as another one, not as a changed one."""


@dataclass(frozen=True)
class Draw:
    """How many rows of each kind."""

    mnli: int = 54892
    per_kind: int = 8000
    joined: int = 60000
    retold: int = 12000
    retold_joined: int = 10000
    phrases: int = 3000
    siblings: int = 1000000
    swapped: int = 150000
    spliced: int = 40000
    unlabelled_joined: int = 120000
    held_made: int = 150
    seed: int = 20


def grounding_rows(path: Path) -> list[Row]:
    """Passages and claims whose label says supported or not, and no more."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    return [
        Row(" ".join(r["premise"].split()), " ".join(r["claim"].split()), "e" if r["label"] else "ne", "grounding") for r in found
    ]


def first_held_out(train: Sequence[Row], two_way: Sequence[Row]) -> list[Row]:
    """The rows that the very first run held out, and every later one: drawn as `train_nli` drew them, with seed 0.

    They come from the labelled files and the made pairs of that run, which the same functions make again.
    """
    made = make_pairs.make(cap(train, CAPS, 0), 3000, 18000, 0)
    # a made row went through a file, which kept single spaces
    made = [row._replace(premise=" ".join(row.premise.split()), hypothesis=" ".join(row.hypothesis.split())) for row in made]
    rows = cap([*train, *two_way, *made], CAPS, 0)
    random.Random(0).shuffle(rows)
    return list(three_way(rows))[:HELD_OUT]


def draw(
    train: Sequence[Row], two_way: Sequence[Row], held: Sequence[Row], more: Sequence[Row], how: Draw
) -> tuple[list[Row], list[bool]]:
    """All rows, and for each whether it is held out; `more` are rows of other files, taken whole.

    Held out are the rows of `held`, and of what no earlier run has seen `held_made` of each data set.
    """
    left_out, premises = set(held), {row.premise for row in held}
    three = cap((row for row in train if row not in left_out), CAPS, how.seed)
    made = make_pairs.make(three, how.per_kind, how.joined, how.seed)
    unheld = [row for row in [*three, *made] if row.premise not in premises]
    told = make_rewrites.make(unheld, how.retold, how.phrases, how.seed, how.retold_joined)
    counts = {"siblings": how.siblings, "swapped": how.swapped, "spliced": how.spliced, "joined": how.unlabelled_joined}
    new = make_unlabelled.make([row for row in three if row.premise not in premises], counts, how.seed)
    unseen = defaultdict(list)
    for number, row in enumerate(fresh := [*made, *told, *more]):
        if not row.dataset.startswith(("joined_", "reply_", "pronoun_")):
            unseen[row.dataset].append(number)
    rng = random.Random(how.seed)
    kept = {fresh[n] for _, found in sorted(unseen.items()) for n in rng.sample(found, min(how.held_made, len(found) // 4))}
    # a made row may stand among other sentences too
    kept_hypotheses = {row.hypothesis for row in kept if row.dataset.startswith("made_") and row.dataset != "made_copy"}
    labelled = cap((row for row in [*train, *two_way] if row not in left_out), CAPS, how.seed, {"mnli": how.mnli})
    trained = [r for r in [*labelled, *fresh, *new] if r not in kept]
    trained = [r for r in trained if r.hypothesis not in kept_hypotheses]
    rows = [*trained, *held, *sorted(kept, key=lambda row: row[:4])]
    return rows, [False] * len(trained) + [True] * (len(held) + len(kept))


class _Roll(random.Random):
    """Always the same number, to have each kind of near copy."""

    def __init__(self, number: float) -> None:
        super().__init__(0)
        self.number = number

    def random(self) -> float:
        return self.number


def _nearest(row: Row, entailed: Iterable[str]) -> str | None:
    """What the hypothesis was made from: a near copy of the premise or an entailed rewrite of it."""
    same_length = row.dataset in ("made_swap", "made_repeat")
    made = [near_copy(row.premise, _Roll(number)) for number in (0.0, 0.5, 0.9)] if row.dataset.startswith("made_") else []
    found = [right for right in dict.fromkeys([*made, *entailed]) if right != row.hypothesis]
    if same_length:
        found = [right for right in found if len(right.split()) == len(row.hypothesis.split())]
    return min(found, key=lambda right: distance(right, row.hypothesis), default=None)


def wrong_spans(rows: Sequence[Row]) -> list[list[Span] | None]:
    """The wrong characters of each row's hypothesis: none of an entailed one, and None where they are not known.

    They are known of what was made from a right sentence: of near copies, and of a hypothesis that differs little from an entailed one
    of the same premise.
    """
    entailed: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row.label == "e" and not row.dataset.startswith(("joined_", "reply_", "pronoun_")):
            entailed[row.premise].append(row.hypothesis)
    known: dict[tuple[str, str], list[Span] | None] = {}

    def changed(row: Row) -> list[Span] | None:
        right = _nearest(row, entailed.get(row.premise, ()))
        most = MOST_CHANGED * len(words(row.hypothesis))
        if right is None or distance(right, row.hypothesis) > 2 * most:
            return None
        spans = changed_spans(right, row.hypothesis)
        return spans if spans and sum(len(words(row.hypothesis[a:b])) for a, b in spans) <= most else None

    for row in rows:
        if row.label in ("n", "c", "ne") and not row.dataset.startswith(("joined_", "reply_", "pronoun_")):
            known.setdefault((row.dataset, row.hypothesis), changed(row))
    return [
        [] if row.label == "e" else known.get((row.dataset.removeprefix("joined_"), row.hypothesis)) if row.label != "?" else None
        for row in rows
    ]


def read_all(data: Path, extra: Sequence[Path]) -> tuple[list[Row], list[Row], list[Row]]:
    """The rows with three labels of the data folder, those with two, and those of its grounding file and of other files."""
    train, two_way = (read_rows(data / "nli" / f"{name}.tsv.xz") for name in ("train", "train_two_way"))
    grounding = data / "grounding.jsonl.xz"
    more = grounding_rows(grounding) if grounding.exists() else []
    return train, two_way, more + [row for path in extra for row in read_rows(path)]
