"""Multiples and rates from the other side: half as strong for twice as strong, "three buses an hour" for one every 20 minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checks.known.statement import Known, like, sentences, words_of
from factcheck.checks.numbers.measures import bases
from factcheck.checks.numbers.quantities import quantities
from factcheck.checks.plain_text import lowered

_TIMES = {
    "twice": 2.0, "two times": 2.0, "double": 2.0, "three times": 3.0, "four times": 4.0, "five times": 5.0, "ten times": 10.0,
    "half": 0.5, "a third": 1 / 3, "one third": 1 / 3, "a quarter": 0.25, "one quarter": 0.25, "a fifth": 0.2, "a tenth": 0.1,
}  # fmt: skip
_AS = re.compile(rf"(?P<first>[^,.;:]+?)\s(?P<times>{'|'.join(_TIMES)}) as (?P<what>\w+)(?: \w+)? as (?P<second>[^,.;:]+)")
_EVERY = re.compile(r"\bevery (?P<count>[\w]+) (?P<unit>minute|hour|day|week|month)s\b")
_PER = re.compile(
    r"(?P<noun>\w+) (?:an?|per|each|every) (?:(?P<count>\d{1,2}|[a-z]+) )?(?P<unit>minute|hour|day|week|month|year)(?(count)s)\b"
)
_ANOTHER_RATE = re.compile(
    r"\b(?:hourly|daily|weekly|monthly|half-hourly|an hour|per hour|each hour|a day|per day|once|twice|thrice)\b"
)
_DENIED = re.compile(r"\b(?:not|never|nearly|almost|may|might|would)\b|n['’]t\b")
_NEAR = 0.03


def judge(claim: str, passage: str) -> Iterator[Known]:
    """Whether a multiple or a rate is the one of the passage."""
    low = lowered(claim)
    if _DENIED.search(claim):
        return
    yield from _multiples(low, passage)
    yield from _rates(low, passage)


def _multiples(low: str, passage: str) -> Iterator[Known]:
    ours = _AS.search(low) if " as " in low else None  # the pattern looks long where there is none
    if ours is None:
        return
    for at, sentence in sentences(passage):
        theirs = _AS.search(lowered(sentence))
        if theirs is None or theirs["what"] != ours["what"] or _DENIED.search(lowered(sentence)):
            continue
        mine, other = _sides(ours), _sides(theirs)
        place = at, at + len(sentence.rstrip())
        factor, told = _TIMES[ours["times"]], _TIMES[theirs["times"]]
        if mine == other:
            yield Known(abs(factor - told) < _NEAR, (0, len(low)), *place, "role")
        elif mine == other[::-1]:
            yield Known(abs(factor * told - 1) < _NEAR, (0, len(low)), *place, "role")
        return


def _sides(match: re.Match[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The words by which the two that are compared differ."""
    first, second = words_of(match["first"]), words_of(match["second"])
    return first - second - _common(first, second), second - first - _common(first, second)


def _common(first: frozenset[str], second: frozenset[str]) -> frozenset[str]:
    """The noun that the second leaves out: "the new pump" and "the old one"."""
    return frozenset(word for word in first | second if word not in _TELLING) if (first | second) & _TELLING else frozenset()


_TELLING = frozenset(
    "old new first second former latter big small large left right upper lower red blue green black white".split()
)


def _rates(low: str, passage: str) -> Iterator[Known]:
    """So many an hour for one every so many minutes."""
    per = _PER.search(low)
    stated = [q for q in quantities(low) if q.form == "cardinal"]
    span = quantities(per["count"]) if per and per["count"] else ()
    if per and per["count"]:
        stated = [q for q in stated if not per.start("count") <= q.start < per.end()]
    if (
        per is None
        or len(stated) != 1
        or (per["count"] and not span)
        or stated[0].hedge
        or not 0 < per.start() - stated[0].end <= 2
    ):
        return
    rest = words_of(low[: stated[0].start] + " " + per["noun"] + " " + low[per.end() :])
    for at, sentence in sentences(passage):
        rates = list(_EVERY.finditer(lowered(sentence)))
        every = rates[0] if len(rates) == 1 and not _ANOTHER_RATE.search(lowered(sentence)) else None
        if every is None or len(like(rest, words_of(sentence))) < len(rest) or not rest:
            continue
        count = quantities(every["count"])
        if len(count) == 1 and count[0].value > 0:
            period = count[0].value * bases(every["unit"], 1)[0][1]
            times = (span[0].value if span else 1) * bases(per["unit"], 1)[0][1] / period
            if times > 1:
                yield Known(
                    abs(times - stated[0].value) <= _NEAR * times, (stated[0].start, per.end()), at, at + len(sentence.rstrip())
                )
                return
