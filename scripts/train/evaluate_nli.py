"""Measure an NLI model: label accuracy, calibration, one-word errors, longer premises and judged rewrites, with intervals.

    python scripts/train/evaluate_nli.py --nli dev.tsv.xz --judged consistency/ [--model FOLDER_OR_HUB_ID] [--json out.json]

Without ``--model`` it is the small embedded one. ANLI is only ever measured, never trained on.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from make_pairs import join_premises
from nli_rows import Row, read_rows
from numpy.typing import NDArray

from factcheck import Checker
from factcheck.models.seam import Encoder, NliModel
from factcheck.text.sentences import split_sentences

sys.path.append(str(Path(__file__).parents[1] / "benchmark" / "judgement"))
from judged_sets import BASELINE_SETS, auc, auc_interval, balanced, interval, pairs_by_stem, read_set

E, N, C = range(3)


class Table:
    """Lines of a figure with its interval, printed as they come and kept for the JSON file."""

    def __init__(self) -> None:
        self.figures: dict[str, tuple[float, float, float]] = {}

    def add(self, name: str, value: float, low: float, high: float) -> None:
        """Print one figure and remember it."""
        self.figures[name] = (value, low, high)
        print(f"{name:<44} {value:7.3f}  [{low:.3f}, {high:.3f}]", flush=True)

    def share(self, name: str, right: NDArray[np.bool_]) -> None:
        """Add a share of right answers, in percent."""
        self.add(name, 100 * float(right.mean()), *(100 * bound for bound in interval(right.astype(float))))


def expected_calibration_error(probabilities: NDArray[np.float32], labels: NDArray[np.int64], bins: int = 15) -> float:
    """Mean distance between confidence and accuracy over equally wide bins (Guo et al. 2017). Shape: (rows, 3), (rows,)."""
    confidence, right = probabilities.max(axis=1), probabilities.argmax(axis=1) == labels
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    return float(
        sum(abs(confidence[place == b].mean() - right[place == b].mean()) * (place == b).mean() for b in set(place.tolist()))
    )


def label_figures(model: NliModel, rows: Sequence[Row], table: Table) -> None:
    """Accuracy on the development rows, and the calibration error on MNLI's."""
    p = model.predict([(r.premise, r.hypothesis) for r in rows])
    by_set: dict[str, list[int]] = {}
    for index, row in enumerate(rows):
        by_set.setdefault(row.dataset, []).append(index)
    for name, indices in sorted(by_set.items()):
        q = p[indices]
        if {rows[i].label for i in indices} <= {"e", "ne"}:
            table.share(f"{name}, entailed or not", (q.argmax(1) == E) == np.array([rows[i].label == "e" for i in indices]))
            continue
        labels = np.array(["enc".index(rows[i].label) for i in indices])
        if N not in labels:
            table.share(f"{name}, entailed against contradicted", (q[:, E] > q[:, C]) == (labels == E))
        else:
            table.share(f"{name}, three-way", q.argmax(1) == labels)
        if name == "mnli":
            table.add("mnli, calibration error", expected_calibration_error(q, labels), 0.0, 0.0)


def joined_figures(model: NliModel, rows: Sequence[Row], table: Table, count: int = 1500) -> None:
    """Accuracy on the same MNLI rows alone and with their premise among two or three other sentences."""
    mnli = [r for r in rows if r.dataset == "mnli"]
    joined = join_premises(mnli, count, random.Random(0), extra=(2, 3))
    same = random.Random(0)
    usable = [r for r in mnli if 4 <= len(r.premise.split()) <= 40]
    alone = same.sample(usable, len(joined))
    for name, sample in (("one sentence", alone), ("three or four sentences", joined)):
        p = model.predict([(r.premise, r.hypothesis) for r in sample])
        table.share(f"mnli premises of {name}", p.argmax(1) == np.array(["enc".index(r.label) for r in sample]))


