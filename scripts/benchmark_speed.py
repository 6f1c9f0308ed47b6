"""Measure speed and memory of factcheck beside the usual pipelines, on the same made-up texts and the same weights.

Parts: `warm` (models loaded: ours; b `SentenceTransformer.encode` + `CrossEncoder.predict` on the pairs that ours judged; c every source
sentence with every rewrite sentence; d 350-word chunks with every rewrite sentence; e the encoders' matrix products alone), `cold` (whole
processes: seconds and peak memory), `scaling` (time by pairs and by rewrite length), `stages` (the same with models that cost nothing,
and what the exact checks cost), `flat` (memory over 10,000 pairs). What is timed together is interleaved, so that a busy machine slows
all of it alike; the load at the start is printed. c, d and b on large inputs are measured on a sample of pairs and scaled up.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from benchmark_peers import Peers, Recorder, best_precision, chunk_pairs, every_pair, products, shapes
from benchmark_stubs import StubEncoder, StubNli
from benchmark_texts import made_pair

from factcheck import Checker
from factcheck.models import embedded_encoder_folder, embedded_nli_folder

Texts = list[tuple[str, str]]
PARTS = ("warm", "cold", "scaling", "stages", "flat")
INPUTS = ("page", "feature", "book", "pairs")
_FLAT_PAIRS = 10_000
_COLD_PEER = """
import json, sys, torch
from sentence_transformers import CrossEncoder, SentenceTransformer
asked = json.load(open(sys.argv[1]))
SentenceTransformer(sys.argv[2]).encode(asked["texts"])
CrossEncoder(sys.argv[3], model_kwargs={"dtype": torch.float32}).predict([tuple(pair) for pair in asked["pairs"]])
"""
# a small process between, as a child's peak memory begins with that of the process that it was forked from
_LAUNCHER = """
import json, os, subprocess, sys, time
begun = time.perf_counter()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
print(json.dumps([time.perf_counter() - begun, usage.ru_maxrss, os.waitstatus_to_exitcode(status)]))
"""
_COLD_MANY = """
import json, sys
from factcheck import Checker
for report in Checker().check_many(map(tuple, json.load(open(sys.argv[1])))):
    pass
