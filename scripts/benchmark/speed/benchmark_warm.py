"""The part `warm` of `benchmark_speed`: ours beside the usual pipelines and the bare matrix products, models loaded."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from statistics import median
from typing import Any

from benchmark_peers import Peers, Recorder, best_precision, chunk_grids, every_grid, pairs_of, products, sample, shapes, total
from benchmark_texts import Texts
from benchmark_timing import interleaved, ratios, spread, timed

from factcheck import Checker
from factcheck.models.seam import embedded_encoder_folder, embedded_nli_folder


def warm(texts: dict[str, Texts], repeats: int, most_pairs: int, most_plain: int | None) -> dict[str, Any]:
    """Ours, b, c, d and e on each input, models loaded and used once before.

    c and d judge at most `most_pairs` pairs, b at most `most_plain` sentences and pairs (None: all); their seconds are extrapolated.
    """
    checker = Checker()
    peers = Peers(str(embedded_encoder_folder()), str(embedded_nli_folder()))
    result: dict[str, Any] = {"signature": checker.signature}
    for name, some in texts.items():
        result[name] = _one_input(checker, peers, name, some, repeats, most_pairs, most_plain)
    return result


def _one_input(
    checker: Checker, peers: Peers, name: str, texts: Texts, repeats: int, most_pairs: int, most_plain: int | None
) -> dict[str, Any]:
    folders = str(embedded_encoder_folder()), str(embedded_nli_folder())
    sentences, pairs = recorded(checker, texts)
    batches = [(folder, shapes(folder, asked)) for folder, asked in zip(folders, (sentences, pairs), strict=True)]
    precision = best_precision()
    counts = {"ours": len(pairs), "b plain": len(pairs)}
    judged = {"ours": len(pairs), "b plain": len(sample(pairs, most_plain))}
    methods: dict[str, Callable[[], float]] = {
        "ours": lambda: timed(lambda: sum(1 for _ in checker.check_many(texts))),
        "b plain": lambda: peers.plain(sentences, pairs, most_plain),
    }
    for method, grids in (("c every pair", every_grid(texts)), ("d chunks", chunk_grids(texts))):
        some = pairs_of(grids, most_pairs)
        counts[method], judged[method] = total(grids), len(some)
        methods[method] = partial(_extrapolated, peers, some, total(grids))
    methods["e floor"] = lambda: sum(products(folder, shape, precision) for folder, shape in batches)
    methods["e floor"]()
    found = interleaved(methods, repeats)
    compared = ratios(found, "ours")
    print(f"{name}: {len(sentences)} sentences embedded, {len(pairs)} pairs judged by ours")
    for method, values in found.items():
        line = f"  {method:<14}{median(values):10.3f} s  [{min(values):.3f}, {max(values):.3f}]"
        if method in compared:
            ratio = compared[method]
            line += f"   {ratio['median']:8.2f} x ours  [{ratio['least']:.2f}, {ratio['most']:.2f}]"
        if method in counts:
            line += f"   {counts[method]} pairs"
            line += f", extrapolated from {judged[method]} pairs" if judged[method] < counts[method] else ""
        print(line, flush=True)
    return {
        "sentences": len(sentences),
        "pairs": counts,
        "pairs measured": judged,
        "seconds": {method: spread(values) for method, values in found.items()},
        "ratios": compared,
    }


def _extrapolated(peers: Peers, some: list[tuple[str, str]], count: int) -> float:
    """Seconds in which so many pairs would be judged, from those that some take."""
    return peers.judge(some) * count / max(1, len(some))


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
