"""The training scripts: made pairs, the loss, and a training that resumes exactly (on a tiny backbone that the test makes)."""

from __future__ import annotations

import random
from pathlib import Path

import make_pairs
import make_unlabelled
import pair_tokens
import pytest
import soft_labels
import torch
import train_nli
from average_models import averaged
from make_pairs import CORRUPTIONS, Pools, join_premises, make
from nli_rows import Row, cap, read_rows, write_rows
from safetensors.torch import load_file
from tiny_models import save_nli

SENTENCES = [
    "In 1998, the council of Hollin bought 24 ferries from Anna Berg for use on Lake Tarn.",
    "On Monday, all the workers in Port Ellin were told that Peter Lind had won the vote in March.",
    "The mayor, who came from Skerra, said that more than two hundred people had left the town before the flood.",
    "The first ship was built by Marta Holm and the second one was given to Jonas Vik in June.",
]
ROWS = [Row(s, f"It is said that {s[0].lower()}{s[1:]}", "enc"[n % 3], "own") for n, s in enumerate(SENTENCES * 6)]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("number", "The town bought 24 ferries."),
        ("number", "Two of the three ships sank."),
        ("date", "It opened in March."),
        ("negation", "The bridge was closed."),
        ("negation", "The bridge was not closed."),
        ("antonym", "Prices rose in the north."),
        ("quantity", "More people than ever, more than half of the town, came."),
        ("name", "Then the mayor met Anna Berg."),
        ("role", "Then Anna Berg thanked Peter Lind."),
    ],
)
def test_each_corruption_changes_what_it_names(kind: str, text: str) -> None:
    corrupt, _ = CORRUPTIONS[kind]
    for seed in range(20):
        wrong = corrupt(text, random.Random(seed), Pools([*SENTENCES, "Then Karl Moe met Eva Dahl."]))
        if wrong is not None:
            assert wrong != text
            assert abs(len(wrong.split()) - len(text.split())) <= 2
            return
    pytest.fail("never applied")


def test_corruptions_leave_alone_what_they_do_not_know() -> None:
    for kind, (corrupt, _) in CORRUPTIONS.items():
        assert corrupt("Rain comes softly", random.Random(0), Pools([])) is None, kind


def test_made_rows_are_seeded_labelled_and_bounded() -> None:
    made = make(ROWS, per_kind=3, joined=5, seed=1)
    assert made == make(ROWS, per_kind=3, joined=5, seed=1)
    assert made != make(ROWS, per_kind=3, joined=5, seed=2)
    labels = {
        "number": "c",
        "date": "c",
        "negation": "c",
        "antonym": "c",
        "quantity": "c",
        "name": "ne",
        "role": "ne",
        "detail": "n",
        "copy": "e",
    }
    for row in made:
        assert row.dataset.startswith(("made_", "joined_"))
        if row.dataset.startswith("made_"):
            assert row.label == labels[row.dataset.removeprefix("made_")]
            assert row.label == "e" or row.hypothesis != row.premise
    for kind in CORRUPTIONS:
        assert sum(row.dataset == f"made_{kind}" for row in made) <= 3


def test_joined_premises_keep_label_and_hold_the_premise() -> None:
    by_hypothesis = {(r.hypothesis, r.label): r.premise for r in ROWS}
    joined = join_premises(ROWS, 10, random.Random(0))
    assert len(joined) == 10
    for row in joined:
        assert by_hypothesis[row.hypothesis, row.label] in row.premise


