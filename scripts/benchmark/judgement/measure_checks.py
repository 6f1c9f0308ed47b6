"""How often each exact check reports an error on rewrites that people judged consistent, and on those that they did not.

    python scripts/benchmark/judgement/measure_checks.py rows.jsonl.xz ... --rows 300 --show 5

Each row has a source, a claim and a label (1 consistent, 0 not). For label 1 the share is of sentences, the false alarms; for label 0 of
rows, the hits. The evidence is the five source sentences that share most words with the claim sentence, without any model.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from factcheck.checks.claim import Claim
from factcheck.checks.registry import CHECKS
from factcheck.report import Reason, Sentence, SourceSpan
from factcheck.text.sentences import split_sentences

EVIDENCE = 5
WORD = re.compile(r"\w+")


@dataclass
class Tally:
    """Units (sentences or rows) with a finding, by kind; "any" is a finding of any kind."""

    units: int = 0
    found: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)

    def share(self, kind: str) -> str:
        """Found per unit, in percent."""
        return f"{100 * self.found[kind] / self.units:6.2f}" if self.units else "     -"


def main() -> None:
    """Prints the shares of each file, and of all files together, with examples."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--rows", type=int, default=300, help="rows of each file and label, drawn with a fixed seed; 0 is all")
    parser.add_argument("--show", type=int, default=0, help="examples printed for each file and label")
    parser.add_argument("--kind", action="append", help="only these checks", choices=[*CHECKS])
    parser.add_argument("--severity", default="error", choices=["error", "warning", "info"])
    parser.add_argument("--label", type=int, choices=[0, 1])
    arguments = parser.parse_args()
    kinds = arguments.kind or [*CHECKS]
    print(f"{'file':24} {'label':>5} {'units':>6} " + " ".join(f"{kind:>9}" for kind in [*kinds, "any"]))
    totals = {1: Tally(), 0: Tally()}
    for path in arguments.files:
        for label in [arguments.label] if arguments.label is not None else [1, 0]:
            tally = measure(read_rows(path, label, arguments.rows), label, kinds, arguments.severity)
            print_line(path.name.removesuffix(".jsonl.xz"), label, tally, kinds)
            for example in random.Random(1).sample(tally.examples, min(arguments.show, len(tally.examples))):
                print(example)
            totals[label].units += tally.units
            totals[label].found += tally.found
    for label, tally in totals.items():
        print_line("all", label, tally, kinds)


def print_line(name: str, label: int, tally: Tally, kinds: list[str]) -> None:
    """One line of the table, in percent of the units."""
    print(f"{name:24} {label:5} {tally.units:6} " + " ".join(f"{tally.share(kind):>9}" for kind in [*kinds, "any"]))


def read_rows(path: Path, label: int, count: int) -> list[dict[str, str]]:
    """The rows with this label, at most `count` of them."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row["label"] == label]
    return random.Random(0).sample(rows, count) if 0 < count < len(rows) else rows


def measure(rows: list[dict[str, str]], label: int, kinds: list[str], severity: str) -> Tally:
    """Runs the checks over the rows: a unit is a sentence for label 1 and a row for label 0."""
    tally = Tally()
    for row in rows:
        found_in_row: set[str] = set()
        for claim in claims(row["source"], row["claim"]):
            reasons = [reason for kind in kinds for reason in CHECKS[kind](claim) if reason.severity == severity]
            tally.examples.extend(example(claim, reason) for reason in reasons)
            found = {reason.kind for reason in reasons} | ({"any"} if reasons else set())
            found_in_row |= found
            if label == 1:
                tally.units += 1
                tally.found.update(found)
        if label == 0:
            tally.units += 1
            tally.found.update(found_in_row)
    return tally


def claims(source: str, rewrite: str) -> Iterator[Claim]:
    """Each sentence of the rewrite with the source sentences that share most words with it."""
    parts = [(sentence, set(WORD.findall(sentence.text.lower()))) for sentence in split_sentences(source)]
    for sentence in split_sentences(rewrite):
        words = set(WORD.findall(sentence.text.lower()))
        ranked = sorted(parts, key=lambda part: -len(words & part[1]) / (1 + len(part[1]) ** 0.5))[:EVIDENCE]
        yield Claim(rewrite, sentence, tuple(span(part) for part, _ in ranked), (source,))


def span(sentence: Sentence) -> SourceSpan:
    """A sentence of the only source."""
    return SourceSpan(0, sentence.start, sentence.end, sentence.text)


def example(claim: Claim, reason: Reason) -> str:
    """A finding with the sentence and its best evidence, for reading."""
    best = claim.evidence[0].text if claim.evidence else ""
    return f"  [{reason.kind}] {reason.message}\n      claim:    {claim.sentence.text[:400]!r}\n      evidence: {best[:400]!r}"


if __name__ == "__main__":
    main()
