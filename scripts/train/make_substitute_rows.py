r"""Make training rows of words that people put for others: near paraphrases that are right, beside near copies that are not.

    python scripts/train/make_substitute_rows.py --coinco coinco_patched.xml --swords swords-v1.1_dev.json swords-v1.1_test.json \
        --out substitutes.tsv.xz --held-out held_substitutes.tsv.xz

CoInCo (Kremer et al. 2014) has sentences of MASC for whose content words six people each wrote others that mean the same there. One to
three words of a sentence are exchanged for such others, more likely for those that more people wrote:

- ``made_subst`` (e): the sentence so told, by itself or by it and its neighbours;
- ``made_subst_wrong`` (c, ne): that with one wrong word (`make_pairs.CORRUPTIONS`), so that as many words are other ones.

Swords (Lee et al. 2021) has words of the same sentences with others that ten people judged:

- ``made_swords`` (e): seven in ten or more call the other word acceptable there;
- ``swords_not`` (ne): nobody does.

Of every sixteenth sentence all rows are held out. Both are CC BY 3.0 US, as MASC is. Words of CoInCo are lemmas: `lemminflect` (MIT) gives
their forms.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

from make_pairs import CORRUPTIONS, Pools
from nli_rows import Row, write_rows

from factcheck.text.sentences import split_sentences

Inflect = Callable[[str, str], Sequence[str]]
"""The forms of a lemma for a tag of the Penn Treebank."""
ALONE, AMONG_OTHERS = 2, 3
"""People who wrote a word at the least where it is the only one exchanged, and where more are."""
ACCEPTED = 0.7
MOST_ROWS = 3
_BARE = frozenset(("NN", "NNP", "VB", "VBP", "JJ", "RB"))
_INFLECTED = frozenset(("NNS", "VBD", "VBN", "VBG", "VBZ", "JJR", "JJS", "RBR", "RBS"))
_LEMMA = re.compile(r"[a-z]+(?:[ -][a-z]+){0,3}")
_QUOTES = str.maketrans("“”‘’", "\"\"''")
_AN_BEFORE_CONSONANT = re.compile(r"\b([Aa])n (?=[bcdfgjklmnpqrstvwxyz])")
_A_BEFORE_VOWEL = re.compile(r"\b([Aa]) (?=[aeio][a-z])(?!one\b|once\b|eu)")


class Place(NamedTuple):
    """A word of a sentence, and the others with how many people wrote each."""

    start: int
    end: int
    others: tuple[tuple[str, int], ...]


class Told(NamedTuple):
    """A sentence, it with its neighbours, and its words that have others."""

    text: str
    around: str
    places: tuple[Place, ...]


def plain(text: str) -> str:
    """A text in one line with plain quotation marks."""
    return re.sub(r"\s+", " ", text.translate(_QUOTES)).strip()


def is_whole(text: str) -> bool:
    """Whether a text is a sentence of a usual length, with its marks in pairs."""
    words = len(text.split())
    return 6 <= words <= 42 and text[0].isupper() and text[-1] in '.!"' and text.count('"') % 2 == 0 and not set("@_") & set(text)


def inflected(lemma: str, tag: str, inflect: Inflect) -> str | None:
    """A lemma of one to four words in the form that a tag asks for: of a verb the first word, of others the last."""
    if not _LEMMA.fullmatch(lemma):
        return None
    if tag in _BARE:
        return lemma
    words = lemma.split(" ")
    place = 0 if tag.startswith("V") else -1
    forms = inflect(words[place], tag) if tag in _INFLECTED else ()
    if not forms:
        return None
    words[place] = forms[0]
    return " ".join(words)


def with_words(text: str, spans: Iterable[tuple[int, int, str]]) -> str:
    """A text with other words, capital where those before were, and the article that fits."""
    for start, end, word in sorted(spans, reverse=True):
        word = word[0].upper() + word[1:] if text[start].isupper() else word
        text = text[:start] + word + text[end:]
    return _A_BEFORE_VOWEL.sub(r"\1n ", _AN_BEFORE_CONSONANT.sub(r"\1 ", text))


def coinco_sentences(root: ElementTree.Element, inflect: Inflect) -> Iterator[Told]:
    """The whole sentences of CoInCo that have words with others which two people or more wrote."""
    for sentence in root.iter("sent"):
        text = plain(sentence.findtext("targetsentence") or "")
        if not text or not is_whole(text):
            continue
        after, places = 0, []
        for token in sentence.iter("token"):
            word, tag = token.get("wordform", ""), token.get("posMASC", "")
            start = text.find(word, after)
            if start < 0:
                continue
            after = start + len(word)
            if token.get("problematic") == "yes":
                continue
            written = [(one.get("lemma", "").lower(), int(one.get("freq", "0"))) for one in token.iter("subst")]
            forms = [(inflected(lemma, tag, inflect), people) for lemma, people in written if people >= ALONE]
            others = tuple((form, people) for form, people in forms if form and form != word.lower())
            if others:
                places.append(Place(start, after, others))
        if places:
            parts = (sentence.findtext("precontext"), text, sentence.findtext("postcontext"))
            yield Told(text, plain(" ".join(part or "" for part in parts)), tuple(places))


def coinco_rows(told: Told, rng: random.Random, pools: Pools, made: Counter[str]) -> list[Row]:
    """Right and wrong rows of one sentence; `made` counts the kinds of wrong words."""
    rows = []
    for _ in range(min(MOST_ROWS, len(told.places))):
        chosen = rng.sample(told.places, min(rng.choice((1, 1, 2, 2, 3)), len(told.places)))
        spans = []
        for place in chosen:
            sure = [one for one in place.others if one[1] >= (ALONE if len(chosen) == 1 else AMONG_OTHERS)]
            sure = sure or [max(place.others, key=lambda one: one[1])]
            word = rng.choices([word for word, _ in sure], [people for _, people in sure])[0]
            spans.append((place.start, place.end, word))
        hypothesis = with_words(told.text, spans)
        if hypothesis == told.text:
            continue
        premise = told.around if rng.random() < 0.35 else told.text
        rows.append(Row(premise, hypothesis, "e", "made_subst"))
        for kind in sorted(rng.sample(sorted(CORRUPTIONS), len(CORRUPTIONS)), key=made.__getitem__):
            corrupt, label = CORRUPTIONS[kind]
            wrong = corrupt(hypothesis, rng, pools)
            if wrong and wrong not in (hypothesis, told.text):
                made[kind] += 1
                rows.append(Row(premise, wrong, label, "made_subst_wrong"))
                break
    return rows


def swords_rows(data: Mapping[str, Any], rng: random.Random) -> Iterator[list[Row]]:
    """The rows of each word of Swords: at most three right ones, and two that nobody accepts."""
    judged: dict[str, list[tuple[str, float]]] = {}
    for name, other in data["substitutes"].items():
        labels = data["substitute_labels"][name]
        share = sum("TRUE" in str(label) for label in labels) / len(labels)
        judged.setdefault(other["target_id"], []).append((other["substitute"], share))
    for name, others in judged.items():
        target = data["targets"][name]
        context, offset, word = data["contexts"][target["context_id"]]["context"], target["offset"], target["target"]
        around = plain(context)
        start = len(re.sub(r"\s+", " ", context[:offset]).lstrip())
        if around[start : start + len(word)] != word.translate(_QUOTES):
            continue
        where = next((one for one in split_sentences(around) if one.start <= start < one.end), None)
        if where is None or not 5 <= len(where.text.split()) <= 45:
            continue
        premise = around if rng.random() < 0.4 else where.text
        place = (start - where.start, start - where.start + len(word))
        good = [other for other, share in others if share >= ACCEPTED and other.lower() != word.lower()]
        bad = [other for other, share in others if share == 0]
        yield [
            Row(premise, with_words(where.text, [(*place, other)]), label, dataset)
            for chosen, label, dataset in (
                (rng.sample(good, min(3, len(good))), "e", "made_swords"),
                (rng.sample(bad, min(2, len(bad))), "ne", "swords_not"),
            )
            for other in chosen
        ]


def main() -> None:
    """Command line."""
    from lemminflect import getInflection

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--coinco", type=Path, required=True, help="CoInCo as XML")
    parser.add_argument("--swords", type=Path, nargs="+", required=True, help="Swords as JSON")
    parser.add_argument("--out", type=Path, required=True, help="file to write (.tsv or .tsv.xz)")
    parser.add_argument("--held-out", type=Path, required=True, help="file for the rows that are held out")
    parser.add_argument("--seed", type=int, default=91)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    told = list(coinco_sentences(ElementTree.parse(args.coinco).getroot(), getInflection))
    rng.shuffle(told)
    pools, made = Pools([one.text for one in told]), Counter[str]()
    groups = [coinco_rows(one, rng, pools, made) for one in told]
    for path in args.swords:
        groups += swords_rows(json.loads(path.read_text(encoding="utf-8")), rng)
    kept = [row for place, group in enumerate(groups) if place % 16 for row in group]
    held = [row for place, group in enumerate(groups) if not place % 16 for row in group]
    rng.shuffle(kept)
    write_rows(args.out, kept)
    write_rows(args.held_out, held)
    counts = Counter(row.dataset for row in kept).most_common()
    print(f"{len(kept):,} rows: " + ", ".join(f"{count:,} {name}" for name, count in counts) + f"; {len(held):,} held out")


if __name__ == "__main__":
    main()
