"""What a claim says from the other side: "no mill before" of the first, "not under 16" of "16 and over", open where the rest is closed.

Such a claim denies or names what the source does not, and is not accused of that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from factcheck.checks.claim import Claim
from factcheck.checks.dates.moments import Moment, moments
from factcheck.checks.dates.patterns import Facet
from factcheck.checks.known.counts.bounds import limit
from factcheck.checks.known.statement import like, words_of
from factcheck.checks.numbers.quantities import quantities
from factcheck.checks.plain_text import lowered
from factcheck.report import Reason

_DENIES = re.compile(r"\b(?:no|not|never|none|nobody|cannot|without)\b|n['’]t\b", re.I)
_NEVER_BEFORE = re.compile(
    r"\b(?:no|none|nobody|never|not)\b[^.;]*\b(?:before|previously|until then|earlier)\s*(?:[.,;]|$)", re.I
)
_FIRST = re.compile(r"\bfirst\b", re.I)
_SAME_MATTER = 0.6
"""Share of a claim's words that the source's sentence must have."""
_SIDES = frozenset(
    (("least", "below"), ("below", "least"), ("above", "most"), ("most", "above"), ("above", "below"), ("below", "above"))
)
"""Limits of one figure, of which one begins where the other ends."""
_CYCLES = {"month": 12, "weekday": 7}
_CLOSED = re.compile(r"\b(?:clos\w+|shut\w*|impassable|barred)\b", re.I)
_THROUGH = re.compile(r"\s*(?:to|until|till|through|and|-|–)\s*(?:the end of\s)?")
_BETWEEN = re.compile(r"\b(?:between|from)\s$")
_UNTIL = re.compile(
    r"\b(?:until|till|to|through|up to|by|(?P<after>after)|(?=the end))\s?(?:the\s)?(?P<end>(?:very\s)?end of\s)?$"
)
_SINCE = re.compile(r"\b(?:from|on|as of|since|starting|beginning|before)\s(?:the\s)?(?:(?:beginning|start) of\s)?$")
_LONGEST_BEFORE = 60
"""Characters before a day that say whether something ends or begins there."""
_BORDERED: tuple[Facet, ...] = ("day", "month", "year")
_TURNED = re.compile(r"(?:\bnot?|n['’]t|\bnever)\b[^.;]*\b(?:before|until|unless)\b", re.I)
_THAN = re.compile(r"^(?P<one>[^.;]*?)\b(?P<how>more|less|fewer)\b(?P<what>[^.;]*?)\bthan\b(?P<other>[^.;]*)", re.I)
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY = 2


def is_complement(claim: Claim, reason: Reason) -> bool:
    """Whether a finding is of what the claim says from the other side."""
    if reason.kind == "date":
        return _is_rest_of_cycle(claim) or _is_day_beside(claim, reason)
    if reason.kind == "antonym":
        return _is_rest_of_cycle(claim) or _is_turned_comparison(claim, reason)
    if reason.kind == "role":
        same = reason.source is not None and reason.source.text.casefold() == _marked(claim, reason).casefold()
        return same and (_is_never_before(claim) or _is_rest_of_count(claim) or bool(_TURNED.search(claim.sentence.text)))
    return _is_never_before(claim) or (
        reason.kind == "negation" and (_is_rest_of_count(claim) or _is_beyond_limit(claim) or _is_rest_of_cycle(claim))
    )


def _marked(claim: Claim, reason: Reason) -> str:
    return claim.rewrite[reason.start : reason.end]


def _is_never_before(claim: Claim) -> bool:
    """Such as "no mill had been driven by water before" of "the first mill to be driven by water"."""
    if not _NEVER_BEFORE.search(claim.sentence.text):
        return False
    ours = words_of(claim.sentence.text) - words_of("no not never none nobody had before previously earlier until then")
    return any(
        _FIRST.search(span.text) and len(like(ours, words_of(span.text))) >= len(ours) * _SAME_MATTER for span in claim.evidence
    )


def _is_rest_of_count(claim: Claim) -> bool:
    """Such as "68 of the 80 have not" of "12 of the 80 have"."""
    if not _DENIES.search(claim.sentence.text):
        return False
    ours = {q.value for q in quantities(claim.sentence.text) if q.form == "cardinal"}
    for span in claim.evidence:
        told = {q.value for q in quantities(span.text) if q.form == "cardinal"}
        if any(own not in told and own + part in told and part not in ours for own, part in product(ours, told)):
            return not _DENIES.search(span.text)
    return False


def _is_beyond_limit(claim: Claim) -> bool:
    """Such as "not open to players under 16" of "open to players aged 16 and over"."""
    ours = dict(_limits(claim.sentence.text))
    return any(
        (ours.get(value, ""), name) in _SIDES and not _DENIES.search(span.text)
        for span in claim.evidence
        for value, name in _limits(span.text)
    )


def _limits(text: str) -> Iterator[tuple[float, str]]:
    low = lowered(text)
    for quantity in quantities(text):
        if name := limit(low, quantity.start, quantity.end):
            yield quantity.value, name


def _is_rest_of_cycle(claim: Claim) -> bool:
    """Such as "open from April to November" of "closed from December to March"; both open or both closed is no rest."""
    text = claim.sentence.text
    for facet, length in _CYCLES.items():
        ours = _days(text, facet, length)
        for span in claim.evidence if ours else ():
            theirs = _days(span.text, facet, length)
            apart = bool(_CLOSED.search(text)) != bool(_CLOSED.search(span.text)) or bool(_DENIES.search(text)) != bool(
                _DENIES.search(span.text)
            )
            if theirs and not ours & theirs and len(ours) + len(theirs) == length and apart:
                return True
    return False


def _days(text: str, facet: str, length: int) -> frozenset[int]:
    """The months or weekdays that a text names, with those of its ranges."""
    low = lowered(text)
    found = [moment for moment in moments(text) if moment.facet == facet]
    values = [min(moment.values) for moment in found]
    days = set(values)
    for one, other, first, last in zip(found, found[1:], values, values[1:], strict=False):
        between = low[one.end : other.start]
        before = low[max(0, one.start - _LONGEST_BEFORE) : one.start]
        if _THROUGH.fullmatch(between) and (between.strip() != "and" or _BETWEEN.search(before)):
            days |= {
                (first + step - 1) % length + 1 if facet == "month" else (first + step) % length
                for step in range((last - first) % length)
            }
    return frozenset(days)


def _is_day_beside(claim: Claim, reason: Reason) -> bool:
    """Such as "until the end of June" of "from 1 July", "before April" of "by 31 March", "after 2034" of "from 2035"."""
    text = claim.sentence.text
    at = reason.start - claim.sentence.start
    told = [(span.text, other) for span in claim.evidence for other in _finest(span.text)]
    named = {(other.facet, value) for _, other in told for value in other.values}
    ours = frozenset(
        border
        for moment in _finest(text)
        if moment.start == at and not any((moment.facet, value) in named for value in moment.values)
        for border in _borders(text, moment)
    )
    return any(ours & _borders(source, other) for source, other in told)


def _finest(text: str) -> Iterator[Moment]:
    """The days, months and years of a text that are no part of a finer date: of "5 March 2020" only the day."""
    found = [moment for moment in moments(text) if moment.facet in _BORDERED]
    reach: dict[Facet, int] = {}
    for moment in sorted(found, key=lambda moment: (moment.start, -moment.end, _BORDERED.index(moment.facet))):
        if all(reach.get(finer, 0) < moment.end for finer in _BORDERED[: _BORDERED.index(moment.facet)]):
            yield moment
        reach[moment.facet] = max(moment.end, reach.get(moment.facet, 0))


def _borders(text: str, moment: Moment) -> frozenset[tuple[str, int]]:
    """The day (``month * 100 + day``) or year that begins where a text says that something begins or ends."""
    before = lowered(text)[max(0, moment.start - _LONGEST_BEFORE) : moment.start]
    ends, begins = _UNTIL.search(before), _SINCE.search(before)
    value = min(moment.values)
    if begins:
        return frozenset((("year", value),)) if moment.facet == "year" else frozenset((("day", _first_day(moment)),))
    if not ends:
        return frozenset()
    if moment.facet == "year":
        return frozenset((("year", value + 1),))
    if moment.facet == "month":
        return frozenset((("day", (value % 12 + 1) * 100 + 1),) if ends["end"] or ends["after"] else ())
    month, day = divmod(value, 100)
    last = day == _DAYS[month - 1] or (month == _FEBRUARY and day == _DAYS[1] - 1)
    return frozenset((("day", (month % 12 + 1) * 100 + 1 if last else value + 1),))


def _first_day(moment: Moment) -> int:
    value = min(moment.values)
    return value if moment.facet == "day" else value * 100 + 1


def _is_turned_comparison(claim: Claim, reason: Reason) -> bool:
    """Such as "the old bus needs more than the new one" of "the new bus uses less than the old one"."""
    ours, word = _sides(claim.sentence.text), _marked(claim, reason).casefold()
    for span in claim.evidence if ours else ():
        theirs = _sides(span.text)
        if not ours or not theirs or (ours[1] == theirs[1]):
            continue
        here, there = ours[0], theirs[0]
        if (word in here[0] and word in there[1]) or (word in here[1] and word in there[0]):
            return True
    return False


def _sides(text: str) -> tuple[tuple[frozenset[str], frozenset[str]], bool] | None:
    """The words on both sides of a comparison, and whether the first side has more."""
    found = _THAN.search(text)
    if found is None:
        return None
    one, other = (frozenset(re.findall(r"[\w-]+", found[name].casefold())) for name in ("one", "other"))
    return (one, other), found["how"].lower() == "more"
