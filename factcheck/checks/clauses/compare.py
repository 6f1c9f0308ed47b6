"""Whether two phrases can be the same, and where a claim's deed differs from a source's deed of the same verb."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from factcheck.checks.clauses.deeds import Deed
from factcheck.checks.clauses.opposed import is_denied_by_verb, may_deny
from factcheck.checks.clauses.phrases import Phrase
from factcheck.checks.names.index import NICKNAMES_OF
from factcheck.checks.names.name_words import CALENDAR
from factcheck.checks.speech.tables import are_of_two_sides
from factcheck.checks.vocabulary.rivals import are_rivals
from factcheck.checks.vocabulary.word_tables import SYMMETRIC
from factcheck.checks.vocabulary.words import stem

CORE = ("subject", "object", "to")
"""The roles that can be exchanged."""
_LIKEWISE = ("after", "before", "like", "unlike", "as", "than", "alongside", "with", "following")
"""Prepositions of somebody who does it too: "Aldo reigned before Ysolde and after Bertran"."""
_FIGURES = frozenset("one two three four five six seven eight nine ten few some".split())
_WHICH = frozenset(
    "previous former old new current present next first second third fourth last other upper lower left right northern southern eastern"
    " western elder eldest younger youngest most least best worst highest lowest largest smallest".split()
)
"""Adjectives that say which of several is meant."""
_RANKS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth last".split())
_LONGEST_SHORT = 6
_LEAST_ALIKE, _ALIKE = 4, 0.85
"""From how many letters, and how much alike, two spellings may be those of one name; of Maria and Mario they are not."""
_FORMS = frozenset("inc ltd limited llc plc co company corp corporation gmbh ag sa nv bv group holding holdings".split())
"""What firms are by law, which may be left out of their names."""
SURE = ("owner", "excepted", "denied")
_ARTICLES = frozenset("the a an this that".split())
_MUTUAL = frozenset(map(stem, SYMMETRIC)) | SYMMETRIC
Same = Literal["yes", "no", "unknown"]

_VAGUE = frozenset(
    "man woman person people one group member company firm team official thing day time year agency country".split()
)
"""Nouns that may stand for another."""
_PARTS = frozenset(
    "part section piece half rest end north south east west northeast northwest southeast southwest tip area side number majority series"
    " city town state region centre center heart outskirts coast suburb share member kind sort type form version name body remains".split()
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
    if any(_names_same(theirs, gone) for gone in ours.excepted) and "only" in theirs.words and _is_nobody(ours):
        return "yes", ""  # "nobody but owners": only owners
    if any(_names_same(ours, gone) and gone.words <= ours.words and not _is_counted(gone) for gone in theirs.excepted):
        return ("yes", "") if _is_nobody(theirs) else ("no", "excepted")
    for way in theirs.all_ways:
        if any(_names_same(own, way) for own in ours.all_ways):
            return ("no", "another") if _told_apart(ours, way) else ("yes", "")
    if theirs.head in _RANKS & ours.words:
        return "yes", ""  # "a sixth" of the bids
    if theirs.owner is not None and _is_owner(ours, theirs.owner) and theirs.head not in ours.words:
        return ("no", "owner") if (theirs.owned or theirs.owner.names) and theirs.head not in _PARTS else ("unknown", "")
    dated = [CALENDAR & phrase.words and any(w[0].isdigit() for w in phrase.words) for phrase in (ours, theirs)]
    if any(dated):
        return "unknown", ""  # days are the date check's
    if "only" in theirs.words and not ours.is_pronoun:
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
    if ours.names or any(way.names for way in theirs.all_ways) or theirs.head in _VAGUE or ours.head in _VAGUE:
        return "unknown", ""
    if any(_names_same(ours, other) and not _told_apart(ours, other) and not other.figures - ours.figures for other in elsewhere):
        return "no", "another"
    if are_of_two_sides(ours.head, theirs.head):
        return "no", "side"
    if are_rivals(stem(ours.head), stem(theirs.head)):
        return "no", "rival"
    return "unknown", ""


def is_day(phrase: Phrase) -> bool:
    """Whether a phrase is a day or month by its name."""
    return phrase.head.lower() in CALENDAR


def _is_within(inner: Phrase, outer: Phrase) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _is_nobody(phrase: Phrase) -> bool:
    return phrase.denied or phrase.head in ("nobody", "none", "nothing")


def _is_counted(phrase: Phrase) -> bool:
    """Whether it is only said how many they are: "all but three of the houses"."""
    return bool(phrase.figures) or phrase.determiner in _FIGURES


def _names_same(ours: Phrase, theirs: Phrase) -> bool:
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
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= _LEAST_ALIKE and (long.startswith(short) or SequenceMatcher(None, one, other).ratio() >= _ALIKE)


def _told_apart(ours: Phrase, theirs: Phrase) -> bool:
    """Whether figures or owners tell two things of one kind apart: flight 12 and flight 21, Ann's son and Bob's son."""
    if ours.numbers and theirs.numbers and not ours.numbers & theirs.numbers:
        return True
    one, two = ours.words & _WHICH, theirs.words & _WHICH
    if one and two and not one & two:
        return True
    mine, other = ours.owner, theirs.owner
    if mine is None or other is None or mine.is_pronoun or other.is_pronoun:
        return False
    return bool(mine.names) and bool(other.names) and not _names_same(mine, other)


def _is_owner(ours: Phrase, owner: Phrase) -> bool:
    return not owner.is_pronoun and _names_same(ours, owner) and not ours.owner


def differences(ours: Deed, theirs: Deed, elsewhere: Iterable[Phrase]) -> tuple[list[str], list[Difference]]:
    """The roles in which two deeds agree, and those in which they differ."""
    agree: list[str] = []
    differ: list[Difference] = []
    others = list(elsewhere)
    for role, fillers in ours.roles.items():
        found = [_told(ours, theirs, role, phrase, others) for phrase in fillers]
        agree += [role for answer in found if answer == "yes"]
        wrong = [answer for answer in found if isinstance(answer, Difference)]
        if role in agree:  # of a list in which some agree, the others may be the parser's
            wrong = [difference for difference in wrong if difference.why in SURE]
        differ += wrong
    if _other_figures(ours, theirs):  # the battery weighs 2 kg, the bicycle with it 16
        differ = [difference for difference in differ if (difference.role, difference.why) != ("subject", "another")]
    if is_mutual(ours) or (
        is_denied_by_verb(theirs) and not is_denied_by_verb(ours)
    ):  # what is denied of one says nothing of another
        differ = [difference for difference in differ if difference.why in SURE]
    return agree, differ or _denial(ours, theirs, agree)


def _other_figures(ours: Deed, theirs: Deed) -> bool:
    """Whether two deeds tell other figures of their objects, or one none: of whom each is told is then no exchange."""
    mine, other = (frozenset().union(*(p.figures for p in deed.fillers("object"))) for deed in (ours, theirs))
    return bool(other and ours.fillers("object")) and not mine & other


def _told(ours: Deed, theirs: Deed, role: str, phrase: Phrase, others: list[Phrase]) -> Same | Difference:
    """What the source's deed has in the place of one of the claim's phrases."""
    apart = [p for p in theirs.fillers(f"not {role}") if same(phrase, p)[0] == "yes" or _same_owner(phrase, p)]
    if apart:  # of a denied deed it is affirmed: "did not hit the wall but the fence"
        said = "affirmed" if theirs.negated else "denied"
        return "unknown" if _denied(ours, role) == (said == "denied") else Difference(role, phrase, apart[0], said)
    known = theirs.fillers(role)
    elsewhere = _apart_from(others, known)
    answers = [(*same(phrase, other, elsewhere), other) for other in known]
    objects = theirs.fillers("object") if role == "subject" and not ours.fillers("object") else []
    if any(same(phrase, other)[0] == "yes" for other in objects):  # who changes the rules, and the rules change
        return "yes"
    if role == "subject" and any(same(phrase, p)[0] == "yes" for beside in _LIKEWISE for p in theirs.fillers(beside)):
        return "unknown"
    crossed = role in CORE and any(_is_just(phrase, other) for r in CORE if r != role for other in theirs.fillers(r))
    if crossed:
        answers = [
            ("no", "another", other) if answer == "unknown" and not other.head[:1].isdigit() else (answer, why, other)
            for answer, why, other in answers
        ]
    if role not in CORE:  # "in May" is no other place than "in Bergen"
        answers = [("unknown", "", other) if is_day(phrase) != is_day(other) else (a, why, other) for a, why, other in answers]
    if role != "subject":
        answers = [("unknown", "", other) if why == "side" else (answer, why, other) for answer, why, other in answers]
    beside = [p for other, fillers in theirs.roles.items() if other not in (role, *CORE) for p in fillers]
    if role not in CORE and not phrase.names and any(same(phrase, other)[0] == "yes" for other in beside):
        return "unknown"  # "in the north from noon" is "in the north at noon"
    if (
        role not in CORE
    ):  # "brought to the world's attention" is brought to the world, fined "for a fire" is "for lighting a fire"
        within = [
            other
            for other in known
            if not other.determiner and any(_is_within(p, other) and _names_same(phrase, p) for p in elsewhere)
        ]
        answers = [
            ("unknown", "", other) if why == "owner" or other in within else (answer, why, other)
            for answer, why, other in answers
        ]
    if any(answer == "yes" for answer, _, _ in answers):
        return "yes"
    if answers and not _denied(ours, role) and all(answer == "no" for answer, _, _ in answers):
        _, why, other = answers[0]
        return Difference(role, phrase, other, why)
    return "unknown"


def _is_just(ours: Phrase, theirs: Phrase) -> bool:
    """Whether a claim's phrase names what the source's does and not only its kind: "the programme" is not just any firm's programme."""
    other = theirs.owner is not None and not theirs.owner.is_pronoun
    only_kind = not ours.names and not ours.owner and bool(theirs.names or other or theirs.figures - ours.figures)
    return same(ours, theirs)[0] == "yes" and not only_kind


