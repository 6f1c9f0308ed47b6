"""What each technique of the judgement is worth: every one off in turn, on balanced samples of the judged sets.

    python scripts/benchmark/judgement/ablate_judgement.py --judged consistency/ --cache DIR [--rows 60] [--only NAME ...]
    python scripts/benchmark/judgement/ablate_judgement.py --cases verdicts.jsonl --cache DIR [--only NAME ...]

Each variant's score map is fitted leave-one-set-out on its own signals. `--cases` counts the labels of small cases instead, as
`verdict_cases` does. `--cache` keeps what the models said, so that a variant costs only the pairs that no other asked.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from benchmark_judgement import Measured, _fields, held_out_scores, measure_set
from judged_sets import HARD_SETS, PUBLISHED_SETS, balanced, read_set
from verdict_cases import read_cases, tallies

from factcheck import pipeline
from factcheck.checker import Checker
from factcheck.checks.registry import CHECKS
from factcheck.checks.terms.registry import TERMS, WHOLE
from factcheck.evidence.passages import (
    Level,
    Passage,
    around_best,
    closest_sentence,
    closest_sentences,
    closest_together,
    each_if_none_is_near,
)
from factcheck.judgement import open_claims, presets, verdict
from factcheck.judgement.open_claims import OpenClaim
from factcheck.measure.statistics import auc, calibration_error, even_weights
from factcheck.report import Sentence
from factcheck.text.reading.wording import mended

Patches = list[Any]


def levels(*wanted: Level) -> Patches:
    """The default preset with these levels."""
    return default(levels=wanted)


def default(**changes: Any) -> Patches:
    """The default preset with some of its fields changed."""
    preset = replace(presets.PRESETS[presets.DEFAULT_PRESET], **changes)
    return [patch.dict(presets.PRESETS, {presets.DEFAULT_PRESET: preset})]


def as_they_stand(text: str, sentences: Sequence[Sentence]) -> list[str]:
    """Source sentences without their table's heads, their speaker or the question they answer."""
    return [mended(sentence.text) for sentence in sentences]


def without_check(kind: str) -> tuple[Patches, dict[str, Any]]:
    """All exact checks but one."""
    return [], {"checks": tuple(other for other in CHECKS if other != kind)}


VARIANTS: dict[str, tuple[Patches, dict[str, Any]]] = {
    "everything": ([], {}),
    "no exact checks": ([], {"checks": ()}),
    "the claim asked in its own terms only": ([patch.dict(TERMS, clear=True), patch.dict(WHOLE, clear=True)], {}),
    "whole sentences never restated": ([patch.dict(WHOLE, clear=True)], {}),
    "no sentence judged in parts": (default(parts=False), {}),
    "form judged as content": (
        [patch("factcheck.text.documents.without_form", str), patch("factcheck.text.claims.without_form", str)],
        {},
    ),
    "source sentences read as they stand": ([patch("factcheck.text.documents.readings", as_they_stand)], {}),
    **{f"no check {kind}": without_check(kind) for kind in CHECKS},
    "contradiction by the closest sentence left out of the score": (
        [patch("benchmark_judgement._fields", lambda s: _fields(replace(s, closest_contradicts=0.0)))],
        {},
    ),
    "only the closest sentence": (levels(closest_sentence), {}),
    "each of the three closest alone too": (levels(closest_sentence, closest_sentences, closest_together, around_best), {}),
    "none alone but the closest": (levels(closest_sentence, closest_together, around_best), {}),
    "the closest not read together": (levels(closest_sentence, each_if_none_is_near, around_best), {}),
    "no neighbours of the closest sentence": (levels(closest_sentence, each_if_none_is_near, closest_together), {}),
    "sentences read however unlike": (default(worth_reading=-1.0), {}),
    "sentences read from a similarity of 0.3": (default(worth_reading=0.3), {}),
    "sentences read from a similarity of 0.5": (default(worth_reading=0.5), {}),
    "no context of the rewrite": (default(context=False), {}),
    "word-for-word claims asked too": ([patch.object(pipeline, "settle_verbatim", lambda claims, documents: None)], {}),
    "contradiction from any passage": ([patch.object(Passage, "about_the_same", True)], {}),
    "views taken for facts": ([patch.object(verdict, "is_view", lambda text: False)], {}),
    "a part may contradict what the whole entails": (
        [patch("factcheck.evidence.passages.Passage.contains", lambda self, other: False)],
        {},
    ),
    "talk about oneself judged too": ([patch.object(pipeline, "aside_of", lambda text: "")], {}),
    "scars of earlier tools left": ([patch.object(pipeline, "mended", str), patch.object(open_claims, "mended", str)], {}),
    "larger passages where those so far are plain": (default(asks_on=True), {}),
    "larger passages for settled claims too": (
        [*default(asks_on=True), patch.object(OpenClaim, "settled", property(lambda claim: claim.verbatim))],
        {},
    ),
    "settled at P(entailed) 0.9": ([*default(asks_on=True), patch.object(open_claims, "SETTLED", 0.9)], {}),
    "settled at P(entailed) 0.5": ([patch.object(open_claims, "SETTLED", 0.5)], {}),
    "k = 2": ([], {"k": 2}),
    "k = 4": ([], {"k": 4}),
    "k = 6": ([], {"k": 6}),
    "k = 8": ([], {"k": 8}),
}


