"""Draw the rows that the multilingual model learns from: short ones, as a processor without a GPU reads about 900 tokens a second.

    python scripts/train/make_multilingual_rows.py --data train.tsv.xz train_two_way.tsv.xz families.tsv.xz \
        --others indonli=train.jsonl jnli=valid-v1.3.json --out multilingual.tsv.xz --held-out multilingual_held.tsv.xz

IndoNLI (Indonesian) and JNLI (Japanese, its validation rows) are written in other languages, and their licences (CC BY-SA) let a trained
model be passed on. SICK-NL translates a non-commercial set, and Persian is not served.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from nli_rows import Row, read_rows, three_way, write_rows

LONGEST = 260
"""Characters that a pair may have: about 70 tokens."""
MADE = 300
"""Rows of each set that is made from templates or from other rows."""
COUNTS = {
    "mnli": 30_000,
    "lingnli": 50_000,
    "snli": 16_000,
    "new_protocols": 16_000,
    "indonli": 10_000,
    "jnli": 3_000,
    "counterfactual_snli": 6_000,
    "conjnli": 6_000,
    "semi_automatic_wiki": 6_000,
    "fever": 6_000,
    "paws": 5_000,
    "negation_nli": 3_000,
    "fever_retrieved": 3_000,
    "breaking_nli": 2_000,
    "fool_me_twice": 2_000,
    "hans": 1_500,
    "help": 1_000,
    "med": 1_000,
    "monli": 1_000,
    "rte": 1_000,
    "wiki_respectively": 500,
}
"""Most rows of a data set; of others, templated all, `MADE`."""
HELD_OUT = 1500


def json_rows(path: Path, dataset: str) -> Iterator[Row]:
    """The rows of a file of JSON lines, as IndoNLI or as JNLI has them."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            texts = [row[name] for name in (("premise", "hypothesis") if "premise" in row else ("sentence1", "sentence2"))]
            yield Row(*texts, row["label"][0], dataset)


def named_file(text: str) -> tuple[str, Path]:
    """``NAME=FILE`` as a pair."""
    name, _, path = text.partition("=")
    return name, Path(path)


def drawn(rows: Iterable[Row], seed: int) -> list[Row]:
    """Short rows, of each data set as many as `COUNTS` says, in an order that the seed draws."""
    by_set: dict[str, list[Row]] = defaultdict(list)
    for row in dict.fromkeys(rows):
        if row.label != "?" and len(row.premise) + len(row.hypothesis) <= LONGEST:
            by_set[row.dataset].append(row)
    rng = random.Random(seed)
    found = []
    for name, of_set in sorted(by_set.items()):
        found += rng.sample(of_set, min(COUNTS.get(name, MADE), len(of_set)))
    rng.shuffle(found)
    return found


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, nargs="+", required=True, help="files of labelled pairs (.tsv or .tsv.xz)")
    parser.add_argument("--others", type=named_file, nargs="+", default=[], metavar="NAME=FILE", help="rows in other languages")
    parser.add_argument("--out", type=Path, required=True, help="file of rows to write")
    parser.add_argument("--held-out", type=Path, required=True, help="file of the rows kept for the temperature")
    parser.add_argument("--seed", type=int, default=26)
    args = parser.parse_args()
    rows = [row for path in args.data for row in read_rows(path)]
    rows = drawn([*rows, *(row for name, path in args.others for row in json_rows(path, name))], args.seed)
    held = list(three_way(rows))[:HELD_OUT]
    kept = set(rows) - set(held)
    write_rows(args.held_out, held)
    write_rows(args.out, (row for row in rows if row in kept))
    mean = sum(len(row.premise) + len(row.hypothesis) for row in kept) / len(kept)
    print(f"{len(kept):,} rows, {len(held):,} held out, {mean:.0f} characters a row")


if __name__ == "__main__":
    main()
