"""Differences: "by two points" for "from 4 to 6 percent", "for an hour" for "from 9:00 to 10:00", an age at death for two years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, permutations

from factcheck.checks.dates.clock import Clock, clocks
from factcheck.checks.dates.moments import moments
from factcheck.checks.numbers.amounts import YEAR, Amount, amounts, undated_amounts
from factcheck.checks.numbers.change import CHANGE
from factcheck.checks.plain_text import lowered
from factcheck.checks.terms.figures.operands import is_of_another
from factcheck.checks.terms.swap import Swap, with_stop

_BY = re.compile(r"\bby\s$")
_FOR = re.compile(r"\b(?P<verb>for|lasted|took|takes|lasts|lasting)\s(?:just\s)?$")
_AHEAD = re.compile(r"\s(?P<way>ahead of|behind)\b")
_FROM = re.compile(r"\bfrom\s$")
_TO = re.compile(r"^[^.;]{0,40}\bto\s$")
_IS = re.compile(r"\b(?:was|were|is|are|stood|ended|had been)\s$")
_YEAR_BEHIND = re.compile(r"[^.;\d]{0,30}?\bin (?:\w+ )?(?P<year>\d{4})\b")
_THAN = re.compile(
    r"\s(?:(?P<down>lower|less|fewer|smaller|down|shorter|cheaper)"
    r"|higher|more|larger|bigger|greater|up|longer|dearer)\b(?: (?!in\b|than\b)\w+)?"
    r"(?: in (?:\w+ )?(?P<now>\d{4}))?(?: than (?:it was |they were |it had been )?in (?:\w+ )?(?P<then>\d{4}))?"
)
_MORE = re.compile(r"\s(?:(?P<up>more|dearer|higher|longer)|less|fewer|cheaper|lower|shorter)\b(?!\s(?:\w+\s)?than\b)")
_ENDS = re.compile(r"\b(?:to|until|till|and)\s$|[-–]$")
_BEGINS = re.compile(r"\b(?:from|since|between)\s$")
_ANOTHER_DIED = re.compile(r"(?:\b(?:his|her|their|the|an?)\s[\w ]{1,20}|\b[A-Z][\w-]+)\s(?:had\s|then\s)?died")
_COSTS = re.compile(r"\b(?:(?:will|would|to)\s)?(?:costs?|pays?|earns?|gets?|lasts?|is|are|be)\s$")
_REACH = 40  # characters between a word of change and its first figure
_MANIFOLD = re.compile(r"\b(?:doubled|trebled|tripled|quadrupled|halved|went|moved|changed|shifted)\b")
"""Words of change for which the models take no other: they tell by how much as well, or not which way."""
_SHARE = 0.7  # percentage points that a rounded share may be off
_DAY = 1440
_APART = re.compile(
    r"\s(?P<way>after|before)\s(?P<what>\w+ing)"
    r"(?:\s(?:it|them|there|(?:the|its|his|her|their|a)\s[\w-]+|[A-Z]\w+))*"
)
_CLAUSE = re.compile(r"[.;,]\s|\band\b")
_AGE = re.compile(
    r"\b(?:(?:was|aged?)\s(?:(?P<about>about|around|nearly"
    r"|almost)\s)?(?P<age>\d{1,3})(?:\syears\sold)?,?\s(?:when (?:he|she|they) died|at (?:his|her|their) death)"
    r"|died\s(?:at\s(?:the\sage\sof\s)?|aged\s)(?:(?P<about2>about|around|nearly|almost)\s)?(?P<age2>\d{1,3})(?!\w))"
)
_OLD = re.compile(r"\b(?P<is>was|were) (?P<age>\d{1,4}) years old\b")
_MADE = re.compile(r"\b(?:built|made|founded|opened|established|launched|created|laid out|planted|born) in (?P<year>\d{4})\b")
_LIFE = re.compile(
    r"\b(?:was\s)?born\b[^.;]{0,60}?\b(?P<born>1\d{3}|20\d\d)\b[^.;]{0,80}?\bdied\b[^.;]{0,60}?\b(?P<died>1\d{3}|20\d\d)\b"
)


def find(claim: str, passage: str) -> list[Swap]:
    """The differences that the claim tells and the passage gives the two ends of."""
    return [*_ages(claim, passage), *_changes(claim, passage), *_durations(claim, passage), *_years_apart(claim, passage)]


def _changes(claim: str, passage: str) -> Iterator[Swap]:
    low, told = lowered(passage), undated_amounts(passage)
    pairs = [
        (first, second)
        for first, second in pairwise(told)
        if _FROM.search(low, 0, first.start) and _TO.search(low[first.end : second.start]) and first.kind == second.kind
    ]
    for amount in undated_amounts(claim) if pairs else ():
        by = _BY.search(lowered(claim), 0, amount.start)
        way = CHANGE.search(lowered(claim))
        for first, second in pairs:
            against = way is not None and (way["up"] is None) == (second.value > first.value)
            if not _is_change(amount, first, second) or (by and against):
                continue
            if is_of_another(claim, amount, passage, first.start, second.end):
                continue
            start = _FROM.search(low, 0, first.start)
            there_start = start.start() if start else first.start
            if by:
                begin, there_start = _with_verb(claim, by.start(), passage, there_start)
                here, there = claim[begin : amount.end], passage[there_start : second.end]
                yield Swap(begin, amount.end, there, there_start, second.end, f"{here} is {there}")
                break
            if swap := _compared(claim, passage, amount, (first, second), there_start) or _more(
                claim, passage, amount, (first, second), there_start
            ):
                yield swap
                break


def _with_verb(claim: str, by: int, passage: str, from_: int) -> tuple[int, int]:
    """Where both begin with their words of change, if these stand right before: "rose by four points", "doubled from 4 to 8 percent"."""
    ours = list(CHANGE.finditer(lowered(claim), 0, by))[-1:]
    theirs = list(_MANIFOLD.finditer(lowered(passage), 0, from_))[-1:]
    if not ours or not theirs or claim[ours[0].end() : by].strip() or passage[theirs[0].end() : from_].strip():
        return by, from_
    return ours[0].start(), theirs[0].start()


def _compared(claim: str, passage: str, amount: Amount, ends: tuple[Amount, Amount], there_start: int) -> Swap | None:
    """Such as "was eight points lower in 2023 than in 2019" for "fell from 64 percent in 2019 to 56 percent in 2023"."""
    first, second = ends
    is_ = _IS.search(lowered(claim), 0, amount.start)
    than = _THAN.match(claim, amount.end)
    change = list(CHANGE.finditer(lowered(passage), max(0, there_start - _REACH), there_start))
    if not is_ or not than or not change or (than["down"] is None) != (second.value > first.value):
        return None
    tail = _YEAR_BEHIND.match(passage, second.end)
    years = _YEAR_BEHIND.match(passage, first.end), tail
    for year, told in zip((than["then"], than["now"]), years, strict=True):
        if year and (told is None or told["year"] != year):
            return None
    there = change[-1].start(), tail.end() if tail else second.end
    text = passage[slice(*there)]
    return Swap(is_.start(), than.end(), text, *there, f"{claim[is_.start() : than.end()]} is {text}")


def _more(claim: str, passage: str, amount: Amount, ends: tuple[Amount, Amount], there_start: int) -> Swap | None:
    """Such as "costs five euros more" for "raised from 25 to 30 euros"."""
    first, second = ends
    more, costs = _MORE.match(lowered(claim), amount.end), _COSTS.search(lowered(claim), 0, amount.start)
    rises = second.value > first.value
    if not more or not costs or (more["up"] is not None) != rises:
        return None
    text = f"goes {'up' if rises else 'down'} {passage[there_start : second.end]}"
    here = claim[costs.start() : more.end()]
    return Swap(costs.start(), more.end(), text, there_start, second.end, f"{here} is {text}")


def _is_change(amount: Amount, first: Amount, second: Amount) -> bool:
    gap = abs(second.value - first.value)
    if amount.kind == "percent":
        exact = 100 * gap / first.value if first.value else 0.0
        return abs(exact - amount.value) <= max(
            _SHARE if amount.in_words or amount.hedge else 0.0, amount.step / 2 if exact != round(exact) else 1e-6
        )
    return amount.kind == ("point" if first.kind == "percent" else first.kind) and abs(gap - amount.value) <= 1e-6 * max(gap, 1.0)


def _durations(claim: str, passage: str) -> Iterator[Swap]:
    """For how long something was so, between two times of day or two years."""
    spans = [
        (first.start, second.end, first.time_end, second.start, _minutes(first, second))
        for first, second in pairwise(clocks(passage))
        if not _is_between(passage, first.start, second.start)
    ]
    years = [moment for moment in moments(passage) if moment.facet == "year"]
    offsets = [0.0, *(sign * a.value / 60 for a in amounts(passage) for sign in _offset(passage, a))]
    for amount in amounts(claim):
        led = _FOR.search(lowered(claim), 0, amount.start)
        if amount.kind != "time" or not led:
            continue
        for start, end, first_end, second_start, minutes in spans:
            if is_of_another(claim, amount, passage, start, end):
                continue
            gaps = [(gap - offset) % _DAY for gap in minutes for offset in offsets[-1:]]
            if any(abs(amount.value / 60 - gap) <= max(amount.step / 240 if amount.hedge else 0.5, 0.5) for gap in gaps):
                yield _between(claim, led, amount, passage[start:first_end], passage[second_start:end], start, end)
        for first, second in pairwise(years):
            gap = max(second.values) - max(first.values)
            if _is_between(passage, first.start, second.start) or is_of_another(claim, amount, passage, first.start, second.end):
                continue
            if gap > 0 and abs(amount.value / YEAR - gap) < 0.01:
                ends = passage[first.start : first.end], passage[second.start : second.end]
                yield _between(claim, led, amount, *ends, first.start, second.end)


def _is_between(passage: str, first: int, second: int) -> bool:
    """Whether one span ends where the first moment is told, and another begins with the second."""
    low = lowered(passage)
    return bool(_ENDS.search(low, 0, first) and _BEGINS.search(low, 0, second))


def _years_apart(claim: str, passage: str) -> Iterator[Swap]:
    """Such as "four years after joining it" for "joined the board in 2014, became its chair in 2018"."""
    years = [moment for moment in moments(passage) if moment.facet == "year"]
    for amount in amounts(claim):
        apart = _APART.match(claim, amount.end)
        if amount.kind != "time" or not apart:
            continue
        gap, stem = round(amount.value / YEAR), apart["what"][:4].lower()
        for one, other in permutations(years, 2):
            clause = _CLAUSE.split(lowered(passage)[: one.start])[-1]
            ahead = max(other.values) - max(one.values)
            if ahead == (gap if apart["way"] == "after" else -gap) and re.search(rf"\b{re.escape(stem)}", clause):
                text = f"{claim[apart.start('way') : apart.end()]} in {max(one.values)}"
                message = f"{claim[amount.start : apart.end()]}: {max(one.values)} and {max(other.values)}"
                span = min(one.start, other.start), max(one.end, other.end)
                yield Swap(amount.start, apart.end(), text, *span, message)


def _offset(passage: str, amount: Amount) -> tuple[int, ...]:
    """Whether an amount is how far ahead of the first place's clock the second one's is (1), or behind it (-1)."""
    if amount.kind != "time" or not (way := _AHEAD.match(lowered(passage), amount.end)):
        return ()
    return (1,) if way["way"] == "ahead of" else (-1,)


def _between(claim: str, led: re.Match[str], amount: Amount, first: str, second: str, start: int, end: int) -> Swap:
    text = f"from {first} to {second}"
    message = f"{claim[amount.start : amount.end]} is {text}"
    whole = text if led["verb"] == "for" else f"{led['verb']} {text}"
    return Swap(
        led.start(), amount.end, with_stop(whole, claim[: amount.end], claim[amount.end : amount.end + 1]), start, end, message
    )


def _minutes(first: Clock, second: Clock) -> set[int]:
    """From one time to the next; where a half of the day is not told, the shorter way, and in two zones by the clock of one."""
    zones = list(zip(first.zone, second.zone, strict=False)) or [(0, 0)]
    gaps = {(end - other - start + own) % _DAY for start in first.minutes for end in second.minutes for own, other in zones[:1]}
    return {min(gaps)}


def _ages(claim: str, passage: str) -> Iterator[Swap]:
    age, life = _AGE.search(lowered(claim)), _LIFE.search(lowered(passage))
    if age and life and not _ANOTHER_DIED.search(passage[life.start("born") : life.end()]):
        years, stated = int(life["died"]) - int(life["born"]), int(age["age"] or age["age2"])
        if stated in (years, years - 1) or ((age["about"] or age["about2"]) and abs(stated - years) <= 2):
            there = passage[life.start() : life.end()]
            text = there if there.startswith("was ") else f"was {there}"
            yield Swap(age.start(), age.end(), text, life.start(), life.end(), f"{claim[age.start() : age.end()]}: {there}")
    old, made = _OLD.search(lowered(claim)), _MADE.search(lowered(passage))
    if old and made:
        others = {max(moment.values) - int(made["year"]) for moment in moments(passage) if moment.facet == "year"}
        if int(old["age"]) in others:
            text = f"{old['is']} {passage[made.start() : made.end()]}"
            yield Swap(old.start(), old.end(), text, made.start(), made.end(), f"{claim[old.start() : old.end()]}: {text}")
