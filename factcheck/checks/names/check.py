"""People, organisations and places that a rewrite sentence states and no source has, or that stand where the source has another.

Found by rules: capital letters, a table of places and given names, and the sources themselves. No model is used.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from factcheck.checks.claim import Claim
from factcheck.checks.names.gazetteer import (
    CONTINENTS,
    COUNTRIES,
    GIVEN_NAMES,
    KINGDOM_PLACES,
    ORGANISATIONS,
    PERSON_NOUNS,
    PLACES,
    STAND_INS,
)
from factcheck.checks.names.index import (
    COUNTRY_OF,
    KNOWN_PHRASES,
    NICKNAMES_OF,
    NameIndex,
    Token,
    initials,
    is_sure_in_lower_case,
    name_index,
    phrases,
    tokens,
)
from factcheck.checks.names.name_words import COMMON, NOT_NAMES
from factcheck.checks.names.replaced import find_replaced
from factcheck.checks.names.untold import untold
from factcheck.checks.own_words import OWN_WORDS, own_words
from factcheck.checks.plain_text import Spanned
from factcheck.checks.vocabulary.words import fold, is_english, pairings
from factcheck.report import Reason, Severity, SourceSpan

Status = Literal["present", "related", "people", "spelled otherwise", "missing"]
_MAX_TOKENS = 300
_ABSENT = ("missing", "people")


@dataclass(frozen=True, slots=True)
class Unit:
    """A word, or several that are one known name, and whether the sources have it; `other` is the like name that they have."""

    words: tuple[Token, ...]
    base: str
    status: Status
    other: str | None = None


def find(claim: Claim) -> list[Reason]:
    """Names that no source has, and names put in the place of others.

    "error" for a name that is surely one and surely absent; "warning" where the source has part of it, a like spelling, or another
    name in the same place; "info" where it has something that goes with it (a country for its capital).
    """
    text = claim.sentence.text
    words = list(islice(tokens(text), _MAX_TOKENS + 1))
    if not words or len(words) > _MAX_TOKENS or not is_english(text):
        return []
    index, written = name_index(claim.sources), name_index((claim.rewrite,))
    if _is_headline(words, index):
        return []
    reasons = [reason for run in _runs(words, written, index) for reason in _judge(claim, run, index, written)]
    marked = [(reason.start, reason.end) for reason in reasons]
    for reason in find_replaced(claim, index):
        if not any(start < reason.end and reason.start < end for start, end in marked):
            reasons.append(reason)
    left_out = untold(text)
    offset = claim.sentence.start
    reasons = [r for r in reasons if not any(low <= r.start - offset < high for low, high in left_out)]
    return sorted(reasons, key=lambda reason: reason.start)


def _is_headline(words: list[Token], index: NameIndex) -> bool:
    """Whether ordinary words are capitalised too, so that a capital letter tells nothing."""
    if len(words) > 2 and sum(word.text.isupper() for word in words) > 0.6 * len(words):
        return True
    inside = [word for word in words if not word.opens and len(word.base) > 3]
    capitalised = [word for word in inside if word.is_capitalised]
    ordinary = [
        word for word in capitalised if word.base in COMMON or (word.base in index.lower and word.base not in index.names)
    ]
    return len(ordinary) >= 3 and len(ordinary) > 0.4 * len(capitalised) and len(capitalised) > 0.5 * len(inside)


def _runs(words: list[Token], written: NameIndex, index: NameIndex) -> Iterator[list[Token]]:
    """Stretches of the sentence that are names: capitalised words in a row, or known names where all is in lower case."""
    if not any(word.is_capitalised for word in words) and not written.names:
        for start, end, phrase in phrases(words):
            if is_sure_in_lower_case(phrase):
                surname = phrase in GIVEN_NAMES and end < len(words) and words[end].joined and words[end].base in index.names
                yield words[start : end + surname]
        return
    run: list[Token] = []
    for word in words:
        if run and not (word.joined and word.is_capitalised):
            yield run
            run = []
        if word.is_capitalised:
            run.append(word)
    if run:
        yield run


def _judge(claim: Claim, run: list[Token], index: NameIndex, written: NameIndex) -> list[Reason]:
    units = list(_units(run, index, written))
    if any(letters in index.capitals for letters in initials(run) if len(letters) > 1):
        return []
    reasons = []
    for place, unit in enumerate(units):
        severity = _severity(units, place, index)
        if severity is None or (place and units[place - 1].status in _ABSENT and unit.status in _ABSENT):
            continue
        last = unit
        for following in units[place + 1 :]:
            if following.status not in _ABSENT or unit.status not in _ABSENT:
                break
            last = following
        reasons.append(_reason(claim, unit, last, severity))
    return reasons


def _is_other_place(unit: Unit, replaced: SourceSpan | None) -> bool:
    """Whether the words that stand in a place name's stead are another place, not one that goes with it."""
    other = fold(replaced.text) if replaced else ""
    entries = set(COUNTRY_OF.get(other, ()))
    own = set(COUNTRY_OF.get(unit.base, ()))
    return (bool(entries) or other in PLACES) and not entries & own and not (entries and entries | own <= KINGDOM_PLACES)


def _units(run: list[Token], index: NameIndex, written: NameIndex) -> Iterator[Unit]:
    known = {start: (end, phrase) for start, end, phrase in phrases(run)}
    place = 0
    while place < len(run):
        end, phrase = known.get(place, (place + 1, run[place].base))
        words = tuple(run[place:end])
        alone = len(run) == end - place
        if _is_checked(words, phrase, written, alone):
            status, other = _status(words, phrase, index, written)
            yield Unit(words, phrase, status, other)
        place = end


