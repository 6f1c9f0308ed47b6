"""The kit for training elsewhere: rows and weights packed, carried in parts, trained by the clock, and brought back whole."""

from __future__ import annotations

import json
import math
import subprocess
from pathlib import Path

import gpu_kit
import gpu_run
import kit_parts
import kit_rows
import numpy as np
import packed_pairs
import pytest
import timed_training
import torch
from held_figures import Said, figures, objective
from kit_check import OPTIONS, check, own_rows
from kit_pack import calls, write_kit
from nli_rows import Row
from packed_rows import compressed, differing, packed
from safetensors.torch import load, save
from tiny_models import save_mpnet, save_nli, tokenizer
from transformers import AutoTokenizer

ROOT = Path(__file__).resolve().parents[2]
LABELS = ["entailment", "neutral", "contradiction"]
ROWS = [
    Row("the bridge was closed. two lorries did not stop.", "two lorries did not stop.", "e", "own"),
    Row("the bridge was closed. two lorries did not stop.", "nine lorries did not stop.", "c", "made_number"),
    Row("two lorries did not stop.", "the mayor said it. well, a new bridge", "n", "own"),
    Row("it is new", "it is a bridge", "?", "siblings"),
    Row("is it new", "well, it is said", "ne", "reply_own", ("it is new", "it is said")),
    Row("the mayor " * 40, "two lorries " * 30, "c", "own"),
]


@pytest.fixture
def models(tmp_path: Path) -> Path:
    save_nli(tmp_path / "models" / "nli", LABELS)
    save_mpnet(tmp_path / "models" / "nli-large", LABELS)
    return tmp_path / "models"


@pytest.fixture
def rows(models: Path) -> packed_pairs.PackedRows:
    small, large = (AutoTokenizer.from_pretrained(models / name) for name in ("nli", "nli-large"))
    spans = kit_rows.wrong_spans(ROWS)
    return packed_pairs.PackedRows(*_packed(spans, small, large))


def _packed(spans: list[list[tuple[int, int]] | None], small: object, large: object) -> tuple[bytes, dict[str, object]]:
    arrays, about = packed(ROWS, [row.label == "n" for row in ROWS], spans, small, large)
    return compressed(arrays), json.loads(json.dumps(about))


@pytest.mark.parametrize("name", ["small", "large"])
@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize("most", [60, 33, 32, 12])
def test_packed_rows_are_what_the_tokenizers_say(
    rows: packed_pairs.PackedRows, models: Path, name: str, plain: bool, most: int
) -> None:
    words = AutoTokenizer.from_pretrained(models / {"small": "nli", "large": "nli-large"}[name])
    order = sorted(ROWS, key=lambda row: row[:2])
    texts = [row.asked if plain else row[:2] for row in order]
    pairs = rows.pairs(name, np.arange(len(ROWS)), most, plain)
    wanted = words(*map(list, zip(*texts, strict=True)), truncation="longest_first", max_length=most, padding=True)
    inputs, labels = pairs.batch(range(len(ROWS)))
    assert labels.tolist() == [["e", "n", "c", "ne", "?"].index(row.label) for row in order]
    assert {key: value.tolist() for key, value in inputs.items()} == {key: wanted[key] for key in inputs}
    assert set(inputs) == set(wanted)


def test_wrong_tokens_are_marked_where_they_are_known(rows: packed_pairs.PackedRows) -> None:
    order = sorted(ROWS, key=lambda row: row[:2])
    pairs = rows.pairs("small", np.arange(len(ROWS)), 60)
    marks = dict(zip((row.hypothesis for row in order), pairs.marks_of(range(len(ROWS))).tolist(), strict=True))
    inputs, _ = pairs.batch(range(len(ROWS)))
    for place, row in enumerate(order):
        if row.hypothesis == "nine lorries did not stop.":
            at = marks[row.hypothesis].index(packed_pairs.WRONG)
            vocabulary = tokenizer(64).get_vocab()
            assert int(inputs["input_ids"][place, at]) == vocabulary["nine"]
            assert marks[row.hypothesis].count(packed_pairs.WRONG) == 1
            assert marks[row.hypothesis].count(packed_pairs.SUPPORTED) == 5
    assert packed_pairs.WRONG not in marks["two lorries did not stop."]
    assert packed_pairs.SUPPORTED in marks["two lorries did not stop."]
    assert set(marks["well, it is said"]) == set(marks["it is a bridge"]) == {packed_pairs.NO_MARK}
    assert rows.plain_rows.tolist() == [[row.label for row in order].index("ne")]


