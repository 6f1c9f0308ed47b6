"""Make training pairs that say the same otherwise, for a model to judge as it judges the plain ones: replies, pronouns, longer premises.

From the rows of one or more files this writes, with a fixed seed, and with the row's own texts as the plain form that a teacher is
asked about:

- ``reply_*`` (label kept): the hypothesis as an answer in a conversation ("well, I think ..."), its subject often a pronoun;
- ``pronoun_*`` (label kept): the subject of the hypothesis, where the premise names it too, as a pronoun;
- ``joined_*`` (label kept): the premise among one to three other sentences, the hypothesis now and then a reply;

and near copies of premises, which have no plain form:

- ``made_swap`` (ne): a near copy of the premise with two of its noun phrases exchanged;
- ``made_repeat`` (ne): a near copy with one word replaced by another of its own.

Usage: ``python scripts/train/make_rewrites.py --train train.tsv.xz made.tsv.xz --out rewrites.tsv.xz``
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Sequence
from pathlib import Path

from make_pairs import AUXILIARIES, join_premises, near_copy
from nli_rows import CAPS, Row, cap, read_rows, write_rows

PLAIN = (
    "well, {}", "yes, {}", "yeah, {}", "oh, {}", "true, {}", "actually, {}", "so {}", "you know, {}", "no, but {}", "yes I do, {}",
    "I think {}", "I think that {}", "I believe {}", "I know {}", "I know that {}", "I heard that {}", "I have heard {}", "I read that {}",
    "yes, I think {}", "yes, I know that {}", "did you know that {}", "do you know that {}", "it is interesting that {}",
    "I think it's interesting that {}", "I found out that {}", "that's true, {}", "{}, you know", "{}, I think", "{}, right",
    "{}, I believe",
)  # fmt: skip
UNSURE = (
    "I'm not sure", "I am not sure", "I'm not sure about that", "I don't know", "I don't know much about it",
    "I don't know a lot about that",
    "I've never tried it", "I have never tried it", "I've never seen it", "I haven't seen it", "I've never been there", "I haven't read it",
    "I've never heard of that", "I haven't heard of it", "I don't have a favorite", "I can't remember", "no, I haven't", "I'm no expert",
)  # fmt: skip
KNOWN = (
    "but",
    "but I know",
    "but I know that",
    "but I do know",
    "but I do know that",
    "but I think",
    "but I believe",
    "but I heard that",
)
_SUBJECT = re.compile(rf"((?:(?:The|A|An|His|Her|Their) )?[\w'’.-]+(?: [\w'’.-]+){{0,4}}) ((?:{'|'.join(AUXILIARIES)})\b.*)")
_NOUN_PHRASE = re.compile(
    r"\b(?:the|The|a|A|an|An|his|her|their|its|two|three|four|several|many|some) (?:[a-z-]{3,} ){0,1}[a-z-]{4,}\b"
)
_WORD = re.compile(r"\b[A-Za-z][a-z-]{4,}\b")


def with_pronoun(premise: str, hypothesis: str) -> str | None:
    """The hypothesis with a pronoun for its subject, or None where the premise does not name the subject in the same words."""
    match = _SUBJECT.fullmatch(hypothesis)
    if not match:
        return None
    subject, rest = match.groups()
    named = re.sub(r"^(?:The|A|An) ", "", subject)
    if not re.search(rf"\b{re.escape(named)}\b", premise, re.IGNORECASE) or re.search(r"\b(?:who|which|that|and)\b", subject):
        return None
    if rest.split()[0] in ("are", "were", "have"):
        pronoun = "They"
    elif subject != named or not (person := re.search(r"\b(he|his|him|she|her)\b", premise)):
        pronoun = "It"
    else:
        pronoun = "He" if person.group().startswith("h") and person.group() != "her" else "She"
    return f"{pronoun} {rest}"


def as_reply(hypothesis: str, rng: random.Random) -> str:
    """The hypothesis as somebody says it in a conversation."""
    said = hypothesis.rstrip(" .!?")
    if re.match(r"(?:The|A|An|This|That|These|Those|It|They|He|She|There|In|On|At|Some|Many|Most|All|Two|Three|People) ", said):
        said = said[0].lower() + said[1:]
    if rng.random() < 0.5:
        told = rng.choice(PLAIN).format(said)
    else:
        told = f"{rng.choice(UNSURE)}{rng.choice((',', ''))} {rng.choice(KNOWN)} {said}"
    return told + rng.choice((".", ".", "", "!"))


def swapped_phrases(text: str, rng: random.Random) -> str | None:
    """Two noun phrases of a sentence exchanged, where they are not merely listed side by side."""
    found = list(_NOUN_PHRASE.finditer(text))
    if len(found) < 2:
        return None
    one, other = sorted(rng.sample(found, 2), key=lambda match: match.start())
    between = text[one.end() : other.start()]
    if one.group().lower() == other.group().lower() or re.fullmatch(r"(?:,| and| or|, and)? ", between):
        return None
    first, second = other.group(), one.group()
    if one.group()[0].isupper():
        first, second = first[0].upper() + first[1:], second[0].lower() + second[1:]
    return text[: one.start()] + first + between + second + text[other.end() :]


def repeated_word(text: str, rng: random.Random) -> str | None:
    """One word of a sentence replaced by another of it that ends alike, so that it stays what it was: a noun, a verb, a name."""
    words = list(_WORD.finditer(text))[1:]
    pairs = [
        (one, other)
        for one in words
        for other in words
        if one.group()[:4].lower() != other.group()[:4].lower()
        and one.group()[0].isupper() == other.group()[0].isupper()
        and one.group().endswith("s") == other.group().endswith("s")
        and (one.group()[0].isupper() or one.group()[-2:] == other.group()[-2:])
    ]
    if not pairs:
        return None
    old, new = rng.choice(pairs)
    return text[: old.start()] + new.group() + text[old.end() :]


def retold(row: Row, rng: random.Random) -> Row | None:
    """The row with its hypothesis as a reply, with a pronoun for its subject, or both; None where it cannot be told so."""
    if not 4 <= len(row.hypothesis.split()) <= 30 or row.hypothesis.endswith("?"):
        return None
    plain = (row.premise, row.hypothesis)
    pronoun = with_pronoun(*plain) if rng.random() < 0.6 else None
    if pronoun and rng.random() < 0.5:
        return row._replace(hypothesis=pronoun, dataset=f"pronoun_{row.dataset}", plain=plain)
    return row._replace(hypothesis=as_reply(pronoun or row.hypothesis, rng), dataset=f"reply_{row.dataset}", plain=plain)


def joined(rows: Sequence[Row], count: int, rng: random.Random) -> list[Row]:
    """`count` rows with longer premises, one in seven of them retold too."""
    plain = [row._replace(plain=(row.premise, row.hypothesis)) for row in rows]
    longer = join_premises(plain, count, rng)
    return [row._replace(hypothesis=_reply(row, rng)) if rng.random() < 1 / 7 else row for row in longer]


def _reply(row: Row, rng: random.Random) -> str:
    told = retold(row, rng)
    return told.hypothesis if told else row.hypothesis


def make(rows: Sequence[Row], retold_rows: int, per_kind: int, seed: int, joined_rows: int = 0) -> list[Row]:
    """At most `retold_rows` rows retold, as many of each label, `joined_rows` with longer premises, and near copies.

    Of these there are `per_kind` exchanges and repetitions, each with a faithful copy.
    """
    rng = random.Random(seed)
    order = list(rows)
    rng.shuffle(order)
    made: list[Row] = []
    labels = sorted({row.label for row in rows})
    for label in labels:
        told = (new for row in order if row.label == label and (new := retold(row, rng)))
        made.extend(row for row, _ in zip(told, range(retold_rows // len(labels)), strict=False))
    premises = sorted({r.premise for r in rows if 8 <= len(r.premise.split()) <= 45 and r.premise[-1:] == "."})
    rng.shuffle(premises)
    counts = {"swap": 0, "repeat": 0}
    for premise in premises:
        kind, change = rng.choice((("swap", swapped_phrases), ("repeat", repeated_word)))
        wrong = change(near_copy(premise, rng), rng)
        if wrong is None or counts[kind] >= per_kind:
            continue
        counts[kind] += 1
        made.append(Row(premise, as_reply(wrong, rng) if rng.random() < 0.3 else wrong, "ne", f"made_{kind}"))
        copy = near_copy(premise, rng)
        made.append(Row(premise, as_reply(copy, rng) if rng.random() < 0.3 else copy, "e", "made_copy"))
    return made + joined(rows, joined_rows, rng)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", type=Path, nargs="+", required=True, help="labelled rows to make pairs from")
    parser.add_argument("--out", type=Path, required=True, help="file to write (.tsv or .tsv.xz)")
    parser.add_argument("--without", type=Path, help="rows whose premises are left out (those held out of training)")
    parser.add_argument("--retold", type=int, default=20000, help="most rows retold (default 20000)")
    parser.add_argument("--per-kind", type=int, default=3000, help="most exchanges and most repetitions (default 3000)")
    parser.add_argument("--joined", type=int, default=15000, help="most rows with longer premises (default 15000)")
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    held = {row.premise for row in read_rows(args.without)} if args.without else set()
    rows = cap((row for path in args.train for row in read_rows(path) if row.premise not in held), CAPS, args.seed)
    made = make(rows, args.retold, args.per_kind, args.seed, args.joined)
    write_rows(args.out, made)
    print(f"{len(made):,} pairs written to {args.out}")


if __name__ == "__main__":
    main()
