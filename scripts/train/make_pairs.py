"""Make training pairs that public NLI sets lack: near copies with one wrong word, and longer premises.

From the labelled rows of one or more files this writes, with a fixed seed:

- ``made_copy`` (e): a premise and a faithful near copy of it (whole, or with a comma phrase left out);
- ``made_number``, ``made_date``, ``made_negation``, ``made_antonym``, ``made_quantity`` (c): the same with one wrong word;
- ``made_name``, ``made_role`` (ne): a name replaced by another, or two names exchanged;
- ``made_detail`` (n): a faithful near copy that adds something the premise does not say;
- ``joined_*`` (label kept): the premise among one to three other sentences, in random order.

Usage: ``python scripts/train/make_pairs.py --train train.tsv.xz --out made.tsv.xz``
"""

from __future__ import annotations

import argparse
import random
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from nli_rows import CAPS, Row, cap, read_rows, write_rows

MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
NUMBER_WORDS = "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty".split()
SCALES = ["hundred", "thousand", "million", "billion"]
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
ANTONYMS = [
    pair.split("/")
    for pair in (
        "rose/fell increased/decreased increase/decrease won/lost win/lose before/after above/below more/fewer "
        "larger/smaller higher/lower older/younger longer/shorter better/worse best/worst largest/smallest "
        "highest/lowest oldest/youngest north/south east/west northern/southern eastern/western northeast/southwest "
        "left/right opened/closed open/closed accepted/rejected approved/rejected supported/opposed support/oppose "
        "allowed/banned began/ended start/end started/ended born/died bought/sold buy/sell gained/lost early/late "
        "earlier/later inside/outside upper/lower major/minor male/female man/woman men/women boy/girl father/mother "
        "son/daughter brother/sister husband/wife guilty/innocent legal/illegal success/failure successful/unsuccessful "
        "possible/impossible likely/unlikely happy/unhappy rich/poor strong/weak fast/slow hot/cold old/new young/old "
        "big/small long/short high/low public/private married/divorced arrived/left joined/left entered/left "
        "always/never with/without all/none many/few most/few everyone/nobody up/down over/under agreed/refused "
        "confirmed/denied admitted/denied remembered/forgot safe/dangerous war/peace victory/defeat"
    ).split()
]
OPPOSITE: dict[str, list[str]] = defaultdict(list)
for one, other in ANTONYMS:
    OPPOSITE[one].append(other)
    OPPOSITE[other].append(one)
QUANTITIES = {
    "more than": ["less than", "exactly half of"],
    "less than": ["more than"],
    "at least": ["at most", "fewer than"],
    "at most": ["more than"],
    "half": ["all", "a quarter"],
    "all": ["half of", "none of"],
    "both": ["neither of"],
    "each": ["only one"],
    "every": ["hardly any"],
    "one of": ["all of"],
    "some": ["all"],
    "twice": ["once", "three times"],
    "once": ["twice"],
    "only": ["not only"],
    "dozens": ["thousands"],
    "hundreds": ["dozens"],
    "thousands": ["hundreds"],
    "millions": ["thousands"],
}
AUXILIARIES = "is are was were has have had can could will would should does did must may might".split()
DETAILS = [
    "for the first time", "in front of a large crowd", "despite the cold weather", "after a long debate",
    "with the help of a friend", "because of a lack of money", "for the third year in a row", "against the advice of experts",
    "to everyone's surprise", "with some difficulty", "at the request of the family", "shortly before midnight",
    "on a rainy afternoon", "at great expense", "according to two witnesses", "without telling anyone", "in less than a week",
    "and was praised for it", "and plans to do so again", "although many were against it", "as part of a wider plan",
]  # fmt: skip

_NAME = re.compile(r"(?<![.!?\"“‘'] )(?<!^)\b[A-Z][a-zà-ÿ]+(?: [A-Z][a-zà-ÿ]+)*\b")
_NUMBER = re.compile(r"(?<![\w.,-])\d[\d,]*(?:\.\d+)?(?![\w-]|[.,]\d)")
_COMMA_PHRASE = re.compile(r", (?:who|which|where|whose|a|an|the former|the then) [^,;:()]{6,60}, (?!and |or )")
_LEADING = re.compile(r"^(?:In|On|At|After|During|By|Since|Before|For|From|As of) [^,]{3,40}, (?=[A-Za-z])")

Corruption = Callable[[str, random.Random, "Pools"], str | None]


class Pools:
    """Names seen in the corpus, by number of words, from which a wrong one is drawn."""

    def __init__(self, sentences: Sequence[str]) -> None:
        found: dict[int, set[str]] = defaultdict(set)
        for sentence in sentences:
            for name in names_in(sentence):
                found[len(name.split())].add(name)
        self.names = {length: sorted(names) for length, names in found.items()}

    def other_name(self, name: str, rng: random.Random) -> str | None:
        """A different name of as many words, or None where there is none."""
        pool = self.names.get(len(name.split()), [])
        choices = [candidate for candidate in rng.sample(pool, min(4, len(pool))) if candidate != name]
        return choices[0] if choices else None