def test_spans_come_from_near_copies_and_entailed_twins_and_follow_into_longer_premises() -> None:
    premise = "In 1998, the council of Hollin bought 24 ferries from Anna Berg."
    made = Row(premise, "The council of Hollin bought 34 ferries from Anna Berg.", "c", "made_number")
    told = [
        made,
        Row(premise, "Hollin got new ferries.", "e", "own"),
        Row(premise, "Hollin got old ferries.", "c", "own"),
        Row(premise, "Nobody has ever been there at all.", "c", "own"),
        made._replace(premise=f"It rained. {premise}", dataset="joined_made_number"),
        Row(premise, "Hollin got new ships.", "?", "siblings"),
    ]
    found = [
        None if spans is None else [r.hypothesis[a:b] for a, b in spans]
        for r, spans in zip(told, kit_rows.wrong_spans(told), strict=True)
    ]
    assert found == [["34"], [], ["old"], None, ["34"], None]


def test_rows_are_drawn_with_the_held_out_ones_apart() -> None:
    train, two_way, long = own_rows()
    how = kit_rows.Draw(10, 12, 40, 30, 20, 8, 100, 30, 10, 30, 3)
    rows, held = kit_rows.draw(train, two_way, train[:60], long, how)
    assert (rows, held) == kit_rows.draw(train, two_way, train[:60], long, how)
    kept = {row for row, out in zip(rows, held, strict=True) if out}
    free = [row for row, out in zip(rows, held, strict=True) if not out]
    assert set(train[:60]) <= kept and not kept & set(free)
    assert {"made_number", "grounding"} <= {row.dataset for row in kept}
    assert not {row.premise for row in train[:60]} & {
        row.premise for row in free if row.label == "?" and "joined" not in row.dataset
    }
    assert {"siblings", "swapped", "grounding", "own", "own_two", "made_copy"} <= {row.dataset for row in free}


def test_texts_whose_tokens_are_not_those_of_their_sentences_are_found(models: Path) -> None:
    class Odd:
        def __call__(self, text: str, **kwargs: object) -> dict[str, list[int]]:
            return {"input_ids": [len(text)]}

    assert differing(ROWS, [AutoTokenizer.from_pretrained(models / "nli")]) == []
    assert differing(ROWS[:1], [Odd()]) == ROWS[:1]


@pytest.mark.parametrize("width", [1, 2])
def test_squeezed_numbers_come_back(width: int) -> None:
    for size in (0, 2, 5000):
        data = np.random.default_rng(0).normal(size=size).astype(np.float16).tobytes()
        assert kit_parts.unsqueezed(kit_parts.squeezed(data, width)) == data
    with pytest.raises(ValueError, match="3 bytes"):
        kit_parts.squeezed(b"abc", 2)


def test_parts_are_kept_until_all_are_there_and_checked(tmp_path: Path) -> None:
    data = bytes(range(256)) * 40
    parts = kit_parts.write_parts(data, tmp_path / "kit", 4000)
    assert len(parts) == 3
    assert kit_parts.store(parts[:1], tmp_path / "kept") is None
    assert kit_parts.store([parts[2]], tmp_path / "kept") is None
    assert kit_parts.store(parts[1:2], tmp_path / "kept") == data
    other = kit_parts.write_parts(data[::-1], tmp_path / "other", 4000)
    assert kit_parts.store(other[:1], tmp_path / "kept") is None
    assert kit_parts.store(other, tmp_path / "kept") == data[::-1]
    (parts[0] / kit_parts.DATA).write_bytes(b"broken")
    with pytest.raises(ValueError, match="part-1 is not what was sent"):
        kit_parts.store(parts, tmp_path / "kept")
    pieces = kit_parts.cut(data, 4000)
    with pytest.raises(ValueError, match="not what was sent"):
        kit_parts.joined([*pieces[:2], b""], kit_parts.described(pieces))
    with pytest.raises(ValueError, match="not what was sent"):
        kit_parts.joined(pieces[:2], kit_parts.described(pieces))


