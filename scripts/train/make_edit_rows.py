"""Make training rows of edits: a true sentence in which one to three places are told otherwise, rightly or wrongly.

    python scripts/train/make_edit_rows.py --edits scripts/train/written_edits/*.txt --out edits.tsv.xz --held-out held_edits.tsv.xz

A file has blocks with an empty line between them: ``P:`` and a source, in which a backslash and an n stand for a new line, ``S:`` and a
sentence that it says (one of its own, or a right rewrite), then one edit of that sentence a line behind its label, ``e:``, ``n:`` or
``c:``. An edit is ``old => new``, where the old words stand once in the sentence and no new ones delete them; `` || `` stands between
edits that are made together. As right and wrong edits touch the same places, what is learned of them is what the words mean there.

An edited sentence of the source itself comes with that sentence alone as often as with the whole source (`made_edits`); a part of the
contradicted ones also comes turned round (`made_edits_back`). As in `make_written_rows.py`, one in `ONE_IN` is held out, here of the
sentences, each with all its edits.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from make_written_rows import as_read, is_held_out
from nli_rows import Row, write_rows

EDITS, BACK = "made_edits", "made_edits_back"
_LONGEST_SOURCE = 1000
"""Characters of a source that is asked about as a whole."""
_ALONE = 0.5


class Block(NamedTuple):
    """A source, a sentence that it says, and that sentence edited, as (label, edited sentence)."""

    source: str
    sentence: str
    edited: tuple[tuple[str, str], ...]


def edited(sentence: str, edits: str) -> str:
    """The sentence with the edits of a line made; raises ValueError where old words do not stand in it exactly once."""
    for edit in edits.split(" || "):
        old, arrow, new = f"{edit} ".partition(" => ")
        if not arrow or sentence.count(old.strip()) != 1:
            raise ValueError(f"{edit!r} does not fit {sentence!r}")
        sentence = sentence.replace(old.strip(), new.strip())
    # a deletion leaves two blanks, or one before a mark
    sentence = " ".join(sentence.split()).replace(" ,", ",").replace(" .", ".").lstrip(" ,")
    return sentence[:1].upper() + sentence[1:]


def blocks_of(text: str) -> Iterator[Block]:
    """The blocks of a file; raises ValueError for a line that is no part of one."""
    for block in text.strip().split("\n\n"):
        source, sentence, *lines = block.strip().split("\n")
        if (
            not source.startswith("P: ")
            or not sentence.startswith("S: ")
            or any(line[:3] not in ("e: ", "n: ", "c: ") for line in lines)
        ):
            raise ValueError(f"expected a source, a sentence and its edits: {block!r}")
        sentence = sentence[3:].strip()
        yield Block(
            as_read("\n".join(source[3:].strip().split("\\n"))),
            sentence,
            tuple((line[0], edited(sentence, line[3:])) for line in lines),
        )


def rows_of(blocks: list[Block], back: float, seed: int) -> Iterator[Row]:
    """The rows of the blocks; `back` (0 to 1) of the contradicted ones of a sentence of the source come turned round too."""
    rng = random.Random(seed)
    for block in blocks:
        own = block.sentence in block.source
        for label, sentence in block.edited:
            alone = own and (rng.random() < _ALONE or len(block.source) > _LONGEST_SOURCE)
            yield Row(block.sentence if alone else block.source, sentence, label, EDITS)
            if own and label == "c" and rng.random() < back:
                yield Row(sentence, block.sentence, label, BACK)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--edits", type=Path, nargs="+", required=True, help="files of blocks (.txt)")
    parser.add_argument("--back", type=float, default=0.15, help="share of the contradicted rows that come turned round too")
    parser.add_argument("--held-out", type=Path, help="file of the rows that are held out")
    parser.add_argument("--out", type=Path, required=True, help="file of rows to write")
    parser.add_argument("--seed", type=int, default=51)
    args = parser.parse_args()
    blocks = [block for path in args.edits for block in blocks_of(path.read_text(encoding="utf-8"))]
    if args.held_out:
        write_rows(args.held_out, rows_of([block for block in blocks if is_held_out(block.sentence)], 0, args.seed))
        blocks = [block for block in blocks if not is_held_out(block.sentence)]
    rows = list(rows_of(blocks, args.back, args.seed))
    write_rows(args.out, rows)
    print(f"{len(blocks)} sentences, {len(rows):,} rows")


if __name__ == "__main__":
    main()