def names_in(sentence: str) -> list[str]:
    """Capitalised runs inside a sentence, without its first word, months and weekdays."""
    return [m for m in _NAME.findall(sentence) if m not in MONTHS and m not in WEEKDAYS]


def _replace_word(text: str, old: str, new: str) -> str:
    return re.sub(rf"(?<![\w-]){re.escape(old)}(?![\w-])", lambda _: new, text, count=1)


def _present(text: str, words: Sequence[str]) -> list[str]:
    tokens = set(re.findall(r"[\w-]+", text))
    return [word for word in words if word in tokens]


def wrong_number(text: str, rng: random.Random, pools: Pools) -> str | None:
    """One number (digits, number word, scale or ordinal) made a different one."""
    numbers = list(_NUMBER.finditer(text))
    words = [w for group in (NUMBER_WORDS, SCALES, ORDINALS) for w in _present(text, group)]
    if numbers and (not words or rng.random() < 0.7):
        match = rng.choice(numbers)
        old = match.group()
        digits = [i for i, char in enumerate(old) if char.isdigit()]
        if rng.random() < 0.7:
            at = rng.choice(digits)
            new_digit = rng.choice([d for d in "123456789" if d != old[at]])
            new = old[:at] + new_digit + old[at + 1 :]
        else:
            value = float(old.replace(",", ""))
            new = f"{max(1, round(value * rng.choice([0.5, 2, 3, 10]))):,}" if value >= 3 else str(rng.randint(4, 40))
            if "," not in old:
                new = new.replace(",", "")
        return None if new == old else text[: match.start()] + new + text[match.end() :]
    if not words:
        return None
    old = rng.choice(words)
    group = next(g for g in (NUMBER_WORDS, SCALES, ORDINALS) if old in g)
    return _replace_word(text, old, rng.choice([w for w in group if w != old]))


def wrong_date(text: str, rng: random.Random, pools: Pools) -> str | None:
    """One month or weekday made another."""
    found = [(word, group) for group in (MONTHS, WEEKDAYS) for word in _present(text, group) if word != "May"]
    if not found:
        return None
    old, group = rng.choice(found)
    return _replace_word(text, old, rng.choice([w for w in group if w != old]))


def wrong_negation(text: str, rng: random.Random, pools: Pools) -> str | None:
    """A "not" put after the first auxiliary, or an existing one taken away."""
    if re.search(r"\b(?:not|never)\b", text):
        return re.sub(r"\b(?:not|never) ", "", text, count=1)
    if re.search(r"n't\b|\bno\b|\bnone\b|\bnobody\b", text):
        return None
    auxiliary = re.search(rf"\b(?:{'|'.join(AUXILIARIES)})\b", text)
    if not auxiliary or text[: auxiliary.start()].count(",") > 1:
        return None
    return text[: auxiliary.end()] + rng.choice([" not", " not", " never"]) + text[auxiliary.end() :]


def wrong_antonym(text: str, rng: random.Random, pools: Pools) -> str | None:
    """One word made its opposite."""
    found = _present(text, list(OPPOSITE))
    if not found:
        return None
    old = rng.choice(found)
    return _replace_word(text, old, rng.choice(OPPOSITE[old]))


def wrong_quantity(text: str, rng: random.Random, pools: Pools) -> str | None:
    """One quantifier made another that excludes it."""
    found = [phrase for phrase in QUANTITIES if re.search(rf"\b{phrase}\b", text)]
    if not found:
        return None
    old = rng.choice(found)
    return _replace_word(text, old, rng.choice(QUANTITIES[old]))


def wrong_name(text: str, rng: random.Random, pools: Pools) -> str | None:
    """One name replaced by another of as many words."""
    found = names_in(text)
    if not found:
        return None
    old = rng.choice(found)
    new = pools.other_name(old, rng)
    return _replace_word(text, old, new) if new and new not in text else None


def wrong_role(text: str, rng: random.Random, pools: Pools) -> str | None:
    """Two names of one sentence exchanged, where they are not merely listed side by side."""
    found = sorted(set(names_in(text)))
    if len(found) < 2:
        return None
    one, other = rng.sample(found, 2)
    if one in other or other in one:
        return None
    first, second = sorted((text.index(one), text.index(other)))
    if re.fullmatch(r"[\w' ]{3,40}(?:,| and| or) ?", text[first:second]):
        return None
    swapped = _replace_word(text, one, "\0")
    swapped = _replace_word(swapped, other, one)
    return swapped.replace("\0", other)


CORRUPTIONS: dict[str, tuple[Corruption, str]] = {
    "number": (wrong_number, "c"),
    "date": (wrong_date, "c"),
    "negation": (wrong_negation, "c"),
    "antonym": (wrong_antonym, "c"),
    "quantity": (wrong_quantity, "c"),
    "name": (wrong_name, "ne"),
    "role": (wrong_role, "ne"),
}


