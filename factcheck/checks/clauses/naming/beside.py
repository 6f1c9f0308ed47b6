"""What a source's sentence says two phrases are to each other: one list, one thing under two names, one place within another."""

from __future__ import annotations

import re

from factcheck.checks.clauses.phrases import Phrase
from factcheck.checks.names.gazetteer import COUNTRIES
from factcheck.checks.vocabulary.words import fold
from factcheck.models.parser import Parse, Token

_NAMING = frozenset(
    "known called named nicknamed born née nee alias aka dubbed titled entitled spelled spelt styled formerly originally".split()
)
_NAMED = frozenset("be know call name nickname bear dub title entitle spell style refer".split())
"""Verbs that may stand between a name and another name of the same."""
_SUCH = frozenset("as like include".split())
_WITHIN = frozenset("in of at near on within".split())
_PLACES = frozenset("in at on near to into from".split())
_CAPITALS = frozenset(
    (tuple(country.split()), tuple(capital.split())) for own, _, capitals in COUNTRIES for country in own for capital in capitals
)
_IN_TIME = re.compile(r"\b(?:before|after|earlier|later|sooner|ahead of|prior to|followed)\b", re.I)
_BESIDE_IN_TIME = re.compile(
    r"\b(?:before|after|(?:earlier|later|sooner) than|ahead of|prior to|followed by)\s(?:[\w.'-]+\s){0,3}?$", re.I
)
_JOINED = re.compile(r"\b(?:and|or|as well as|along with|together with|including|such as)\b|&", re.I)


def is_also_named(parse: Parse, ours: Phrase, theirs: Phrase) -> bool:
    """Whether a sentence has a claim's name within its own phrase, or as another name of it: "Orlin, known as Paul Orr"."""
    for first, last in _mentions(parse, ours):
        start, end = parse.tokens[first].start, parse.tokens[last].end
        between = _between(parse, first, last, theirs)
        verbs = all(t.lemma in _NAMED and (t.tag == "VBN" or t.lemma == "be") for t in between if t.tag.startswith("VB"))
        if verbs and any(t.text.casefold() in _NAMING and not _is_birth(parse, t) for t in between):
            return True
        within = theirs.start <= start and end <= theirs.end and theirs.head.casefold() not in ours.names
        such = [t.lemma in _SUCH for t in between if t.tag[:2] in ("IN", "TO", "VB")]
        if within and all(such) and (such or ours.names):
            return True
    return False


def _is_birth(parse: Parse, token: Token) -> bool:
    """Whether "born" says that somebody was, and not as whom: "Lunn (born Haug)"."""
    place = parse.tokens.index(token)
    return token.text.casefold() == "born" and (place == 0 or parse.tokens[place - 1].text not in ("(", ","))


def is_named_again(parse: Parse, ours: Phrase) -> bool:
    """Whether a sentence names somebody more than once: "the boy who rang Ann and Ann herself"."""
    return len(_mentions(parse, ours)) > 1


def lies_in(parse: Parse, role: str, ours: Phrase, theirs: Phrase) -> bool:
    """Whether one of two places lies in the other: a country and its capital, or "Greenhill Cemetery in Brenn"."""
    if role not in _PLACES:
        return False
    if {(ours.names, theirs.names), (theirs.names, ours.names)} & _CAPITALS:
        return True
    for first, last in _mentions(parse, ours):
        between = [t for t in _between(parse, first, last, theirs) if t.start >= theirs.end]
        if between and all(t.lemma in _WITHIN or t.tag[:2] in ("NN", "JJ", "DT", "PR", "PO", ",") for t in between):
            return any(t.lemma in _WITHIN for t in between)
    return False


def is_beside_in_time(text: str, reading: str, parse: Parse, ours: Phrase) -> bool:
    """Whether a sentence has a phrase as what somebody did the same before or after, and the claim tells such an order too.

    Which of them was sooner `factcheck.checks.known.times` knows.
    """
    if not _IN_TIME.search(text):
        return False
    firsts = (parse.tokens[first].start for first, _ in _mentions(parse, ours))
    return any(_BESIDE_IN_TIME.search(reading, 0, start) for start in firsts)


def are_in_one_list(parse: Parse, ours: Phrase, theirs: Phrase) -> bool:
    """Whether a sentence names both with no verb but an "and" between them, so that the parse may have missed a list."""
    for place, token in enumerate(parse.tokens):
        if (token.lemma != ours.head and token.text.casefold() not in ours.names) or _has_another_name(parse, place, ours):
            continue
        low, high = sorted((theirs.start, parse.tokens[place].start))
        between = [t for t in parse.tokens if low <= t.start < high]
        if not between or any(t.tag.startswith("VB") or t.dep == "neg" for t in between):
            continue
        words = " ".join(t.text for t in between)
        counted = any(t.tag == "CD" for t in between)  # "four in Norway, two in Denmark, and"
        if _JOINED.search(words) or ("," in words and not counted and _goes_on_with_and(parse, high)):
            return True
    return False


def _has_another_name(parse: Parse, place: int, ours: Phrase) -> bool:
    """Whether a word of a name stands in another name: "India" of "Southern India" in "Eastern India"."""
    before = [t for t in parse.tokens[max(0, place - 1) : place] if t.dep in ("compound", "amod") and t.text[0].isupper()]
    return bool(ours.names) and any(fold(t.text) not in ours.names for t in before)


def _goes_on_with_and(parse: Parse, start: int) -> bool:
    """Whether behind a place more is listed, up to an "and", with no verb before it."""
    for token in parse.tokens:
        if token.start > start:
            if token.tag.startswith("VB") or token.tag in (".", "MD"):
                return False
            if token.dep == "cc":
                return True
    return False


def _mentions(parse: Parse, phrase: Phrase) -> list[tuple[int, int]]:
    """The first and last token of each place that has a phrase's names, or its noun; "de" and the like may stand between them."""
    names = phrase.names or (phrase.head,)
    words = [fold(t.text).replace(".", "") if phrase.names else t.lemma for t in parse.tokens]
    found = []
    for first, word in enumerate(words):
        last, rest = first, names[1:]
        while rest and (step := next((n for n in (1, 2) if words[last + n : last + n + 1] == [rest[0]]), 0)):
            last, rest = last + step, rest[1:]
        if word == names[0] and not rest:
            found.append((first, last))
    return found


def _between(parse: Parse, first: int, last: int, theirs: Phrase) -> list[Token]:
    """The words between a mention and a phrase, with those of the phrase where it begins before and goes on behind."""
    start, end = parse.tokens[first].start, parse.tokens[last].end
    if theirs.start < start:
        return [t for t in parse.tokens if theirs.start < t.start < start]
    return [t for t in parse.tokens if end <= t.start < theirs.start]
