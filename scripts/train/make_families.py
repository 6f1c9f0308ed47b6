"""Make training rows for each way in which a rewrite goes wrong: a wrong row, and a faithful twin with the same premise.

The rows of a family are called ``made_<family>``. Cases come from frames (``families/frames/``), from patterns over real premises
(``families/mined.py``), and from entailed and other hypotheses of two real premises at once. Premises stand alone, among a few real
sentences, or in a passage of 100 to 350 words. Nothing is read but the training files.

Usage: ``python scripts/train/make_families.py --data ../shared/data --per-family 700 --seed 0 --out families.tsv.xz``
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from changed_words import distance
from families.facts import FACTS
from families.forms import formed
from families.frames import Case, case_of, families
from families.joins import joined_cases
from families.mined import cases
from families.surroundings import Texts, surrounded
from kit_rows import grounding_rows
from nli_rows import Row, read_rows, write_rows

MINED_SHARE = 0.4
"""Most of a family's cases that come from real sentences, where patterns find that many."""
TEMPLATED = ("hans", "help", "med", "monli", "wiki_respectively", "breaking_nli")
"""Data sets whose premises are templated: nothing is made of them."""
SPREAD = ("passage", "joined")


def rows_of(case: Case, family: str, texts: Texts, rng: random.Random) -> list[Row]:
    """A wrong row and its faithful twin, most often the two hypotheses that are most alike."""
    right = rng.choice(case.right)
    wrong, label = (
        min(case.wrong, key=lambda pair: (distance(right, pair[0]), rng.random()))
        if rng.random() < 0.8
        else rng.choice(case.wrong)
    )
    premise = surrounded(case.premise, texts, rng, family in SPREAD)
    return [Row(premise, wrong, label, f"made_{family}"), Row(premise, right, "e", f"made_{family}")]


def framed(family: str, rng: random.Random) -> Iterator[Case]:
    """Cases of a family's frames without end, every frame as often."""
    of = families()[family]
    while True:
        for frame in rng.sample(of.frames, len(of.frames)):
            yield case_of(frame, rng, FACTS.get(of.facts))


def make(rows: Sequence[Row], per_family: int, seed: int) -> list[Row]:
    """`per_family` wrong rows of each family and as many faithful ones, none twice."""
    rows = [row for row in rows if row.dataset not in TEMPLATED and not row.dataset.startswith("curriculum_")]
    premises = sorted({row.premise for row in rows})
    random.Random(seed).shuffle(premises)
    texts = Texts.of(premises)
    mined: dict[str, list[Case]] = defaultdict(list)
    for family, case in cases(premises):
        if len(mined[family]) < MINED_SHARE * per_family:
            mined[family].append(case)
    mined["joined"] = list(islice(joined_cases(rows, random.Random(f"{seed}/joined")), per_family))
    made: dict[tuple[str, str], Row] = {}
    for family in (*families(), "joined"):
        rng = random.Random(f"{seed}/{family}")
        more = framed(family, rng) if family in families() else iter(())
        _add(made, [*mined[family]], more, family, per_family, texts, rng)
    rng = random.Random(f"{seed}/form")
    every = [row for row in made.values() if len(row.hypothesis.split()) <= 30]
    pairs = [
        (wrong, right)
        for wrong, right in zip(every, every[1:], strict=False)
        if wrong.premise == right.premise and right.label == "e" != wrong.label
    ]
    for wrong, right in rng.sample(pairs, min(per_family, len(pairs))):
        for row in formed((wrong, right), rng):
            made.setdefault((row.premise, row.hypothesis), row)
    return list(made.values())


def _add(
    made: dict[tuple[str, str], Row],
    first: list[Case],
    more: Iterator[Case],
    family: str,
    count: int,
    texts: Texts,
    rng: random.Random,
) -> None:
    added, tries = 0, 0
    source = (case for part in (first, more) for case in part)
    for case in source:
        tries += 1
        pair = rows_of(case, family, texts, rng)
        if (
            pair[0].hypothesis == pair[1].hypothesis
            or any(row[:2] in made for row in pair)
            or min(len(row.hypothesis.split()) for row in pair) < 3
        ):
            if tries > 20 * count:
                return
            continue
        made.update((row[:2], row) for row in pair)
        added += 1
        if added == count:
            return


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--data", type=Path, required=True, help="folder with nli/train.tsv.xz, nli/train_two_way.tsv.xz and grounding.jsonl.xz"
    )
    parser.add_argument("--out", type=Path, required=True, help="file to write (.tsv or .tsv.xz)")
    parser.add_argument(
        "--per-family", type=int, default=700, help="wrong rows of each family, with as many faithful ones (default 700)"
    )
    parser.add_argument("--without", type=Path, help="rows whose premises are left out (those held out of training)")
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    held = {row.premise for row in read_rows(args.without)} if args.without else set()
    rows = [row for name in ("train", "train_two_way") for row in read_rows(args.data / "nli" / f"{name}.tsv.xz")]
    rows += grounding_rows(args.data / "grounding.jsonl.xz")
    made = make([row for row in rows if row.premise not in held], args.per_family, args.seed)
    write_rows(args.out, made)
    for (dataset, label), number in sorted(Counter((row.dataset, row.label) for row in made).items()):
        print(f"{dataset}\t{label}\t{number:,}", file=sys.stdout)
    print(f"{len(made):,} rows written to {args.out}")


if __name__ == "__main__":
    main()