def is_mutual(deed: Deed) -> bool:
    """Whether who does it and to whom may change places: "Norway met Denmark", "A is married to B", "A spoke with B"."""
    words = {deed.verb, *(() if deed.fillers("object") else deed.roles)} | {phrase.head for phrase in deed.fillers("is")}
    return bool({stem(word) for word in words} & _MUTUAL)


def _denial(ours: Deed, theirs: Deed, agree: Iterable[str]) -> list[Difference]:
    """What one of two like deeds denies and the other does not."""
    role = next((role for role in ("object", "is", "subject") if ours.fillers(role) and theirs.fillers(role)), "")
    if role not in agree or not may_deny(ours, theirs, frozenset(agree)) or not _is_of_the_same(ours, theirs, agree):
        return []
    if ours.roles.keys() - theirs.roles.keys() - {*CORE}:
        return []
    for phrase in ours.fillers(role):
        likes = [other for other in theirs.fillers(role) if same(phrase, other)[0] == "yes" and "only" not in other.words]
        no = _denied(ours, role) or phrase.denied
        if likes and all((_denied(theirs, role) or other.denied) != no for other in likes) and "only" not in phrase.words:
            return [Difference(role, phrase, likes[0], "affirmed" if no else "denied")]
    return []


def _is_of_the_same(ours: Deed, theirs: Deed, agree: Iterable[str]) -> bool:
    """Whether two deeds may be told of the same doer: what the king did not do, his brother may have done."""
    mine, other = ours.fillers("subject"), theirs.fillers("subject")
    known = all(not (phrase.is_pronoun or phrase.denied) for phrase in (*mine, *other))
    return "subject" in agree or not mine or not other or not known


def _denied(deed: Deed, but: str) -> bool:
    """Whether a deed is denied by its verb, or by a phrase in another role ("no one came")."""
    return is_denied_by_verb(deed) or any(p.denied for role in ("subject", "object") if role != but for p in deed.fillers(role))


def _same_owner(ours: Phrase, theirs: Phrase) -> bool:
    return bool(theirs.head in ("that", "those") and ours.owner and theirs.owner and _names_same(ours.owner, theirs.owner))


def _apart_from(phrases: Iterable[Phrase], known: Iterable[Phrase]) -> list[Phrase]:
    places = {(p.start, p.end) for phrase in known for p in phrase.all_ways}
    return [phrase for phrase in phrases if (phrase.start, phrase.end) not in places]
