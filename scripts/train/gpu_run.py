"""Train both models from a packed kit, in calls of bounded time, on a machine that has torch and transformers and no network.

    python3 scripts/train/gpu_run.py store                        # a call that only brings a part
    python3 scripts/train/gpu_run.py run --out $OUT # the last part; again until it says that all is done
    python3 scripts/train/gpu_run.py send --out $OUT              # again until nothing is left to send

`run` goes on wherever the call before it stopped: it trains the larger model on all labelled rows, has it label every row, teaches the
small one from that, and mixes both with the weights they began with, in the share that is best on held-out rows. What is done by the end
of a call is written to `--out`, as much as one call brings back. The state between calls stands in a folder outside the checkout.
"""

from __future__ import annotations

import argparse
import io
import json
import shutil
import tempfile
import time
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from held_figures import START_SHARES, figures, mixed, objective, said
from kit_parts import cut, described, squeezed, store, unsqueezed
from packed_pairs import PackedRows
from safetensors.torch import load, load_file, save, save_file
from shrink_model import shrunk
from timed_training import Recipe, Training, built, chunks
from train_nli import LABELS

BEGAN = time.monotonic()
MODELS = ("large", "small")
MIB = 1 << 20
_LABEL_ROWS = 1 << 16


class Kit:
    """The kit's files and the state between calls."""

    def __init__(self, state: Path) -> None:
        self.state = state
        self.about = json.loads((state / "kit" / "about.json").read_text(encoding="utf-8"))
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.rows = PackedRows((state / "kit" / "rows.xz").read_bytes(), self.about["rows"])
        self.names = [self.about["rows"]["datasets"][number] for number in self.rows.datasets]

    def start(self, name: str) -> dict[str, torch.Tensor]:
        """The weights that a model begins with."""
        return load(unsqueezed((self.state / "kit" / f"{name}.bin").read_bytes()))

    def note(self, **values: Any) -> None:
        """Add to the metrics."""
        path = self.state / "metrics.json"
        old = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        path.write_text(json.dumps(old | values, indent=1) + "\n", encoding="utf-8")


def finish(kit: Kit, name: str, end: dict[str, torch.Tensor], args: argparse.Namespace) -> None:
    """Mix the trained weights with those at the start, measure the mix, and cut it into pieces to send."""
    held = np.flatnonzero(kit.rows.held)
    datasets = [kit.names[row] for row in held]
    pairs = kit.rows.pairs(name, held, args.max_tokens).to(kit.device)
    start, config = kit.start(name), kit.about[name]["config"]
    if name == "large":  # it is stored in 8 bits, and so are its mixes measured
        start = {key: tensor.half() for key, tensor in start.items()}
    tried = []
    model = built(config, end, kit.device)
    for share in (*START_SHARES, 1.0):
        weights = mixed(start, end, share)
        stored = shrunk(weights, args.small) if name == "large" else weights
        model.load_state_dict({key: tensor.float() for key, tensor in stored.items()})
        answers = said(model, pairs, args.tokens)
        temperature = answers.temperature()
        tried.append((objective(answers, datasets, temperature), share, stored, figures(answers, datasets, temperature)))
        print(f"{name}, {share:.1f} of the start: {tried[-1][0]:.4f} {tried[-1][3]['by'].get('three-way')}", flush=True)
    _, share, stored, table = min(tried[:-1], key=lambda found: found[0])
    config = (
        config | {"nli_temperature": table["temperature"]} | ({"factcheck_support": True} if "support.weight" in stored else {})
    )
    losses = {f"{other:.1f}": round(value, 4) for value, other, _, _ in tried}
    kit.note(**{name: table, f"{name} at the start": tried[-1][3]["by"], f"{name}, loss by share of the start": losses})
    data = save({key: tensor.contiguous() for key, tensor in stored.items()})
    pieces = cut(squeezed(data, 1 if name == "large" else 2), int(args.piece_mib * MIB))
    folder = kit.state / "done" / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for number, piece in enumerate(pieces):
        (folder / f"{name}-{number:02}.bin").write_bytes(piece)
    save_file(stored, kit.state / f"{name}.safetensors")
    (folder / "about.json").write_text(json.dumps(described(pieces) | {"config": config, "start": share}), encoding="utf-8")