def test_rows_are_written_read_and_capped(tmp_path: Path) -> None:
    write_rows(tmp_path / "a.tsv.xz", [*ROWS, Row("a\tb\nc", "d", "ne", "x")])
    rows = read_rows(tmp_path / "a.tsv.xz")
    assert rows[:-1] == ROWS and rows[-1].premise == "a b c"
    assert [r for r in cap(rows, {"own": 5}, seed=0) if r.dataset == "x"] == rows[-1:]
    assert len(cap(rows, {"own": 5}, seed=0)) == 6
    assert cap(rows[-1:], {"x": 3}, seed=0) == rows[-1:]  # a cap asks for nothing
    assert cap(rows[-1:], {"x": 3}, 0, {"x": 2}) == rows[-1:] * 2
    (tmp_path / "bad.tsv").write_text("premise\thypothesis\tlabel\tdataset\nonly one field\n", encoding="utf-8")
    with pytest.raises(ValueError, match="line 2"):
        read_rows(tmp_path / "bad.tsv")


def test_not_entailed_is_neutral_or_contradicted() -> None:
    def loss(logits: list[float], label: int) -> float:
        return float(train_nli.pair_loss(torch.tensor([logits]), torch.tensor([label])))

    assert loss([-9.0, 9.0, -9.0], 3) == pytest.approx(0, abs=1e-3) == loss([-9.0, -9.0, 9.0], 3)
    assert loss([9.0, -9.0, -9.0], 3) > 5
    assert loss([0.0, 0.0, 0.0], 0) == pytest.approx(1.0986, abs=1e-3)


def test_a_teacher_makes_up_a_share_of_the_loss_and_all_of_it_where_nothing_is_known() -> None:
    sure = torch.tensor([[9.0, -9.0, -9.0]])
    agrees, differs = torch.tensor([[1.0, 0.0, 0.0]]), torch.tensor([[0.0, 1.0, 0.0]])

    def loss(label: int, soft: torch.Tensor | None, share: float) -> float:
        return float(train_nli.pair_loss(sure, torch.tensor([label]), soft, share))

    assert loss(0, agrees, 0.6) == pytest.approx(0, abs=1e-3) == loss(4, agrees, 0.6) == loss(4, None, 0.6)
    assert loss(0, differs, 0.5) == pytest.approx(9, abs=1e-3)
    assert loss(4, differs, 0.5) == pytest.approx(18, abs=1e-3)
    assert loss(2, agrees, 0.0) == loss(2, None, 0.0) == pytest.approx(18, abs=1e-3)


def test_unlabelled_pairs_are_new_seeded_and_bounded() -> None:
    rows = [
        Row("The ferry sails to Skerra.", h, "e", "own") for h in ("A ferry sails to it.", "It sails.", "The boat goes there.")
    ]
    made = make_unlabelled.make(rows, {"siblings": 4, "swapped": 9}, seed=1)
    assert made == make_unlabelled.make(rows, {"siblings": 4, "swapped": 9}, seed=1)
    assert {row.label for row in made} == {"?"}
    by_kind = {kind: [row for row in made if row.dataset == kind] for kind in make_unlabelled.KINDS}
    assert len(by_kind["siblings"]) == 4 and all(row.premise != row.hypothesis for row in by_kind["siblings"])
    assert {(row.premise, row.hypothesis) for row in by_kind["swapped"]} == {
        (h, "The ferry sails to Skerra.") for h in ("A ferry sails to it.", "The boat goes there.")
    }


def test_spliced_pairs_take_subject_and_rest_from_two_premises() -> None:
    rows = [
        Row(premise, "x", "e", "own")
        for premise in ("The old mayor of Hollin was born in Skerra.", "The first ferry has left the harbour.")
    ]
    pairs = list(make_unlabelled.spliced([*rows, *rows]))
    together = f"{rows[0].premise} {rows[1].premise}"
    assert pairs[:2] == [
        (together, "The old mayor of Hollin has left the harbour."),
        (rows[1].premise, "The old mayor of Hollin has left the harbour."),
    ]
    assert pairs[2][0] == rows[0].premise and pairs[2][1].startswith("The old mayor of Hollin was born in Skerra")
    assert list(make_unlabelled.spliced(ROWS)) == list(make_unlabelled.spliced(ROWS))


