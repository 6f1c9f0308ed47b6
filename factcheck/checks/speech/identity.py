"""Which speaker is meant: found again behind a pronoun, told from the others of a text, and for whom he speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from factcheck.checks.quotations.marks import outer_quotes
from factcheck.checks.speech.holders import CUT, RUN, Holder, people, phrase, side_of, subject_of
from factcheck.checks.speech.tables import PEOPLE, VERBS, WEIGHTS
from factcheck.checks.vocabulary.words import pieces
from factcheck.report import SourceSpan

_PLACE_BEFORE = re.compile(r"\b(?:in|at|near|from|to|across|outside|around)\s(?:the\s)?$")
_SAYING = "|".join(sorted(VERBS))
_PASS = Holder(-1, -1, (), frozenset())  # nobody who could be meant
_ROLE = (
    r"(?:spokes(?:man|woman|person|people)|press\s(?:officer|secretary)|(?:chief\s|managing\s)?(?:executive|director)|chief|head|boss"
    r"|chair(?:man|woman|person)?|president|manager|owner|founder|secretary|leader|mayor|minister|commander)"
)
_FORMER = re.compile(r"\b(?:former|formerly|ex|late|left|critics?|rivals?|deputy|acting|one-time|then)\b", re.I)
_AROUND = 90
"""Characters around a speaker's name in which a text says for whom he speaks."""


def known(holder: Holder, text: str) -> tuple[set[str], set[str]]:
    """The parts of his name and the words about him, as far as the text tells them."""
    names, words = set(holder.name), set(holder.words)
    table = people(text)
    if holder.name:
        same = [full for full in table if _one_name(full, holder.name)]
        for full in same:
            names.update(full)
            words |= table[full]
    elif not holder.pronoun and holder.head:
        owned = [full for full, roles in table.items() if holder.head in roles]
        exact = [full for full in owned if holder.words <= table[full]] or owned
        surnames = {full[-1] for full in exact}
        if len(surnames) == 1 and holder.head not in PEOPLE["generic"]:
            names.update(*exact)
            words |= table[exact[0]]
    return names, words


def same_speaker(here: Holder, there: Holder, rewrite: str, source: str) -> bool | None:
    """Whether a speaker of the rewrite is one of the source; None where that cannot be told."""
    if here.pronoun or there.pronoun:
        return None
    mine, theirs = {*here.name}, {*there.name}
    if mine and theirs and not mine & theirs and (mine & there.words or theirs & here.words):
        return None  # "Hume and Penn said"
    sides = {here.side, there.side}
    mine, theirs = {_singular(w) for w in (*here.words, *here.name)}, {_singular(w) for w in (*there.words, *there.name)}
    if (mine & theirs and ("" in sides or len(sides) == 1)) and not (here.name and there.name):
        return True
    if "anyone" in (WEIGHTS.get(here.side), WEIGHTS.get(there.side)):
        return None
    names, words = known(here, rewrite)
    more_names, more_words = known(here, source)
    if here.name or not names:
        names, words = names | more_names, words | more_words
    other_names, other_words = known(there, source)
    if names and other_names:
        ours, others = _full_names(here, source) | _full_names(here, rewrite), _full_names(there, source)
        if ours and others and not (ours & others) and all(len(full) > 1 for full in ours | others):
            if {full[-1] for full in ours} & {full[-1] for full in others}:
                return False if ours <= _all_full(source) else None
        elif names & other_names or _side_by_side(names, other_names, source):
            return True
        return False if _named_in(names, source) else None
    mine, theirs = {_singular(w) for w in words | names}, {_singular(w) for w in other_words | other_names}
    if mine & theirs:
        return True
    if (mine | theirs) & PEOPLE["generic"] or ("office" in sides and {WEIGHTS.get(side) for side in sides} == {"authority"}):
        return None
    one, other = side_of(words, here.side), side_of(other_words, there.side)
    known_here = _named_in({*here.name, _singular(here.head or one)}, source)
    return False if one and other and one != other and known_here else None


def _named_in(words: set[str], text: str) -> bool:
    return any(re.search(rf"\b{re.escape(word)}", text.lower()) for word in words if word)


def _full_names(holder: Holder, text: str) -> set[tuple[str, ...]]:
    """The full names that a name may stand for in a text, by their last two parts."""
    if not holder.name:
        table = people(text)
        return {full[-2:] for full, roles in table.items() if holder.head and holder.head in roles and len(full) > 1}
    return {full for full in _all_full(text) if _one_name(full, holder.name)} or {holder.name[-2:]}


def _all_full(text: str) -> set[tuple[str, ...]]:
    return {full[-2:] for full in people(text) if len(full) > 1}


def resolved(text: str, holder: Holder | None, at: int) -> Holder | None:
    """The speaker himself where a pronoun stands for him, looked for in the few sentences before `at`; None where it is not sure."""
    if holder is None or not holder.pronoun:
        return holder
    if holder.pronoun not in ("he", "she", "they"):
        return None
    start = max(0, at - 1200)
    before = _without_quotations(text, start, at)
    for sentence in reversed(pieces(SourceSpan(0, start, at, before))[-6:]):
        if not sentence.text.strip():
            continue
        found = _referent(text, before, start, sentence, holder.pronoun)
        if found is not _PASS:
            return found
    return None


