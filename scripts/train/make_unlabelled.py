"""Make pairs without labels, for a teacher to label: new ways to pair the sentences of labelled rows.

From the rows of one or more files this writes, with a fixed seed and the label ``?``:

- ``siblings``: two hypotheses of one premise, one as the premise of the other;
- ``swapped``: the hypothesis as the premise of its premise;
- ``spliced``: one or two premises, and a sentence spliced from both, or a near copy of the first;
- ``joined_*``: such a pair with its premise among one to three other sentences.

Usage: ``python scripts/train/make_unlabelled.py --train train.tsv.xz --out unlabelled.tsv.xz --siblings 20000``
"""

from __future__ import annotations

import argparse
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from make_pairs import AUXILIARIES, join_premises, near_copy
from nli_rows import CAPS, Row, cap, read_rows, write_rows


def siblings(rows: Iterable[Row]) -> Iterator[tuple[str, str]]:
    """Every two different hypotheses of one premise, in both orders."""
    by_premise: dict[str, dict[str, None]] = defaultdict(dict)
    for row in rows:
        by_premise[row.premise][row.hypothesis] = None
    for hypotheses in by_premise.values():
        yield from ((one, other) for one in hypotheses for other in hypotheses if one != other)


def swapped(rows: Iterable[Row]) -> Iterator[tuple[str, str]]:
    """Hypothesis and premise exchanged, where both are of a sentence's length."""
    yield from ((r.hypothesis, r.premise) for r in rows if len(r.hypothesis.split()) >= 4 and len(r.premise.split()) <= 40)


def spliced(rows: Iterable[Row]) -> Iterator[tuple[str, str]]:
    """Two sentences in a row, and one that takes its subject from the first and the rest from the second, or is a near copy of the first.

    A sentence's subject is what stands before its first auxiliary, where that is not far.
    """
    rng = random.Random(0)
    halves = [(p, match.groups()) for p in dict.fromkeys(r.premise for r in rows) if (match := _SUBJECT.fullmatch(p))]
    for (first, (subject, rest)), (second, (_, other)) in pairwise(halves):
        yield f"{first} {second}", f"{subject} {other}"
        if (copy := near_copy(first, rng)) != first:
            yield f"{first} {second}", copy
        yield second, f"{subject} {other}"
        yield first, f"{subject} {rest}"[:-1] + rng.choice([" and ", ", and "]) + other[:1].lower() + other[1:]


KINDS = {"siblings": siblings, "swapped": swapped, "spliced": spliced}
_SUBJECT = re.compile(rf"((?:\S+ ){{1,7}}?\S+) ((?:{'|'.join(AUXILIARIES)}) .{{12,160}}\.)")


def make(rows: Sequence[Row], counts: dict[str, int], seed: int) -> list[Row]:
    """At most ``counts[kind]`` new pairs of each kind, none of which is a row already, and ``counts["joined"]`` with longer premises."""
    known = {(r.premise, r.hypothesis) for r in rows}
    rng = random.Random(seed)
    made: list[Row] = []
    for kind, pairs in KINDS.items():
        new = [pair for pair in dict.fromkeys(pairs(rows)) if pair not in known and pair[0] != pair[1]]
        known.update(new)
        made.extend(Row(*pair, "?", kind) for pair in rng.sample(new, min(counts.get(kind, 0), len(new))))
    return made + join_premises(made, counts.get("joined", 0), rng)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", type=Path, nargs="+", required=True, help="labelled rows to make pairs from")
    parser.add_argument("--out", type=Path, required=True, help="file to write (.tsv or .tsv.xz)")
    parser.add_argument("--without", type=Path, help="rows whose premises are left out (those held out of training)")
    for kind in (*KINDS, "joined"):
        parser.add_argument(f"--{kind}", type=int, default=20000, help="most rows of this kind (default 20000)")
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    held = {row.premise for row in read_rows(args.without)} if args.without else set()
    rows = cap((row for path in args.train for row in read_rows(path) if row.premise not in held), CAPS, args.seed)
    made = make(rows, {kind: getattr(args, kind) for kind in (*KINDS, "joined")}, args.seed)
    write_rows(args.out, made)
    print(f"{len(made):,} pairs written to {args.out}")


if __name__ == "__main__":
    main()