def test_unlabelled_pairs_are_joined_with_other_sentences() -> None:
    made = make_unlabelled.make(ROWS, {"siblings": 0, "swapped": 5, "joined": 3}, seed=0)
    joined = [row for row in made if row.dataset == "joined_swapped"]
    known = {(row.hypothesis, row.label): row.premise for row in made if row.dataset == "swapped"}
    assert len(joined) == 3 and all(known[row.hypothesis, row.label] in row.premise for row in joined)


def test_nothing_is_made_from_rows_that_are_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_rows(tmp_path / "rows.tsv", ROWS)
    write_rows(tmp_path / "held.tsv", ROWS)
    files = ["--train", str(tmp_path / "rows.tsv"), "--without", str(tmp_path / "held.tsv"), "--out", str(tmp_path / "made.tsv")]
    for script in (make_pairs.main, make_unlabelled.main):
        monkeypatch.setattr("sys.argv", ["x", *files])
        script()
        assert read_rows(tmp_path / "made.tsv") == []


def test_the_learning_rate_warms_up_stays_and_falls() -> None:
    rates = [train_nli.rate(step, 100, 10, 40) for step in range(100)]
    assert rates[0] == 0.1 and rates[30] == 1 and rates[99] == pytest.approx(0.025)
    assert max(rates) == 1 and min(rates) > 0


def test_batches_are_seeded_and_hold_every_row_once() -> None:
    lengths = [random.Random(0).randint(1, 50) for _ in range(103)]
    order = pair_tokens.batch_order(lengths, 8, seed=3)
    first = [next(order) for _ in range(13)]
    assert sorted(i for batch in first for i in batch) == list(range(103))
    again = pair_tokens.batch_order(lengths, 8, seed=3)
    assert [next(again) for _ in range(13)] == first


def test_the_temperature_softens_what_is_too_sure() -> None:
    torch.manual_seed(0)
    labels = torch.randint(0, 3, (600,))
    sure = torch.nn.functional.one_hot(torch.where(torch.rand(600) < 0.7, labels, (labels + 1) % 3), 3) * 10.0
    assert train_nli.fit_temperature(sure, labels) > 2


def train(folder: Path, data: Path, backbone: Path, *more: str) -> dict[str, torch.Tensor]:
    fixed = [
        "--steps",
        "12",
        "--batch",
        "4",
        "--warmup",
        "2",
        "--decay",
        "4",
        "--held-out",
        "6",
        "--save-every",
        "5",
        "--freeze-layers",
        "-1",
    ]
    arguments = ["--data", str(data), "--backbone", str(backbone), "--out", str(folder), *fixed, "--device", "cpu", *more]
    train_nli.train(train_nli.arguments(arguments))
    return load_file(folder / "model.safetensors") if (folder / "model.safetensors").exists() else {}


def test_training_is_deterministic_and_resumes_exactly(tmp_path: Path) -> None:
    write_rows(tmp_path / "rows.tsv", [*ROWS, *(r._replace(label="ne") for r in ROWS[:6])])
    backbone = save_nli(tmp_path / "backbone", ["entailment", "neutral", "contradiction"])
    one = train(tmp_path / "one", tmp_path / "rows.tsv", backbone)
    two = train(tmp_path / "two", tmp_path / "rows.tsv", backbone)
    assert train(tmp_path / "three", tmp_path / "rows.tsv", backbone, "--stop-at", "7") == {}
    three = train(tmp_path / "three", tmp_path / "rows.tsv", backbone)
    before = load_file(backbone / "model.safetensors")
    assert any(not torch.equal(one[name].float(), before[name].float()) for name in one)
    for name in one:
        assert torch.equal(one[name], two[name])
        assert torch.equal(one[name], three[name])