def _is_checked(words: tuple[Token, ...], phrase: str, written: NameIndex, alone: bool) -> bool:
    """Whether these capitalised words are surely a name of their own."""
    word = words[0]
    if len(words) > 1:
        return True
    if phrase in NOT_NAMES or len(phrase) < 3 or any(char.isdigit() for char in phrase):
        return False
    if "-" in phrase and any(part in NOT_NAMES or part.islower() for part in word.text.split("-")):
        return False
    if not word.opens:
        return True
    if phrase in KNOWN_PHRASES:
        return is_sure_in_lower_case(phrase) or (phrase in GIVEN_NAMES and not alone)
    return phrase in written.names or (word.has_inner_capital and not word.text.isupper())


def _status(words: tuple[Token, ...], phrase: str, index: NameIndex, written: NameIndex) -> tuple[Status, str | None]:
    if index.has_phrase(phrase) or (len(words) == 1 and index.has_word(phrase)):
        return "present", None
    entries = COUNTRY_OF.get(phrase, ())
    for entry in entries:
        names, people, capitals = COUNTRIES[entry]
        same = next((name for name in (*names, *people) if index.has_phrase(name)), None)
        if same and phrase not in capitals:
            return "present", None
        related = same or next((name for name in capitals if index.has_phrase(name)), None)
        if related:
            return "related", related
        if entry in KINGDOM_PLACES:
            sisters = (name for place in KINGDOM_PLACES for name in (*COUNTRIES[place][0], *COUNTRIES[place][1]))
            kin = next((name for name in sisters if index.has_phrase(name)), None)
            if kin:
                return "related", kin
    if any(phrase in COUNTRIES[entry][1] for entry in entries):
        return "people", None
    if phrase.split()[-1] in CONTINENTS or phrase in STAND_INS:
        return "related", None
    if len(words) > 1:
        return "missing", None
    if index.has_acronym(phrase) or (words[0].text.isupper() and written.has_acronym(phrase)):
        return "present", None
    if any(index.has_word(other) for other in NICKNAMES_OF.get(phrase, ())):
        return "present", None
    similar = index.similar(phrase)
    return ("spelled otherwise", similar) if similar and not entries else ("missing", None)


def _severity(units: list[Unit], place: int, index: NameIndex) -> Severity | None:
    unit = units[place]
    if unit.status == "present":
        return None
    if unit.status == "related":
        return "info"
    if unit.status == "spelled otherwise":
        return "warning"
    if (
        unit.status == "people"
        and (unit.base in PERSON_NOUNS or unit.base.endswith(("man", "men")))
        and "german" not in unit.base
    ):
        return "warning"
    word = unit.words[0]
    if word.text.isupper() and unit.base not in ORGANISATIONS:
        return "warning"
    if all(other.status in _ABSENT for other in units):
        return "error"
    if unit.base in COUNTRY_OF and unit.words[-1].text.endswith(("'s", "’s")):
        return "warning"  # "Israel's Netanyahu" takes no name's place
    before = units[place - 1] if place else None
    after = units[place + 1] if place + 1 < len(units) else None
    if after and after.status == "present" and index.before.get(after.base, frozenset()) - NOT_NAMES:
        return "error"
    if before and before.status == "present" and index.after.get(before.base, frozenset()) - NOT_NAMES:
        return "error"
    return "warning"


def _reason(claim: Claim, unit: Unit, last: Unit, severity: Severity) -> Reason:
    start, end = unit.words[0].start, last.words[-1].end
    text = claim.sentence.text[start:end]
    replaced = _name_in_its_place(claim, start, end)
    if unit.status in ("related", "people") and _is_other_place(unit, replaced):
        severity = "error"
    if severity == "error" and not replaced and _is_place(unit) and own_words(claim, _capitalised) >= OWN_WORDS:
        severity = "warning"  # whoever tells it in words of his own may know that Kisumu is in Kenya
    if unit.status == "related" and severity == "info":
        message = f'"{text}" is in no source' + (f', which speaks of "{unit.other}"' if unit.other else "")
    elif unit.status == "spelled otherwise":
        message = f'"{text}" is in no source, which has "{unit.other}"'
    elif replaced:
        message = f'"{text}" where the source has "{replaced.text}"'
    else:
        message = f'"{text}" is in no source'
    return claim.reason("name", message, start, end, replaced, severity)


def _is_place(unit: Unit) -> bool:
    """Whether it is a country, its people, or a larger part of the world."""
    return any(name in COUNTRY_OF or name in PLACES or name in CONTINENTS for name in (unit.base, unit.words[-1].base))


def _capitalised(text: str) -> Sequence[Spanned]:
    return [word for word in tokens(text) if word.is_capitalised]


def _name_in_its_place(claim: Claim, start: int, end: int) -> SourceSpan | None:
    """The capitalised words that an otherwise like evidence sentence has where the rewrite has the name."""
    for pairing in pairings(claim):
        places = [place for place, word in enumerate(pairing.rewrite.words) if word.start < end and start < word.end]
        if not places or pairing.closeness(places[0], places[-1] + 1) < 0.5:
            continue
        for tag, i1, i2, j1, j2 in pairing.opcodes:
            if tag == "replace" and j1 <= places[0] < j2:
                names = [word for word in pairing.source.words[i1:i2] if word.text[0].isupper()]
                if i2 - i1 <= 4 and any(fold(word.text) not in NOT_NAMES for word in names):
                    return pairing.word_span(names[0], names[-1])
    return None
