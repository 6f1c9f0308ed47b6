"""The rows of sentences in which one to three places are told otherwise."""

from __future__ import annotations

from pathlib import Path

import make_edit_rows as edits
import pytest

FILES = sorted((Path(__file__).parents[2] / "scripts" / "train" / "written_edits").glob("*.txt"))

TEXT = """P: The Halden mill closed in May. Its owner, Rita Moe, sold the looms to a school.
S: Its owner, Rita Moe, sold the looms to a school.
e: sold the looms to => parted with the looms, which went to
c: Its owner, Rita Moe, => Its tenant, Rita Moe,
n: a school => a school for weavers || looms => old looms

P: The Halden mill closed in May. Its owner, Rita Moe, sold the looms to a school.
S: The mill shut its doors in spring.
e: in spring =>
c: shut => opened
"""


def test_blocks_have_the_sentences_as_edited() -> None:
    own, told = edits.blocks_of(TEXT)

    assert own.edited == (
        ("e", "Its owner, Rita Moe, parted with the looms, which went to a school."),
        ("c", "Its tenant, Rita Moe, sold the looms to a school."),
        ("n", "Its owner, Rita Moe, sold the old looms to a school for weavers."),
    )
    assert told.edited == (("e", "The mill shut its doors."), ("c", "The mill opened its doors in spring."))


def test_only_a_sentence_of_the_source_comes_alone_and_turned_round() -> None:
    own, told = edits.blocks_of(TEXT)

    rows = list(edits.rows_of([own] * 40, 1.0, 0))
    assert {row.premise for row in rows if row.dataset == edits.EDITS} == {own.sentence, own.source}
    back = [row for row in rows if row.dataset == edits.BACK]
    assert len(back) == 40
    assert {(row.premise, row.hypothesis, row.label) for row in back} == {(own.edited[1][1], own.sentence, "c")}

    assert [(row.premise, row.label, row.dataset) for row in edits.rows_of([told], 1.0, 0)] == [
        (told.source, "e", edits.EDITS),
        (told.source, "c", edits.EDITS),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "P: A sentence.\nS: A sentence.\ne: sentences => words",
        "P: A sentence.\nS: A sentence.\ne: a word",
        "P: Day by day.\nS: Day by day.\ne: ay => o",
        "P: A sentence.\ne: A => One",
        "P: A sentence.\nS: A sentence.\nx: A => One",
    ],
)
def test_what_fits_no_block_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"does not fit|expected a source"):
        list(edits.blocks_of(text))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_files_have_right_and_wrong_edits_of_other_sentences(path: Path) -> None:
    blocks = list(edits.blocks_of(path.read_text(encoding="utf-8")))

    assert len({block.sentence for block in blocks}) == len(blocks)
    assert all(block.sentence not in {sentence for _, sentence in block.edited} for block in blocks)
    assert {label for block in blocks for label, _ in block.edited} == {"e", "n", "c"}
