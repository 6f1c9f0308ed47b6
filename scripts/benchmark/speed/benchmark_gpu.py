"""Pairs per second on a device: of the NLI model alone for several batch sizes, and of whole checks, with where their time goes.

Usage: ``python scripts/benchmark/speed/benchmark_gpu.py [--device cuda] [--nli FOLDER] [--encoder FOLDER] [--out FILE]``;
for a try on a processor ``--device cpu --pairs 200 --documents 5 --budgets 4096 --windows 1``.

The checks are of pages (made-up sources of 400 words against
rewrites of 12 sentences) and of single sentences against single sentences.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmark_texts import made_pair

from factcheck import Checker
from factcheck.models.batches import budget_of
from factcheck.models.device import resolve_device
from factcheck.models.encoder import SentenceEncoder
from factcheck.models.nli import CrossEncoderNli
from factcheck.models.seam import EMBEDDED_NLI
from factcheck.text import documents
from factcheck.text.sentences import split_sentences

CHECKED = {"page": (400, 12), "sentence": (1, 1)}
"""Words of each source (at least one sentence), and sentences of each rewrite."""
_WARM_UP = 2
"""Documents checked before the clock starts, so that no library or kernel is loaded while it runs."""


class Timed:
    """Passes everything on to a model and adds up the seconds that it takes and the texts that it gets."""

    def __init__(self, model: Any) -> None:
        """Wrap a model."""
        self._model = model
        self.seconds = 0.0
        self.texts = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._model, name)

    def predict(self, pairs: Sequence[tuple[str, str]]) -> Any:
        """See `NliModel.predict`."""
        return self._timed(self._model.predict, pairs)

    def encode(self, texts: Sequence[str]) -> Any:
        """See `Encoder.encode`."""
        return self._timed(self._model.encode, texts)

    def _timed(self, work: Any, texts: Sequence[Any]) -> Any:
        begun = time.perf_counter()
        answer = work(texts)  # on the processor when it comes back, so the device is done
        self.seconds += time.perf_counter() - begun
        self.texts += len(texts)
        return answer


def sentence_pairs(count: int) -> list[tuple[str, str]]:
    """So many made-up pairs of a source sentence and a rewrite sentence."""
    source, rewrite = made_pair(20_000, 1000, seed=11)
    premises, hypotheses = ([s.text for s in split_sentences(text)] for text in (source, rewrite))
    return [(premises[i % len(premises)], hypotheses[i * 7 % len(hypotheses)]) for i in range(count)]


def measure_nli(model: CrossEncoderNli, pairs: Sequence[tuple[str, str]], budgets: Sequence[int]) -> list[dict[str, Any]]:
    """Pairs per second of the NLI model with batches of so many tokens."""
    usual, rows = budget_of(model.identity.backend.split("/")[1]), []
    for tokens in budgets:
        model._budget = replace(usual, tokens=tokens, texts=max(usual.texts, tokens // 16))
        model.predict(pairs[: 4 * usual.texts])
        begun = time.perf_counter()
        model.predict(pairs)
        seconds = time.perf_counter() - begun
        rows.append({"tokens": tokens, "pairs": len(pairs), "seconds": seconds, "pairs_per_second": len(pairs) / seconds})
        print(f"NLI model    {tokens:>8,} tokens a batch   {len(pairs) / seconds:>10,.1f} pairs/s", flush=True)
    model._budget = usual
    return rows


def measure_checks(
    name: str, count: int, preset: str, window: int, encoder: SentenceEncoder, nli: CrossEncoderNli
) -> dict[str, Any]:
    """(Source, rewrite) pairs per second of `Checker.check_many`, and the seconds of each model and of the rest."""
    texts = [made_pair(*CHECKED[name], seed) for seed in range(1000, 1000 + count + _WARM_UP)]
    timed = Timed(encoder), Timed(nli)
    checks = Checker(preset=preset, embedding_model=timed[0], nli_model=timed[1])
    usual = documents._MOST_PAIRS, documents._MOST_CHARACTERS
    documents._MOST_PAIRS, documents._MOST_CHARACTERS = (factor * window for factor in usual)
    list(checks.check_many(texts[:_WARM_UP]))
    for model in timed:
        model.seconds, model.texts = 0.0, 0
    begun = time.perf_counter()
    list(checks.check_many(texts[_WARM_UP:]))
    total = time.perf_counter() - begun
    documents._MOST_PAIRS, documents._MOST_CHARACTERS = usual
    row = {
        "input": name,
        "preset": preset,
        "window": window,
        "documents": count,
        "documents_per_second": count / total,
        "seconds": {"all": total, "encoder": timed[0].seconds, "nli": timed[1].seconds},
        "sentences": timed[0].texts,
        "judged_pairs": timed[1].texts,
    }
    rest = total - timed[0].seconds - timed[1].seconds
    print(
        f"{name:<8} {preset:<9} window x{window:<3} {count / total:>8,.1f} documents/s   NLI {timed[1].seconds / total:>4.0%}, "
        f"encoder {timed[0].seconds / total:>4.0%}, the rest {rest / total:>4.0%} ({timed[1].texts:,} pairs judged)",
        flush=True,
    )
    return row


def machine(device: str) -> dict[str, Any]:
    """What the figures were taken on."""
    import torch

    kind = device.partition(":")[0]
    return {
        "device": torch.cuda.get_device_name(device) if kind == "cuda" else kind,
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "python": platform.python_version(),
        "torch": torch.__version__,
    }


def main() -> None:
    """Measure, print, and write the figures where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--device", default="cuda")
    parser.add_argument("--nli", default=EMBEDDED_NLI, help="name or folder of the NLI model (default: the small embedded one)")
    parser.add_argument("--encoder", help="folder of the embedding model (default: the embedded one)")
    parser.add_argument("--precision", default="auto", help="of the NLI model")
    parser.add_argument("--pairs", type=int, default=20_000, help="pairs of sentences for the NLI model alone")
    parser.add_argument("--documents", type=int, default=500, help="pages to check; of single sentences, ten times as many")
    parser.add_argument("--budgets", type=int, nargs="+", default=[4096, 16_384, 65_536, 262_144])
    parser.add_argument("--windows", type=int, nargs="+", default=[1, 16], help="times the usual window of check_many")
    parser.add_argument("--presets", nargs="+", default=["balanced"])
    parser.add_argument("--out", type=Path, help="write all figures here, as JSON")
    wanted = parser.parse_args()
    device = resolve_device(wanted.device)
    nli = CrossEncoderNli(wanted.nli, device, wanted.precision)
    encoder = SentenceEncoder(wanted.encoder, device)
    figures = machine(device) | {"nli_model": nli.identity.to_dict(), "encoder": encoder.identity.to_dict()}
    print(json.dumps(figures), flush=True)
    figures["nli"] = measure_nli(nli, sentence_pairs(wanted.pairs), wanted.budgets)
    figures["checks"] = [
        measure_checks(name, count, preset, window, encoder, nli)
        for name, count in (("page", wanted.documents), ("sentence", 10 * wanted.documents))
        for preset in wanted.presets
        for window in wanted.windows
    ]
    if wanted.out:
        wanted.out.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