def test_models_go_aside_and_back_and_nothing_is_lost(tmp_path: Path) -> None:
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "a").write_text("a")
    for _ in range(2):
        gpu_kit.move(tmp_path, "models", gpu_kit.ASIDE)
    assert not (tmp_path / "models").exists() and gpu_kit.models_folder(tmp_path, None) == tmp_path / gpu_kit.ASIDE
    for _ in range(2):
        gpu_kit.move(tmp_path, gpu_kit.ASIDE, "models")
    assert (tmp_path / "models" / "a").read_text() == "a"
    (tmp_path / gpu_kit.ASIDE).mkdir()
    with pytest.raises(SystemExit, match="both"):
        gpu_kit.move(tmp_path, "models", gpu_kit.ASIDE)
    with pytest.raises(SystemExit, match="neither"):
        gpu_kit.move(tmp_path, "x", "y")


def test_the_kit_has_git_ignore_it_once(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    for _ in range(2):
        gpu_kit.exclude(tmp_path, ".kit")
    assert (tmp_path / ".git" / "info" / "exclude").read_text().splitlines().count("/.kit/") == 1


def test_each_call_stays_below_its_limit(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (tmp_path / "a.txt").write_bytes(b"a" * 10_000)
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "b").write_bytes(b"b" * 90_000)
    gpu_kit.exclude(tmp_path, ".kit")
    listed = write_kit(b"c" * 50_000, tmp_path / ".kit", tmp_path, 40_000, "--seed 3")
    assert [call["carry"] for call in listed] == [[".kit/part-1"], [".kit/part-2"], [], [], [], []]
    assert all(call["command"].count(" run ") == (n in (1, 2, 3)) for n, call in enumerate(listed))
    assert all("--seed 3" in call["command"] for call in listed if " run " in call["command"])
    assert (
        listed == json.loads((tmp_path / ".kit" / "calls.json").read_text())
        and listed[1:] == calls(["x", ".kit/part-2"], "--seed 3")[1:]
    )
    for part in (tmp_path / ".kit").glob("part-*"):
        assert 10_000 + sum(path.stat().st_size for path in part.iterdir()) < 40_000
    with pytest.raises(ValueError, match="alone"):
        write_kit(b"c", tmp_path / ".kit", tmp_path, 9_000, "")


def test_chunks_hold_every_row_and_no_more_tokens_than_asked() -> None:
    lengths = [5, 30, 7, 90, 11, 12]
    found = list(timed_training.chunks(range(6), lengths, 40))
    assert sorted(i for chunk in found for i in chunk) == list(range(6))
    assert all(len(chunk) == 1 or len(chunk) * max(lengths[i] for i in chunk) <= 40 for chunk in found)


def test_the_rate_rises_and_ends_at_zero_with_the_time() -> None:
    shares = [timed_training.rate_share(done / 100, 0.05) for done in range(101)]
    assert 0 < shares[0] < 0.05 and max(shares) > 0.98 and shares[100] == 0
    assert shares[10:] == sorted(shares[10:], reverse=True)


def test_the_second_head_learns_from_marked_tokens_alone() -> None:
    marks = torch.tensor([[0, 1, 2, 0]], dtype=torch.uint8)
    right = timed_training.support_loss(torch.tensor([[9.0, 9.0, -9.0, -9.0]]), marks)
    wrong = timed_training.support_loss(torch.tensor([[9.0, 9.0, 9.0, -9.0]]), marks)
    assert float(right) == pytest.approx(0, abs=1e-3)
    assert float(wrong) == pytest.approx(9 * 4 / 5, abs=1e-2)
    assert float(timed_training.support_loss(torch.zeros(1, 2), torch.zeros(1, 2, dtype=torch.uint8))) == 0


def test_figures_count_by_label_and_data_set() -> None:
    sure = torch.tensor([[9.0, 0, 0], [0, 9.0, 0], [0, 0, 9.0], [9.0, 0, 0]])
    tokens = [
        (torch.tensor([1.0, -1.0]), torch.tensor([1, 2], dtype=torch.uint8)),
        (torch.ones(2), torch.ones(2, dtype=torch.uint8)),
    ]
    answers = Said(sure, torch.tensor([0, 1, 3, 3]), [*tokens, *tokens])
    table = figures(answers, ["a", "a", "made_x", "made_x"], 1.0)
    assert table["by"]["three-way"] == {"rows": 2, "loss": 0.0002, "accuracy": 1.0}
    assert table["by"]["made_x"]["accuracy"] == 0.5 == table["by"]["label ne"]["accuracy"]
    assert table["by"]["entailed or not"]["accuracy"] == 0.75
    assert table["words"]["the least supported token is a wrong one"] == 1 == table["words"]["wrong tokens found"]
    assert objective(answers, ["a", "a", "made_x", "made_x"], 1.0) == pytest.approx((9 - math.log(2)) / 4, abs=0.01)
    assert Said(sure[:2], torch.tensor([0, 2]), []).temperature() > 3


def test_weights_of_8_bits_and_new_heads_are_built(models: Path) -> None:
    config = json.loads((models / "nli" / "config.json").read_text())
    state = load((models / "nli" / "model.safetensors").read_bytes())
    coarse = {name: tensor.to(torch.float8_e4m3fn) if tensor.dim() == 2 else tensor for name, tensor in state.items()}
    model = timed_training.built(config, load(save(coarse)), torch.device("cpu"), support=True)
    logits, support = timed_training.Heads(model)({"input_ids": torch.tensor([[2, 6, 3]])})
    assert logits.shape == (1, 3) and support is not None and support.shape == (1, 3)
    with pytest.raises(ValueError, match="do not fit"):
        timed_training.built(config, {"odd": torch.zeros(1)}, torch.device("cpu"))


def test_what_came_back_is_checked(tmp_path: Path, models: Path) -> None:
    back = tmp_path / "back"
    back.mkdir()
    data = save({"classifier.weight": torch.ones(2, 2, dtype=torch.float16)})
    pieces = kit_parts.cut(kit_parts.squeezed(data + b" " * (len(data) % 2), 2), 60)
    about = {"small": kit_parts.described(pieces) | {"config": {"nli_temperature": 1.5}, "start": 0.2}}
    (back / "returned.json").write_text(json.dumps(about))
    for number, piece in enumerate(pieces[:-1]):
        (back / f"small-{number:02}.bin").write_bytes(piece)
    with pytest.raises(ValueError, match="missing: small-"):
        gpu_kit.unpack([back], tmp_path / "new", models)
    (back / f"small-{len(pieces) - 1:02}.bin").write_bytes(pieces[-1])
    assert gpu_kit.unpack([back], tmp_path / "new", models) == [tmp_path / "new" / "nli"]
    assert json.loads((tmp_path / "new" / "nli" / "config.json").read_text()) == {"nli_temperature": 1.5}
    assert {path.name for path in (tmp_path / "new" / "nli").iterdir()} == {
        "config.json",
        "model.safetensors",
        "tokenizer.json",
        "tokenizer_config.json",
    }


def test_a_run_needs_somewhere_to_write() -> None:
    assert gpu_run.arguments(["store"]).seconds < 600
    with pytest.raises(SystemExit):
        gpu_run.arguments(["run"])


def test_the_whole_way_with_tiny_models(models: Path, capsys: pytest.CaptureFixture[str]) -> None:
    quick = (
        OPTIONS.replace("--seconds 9", "--seconds 90").replace("seconds 4", "seconds 0.5").replace("out-mib 0.7", "out-mib 60")
    )
    check(ROOT, models, None, gpu_kit.unpack, quick + " --max-tokens 60", models)
    said = capsys.readouterr().out
    assert "more parts are needed" in said and "all done" in said and "0 pieces left to send" in said
    assert "nli: ['" in said and "nli-large: ['" in said
