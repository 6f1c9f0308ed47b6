"""Make training rows of texts that people wrote: sentences that were split or joined, and passages of news with claims.

    python scripts/train/make_real_rows.py --split tune.tsv validation.tsv test.tsv --grounding grounding.jsonl.xz --out real.tsv.xz

From WikiSplit (Botha et al. 2018), where a sentence of Wikipedia was split into two, or two were joined, this writes:

- ``made_split`` (e): one of the two by the long sentence, or that by both, where each of its content words is in the premise;
- ``made_split_wrong`` (c, ne): the same with one wrong word (`make_pairs.CORRUPTIONS`);
- ``split_loose`` (?): the same with one content word that the premise does not have, which a teacher is to judge.

From the grounding passages (supported or not), of which the last 280 are held out:

- ``made_grounding`` (e, ne): a passage and its claim;
- ``ground_window`` (?): the claim by its closest sentence, by that and its neighbours, and by the three closest;
- ``made_news`` (e), ``made_news_wrong`` (c, ne): a sentence of three with something left out, or with one wrong word.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from make_pairs import CORRUPTIONS, Pools, near_copy
from nli_rows import Row, write_rows

from factcheck.models.light.encoder import LightEncoder
from factcheck.models.seam import Encoder
from factcheck.text.sentences import split_sentences

HELD_OUT = 280
MOST = {"negation": 500, "name": 700}
"""Most rows of kinds of wrong words that would else crowd out the others."""
_SMALL = frozenset(
    "which there these those their other that this they have been from with were when where what while also such after before into more"
    " most than then them some over under about between during however although because".split()
)
_POINTING = frozenset("he she it the a an in on at his her its they this as by for to of and but so one".split())
_ENDINGS = ("ing", "ed", "es", "ly", "s", "e")
_BACK = frozenset("It They This These Those He She His Her Its".split())
_LOOSE = re.compile(r"(?:However|Although|Though|But|While|Because)\b")
_STRAY = re.compile(r"(?:^|\s)'\s|\s'(?:\s|$)|<|\|")


def plain(text: str) -> str:
    """A tokenized sentence as it is written."""
    marks = iter(range(len(text)))
    text = text.replace("``", '"').replace("''", '"')
    words = ["\1" if word == '"' and next(marks) % 2 == 0 else "\2" if word == '"' else word for word in text.split()]
    text = " ".join(words).replace("\1 ", '"').replace(" \2", '"').replace("\1", '"').replace("\2", '"')
    text = re.sub(r" ([.,;:!?%)\]}])", r"\1", text)
    text = re.sub(r"([(\[{$£€]) ", r"\1", text)
    text = re.sub(r" (n't|'s|'re|'ve|'ll|'d|'m)\b", r"\1", text)
    text = re.sub(r"(\ws) '(?= )", r"\1'", text)
    return re.sub(r"(\w) - (\w)", r"\1-\2", text).replace(" / ", "/").strip()


def is_whole(text: str) -> bool:
    """Whether a sentence is one, with its marks in pairs."""
    paired = text.count('"') % 2 == 0 and text.count("(") == text.count(")")
    return 5 <= len(text.split()) <= 45 and text[0].isupper() and text[-1] in '.!?"' and paired and not _STRAY.search(text)


def content(text: str) -> list[str]:
    """The stems of a sentence's longer words, names and numbers."""
    words = re.findall(r"[A-Za-z0-9À-ÿ]+", text)
    return [
        _stem(word)
        for word in words
        if (len(word) > 3 and word.lower() not in _SMALL)
        or word[0].isdigit()
        or (word[0].isupper() and word.lower() not in _POINTING)
    ]


def _stem(word: str) -> str:
    word = word.lower()
    return next((word[: -len(end)] for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= 3), word)


def split_pairs(lines: Iterable[str], rng: random.Random) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Premises and hypotheses of WikiSplit's lines: those whose content words are all in the premise, and those with one that is not."""
    same, loose = [], []
    for line in lines:
        whole, _, parts = line.rstrip("\n").partition("\t")
        texts = [plain(text) for text in (whole, *parts.split("<::::>"))]
        if len(texts) != 3 or not all(map(is_whole, texts)):
            continue
        whole, first, second = texts
        for premise, hypothesis in ((whole, first), (whole, second), (f"{first} {second}", whole)):
            known = set(content(premise))
            missing = [word for word in content(hypothesis) if word not in known]
            points_back = hypothesis.split()[0] in _BACK and premise == whole and rng.random() < 0.5
            if points_back or _LOOSE.match(hypothesis):
                continue
            if not missing:
                same.append((premise, hypothesis))
            elif len(missing) == 1 and len(content(hypothesis)) >= 5:
                loose.append((premise, hypothesis))
    rng.shuffle(same)
    rng.shuffle(loose)
    return same, loose


