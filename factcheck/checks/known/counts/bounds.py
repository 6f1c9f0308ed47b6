"""Limits: whether what a claim allows or denies lies within the limit that a passage sets for figures of that kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import inf
from pathlib import Path
from typing import Any

from factcheck.checks.dates.moments import undated
from factcheck.checks.known.counts.subset import PERSON
from factcheck.checks.known.statement import Known, like, words_of
from factcheck.checks.numbers.measures import bases
from factcheck.checks.numbers.quantities import Quantity, quantities
from factcheck.checks.plain_text import lowered
from factcheck.checks.tables import read_sections

_CLAUSE = re.compile(r"(?:[^.;!?\n]|\.(?=\w))+")
_AGE = re.compile(r"\b(?:years?[- ]olds?|aged?|years? of age|older|younger|old)\b")
_AGED = re.compile(
    r"\b(?:child|children|boy|girl|student|pupil|person|anyone|anybody|someone|adult|man|woman|member)s? (?:of|under|over)\b"
)
_TEENS = re.compile(r"\bunder-(?P<age>\d{1,2}|[a-z]+?)s\b")
_RANGE = re.compile(r"\s?(?:-|to|and)\s?")
_BETWEEN = re.compile(r"\b(?:between|from)\s$")
_UNIT_WORD = re.compile(r"\b(?P<word>ph|version|python|java|node|level|grade)\b")
_DENIED = re.compile(r"^\s*no\b|\b(?:not|never|nobody|none)\b|n['’]t\b")
_NOT = r"\b(?:not|never|cannot|nobody)\b|n['’]t\b|\bno (?!(?:more|less|fewer|[a-z]+er) than)"
_TURNED = re.compile(
    r"^\s*no\s(?!one\b|longer\b)|\s(?:can|may|could|must|will|into|for|to|of|in)\s(?:\w+\s)?no\s(?!(?:more|less|fewer|one|longer)\b)"
    r"|\b(?:not|never)\s(?:too|forbidden|banned|prohibited)\b"
)
"""Words by which "may" or "too heavy" says the reverse: "no van of 2 m may use it", "is not too warm"."""
_UNLESS = re.compile(r"\b(?:unless|except)\b")
_DUTY = re.compile(r"\b(?:must|shall|ha(?:s|ve) to|needs? to)\b(?! (?:not|never))")
"""Behind a limit, what those within it must do: it is not told what others may, nor what these may."""
_AHEAD = re.compile(r"\s(?:before|ahead of|prior to|in advance|beforehand)\b")
_PAYS = re.compile(r"\b(?:pays?|charged)\b")
_FREE = re.compile(r"\bfree\b|\b(?:no|without) charge\b")
_FOR_SOME = re.compile(r"\b(?:for|until|till|with|on|during|unless|except|before|after|only)\s(?:the\s|an?\s)?([a-z]\w+)")
_SPEED_LIMIT = words_of("speed limit legal maximum top there here km h mph kph kilometre mile hour")
_GOING = words_of(
    "drive driving driver go going travel travelling car speed cycle cycling ride riding doing hour forbidden prohibited banned"
)
_DIGITS = re.compile(r"\d[\d.,]*")
_MAY_HAVE = re.compile(r"\b(?:may|might|could) have\b")
"""What is only possible, and not allowed."""
_MAY_DO = re.compile(r"\smay\b")
_MONTH = re.compile(r"(?<=\s)May\b")
_MOST = 2  # figures of a claim
_LEAST_KNOWN = 0.5
"""Share of a claim's words that the passage must have."""


@dataclass(frozen=True, slots=True)
class Bound:
    """The values that ``passage[start:end]`` allows; `behind` is the rest of its clause, `seats` tells that it is of people in a place."""

    start: int
    end: int
    kind: str
    low: float
    high: float
    open_low: bool
    open_high: bool
    clause: str
    behind: str = ""
    seats: bool = False

    def holds(self, value: float) -> bool:
        """Whether a value is allowed."""
        above = value > self.low if self.open_low else value >= self.low
        return above and (value < self.high if self.open_high else value <= self.high)


@cache
def _data() -> dict[str, Any]:
    return read_sections(Path(__file__).with_name("bounds.toml"))


@cache
def _before(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_data()['before'][name]})\s(?:the age of\s|a \w+ of\s)?$")


@cache
def _behind(name: str) -> re.Pattern[str]:
    return re.compile(rf"\s(?:{_data()['behind'][name]})\b")


@cache
def _ahead(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_data()['ahead'][name]})\s$")


@cache
def _negated() -> re.Pattern[str]:
    return re.compile(rf"{_NOT}|\b(?:{_data()['denied']['words']})\b")


