"""Make the rows of the multilingual model's second run: scenes told in sixteen languages, paired within and across them.

    python scripts/train/make_scene_rows.py --scenes scripts/train/scenes/*.tsv --replay multilingual.tsv.xz --out scenes.tsv.xz

A scene has a premise, a hypothesis that follows, one that may be true and one that cannot be, the same in each language; its labels hold
whatever language each side is in. A hypothesis alone must not tell its label, so each sentence is also paired with its own translation,
which it entails, and with another scene's, which it leaves open. `--replay` adds rows of the first run, so that these are not forgotten.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from nli_rows import Row, read_rows, write_rows

LABELS = {"entailed": "e", "neutral": "n", "contradicted": "c"}
ACROSS = 2
"""Other languages in which each hypothesis is held against a premise."""
Scene = Mapping[str, Mapping[str, str]]
"""By language the sentences of a scene, by their role."""


def scenes_of(paths: Sequence[Path]) -> list[Scene]:
    """The scenes of files with the columns ``language``, ``scene``, ``premise``, ``entailed``, ``neutral``, ``contradicted``."""
    found: dict[tuple[str, str], dict[str, Mapping[str, str]]] = {}
    for path in paths:
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                found.setdefault((path.name, row["scene"]), {})[row["language"]] = row
    return list(found.values())


def rows_of(scenes: Sequence[Scene], seed: int) -> Iterator[Row]:
    """All rows of the scenes, scene by scene."""
    rng = random.Random(seed)
    for scene in scenes:
        for code, own in scene.items():
            others = [other for other in scene if other != code]
            for role, label in LABELS.items():
                yield Row(own["premise"], own[role], label, "scenes")
                for other in rng.sample(others, min(ACROSS, len(others))):
                    yield Row(own["premise"], scene[other][role], label, "scenes_across")
            for role in ("premise", *LABELS):
                if others:
                    yield Row(own[role], scene[rng.choice(others)][role], "e", "scenes_translated")
            if len(scenes) > 1:
                another = rng.choice([each for each in scenes if each is not scene])
                for hypothesis in (another.get(code), another[rng.choice(list(another))]):
                    if hypothesis:
                        yield Row(own["premise"], hypothesis[rng.choice(list(LABELS))], "n", "scenes_apart")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scenes", type=Path, nargs="+", required=True, help="files of scenes (.tsv)")
    parser.add_argument("--replay", type=Path, help="rows of the first run")
    parser.add_argument("--replay-rows", type=int, default=10_000)
    parser.add_argument("--out", type=Path, required=True, help="file of rows to write")
    parser.add_argument("--seed", type=int, default=26)
    args = parser.parse_args()
    scenes = scenes_of(args.scenes)
    rows = list(rows_of(scenes, args.seed))
    if args.replay:
        rows += random.Random(args.seed).sample(read_rows(args.replay), args.replay_rows)
    write_rows(args.out, rows)
    print(f"{len(scenes)} scenes, {len(rows):,} rows")


if __name__ == "__main__":
    main()
