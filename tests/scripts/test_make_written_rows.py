"""Sources and rewrites written for training, as rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from make_written_rows import JOINED, ONE_IN, WRITTEN, blocks_of, is_held_out, rows_of

ROOT = Path(__file__).parent.parent.parent
FILES = sorted(p for p in (ROOT / "scripts" / "train").glob("written*/*.txt") if p.parent.name != "written_edits")
LEAST_RIGHT = 2
TEXT = """P: Ann is older than Ben.
e: Ben is younger than Ann.
c: Ann is younger than Ben.
n: Ben is ten.

P: The gate is shut.
e: The gate is not open.
c: The gate is open.
"""


def test_every_rewrite_is_a_row_with_its_source() -> None:
    blocks = list(blocks_of(TEXT))
    rows = list(rows_of(blocks, joined=0, seed=1))
    assert [row[:3] for row in rows] == [(source, text, label) for source, told in blocks for label, text in told]
    assert blocks[1] == ("The gate is shut.", [("e", "The gate is not open."), ("c", "The gate is open.")])
    assert {row.dataset for row in rows} == {WRITTEN}


def test_a_source_of_several_lines_is_asked_about_as_it_is_read() -> None:
    ((source, told),) = blocks_of(r"P: Ann: Where is the key? \n Ben: I have it. " + "\ne: Ben has the key.\nc: Ann has the key.")
    assert source == "Ann: Where is the key?\nBen: I have it."
    (row, _) = rows_of([(source, told)], joined=0, seed=1)
    assert "Ben" in row.premise
    assert "I have" not in row.premise


def test_a_part_comes_again_with_other_sources() -> None:
    blocks = list(blocks_of(TEXT))
    rows = [row for row in rows_of(blocks, joined=1, seed=1) if row.dataset == JOINED]
    assert len(rows) == sum(len(told) for _, told in blocks)
    assert all({source for source, _ in blocks} == set(row.premise.replace(". ", ".|").split("|")) for row in rows)
    assert rows == [row for row in rows_of(blocks, joined=1, seed=1) if row.dataset == JOINED]


def test_about_one_source_in_sixteen_is_held_out() -> None:
    sources = [source for path in FILES for source, _ in blocks_of(path.read_text(encoding="utf-8"))]
    held = [source for source in sources if is_held_out(source)]
    assert len(sources) / (2 * ONE_IN) < len(held) < 2 * len(sources) / ONE_IN


@pytest.mark.parametrize("text", ["Ann is old.\ne: Ann is aged.", "P: Ann is old.\nx: Ann is aged.", "P: Ann is old.\ne: "])
def test_a_line_that_is_neither_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match="expected a source"):
        list(blocks_of(text))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_files_have_right_and_wrong_rewrites_of_each_source(path: Path) -> None:
    sources = set()
    for source, rewrites in blocks_of(path.read_text(encoding="utf-8")):
        labels = [label for label, _ in rewrites]
        assert labels.count("e") >= LEAST_RIGHT <= len(labels) - labels.count("e"), source
        assert len({text for _, text in rewrites} | {source}) == len(rewrites) + 1, source
        sources.add(source)
    assert sources
