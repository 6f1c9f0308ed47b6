"""Comparisons and ranks: what is dearer, older or deeper than what, told from either side, in other words, or over a third thing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checks.known.sides.comparisons import DENIED, NO, ONE, Edge, compared, edges_of, named_in, ranks_of
from factcheck.checks.known.sides.exceptions import without_exceptions
from factcheck.checks.known.statement import Known
from factcheck.checks.plain_text import lowered

_SCOPE = re.compile(r"\b(?:in|of|on|among)\s(?:the\s)?([A-Z][\w-]+)")

_AND_THE = re.compile(r"\b(?:largest|\w+est|most \w+)\b[^,;]*\band (?:also )?the (?:[a-z]+[- ])?(?:\w+est|most)\b")
"""Two ranks of one thing: "the seventh largest of the world and the largest of Amar"."""


def judge(claim: str, passage: str) -> Iterator[Known]:
    """Such as "the oak shelf costs more than the walnut one" by "the walnut shelf is cheaper than the oak one"."""
    low = lowered(claim).rstrip(" .!")
    if DENIED.search(claim):
        return
    low, excepted = without_exceptions(low)
    stated = next(compared(low), None)
    if stated is not None:
        yield from _by_edges(claim, passage, *stated, [named_in(name) for name in excepted])
    else:
        yield from _by_ranks(low, claim, passage)


def _by_edges(claim: str, passage: str, what: str, more: str, less: str, excepted: list[frozenset[str]]) -> Iterator[Known]:
    subject, other = named_in(more), named_in(less)
    if numbered := ONE.match(more) or ONE.match(less) or NO.match(more) or NO.match(less):
        yield from _counted(claim, passage, what, (more, less), numbered, excepted)
        return
    if excepted:
        return
    edges = list(edges_of(passage))
    common = subject & other
    subject, other = subject - common or subject, other - common or other
    if not subject or not other or subject == other or not subject | other <= named_in(passage):
        return
    for first, second, holds in ((subject, other, True), (other, subject, False)):
        if path := _path(edges, what, first, second):
            yield Known(holds, (0, len(claim)), min(e.start for e in path), max(e.end for e in path), "role")
            return


def _path(edges: list[Edge], what: str, more: frozenset[str], less: frozenset[str]) -> list[Edge]:
    """The comparisons by which one thing has more of it than another, over at most one third thing."""
    alike = [edge for edge in edges if edge.what == what]
    for edge in alike:
        if _is(more, edge.more) and _is(less, edge.less):
            return [edge]
    for edge in alike:
        for other in alike:
            if _is(more, edge.more) and _same(edge.less, other.more) and _is(less, other.less):
                return [edge, other]
    return []


def _is(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether the words of a claim name what those of the passage name; the empty set is anything else of the kind."""
    return not theirs or (bool(ours & theirs) and (ours <= theirs or theirs <= ours))


def _same(first: frozenset[str], second: frozenset[str]) -> bool:
    return bool(first and second) and (first <= second or second <= first)


def _counted(
    claim: str, passage: str, what: str, pair: tuple[str, str], numbered: re.Match[str], excepted: list[frozenset[str]]
) -> Iterator[Known]:
    """Such as "one lake is deeper than Orrin", "none but Marn is", by "Orrin is the second-deepest lake, after Marn"."""
    from_below = ONE.match(pair[1]) is not None or NO.match(pair[1]) is not None
    who = named_in(pair[0] if from_below else pair[1])
    groups = numbered.groupdict()
    best = named_in(pair[1] if from_below else pair[0]) if groups.get("only") else frozenset()
    if not who or (groups.get("only") and not best):
        return
    count = 1 if groups.get("one") or best else 2 if groups.get("two") else 3 if groups.get("three") else len(excepted)
    if excepted and groups:
        return
    for rank in ranks_of(passage):
        if rank.what == what and rank.from_below == from_below and _same(who & rank.who, rank.who):
            named = (not best or best <= named_in(passage)) and _are_ahead(
                list(edges_of(passage)), what, who, excepted, from_below
            )
            scope = set(_SCOPE.findall(passage[rank.start : rank.end])) - set(_SCOPE.findall(claim))
            if (named and not scope) or rank.above != count:
                yield Known(rank.above == count, (0, len(claim)), rank.start, rank.end, "role")
            return


def _are_ahead(edges: list[Edge], what: str, who: frozenset[str], others: list[frozenset[str]], from_below: bool) -> bool:
    """Whether each of the others has more of it than who is named, or less, by what is told of both."""
    named = [edge for edge in edges if edge.more and edge.less]
    pairs = ((who, other) if from_below else (other, who) for other in others)
    return all(_path(named, what, *pair) for pair in pairs)


def _by_ranks(low: str, claim: str, passage: str) -> Iterator[Known]:
    """Such as "X is the deepest lake" by "X is the second-deepest", or by comparisons with every other."""
    ours = next(ranks_of(claim), None)
    if ours is None:
        return
    told = [
        rank
        for rank in ranks_of(passage)
        if rank.what == ours.what and rank.from_below == ours.from_below and _same(ours.who & rank.who, rank.who)
    ]
    if told and all(rank.above != ours.above and not _AND_THE.search(passage, rank.start, rank.end) for rank in told):
        yield Known(False, (0, len(claim)), told[0].start, told[0].end, "role")