def test_a_teacher_labels_once_goes_on_where_it_stopped_and_not_for_other_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    teacher, kept = save_nli(tmp_path / "teacher", ["entailment", "neutral", "contradiction"]), tmp_path / "kept.safetensors"
    monkeypatch.setattr(soft_labels, "CHUNK", 5)
    cpu = torch.device("cpu")
    whole = soft_labels.soft_labels(teacher, ROWS, tmp_path / "whole.safetensors", cpu)
    assert whole.shape == (len(ROWS), 3) and torch.allclose(whole.sum(dim=1), torch.ones(len(ROWS)), atol=1e-5)

    class Stopped(Exception):
        pass

    def save_twice(*args: object, **kwargs: object) -> None:
        saved.append(save_file(*args, **kwargs))
        if len(saved) == 3:
            raise Stopped

    saved: list[None] = []
    save_file = soft_labels.save_file
    monkeypatch.setattr(soft_labels, "save_file", save_twice)
    with pytest.raises(Stopped):
        soft_labels.soft_labels(teacher, ROWS, kept, cpu)
    assert torch.equal(soft_labels.soft_labels(teacher, ROWS, kept, cpu), whole)
    assert len(saved) == 6  # 24 rows in fives, the third of which was not put in place when it stopped
    assert torch.equal(soft_labels.soft_labels(teacher, ROWS[::-1], kept, cpu)[0], whole[-1])


def test_a_teacher_is_asked_about_the_plain_form(tmp_path: Path) -> None:
    teacher, cpu = save_nli(tmp_path / "teacher", ["entailment", "neutral", "contradiction"]), torch.device("cpu")
    told = [Row("It rained a lot.", "Well, it rained.", "e", "reply_own", (r.premise, r.hypothesis)) for r in ROWS]
    plain = soft_labels.soft_labels(teacher, ROWS, tmp_path / "plain.safetensors", cpu)
    assert torch.equal(soft_labels.soft_labels(teacher, told, tmp_path / "told.safetensors", cpu), plain)


def test_training_with_a_teacher_learns_from_it(tmp_path: Path) -> None:
    write_rows(tmp_path / "rows.tsv", [*ROWS, *(r._replace(label="?", dataset="siblings", premise=r.hypothesis) for r in ROWS)])
    backbone = save_nli(tmp_path / "backbone", ["entailment", "neutral", "contradiction"])
    alone = train(tmp_path / "alone", tmp_path / "rows.tsv", backbone)
    told = train(tmp_path / "told", tmp_path / "rows.tsv", backbone, "--teacher", str(backbone), "--teacher-share", "0.5")
    assert any(not torch.equal(alone[name], told[name]) for name in told)


def test_of_data_sets_without_a_teacher_the_labels_alone_are_learned(tmp_path: Path) -> None:
    write_rows(tmp_path / "rows.tsv", ROWS)
    backbone = save_nli(tmp_path / "backbone", ["entailment", "neutral", "contradiction"])
    taught = ["--teacher", str(backbone), "--teacher-share", "0.5", "--untaught"]
    alone = train(tmp_path / "alone", tmp_path / "rows.tsv", backbone)
    untaught = train(tmp_path / "untaught", tmp_path / "rows.tsv", backbone, *taught, "no_such", "ow")
    told = train(tmp_path / "told", tmp_path / "rows.tsv", backbone, *taught, "no_such")
    assert all(torch.equal(alone[name], untaught[name]) for name in alone)
    assert any(not torch.equal(alone[name], told[name]) for name in told)


def test_scripts_have_help() -> None:
    for script in (make_pairs.main, make_unlabelled.main):
        with pytest.raises(SystemExit), pytest.MonkeyPatch.context() as patch:
            patch.setattr("sys.argv", ["x", "--help"])
            script()


def test_averages_of_models_weigh_each() -> None:
    first, second = {"w": torch.tensor([0.0, 2.0])}, {"w": torch.tensor([4.0, 2.0])}
    assert averaged([first, second], [1.0, 3.0])["w"].tolist() == [3.0, 2.0]