def _referent(text: str, before: str, offset: int, sentence: SourceSpan, pronoun: str) -> Holder | None:
    """Whom a sentence lets a later pronoun stand for; `_PASS` where it names nobody who could be meant."""
    subject = subject_of(before, sentence.start - offset, sentence.end - offset) or _tagged(before, sentence, offset)
    named = mentions(before, sentence.start - offset, sentence.end - offset)
    if subject and subject.name:  # "Finance" of "Finance minister Berit Moe" is nobody
        named = [subject, *(person for person in named if person.start >= subject.end)]
    fitting = [person for person in named if _may_be(person, pronoun, text)]
    sure = [person for person in fitting if _gender(person, text) == pronoun]
    if len({person.name[-1] for person in sure}) == 1:
        return _moved(sure[0], offset)
    if len({person.name[-1] for person in fitting}) == 1 and not (subject and not subject.name and not subject.pronoun):
        return _moved(fitting[0], offset)
    if fitting:
        if subject and subject.name and re.search(rf"\b(?:{_SAYING})\b", sentence.text) and _may_be(subject, pronoun, text):
            return _moved(subject, offset)
        return None
    if subject and not subject.pronoun and not subject.name:
        return _moved(subject, offset)
    return _PASS


def _tagged(before: str, sentence: SourceSpan, offset: int) -> Holder | None:
    match = re.match(rf"[\s,]*(?:{_SAYING})\s", sentence.text)
    if not match:
        return None
    end = sentence.start - offset + match.end()
    stop = re.search(r"[,.;:]", before[end:])
    return phrase(before, end, end + stop.start() if stop else sentence.end - offset)


def _moved(holder: Holder, offset: int) -> Holder:
    return replace(holder, start=holder.start + offset, end=holder.end + offset)


def mentions(text: str, low: int, high: int) -> list[Holder]:
    """The people who are named in a stretch of text, apart from places and owners."""
    found = []
    for match in RUN.finditer(text, low, high):
        person = phrase(text, match.start(), match.end())
        if person is None or not person.name or match[0].endswith("'s") or text[match.end() : match.end() + 2] == "'s":
            continue
        if not CUT.intersection(person.name) and not _PLACE_BEFORE.search(text[max(low, match.start() - 14) : match.start()]):
            found.append(person)
    return found


def _gender(person: Holder, text: str) -> str:
    words = set(person.words) | set(known(person, text)[1])
    full = next((name for name in people(text) if _one_name(name, person.name)), person.name)
    if words & PEOPLE["woman"] or full[0] in PEOPLE["woman_name"]:
        return "she"
    return "he" if words & PEOPLE["man"] or full[0] in PEOPLE["man_name"] else ""


def _may_be(person: Holder, pronoun: str, text: str) -> bool:
    return pronoun == "they" or _gender(person, text) in ("", pronoun)


def _without_quotations(text: str, start: int, end: int) -> str:
    part = list(text[start:end])
    for quote in outer_quotes(text):
        low, high = max(quote.start, start), min(quote.end, end)
        if low < high:
            stop = text[high - 2] if text[high - 2] in ".!?" else " "
            part[low - start : high - start] = " " * (high - low - 1) + stop
    return "".join(part)


def _one_name(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names may be one person's: the same last part, or one name alone that is a part of the other."""
    if one[-1] == other[-1]:
        return (
            len(one) == 1
            or len(other) == 1
            or one[0] == other[0]
            or (one[0][0] == other[0][0] and min(len(one[0]), len(other[0])) < 3)
        )
    return (len(one) == 1 and one[0] in other) or (len(other) == 1 and other[0] in one)


def _side_by_side(one: set[str], other: set[str], source: str) -> bool:
    """Whether parts of both stand together as one name in the source: "Boris", "Johnson": "Boris Johnson"."""
    return any(set(full) & one and set(full) & other for full in people(source))


def _singular(word: str) -> str:
    if word.endswith("men"):
        return word[:-3] + "man"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


@cache
def _speaks(whom: str) -> re.Pattern[str]:
    name = re.escape(whom)
    return re.compile(
        rf"\b{_ROLE}\s(?:of|for|at)\s(?:the\s)?(?:[\w-]+\s){{0,3}}{name}\b"
        rf"|\b{name}(?:['’]s?\s(?:[\w-]+\s){{0,2}}?|\s){_ROLE}\b"
        rf"|\b[A-Z][\w'’-]+\sof\s(?:the\s)?(?:[\w-]+\s){{0,3}}{name}\b",
        re.I,
    )


def speaks_for(speaker: str, whom: str, text: str) -> bool:
    """Whether a text says that somebody, whose name or noun is `speaker`, speaks for `whom`, as its spokesman, its head, or "of" it.

    A former one, a deputy or a critic does not, nor one whom the text puts beside another's role.
    """
    whom = re.sub(r"^(?:the|its|their)\s", "", whom.strip(), flags=re.I)
    if not whom or not speaker.strip():
        return False
    for match in re.finditer(rf"\b{re.escape(speaker.strip())}\b", text):
        low, high = max(0, match.start() - _AROUND), min(len(text), match.end() + _AROUND)
        for said in _speaks(whom).finditer(text, low, high):
            gap = text[said.end() : match.start()] if said.end() <= match.start() else text[match.end() : said.start()]
            before = text[max(low, said.start() - 12) : said.end()]
            if not re.search(r"[.!?;]\s|\b(?:and|but|while|who)\b", gap) and not _FORMER.search(before):
                return True
    return False
