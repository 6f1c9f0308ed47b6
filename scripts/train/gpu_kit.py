"""Pack rows and weights for training on a machine reached by single calls of bounded size and time, and bring the models back.

    scripts/train/gpu_kit check                                   # the whole way on this machine, with tiny models
    scripts/train/gpu_kit pack --data ../shared/data --support    # writes .kit/ and prints the calls to make
    scripts/train/gpu_kit aside                                   # models/ out of the checkout: it must not travel
    scripts/train/gpu_kit back                                    # and back again
    scripts/train/gpu_kit unpack --from RETURNED... --out FOLDER  # FOLDER/nli and FOLDER/nli-large

What runs on that machine is gpu_run.py.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from huggingface_hub import save_torch_state_dict
from kit_check import check
from kit_pack import FOLDERS, MIB, Clock, drawn, packed_kit, write_kit
from kit_parts import joined, unsqueezed
from safetensors.torch import load, save_file

ROOT = Path(__file__).resolve().parents[2]
ASIDE = ".models-aside"
SHARD_MB = 48


def exclude(root: Path, *names: str) -> None:
    """Have git ignore these folders of this checkout, without a word in the project itself."""
    found = subprocess.run(
        ["git", "-C", str(root), "rev-parse", "--git-path", "info/exclude"], check=True, capture_output=True, text=True
    ).stdout.strip()
    path = root / found
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    missing = [f"/{name}/" for name in names if f"/{name}/" not in lines]
    if missing:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join([*lines, *missing]) + "\n", encoding="utf-8")


def move(root: Path, source: str, target: str) -> str:
    """Move a folder of the checkout; done already is done. Raises SystemExit, and moves nothing, where both or neither exist."""
    here, there = root / source, root / target
    if here.exists() and there.exists():
        raise SystemExit(f"both {source}/ and {target}/ exist: look which is the right one, nothing was moved")
    if there.exists():
        return f"{target}/ is there already"
    if not here.exists():
        raise SystemExit(f"neither {source}/ nor {target}/ exists")
    here.rename(there)
    return f"{source}/ is now {target}/"


def models_folder(root: Path, given: Path | None) -> Path:
    """Where the models are: as given, in their place, or aside."""
    return given or next((root / name for name in ("models", ASIDE) if (root / name).exists()), root / "models")


def pack(args: argparse.Namespace) -> None:
    """Draw, tokenise and write the kit, and print the calls to make."""
    clock = Clock()
    exclude(ROOT, ".kit", ASIDE)
    rows, held = drawn(args.data, args.extra, args.thousand)
    clock(f"{len(rows):,} rows drawn, {sum(held):,} of them held out")
    for label, count in sorted(Counter(row.label for row in rows).items()):
        print(f"{'':10}{label:<3}{count:>10,}")
    whole, sizes = packed_kit(rows, held, models_folder(ROOT, args.models), args.support)
    clock("packed: " + ", ".join(f"{name} {size / MIB:.1f} MiB" for name, size in sizes.items()))
    listed = write_kit(whole, args.out.resolve(), ROOT, int(args.call_mib * MIB), args.options)
    for part in sorted(args.out.glob("part-*")):
        print(f"{'':10}{part}: {sum(path.stat().st_size for path in part.iterdir()) / MIB:.1f} MiB")
    clock("written")
    print("\nFirst scripts/train/gpu_kit aside, afterwards scripts/train/gpu_kit back. The calls, in this order:")
    for number, call in enumerate(listed, start=1):
        print(f"\n{number}. timeout_s {call['timeout_s']}, carry {json.dumps(call['carry'])}\n   {call['command']}")
    print("\nA run that says 'all done' makes the runs after it needless; send again while pieces are left.")


def unpack(folders: Sequence[Path], out: Path, models: Path) -> list[Path]:
    """Put the returned pieces together to model folders; raises ValueError where one is missing or not what was sent."""
    about: dict[str, Any] = {}
    pieces: dict[str, Path] = {}
    for folder in folders:
        about |= json.loads((folder / "returned.json").read_text(encoding="utf-8"))
        pieces |= {path.name: path for path in folder.glob("*.bin")}
    written = []
    for name, told in about.items():
        wanted = [f"{name}-{number:02}.bin" for number in range(len(told["pieces"]))]
        if missing := [piece for piece in wanted if piece not in pieces]:
            raise ValueError(f"missing: {', '.join(missing)}; send again")
        data = unsqueezed(joined([pieces[piece].read_bytes() for piece in wanted], told))
        model = out / FOLDERS[name]
        model.mkdir(parents=True, exist_ok=True)
        for old in model.glob("*.safetensors*"):
            old.unlink()
        if name == "large":
            save_torch_state_dict(load(data), model, max_shard_size=int(SHARD_MB * 1e6))
        else:
            save_file(load(data), model / "model.safetensors", metadata={"format": "pt"})
        (model / "config.json").write_text(json.dumps(told["config"], indent=2) + "\n", encoding="utf-8")
        for file in ("tokenizer.json", "tokenizer_config.json"):
            shutil.copyfile(models / FOLDERS[name] / file, model / file)
        written.append(model)
    for folder in folders:
        if (folder / "metrics.json").exists():
            shutil.copyfile(folder / "metrics.json", out / "metrics.json")
    return written


def main(argv: Sequence[str] | None = None) -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="what", required=True)
    packing = commands.add_parser("pack", help="write the kit and print the calls to make")
    packing.add_argument("--data", type=Path, required=True, help="folder of nli/ and grounding.jsonl.xz")
    packing.add_argument("--extra", type=Path, nargs="+", default=[], help="files of further rows, as nli_rows reads them")
    packing.add_argument("--models", type=Path, help="folder of nli/ and nli-large/ to begin with (default: models)")
    packing.add_argument("--out", type=Path, default=ROOT / ".kit")
    packing.add_argument("--thousand", action="store_true", help="only about a thousand rows")
    packing.add_argument("--support", action="store_true", help="train the second head, which judges each token, too")
    packing.add_argument("--call-mib", type=float, default=60, help="most MiB of a call, the checkout included (default 60)")
    packing.add_argument("--options", default="", help="further options of gpu_run.py run, see its --help")
    commands.add_parser("aside", help="move models/ out of the checkout")
    commands.add_parser("back", help="move it back")
    unpacking = commands.add_parser("unpack", help="make model folders of what came back")
    unpacking.add_argument("--from", type=Path, nargs="+", required=True, dest="folders", help="in the order they came")
    unpacking.add_argument("--out", type=Path, required=True)
    unpacking.add_argument("--models", type=Path, help="where the tokenizers are (default: models)")
    checking = commands.add_parser("check", help="everything on this machine, with tiny models on about a thousand rows")
    checking.add_argument("--data", type=Path, help="as for pack (default: rows made on the spot)")
    checking.add_argument("--models", type=Path, help="whose tokenizers to use (default: models)")
    args = parser.parse_args(argv)
    if args.what == "pack":
        pack(args)
    elif args.what == "unpack":
        for folder in unpack(args.folders, args.out, models_folder(ROOT, args.models)):
            print(folder)
    elif args.what == "check":
        check(ROOT, models_folder(ROOT, args.models), args.data, unpack)
    else:
        exclude(ROOT, ".kit", ASIDE)
        print(move(ROOT, *(("models", ASIDE) if args.what == "aside" else (ASIDE, "models"))))


if __name__ == "__main__":
    main()
