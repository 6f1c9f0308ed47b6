"""How sentences are labelled where it is known which are wrong: bump's edited and original sentences, and consistent rewrites.

    python scripts/benchmark/judgement/sentence_labels.py --judged consistency/ [--nli DIR] [--rows 100] [--cache DIR] [--wrong]

bump pairs a summary with the same in which one edit makes a sentence wrong: the sentences that differ are the wrong ones, those of the
original are the right ones. Of consistent rewrites in other sets every sentence counts as right, and an exact check's error as false.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from judged_sets import Record, read_set

from factcheck import Checker, Report, SentenceVerdict

CONSISTENT = ("factcc_val", "cogensumm", "qags_cnndm", "simplification", "summedits")


def wrong_and_right(edited: Report, original: Report) -> tuple[list[SentenceVerdict], list[SentenceVerdict]]:
    """The sentences that the edit changed, and all sentences of the original."""
    known = {sentence.text for sentence in original.sentences}
    return [s for s in edited.sentences if s.text not in known], list(original.sentences)


def line(name: str, verdicts: Iterable[SentenceVerdict]) -> str:
    """The share of each label, and of sentences in which an exact check found an error."""
    judged = [v for v in verdicts if v.label != "not_a_claim"]
    counts = Counter(v.label for v in judged)
    errors = sum(any(reason.severity == "error" for reason in v.reasons) for v in judged)
    total = max(1, len(judged))
    shares = "".join(f"{100 * counts[label] / total:13.1f} %" for label in ("entailed", "neutral", "contradicted"))
    return f"{name:28}{len(judged):6}{shares}{100 * errors / total:13.2f} %"


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--judged", type=Path, required=True, help="the folder of the judged sets")
    parser.add_argument("--rows", type=int, default=100, help="how many rows of each set (of bump: pairs); 0 is all")
    parser.add_argument("--preset", default="balanced")
    parser.add_argument("--sets", nargs="*", default=["bump", *CONSISTENT])
    parser.add_argument("--nli", help="folder or hub id of the NLI model, instead of the embedded one")
    parser.add_argument("--cache", type=Path, help="where the models' answers are kept")
    parser.add_argument("--wrong", action="store_true", help="print the sentences of bump whose label is wrong")
    args = parser.parse_args()
    checker = Checker(preset=args.preset, nli_model=args.nli, device="cpu", precision="fp32", cache=args.cache, explain=False)
    print(f"{'sentences':28}{'':6}{'entailed':>15}{'neutral':>15}{'contradicted':>15}{'with errors':>15}")
    for name in args.sets:
        rows = read_set(args.judged, name)
        if name == "bump":
            for found in bump_lines(checker, rows, args.rows, args.wrong):
                print(found)
            continue
        consistent = [row for row in rows if row["label"] == 1][: args.rows or None]
        reports = checker.check_many((row["source"], row["claim"]) for row in consistent)
        print(line(f"{name}, consistent", (sentence for report in reports for sentence in report.sentences)), flush=True)


def bump_lines(checker: Checker, rows: Sequence[Record], most: int, show: bool) -> Iterable[str]:
    """The lines of bump, after its wrongly labelled sentences where these are to be shown."""
    by_id = {row["id"]: row for row in rows}
    pairs = [(row, by_id[f"{row['id'].removesuffix('edit')}ref"]) for row in rows if row["id"].endswith("edit")][: most or None]
    reports = list(checker.check_many((row["source"], row["claim"]) for pair in pairs for row in pair))
    wrong, right = [], []
    for (edited, original), first, second in zip(pairs, reports[::2], reports[1::2], strict=True):
        ours = wrong_and_right(first, second)
        wrong += ours[0]
        right += ours[1]
        for kind, verdicts, bad in (("wrong", ours[0], {"entailed"}), ("right", ours[1], {"neutral", "contradicted"})):
            for verdict in verdicts if show else ():
                if verdict.label in bad:
                    yield shown(kind, verdict, original if kind == "wrong" else edited)
    yield line("bump, wrong", wrong)
    yield line("bump, right", right)


def shown(kind: str, verdict: SentenceVerdict, other: Record) -> str:
    """A wrongly labelled sentence with its evidence and what was found."""
    evidence = verdict.evidence[0].text if verdict.evidence else ""
    found = [(reason.kind, reason.severity, reason.message) for reason in verdict.reasons]
    return f"[{kind}, {verdict.label}] {verdict.text}\n   source: {evidence}\n   other summary: {other['claim']}\n   {found}"


if __name__ == "__main__":
    main()
