"""Whether the words to blame are the ones that an edit changed: bump's edited sentences that are not entailed.

    python scripts/benchmark/judgement/wrong_words.py --judged consistency/ [--nli DIR] [--rows 60] [--cache DIR]

A sentence has a mark where a finding points at a part of it; the mark is right where it holds a changed word, or a neighbour of a missing
one. Side by side: with the head that judges tokens, and with parts left out in turn, each with the pairs that the model was asked.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from unittest.mock import patch

from judged_sets import Record, read_set

from factcheck import Checker, Reason, Report, SentenceVerdict
from factcheck.models.light.nli import LightNli

sys.path.insert(0, str(Path(__file__).parents[2] / "train"))
from changed_words import Span, changed_spans, distance


def edited_and_original(rows: Sequence[Record]) -> Iterator[tuple[Record, Record]]:
    """The pairs of an edited summary and its original."""
    by_name: dict[str, dict[int, Record]] = {}
    for row in rows:
        by_name.setdefault(row["id"].rpartition("-")[0], {})[row["label"]] = row
    return ((pair[0], pair[1]) for pair in by_name.values() if len(pair) == 2)


def altered(edited: Report, original: str) -> Iterator[tuple[SentenceVerdict, list[Span]]]:
    """The sentences of an edited summary that are not entailed and not in the original, and their changed characters."""
    sentences = re.split(r"(?<=[.!?])\s+", original)
    for sentence in edited.sentences:
        if sentence.label in ("neutral", "contradicted") and sentence.text not in original:
            nearest = min(sentences, key=lambda right: distance(right, sentence.text))
            yield sentence, [(sentence.start + a, sentence.start + b) for a, b in changed_spans(nearest, sentence.text)]


def reader(sentence: SentenceVerdict) -> Callable[[int, int], str]:
    """Reads characters of a sentence by their offsets in the rewrite."""
    return lambda start, end: sentence.text[start - sentence.start : end - sentence.start]


def is_mark(reason: Reason, sentence: SentenceVerdict) -> bool:
    """Whether a finding points at a part of the sentence."""
    return reason.end - reason.start < sentence.end - sentence.start


def line(name: str, checker: Checker, pairs: Sequence[tuple[Record, Record]], show: bool) -> str:
    """The shares of sentences marked and of marks that are right, in percent, the pairs asked and the seconds."""
    total = marked = marks = right = 0
    model = checker._nli
    with (
        patch.object(model, "predict", wraps=model.predict) as plain,
        patch.object(model, "predict_with_tokens", wraps=model.predict_with_tokens) as by_token,
    ):
        started = time.perf_counter()
        reports = list(checker.check_many((edited["source"], edited["claim"]) for edited, _ in pairs))
        seconds = time.perf_counter() - started
        asked = sum(len(call.args[0]) for call in [*plain.call_args_list, *by_token.call_args_list])
    for report, (_, original) in zip(reports, pairs, strict=True):
        for sentence, changed in altered(report, original["claim"]):
            total += 1
            found = [reason for reason in sentence.reasons if is_mark(reason, sentence)]
            marked += bool(found)
            marks += len(found)
            hits = [any(start < r.end and r.start < end for start, end in changed) for r in found]
            right += sum(hits)
            if show and not (hits and all(hits)):
                text = reader(sentence)
                places = [(reason.kind, text(reason.start, reason.end)) for reason in found]
                print(f"{sentence.text}\n   changed: {[text(*span) for span in changed]}; marked: {places}")
    return f"{name:28}{marked:5}/{total} {100 * marked / total:5.1f} %{right:7}/{marks} {100 * right / marks:5.1f} %{asked:9}{seconds:9.1f}"


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--judged", type=Path, required=True, help="the folder of the judged sets")
    parser.add_argument("--rows", type=int, default=60, help="how many pairs; 0 is all")
    parser.add_argument("--nli", help="folder or hub id of the NLI model, instead of the embedded one")
    parser.add_argument("--cache", type=Path, help="where the models' answers are kept (seconds mean nothing with it)")
    parser.add_argument("--wrong", action="store_true", help="print the sentences without a mark and those with a wrong one")
    args = parser.parse_args()
    pairs = list(edited_and_original(read_set(args.judged, "bump")))[: args.rows or None]
    print(f"{'words to blame':28}{'sentences with one':>17}{'marks that are right':>22}{'asked':>9}{'seconds':>9}")
    checker = Checker(nli_model=args.nli, device="cpu", precision="fp32", cache=args.cache)
    print(line("head that judges tokens", checker, pairs, args.wrong), flush=True)
    with patch.object(LightNli, "judges_tokens", False):
        print(line("parts left out in turn", checker, pairs, args.wrong))


if __name__ == "__main__":
    main()
