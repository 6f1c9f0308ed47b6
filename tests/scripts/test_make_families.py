"""Training rows by family: labels, twins, numbers that agree, the words that are wrong, and the file they are written to."""

from __future__ import annotations

import random
import re
from pathlib import Path

import make_families
import pytest
from families import facts, records
from families.blocks import blocks
from families.forms import FORMS, in_form
from families.frames import Case, case_of
from families.frames import families as all_families
from families.joins import joined_cases
from families.mined import cases
from families.pairing import pair_of
from families.surroundings import Texts, surrounded
from kit_rows import wrong_spans
from make_families import framed, make
from nli_rows import Row, read_rows, write_rows

LONG = (
    "The harbour of Skerra was built by monks. It has two piers and a lighthouse. In summer, yachts come from Hollin and beyond. "
    "The fishermen sell their catch in a wooden hall. Storms have broken the outer pier more than once. The council repairs it with "
    "stones from the old quarry. Children learn to swim between the boats."
)
PREMISES = [
    ("The mill of the valley grinds rye and wheat for the bakers.", "The mill grinds rye.", "The mill grinds maize."),
    ("A ferry takes the workers over the sound every morning.", "Workers cross the sound.", "Workers walk to the factory."),
    ("In winter the road over the pass is closed for weeks.", "The pass is closed in winter.", "The pass is open in winter."),
    ("The choir sang in the square until the rain began.", "The choir sang outside.", "The choir sang in a church."),
    ("Two engineers measured the depth of the lake last year.", "The lake was measured.", "The lake has no water."),
    ("The library lends out tools as well as books.", "Tools can be borrowed there.", "Only books can be borrowed there."),
    (LONG, "Skerra has a lighthouse there.", "Skerra has no lighthouse there."),
]
ROWS = [
    Row(premise, hypothesis, label, "own")
    for premise, right, wrong in PREMISES
    for hypothesis, label in ((right, "e"), (wrong, "c"))
]
TEXTS = Texts.of([premise for premise, *_ in PREMISES])
MINED = [
    (
        "former",
        "Anna Berg, a former mayor of Hollin, opened the fair.",
        "Anna Berg used to be a mayor of Hollin.",
        "Anna Berg is still a mayor of Hollin.",
        "c",
    ),
    (
        "plan",
        "The council plans to widen the bridge.",
        "The council intends to widen the bridge.",
        "The council has managed to widen the bridge.",
        "n",
    ),
    (
        "attempt",
        "The crew failed to raise the wreck.",
        "The crew did not manage to raise the wreck.",
        "The crew managed to raise the wreck.",
        "c",
    ),
    (
        "modality",
        "The bridge may reopen in spring.",
        "It is possible that the bridge will reopen in spring.",
        "It is certain that the bridge will reopen in spring.",
        "n",
    ),
    (
        "condition",
        "If the ice holds, the race will start at noon.",
        "The race will start at noon if the ice holds.",
        "The race will start at noon in any case.",
        "n",
    ),
    (
        "exception",
        "All shops were closed except the bakery.",
        "Apart from the bakery, all shops were closed.",
        "All shops were closed without exception.",
        "ne",
    ),
    ("rise", "The rent rose to 900 euros.", None, None, ""),
    (
        "rise",
        "The rent in Hollin rose to 900.",
        "The rent in Hollin rose and reached 900.",
        "The rent in Hollin rose by 900.",
        "ne",
    ),
    (
        "order",
        "After the fire broke out, the guests left the hall.",
        "The guests left the hall after the fire broke out.",
        "The guests left the hall before the fire broke out.",
        "c",
    ),
    (
        "possessor",
        "Hollin's bridge was closed for repairs.",
        "The bridge of Hollin was closed for repairs.",
        "Hollin was closed for repairs.",
        "n",
    ),
    (
        "speaker",
        "Anna Berg said that the bridge was safe.",
        "According to Anna Berg, the bridge was safe.",
        "Anna Berg denied that the bridge was safe.",
        "c",
    ),
    (
        "superlative",
        "Hollin is one of the oldest towns in the valley.",
        "Hollin is among the oldest towns in the valley.",
        "Hollin is the oldest of all towns in the valley.",
        "n",
    ),
    (
        "converse",
        "Hollin was founded by Anna Berg in 1820.",
        "Anna Berg founded Hollin in 1820.",
        "Hollin founded Anna Berg in 1820.",
        "ne",
    ),
    (
        "contrast",
        "The mill was sold in spring, while the barn was sold in autumn.",
        "The barn was sold in autumn.",
        "The mill was sold in autumn.",
        "ne",
    ),
    (
        "denial",
        "The ferry did not sail on Monday.",
        "It is not so that the ferry did sail on Monday.",
        "It is so that the ferry did sail on Monday.",
        "c",
    ),
    (
        "unit",
        "The bridge has cost the town $3 million so far.",
        "The bridge has cost the town 3 million dollars so far.",
        "The bridge has cost the town 3 billion dollars so far.",
        "c",
    ),
    (
        "clock",
        "The ferry to Hollin leaves at 7 p.m. on Mondays.",
        "The ferry to Hollin leaves at 7 pm on Mondays.",
        "The ferry to Hollin leaves at 7 am on Mondays.",
        "c",
    ),
]


