"""The kit as one file in parts: rows and weights, and the calls that bring them to a machine and back."""

from __future__ import annotations

import io
import json
import shlex
import subprocess
import time
import zipfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import packed_rows
from kit_parts import MANIFEST, squeezed, write_parts
from kit_rows import Draw, draw, first_held_out, read_all, wrong_spans
from nli_rows import Row
from safetensors.torch import load_file, save
from transformers import AutoTokenizer

MIB = 1 << 20
FOLDERS = {"small": "nli", "large": "nli-large"}
RUNNER = "PYTHONUNBUFFERED=1 PYTHONPATH=.:scripts:scripts/train python3 scripts/train/gpu_run.py"


def thousand(train: list[Row], two_way: list[Row], more: list[Row]) -> tuple[list[Row], list[Row], list[Row], Draw]:
    """About a thousand rows of everything, to try the kit."""
    few = Draw(2, 12, 60, 40, 20, 8, 200, 40, 20, 40, 3)
    return train[:: max(1, len(train) // 300)], two_way[:: max(1, len(two_way) // 100)], more[:40], few


def drawn(data: Path, extra: Sequence[Path], small: bool) -> tuple[list[Row], list[bool]]:
    """The rows of the kit, and which of them are held out."""
    train, two_way, more = read_all(data, extra)
    held = first_held_out(train, two_way)
    how = Draw()
    if small:
        train, two_way, more, how = thousand(train, two_way, more)
        chosen = set(held)
        held = [row for row in train if row in chosen] or train[:20]
    rows, kept = draw(train, two_way, held, more, how)
    if small:  # caps far above what there is repeat rows many times
        pairs = dict.fromkeys(zip(rows, kept, strict=True))
        rows, kept = [row for row, _ in pairs], [once for _, once in pairs]
    return rows, kept


def weights_of(folder: Path) -> tuple[bytes, int]:
    """The weights of a model folder as they are stored, in one piece, and how many bytes most of its numbers have."""
    state = {name: tensor for shard in sorted(folder.glob("*.safetensors")) for name, tensor in load_file(shard).items()}
    state = {name: tensor.half() if tensor.element_size() > 2 else tensor for name, tensor in state.items()}
    sizes: Counter[int] = Counter()
    for tensor in state.values():
        sizes[tensor.element_size()] += tensor.nbytes
    data = save(state)
    width = sizes.most_common(1)[0][0]
    return data + b" " * (-len(data) % width), width


def packed_kit(rows: list[Row], held: list[bool], models: Path, support: bool) -> tuple[bytes, dict[str, int]]:
    """The whole kit, and how large each of its files is.

    Raises ValueError where the rows would not be the same as tokens of whole texts.
    """
    tokenizers = {name: AutoTokenizer.from_pretrained(models / folder) for name, folder in FOLDERS.items()}
    if wrong := packed_rows.differing(rows, list(tokenizers.values())):
        raise ValueError(f"its tokens are not those of its sentences: {wrong[0]}")
    spans = wrong_spans(rows) if support else [None] * len(rows)
    arrays, about_rows = packed_rows.packed(rows, held, spans, tokenizers["small"], tokenizers["large"])
    files = {"rows.xz": packed_rows.compressed(arrays)}
    about: dict[str, Any] = {"rows": about_rows, "support": support}
    for name, folder in FOLDERS.items():
        about[name] = {"config": json.loads((models / folder / "config.json").read_text(encoding="utf-8"))}
        files[f"{name}.bin"] = squeezed(*weights_of(models / folder))
    files["about.json"] = json.dumps(about).encode()
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return whole.getvalue(), {name: len(data) for name, data in files.items()}


def checkout_files(root: Path) -> list[Path]:
    """What travels of a checkout without its models, as paths within it."""
    command = ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\0")
    return [Path(n) for n in dict.fromkeys(names) if n and not n.startswith("models/") and (root / n).is_file()]


def calls(parts: Sequence[str], options: str) -> list[dict[str, Any]]:
    """The calls to make, in their order: the parts, the last of which begins the training, runs and what is left to send."""
    run = f"{RUNNER} run --out $OUT {options}".strip()
    listed = [{"command": f"{RUNNER} store", "carry": [part], "timeout_s": 120} for part in parts[:-1]]
    listed += [{"command": run, "carry": carry, "timeout_s": 600} for carry in ([parts[-1]], [], [])]
    return listed + [{"command": f"{RUNNER} send --out $OUT", "carry": [], "timeout_s": 120}] * 2


def write_kit(whole: bytes, out: Path, root: Path, limit: int, options: str) -> list[dict[str, Any]]:
    """Write the parts and the list of calls; no part and checkout together are above the limit."""
    room = limit - sum((root / name).stat().st_size for name in checkout_files(root)) - len(MANIFEST) - 4096
    if room <= 0:
        raise ValueError(f"the checkout alone is above {limit / MIB:.0f} MiB")
    for old in out.glob("part-*"):
        for path in old.iterdir():
            path.unlink()
        old.rmdir()
    parts = write_parts(whole, out, room)
    listed = calls([shlex.quote(part.relative_to(root).as_posix()) for part in parts], options)
    (out / "calls.json").write_text(json.dumps(listed, indent=1) + "\n", encoding="utf-8")
    return listed


class Clock:
    """Tells how long each step took."""

    def __init__(self) -> None:
        self.since = time.monotonic()

    def __call__(self, what: str) -> None:
        """Print the time since the step before."""
        print(f"{time.monotonic() - self.since:6.1f} s  {what}", flush=True)
        self.since = time.monotonic()
