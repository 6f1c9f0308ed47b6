"""Training pairs in the words of chatbots and summarisers: what is kept, what is changed, and the file they are written to."""

from __future__ import annotations

import random
from pathlib import Path

import make_rewrites
import pytest
from make_rewrites import as_reply, make, repeated_word, swapped_phrases, with_pronoun
from nli_rows import Row, read_rows, write_rows

from factcheck.text.reading.wording import aside_of

ROWS = [
    Row("The old ferry was sold to a company in Skerra in 1987.", "The old ferry was sold in 1987.", "e", "own"),
    Row("The old ferry was sold to a company in Skerra in 1987.", "The old ferry was never sold.", "c", "own"),
    Row("Anna Berg led the council of Hollin until she moved abroad.", "Anna Berg has led a council.", "e", "own"),
    Row("Anna Berg led the council of Hollin until she moved abroad.", "Anna Berg was a popular mayor.", "n", "own"),
    Row("In winter the ships from Skerra sail to Hollin with timber.", "Ships sail to Hollin.", "e", "own"),
    Row("The farmers of the valley sold the wool to several mills.", "The wool was bought by the bakers.", "ne", "own"),
] * 8


@pytest.mark.parametrize(
    ("premise", "hypothesis", "told"),
    [
        ("The ferry was sold in 1987.", "The ferry was sold.", "It was sold."),
        ("Anna Berg led the council before she left.", "Anna Berg was on a council.", "She was on a council."),
        ("Peter Lind sold his farm.", "Peter Lind has sold it.", "He has sold it."),
        ("The farmers and the miller met.", "The farmers were there.", "They were there."),
        ("The farmers met.", "The bakers were there.", None),
        ("The ferry sank.", "Nobody came.", None),
        ("The ferry that sank was old.", "The ferry that sank was old.", None),
    ],
)
def test_a_subject_that_the_premise_names_becomes_a_pronoun(premise: str, hypothesis: str, told: str | None) -> None:
    assert with_pronoun(premise, hypothesis) == told


def test_a_reply_holds_the_whole_hypothesis_and_often_an_aside_that_the_checker_knows() -> None:
    replies = {as_reply("The ferry was sold.", random.Random(seed)) for seed in range(300)}
    assert all("the ferry was sold" in reply for reply in replies)
    assert len(replies) > 150
    assert sum(bool(aside_of(reply)) for reply in replies) > len(replies) / 2


def test_two_phrases_change_places() -> None:
    text = "The old company bought the rusty ferries from a poor council."
    found = {swapped_phrases(text, random.Random(seed)) for seed in range(30)}
    assert found == {
        "The rusty ferries bought the old company from a poor council.",
        "A poor council bought the rusty ferries from the old company.",
        "The old company bought a poor council from the rusty ferries.",
    }
    assert swapped_phrases("They met the mayor and the miller.", random.Random(0)) is None
    assert swapped_phrases("It rained.", random.Random(0)) is None


def test_a_word_is_replaced_by_another_of_its_kind_from_the_same_sentence() -> None:
    found = {
        repeated_word("In winter the ships from Skerra sail to Hollin with timber.", random.Random(seed)) for seed in range(30)
    }
    assert "In winter the ships from Hollin sail to Hollin with timber." in found
    assert "In winter the ships from Skerra sail to Skerra with timber." in found
    assert not any("Ships" in text or "timber the" in text for text in found if text)
    assert repeated_word("It rained.", random.Random(0)) is None


def test_made_rows_are_seeded_and_keep_their_labels() -> None:
    made = make(ROWS, retold_rows=16, per_kind=1, seed=1)
    assert made == make(ROWS, retold_rows=16, per_kind=1, seed=1) != make(ROWS, retold_rows=16, per_kind=1, seed=2)
    retold = [row for row in made if row.dataset.startswith(("reply_", "pronoun_"))]
    assert {label: sum(row.label == label for row in retold) for label in ("e", "n", "c", "ne")} == dict.fromkeys(
        ("e", "n", "c", "ne"), 4
    )
    known = {(row.premise, row.label) for row in ROWS}
    assert all((row.premise, row.label) in known for row in retold)
    assert all(row._replace(premise=row.asked[0], hypothesis=row.asked[1], dataset="own", plain=None) in ROWS for row in retold)
    near = [row for seed in range(9) for row in make(ROWS, retold_rows=0, per_kind=1, seed=seed)]
    assert {(row.dataset, row.label) for row in near} == {("made_swap", "ne"), ("made_repeat", "ne"), ("made_copy", "e")}


def test_longer_premises_hold_the_plain_one(tmp_path: Path) -> None:
    rows = make(ROWS, retold_rows=0, per_kind=0, seed=0, joined_rows=20)
    assert len(rows) == 20
    for row in rows:
        assert row.plain is not None and Row(*row.plain, row.label, "own") in ROWS
        assert row.plain[0] in row.premise
        assert row.dataset == "joined_own"
    assert 0 < sum(row.hypothesis != row.asked[1] for row in rows) < 10
    write_rows(tmp_path / "rows.tsv", [*rows, ROWS[0]])
    assert read_rows(tmp_path / "rows.tsv") == [*rows, ROWS[0]]


def test_questions_and_scraps_are_not_retold() -> None:
    rows = [Row("The ferry sails.", hypothesis, "n", "own") for hypothesis in ("Does the ferry sail?", "It sails.")]
    assert make(rows, retold_rows=10, per_kind=0, seed=0) == []


def test_the_command_writes_a_file_and_leaves_out_what_is_held_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_rows(tmp_path / "rows.tsv", ROWS)
    write_rows(tmp_path / "held.tsv", ROWS[:2])
    argv = ["x", "--train", str(tmp_path / "rows.tsv"), "--out", str(tmp_path / "made.tsv"), "--per-kind", "2"]
    monkeypatch.setattr("sys.argv", [*argv, "--without", str(tmp_path / "held.tsv")])
    make_rewrites.main()
    rows = read_rows(tmp_path / "made.tsv")
    assert rows and ROWS[0].premise not in {row.premise for row in rows}
