"""Days told by their distance from another: "the fair was on 12 July" by "opened on 5 July, a week before the fair"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from factcheck.checks.dates.moments import Moment, moments
from factcheck.checks.known.statement import Known, like, sentences, words_of
from factcheck.checks.known.times.deeds import deed_at, deed_of, is_told
from factcheck.checks.numbers.number_words import ONES
from factcheck.checks.plain_text import lowered

_COUNT = rf"(?P<count>an?|one|\d{{1,2}}|{'|'.join(ONES)})"
_STEP = re.compile(
    rf"\b(?:{_COUNT}|the) (?P<unit>day|week|fortnight)s? (?P<way>before|after) (?P<what>(?:the |its |his |her )?[a-z][^.,;]*)"
)
_LATER = re.compile(rf"\b(?:the (?P<next>next|following) day|{_COUNT} (?P<unit>day|week)s? later)\b")
_UNITS = {"day": 1, "week": 7, "fortnight": 14}
_PLAIN = frozenset("was is took place held began start on of date day be happened".split())
_ANY_YEAR = 2025  # a date without its year is counted on as in a year without a leap day


def judge(claim: str, passage: str) -> Iterator[Known]:
    """Whether the day of a claim is the one that the passage counts from another day."""
    stated = [day for day in _days(claim) if day.sure]
    if len(stated) != 1 or re.search(r"\b(?:not|never)\b|n['’]t\b", lowered(claim)):
        return
    said = frozenset(
        word for word in words_of(claim[: stated[0].start] + " " + claim[stated[0].end :]) if not any(c.isdigit() for c in word)
    )
    for at, sentence in sentences(passage):
        step = _STEP.search(lowered(sentence))
        told = [day for day in _days(sentence) if step and day.sure and day.end <= step.start()]
        if step is None or not told or len(told[-1].values) != 1:
            continue
        named = words_of(step["what"])
        if not like(named, said) or len(like(said, named | _PLAIN)) < len(said):
            continue
        count = ONES.get(step["count"] or "a") or (int(step["count"]) if (step["count"] or "").isdigit() else 1)
        steps = int(count) * _UNITS[step["unit"]] * (1 if step["way"] == "before" else -1)
        reading = next(iter(told[-1].values))
        if due := _moved(reading, steps):
            yield Known(due in stated[0].values, (stated[0].start, stated[0].end), at, at + len(sentence.rstrip()))
            return
    yield from _later(claim, said, stated[0], passage)


def _later(claim: str, said: frozenset[str], day: Moment, passage: str) -> Iterator[Known]:
    """Such as "visited on 6 July" for "opened on 5 July. The king visited it the next day"."""
    ours = deed_of(claim)
    for at, sentence in sentences(passage) if ours and len(said) > 1 else ():
        step = _LATER.search(lowered(sentence))
        told = [one for one in _days(passage) if step and one.sure and one.end <= at + step.start()]
        if step is None or not told or len(told[-1].values) != 1 or len(like(said, words_of(passage))) < len(said):
            continue
        theirs = deed_at(sentence, step.start())
        if ours is None or theirs is None or not is_told(ours, theirs, said, passage, passage[: at + step.start()]):
            continue
        count = 1 if step["next"] or step["count"] in ("a", "one") else ONES.get(step["count"] or "", 0)
        due = _moved(next(iter(told[-1].values)), int(count) * _UNITS[step["unit"] or "day"])
        if count and due:
            yield Known(due in day.values, (day.start, day.end), min(told[-1].start, at), at + len(sentence.rstrip()))
            return


def _moved(reading: int, days: int) -> int:
    """The day so many days on; 0 where there is none, or where it is in another year."""
    try:
        due = date(_ANY_YEAR, reading // 100, reading % 100) + timedelta(days)
    except ValueError:
        return 0
    return due.month * 100 + due.day if due.year == _ANY_YEAR else 0


def _days(text: str) -> list[Moment]:
    return [moment for moment in moments(text) if moment.facet == "day"]
