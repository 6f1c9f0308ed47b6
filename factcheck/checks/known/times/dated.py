"""The order of dated events: "sold before it moved" by "moved in 1996 and was sold in 2004"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from factcheck.checks.clauses.parsed import parse
from factcheck.checks.known.statement import Known, like, words_of
from factcheck.models.parser import Parse

_YEAR = re.compile(r"(?:1[0-9]|20)\d\d$")
_LINKS = {"before": True, "after": False}
_DENIED = re.compile(r"\b(?:not|never|just|soon|shortly|immediately|right|long|would|could|may|might|if|unless)\b|n['’]t\b")
_LIGHT = frozenset("be have do take get make go come".split())


@dataclass(frozen=True, slots=True)
class _Event:
    """A verb with the words of its clause, and the year that it is told with (0 for none)."""

    verb: str
    words: frozenset[str]
    year: int
    start: int
    end: int


def judge(claim: str, passage: str) -> Iterator[Known]:
    """Whether two events that the passage dates by years stand in the claim's order, or are as far apart."""
    link = next((word for word in _LINKS if f" {word} " in f" {claim.lower()} "), None)
    if link is None or _DENIED.search(claim) or _DENIED.search(passage):
        return
    ours = [event for event in _events(parse(claim)) if event.verb not in _LIGHT]
    if len(ours) != 2 or any(event.year for event in ours) or re.search(r"\d", claim):
        return
    place = claim.lower().find(link)
    first, second = sorted(ours, key=lambda event: event.start)
    if second.start < place:  # "before it was sold, it moved" is read from its other side
        return
    if first.start > place:
        first, second = second, first
    theirs = [event for event in _events(parse(passage)) if event.year]
    pair = [[event for event in theirs if _is(own, event)] for own in (first, second)]
    if any(len(events) != 1 for events in pair) or pair[0][0].year == pair[1][0].year:
        return
    if len(like(words_of(claim), words_of(passage) | {link})) < len(words_of(claim)):
        return
    one, other = pair[0][0], pair[1][0]
    yield Known(
        (one.year < other.year) == _LINKS[link], (0, len(claim)), min(one.start, other.start), max(one.end, other.end), "role"
    )


def _is(ours: _Event, theirs: _Event) -> bool:
    return ours.verb == theirs.verb


def _events(parsed: Parse) -> Iterator[_Event]:
    """The verbs of a text, each with the year that stands nearest behind it before the next verb."""
    verbs = [i for i, t in enumerate(parsed.tokens) if t.tag.startswith("VB") and t.dep not in ("aux", "auxpass")]
    for index, following in pairwise([*verbs, len(parsed.tokens)]):
        stretch = parsed.tokens[index:following]
        years = [int(t.text) for t in stretch if _YEAR.fullmatch(t.text)]
        token = parsed.tokens[index]
        if len(years) <= 1:
            yield _Event(
                token.lemma, words_of(" ".join(t.text for t in stretch)), years[0] if years else 0, token.start, stretch[-1].end
            )