def trained(kit: Kit, name: str, rows: np.ndarray, recipe: Recipe, until: float, args: argparse.Namespace) -> bool:
    """Train one of the models, from its checkpoint if there is one; whether it is finished."""
    finished = kit.state / "done" / name / "about.json"
    if finished.exists():
        return True
    pairs = kit.rows.pairs(name, rows, args.max_tokens).to(kit.device)
    model = built(kit.about[name]["config"], kit.start(name), kit.device, recipe.dropout, recipe.support > 0)
    soft = shares = None
    if name == "small":
        labels = np.load(kit.state / "soft.npy", mmap_mode="r")[rows]
        soft = torch.from_numpy(labels.astype(np.float32)).to(kit.device)
        made = np.array([kit.names[row].startswith("made_") for row in rows])
        shares = torch.from_numpy(np.where(made, args.made_share, args.teacher_share).astype(np.float32)).to(kit.device)
    training = Training(model, pairs, recipe, kit.state / f"{name}.pt")
    print(f"{name}: {len(pairs):,} rows, {sum(pairs.lengths):,} tokens, {training.done:.1%} done", flush=True)
    began, seen = training.spent, training.seen
    over = training.run(until, soft, shares)
    speed = (training.seen - seen) / max(training.spent - began, 1e-9)
    counts = {"rows": len(pairs), "pairs": training.seen, "steps": training.steps, "seconds": round(training.spent, 1)}
    kit.note(**{f"{name}, training": counts | {"pairs per second": round(speed)}})
    if over:
        end = {key: tensor.detach().half().cpu() for key, tensor in model.state_dict().items()}
        del training, model, pairs
        finish(kit, name, end, args)
        (kit.state / f"{name}.pt").unlink(missing_ok=True)
    return over


@torch.no_grad()
def labelled(kit: Kit, rows: np.ndarray, until: float, args: argparse.Namespace) -> bool:
    """Have the larger model, as it is stored, say its probabilities of each row's plain form; whether all are said."""
    kept, count = kit.state / "soft.npy", kit.state / "soft.json"
    first = json.loads(count.read_text(encoding="utf-8")) if count.exists() else 0
    if first >= len(rows):
        return True
    mode = "r+" if kept.exists() and first else "w+"
    soft = np.lib.format.open_memmap(kept, mode, np.float16, (len(kit.rows), 3))
    about = json.loads((kit.state / "done" / "large" / "about.json").read_text(encoding="utf-8"))
    model = built(kit.about["large"]["config"], load_file(kit.state / "large.safetensors"), kit.device).eval()
    model.to(torch.bfloat16 if kit.device.type == "cuda" else torch.float32)
    while first < len(rows) and time.monotonic() < until:
        part = rows[first : first + _LABEL_ROWS]
        pairs = kit.rows.pairs("large", part, args.max_tokens, plain=True).to(kit.device)
        for chunk in chunks(range(len(pairs)), pairs.lengths, 2 * args.tokens):
            logits = model(**pairs.batch(chunk)[0]).logits.float() / about["config"]["nli_temperature"]
            soft[part[chunk]] = logits.softmax(dim=-1).half().cpu().numpy()
        first += len(part)
        soft.flush()
        count.write_text(str(first), encoding="utf-8")
    print(f"labels of {first:,} of {len(rows):,} rows", flush=True)
    return first >= len(rows)


def run(args: argparse.Namespace) -> bool:
    """Every stage that is left, as long as there is time; whether all are done."""
    until = BEGAN + args.seconds
    kit = Kit(args.state)
    free = np.flatnonzero(~kit.rows.held)
    known = free[kit.rows.labels[free] != LABELS.index("?")]
    common = {"support": args.support_share if kit.about["support"] else 0.0, "tokens": args.tokens, "seed": args.seed}
    large = Recipe(args.large_seconds, args.large_epochs, args.large_batch, args.large_rate, 2, 0.1, False, **common)
    small = Recipe(args.small_seconds, args.small_epochs, args.small_batch, args.small_rate, 1, 0.0, True, **common)
    return (
        trained(kit, "large", known, large, until, args)
        and labelled(kit, free, until, args)
        and trained(kit, "small", free, small, until, args)
    )


