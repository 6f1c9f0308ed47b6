"""Cases from real sentences: a pattern finds the words that matter, and templates say what stays true and what becomes wrong.

``patterns.txt`` has blocks as `families.blocks` says: ``?`` lines are patterns over a whole sentence, ``=`` and ``!`` lines are templates
with their groups: ``{0}`` is the first, and ``{x0}`` the first of another sentence that the pattern fits. ``%NAME%`` and the like are the
parts below.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import zip_longest
from pathlib import Path

from make_pairs import AUXILIARIES

from families.blocks import Block, blocks
from families.frames import Case, chosen, with_articles
from families.words import words

_NAME = rf"(?!(?:{'|'.join(words('no_name'))})\b)[A-Z][\w'’.-]+(?: (?:of |de |van |von )?[A-Z][\w'’.-]+)*"
_PARTS = {
    "NAME": _NAME,
    "AUX": "|".join(AUXILIARIES),
    "SUBJECT": rf"(?:(?:[Tt]he|[Aa]n?|His|Her|Its|Their|his|her|its|their) (?:[\w-]+ ){{1,3}}|{_NAME} )",
    "SIMPLE": r"(?:(?!\b(?:that|which|who|because|if|when|but|and)\b)[^,]){3,50}",
    "BARE": "".join(f"(?<! {word})" for word in words("before_a_participle")),
    "START": r"(?:[Tt]he|an?|he|she|it|they|we|you|there|this|these|those|his|her|their|its|our|some|many|most|all|no|[A-Z]\w+)\b",
    "REST": r"(?:(?! (?:but|and|so) )[^,])+",
}
_PATTERNS = Path(__file__).parent / "patterns.txt"
_PLAIN = re.compile(r"(?!But |And |Or |So )[A-Z][^\"“”?;:]*\.")
_SPLIT = re.compile(r"(?<=[a-z0-9)][.!?]) (?=[A-Z\"“])")
_COMMON = frozenset(words("opening"))


def lowered(text: str) -> str:
    """The text as it stands inside a sentence: its first letter small where the word is a common one."""
    word = re.match(r"[A-Za-z']*", text)
    return text[0].lower() + text[1:] if word and word.group() in _COMMON else text


def raised(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def sentences_of(text: str) -> list[str]:
    """A premise cut where a sentence seems to end; rough, as distractors need no more."""
    return _SPLIT.split(text)


def cases(sentences: Sequence[str], rng: random.Random) -> dict[str, list[Case]]:
    """The cases of each family that patterns find in sentences without quotations; those of different patterns take turns."""
    plain = [
        s for s in sentences if 6 <= len(s.split()) <= 35 and _PLAIN.fullmatch(s) and " - " not in s and len(sentences_of(s)) == 1
    ]
    found: dict[str, list[list[Case]]] = defaultdict(list)
    for block, patterns in _patterns():
        matches = [(s, match) for s in plain if (match := next(filter(None, (p.fullmatch(s) for p in patterns)), None))]
        groups = [[lowered((group or "").strip()) for group in match.groups()] for _, match in matches]
        others = [*groups[1:], *groups[:1]]
        found[block.family].append([_case(s, block, *both, rng) for (s, _), *both in zip(matches, groups, others, strict=True)])
    return {
        family: [case for turn in zip_longest(*lists) for case in turn if case] for family, lists in found.items() if any(lists)
    }


def _case(sentence: str, block: Block, groups: Sequence[str], others: Sequence[str], rng: random.Random) -> Case:
    slots = {f"x{number}": group for number, group in enumerate(others)}

    def said(template: str) -> str:
        text = raised(" ".join(chosen(template, rng).format(*groups, **slots).split()))
        return with_articles(re.sub(r" ([.,])", r"\1", text).replace("..", "."))

    right = tuple(said(text) for text in block.lines["="])
    wrong = [(said(text), label) for label in ("c", "n", "ne") for text in block.lines[label]]
    return Case(sentence, right, tuple((text, label) for text, label in wrong if text not in right))


@cache
def _patterns() -> list[tuple[Block, list[re.Pattern[str]]]]:
    def compiled(text: str) -> re.Pattern[str]:
        return re.compile(re.sub(r"%([A-Z]+)%", lambda match: _PARTS[match.group(1)], text))

    return [(block, [compiled(text) for text in block.lines["?"]]) for block in blocks(_PATTERNS)]