@contextmanager
def variant(name: str, cache: Path | None, precision: str) -> Iterator[tuple[Checker, Any]]:
    """A checker under one variant, and the mock that counts what its NLI model is asked."""
    patches, options = VARIANTS[name]
    with ExitStack() as stack:
        for change in patches:
            stack.enter_context(change)
        checker = Checker(explain=False, cache=cache, precision=precision, **options)
        yield checker, stack.enter_context(patch.object(checker._nli, "predict", wraps=checker._nli.predict))


def measure(
    name: str, sets: dict[str, list[dict[str, Any]]], cache: Path | None, precision: str
) -> tuple[dict[str, Measured], int]:
    """The signals of all rows under one variant, and how many pairs the NLI model was asked."""
    with variant(name, cache, precision) as (checker, predict):
        signals = {set_name: measure_set(checker, rows) for set_name, rows in sets.items()}
        return signals, sum(len(call.args[0]) for call in predict.call_args_list)


def line(name: str, sets: dict[str, Measured], asked: int) -> str:
    """A row of the table: mean AUC in percent over the published, the hard and all sets, the calibration error, and the pairs asked."""
    scores = held_out_scores(sets)
    aucs = {key: 100 * auc(m["labels"], scores[key]) for key, m in sets.items()}
    error = np.mean([calibration_error(m["labels"], scores[key], even_weights(m["labels"])) for key, m in sets.items()])

    def mean(names: Sequence[str]) -> str:
        have = [aucs[key] for key in names if key in aucs]
        return f"{np.mean(have):.1f}" if have else ""

    return f"| {name} | {mean(PUBLISHED_SETS)} | {mean(HARD_SETS)} | {mean(list(aucs))} | {error:.3f} | {asked:,} |"


def cases_line(name: str, cases: Sequence[dict[str, Any]], cache: Path | None, precision: str) -> str:
    """A row of the table: the shares of errors missed and of faithful sentences flagged, in percent."""
    with variant(name, cache, precision) as (checker, _):
        found, _ = tallies(cases, list(checker.check_many((case["source"], case["rewrite"]) for case in cases)))
    missed, false = (
        (sum(getattr(t, part) for t in found.values()), sum(getattr(t, whole) for t in found.values()))
        for part, whole in (("missed", "to_flag"), ("false", "faithful"))
    )
    return f"| {name} | {missed[0]}/{missed[1]} {100 * missed[0] / missed[1]:.1f} | {false[0]}/{false[1]} {100 * false[0] / false[1]:.1f} |"


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--judged", type=Path, help="folder of the judged sets")
    what.add_argument("--cases", type=Path, help="file of small cases")
    parser.add_argument("--sets", nargs="+", help="only these sets (default: all)")
    parser.add_argument("--rows", type=int, default=60, help="rows of each set, half of each label")
    parser.add_argument("--only", nargs="+", choices=list(VARIANTS), default=list(VARIANTS))
    parser.add_argument("--cache", type=Path, help="folder for what the models said")
    parser.add_argument("--precision", default="fp32")
    parser.add_argument("--out", type=Path, help="JSON file of the signals to write")
    args = parser.parse_args()
    if args.cases:
        cases = read_cases(args.cases)
        print("| variant | missed | false |\n|---|---|---|", flush=True)
        for name in args.only:
            print(cases_line(name, cases, args.cache, args.precision), flush=True)
        return
    names = args.sets or sorted(path.name.removesuffix(".jsonl.xz") for path in args.judged.glob("*.jsonl.xz"))
    sets = {name: balanced(read_set(args.judged, name), args.rows) for name in names}
    print(
        "| variant | published sets | hard sets | all sets | calibration error | pairs |\n|---|---|---|---|---|---|", flush=True
    )
    kept = {}
    for name in args.only:
        kept[name], asked = measure(name, sets, args.cache, args.precision)
        print(line(name, kept[name], asked), flush=True)
        if args.out:
            args.out.write_text(json.dumps(kept), encoding="utf-8")


if __name__ == "__main__":
    main()
