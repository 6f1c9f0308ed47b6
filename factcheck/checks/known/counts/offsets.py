"""Figures told by their distance: "41 points, two fewer than Skelby", "three years his elder", "twice the safe dose"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.checks.dates.moments import undated
from factcheck.checks.known.statement import Known, like, sentences, words_of
from factcheck.checks.numbers.measures import same_unit
from factcheck.checks.numbers.quantities import Quantity, quantities
from factcheck.checks.plain_text import lowered

_UP = "more|older|higher|longer|taller|heavier|dearer|slower|later|larger|bigger"
_DOWN = "fewer|less|younger|lower|shorter|lighter|cheaper|faster|earlier|smaller"
_THAN = re.compile(rf"\s(?:\w+\s)?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:\s\w+)?\sthan\s(?P<other>[^.,;:]+)")
_ELDER = re.compile(r"(?P<unit>\syears?)?\s(?:his|her|their|its)\s(?:(?P<up>elder|senior)|(?P<down>junior))\b")
_TIMES = re.compile(
    r"\b(?:(?P<twice>twice|double|two times)|(?P<three>three times|triple)|(?P<four>four times)|(?P<half>half))\s(?!as\b|of\b)"
    r"(?:the\s|that of\s|its\s|what\s)?(?P<other>[^.,;:]+)"
)
_FACTORS = {"twice": 2.0, "three": 3.0, "four": 4.0, "half": 0.5}
_PLAIN = frozenset("have been be cost stand total now original before point year equal amount come number age person".split())
_PLAIN |= frozenset(f"{_UP}|{_DOWN}".split("|"))
_NEAR = 0.06
_EXACT = 0.001


@dataclass(frozen=True, slots=True)
class _Told:
    """That what these words name has this value, or so much more than the other, by ``passage[start:end]``."""

    other: frozenset[str]
    own: frozenset[str]
    unit: str
    value: float
    distance: Quantity | None
    is_less: bool
    start: int
    end: int
    names: frozenset[str] = frozenset()


def judge(claim: str, passage: str) -> Iterator[Known]:
    """A claim with a figure that is worked out of another and its distance, or with the distance told from the other side."""
    low = lowered(claim)
    stated = [q for q in undated(claim, quantities(claim)) if q.form == "cardinal"]
    if len(stated) != 1 or re.search(r"\b(?:not|never)\b|n['’]t\b", low):
        return
    figure = stated[0]
    said = words_of(low[: figure.start] + " " + low[figure.end :])
    for told in _told(passage):
        if not _is_all_known(said, passage) or not _names(said, told.other):
            continue
        than = _THAN.match(low, figure.end)
        if than is None:
            if same_unit(figure.unit, told.unit) and _is_near(figure, told.value) and not _ELDER.match(low, figure.end):
                if _is_of_the_other(claim, told, passage):
                    yield Known(True, (figure.start, figure.end), told.start, told.end)
                return
        elif told.distance and figure.value == told.distance.value and same_unit(figure.unit, told.distance.unit):
            subject, other = words_of(low[: figure.start]), words_of(than["other"])
            is_turned = _names(subject, told.other) and not like(other, told.other)
            is_straight = _names(other, told.other) and not _names(subject, told.other)
            side = other if is_turned else subject
            if is_turned != is_straight and (_is_of(side, told) or _of_kin(other)):
                yield Known((bool(than["down"]) == told.is_less) == is_straight, (0, len(claim)), told.start, told.end)
                return


def _is_of_the_other(claim: str, told: _Told, passage: str) -> bool:
    """Whether a claim speaks of the other one, and not of both: "the safe dose", where the dose was twice that.

    It may leave out what stands beside a name, but no word that tells which one: a cheap model is not the old one.
    """
    said = words_of(claim)
    marks = told.other - told.own - _PLAIN
    missing = marks - like(marks, said)
    named = words_of(" ".join(re.findall(r"\b[A-Z][\w-]+", passage[told.start : told.end])))
    is_told = bool((marks - missing) & named) or not missing - named
    return bool(marks - missing) and is_told and not told.names & said - told.other


def _is_of(side: frozenset[str], told: _Told) -> bool:
    """Whether a side of the claim is what the passage tells the distance of, and has no name that this has not: petrol is not diesel."""
    return bool(told.own & side) and len(like(side, told.own | _PLAIN)) == len(side)


def _of_kin(words: frozenset[str]) -> bool:
    return bool(words & frozenset("brother sister husband wife son daughter mother father".split()))


def _is_near(figure: Quantity, value: float) -> bool:
    slack = (
        _NEAR * abs(value) if figure.hedge == "about" else max(_EXACT * abs(value), figure.step / 2 if figure.scale > 1 else 0)
    )
    return figure.hedge in ("", "about") and abs(figure.value - value) <= slack


def _names(said: frozenset[str], other: frozenset[str]) -> bool:
    return bool(other) and 2 * len(like(other, said)) >= len(other)


def _is_all_known(said: frozenset[str], passage: str) -> bool:
    return len(like(said, words_of(passage) | _PLAIN)) == len(said)


def _told(passage: str) -> Iterator[_Told]:
    for at, sentence in sentences(passage):
        low = lowered(sentence)
        end = at + len(sentence.rstrip())
        figures = [q for q in undated(sentence, quantities(sentence)) if q.form == "cardinal" and q.hedge in ("", "about")]
        for distance in figures:
            before = [q for q in figures if q.end <= distance.start and _may_be_from(q, distance)]
            base = before[-1] if before else None
            if than := _THAN.match(low, distance.end):
                other, is_less = than["other"], bool(than["down"])
                value = _moved(base, distance, not is_less) if base else 0.0
                own = words_of(low[: distance.start])
                yield _Told(
                    words_of(other),
                    own,
                    base.unit if base else "?",
                    value,
                    distance,
                    is_less,
                    at,
                    end,
                    _named(sentence[: distance.start]),
                )
            elif elder := _ELDER.match(low, distance.end):
                subject = re.split(r"\b(?:and|but)\b|[;:]", low[: distance.start].rstrip(" ,"))[-1]
                value = _moved(base, distance, bool(elder["down"])) if base else 0.0
                own = words_of(low[: distance.start]) - words_of(subject)
                yield _Told(words_of(subject), own, "", value, distance, bool(elder["up"]), at, end)
        for times in _TIMES.finditer(low):
            before = [q for q in figures if q.end <= times.start()]
            factor = next(_FACTORS[name] for name, found in times.groupdict().items() if found and name in _FACTORS)
            if before:
                value = before[-1].value / factor
                own = words_of(low[: before[-1].start])
                yield _Told(
                    words_of(times["other"]), own, before[-1].unit, value, None, False, at, end, _named(sentence[: times.start()])
                )


def _named(text: str) -> frozenset[str]:
    """The names of a stretch of text; its first word is one where it is no article."""
    return words_of(" ".join(re.findall(r"\b[A-Z][\w-]+", re.sub(r"^\s*(?:The|A|An|In|On|At|His|Her|Its)\b", "", text))))


def _may_be_from(base: Quantity, distance: Quantity) -> bool:
    """Whether a distance may be one from a figure: of its unit, or of none."""
    return same_unit(base.unit, distance.unit) or not distance.unit or (not base.unit and distance.unit == "year")


def _moved(base: Quantity, distance: Quantity, down: bool) -> float:
    """The other figure: what is so much less than the base where that is so much more."""
    return base.value - distance.value if down else base.value + distance.value
