"""Whether two phrases can be the same, by their names, their owners and what tells two things of one kind apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from factcheck.checks.clauses.phrases import EVERYBODY, Phrase
from factcheck.checks.names.index import NICKNAMES_OF
from factcheck.checks.names.name_words import CALENDAR
from factcheck.checks.speech.tables import are_of_two_sides
from factcheck.checks.vocabulary.rivals import are_rivals
from factcheck.checks.vocabulary.words import stem

_FIGURES = frozenset("one two three four five six seven eight nine ten few some".split())
_NOW = "new current present".split()
_WHICH = {
    word: word
    for word in (
        "previous former old next first second third fourth last other upper lower left right northern southern eastern western elder"
        " eldest younger youngest same different most least best worst highest lowest largest smallest"
    ).split()
} | dict.fromkeys(_NOW, "now")
"""Adjectives that say which of several is meant, each with the one by which it is known."""
_RANKS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth last".split())
_LONGEST_SHORT = 6
_LEAST_ALIKE, _ALIKE = 4, 0.83
"""From how many letters, and how much alike, two spellings may be those of one name; of Maria and Mario they are not."""
_FORMS = frozenset(
    "inc ltd limited llc plc co company corp corporation gmbh ag sa nv bv group holding holdings fc afc cf sc club football futbol".split()
)
"""What firms and clubs are by law or kind, which may be left out of their names."""
_SHORT_TITLES = {"gen": "general", "col": "colonel", "capt": "captain", "sgt": "sergeant", "lt": "lieutenant", "maj": "major"} | {
    "adm": "admiral",
    "gov": "governor",
    "sen": "senator",
    "rep": "representative",
    "rev": "reverend",
    "pres": "president",
}
_ARTICLES = frozenset("the a an this that".split())
Same = Literal["yes", "no", "unknown"]

_VAGUE = frozenset(
    "man woman person people one group member company firm team official thing day time year agency country complex site structure"
    " facility property place".split()
) | (EVERYBODY - {"nobody"})
"""Nouns that may stand for another."""
_OF_THEM = frozenset("none some both all many few most each several".split())
"""What stands for a part of those named before: "some were chipped, though none was broken"."""
_PARTS = frozenset(
    "part section piece half rest end north south east west northeast northwest southeast southwest tip area side number majority series"
    " city town state region centre center heart outskirts coast suburb share member kind sort type form version name body remains edition"
    " season village hamlet island municipality borough county district parish province commune port valley republic kingdom government"
    " parliament administration leadership board management team side squad crew delegation".split()
)
"""Nouns of a part that is spoken of as the whole."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A role in which a claim's deed has another phrase than the source's deed of the same verb."""

    role: str
    ours: Phrase
    theirs: Phrase
    why: str


def same(ours: Phrase, theirs: Phrase, elsewhere: Iterable[Phrase] = ()) -> tuple[Same, str]:
    """Whether a claim's phrase names what a source's phrase names, and why not.

    `elsewhere` are the phrases that fill other places of the source: what is one of those is not this one.
    """
    if any(names_same(theirs, gone) for gone in ours.excepted) and "only" in theirs.words and _is_nobody(ours):
        return "yes", ""  # "nobody but owners": only owners
    if any(names_same(ours, gone) and gone.words <= ours.words and not _is_counted(gone) for gone in theirs.excepted):
        return ("yes", "") if _is_nobody(theirs) else ("no", "excepted")
    for way in theirs.all_ways:
        if any(names_same(own, way) for own in ours.all_ways):
            return ("no", "another") if _told_apart(ours, way) else ("yes", "")
    if theirs.head == "one" and theirs.words - {"one"} and theirs.words - {"one"} <= ours.words:
        return "yes", ""  # "a new one" is a new cable
    if theirs.head in _RANKS & ours.words:
        return "yes", ""  # "a sixth" of the bids
    if theirs.owner is not None and _is_owner(ours, theirs.owner) and theirs.head not in ours.words:
        named = any(way.names for way in theirs.owner.all_ways)
        return ("no", "owner") if (theirs.owned or named) and theirs.head not in _PARTS else ("unknown", "")
    if ours.names and not ours.owner and theirs.head not in _PARTS and any(names_same(ours, one) for one in theirs.around):
        return "no", "owner"
    dated = [CALENDAR & phrase.words and any(w[0].isdigit() for w in phrase.words) for phrase in (ours, theirs)]
    if any(dated):
        return "unknown", ""  # days are the date check's
    other_word = "only" in ours.words and not ours.names  # only the cook, only the chef
    if "only" in theirs.words and not ours.is_pronoun and not other_word:
        return ("unknown", "") if ours.denied or _is_nobody(ours) else ("no", "only")  # "none of the others"
    if any(phrase.is_pronoun or phrase.figures or phrase.head[:1].isdigit() for phrase in (ours, theirs)):
        return "unknown", ""
    if ours.names and (ours.determiner in _ARTICLES) != (theirs.determiner in _ARTICLES):
        return "unknown", ""  # "the Englishman" may be Casey
    if ours.names and any(way.names for way in theirs.all_ways):
        short = any(_may_be_short(one, other) for one in ours.all_ways for other in theirs.all_ways)
        return ("unknown", "") if short else ("no", "another")
    if ours.head == theirs.head and not ours.names and not theirs.names:
        return ("no", "another") if _told_apart(ours, theirs) else ("yes", "")
    if ours.names or any(way.names for way in theirs.all_ways) or {theirs.head, ours.head} & (_VAGUE | _OF_THEM):
        return "unknown", ""
    if any(names_same(ours, other) and not _told_apart(ours, other) and not other.figures - ours.figures for other in elsewhere):
        return "no", "another"
    if are_of_two_sides(ours.head, theirs.head):
        return "no", "side"
    if are_rivals(stem(ours.head), stem(theirs.head)):
        return "no", "rival"
    return "unknown", ""


