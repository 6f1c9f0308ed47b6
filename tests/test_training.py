"""The training scripts: made pairs, the loss, and a training that resumes exactly (on a tiny backbone that the test makes)."""

from __future__ import annotations

import random
from pathlib import Path

import make_pairs
import pytest
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
    assert cap(rows[-1:], {"x": 3}, seed=0) == rows[-1:] * 3
    (tmp_path / "bad.tsv").write_text("premise\thypothesis\tlabel\tdataset\nonly one field\n", encoding="utf-8")
    with pytest.raises(ValueError, match="line 2"):
        read_rows(tmp_path / "bad.tsv")


def test_not_entailed_is_neutral_or_contradicted() -> None:
    def loss(logits: list[float], label: int) -> float:
        return float(train_nli.pair_loss(torch.tensor([logits]), torch.tensor([label])))

    assert loss([-9.0, 9.0, -9.0], 3) == pytest.approx(0, abs=1e-3) == loss([-9.0, -9.0, 9.0], 3)
    assert loss([9.0, -9.0, -9.0], 3) > 5
    assert loss([0.0, 0.0, 0.0], 0) == pytest.approx(1.0986, abs=1e-3)


def test_the_learning_rate_warms_up_stays_and_falls() -> None:
    rates = [train_nli.rate(step, 100, 10, 40) for step in range(100)]
    assert rates[0] == 0.1 and rates[30] == 1 and rates[99] == pytest.approx(0.025)
    assert max(rates) == 1 and min(rates) > 0


def test_batches_are_seeded_and_hold_every_row_once() -> None:
    lengths = [random.Random(0).randint(1, 50) for _ in range(103)]
    order = train_nli.batch_order(lengths, 8, seed=3)
    first = [next(order) for _ in range(13)]
    assert sorted(i for batch in first for i in batch) == list(range(103))
    again = train_nli.batch_order(lengths, 8, seed=3)
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


def test_scripts_have_help() -> None:
    for script in (make_pairs.main,):
        with pytest.raises(SystemExit), pytest.MonkeyPatch.context() as patch:
            patch.setattr("sys.argv", ["x", "--help"])
            script()


def test_averages_of_models_weigh_each() -> None:
    first, second = {"w": torch.tensor([0.0, 2.0])}, {"w": torch.tensor([4.0, 2.0])}
    assert averaged([first, second], [1.0, 3.0])["w"].tolist() == [3.0, 2.0]
