"""Where a claim's deed differs from a source's deed of the same verb."""

from __future__ import annotations

import re
from collections.abc import Iterable

from factcheck.checks.clauses.deeds import Deed
from factcheck.checks.clauses.naming.same import Difference, Same, names_same, same
from factcheck.checks.clauses.opposed import is_denied_by_verb, may_deny
from factcheck.checks.clauses.phrases import Phrase
from factcheck.checks.names.name_words import CALENDAR, GENERIC
from factcheck.checks.vocabulary.word_tables import SYMMETRIC
from factcheck.checks.vocabulary.words import stem

CORE = ("subject", "object", "to")
"""The roles that can be exchanged."""
_LIKEWISE = ("after", "before", "like", "unlike", "as", "than", "alongside", "with", "following")
"""Prepositions of somebody who does it too: "Aldo reigned before Ysolde and after Bertran"."""
_BY_WAY_OF = ("with", "through", "via", "under")
_YEAR = re.compile(r"(?:1\d|20)\d\d")
SURE = ("owner", "excepted", "denied")
_MUTUAL = frozenset(map(stem, SYMMETRIC)) | SYMMETRIC


def is_day(phrase: Phrase) -> bool:
    """Whether a phrase is a day or month by its name."""
    return phrase.head.lower() in CALENDAR


def _is_within(inner: Phrase, outer: Phrase) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


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
    mine, other = (
        frozenset(figure for p in deed.fillers("object") for figure in p.figures if not _YEAR.fullmatch(figure))
        for deed in (ours, theirs)
    )
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
    if role == "subject" and any(same(p, who)[0] == "yes" for by in _BY_WAY_OF for p in ours.fillers(by) for who in known):
        return "unknown"  # who releases an album with a label, and the label that does
    if role not in CORE and not ours.fillers("subject") and any(same(phrase, p)[0] == "yes" for p in theirs.fillers("subject")):
        return "unknown"  # "was shown in the film": the film shows her
    crossed = role in CORE and any(_is_just(phrase, other) for r in CORE if r != role for other in theirs.fillers(r))
    if crossed:
        answers = [
            ("no", "another", other)
            if answer == "unknown" and not other.head[:1].isdigit() and not other.head.endswith(("self", "selves"))
            else (answer, why, other)
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
            if not other.determiner and any(_is_within(p, other) and names_same(phrase, p) for p in elsewhere)
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
    """Whether a claim's phrase names what the source's does, and not only its kind, or what is named after it.

    "The programme" is not just any firm's programme, nor Nils Moe the Nils Moe Foundation.
    """
    other = theirs.owner is not None and not theirs.owner.is_pronoun
    only_kind = not ours.names and not ours.owner and bool(theirs.names or other or theirs.figures - ours.figures)
    named_after = theirs.head.casefold() in GENERIC and theirs.head.casefold() not in ours.names and bool(ours.names)
    return same(ours, theirs)[0] == "yes" and not only_kind and not named_after


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
    return bool(theirs.head in ("that", "those") and ours.owner and theirs.owner and names_same(ours.owner, theirs.owner))


def _apart_from(phrases: Iterable[Phrase], known: Iterable[Phrase]) -> list[Phrase]:
    places = {(p.start, p.end) for phrase in known for p in phrase.all_ways}
    return [phrase for phrase in phrases if (phrase.start, phrase.end) not in places]
