"""The parts `scaling`, `stages` and `flat` of `benchmark_speed`: how time and memory grow, and what is not the models' time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from benchmark_stubs import StubEncoder, StubNli
from benchmark_texts import Texts, made_input, made_pair
from benchmark_timing import exponent, interleaved, spread, timed

from factcheck import Checker
from factcheck.judgement.presets import DEFAULT_PRESET, preset_named
from factcheck.pipeline import embed, open_claims
from factcheck.text.documents import Document, as_document


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
    """Seconds of everything but the models, with and without the exact checks, and of retrieval alone; and how they grow."""

    def with_stubs(**options: Any) -> Checker:
        return Checker(embedding_model=StubEncoder(), nli_model=StubNli(), **options)

    full, bare = with_stubs(), with_stubs(checks=())
    full.check("It rained.", "It snowed.")
    result: dict[str, Any] = {}
    for name, some in texts.items():
        documents = [as_document(source, rewrite) for source, rewrite in some]
        vectors = embed(documents, StubEncoder())
        found = interleaved(
            {
                "all stages": lambda some=some: timed(lambda: sum(1 for _ in full.check_many(some))),
                "without exact checks": lambda some=some: timed(lambda: sum(1 for _ in bare.check_many(some))),
                "retrieval": lambda documents=documents, vectors=vectors: timed(lambda: retrieve(documents, vectors)),
            },
            repeats,
        )
        result[name] = {stage: spread(values) for stage, values in found.items()}
        print(f"  {name}: " + ", ".join(f"{stage} {median(values):.3f} s" for stage, values in found.items()), flush=True)
    result["scaling"] = scaling(full, repeats, scale)
    return result


def retrieve(documents: list[Document], vectors: dict[str, Any]) -> list[list[int]]:
    """The closest source sentences of each claim, as a check finds them once all is embedded."""
    preset = preset_named(DEFAULT_PRESET)
    return [claim.near.closest(preset.k) for claim in open_claims(documents, vectors, preset)]


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
    series = json.loads(subprocess.run([sys.executable, __file__, str(count)], check=True, capture_output=True, text=True).stdout)
    half, end = series[len(series) // 2][1], series[-1][1]
    print(f"  {count} pairs: {half / 1e6:.0f} MB half way, {end / 1e6:.0f} MB at the end")
    return {"series": series, "growth_over_second_half": end / half - 1}


if __name__ == "__main__":
    print(json.dumps(memory_over_pairs(int(sys.argv[1]))))