@cache
def _capacity() -> re.Pattern[str]:
    before = "|".join(_data()["before"].values())
    return re.compile(rf"\b(?:{_data()['capacity']['words']})\s(?:(?:{before}|about|exactly|only)\s)?$")


@cache
def _stance(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_data()['stance'][name]})\b")


def judge(claim: str, passage: str) -> Iterator[Known]:
    """Such as "a bag of 20 kg is free" by "bags of up to 23 kg are free", "nine people are too many" by "at most eight people"."""
    low = lowered(_MONTH.sub("   ", claim))  # the month allows nothing
    if not any(char.isdigit() for char in low) and not quantities(claim):
        return
    bounds = [bound for clause in _CLAUSE.finditer(passage) for bound in bounds_of(clause[0], clause.start())]
    figures = [(q, *value_of(claim, q)) for q in figures_of(claim) if q.form == "cardinal"] if bounds else []
    told = {value_of(passage, q) for q in quantities(passage)} if figures else set()
    for quantity, kind, value in figures if len(figures) <= _MOST else ():
        if (kind, value) in told and limit(low, quantity.start, quantity.end) is None:
            continue
        fitting = [bound for bound in bounds if _alike(bound.kind, kind)]
        best = max(fitting, key=lambda bound: len(_shared(claim, bound.clause)), default=None)
        if best is None or not _is_of(claim, best, passage):
            continue
        others = {v for other, _, v in figures if other is not quantity}
        if not others <= {value for _, value in told}:
            continue
        holds = _holds(low, quantity, value, best)
        if holds is False and _UNLESS.search(best.clause):
            continue
        is_partly = (holds or _negated().search(best.clause)) and _is_for_some(claim, passage, best)
        if holds is not None and not is_partly:
            yield Known(holds, (quantity.start, quantity.end), best.start, best.end)


def _is_for_some(claim: str, passage: str, bound: Bound) -> bool:
    """Whether a limit holds only for some, or for a time, that the claim does not name: "free for members", "free until June"."""
    clause = next((match for match in _CLAUSE.finditer(passage) if match.start() <= bound.start < match.end()), None)
    behind = _FOR_SOME.findall(re.split(r",|\b(?:and|but)\b", lowered(passage)[bound.end : clause.end()])[0]) if clause else []
    ours = words_of(claim)
    return any(words_of(what) - ours - like(words_of(what), ours) for what in behind)


def _holds(low: str, quantity: Quantity, value: float, bound: Bound) -> bool | None:
    """Whether a claim's stance to a value fits a limit; None where it takes none."""
    own = limit(low, quantity.start, quantity.end)
    if own is not None:
        return _limits_agree(bool(_DENIED.search(low, 0, quantity.start)), own, value, bound)
    if _MAY_HAVE.search(low) or _TURNED.search(low):
        return None
    no, seats = bool(_stance("no").search(low)), _is_capacity(low, quantity)
    if bound.high == inf and bound.seats:
        return None if not seats or value > bound.low else not no
    pays = bool(_FREE.search(bound.clause) and _PAYS.search(low))
    if (not no and not pays and not seats and not _stance("yes").search(low)) or _DUTY.search(bound.behind):
        return None
    allowed = bound.holds(value) != bool(_negated().search(bound.clause))
    if value in (bound.low, bound.high):
        return None
    return allowed != (no != pays)


def _is_capacity(low: str, quantity: Quantity) -> bool:
    """Whether a figure of a text in lower case is how many people a place has room for."""
    people = not quantity.noun or bool(PERSON.fullmatch(quantity.noun))
    return people and not quantity.unit and bool(_capacity().search(low, max(0, quantity.start - 60), quantity.start))


def _limits_agree(denied: bool, own: str, value: float, bound: Bound) -> bool | None:
    """Whether a claim's own bound follows from the range of a passage: "at least 20" from "20 to 30"."""
    if bound.low == -inf or bound.high == inf:
        return None
    if own in ("above", "least"):
        none_above = value >= bound.high if own == "above" else value > bound.high
        if denied:
            return True if none_above else False if value < bound.high else None
        return False if none_above else True if value <= bound.low and own == "least" else None
    if own in ("below", "most"):
        none_below = value <= bound.low if own == "below" else value < bound.low
        if denied:
            return True if none_below else False if value > bound.low else None
        return False if none_below else True if value >= bound.high and own == "most" else None
    return None