def closest_pipeline(encoder: Encoder, model: NliModel, records: Sequence[dict[str, str]], k: int = 3) -> list[float]:
    """The baseline's plain score: the mean over claim sentences of the best P(entailed) by the k closest sentences or all k joined."""
    pairs: list[tuple[str, str]] = []
    owners: list[tuple[int, int]] = []
    for number, record in enumerate(records):
        source = [s.text for s in split_sentences(record["source"])]
        claims = [s.text for s in split_sentences(record["claim"])]
        similarity = encoder.encode(claims) @ encoder.encode(source).T
        for c, claim in enumerate(claims):
            top = np.argsort(-similarity[c])[:k]
            for premise in [*(source[i] for i in top), " ".join(source[i] for i in sorted(top))]:
                room = model.max_tokens - len(model.token_ends(claim))
                ends = model.token_ends(premise)
                pairs.append((premise if len(ends) <= room else premise[: ends[room - 1]], claim))
                owners.append((number, c))
    best: dict[tuple[int, int], float] = {}
    for owner, row in zip(owners, model.predict(pairs), strict=True):
        best[owner] = max(best.get(owner, 0.0), float(row[E]))
    return [float(np.mean([v for (n, _), v in best.items() if n == number])) for number in range(len(records))]


def judged_figures(checker: Checker, folder: Path, table: Table, through_check: bool) -> None:
    """Judged rewrites: falke's pairs, bump's pairs through `check()`, and the AUC of the plain pipeline on eight sets."""
    encoder, model = checker._encoder, checker._nli
    falke = pairs_by_stem(read_set(folder, "falke_sentpairs"))
    p = model.predict([(row["source"], row["claim"]) for pair in falke for row in pair])[:, E].reshape(-1, 2)
    table.share("falke_sentpairs, right above wrong", p[:, 0] > p[:, 1])
    if through_check:
        bump = pairs_by_stem(read_set(folder, "bump"))
        scores = np.array([r.score for r in checker.check_many((row["source"], row["claim"]) for pair in bump for row in pair)])
        table.share("bump through check(), right above wrong", scores[0::2] > scores[1::2])
    aucs = []
    for set_name in BASELINE_SETS:
        rows = balanced(read_set(folder, set_name), 160)
        labels, scores_ = [row["label"] for row in rows], closest_pipeline(encoder, model, rows)
        aucs.append(auc(labels, scores_))
        table.add(f"{set_name}, AUC of the plain pipeline", aucs[-1], *auc_interval(labels, scores_))
    table.add("mean AUC of the plain pipeline", float(np.mean(aucs)), 0.0, 0.0)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nli", type=Path, required=True, help="development rows (dev.tsv.xz)")
    parser.add_argument("--judged", type=Path, help="folder of the judged sets")
    parser.add_argument("--model", help="embedded-large, model folder or hub id (default: embedded)")
    parser.add_argument("--precision", default="fp32")
    parser.add_argument("--sample", type=int, help="only this many development rows of each set, for a quick look")
    parser.add_argument("--no-check", action="store_true", help="leave out bump through check()")
    parser.add_argument("--json", type=Path, help="also write the figures here")
    args = parser.parse_args()
    checker = Checker(nli_model=args.model, precision=args.precision, explain=False)  # the models as a check runs them
    model = checker._nli
    rows = read_rows(args.nli)
    if args.sample:
        random.Random(0).shuffle(rows)
        counts: dict[str, int] = {}
        kept = []
        for row in rows:
            counts[row.dataset] = counts.get(row.dataset, 0) + 1
            if counts[row.dataset] <= args.sample:
                kept.append(row)
        rows = kept
    table = Table()
    label_figures(model, rows, table)
    joined_figures(model, rows, table)
    if args.judged:
        judged_figures(checker, args.judged, table, not args.no_check)
    if args.json:
        args.json.write_text(
            json.dumps({"model": model.identity.to_dict(), "figures": table.figures}, indent=1), encoding="utf-8"
        )


if __name__ == "__main__":
    main()