"""


def main() -> None:
    """Measure the wanted parts, print them, and write them where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--inputs", nargs="+", choices=INPUTS, default=INPUTS)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--sample", type=int, default=400, help="most pairs by which b, c and d are measured (default 400)")
    parser.add_argument("--scale", type=float, default=1.0, help="shrinks every input, for a try")
    parser.add_argument("--out", type=Path, help="write all figures here, as JSON")
    parser.add_argument("--plot", type=Path, help="write the plot of time and memory here (.svg or .png)")
    parser.add_argument("--flat-child", type=int, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.flat_child:
        print(json.dumps(memory_over_pairs(wanted.flat_child)))
        return
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    figures: dict[str, Any] = {"machine": machine(), "scale": wanted.scale, "repeats": wanted.repeats, "sample": wanted.sample}
    print(json.dumps(figures["machine"]))
    texts = {name: made_input(name, wanted.scale) for name in wanted.inputs}
    measures: dict[str, Callable[[], Any]] = {
        "warm": lambda: warm(texts, wanted.repeats, wanted.sample),
        "cold": lambda: cold(texts, wanted.repeats, wanted.scale),
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
        "precision": best_precision(),
        "load": os.getloadavg()[0] if hasattr(os, "getloadavg") else None,
        "python": platform.python_version(),
        "torch": torch.__version__,
    }


def made_input(name: str, scale: float = 1.0) -> Texts:
    """The texts of an input by name; `scale` shrinks it."""

    def size(count: int) -> int:
        return max(2, round(count * scale))

    if name == "pairs":
        return [made_pair(40, 1, seed) for seed in range(1000, 1000 + size(1000))]
    words, sentences = {"page": (400, 12), "feature": (5_000, 80), "book": (100_000, 1_000)}[name]
    return [made_pair(size(words), size(sentences), seed=7)]


def timed(work: Callable[[], Any]) -> float:
    """Seconds that something takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def spread(values: Sequence[float]) -> dict[str, Any]:
    """Median, least and most."""
    return {"median": median(values), "least": min(values), "most": max(values), "all": list(values)}


def interleaved(methods: dict[str, Callable[[], float]], repeats: int) -> dict[str, list[float]]:
    """What each method gives, in turn, so many times."""
    found: dict[str, list[float]] = {name: [] for name in methods}
    for _ in range(repeats):
        for name, method in methods.items():
            found[name].append(method())
    return found


def ratios(found: dict[str, list[float]], of: str) -> dict[str, dict[str, Any]]:
    """How many times longer than `of` each of the others took, repeat by repeat."""
    return {
        name: spread([other / own for other, own in zip(values, found[of], strict=True)])
        for name, values in found.items()
        if name != of
    }


def exponent(sizes: Sequence[float], seconds: Sequence[float]) -> float:
    """The slope of the line fitted to the logarithms: 1 where time grows as size does."""
    return float(np.polyfit(np.log(sizes), np.log(seconds), 1)[0])


def run_process(command: Sequence[str]) -> tuple[float, int]:
    """Seconds and peak memory in bytes of a process; raises RuntimeError where it fails."""
    launched = subprocess.run([sys.executable, "-S", "-c", _LAUNCHER, *command], check=False, capture_output=True, text=True)
    seconds, memory, code = json.loads(launched.stdout)
    if code:
        raise RuntimeError(f"{command[:4]} ended with {code}: {launched.stderr[-500:]}")
    return seconds, memory * (1 if sys.platform == "darwin" else 1024)


def recorded(checker: Checker, texts: Texts) -> tuple[list[str], list[tuple[str, str]]]:
    """The sentences that a run embeds and the pairs that it judges."""
    encoder, nli = checker._encoder, checker._nli
    watched_encoder, watched_nli = Recorder(encoder), Recorder(nli)
    checker._encoder, checker._nli = watched_encoder, watched_nli
    try:
        for _ in checker.check_many(texts):
            pass
    finally:
        checker._encoder, checker._nli = encoder, nli
    return watched_encoder.asked, watched_nli.asked


def warm(texts: dict[str, Texts], repeats: int, most_pairs: int) -> dict[str, Any]:
    """Ours, b, c, d and e on each input, models loaded and used once before."""
    encoder_folder, nli_folder = str(embedded_encoder_folder()), str(embedded_nli_folder())
    checker = Checker()
    peers = Peers(encoder_folder, nli_folder, most_pairs)
    precision = best_precision()
    result: dict[str, Any] = {"signature": checker.signature}
    for name, some in texts.items():
        sentences, pairs = recorded(checker, some)
        all_pairs, chunked = every_pair(some), chunk_pairs(some)
        batches = [(encoder_folder, shapes(encoder_folder, sentences)), (nli_folder, shapes(nli_folder, pairs))]

        def ours(some: Texts = some) -> float:
            return timed(lambda: sum(1 for _ in checker.check_many(some)))

        def floor(batches: list[tuple[str, list[tuple[int, int]]]] = batches) -> float:
            return sum(products(folder, shape, precision) for folder, shape in batches)

        methods: dict[str, Callable[[], float]] = {
            "ours": ours,
            "b plain": lambda sentences=sentences, pairs=pairs: peers.plain(sentences, pairs),
            "c every pair": lambda all_pairs=all_pairs: peers.judge(all_pairs),
            "d chunks": lambda chunked=chunked: peers.judge(chunked),
            "e floor": floor,
        }
        floor()
        found = interleaved(methods, repeats)
        counts = {"sentences": len(sentences), "pairs": len(pairs), "every pair": len(all_pairs), "chunk pairs": len(chunked)}
        result[name] = {
            "counts": counts,
            "seconds": {method: spread(values) for method, values in found.items()},
            "ratios": ratios(found, "ours"),
        }
        cut = [label for label, count in counts.items() if label != "sentences" and count > most_pairs]
        print(f"{name}: {counts}" + (f"; scaled up from {most_pairs}: {', '.join(cut)}" if cut else ""))
        for method, values in found.items():
            line = f"  {method:<14}{median(values):10.3f} s  [{min(values):.3f}, {max(values):.3f}]"
            if method in result[name]["ratios"]:
                ratio = result[name]["ratios"][method]
                line += f"   {ratio['median']:8.2f} x ours  [{ratio['least']:.2f}, {ratio['most']:.2f}]"
            print(line, flush=True)
    return result


def cold(texts: dict[str, Texts], repeats: int, scale: float) -> dict[str, Any]:
    """Whole processes in turn: seconds and peak memory of ours on each input, of two imports, and of the plain pipeline on one page."""
    page = texts.get("page") or made_input("page", scale)
    sentences, pairs = recorded(Checker(), page)
    models = (str(embedded_encoder_folder()), str(embedded_nli_folder()))
    with tempfile.TemporaryDirectory() as folder:
        commands = {
            "import torch": [sys.executable, "-c", "import torch"],
            "import sentence_transformers": [sys.executable, "-c", "import sentence_transformers"],
            "b plain, page": [
                sys.executable,
                "-c",
                _COLD_PEER,
                _file(folder, "asked.json", {"texts": sentences, "pairs": pairs}),
                *models,
            ],
        }
        for name, some in texts.items():
            if len(some) > 1:
                commands[f"ours, {name}"] = [sys.executable, "-c", _COLD_MANY, _file(folder, f"{name}.json", some)]
                continue
            paths = [Path(folder) / f"{name}-{side}.txt" for side in ("source", "rewrite")]
            for path, text in zip(paths, some[0], strict=True):
                path.write_text(text, encoding="utf-8")
            commands[f"ours, {name}"] = [sys.executable, "-m", "factcheck", "check", *map(str, paths)]
        found: dict[str, list[tuple[float, int]]] = {name: [] for name in commands}
        for _ in range(repeats):
            for name, command in commands.items():
                found[name].append(run_process(command))
    result = {}
    for name, runs in found.items():
        seconds, memory = [run[0] for run in runs], [run[1] for run in runs]
        result[name] = {"seconds": spread(seconds), "peak_bytes": spread(memory)}
        print(
            f"  {name:<30}{median(seconds):8.2f} s  [{min(seconds):.2f}, {max(seconds):.2f}]   {max(memory) / 1e6:8.0f} MB at most"
        )
    return result


def _file(folder: str, name: str, content: Any) -> str:
    path = Path(folder) / name
    path.write_text(json.dumps(content), encoding="utf-8")
    return str(path)


def scaling(checker: Checker, repeats: int, scale: float) -> dict[str, Any]:
    """Seconds by the number of short pairs, and by the sentences of a rewrite of one feature; with the fitted exponents."""
    many = made_input("pairs", scale)
    steps = [max(1, len(many) >> shift) for shift in (4, 3, 2, 1, 0)]
    words, most = max(200, int(5_000 * scale)), max(32, int(320 * scale))
    rewrites = {most >> shift: made_pair(words, most >> shift, seed=11) for shift in (4, 3, 2, 1, 0)}
    by_pairs: dict[str, Callable[[], float]] = {
        str(count): lambda count=count: timed(lambda: sum(1 for _ in checker.check_many(many[:count]))) for count in steps
    }
    by_length: dict[str, Callable[[], float]] = {
        str(count): lambda pair=pair: timed(lambda: checker.check(*pair)) for count, pair in rewrites.items()
    }
    checker.check(*many[0])
    result = {}
    for name, methods in (("pairs", by_pairs), ("rewrite sentences", by_length)):
        found = interleaved(methods, repeats)
        sizes, seconds = [int(size) for size in found], [median(values) for values in found.values()]
        result[name] = {
            "sizes": sizes,
            "seconds": [spread(values) for values in found.values()],
            "exponent": exponent(sizes, seconds),
        }
        shown = ", ".join(f"{size}: {second:.3f} s" for size, second in zip(sizes, seconds, strict=True))
        print(f"  {name}: {shown}; exponent {result[name]['exponent']:.2f}", flush=True)
    return result


def stages(texts: dict[str, Texts], repeats: int, scale: float) -> dict[str, Any]:
    """Seconds of everything but the models, with and without the exact checks, and how they grow."""

    def with_stubs(**options: Any) -> Checker:
        return Checker(embedding_model=StubEncoder(), nli_model=StubNli(), **options)

    full, bare = with_stubs(), with_stubs(checks=())
    full.check("It rained.", "It snowed.")
    result: dict[str, Any] = {}
    for name, some in texts.items():
        found = interleaved(
            {
                "all stages": lambda some=some: timed(lambda: sum(1 for _ in full.check_many(some))),
                "without exact checks": lambda some=some: timed(lambda: sum(1 for _ in bare.check_many(some))),
            },
            repeats,
        )
        result[name] = {stage: spread(values) for stage, values in found.items()}
        print(f"  {name}: " + ", ".join(f"{stage} {median(values):.3f} s" for stage, values in found.items()), flush=True)
    result["scaling"] = scaling(full, repeats, scale)
    return result


def memory_over_pairs(count: int) -> list[tuple[int, int]]:
    """Memory in use, in bytes, after so many pairs, in twenty steps; models that cost nothing."""
    checker = Checker(embedding_model=StubEncoder(), nli_model=StubNli())
    page_size = os.sysconf("SC_PAGE_SIZE")
    found = []
    for number, _ in enumerate(checker.check_many(made_pair(40, 1, seed) for seed in range(count)), start=1):
        if number % max(1, count // 20) == 0:
            pages = int(Path("/proc/self/statm").read_text(encoding="utf-8").split()[1])
            found.append((number, pages * page_size))
    return found


def flat(count: int) -> dict[str, Any]:
    """Memory over many pairs in a process of its own, and how much it grew over the second half."""
    command = [sys.executable, __file__, "--flat-child", str(count)]
    series = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    half, end = series[len(series) // 2][1], series[-1][1]
    print(f"  {count} pairs: {half / 1e6:.0f} MB half way, {end / 1e6:.0f} MB at the end")
    return {"series": series, "growth_over_second_half": end / half - 1}


def plot(figures: dict[str, Any], path: Path) -> None:
    """Time by size, and memory by pairs, as far as they were measured."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    panels = [(name, figures["scaling"][name]) for name in figures.get("scaling", ())]
    series = figures.get("flat", {}).get("series")
    figure, axes = pyplot.subplots(1, max(1, len(panels) + bool(series)), figsize=(11, 3.4), squeeze=False, layout="constrained")
    for axis, (name, found) in zip(axes[0], panels, strict=False):
        seconds = [step["median"] for step in found["seconds"]]
        axis.loglog(found["sizes"], seconds, "o-")
        axis.set_xticks(found["sizes"], [str(size) for size in found["sizes"]])
        axis.minorticks_off()
        axis.set(xlabel=name, ylabel="seconds", title=f"exponent {found['exponent']:.2f}")
    if series:
        axes[0][-1].plot([number for number, _ in series], [size / 1e6 for _, size in series])
        axes[0][-1].set(xlabel="pairs", ylabel="memory in MB", title="memory", ylim=(0, None))
    figure.savefig(path)


if __name__ == "__main__":
    main()
