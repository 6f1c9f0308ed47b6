"""Every judged development set, each preset, beside the published scores of the same rows: one table.

    python scripts/benchmark/judgement/benchmark_judgement.py --judged consistency/ [--rows 160] [--out signals.jsonl]

Ours is measured leave-one-set-out: the score of a set comes from a map that was fitted on all other sets. Columns are AUC in percent.
`--rows` takes a balanced sample of each set. `--reuse` reads the signals that an earlier run wrote, so that only the maps are fitted anew.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from judged_sets import HARD_SETS, PUBLISHED_SETS, balanced, read_set

from factcheck.checker import Checker
from factcheck.judgement.score import ScoreMap
from factcheck.judgement.signals import SourceWords
from factcheck.measure.bench import check_rows
from factcheck.measure.calibration import fit_score_map, stated_signals
from factcheck.measure.labelled import LabelledRow
from factcheck.measure.statistics import auc, balanced_accuracy, calibration_error, even_weights, paired_auc_test
from factcheck.report import Signals

Measured = dict[str, Any]  # labels, signals, published scores and word overlap of one set under one preset


def measure_set(checker: Checker, rows: Sequence[dict[str, Any]]) -> Measured:
    """The signals of each row's sentences under one checker, with everything the table compares them to."""
    labelled = [LabelledRow(row["source"], row["claim"], row["label"], row) for row in rows]
    reports, seconds = check_rows(checker, labelled)
    overlap = [SourceWords([row["source"]]).shared(row["claim"]) for row in rows]
    return {
        "labels": [row["label"] for row in rows],
        "signals": [[_fields(s) for s in stated_signals(report)] for report in reports],
        "plain": [float(np.mean([s.entailed for s in stated_signals(report)] or [1.0])) for report in reports],
        "published": {name: [row["published"][name] for row in rows] for name in rows[0].get("published", {})},
        "unigrams": [words for words, _ in overlap],
        "bigrams": [pairs for _, pairs in overlap],
        "seconds": seconds,
    }


def _fields(s: Signals) -> list[float]:
    return [s.entailed, s.contradicted, s.similarity, s.closest_contradicts, s.words, s.word_pairs, s.errors]


def signals_of(measured: Measured) -> list[list[Signals]]:
    """The signals as the score map takes them."""
    return [[Signals(*figures, int(errors)) for *figures, errors in row] for row in measured["signals"]]


def held_out_maps(sets: dict[str, Measured]) -> dict[str, ScoreMap]:
    """For each set the score map fitted on all the others."""
    fitted = {name: (signals_of(m), m["labels"]) for name, m in sets.items()}
    return {name: fit_score_map([own for other, own in fitted.items() if other != name], f"without {name}") for name in sets}


def scores_by(maps: dict[str, ScoreMap], sets: dict[str, Measured]) -> dict[str, list[float]]:
    """The scores that each set's map gives to its rows."""
    return {name: [score_map.score(row) for row in signals_of(sets[name])] for name, score_map in maps.items()}


def held_out_scores(sets: dict[str, Measured]) -> dict[str, list[float]]:
    """The leave-one-set-out scores of every row."""
    return scores_by(held_out_maps(sets), sets)


def calibration_floor(labels: Sequence[int], scores: Sequence[float], draws: int = 10) -> float:
    """The calibration error that scores which are right by construction show on as many rows of each label.

    Rows are drawn anew: a consistent one with a chance in proportion to its score, one that is not in proportion to what is left of 1.
    """
    rng = np.random.default_rng(0)
    s = np.asarray(scores)
    ones = sum(labels)
    drawn = [1] * ones + [0] * (len(labels) - ones)
    errors = []
    for _ in range(draws):
        right = rng.choice(s, ones, p=s / s.sum())
        wrong = rng.choice(s, len(s) - ones, p=(1 - s) / (1 - s).sum())
        errors.append(calibration_error(drawn, [*right, *wrong], even_weights(drawn)))
    return float(np.mean(errors))


