"""Make the rows of sources and rewrites that were written for training, right and wrong ones as hard as each other.

    python scripts/train/make_written_rows.py --written scripts/train/written/*.txt --scenes scripts/train/scenes/*.tsv --out written.tsv.xz

A file has blocks with an empty line between them: ``P:`` and the source, then one rewrite a line behind its label, ``e:``, ``n:`` or
``c:``. A backslash and an n in a source stand for a new line; such a source is asked about as factcheck reads it. A part of the rows
has its source among those of other blocks. With `--held-out`, one source in `ONE_IN` goes there with all its rewrites; which, its hash
tells, so that files that come later move none.
"""

from __future__ import annotations

import argparse
import hashlib
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from make_scene_rows import LABELS, scenes_of
from nli_rows import Row, write_rows

from factcheck.text.documents import as_document

WRITTEN, JOINED = "made_written", "made_written_joined"
_MOST_OTHERS = 2
ONE_IN = 16
"""Of how many sources one is held out."""


def blocks_of(text: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Each source with its rewrites, as (label, rewrite); raises ValueError for a line that is neither."""
    for block in text.strip().split("\n\n"):
        first, *others = block.strip().split("\n")
        rewrites = [(label, rewrite.strip()) for label, _, rewrite in (line.partition(": ") for line in others)]
        if not first.startswith("P: ") or not all(label in LABELS.values() and rewrite for label, rewrite in rewrites):
            raise ValueError(f"expected a source and its rewrites: {block!r}")
        yield "\n".join(line.strip() for line in first.removeprefix("P: ").split("\\n")).strip(), rewrites


def scene_blocks(paths: Sequence[Path]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The English sentences of the scenes, as `blocks_of` gives those of a file."""
    for scene in scenes_of(paths):
        own = scene["en"]
        yield own["premise"], [(label, own[role]) for role, label in LABELS.items()]


def is_held_out(source: str) -> bool:
    """Whether the rewrites of a source are not to be trained on."""
    return int(hashlib.md5(source.encode(), usedforsecurity=False).hexdigest(), 16) % ONE_IN == 0


def as_read(source: str) -> str:
    """What the models are asked about where all of a source is: each of its lines as it is read, by its speaker, say."""
    return " ".join(as_document(source, "").readings) if "\n" in source else source


def rows_of(blocks: Sequence[tuple[str, list[tuple[str, str]]]], joined: float, seed: int) -> Iterator[Row]:
    """All rows of the blocks, then `joined` (0 to 1) of them again with the source among one or two others."""
    rng = random.Random(seed)
    sources = [as_read(source) for source, _ in blocks]
    rows = [
        Row(source, rewrite, label, WRITTEN)
        for source, (_, rewrites) in zip(sources, blocks, strict=True)
        for label, rewrite in rewrites
    ]
    yield from rows
    for row in rng.sample(rows, round(joined * len(rows))):
        others = [other for other in rng.sample(sources, min(_MOST_OTHERS + 1, len(sources))) if other != row.premise]
        passage = [row.premise, *others[: rng.randint(1, _MOST_OTHERS)]]
        rng.shuffle(passage)
        yield Row(" ".join(passage), row.hypothesis, row.label, JOINED)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--written", type=Path, nargs="+", required=True, help="files of blocks (.txt)")
    parser.add_argument(
        "--scenes", type=Path, nargs="*", default=[], help="files of scenes (.tsv), of which the English is taken"
    )
    parser.add_argument("--joined", type=float, default=0.3, help="share of the rows that come again with a longer source")
    parser.add_argument("--held-out", type=Path, help="file of the rows that are held out")
    parser.add_argument("--out", type=Path, required=True, help="file of rows to write")
    parser.add_argument("--seed", type=int, default=29)
    args = parser.parse_args()
    blocks = [block for path in args.written for block in blocks_of(path.read_text(encoding="utf-8"))]
    if args.held_out:
        kept = [block for block in blocks if is_held_out(block[0])]
        write_rows(args.held_out, rows_of(kept, 0, args.seed))
        blocks = [block for block in blocks if not is_held_out(block[0])]
    blocks += scene_blocks(args.scenes)
    rows = list(rows_of(blocks, args.joined, args.seed))
    write_rows(args.out, rows)
    print(f"{len(blocks)} sources, {len(rows):,} rows")


if __name__ == "__main__":
    main()
