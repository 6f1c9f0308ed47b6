"""Rows of NLI data: reading the tab-separated files, and the caps that keep templated sets small.

A file has a header line ``premise, hypothesis, label, dataset``; the label is ``e`` (entailed), ``n`` (neutral), ``c`` (contradicted),
``ne`` (not entailed: neutral or contradicted, not known which) or ``?`` (not known, for distillation). Two more columns may follow,
``plain_premise, plain_hypothesis``: the same said plainly, which a teacher is asked about instead.
"""

from __future__ import annotations

import lzma
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

LABELS = ("e", "n", "c", "ne", "?")

# Most rows to take of a data set: templated ones teach their template beyond a few thousand, long ones cost most time.
CAPS = {
    "wiki_respectively": 2000,
    "breaking_nli": 2500,
    "fever": 10000,
    "counterfactual_snli": 8000,
    "conjnli": 12000,
    "fever_retrieved": 6000,
    "hans": 3000,
    "help": 3000,
    "med": 3000,
    "curriculum_boolean": 700,
    "curriculum_comparative": 500,
    "curriculum_conditional": 500,
    "curriculum_coreference": 3000,
    "curriculum_counting": 1000,
    "curriculum_drop": 800,
    "curriculum_lexical": 1500,
    "curriculum_monotonicity_infer": 3000,
    "curriculum_negation": 700,
    "curriculum_ner": 1500,
    "curriculum_quantifier": 1000,
    "curriculum_temporal": 2000,
}


class Row(NamedTuple):
    """One labelled pair."""

    premise: str
    hypothesis: str
    label: str
    dataset: str
    plain: tuple[str, str] | None = None

    @property
    def asked(self) -> tuple[str, str]:
        """The pair that a teacher is asked about."""
        return self.plain or (self.premise, self.hypothesis)


def read_rows(path: Path) -> list[Row]:
    """Read a ``.tsv`` or ``.tsv.xz`` file of pairs; raises ValueError naming the line that is not a row."""
    rows: list[Row] = []
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8", newline="\n") as lines:
        next(lines)
        for number, line in enumerate(lines, start=2):
            fields = line.rstrip("\n").split("\t")
            if len(fields) not in (4, 6) or fields[2] not in LABELS:
                raise ValueError(f"{path}, line {number}: expected premise, hypothesis, label, dataset")
            plain = (fields[4], fields[5]) if any(fields[4:]) else None
            rows.append(Row(*fields[:4], plain))
    return rows


def write_rows(path: Path, rows: Iterable[Row]) -> None:
    """Write pairs in the format that `read_rows` reads; tabs and newlines inside a text become spaces."""
    opener = lzma.open if path.suffix == ".xz" else open
    rows = list(rows)
    plain = any(row.plain for row in rows)
    with opener(path, "wt", encoding="utf-8", newline="\n") as out:
        out.write("premise\thypothesis\tlabel\tdataset" + ("\tplain_premise\tplain_hypothesis" if plain else "") + "\n")
        for row in rows:
            fields = [*row[:4], *((row.plain or ("", "")) if plain else ())]
            out.write("\t".join(" ".join(field.split()) for field in fields) + "\n")


def cap(rows: Iterable[Row], caps: Mapping[str, int], seed: int, counts: Mapping[str, int] | None = None) -> list[Row]:
    """Take at most ``caps[dataset]`` rows of each named dataset, chosen by the seed; others stay whole.

    A dataset's labels keep their shares, and the input order is kept. `counts` go before the caps, and may ask for more than there is:
    where a count is at least twice that, every row comes that many whole times.
    """
    rows, counts = list(rows), counts or {}
    caps = {**caps, **counts}
    by_dataset: dict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        by_dataset[row.dataset].append(index)
    kept: set[int] = set()
    for dataset, indices in sorted(by_dataset.items()):
        limit = caps.get(dataset, len(indices))
        if limit < len(indices):
            indices = random.Random(f"{seed}/{dataset}").sample(indices, limit)
        kept.update(indices)
    times = {dataset: max(1, counts.get(dataset, 0) // len(indices)) for dataset, indices in by_dataset.items()}
    return [row for index, row in enumerate(rows) if index in kept for _ in range(times[row.dataset])]


def three_way(rows: Iterable[Row]) -> Iterator[Row]:
    """Only the rows whose label is fully known."""
    return (row for row in rows if row.label in LABELS[:3])
