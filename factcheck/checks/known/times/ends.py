"""The end of a span told as its beginning, or the other way round: "ran until 1998" is not "has run since 1998"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from factcheck.checks.clauses.parsed import parse
from factcheck.checks.dates.moments import Moment, moments
from factcheck.checks.known.statement import Known, like, sentences, words_of
from factcheck.checks.plain_text import lowered

_End = Literal["begin", "end"]
_PART = r"\s(?:the\s)?(?:early\s|late\s|mid-)?$"
_BEGINS = re.compile(
    r"\b(?:(?P<verb>began|begins?|started|starts?|opened|opens?)\s(?:again\s)?(?:in|on)|became\s(?:[a-z]+\s){1,4}in|since|from"
    rf"|(?:starting|beginning) (?:in|on)){_PART}"
)
_ENDS = re.compile(
    r"\b(?:(?P<verb>ended|ends?|closed|closes?|finished|stopped|ceased|expires?|expired)\s(?:in|on)|until|till|up to"
    rf"|ending (?:in|on)){_PART}"
)
_TO = re.compile(r"\s?(?:to|until|till|through|-)\s?$")
_FROM = re.compile(r"\b(?:from|between)\s(?:[a-z]+\s)?$")
_STATE = re.compile(r"\b(?:closed|shut|open)\b")
_CLAUSE = re.compile(r"[,;]\s|\s(?:and|but|when|while|which|who)\s")
_GOES_ON = re.compile(r"\s?(?:(?:to|until|till|through|and)\b|-)")
_DENIED = re.compile(
    r"\b(?:not|never|no|nor|if|again|twice|may|might|could|would|except|every|each|annually|yearly|re-?open\w*|re-?start\w*"
    r"|resum\w*|no longer)\b|n['’]t\b"
)
_TURNS = words_of(
    "begin began begins start started starts starting beginning open opened opens end ended ends ending close closed closes finish"
    " finished stop stopped cease ceased expire expired expires become became becomes since until till from"
)
_NO_STATE = "".join(rf"(?<!\b{word}\s)" for word in "is are was were be been".split())
_OWN_BEGINNING = re.compile(rf"\b(?:beg[aiu]n\w*|start\w*|{_NO_STATE}open\w*|found\w*|since|launch\w*|from then)\b")
_OWN_END = re.compile(rf"\b(?:end(?:ed|s)?|{_NO_STATE}(?:clos\w*|shut)|stop\w*|ceas\w*|finish\w*|until then)\b")
_BOTH = re.compile(r"\band (?:ended|ends|closed|closes|finished|finishes|began|begins|started|starts|opened|opens) (?:in|on)\b")
"""Both ends told of one thing: "starts in May and ends in July"."""
_FACETS = ("year", "day", "month")
_LEAD = 40


def judge(claim: str, passage: str) -> Iterator[Known]:
    """A claim that gives one end of a span the date that the passage gives the other."""
    low = lowered(claim)
    stated = [(moment, end) for moment in _dates(claim) if (end := _end(low, moment))]
    if len(stated) != 1 or len(_dates(claim)) != 1 or _DENIED.search(_without_may(claim)):
        return
    moment, end = stated[0]
    words = _lemmas(claim[: moment.start] + " " + claim[moment.end :]) - _TURNS
    if not words or sum(one.facet == moment.facet and one.values == moment.values for one in _dates(passage)) != 1:
        return
    for at, sentence in sentences(passage):
        theirs = lowered(sentence)
        told = [one for one in _dates(sentence) if one.facet == moment.facet and one.values == moment.values]
        if not told or _DENIED.search(_without_may(sentence)):
            continue
        other = _spanned(theirs, told[0], _dates(sentence)) or _end(theirs, told[0])
        if _STATE.search(theirs) and set(_STATE.findall(theirs)) != set(_STATE.findall(low)):
            continue
        verb = _verb(theirs, told[0])
        if verb and verb in low.split():
            continue  # what closed is closed from then on
        cut = _CLAUSE.search(sentence, told[0].end)
        upto = sentence[: cut.start()] if cut else sentence
        known = words_of(upto) | _lemmas(upto)
        if other and other != end and len(like(words, known)) == len(words) and not _has_verb_of(theirs, end):
            yield Known(False, (moment.start, moment.end), at, at + len(sentence.rstrip()))


def _without_may(text: str) -> str:
    """A text in lower case without the month of May, which leaves nothing open."""
    return lowered(text.replace("May", "   "))


def _lemmas(text: str) -> frozenset[str]:
    """The words of weight of a text, of verbs the base form: "has run" and "ran" are one."""
    return words_of(" ".join(token.lemma if token.tag.startswith("VB") else token.text for token in parse(text).tokens))


def _dates(text: str) -> list[Moment]:
    """The years of a text, its days, and the months that are no part of either."""
    found = [moment for moment in moments(text) if moment.facet in _FACETS]
    return [one for one in found if not any(_is_within(one, other) for other in found)]


def _is_within(one: Moment, other: Moment) -> bool:
    longer = other.end - other.start > one.end - one.start
    return other is not one and other.start <= one.start and one.end <= other.end and (longer or other.facet == "day")


def _end(low: str, moment: Moment) -> _End | None:
    """Which end of a span the words before a date make it."""
    lead = low[max(0, moment.start - _LEAD) : moment.start]
    if _BEGINS.search(lead) and not _FROM.search(lead):
        return "begin"
    if _FROM.search(lead) and not _GOES_ON.match(low, moment.end):
        return "begin"
    return "end" if _ENDS.search(lead) else None


def _verb(low: str, moment: Moment) -> str:
    """The verb by which a date is an end of a span, or none."""
    lead = low[max(0, moment.start - _LEAD) : moment.start]
    found = _BEGINS.search(lead) or _ENDS.search(lead)
    return (found["verb"] or "") if found else ""


def _spanned(low: str, moment: Moment, dates: list[Moment]) -> _End | None:
    """Which end it is of "from 1998 to 2003"."""
    index = next(number for number, one in enumerate(dates) if one.start == moment.start and one.end == moment.end)
    for first, second in ((index - 1, index), (index, index + 1)):
        if first >= 0 and second < len(dates):
            one, other = dates[first], dates[second]
            if _FROM.search(low[: one.start]) and _TO.fullmatch(low[one.end : other.start]):
                return "end" if second == index else "begin"
    return None


def _has_verb_of(low: str, end: _End) -> bool:
    """Whether a text has a word of its own for the beginning or the end, so that something else may be told of it."""
    return not _BOTH.search(low) and bool((_OWN_BEGINNING if end == "begin" else _OWN_END).search(low))
