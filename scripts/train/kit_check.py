"""The kit's whole way on one machine: packed, run call by call in a folder that holds only what a call carries, and unpacked."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import torch
from kit_pack import FOLDERS, MIB, Clock, checkout_files, drawn, packed_kit, thousand, write_kit
from kit_rows import draw
from nli_rows import Row
from transformers import AutoConfig, AutoModelForSequenceClassification, AutoTokenizer

MOST_FILES, MOST_FILE, MOST_BACK, MOST_CALL = 8, 16 * MIB, 64 * MIB, 64 * MIB
OPTIONS = (
    "--seconds 9 --large-seconds 4 --small-seconds 4 --large-epochs 1e9 --small-epochs 1e9 --large-batch 16 --small-batch 16 "
    "--tokens 1024 --small 100 --piece-mib 0.3 --out-mib 0.7"
)
MORE_RUNS = 6
"""Beyond those listed, for a machine that many share."""
PAIRS = (("The bridge was closed on Monday.", "The bridge was not open."), ("Two lorries did not stop.", "Two lorries stopped."))

Unpack = Callable[[Sequence[Path], Path, Path], list[Path]]


def own_rows() -> tuple[list[Row], list[Row], list[Row]]:
    """Rows written on the spot: with three labels, with two, and long ones."""
    people = ["Anna Berg", "Peter Lind", "Marta Holm", "Jonas Vik", "Karl Moe", "Eva Dahl"]
    towns = ["Hollin", "Skerra", "Port Ellin", "Lake Tarn", "Ostby"]
    rows = []
    for number in range(330):
        one, other, town = people[number % 6], people[(number + 1 + number // 7 % 5) % 6], towns[number % 5]
        premise = f"In {1950 + number % 70}, {one} bought {number + 2} ferries from {other} for use in {town} number {number}."
        said = (
            (f"The ferries of {town} number {number} were bought by {one}.", "e"),
            (f"The ferries of {town} number {number} were bought in winter by somebody.", "n"),
            (f"The ferries of {town} number {number} were bought by {other}.", "c"),
        )
        rows += [Row(premise, hypothesis, label, "own") for hypothesis, label in said]
    two = [row._replace(label="e" if row.label == "e" else "ne", dataset="own_two") for row in rows[1::9]]
    long = [
        Row(" ".join(r.premise for r in rows[n : n + 24 : 3]), rows[n].hypothesis, "e", "grounding") for n in range(0, 120, 3)
    ]
    return rows, two, long


def tiny(models: Path, out: Path) -> None:
    """Models of two thin layers with the real models' tokenizers."""
    torch.manual_seed(0)
    for folder in FOLDERS.values():
        config = json.loads((models / folder / "config.json").read_text(encoding="utf-8"))
        config |= {"hidden_size": 16, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 32}
        shape = AutoConfig.for_model(config.pop("model_type"), **config)
        AutoModelForSequenceClassification.from_config(shape, dtype=torch.float32).half().save_pretrained(out / folder)
        for file in ("tokenizer.json", "tokenizer_config.json"):
            shutil.copyfile(models / folder / file, out / folder / file)


def carried(root: Path, to: Path, carry: Sequence[str]) -> int:
    """Bring to a folder what a call brings; how many bytes that is."""
    size = 0
    for name in [*checkout_files(root), *(path.relative_to(root) for part in carry for path in (root / part).iterdir())]:
        (to / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root / name, to / name)
        size += (to / name).stat().st_size
    return size


def called(call: dict[str, Any], root: Path, far: Path, out: Path, python: str) -> str:
    """Make one call as it would be made elsewhere; what it printed. Raises SystemExit where it failed or passed a limit."""
    size = carried(root, far / "checkout", call["carry"])
    out.mkdir()
    (far / "tmp").mkdir(exist_ok=True)
    keep = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    done = subprocess.run(
        ["bash", "-c", call["command"].replace("python3", python, 1)],
        cwd=far / "checkout",
        env={**keep, "OUT": str(out), "TMPDIR": str(far / "tmp"), "HF_HUB_OFFLINE": "1", "OMP_NUM_THREADS": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    files = [path.stat().st_size for path in out.iterdir()]
    print(done.stdout, end="")
    print(f"rc {done.returncode}; {size / MIB:.1f} MiB there, {len(files)} files of {sum(files) / MIB:.1f} MiB back", flush=True)
    if done.returncode:
        raise SystemExit("a call failed")
    if size > MOST_CALL or len(files) > MOST_FILES or max(files, default=0) > MOST_FILE or sum(files) > MOST_BACK:
        raise SystemExit("a call is above its limits")
    return done.stdout


def labels(folder: Path) -> list[str]:
    """What a finished model says of two pairs."""
    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModelForSequenceClassification.from_pretrained(folder, dtype=torch.float32)
    premises, hypotheses = zip(*PAIRS, strict=True)
    with torch.no_grad():
        best = model(**tokenizer(list(premises), list(hypotheses), padding=True, return_tensors="pt")).logits.argmax(dim=1)
    return [model.config.id2label[int(number)] for number in best]


def check(root: Path, models: Path, data: Path | None, unpack: Unpack, options: str = OPTIONS, small: Path | None = None) -> None:
    """All of it; raises SystemExit or ValueError where something is wrong. `small` are models that are tiny already."""
    clock = Clock()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        if small is None:
            tiny(models, small := work / "models")
        if data:
            rows, held = drawn(data, [], small=True)
        else:
            train, two_way, long, how = thousand(*own_rows())
            rows, held = draw(train, two_way, train[:60], long, how)
        whole, sizes = packed_kit(rows, held, small, support=True)
        clock(f"{len(rows):,} rows packed: {sizes}")
        far = work / "far"
        local = work / "local"
        carried(root, local, [])
        subprocess.run(["git", "init", "-q", str(local)], check=True)
        (local / ".git" / "info").mkdir(exist_ok=True)
        (local / ".git" / "info" / "exclude").write_text("/.kit/\n", encoding="utf-8")
        room = sum((local / file).stat().st_size for file in checkout_files(local)) + len(whole) // 2 + 8192
        listed = write_kit(whole, local / ".kit", local, room, options)
        runs, sends = listed[:-2], listed[-2:]
        outs: list[Path] = []

        def make(call: dict[str, Any]) -> str:
            outs.append(work / f"out-{len(outs) + 1}")
            return called(call, local, far, outs[-1], sys.executable)

        said = ""
        for call in [*runs, *runs[-1:] * MORE_RUNS]:
            said = make(call)
            if "all done" in said:
                break
        else:
            raise SystemExit("the training did not end")
        while not re.search(r"\b0 pieces left to send", said):
            said = make(sends[0])
        clock(f"{len(outs)} calls made")
        returned = [out for out in outs if (out / "returned.json").exists()]
        for folder in unpack(returned, work / "new", small):
            config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
            print(f"{folder.name}: {labels(folder)}, temperature {config['nli_temperature']}")
            if not config.get("factcheck_support"):
                raise SystemExit("the second head is missing")
        metrics = json.loads((work / "new" / "metrics.json").read_text(encoding="utf-8"))
        for model in FOLDERS:
            print(model, metrics[model]["by"]["three-way"], metrics[model]["words"])
        clock("unpacked and loaded")
