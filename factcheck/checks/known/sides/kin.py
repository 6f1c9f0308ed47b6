"""Who is what to whom: "Nils is a nephew of Petra" for "Petra is the aunt of the goalkeeper, Nils"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from factcheck.checks.known.statement import Known, rows_of, sentences, words_of
from factcheck.checks.plain_text import plain
from factcheck.checks.tables import read_sections

_NAME = r"[A-Z][\w'-]*(?:\s[A-Z][\w'-]*)*"
_DESCRIBED = re.compile(r"\b(?!of\b|the\b|is\b|was\b|an?\b)([a-z][a-z-]+),?\s([A-Z][\w-]+)")
_DENIED = re.compile(r"\b(?:not|never|former|late|would-be|alleged|supposed)\b|n['’]t\b")
_TABLE = Path(__file__).with_name("kin.toml")


@dataclass(frozen=True, slots=True)
class _Kin:
    """That the first is so many generations above the second, of one line; `sex` is that of the first."""

    first: frozenset[str]
    second: frozenset[str]
    above: int
    aside: str
    sex: str
    start: int
    end: int


@cache
def _words() -> dict[str, tuple[int, str, str]]:
    return {word: (int(above), aside, sex) for word, above, aside, sex in rows_of(_TABLE)}


def _listed(section: str) -> str:
    return str(read_sections(_TABLE)[section]["words"])


@cache
def _played() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_listed('played')})\b", re.I)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    kin = "|".join(sorted(_words(), key=len, reverse=True))
    word = rf"(?!(?:{_listed('not_describing')})\b)[a-z-]+"
    told = rf"(?:the\s|an?\s|one of\s)?(?P<kin>{kin})s?"
    led = (
        rf"(?:^|[,;:(]\s|\b(?:that|and|but|while|because|since|as)\s)(?:[Tt]he\s(?:{word}\s){{1,2}}|[Aa]n?\s(?:{word}\s){{1,2}})?"
    )
    whole = r"(?<!['’]s)(?<!['’])(?!['’\w-]|\s[A-Z])"  # no "Ed's", and no part of a name
    second = rf"(?P<second>{_NAME}){whole}"
    end = r"(?=\s*(?:[.,;:)!?]|$)|\s(?:and|but|who|from|since|until|when|while)\b)"
    apart = r"(?=\s*(?:[.;:)!?]|$)|,(?!\s(?:and|or)\b))"  # "Ray, Ana's brother, and Bob" may be three
    other = rf"(?:the\s|an?\s)?(?:{word},?\s){{0,3}}?{second}{end}"
    first = rf"(?P<first>{_NAME}){whole}"
    owner = rf"(?P<second>{_NAME}?)['’]s?\s"
    like = rf"(?:(?:{_listed('plain')})\s)?"
    return (
        re.compile(rf"{led}(?P<first>{_NAME})\s(?:is|was|are|were)\s{told}\sof\s{other}"),
        re.compile(rf"(?P<first>{_NAME}),\s{told}\sof\s{other}"),
        re.compile(rf"{led}(?P<first>{_NAME})\s(?:is|was)\s{owner}{like}(?P<kin>{kin}){end}"),
        re.compile(rf"(?P<first>{_NAME}),\s{owner}{like}(?P<kin>{kin}){apart}"),
        re.compile(rf"{owner}(?P<kin>{kin})(?:,|\s(?:is|was))\s(?:(?:the|an?)\s(?:{word}\s){{0,3}}?)?{first}{end}"),
    )


def judge(claim: str, passage: str) -> Iterator[Known]:
    """Whether two are to each other what the claim says, where it says nothing else."""
    ours = list(_told(claim))
    if len(ours) != 1 or _DENIED.search(claim):
        return
    one = ours[0]
    theirs = [kin for kin in _told(passage) if kin.aside == one.aside]
    for other in theirs:
        straight = _is(one.first, other.first) and _is(one.second, other.second)
        turned = _is(one.first, other.second) and _is(one.second, other.first)
        if straight == turned:
            continue
        above = other.above if straight else -other.above
        if above != one.above or (straight and "" not in (one.sex, other.sex) and one.sex != other.sex):
            yield Known(False, (0, len(claim)), other.start, other.end, "role")
        elif _are_told_of_the_same(claim, passage) and words_of(claim) - words_of(passage) <= words_of(" ".join(_words())):
            yield Known(True, (0, len(claim)), other.start, other.end, "role")
        return


def _are_told_of_the_same(claim: str, passage: str) -> bool:
    """Whether what the claim says besides of its people stands before the same names in the passage: "the goalkeeper, Nils"."""
    told = dict(_DESCRIBED.findall(passage))
    return all(told.get(word, name) == name for word, name in _DESCRIBED.findall(claim) if word not in _words())


def _is(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(ours & theirs) and (ours <= theirs or theirs <= ours)


def _told(text: str) -> Iterator[_Kin]:
    for at, sentence in sentences(text):
        said = plain(sentence)
        if _DENIED.search(said) or _played().search(said):
            continue
        found: set[tuple[frozenset[str], frozenset[str]]] = set()
        for pattern in _patterns():
            for match in pattern.finditer(said):
                pair = words_of(match["first"]), words_of(match["second"])
                if all(pair) and pair not in found:
                    found.add(pair)
                    above, aside, sex = _words()[match["kin"]]
                    yield _Kin(*pair, above, aside, sex, at, at + len(sentence.rstrip()))