def table(presets: dict[str, dict[str, Measured]]) -> str:
    """The Markdown table of all sets, and the means that the project is held to."""
    default = "balanced" if "balanced" in presets else next(iter(presets))
    maps = {preset: held_out_maps(sets) for preset, sets in presets.items()}
    scores = {preset: scores_by(maps[preset], sets) for preset, sets in presets.items()}
    published = sorted({name for m in presets[default].values() for name in m["published"]})
    head = ["set", "rows", *presets, "mean P(entailed)", "unigrams", "bigrams", *published, "p against SummaC-Conv"]
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    columns: dict[str, dict[str, float]] = {}
    for name, m in presets[default].items():
        labels = m["labels"]
        cells = {preset: 100 * auc(labels, scores[preset][name]) for preset in presets}
        cells |= {"mean P(entailed)": 100 * auc(labels, m["plain"])}
        cells |= {column: 100 * auc(labels, m[column]) for column in ("unigrams", "bigrams")}
        cells |= {column: 100 * auc(labels, m["published"][column]) for column in published if column in m["published"]}
        columns[name] = cells
        p = paired_auc_test(labels, scores[default][name], m["published"]["summac_conv"])[1] if m["published"] else None
        row = [
            name,
            str(len(labels)),
            *(f"{cells[c]:.1f}" if c in cells else "" for c in head[2:-1]),
            "" if p is None else f"{p:.3f}",
        ]
        lines.append("| " + " | ".join(row) + " |")
    lines.append("")
    for title, names in (
        ("published sets", PUBLISHED_SETS),
        ("sets beyond word overlap", HARD_SETS),
        ("all sets", tuple(columns)),
    ):
        have = [name for name in names if name in columns]
        keys = [key for key in head[2:-1] if have and all(key in columns[name] for name in have)]
        means = ", ".join(f"{key} {np.mean([columns[name][key] for name in have]):.1f}" for key in keys)
        lines.append(f"- Mean AUC over {title} ({len(have)}): {means}")
        if names is HARD_SETS and have:
            overlap = np.mean([max(columns[name]["unigrams"], columns[name]["bigrams"]) for name in have])
            lines.append(f"  - the better of unigram and bigram precision, set by set: {overlap:.1f}")
    for preset, sets in presets.items():
        even, floor, own, plain, accuracy = [], [], [], [], []
        told = scores_by({name: maps[preset][name].at(float(np.mean(m["labels"]))) for name, m in sets.items()}, sets)
        for name, m in sets.items():
            even.append(calibration_error(m["labels"], scores[preset][name], even_weights(m["labels"])))
            floor.append(calibration_floor(m["labels"], scores[preset][name]))
            own.append(calibration_error(m["labels"], told[name]))
            plain.append(calibration_error(m["labels"], scores[preset][name]))
            accuracy.append(balanced_accuracy(m["labels"], scores[preset][name], 0.5))
        seconds = sum(m["seconds"] for m in sets.values())
        lines.append(
            f"- {preset}: leave-one-set-out calibration error, labels weighed alike {np.mean(even):.3f} "
            f"(scores right by construction: {np.mean(floor):.3f}), as they are {np.mean(plain):.3f}, "
            f"as they are with the base rate told {np.mean(own):.3f}; "
            f"balanced accuracy at 0.5 {100 * np.mean(accuracy):.1f}; {seconds:.0f} seconds"
        )
    return "\n".join(lines)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--judged", type=Path, required=True, help="folder of the judged sets")
    parser.add_argument("--sets", nargs="+", help="only these sets (default: all)")
    parser.add_argument("--rows", type=int, help="only a balanced sample of this many rows of each set")
    parser.add_argument("--presets", nargs="+", default=["fast", "balanced", "thorough"])
    parser.add_argument("--no-checks", action="store_true", help="leave out the exact checks")
    parser.add_argument("--precision", default="fp32")
    parser.add_argument("--model", help="NLI model (default: the preset's)")
    parser.add_argument("--cache", type=Path, help="folder for what the models said (seconds mean nothing with it)")
    parser.add_argument("--out", type=Path, help="JSON file of the signals to write")
    parser.add_argument("--reuse", type=Path, help="JSON file of signals to read instead of checking anything")
    parser.add_argument(
        "--fit", type=Path, help="map to fit on all sets under balanced or the first preset; one that is there keeps its name"
    )
    args = parser.parse_args()
    if args.reuse:
        read = json.loads(args.reuse.read_text(encoding="utf-8"))
        presets = {preset: read[preset] for preset in args.presets if preset in read}
    else:
        names = args.sets or sorted(path.name.removesuffix(".jsonl.xz") for path in args.judged.glob("*.jsonl.xz"))
        checks = () if args.no_checks else None
        presets = {}
        for preset in args.presets:
            checker = Checker(
                preset=preset, checks=checks, explain=False, nli_model=args.model, precision=args.precision, cache=args.cache
            )
            presets[preset] = {}
            for name in names:
                rows = read_set(args.judged, name)
                started = time.monotonic()
                presets[preset][name] = measure_set(checker, balanced(rows, args.rows) if args.rows else rows)
                print(f"{preset} {name}: {time.monotonic() - started:.0f} s", flush=True)
                if args.out:
                    args.out.write_text(json.dumps(presets), encoding="utf-8")
    print(table(presets))
    if args.fit:
        default = presets.get("balanced") or next(iter(presets.values()))
        name = json.loads(args.fit.read_text(encoding="utf-8"))["name"] if args.fit.is_file() else args.fit.stem
        score_map = fit_score_map([(signals_of(m), m["labels"]) for m in default.values()], name)
        args.fit.write_text(score_map.to_json(), encoding="utf-8")


if __name__ == "__main__":
    main()
