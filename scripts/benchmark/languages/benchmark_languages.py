"""How many pairs an NLI model judges right in each language, and what a page in another language costs.

    python scripts/benchmark/languages/benchmark_languages.py --model models/nli-multilingual [--nli dev.tsv.xz ...] [--limit 1000]
    python scripts/benchmark/languages/benchmark_languages.py --pages

``scenes.tsv`` has ten scenes in sixteen languages, each a premise and three hypotheses: 30 pairs a language. Of pairs across languages
there are 30, every one from the same scenes. ``more_scenes.tsv`` has twelve more, by a writer who knew neither models nor
training rows. ``--nli`` takes more files of rows, with the columns premise, hypothesis, label, dataset.
``--pages`` times `Checker.check` on pages of as many sentences in English and in others, in turn; it needs the multilingual models.
"""

from __future__ import annotations

import argparse
import csv
import lzma
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

import numpy as np

from factcheck import Checker
from factcheck.models.light.nli import LightNli
from factcheck.models.seam import NliModel

SCENES = Path(__file__).with_name("scenes.tsv")
LABELS = ("entailed", "neutral", "contradicted")
ACROSS = "across"
_APART = 5
"""How many languages further in the table the hypothesis of a pair across languages is."""
_PAGES = ("en", "de", "ar")


class Pair(NamedTuple):
    """A labelled pair; `group` is its language or data set."""

    premise: str
    hypothesis: str
    label: str
    group: str


def table(path: Path) -> list[dict[str, str]]:
    """The rows of a tab-separated file with a header, which may be packed with xz."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def scenes(path: Path = SCENES) -> dict[str, list[dict[str, str]]]:
    """The scenes of each language, in the same order."""
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in table(path):
        found[row["language"]].append(row)
    return dict(found)


def plain_pairs(path: Path = SCENES) -> list[Pair]:
    """The pairs within one language."""
    return [
        Pair(row["premise"], row[label], label, code) for code, rows in scenes(path).items() for row in rows for label in LABELS
    ]


def pairs_across(path: Path = SCENES) -> list[Pair]:
    """The pairs across languages: one for each scene and label, in ever other languages."""
    by_language = list(scenes(path).values())
    found = []
    for number, (scene, label) in enumerate((scene, label) for scene in range(len(by_language[0])) for label in LABELS):
        premises, hypotheses = (by_language[(number + apart) % len(by_language)] for apart in (0, _APART))
        found.append(Pair(premises[scene]["premise"], hypotheses[scene][label], label, ACROSS))
    return found


def labelled(path: Path, limit: int | None) -> list[Pair]:
    """The three-way rows of a file, of each data set at most `limit`, evenly drawn."""
    names = dict(zip("enc", LABELS, strict=True))
    by_set: dict[str, list[Pair]] = defaultdict(list)
    for row in table(path):
        if row["label"] in names:
            by_set[row["dataset"]].append(Pair(row["premise"], row["hypothesis"], names[row["label"]], row["dataset"]))
    return [pair for rows in by_set.values() for pair in rows[:: max(1, len(rows) // (limit or len(rows)))][:limit]]


def right(model: NliModel, pairs: Sequence[Pair]) -> dict[str, tuple[int, int]]:
    """Of each group how many pairs are judged right, and how many there are."""
    order = sorted(range(len(pairs)), key=lambda place: len(pairs[place].premise) + len(pairs[place].hypothesis))
    answers = model.predict([pairs[place][:2] for place in order])
    found: dict[str, tuple[int, int]] = {}
    for place, answer in zip(order, answers, strict=True):
        ok, of = found.get(pairs[place].group, (0, 0))
        found[pairs[place].group] = ok + (LABELS[int(np.argmax(answer))] == pairs[place].label), of + 1
    return dict(sorted(found.items()))


def pages() -> dict[str, tuple[str, str]]:
    """By language a source and a rewrite of as many sentences."""

    def text(rows: Sequence[Mapping[str, str]], *columns: str) -> str:
        return " ".join(row[column] for row in rows for column in columns)

    return {
        code: (text(rows, "premise", "neutral"), text(rows, "entailed", "contradicted"))
        for code, rows in scenes().items()
        if code in _PAGES
    }


def seconds_a_page(checker: Checker, repeats: int) -> Iterator[tuple[str, float, float]]:
    """By language the median seconds of a page, and the median of how many times an English page's that is, side by side."""
    texts, found = pages(), defaultdict(list)
    for pair in texts.values():
        checker.check(*pair)
    for _ in range(repeats):
        for code, pair in texts.items():
            begun = time.perf_counter()
            checker.check(*pair)
            found[code].append(time.perf_counter() - begun)
    for code, times in found.items():
        yield code, median(times), median(own / english for own, english in zip(times, found["en"], strict=True))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", help="embedded, embedded-multilingual, or folder of an NLI model")
    parser.add_argument("--scenes", type=Path, default=SCENES, help="table of scenes (more_scenes.tsv is another)")
    parser.add_argument("--nli", type=Path, nargs="+", default=[], help="more files of labelled pairs (.tsv or .tsv.xz)")
    parser.add_argument("--limit", type=int, help="most rows of each of their data sets")
    parser.add_argument("--pages", action="store_true", help="time pages in several languages instead")
    parser.add_argument("--repeats", type=int, default=9)
    args = parser.parse_args()
    if args.pages:
        for code, seconds, ratio in seconds_a_page(Checker(), args.repeats):
            print(f"{code}\t{seconds:.2f} s a page\t{ratio:.2f} times an English one")
        return
    model = LightNli(args.model)
    plain = right(model, plain_pairs(args.scenes))
    more = [pair for path in args.nli for pair in labelled(path, args.limit)]
    others = {code: shares for code, shares in plain.items() if code != "en"}
    totals = tuple(map(sum, zip(*others.values(), strict=True)))
    for name, (ok, of) in {**plain, "all but English": totals, **right(model, [*pairs_across(args.scenes), *more])}.items():
        print(f"{name}\t{ok} of {of}\t{100 * ok / of:.1f} %")


if __name__ == "__main__":
    main()