def drawn(family: str, number: int, seed: int = 0) -> list[Case]:
    found = framed(family, random.Random(f"{seed}/{family}"))
    return [next(found) for _ in range(number)]


@pytest.mark.parametrize(
    ("family", "premise", "right", "wrong", "label"), MINED, ids=[f"{line[0]}-{line[1][:20]}" for line in MINED]
)
def test_a_pattern_tells_what_stays_true_and_what_becomes_wrong(
    family: str, premise: str, right: str | None, wrong: str | None, label: str
) -> None:
    found = cases([premise], random.Random(0)).get(family, [])
    if right is None:
        assert not found
        return
    assert any(right in case.right and (wrong, label) in case.wrong for case in found), found


@pytest.mark.parametrize(
    "premise",
    [
        "The event was intended to be open to all.",
        "She asked if the bridge was safe.",
        "There is a mill in the valley that nobody owns.",
        "The word said that it was not only late but lost.",
    ],
)
def test_what_only_looks_like_a_pattern_is_left_out(premise: str) -> None:
    assert not {"plan", "condition", "possessor", "denial"} & set(cases([premise], random.Random(0)))


@pytest.mark.parametrize("family", all_families())
def test_every_frame_fills_to_the_end(family: str) -> None:
    for case in drawn(family, 3 * len(all_families()[family])):
        texts = [case.premise, *case.right, *(text for text, _ in case.wrong)]
        assert case.right and case.wrong
        assert not {text for text, _ in case.wrong} & set(case.right)
        assert {label for _, label in case.wrong} <= {"c", "n", "ne"}
        for text in texts if family != "table" else texts[1:]:
            assert not re.search(r"[{}\[\]<>|~]", text), text
            assert text == " ".join(text.split()) and ".." not in text


@pytest.mark.parametrize("family", [name for name in all_families() if name != "table"])
def test_a_family_has_many_frames(family: str) -> None:
    assert sum(len(block.lines[mark]) for block in all_families()[family] for mark in "><") >= 12


def test_each_premise_of_a_frame_has_its_own_right_and_wrong(tmp_path: Path) -> None:
    path = tmp_path / "own.txt"
    path.write_text(
        "## own\n\n> {A} is in.\n< {A} is out.\n= One can meet {A}.\n! One cannot meet {A}.\n\n~ y1 y2 y3 | It was in {?}.\n",
        "utf-8",
    )
    first, second = blocks(path)
    for seed in range(20):
        case = case_of(first, random.Random(seed))
        inside = case.premise.endswith("in.")
        assert ("cannot" not in case.right[0]) == inside and ("cannot" in case.wrong[0][0]) == inside
    case = case_of(second, random.Random(0))
    assert case.premise < case.right[0] < case.wrong[0][0]


