"""Which words of a wrong sentence were changed, given the right one: what a head that judges single words learns from.

Words are aligned so that as few as possible are replaced, added or left out; upper and lower case do not count.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

Span = tuple[int, int]
"""First character, and the one after the last."""

_WORD = re.compile(r"\w+(?:[-'’.,]\w+)*|[^\w\s]")


def words(text: str) -> list[str]:
    """Words and punctuation marks, in small letters."""
    return [match.group().casefold() for match in _WORD.finditer(text)]


def distance(right: str, wrong: str) -> int:
    """How many words only one of two texts has, whatever their order: a cheap bound of what was changed."""
    one, other = Counter(words(right)), Counter(words(wrong))
    return ((one - other) + (other - one)).total()


def changed_spans(right: str, wrong: str) -> list[Span]:
    """The characters of `wrong` that were changed, a span for each run of words side by side.

    Where words of `right` are missing, the words of `wrong` on both sides of the gap are marked.
    """
    found = list(_WORD.finditer(wrong))
    marked = sorted(_changed_places(words(right), [match.group().casefold() for match in found]))
    spans: list[Span] = []
    for number, place in enumerate(marked):
        start, end = found[place].span()
        if number and marked[number - 1] == place - 1:
            start = spans.pop()[0]
        spans.append((start, end))
    return spans


def tokens_in(spans: Sequence[Span], offsets: Iterable[Span]) -> list[int]:
    """Which tokens, by their characters, lie in one of the spans, even in part."""
    return [n for n, (start, end) in enumerate(offsets) if any(start < last and first < end for first, last in spans)]


def _changed_places(right: list[str], wrong: list[str]) -> set[int]:
    head = 0
    while head < min(len(right), len(wrong)) and right[head] == wrong[head]:
        head += 1
    tail = 0
    while tail < min(len(right), len(wrong)) - head and right[-1 - tail] == wrong[-1 - tail]:
        tail += 1
    gaps, changed = _aligned(right[head : len(right) - tail], wrong[head : len(wrong) - tail])
    places = {head + place for place in changed}
    for gap in gaps:
        places.update(place for place in (head + gap - 1, head + gap) if 0 <= place < len(wrong))
    return places


def _aligned(right: list[str], wrong: list[str]) -> tuple[set[int], set[int]]:
    """Places of `wrong` before which words are missing, and places of changed words (Levenshtein 1966)."""
    costs = [list(range(len(wrong) + 1))]
    for i, old in enumerate(right, start=1):
        line = [i]
        for j, new in enumerate(wrong, start=1):
            line.append(min(costs[-1][j] + 1, line[-1] + 1, costs[-1][j - 1] + (old != new)))
        costs.append(line)
    gaps: set[int] = set()
    changed: set[int] = set()
    i, j = len(right), len(wrong)
    while i or j:
        same = bool(i and j) and right[i - 1] == wrong[j - 1]
        if i and j and costs[i][j] == costs[i - 1][j - 1] + (not same):
            i, j = i - 1, j - 1
            if not same:
                changed.add(j)
        elif j and costs[i][j] == costs[i][j - 1] + 1:
            j -= 1
            changed.add(j)
        else:
            i -= 1
            gaps.add(j)
    return gaps, changed