def send(args: argparse.Namespace) -> int:
    """Write to `--out` what was not sent yet, as much as a call brings back; how many pieces are left for later."""
    record = args.state / "sent.json"
    sent = [] if args.again or not record.exists() else json.loads(record.read_text(encoding="utf-8"))
    done = [args.state / "done" / name for name in reversed(MODELS) if (args.state / "done" / name / "about.json").exists()]
    left = [piece for folder in done for piece in sorted(folder.glob("*.bin")) if piece.name not in sent]
    room = args.out_mib * MIB
    args.out.mkdir(parents=True, exist_ok=True)
    for piece in left[: args.out_files - 2]:
        if piece.stat().st_size > room:
            break
        room -= piece.stat().st_size
        shutil.copyfile(piece, args.out / piece.name)
        sent.append(piece.name)
    about = {folder.name: json.loads((folder / "about.json").read_text(encoding="utf-8")) for folder in done}
    (args.out / "returned.json").write_text(json.dumps(about), encoding="utf-8")
    if (args.state / "metrics.json").exists():
        shutil.copyfile(args.state / "metrics.json", args.out / "metrics.json")
    record.write_text(json.dumps(sent), encoding="utf-8")
    return sum(piece.name not in sent for piece in left)


def arguments(argv: Sequence[str] | None = None) -> argparse.Namespace:
    """Parse the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("store", "run", "send"))
    parser.add_argument("--parts", type=Path, default=Path(".kit"), help="folder of the parts that this call brought")
    parser.add_argument(
        "--state", type=Path, default=Path(tempfile.gettempdir()) / "factcheck-gpu-kit", help="kept between calls"
    )
    parser.add_argument("--out", type=Path, help="folder whose files come back")
    parser.add_argument("--out-mib", type=float, default=62, help="most MiB that a call brings back")
    parser.add_argument("--out-files", type=int, default=8, help="most files that a call brings back")
    parser.add_argument("--piece-mib", type=float, default=15.4, help="most MiB of a file")
    parser.add_argument("--again", action="store_true", help="send everything from the beginning")
    parser.add_argument("--seconds", type=float, default=520, help="begin nothing new when this call is so old")
    parser.add_argument("--large-seconds", type=float, default=600, help="of training, over all calls")
    parser.add_argument("--small-seconds", type=float, default=480)
    parser.add_argument("--large-epochs", type=float, default=4, help="end earlier when every row was seen so often")
    parser.add_argument("--small-epochs", type=float, default=6)
    parser.add_argument("--large-batch", type=int, default=512)
    parser.add_argument("--small-batch", type=int, default=768)
    parser.add_argument("--large-rate", type=float, default=6e-5)
    parser.add_argument("--small-rate", type=float, default=3e-4)
    parser.add_argument("--teacher-share", type=float, default=0.7, help="share of the loss that the larger model makes up")
    parser.add_argument("--made-share", type=float, default=0.4, help="the same, of made near copies, whose labels are sure")
    parser.add_argument("--support-share", type=float, default=0.3, help="weight of the second head's loss")
    parser.add_argument("--max-tokens", type=int, default=320)
    parser.add_argument("--tokens", type=int, default=32768, help="most tokens at once")
    parser.add_argument("--small", type=int, default=10_000, help="matrices of fewer numbers are stored in fp16")
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args(argv)
    if args.what != "store" and args.out is None:
        parser.error("--out is missing")
    return args


def unpacked(args: argparse.Namespace) -> bool:
    """Keep the parts that came with this call, and open the kit once all are here; whether it is open."""
    parts = sorted(args.parts.glob("part-*"))
    whole = store(parts, args.state / "parts")
    opened = args.state / "kit" / "of.txt"
    of = args.state / "parts" / "of.txt"
    if whole is not None and not (opened.exists() and opened.read_text() == of.read_text()):
        for old in args.state.iterdir():  # a new kit: nothing of an old one's training is left
            if old.name != "parts":
                shutil.rmtree(old) if old.is_dir() else old.unlink()
        zipfile.ZipFile(io.BytesIO(whole)).extractall(args.state / "kit")
        shutil.copyfile(of, opened)
    return opened.exists()


def main() -> None:
    """Command line."""
    args = arguments()
    if args.what == "send":
        print(f"{send(args)} pieces left to send")
        return
    opened = unpacked(args)
    print("the kit is complete" if opened else "more parts are needed", flush=True)
    if args.what == "run":
        if not opened:
            raise SystemExit(1)
        done = run(args)
        left = send(args)
        print(f"{'all done' if done else 'not done: run again'}, {left} pieces left to send, {time.monotonic() - BEGAN:.0f} s")


if __name__ == "__main__":
    main()
