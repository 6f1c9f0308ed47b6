"""Places in a race and in an office: who was ahead of whom, and who held an office before whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checks.dates.patterns import ORDINALS
from factcheck.checks.known.statement import Known, sentences, words_of
from factcheck.checks.numbers.quantities import quantities
from factcheck.checks.plain_text import lowered, plain

_NAME = r"[A-Z][\w'-]*(?:\s[A-Z][\w'-]*)*"
_NTH = "second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
_WON = re.compile(rf"(?P<first>{_NAME})\s(?:\w+\s)?won\b[^.;]*\bahead of (?P<second>{_NAME})")
_WAS_NTH = re.compile(
    rf"(?P<who>{_NAME})\s(?:\w+\s)?(?:was|came|finished|ended|placed|took)\s(?:in\s)?(?:the\s)?(?P<nth>{_NTH}|first)\b"
)
_FASTER = re.compile(
    rf"(?P<count>[\w-]+)\s(?:(?P<noun>\w+)\s)?(?:were|was|finished|came|ended)\s(?:faster than|ahead of|before|in front of)"
    rf"\s(?P<who>{_NAME})"
)
_BECOMES = re.compile(
    rf"(?P<new>{_NAME})\s(?:\w+\s)?(?:becomes?|became|takes over as|took over as|was elected|was made)\s(?:the\s|its\s)?(?:new\s)?"
    rf"(?P<office>[a-z][\w\s-]*?),?\s(?:replacing|succeeding|in place of|taking over from)\s(?:the\s)?(?P<old>{_NAME})"
)
_BEFORE = re.compile(
    rf"(?P<first>{_NAME})\s(?:was|had been|is|becomes?|became)\s(?:the\s)?(?P<office>[a-z][\w\s-]*?)"
    rf"(?:\s(?P<link>before|after)\s(?P<second>{_NAME}))?[.]?$"
)
_KINDS = words_of("man men woman women boy boys girl girls child children junior juniors")
_DENIED = re.compile(r"\b(?:not|never|nearly|almost|would)\b|n['’]t\b")


def judge(claim: str, passage: str) -> Iterator[Known]:
    """Whether a place in a race or an office is the one that the passage gives."""
    if _DENIED.search(claim):
        return
    said = plain(claim).strip()
    yield from _in_a_race(said, passage)
    yield from _in_office(said, passage)


def _in_a_race(claim: str, passage: str) -> Iterator[Known]:
    ours, faster = _WAS_NTH.search(claim), _FASTER.search(claim)
    if faster:
        if words_of(faster["noun"] or "") & _KINDS - words_of(passage):
            return
        counts = [q for q in quantities(faster["count"]) if q.form == "cardinal"]
        who, place = faster["who"], int(counts[0].value) + 1 if counts else 0
    elif ours and claim[ours.end() :].strip(" .") == "":
        who, place = ours["who"], ORDINALS.get(ours["nth"], 1)
    else:
        return
    for at, sentence in sentences(passage):
        won, nth = _WON.search(plain(sentence)), _WAS_NTH.search(plain(sentence))
        for name, told in (
            (won["second"] if won else "", 2),
            (nth["who"] if nth else "", ORDINALS.get(nth["nth"], 1) if nth else 0),
        ):
            if place and name and _is(words_of(who), words_of(name)):
                yield Known(place == told, (0, len(claim)), at, at + len(sentence.rstrip()), "role")
                return


def _in_office(claim: str, passage: str) -> Iterator[Known]:
    ours = _BEFORE.search(claim)
    if ours is None:
        return
    for at, sentence in sentences(passage):
        theirs = _BECOMES.search(plain(sentence))
        if theirs is None or not words_of(ours["office"]) or not words_of(ours["office"]) <= words_of(theirs["office"]):
            continue
        new, old, first = (words_of(name) for name in (theirs["new"], theirs["old"], ours["first"]))
        place = at, at + len(sentence.rstrip())
        if ours["link"] and _is(words_of(ours["second"]), new if _is(first, old) else old):
            if _is(first, old) != _is(first, new):
                yield Known(_is(first, old) == (ours["link"] == "before"), (0, len(claim)), *place, "role")
        elif not ours["link"] and _is(first, old) and re.search(r"\bbecomes?\b|\bbecame\b", lowered(claim)):
            yield Known(False, (0, len(claim)), *place, "role")
        return


def _is(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(ours & theirs) and (ours <= theirs or theirs <= ours)
