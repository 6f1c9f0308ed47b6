"""Whether a text may tell of a thing in another word: one of the same sense, a general one, a derivation, another name."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from factcheck.checks.tables import read_rows, read_sections
from factcheck.checks.vocabulary.word_tables import IRREGULAR
from factcheck.checks.vocabulary.words import fold

_FILE = Path(__file__).with_name("topics.toml")
_NAMES = Path(__file__).parents[1] / "names"
_BEGINNING = 5
"""Letters that two words of one root share: "survivors", "survived"."""
_LEAST_OF_A_COMPOUND = 4


def may_be_told(word: str, others: Iterable[str]) -> bool:
    """Whether one of the folded words of a text may tell of what a folded word names, though it is another."""
    ours = forms(word)
    mates = frozenset[str]().union(*(_mates().get(form, frozenset()) for form in ours))
    for other in others:
        theirs = forms(other)
        alike = len(word) >= _BEGINNING and word[:_BEGINNING] == other[:_BEGINNING]
        if alike or theirs & mates or any(_is_compound_of(*sorted((one, two), key=len)) for one in ours for two in theirs):
            return True
    return False


def _is_compound_of(short: str, long: str) -> bool:
    """Whether a word is the end of another: "boat" of "lifeboat"."""
    return len(short) >= _LEAST_OF_A_COMPOUND and long.endswith(short)


@cache
def _mates() -> dict[str, frozenset[str]]:
    """Each word of the tables with those that may stand for it."""
    mates: dict[str, set[str]] = {}
    for group in _groups():
        for word in group:
            mates.setdefault(word, set()).update(group)
    for word, line in read_sections(_FILE)["kinds"].items():
        others, _, kinds = line.rpartition(":")
        general, special = {word, *others.split()}, set(kinds.split())
        for one in general:
            mates.setdefault(one, set()).update(general | special)
        for one in special:
            mates.setdefault(one, set()).update(general)
    return {word: frozenset(others) for word, others in mates.items()}


def _groups() -> Iterable[frozenset[str]]:
    """The words of one sense, a country with its people and capital, and a given name with its short forms."""
    yield from (frozenset((word, *others.split())) for word, others in read_sections(_FILE)["same"].items())
    for row in read_rows(_NAMES / "countries.tsv"):
        yield frozenset(word for cell in row for name in cell.split(", ") for word in name.split() if word not in _SMALL)
    for name, others in read_rows(_NAMES / "nicknames.tsv"):
        yield frozenset((name, *others.split()))


_SMALL = frozenset("of the and new north south east west united states republic great us".split())


def forms(word: str) -> frozenset[str]:
    """The words that a folded word may be a form of: "planed" of "plane", not of "plan"."""
    found = {word} | ({IRREGULAR[word]} if word in IRREGULAR else set())
    for ending, instead in _ENDINGS:
        base = word.removesuffix(ending) + instead
        if word.endswith(ending) and len(base) > 2 and not (ending == "s" and word.endswith(("ss", "us", "is"))):
            if ending in ("ed", "ing") and not instead and base[-1] == base[-2]:
                found.add(base[:-1])
            if instead or ending == "s" or not _would_double(base):
                found.add(base)
    return frozenset(found)


_ENDINGS = (("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ied", "y"), ("ing", ""), ("ing", "e"))
_VOWELS = frozenset("aeiou")


def _would_double(base: str) -> bool:
    """Whether a short word doubles its last letter before an ending, so that "rated" is no form of "rat"."""
    return len(base) < _BEGINNING and sum(c in _VOWELS for c in base) == 1 and base[-2] in _VOWELS and base[-1] not in "aeiouwxy"


def folded(word: str) -> str:
    """A word as it is looked up."""
    return fold(word).removesuffix("'s")