def near_copy(text: str, rng: random.Random) -> str:
    """A faithful near copy: whole, or without a comma phrase or a leading adverbial."""
    roll = rng.random()
    if roll < 0.35 and (match := _COMMA_PHRASE.search(text)):
        return text[: match.start()] + " " + text[match.end() :]
    if roll < 0.7 and (match := _LEADING.match(text)):
        rest = text[match.end() :]
        return rest[0].upper() + rest[1:]
    return text


def added_detail(text: str, rng: random.Random) -> str | None:
    """The sentence with something added that it does not say."""
    body = text.rstrip()
    if not body.endswith("."):
        return None
    return f"{body[:-1]} {rng.choice(DETAILS)}."


def make(rows: Sequence[Row], per_kind: int, joined: int, seed: int, others: tuple[int, int] = (1, 3)) -> list[Row]:
    """All made rows, at most `per_kind` of each corruption (as many copies as all of them) and `joined` premises among `others` more."""
    rng = random.Random(seed)
    sentences = sorted({r.premise for r in rows if 8 <= len(r.premise.split()) <= 45 and r.premise[-1:] == "."})
    rng.shuffle(sentences)
    pools = Pools(sentences)
    made: list[Row] = []
    counts: dict[str, int] = defaultdict(int)
    # an entailed hypothesis is a free rewrite: with one word made wrong it contradicts the premise too
    rewrites = [(r.premise, r.hypothesis) for r in rows if r.label == "e" and len(r.hypothesis.split()) >= 6]
    rng.shuffle(rewrites)
    candidates = [(s, near_copy(s, rng)) for s in sentences]
    candidates = [pair for both in zip(candidates, rewrites, strict=False) for pair in both]
    for premise, copy in candidates:
        open_kinds = [kind for kind in CORRUPTIONS if counts[kind] < per_kind]
        rng.shuffle(open_kinds)
        for kind in open_kinds:
            corrupt, label = CORRUPTIONS[kind]
            wrong = corrupt(copy, rng, pools)
            if wrong is None or wrong in (copy, premise):
                continue
            changed = set(copy.split()) - set(wrong.split())
            if kind not in ("negation", "role") and not changed & set(premise.split()):
                continue
            counts[kind] += 1
            made.append(Row(premise, wrong, label, f"made_{kind}"))
            break
        else:
            continue
        if rng.random() < 0.5:
            made.append(Row(premise, near_copy(premise, rng), "e", "made_copy"))
        if counts["detail"] < per_kind and rng.random() < 0.3 and (wrong := added_detail(copy, rng)):
            counts["detail"] += 1
            made.append(Row(premise, wrong, "n", "made_detail"))
    made.extend(join_premises(made + list(rows), joined, rng, others))
    return made


def join_premises(rows: Sequence[Row], count: int, rng: random.Random, extra: tuple[int, int] = (1, 3)) -> list[Row]:
    """`count` of the rows with their premise set among one to three other sentences, half of them on a like subject.

    Likeness is a shared uncommon word; the label stays, since a premise that entails, contradicts or leaves open a hypothesis
    does so among other sentences too.
    """
    usable = [r for r in rows if 4 <= len(r.premise.split()) <= 40]
    by_word: dict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(usable):
        for word in set(re.findall(r"[a-z]{6,}", row.premise.lower())):
            by_word[word].append(index)
    out: list[Row] = []
    for row in rng.sample(usable, min(count, len(usable))):
        others: list[str] = []
        words = sorted(w for w in set(re.findall(r"[a-z]{6,}", row.premise.lower())) if 2 <= len(by_word[w]) <= 400)
        for _ in range(rng.randint(*extra)):
            alike = rng.random() < 0.5 and words
            pick = usable[rng.choice(by_word[rng.choice(words)])] if alike else rng.choice(usable)
            if pick.premise != row.premise and pick.premise not in others:
                others.append(pick.premise)
        parts = [row.premise, *others]
        rng.shuffle(parts)
        parts = [p if p[-1:] in ".!?\"”'" else p + "." for p in parts]
        out.append(row._replace(premise=" ".join(parts), dataset=f"joined_{row.dataset}"))
    return out


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", type=Path, nargs="+", required=True, help="labelled rows to make pairs from")
    parser.add_argument("--out", type=Path, required=True, help="file to write (.tsv or .tsv.xz)")
    parser.add_argument("--per-kind", type=int, default=3000, help="most rows of each kind of wrong word (default 3000)")
    parser.add_argument("--joined", type=int, default=18000, help="rows with longer premises (default 18000)")
    parser.add_argument(
        "--others", type=int, nargs=2, default=(1, 3), metavar=("LEAST", "MOST"), help="sentences beside a premise (1 3)"
    )
    parser.add_argument("--without", type=Path, help="rows to make nothing from (those held out of training)")
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    held = set(read_rows(args.without)) if args.without else set()
    rows = cap((row for path in args.train for row in read_rows(path) if row not in held), CAPS, args.seed)
    made = make(rows, args.per_kind, args.joined, args.seed, tuple(args.others))
    write_rows(args.out, made)
    print(f"{len(made):,} pairs written to {args.out}")


if __name__ == "__main__":
    main()
