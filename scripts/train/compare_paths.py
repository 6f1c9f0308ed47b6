"""Compare an embedded NLI model through OpenVINO with the same weights through torch in fp32, on rows of NLI data.

    python scripts/train/compare_paths.py --nli dev.tsv.xz --rows 3000 [--model embedded-large]

For each precision it prints the share of rows whose label differs, how far a probability differs at most within a row (quantiles, greatest,
share over 0.02), pairs per second of the clock and of processor time, and accuracy on the rows. With ``--encoder`` texts of the same
rows are embedded, too.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from nli_rows import Row, read_rows, three_way

from factcheck.errors import InputError
from factcheck.models.encoder import SentenceEncoder
from factcheck.models.light.encoder import LightEncoder
from factcheck.models.light.nli import LightNli
from factcheck.models.nli import CrossEncoderNli
from factcheck.models.seam import EMBEDDED_NLI, EMBEDDED_NLI_FOLDERS, NliModel

BOUND = 0.02


def processor_time() -> float:
    """Seconds that this process has computed, all threads together."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def judged(model: NliModel, rows: Sequence[Row], chunk: int) -> tuple[np.ndarray, float, float]:
    """The probabilities of rows, with the seconds by the clock and of processor time that they took."""
    clock, processor = time.perf_counter(), processor_time()
    order = sorted(range(len(rows)), key=lambda i: len(rows[i].premise) + len(rows[i].hypothesis))
    result = np.zeros((len(rows), 3), dtype=np.float32)
    for start in range(0, len(order), chunk):
        indices = order[start : start + chunk]
        result[indices] = model.predict([(rows[i].premise, rows[i].hypothesis) for i in indices])
    return result, time.perf_counter() - clock, processor_time() - processor


def differences(found: np.ndarray, reference: np.ndarray) -> str:
    """One line about how the probabilities of rows differ from those of reference."""
    furthest = np.abs(found - reference).max(axis=1)
    quantiles = " ".join(f"q{q * 100:g} {np.quantile(furthest, q):.4f}" for q in (0.5, 0.9, 0.99, 0.999))
    labels = (found.argmax(axis=1) != reference.argmax(axis=1)).mean()
    return f"labels differ {labels:.2%}  {quantiles}  max {furthest.max():.4f}  over {BOUND}: {(furthest > BOUND).mean():.2%}"


def compare_nli(name: str, rows: Sequence[Row], warm: int) -> None:
    """Print the figures of every path."""
    paths: dict[str, Callable[[], NliModel]] = {
        "torch fp32": lambda: CrossEncoderNli(name, "cpu", "fp32"),
        "torch bf16": lambda: CrossEncoderNli(name, "cpu", "bf16"),
        "light fp32": lambda: LightNli(name, "fp32"),
        "light bf16": lambda: LightNli(name, "bf16"),
    }
    truth = np.array(["enc".index(row.label) for row in rows])
    reference: np.ndarray | None = None
    for path, load in paths.items():
        try:
            model = load()
        except InputError as error:
            print(f"{path}: {error}")
            continue
        judged(model, rows[:warm], 64)
        found, clock, processor = judged(model, rows, 256)
        reference = found if reference is None else reference
        accuracy = (found.argmax(axis=1) == truth).mean()
        print(
            f"{path} ({model.identity.backend}): {len(rows) / clock:.0f} pairs/s, {len(rows) / processor:.0f} per processor second"
        )
        print(f"    accuracy {accuracy:.4f}  {differences(found, reference)}", flush=True)


def compare_encoders(texts: Sequence[str], near: int = 4) -> None:
    """Print how alike the embeddings are, and how often the same texts are the closest."""
    reference = SentenceEncoder(device="cpu").encode(texts)
    half = len(texts) // 2

    def closest(vectors: np.ndarray) -> np.ndarray:
        return np.argsort(-(vectors[half:] @ vectors[:half].T), axis=1, kind="stable")[:, :near]

    for precision in ("fp32", "auto"):
        encoder = LightEncoder(precision=precision)
        vectors = encoder.encode(texts)
        alike = (vectors * reference).sum(axis=1)
        gap = np.abs(vectors[half:] @ vectors[:half].T - reference[half:] @ reference[:half].T)
        ours, theirs = closest(vectors), closest(reference)
        shared = np.mean([len(set(a) & set(b)) / near for a, b in zip(ours, theirs, strict=True)])
        print(f"encoder {encoder.identity.backend}: cosine with torch fp32 at least {alike.min():.5f}, similarities differ by up to "
              f"{gap.max():.4f} (q99 {np.quantile(gap, 0.99):.4f}), closest text the same {np.mean(ours[:, 0] == theirs[:, 0]):.2%}, "
              f"of the closest {near} shared {shared:.2%}")  # fmt: skip


def main() -> None:
    """Run the comparison."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nli", type=Path, required=True, help="tab-separated rows: premise, hypothesis, label, dataset")
    parser.add_argument("--model", choices=list(EMBEDDED_NLI_FOLDERS), default=EMBEDDED_NLI)
    parser.add_argument("--rows", type=int, default=3000, help="how many rows, drawn at random (0: all)")
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--warm", type=int, default=64, help="rows judged before the clock starts")
    parser.add_argument("--encoder", action="store_true", help="compare the embeddings of 2000 of the texts, too")
    args = parser.parse_args()
    rows = list(three_way(read_rows(args.nli)))
    if args.rows and args.rows < len(rows):
        rows = random.Random(args.seed).sample(rows, args.rows)
    compare_nli(args.model, rows, args.warm)
    if args.encoder:
        compare_encoders(list(dict.fromkeys([r.premise for r in rows] + [r.hypothesis for r in rows]))[:2000])


if __name__ == "__main__":
    main()