def _is_nobody(phrase: Phrase) -> bool:
    return phrase.denied or phrase.head in ("nobody", "none", "nothing")


def _is_counted(phrase: Phrase) -> bool:
    """Whether it is only said how many they are: "all but three of the houses"."""
    return bool(phrase.figures) or phrase.determiner in _FIGURES


def names_same(ours: Phrase, theirs: Phrase) -> bool:
    """Whether two phrases have one name, or one noun and what describes it."""
    if ours.is_pronoun or theirs.is_pronoun:
        return False
    if ours.head == theirs.head and ours.numbers and theirs.numbers:
        return ours.numbers == theirs.numbers
    mine, other = frozenset(ours.names), frozenset(theirs.names)
    if mine and other:
        return mine <= other or other <= mine
    return ours.head == theirs.head or (bool(ours.words) and (ours.words <= theirs.words and theirs.head in ours.words))


def _may_be_short(ours: Phrase, theirs: Phrase) -> bool:
    """Whether one name may be short for the other: by its initials, or by a short given name."""
    for short, full in ((ours.names, theirs.names), (theirs.names, ours.names)):
        letters = "".join(short)
        if len(letters) <= _LONGEST_SHORT and letters and full and letters[0] == full[0][0] and len(full) > 1:
            return True
        if any(NICKNAMES_OF.get(word, frozenset()) & frozenset(full) for word in short):
            return True
    fewer, more = sorted(([word for word in names if word not in _FORMS] for names in (ours.names, theirs.names)), key=len)
    return bool(fewer) and all(any(_spelt_alike(one, other) for other in more) for one in fewer)


def _spelt_alike(one: str, other: str) -> bool:
    """Whether two words may be one name, shortened or spelt otherwise: "Fest" and "Festival", "Brook" and "Brooke"."""
    if one == other or _SHORT_TITLES.get(one) == other or _SHORT_TITLES.get(other) == one:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= _LEAST_ALIKE and (long.startswith(short) or SequenceMatcher(None, one, other).ratio() >= _ALIKE)


def _told_apart(ours: Phrase, theirs: Phrase) -> bool:
    """Whether figures or owners tell two things of one kind apart: flight 12 and flight 21, Ann's son and Bob's son."""
    if ours.numbers and theirs.numbers and not ours.numbers & theirs.numbers:
        return True
    one, two = ({_WHICH[word] for word in phrase.words if word in _WHICH} for phrase in (ours, theirs))
    if one and two and not one & two:
        return True
    mine, other = ours.owner, theirs.owner
    if mine is None or other is None or mine.is_pronoun or other.is_pronoun:
        return False
    others = [owner for owner in (other, *theirs.owners) if owner.names]
    return bool(mine.names and others) and not any(names_same(mine, owner) or _may_be_short(mine, owner) for owner in others)


def _is_owner(ours: Phrase, owner: Phrase) -> bool:
    return not owner.is_pronoun and not ours.owner and any(names_same(ours, way) for way in owner.all_ways)
