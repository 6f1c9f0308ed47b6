"""Times and figures told by place: "at 16:00 in Lagos, 11:00 in Toronto" gives 16:00 to Lagos, and 11:00 to Toronto."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from factcheck.checks.dates.moments import moments, undated
from factcheck.checks.dates.patterns import Facet
from factcheck.checks.known.statement import Known, like, sentences, words_of
from factcheck.checks.numbers.quantities import quantities
from factcheck.checks.plain_text import plain

_PLACE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Ff]or|from|on)\s(?:the\s)?(?P<name>[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)*)")
_TIME_NAME = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_BETWEEN_ITEMS = re.compile(r"\s?(?:,|;|,?\sand|,?\sbut|,?\swhile|,?\sor|/)(?:\s(?:at|in|on|only|for|from|then))?\s$")
_WITHIN_ITEM = re.compile(r"\s?(?:at\s|on\s|in\s|,\s|is\s|was\s|of\s)?(?:the\s)?$")
_LEADS = re.compile(r"\s[^,;:]{2,60}\s(?:at|on|in|is|was|for)\s")
"""Between the first place and its time: "In Arn the shop opens at 8:00"."""
_APART = re.compile(r"\s(?:more|less|fewer|ahead|behind|apart|[a-z]{2,}er)\b")
"""Behind a figure that only says how far apart two others are."""
_DENIED = re.compile(
    r"\b(?:not|never|nor|neither|nobody|no|if|may|might|than|before|after|until|till|since|by|later|earlier)\b|n['’]t\b"
)
_FACETS: tuple[Facet, ...] = ("clock", "weekday", "day", "month", "year")
_FEWEST = 2

_Item = tuple[str, frozenset[tuple[str, float]], int, int]
"""A kind of time or figure, its readings, and its place in the text."""


def judge(claim: str, passage: str) -> Iterator[Known]:
    """A time or figure of one place that the claim tells of another, or of its own place."""
    named = [match for match in _PLACE.finditer(plain(claim)) if not _TIME_NAME.match(match["name"])]
    if len(named) != 1 or _DENIED.search(claim):
        return
    stated = [item for kind, items in _items(claim).items() for item in items if kind != "year" or len(items) == 1]
    who = named[0]["name"]
    for at, sentence in sentences(passage):
        if who not in sentence or _DENIED.search(sentence):
            continue
        for kind, items in _items(sentence).items():
            own = [item for item in stated if item[0] == kind]
            told = _paired(sentence, items) if len(own) == 1 else {}
            if who not in told or _APART.match(claim, own[0][3]) or not _is_of(claim, own[0], who, sentence, told):
                continue
            other = [name for name, (_, values, *_) in told.items() if name != who and values & own[0][1]]
            here = bool(told[who][1] & own[0][1])
            if here or other:
                yield Known(here, own[0][2:], at, at + len(sentence.rstrip()))
                return


def _items(text: str) -> dict[str, list[_Item]]:
    """The times of a text by facet, and its figures that have a unit."""
    found: dict[str, list[_Item]] = {}
    for moment in moments(text):
        if moment.facet in _FACETS:
            kind: str = moment.facet
            values = frozenset((kind, float(value)) for value in moment.values)
            found.setdefault(kind, []).append((kind, values, moment.start, moment.end))
    for quantity in undated(text, quantities(text)):
        if quantity.form == "cardinal" and quantity.unit:
            values = frozenset((quantity.unit, value) for value in quantity.values)
            found.setdefault(quantity.unit, []).append((quantity.unit, values, quantity.start, quantity.end))
    return found


def _paired(sentence: str, items: list[_Item]) -> dict[str, _Item]:
    """Each place of a list with the item beside it; none where they do not stand in turn all along."""
    text = plain(sentence)
    places = [match for match in _PLACE.finditer(text) if not _TIME_NAME.match(match["name"])]
    if len(items) < _FEWEST or len(items) != len(places) or len({match["name"] for match in places}) < len(places):
        return {}
    if len({value for item in items for value in item[1]}) < sum(len(item[1]) for item in items):
        return {}
    spans = [(item[2], item[3], match.start(), match.end()) for item, match in zip(items, places, strict=True)]
    first_is_item = spans[0][0] < spans[0][2]
    for start, end, left, right in spans:
        gap = text[end:left] if first_is_item else text[right:start]
        leads = not first_is_item and start == spans[0][0] and _LEADS.fullmatch(gap)
        if (start < left) != first_is_item or not (leads or _WITHIN_ITEM.fullmatch(gap)):
            return {}
    for one, other in pairwise(spans):
        gap = text[max(one[1], one[3]) : min(other[0], other[2])]
        if not _BETWEEN_ITEMS.fullmatch(gap if gap.endswith(" ") else gap + " "):
            return {}
    return {match["name"]: item for item, match in zip(items, places, strict=True)}


def _is_of(claim: str, own: _Item, who: str, sentence: str, told: dict[str, _Item]) -> bool:
    """Whether a claim speaks of what the list is of: all its words stand there, before the first of the list or behind the last."""
    rest = claim[: own[2]] + " " + claim[own[3] :]
    words = words_of(rest) - words_of(who)
    start = min(item[2] for item in told.values())
    theirs = words_of(sentence[:start] + " " + sentence[max(item[3] for item in told.values()) :])
    return bool(words) and len(like(words, theirs)) == len(words)
