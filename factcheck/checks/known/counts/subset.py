"""Some of all: "900 maps, 140 of them drawn by hand" are no 140 maps, no 900 maps drawn by hand, and mostly not drawn by hand."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from factcheck.checks.known.statement import Known, like, sentences, words_of
from factcheck.checks.numbers.derived.fitting import ALL_BUT
from factcheck.checks.numbers.quantities import Quantity, quantities
from factcheck.checks.plain_text import lowered, stem

_OF_THEM = re.compile(r"\s?(?:\w+\s)?of (?:them|these|those|which|whom)\b(?P<rest>[^,;.]*)")
_OF_THE = re.compile(r"\s(?:of the|of its|of their|of)\s$")
_EVERY = re.compile(r"\b(?:every|each|any|no|not)\s$")
_OUT_OF = re.compile(r"\bof (?:the |its |their |all )?$")
_MOST = re.compile(
    r"^(?:most|the majority|more than half|over half)(?: of)?(?: the| its| these| their)? (?P<what>\w+)(?P<rest>.*)"
)
PERSON = re.compile(
    r"(?!numb|pap|lett|comput|mot|print|boil|trail|contain|tract|tow|sens|mirr|plant|ham|riv|tig|elevat|pow|chapt|regist)\w{2,}(?:er|or|ant|ist|ee)|people|person|guest|child|m[ae]n|wom[ae]n|boy|girl|student|pupil"
)
_NOT = re.compile(r"\b(?:not|never|no|without)\b|n['’]t\b")
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class _Part:
    """So many of all, of which something is told in `rest`, by ``passage[start:end]``."""

    some: Quantity
    every: Quantity
    noun: str
    rest: frozenset[str]
    denied: bool
    start: int
    end: int


def judge(claim: str, passage: str) -> Iterator[Known]:
    """Claims that tell the figure of some as that of all, or the other way round, or whether most are so."""
    low = lowered(claim).rstrip(" .!")
    stated = [q for q in quantities(claim) if q.form == "cardinal"]
    said = words_of(low)
    denied = bool(_NOT.search(low))
    for part in _parts(passage):
        whole, share = (0, len(claim)), part.some.value / part.every.value
        most = _MOST.match(low)
        if most and stem(most["what"]) == part.noun and not stated and share != _HALF:
            told = words_of(most["rest"])
            if told and len(like(told, part.rest)) == len(told - {"not"}) and not (denied and part.rest - like(part.rest, told)):
                yield Known((share > _HALF) != (denied != part.denied), whole, part.start, part.end)
        elif len(stated) == 1 and denied != part.denied and _is_counted(stated[0], part) and like(part.rest, said):
            rest = words_of(low[: stated[0].start] + low[stated[0].end :]) - {part.noun, stated[0].noun, "not"}
            if len(like(rest, part.rest)) == len(rest) and not stated[0].hedge and not part.rest - like(part.rest, rest):
                yield Known(stated[0].value == part.every.value - part.some.value, whole, part.start, part.end)
        elif len(stated) == 1 and not denied and not part.denied and stated[0].noun:
            counted = like(frozenset({part.noun}), words_of(low[stated[0].end : stated[0].end + 40]))
            rest = like(part.rest, said) or like(said - {part.noun}, part.rest)
            of_all = re.search(r"\b(?:of the|others?|further|more|rest|left)\b", low)
            if not counted or of_all:
                continue
            if (
                stated[0].value == part.some.value
                and part.rest
                and not rest
                and said - {part.noun} <= words_of(passage) | words_of(claim[stated[0].start : stated[0].end])
            ) or (stated[0].value == part.every.value and _is_told_of_all(low, part)):
                yield Known(False, whole, part.start, part.end)


def _is_counted(figure: Quantity, part: _Part) -> bool:
    """Whether a figure counts what a part is of, or people as that does."""
    return figure.noun == part.noun or all(PERSON.fullmatch(noun) for noun in (figure.noun, part.noun))


def _is_told_of_all(low: str, part: _Part) -> bool:
    """Whether a claim says of all what is so of some: "900 hand-drawn maps"."""
    rest = frozenset(word for hyphened in words_of(low) for word in hyphened.split("-")) - {part.noun}
    return bool(part.rest) and len(like(part.rest, rest)) == len(part.rest)


def _parts(passage: str) -> Iterator[_Part]:
    for at, sentence in sentences(passage):
        low = lowered(sentence)
        told = [q for q in quantities(sentence) if q.form == "cardinal" and not q.unit and not q.hedge]
        if sum(q.value > 0 for q in told) < 2:
            continue
        for every, some in itertools.pairwise(told):
            rest = _OF_THEM.match(low, some.end)
            if rest and 0 < some.value < every.value and every.noun:
                yield _part(at, sentence, some, every, every.noun, rest["rest"])
        for every, some in itertools.pairwise(told):
            if _OUT_OF.search(low[: every.start]) and low[some.start - 2 : some.start] == ", " and 0 < some.value < every.value:
                yield _part(at, sentence, some, every, every.noun, re.split(r"[,;.]", low[some.end :])[0])
        for some, every in itertools.pairwise(told):
            if _EVERY.search(low[: some.start]):  # "every one of the 91 islands" are all of them
                continue
            if _OF_THE.fullmatch(low[some.end : every.start]) and 0 < some.value < every.value and every.noun:
                ends = re.search(r"[,;]", low[every.end :])
                text = low[every.end : every.end + ends.start() if ends else len(low)]
                part = _part(at, sentence, some, every, every.noun, text)
                yield replace(part, denied=not part.denied) if ALL_BUT.search(low[: some.start]) else part


def _part(at: int, sentence: str, some: Quantity, every: Quantity, noun: str, rest: str) -> _Part:
    words = words_of(rest) - {noun}
    return _Part(some, every, noun, words - {"not"}, bool(_NOT.search(rest)), at, at + len(sentence.rstrip()))
