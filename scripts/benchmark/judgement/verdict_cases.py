"""How often the labels of single sentences are wrong on a file of small cases: missed errors and false ones, for each kind of case.

    python scripts/benchmark/judgement/verdict_cases.py verdicts.jsonl [--preset P] [--nli DIR] [--wrong] [--no-checks] [--json out.json]

Each line of the file has ``kind``, ``source`` (a text or several), ``rewrite`` and ``expect``: the acceptable labels of each sentence of
the rewrite. A sentence whose acceptable labels leave out *entailed* and *not_a_claim* must be flagged, and is missed where it is not; one
that may be entailed, or no claim, but may not be flagged is faithful, and falsely flagged where it is.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factcheck import Checker, Report

FLAGGED = frozenset({"neutral", "contradicted"})


@dataclass
class Tally:
    """What was right and wrong for the sentences of one kind."""

    to_flag: int = 0
    missed: int = 0
    faithful: int = 0
    false: int = 0
    other: int = 0
    split_otherwise: int = 0

    def add(self, expected: Sequence[str], label: str) -> bool:
        """Count a sentence; whether its label is among the acceptable ones."""
        must_flag, may_flag = FLAGGED.issuperset(expected), not FLAGGED.isdisjoint(expected)
        flagged = label in FLAGGED
        self.to_flag += must_flag
        self.missed += must_flag and not flagged
        self.faithful += not may_flag
        self.false += not may_flag and flagged
        wrong = label not in expected
        self.other += wrong and not (must_flag and not flagged) and not (not may_flag and flagged)
        return not wrong

    def line(self, name: str) -> str:
        """The tally in one line of the table."""
        shares = f"{_share(self.missed, self.to_flag):>16}{_share(self.false, self.faithful):>16}"
        return f"{name[:60]:60}{shares}{self.other:>7}{self.split_otherwise:>7}"


def _share(count: int, of: int) -> str:
    return f"{count}/{of} {100 * count / of:.0f} %" if of else "-"


def read_cases(path: Path) -> list[dict[str, Any]]:
    """The cases of a file, in order."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def tallies(cases: Sequence[dict[str, Any]], reports: Sequence[Report]) -> tuple[dict[str, Tally], list[dict[str, Any]]]:
    """The tally of each kind, and every sentence whose label is none of the acceptable ones."""
    found: defaultdict[str, Tally] = defaultdict(Tally)
    wrong = []
    for case, report in zip(cases, reports, strict=True):
        tally, expect = found[case["kind"]], case["expect"]
        if len(report.sentences) != len(expect):
            tally.split_otherwise += 1
            wrong.append({**case, "labels": [s.label for s in report.sentences], "split": [s.text for s in report.sentences]})
            continue
        for sentence, acceptable in zip(report.sentences, expect, strict=True):
            if not tally.add(acceptable, sentence.label):
                wrong.append(
                    {**case, "sentence": sentence.text, "label": sentence.label, "acceptable": acceptable, "report": sentence}
                )
    return dict(found), wrong


def total(found: dict[str, Tally]) -> Tally:
    """All kinds together."""
    every = Tally()
    for tally in found.values():
        for name, value in vars(tally).items():
            setattr(every, name, getattr(every, name) + value)
    return every


def lines(found: dict[str, Tally]) -> Iterator[str]:
    """The table: kinds with most wrong first."""
    yield f"{'kind':60}{'missed':>16}{'false':>16}{'other':>7}{'split':>7}"
    for name, tally in sorted(found.items(), key=lambda item: (-item[1].missed - item[1].false, item[0])):
        yield tally.line(name)
    yield total(found).line("all")


def explained(case: dict[str, Any]) -> str:
    """A case whose label is wrong, with what decided it."""
    shown, labels = case.get("split") or case["sentence"], case.get("labels") or case["label"]
    text = f"[{case['kind']}] {case['source']}\n   > {shown}\n   is {labels}, not {case.get('acceptable') or case['expect']}"
    if "report" not in case:
        return text
    reasons = [(reason.kind, reason.severity, reason.message) for reason in case["report"].reasons]
    return f"{text}\n   {case['report'].probabilities} {reasons}"


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", type=Path, help="a file of cases")
    parser.add_argument("--preset", default="balanced")
    parser.add_argument("--nli", help="folder or hub id of the NLI model, instead of the preset's own")
    parser.add_argument("--kind", help="only kinds that contain this")
    parser.add_argument("--no-checks", action="store_true", help="without the exact checks")
    parser.add_argument("--wrong", action="store_true", help="print every sentence whose label is wrong")
    parser.add_argument("--json", type=Path, help="where to write the tallies")
    args = parser.parse_args()
    cases = [case for case in read_cases(args.cases) if not args.kind or args.kind in case["kind"]]
    checker = Checker(
        preset=args.preset, nli_model=args.nli, checks=() if args.no_checks else None, device="cpu", precision="fp32"
    )
    found, wrong = tallies(cases, list(checker.check_many((case["source"], case["rewrite"]) for case in cases)))
    for case in wrong if args.wrong else ():
        print(explained(case))
    print("\n".join(lines(found)))
    if args.json:
        args.json.write_text(json.dumps({name: vars(tally) for name, tally in {**found, "all": total(found)}.items()}, indent=1))


if __name__ == "__main__":
    main()
