"""Make training rows for each way in which a rewrite goes wrong: a wrong row, and a faithful twin with the same premise.

The rows of a family are called ``made_<family>``. Cases come from frames (``families/frames/``), from patterns over real premises
(``families/patterns.txt``), and from hypotheses of two real premises at once. Premises stand alone, among a few real sentences, or in a
passage of 100 to 350 words. Nothing is read but the training files.

Usage: ``python scripts/train/make_families.py --data ../shared/data --per-family 700 --seed 0 --out families.tsv.xz``
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

from families.facts import FACTS
from families.forms import formed
from families.frames import Case, case_of, families
from families.joins import joined_cases
from families.mined import cases
from families.pairing import Pair, pair_of
from families.surroundings import LONGEST, Texts
from kit_rows import first_held_out, grounding_rows
from nli_rows import Row, read_rows, write_rows

MINED_SHARE = 0.4
"""Most of a family's cases that come from real sentences, where patterns find that many."""
TEMPLATED = ("hans", "help", "med", "monli", "wiki_respectively", "breaking_nli", "curriculum_")
"""How the names of data sets begin whose premises are templated: nothing is made of them."""


def framed(family: str, rng: random.Random) -> Iterator[Case]:
    """Cases of a family's frames without end, every frame as often."""
    frames = families()[family]
    while True:
        for frame in rng.sample(frames, len(frames)):
            yield case_of(frame, rng, FACTS.get(frame.facts))


def pairs_of(family: str, found: Iterator[Case], count: int, texts: Texts, rng: random.Random) -> list[Pair]:
    """At most `count` pairs, no hypothesis of a premise twice; gives up where cases repeat themselves."""
    made: list[Pair] = []
    seen: set[tuple[str, str]] = set()
    for case in islice(found, 20 * count):
        pair = pair_of(case, family, texts, rng)
        said = {(case.premise, row.hypothesis) for row in pair or ()}
        if pair and not said & seen:
            seen |= said
            made.append(pair)
        if len(made) == count:
            break
    return made


def make(rows: Sequence[Row], per_family: int, seed: int, longest: int = LONGEST) -> list[Row]:
    """`per_family` wrong rows of each family and as many faithful ones; passages have at most `longest` characters."""
    rows = [row for row in rows if not row.dataset.startswith(TEMPLATED)]
    premises = sorted({row.premise for row in rows})
    random.Random(seed).shuffle(premises)
    texts = Texts.of(premises, longest)
    mined = cases(premises, random.Random(f"{seed}/mined"))
    pairs: list[Pair] = []
    for family in families():
        rng = random.Random(f"{seed}/{family}")
        real = mined.get(family, [])[: round(MINED_SHARE * per_family)]
        pairs += pairs_of(family, chain(real, framed(family, rng)), per_family, texts, rng)
    rng = random.Random(f"{seed}/joined")
    pairs += pairs_of("joined", joined_cases(rows, rng), per_family, texts, rng)
    rng = random.Random(f"{seed}/form")
    pairs += [formed(pair, rng) for pair in rng.sample(pairs, min(per_family, len(pairs)))]
    return [row for pair in pairs for row in pair]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--data",
        type=Path,
        required=True,
        help="folder with nli/train.tsv.xz, nli/train_two_way.tsv.xz, maybe grounding.jsonl.xz",
    )
    parser.add_argument("--out", type=Path, required=True, help="file to write (.tsv or .tsv.xz)")
    parser.add_argument(
        "--per-family", type=int, default=700, help="wrong rows of each family, with as many faithful ones (default 700)"
    )
    parser.add_argument("--without", type=Path, help="rows whose premises are left out (the kit's held-out ones)")
    parser.add_argument("--longest", type=int, default=LONGEST, help=f"most characters of a passage (default {LONGEST})")
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    train, two_way = (read_rows(args.data / "nli" / f"{name}.tsv.xz") for name in ("train", "train_two_way"))
    grounding = args.data / "grounding.jsonl.xz"
    rows = [*train, *two_way, *(grounding_rows(grounding) if grounding.exists() else [])]
    held = {row.premise for row in (read_rows(args.without) if args.without else first_held_out(train, two_way))}
    made = make([row for row in rows if row.premise not in held], args.per_family, args.seed, args.longest)
    write_rows(args.out, made)
    for (dataset, label), number in sorted(Counter((row.dataset, row.label) for row in made).items()):
        print(f"{dataset}\t{label}\t{number:,}")
    print(f"{len(made):,} rows written to {args.out}")


if __name__ == "__main__":
    main()