def limit(low: str, start: int, end: int) -> str | None:
    """The limit that a figure of a text in lower case is: "most", "least", "below", "above" or none."""
    head = low[max(0, start - 40) : start]
    if _AHEAD.match(low, end):
        for name in ("most", "least", "unsure"):
            if _ahead(name).search(head):
                return name if name != "unsure" else None
    for name in ("most", "least", "below", "above"):
        if _before(name).search(head):
            return name
    return next((name for name in ("most", "least") if _behind(name).match(low, end)), None)


def figures_of(text: str) -> list[Quantity]:
    """The quantities of a text that are no part of a date; "under 12 may" is none."""
    found = quantities(text)
    dated = undated(text, found)
    return [q for q in found if q in dated or _MAY_DO.match(text, q.end)]


def bounds_of(clause: str, at: int) -> Iterator[Bound]:
    """The limits that a clause sets, which begins at this place of its passage."""
    low = lowered(clause)
    found = figures_of(clause)
    for index, quantity in enumerate(found):
        if quantity.form != "cardinal":
            continue
        kind, value = value_of(clause, quantity)
        start, end = at + quantity.start, at + quantity.end
        after = found[index + 1] if index + 1 < len(found) else None
        if after is not None and _RANGE.fullmatch(low[quantity.end : after.start]):
            other_kind, high = value_of(clause, after)
            joined = low[quantity.end : after.start].strip() != "and" or _BETWEEN.search(low[: quantity.start])
            first = quantity.value if not quantity.unit else value
            if after.unit and not quantity.unit:
                first = (bases(after.unit, quantity.value) or [("", quantity.value)])[-1][1]
            if joined and first < high:
                yield Bound(start, at + after.end, other_kind, first, high, False, False, low)
            continue
        name = limit(low, quantity.start, quantity.end)
        before = found[index - 1] if index else None
        if name is None or (before is not None and _RANGE.fullmatch(low[before.end : quantity.start])):
            continue
        lowest, highest = (-inf, value) if name in ("most", "below") else (value, inf)
        yield Bound(
            start,
            end,
            kind,
            lowest,
            highest,
            name == "above",
            name == "below",
            low,
            low[quantity.end :],
            _is_capacity(low, quantity),
        )
    for match in _TEENS.finditer(low):
        ages = quantities(match["age"]) or quantities(match["age"] + "s")
        if ages:
            yield Bound(at + match.start(), at + match.end(), "age", -inf, ages[0].value, False, True, low)


def value_of(text: str, quantity: Quantity) -> tuple[str, float]:
    """What a figure measures, and its value in the base unit of that."""
    low = lowered(text)
    beside = low[max(0, quantity.start - 25) : quantity.end + 25]
    if quantity.unit in ("", "year") and (
        _AGE.search(beside) or (not quantity.unit and _AGED.search(beside)) or _is_bare_age(low, quantity)
    ):
        return "age", quantity.value
    if readings := bases(quantity.unit, quantity.value):
        return readings[-1]
    if quantity.unit:
        return quantity.unit, quantity.value
    if word := _UNIT_WORD.search(low[max(0, quantity.start - 25) : quantity.start]):
        return word["word"], quantity.value
    return f"count {quantity.noun}" if low[quantity.end : quantity.end + 1] == " " else "count", quantity.value


def _is_bare_age(low: str, quantity: Quantity) -> bool:
    """Whether it is "anyone under 26"."""
    return not quantity.unit and bool(
        re.search(
            r"\b(?:children|anyone|anybody|those|people|members|students|youngsters|kids)(?: who are)? (?:under|over|aged)\s$",
            low[: quantity.start],
        )
    )


def _alike(kind: str, other: str) -> bool:
    """Whether two figures measure the same; of a bare count it is not said what is counted."""
    return kind == other or ("count" in (kind, other) and kind[:5] == other[:5])


def _shared(claim: str, clause: str) -> frozenset[str]:
    return like(words_of(claim), words_of(clause))


def _is_of(claim: str, bound: Bound, passage: str) -> bool:
    """Whether a claim speaks of what a limit is of: it shares words with its clause, and says hardly anything else."""
    plain = words_of(_data()["plain"]["words"]) | frozenset(_data()["plain"]["words"].split())
    said = frozenset(word for word in words_of(claim) if not any(char.isdigit() for char in word)) - plain
    numbers = frozenset(word for q in quantities(claim) for word in words_of(claim[q.start : q.end]))
    said -= numbers
    known = like(said, words_of(passage))
    if bound.kind == "speed" and not words_of(_DIGITS.sub(" ", bound.clause)) - _SPEED_LIMIT:
        return said <= _GOING  # the limit of all who go there
    return bool(like(said, words_of(bound.clause))) and len(known) >= _LEAST_KNOWN * len(said)