def altered(premise: str, hypothesis: str, rng: random.Random, pools: Pools, made: Counter[str]) -> Row | None:
    """The pair with one wrong word, of the kind of which there are fewest so far."""
    for kind in sorted(rng.sample(sorted(CORRUPTIONS), len(CORRUPTIONS)), key=made.__getitem__):
        corrupt, label = CORRUPTIONS[kind]
        wrong = corrupt(hypothesis, rng, pools) if made[kind] < MOST.get(kind, 10**9) else None
        if wrong and wrong not in (premise, hypothesis):
            made[kind] += 1
            return Row(premise, wrong, label, "made_split_wrong")
    return None


def split_rows(lines: Iterable[str], count: int, rng: random.Random) -> list[Row]:
    """Rows of WikiSplit: right and wrong ones from `count` pairs, and a tenth of as many loose ones."""
    same, loose = split_pairs(lines, rng)
    pools, made, rows = Pools([premise for premise, _ in same]), Counter[str](), []
    for premise, hypothesis in same[:count]:
        wrong = altered(premise, hypothesis, rng, pools, made)
        rows += [wrong] if wrong else []
        if wrong or rng.random() < 0.35:
            rows.append(Row(premise, hypothesis, "e", "made_split"))
    return rows + [Row(premise, hypothesis, "?", "split_loose") for premise, hypothesis in loose[: count // 10]]


def windows(passage: Sequence[str], claim: str, encoder: Encoder) -> Iterator[str]:
    """The closest sentence of a passage to a claim, that with its neighbours, and the three closest in their order."""
    vectors = encoder.encode([claim, *passage])
    order = np.argsort(-(vectors[1:] @ vectors[0]))
    best = int(order[0])
    yield passage[best]
    yield " ".join(passage[max(0, best - 1) : best + 2])
    yield " ".join(passage[place] for place in sorted(order[:3].tolist()))


def grounding_rows(items: Sequence[dict[str, str]], encoder: Encoder, rng: random.Random) -> list[Row]:
    """Rows of passages with a claim and whether they support it."""
    rows, seen = [], set()
    pools, made = Pools([item["premise"] for item in items]), Counter[str]()
    for item in items:
        premise, claim = (re.sub(r"\s+", " ", item[name]).strip() for name in ("premise", "claim"))
        rows.append(Row(premise, claim, "e" if item["label"] else "ne", "made_grounding"))
        passage = [premise[s.start : s.end] for s in split_sentences(premise)]
        if len(passage) < 4:
            continue
        for window in windows(passage, claim, encoder):
            if (window, claim) not in seen:
                seen.add((window, claim))
                rows.append(Row(window, claim, "?", "ground_window"))
        place = rng.randrange(len(passage))
        sentence, around = passage[place], " ".join(passage[max(0, place - 1) : place + 2])
        if item["label"] and 8 <= len(sentence.split()) <= 40 and sentence.endswith("."):
            copy = near_copy(sentence, rng)
            if copy != sentence or rng.random() < 0.25:
                wrong = altered(around, copy, rng, pools, made)
                rows.append(Row(around, copy, "e", "made_news"))
                rows += [wrong._replace(dataset="made_news_wrong")] if wrong else []
    return rows


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", type=Path, nargs="+", required=True, help="WikiSplit's tune.tsv, validation.tsv and test.tsv")
    parser.add_argument("--grounding", type=Path, required=True, help="passages with claims, as JSON lines")
    parser.add_argument("--out", type=Path, required=True, help="file to write (.tsv or .tsv.xz)")
    parser.add_argument("--count", type=int, default=7000, help="pairs of WikiSplit to take (default 7000)")
    parser.add_argument("--seed", type=int, default=77)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    lines = [line for path in args.split for line in path.read_text(encoding="utf-8").splitlines()]
    items = [json.loads(line) for line in lzma.decompress(args.grounding.read_bytes()).decode().splitlines()]
    held = {item["claim"] for item in items[-HELD_OUT:]}
    kept = [item for item in items[:-HELD_OUT] if item["claim"] not in held]
    rows = split_rows(lines, args.count, rng) + grounding_rows(kept, LightEncoder(), rng)
    rng.shuffle(rows)
    write_rows(args.out, rows)
    print(
        f"{len(rows):,} rows: "
        + ", ".join(f"{count:,} {name}" for name, count in Counter(row.dataset for row in rows).most_common())
    )


if __name__ == "__main__":
    main()
