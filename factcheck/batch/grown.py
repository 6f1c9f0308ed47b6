"""An input that has grown since its output was finished: the whole blocks of the output are kept, and the batch goes on behind them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from factcheck.batch.columns import ERROR
from factcheck.batch.encoding import Encoder
from factcheck.batch.journal import Journal
from factcheck.batch.output import Target
from factcheck.inputs.tables.files import InputFile, Records


@dataclass(frozen=True, slots=True)
class Kept:
    """A block of the input that the finished output has whole: how many rows, and the reader's digest at its end."""

    rows: int
    digest: str


def regain(journal: Journal, blocks: Sequence[Kept], target: Target, encoder: Encoder) -> None:
    """Make a journal of the finished output hold its first blocks again, as it did before it was published.

    What the output has behind them is left out: the rows of a block are checked together, so that they come out as in one run.
    """
    rows = iter(Records((InputFile(target.out, target.form),)))
    apart = _errors(target)
    ahead = next(apart, None)
    end = 0
    for block in blocks:
        end += block.rows
        lines: list[bytes] = []
        while ahead and ahead[0] <= end:
            lines.append(ahead[1])
            ahead = next(apart, None)
        own = [record.columns for record in islice(rows, block.rows - len(lines))]
        bad = len(lines) + sum(columns[ERROR] not in (None, "") for columns in own)  # CSV has empty texts for None
        journal.append(block.rows, bad, block.digest, encoder.chunk(own) if own else b"", b"".join(lines))


def _errors(target: Target) -> Iterator[tuple[int, bytes]]:
    """The lines of the errors file, each with the number of its row."""
    if target.errors:
        with target.errors.open("rb") as file:
            for line in file:
                yield json.loads(line)["row"], line