def test_a_line_that_belongs_nowhere_is_named(tmp_path: Path) -> None:
    path = tmp_path / "own.txt"
    path.write_text("## own\n\nA text without a mark.\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"own\.txt, line 3: expected a mark"):
        list(blocks(path))


def test_numbers_agree() -> None:
    for seed in range(200):
        rng = random.Random(seed)
        change, counted, share = facts.rise(rng), facts.count(rng), facts.points(rng)
        old, new, by = (int(re.sub(r"\D", "", change[name])) for name in ("old", "new", "by"))
        assert new - old == (by if change["change"] == "increase" else -by)
        assert counted["total"] != counted["bad_total"] and counted["rest"] != counted["bad_rest"]
        assert int(counted["then"]) - int(counted["born"]) == int(counted["age"]) != int(counted["bad_age"])
        relative = abs(int(share["new"]) - int(share["old"])) * 100 / int(share["old"])
        assert relative == int(share["rel"]) and share["rel"] != share["by"]
        time = facts.clock(rng)
        assert time["same"] != time["bad"] and time["there"] != time["bad_there"]


@pytest.mark.parametrize(
    ("hour", "minute", "told"),
    [(0, 0, "12"), (9, 30, "9:30"), (12, 5, "12:05"), (19, 0, "7"), (23, 45, "11:45")],
)
def test_the_clock_has_two_halves(hour: int, minute: int, told: str) -> None:
    found = {facts.twelve(hour, minute, random.Random(seed), plain=True) for seed in range(20)}
    assert all(text.startswith(told) and ("a" in text) == (hour < 12) for text in found), found


def test_a_table_bears_out_its_sentences_and_not_the_wrong_ones() -> None:
    for seed in range(100):
        made = records.table(random.Random(seed))
        assert all(made[f"right{name}"] != made[f"wrong{name}"] for name in ("1", "2", "3", "most"))


def test_a_measure_is_told_in_another_unit() -> None:
    for seed in range(60):
        made = facts.units(random.Random(seed))
        assert len({made["measured"], made["same_measured"], made["bad_measured"]}) == 3
        assert made["same_span"] != made["bad_span"] and made["same_sum"] != made["bad_sum"]


def test_parts_of_a_premise_stay_in_their_order_among_others() -> None:
    lengths = []
    for seed in range(60):
        text = surrounded("First there was a mill.;;Then it burned.", TEXTS, random.Random(seed))
        assert ";;" not in text and text.index("First there") < text.index("Then it")
        lengths.append(len(text.split()))
    assert min(lengths) == 8 and max(lengths) > 100 and max(lengths) <= 350
    short = Texts.of([premise for premise, *_ in PREMISES], 400)
    assert max(len(surrounded("It burned.", short, random.Random(seed))) for seed in range(60)) <= 450


def test_claims_of_two_premises_are_joined() -> None:
    for case in joined_cases(ROWS, random.Random(0)):
        assert ";;" in case.premise and case.wrong[0][1] == "c"
        assert set(re.findall(r"\w+", case.right[0])) & set(re.findall(r"\w+", case.wrong[0][0]))


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ("- {}", "- The mill burned."),
        ("In short: {}", "In short: The mill burned."),
        ("Note that {}", "Note that the mill burned."),
    ],
)
def test_a_form_keeps_the_claim(form: str, told: str) -> None:
    assert form in FORMS
    assert in_form(form, "The mill burned.", "A fire broke out.") == told


def test_a_wrong_row_stands_beside_its_twin_and_its_wrong_words_are_told() -> None:
    rows = make(ROWS, 12, 0)
    pairs = list(zip(rows[::2], rows[1::2], strict=True))
    assert {row.dataset for row in rows} >= {f"made_{name}" for name in (*all_families(), "joined", "form")}
    for wrong, right in pairs:
        assert wrong.premise == right.premise and wrong.dataset == right.dataset
        assert wrong.label in ("c", "n", "ne") and right.label == "e" and wrong.hypothesis != right.hypothesis
    spans = wrong_spans(rows)
    assert all(found == [] for row, found in zip(rows, spans, strict=True) if row.label == "e")
    told = [bool(found) for row, found in zip(rows, spans, strict=True) if row.label != "e"]
    assert sum(told) > 0.7 * len(told)
    assert rows == make(ROWS, 12, 0) != make(ROWS, 12, 1)


@pytest.mark.parametrize(
    ("right", "wrong", "words"),
    [
        ("Berg bought the mill from Lind in 1987.", "Lind bought the mill from Berg in 1987.", ["Lind", "Berg"]),
        ("The rent rose to 900 euros.", "The rent rose by 900 euros.", ["by"]),
        ("It is possible that the bridge will close.", "It is certain that the bridge will close.", ["certain"]),
    ],
)
def test_the_wrong_words_are_those_that_were_changed(right: str, wrong: str, words: list[str]) -> None:
    pair = pair_of(Case("A premise.", (right,), ((wrong, "c"),)), "own", TEXTS, random.Random(0))
    assert pair is not None
    spans = wrong_spans(pair)[0]
    assert spans is not None and [wrong[start:end] for start, end in spans] == words


def test_the_command_writes_rows_that_can_be_read_and_leaves_out_held_premises(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "nli").mkdir()
    for name in ("train", "train_two_way"):
        write_rows(tmp_path / "nli" / f"{name}.tsv.xz", ROWS)
    write_rows(tmp_path / "held.tsv", [ROWS[0]])
    out = tmp_path / "families.tsv.xz"
    command = [
        "make_families",
        "--data",
        str(tmp_path),
        "--per-family",
        "2",
        "--out",
        str(out),
        "--without",
        str(tmp_path / "held.tsv"),
    ]
    monkeypatch.setattr("sys.argv", command)
    make_families.main()
    rows = read_rows(out)
    assert f"{len(rows):,} rows written" in capsys.readouterr().out
    assert len(rows) >= 100 and not any(ROWS[0].premise in row.premise for row in rows)
