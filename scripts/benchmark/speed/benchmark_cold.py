"""The part `cold` of `benchmark_speed`: whole processes from start to report, and their peak memory."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from benchmark_texts import Texts
from benchmark_timing import run_process, spread
from benchmark_warm import recorded

from factcheck import Checker
from factcheck.models.seam import embedded_encoder_folder, embedded_nli_folder

_PEER = """
import json, sys, torch
from sentence_transformers import CrossEncoder, SentenceTransformer
asked = json.load(open(sys.argv[1]))
SentenceTransformer(sys.argv[2]).encode(asked["texts"])
CrossEncoder(sys.argv[3], model_kwargs={"dtype": torch.float32}).predict([tuple(pair) for pair in asked["pairs"]])
"""
_MANY = """
import json, sys
from factcheck import Checker
for report in Checker().check_many(map(tuple, json.load(open(sys.argv[1])))):
    pass
"""
_NOTHING_KEPT = """
import os, sys
os.environ["FACTCHECK_COMPILED"] = "off"
from factcheck.cli.main import main
main()
"""
ONCE = ("feature", "book", "pairs")
"""Inputs that take long: their processes run once, for their memory."""


def cold(texts: dict[str, Texts], repeats: int) -> dict[str, Any]:
    """Whole processes in turn: seconds and peak memory of two imports, of the plain pipeline on one page, and of ours on each input.

    Ours find their models compiled, as `Checker` keeps them, but for one of the page.
    """
    with tempfile.TemporaryDirectory() as folder:
        commands = {
            "import torch": [sys.executable, "-c", "import torch"],
            "import sentence_transformers": [sys.executable, "-c", "import sentence_transformers"],
        }
        if "page" in texts:
            sentences, pairs = recorded(Checker(), texts["page"])
            asked = _file(folder, "asked.json", {"texts": sentences, "pairs": pairs})
            models = [str(embedded_encoder_folder()), str(embedded_nli_folder())]
            commands["b plain, page"] = [sys.executable, "-c", _PEER, asked, *models]
            source, rewrite = _ours(folder, "page", texts["page"])[-2:]
            commands["ours, page, compiled anew"] = [sys.executable, "-c", _NOTHING_KEPT, "check", source, rewrite]
        commands |= {f"ours, {name}": _ours(folder, name, some) for name, some in texts.items()}
        found: dict[str, list[tuple[float, int]]] = {name: [] for name in commands}
        for repeat in range(repeats):
            for name, command in commands.items():
                if repeat == 0 or name not in {f"ours, {once}" for once in ONCE}:
                    found[name].append(run_process(command))
    result = {}
    for name, runs in found.items():
        seconds, memory = [run[0] for run in runs], [run[1] for run in runs]
        result[name] = {"seconds": spread(seconds), "peak_bytes": spread(memory)}
        shown = (
            f"{median(seconds):8.2f} s  [{min(seconds):.2f}, {max(seconds):.2f}]"
            if len(runs) > 1
            else f"{seconds[0]:8.2f} s  (once)"
        )
        print(f"  {name:<30}{shown:<32}{max(memory) / 1e6:8.0f} MB at most")
    return result


def _ours(folder: str, name: str, texts: Texts) -> list[str]:
    """The command line of one pair, or a small program for several."""
    if len(texts) > 1:
        return [sys.executable, "-c", _MANY, _file(folder, f"{name}.json", texts)]
    paths = [Path(folder) / f"{name}-{side}.txt" for side in ("source", "rewrite")]
    for path, text in zip(paths, texts[0], strict=True):
        path.write_text(text, encoding="utf-8")
    return [sys.executable, "-m", "factcheck", "check", *map(str, paths)]


def _file(folder: str, name: str, content: Any) -> str:
    path = Path(folder) / name
    path.write_text(json.dumps(content), encoding="utf-8")
    return str(path)
