"""Measure speed and memory of factcheck beside the usual pipelines, on the same made-up texts and the same weights.

Parts: `warm` (models loaded: ours; b `SentenceTransformer.encode` + `CrossEncoder.predict` on the pairs that ours judged; c every source
sentence with every rewrite sentence; d 350-word chunks with every rewrite sentence; e the encoders' matrix products alone), `cold` (whole
processes: seconds and peak memory), `scaling` (time by pairs and by rewrite length), `stages` (the same with models that cost nothing,
what the exact checks cost, and retrieval alone), `flat` (memory over 10,000 pairs). What is timed together is interleaved, so that a
busy machine slows all of it alike; the load at the start is printed. c and d on large inputs are measured on a sample of their pairs
and extrapolated, which the output says.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmark_cold import cold
from benchmark_growth import flat, scaling, stages
from benchmark_plot import plot
from benchmark_texts import INPUTS, made_input
from benchmark_warm import warm

from factcheck import Checker
from factcheck.models.light.quickest import quickest

PARTS = ("warm", "cold", "scaling", "stages", "flat")
_FLAT_PAIRS = 10_000


def main() -> None:
    """Measure the wanted parts, print them, and write them where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--inputs", nargs="+", choices=INPUTS, default=list(INPUTS))
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--sample", type=int, default=400, help="most pairs by which c and d are measured (default 400)")
    parser.add_argument("--sample-plain", type=int, help="most sentences and pairs by which b is measured (default: all)")
    parser.add_argument("--book-sentences", type=int, help="sentences of the rewrite of the book (default 1000)")
    parser.add_argument("--scale", type=float, default=1.0, help="shrinks every input, for a try")
    parser.add_argument("--out", type=Path, help="write all figures here, as JSON")
    parser.add_argument("--plot", type=Path, help="write the plot of time and memory here (.svg or .png)")
    wanted = parser.parse_args()
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    figures: dict[str, Any] = {"machine": machine(), "scale": wanted.scale, "repeats": wanted.repeats, "sample": wanted.sample}
    print(json.dumps(figures["machine"]))
    texts = {name: made_input(name, wanted.scale, wanted.book_sentences if name == "book" else None) for name in wanted.inputs}
    measures: dict[str, Callable[[], Any]] = {
        "warm": lambda: warm(texts, wanted.repeats, wanted.sample, wanted.sample_plain),
        "cold": lambda: cold(texts, wanted.repeats),
        "scaling": lambda: scaling(Checker(), wanted.repeats, wanted.scale),
        "stages": lambda: stages(texts, wanted.repeats, wanted.scale),
        "flat": lambda: flat(max(200, int(_FLAT_PAIRS * wanted.scale))),
    }
    for part in wanted.parts:
        print(f"\n== {part}", flush=True)
        figures[part] = measures[part]()
        if wanted.out:
            wanted.out.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    if wanted.plot:
        plot(figures, wanted.plot)


def machine() -> dict[str, Any]:
    """What the figures were taken on, and how busy it was."""
    import torch

    try:
        models = [
            line for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines() if line.startswith("model name")
        ]
    except OSError:
        models = []
    return {
        "processor": models[0].partition(":")[2].strip() if models else platform.processor(),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "precision": quickest(),
        "load": os.getloadavg()[0] if hasattr(os, "getloadavg") else None,
        "python": platform.python_version(),
        "torch": torch.__version__,
    }


if __name__ == "__main__":
    main()
