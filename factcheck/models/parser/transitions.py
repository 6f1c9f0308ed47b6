"""The arc-eager transition system: moves that build a tree from left to right, each the best of those allowed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

SHIFT, REDUCE, LEFT, RIGHT, BREAK = "S", "D", "L", "R", "B"
_KINDS = (SHIFT, REDUCE, LEFT, RIGHT, BREAK)
ROOT = "ROOT"
_PLACES = 8


class Moves:
    """The moves of a model, with the scores that each starts from in a state where some kinds of move are not allowed."""

    def __init__(self, names: Sequence[str], upper: Floats, bias: Floats) -> None:
        """Take the moves by name (``L-nsubj``), in the order of their scores, and the last layer."""
        self.kinds = [name[0] for name in names]
        self.labels = [name[2:] for name in names]
        self.only = {1: self.kinds.index(SHIFT), 2: self.kinds.index(REDUCE)}
        self.upper = upper
        kinds = np.array([_KINDS.index(kind) for kind in self.kinds])
        allowed = (np.arange(1 << len(_KINDS))[:, None] >> kinds[None, :] & 1).astype(bool)
        self.start: Floats = np.where(allowed, bias[None, :], np.float32(-np.inf)).astype(np.float32)


def attach(contributions: Floats, moves: Moves) -> tuple[list[int], list[str]]:
    """The head and the label of each token, from what `Network.contributions` gives."""
    length = contributions.shape[0] // _PLACES - 1
    kinds, labels, upper, start = moves.kinds, moves.labels, moves.upper, moves.start
    hidden = upper.shape[1]
    heads, deps = [-1] * length, [""] * length
    # children in the order of their arcs; the last lists stay empty, for no token
    lefts: list[list[int]] = [[] for _ in range(length + 1)]
    rights: list[list[int]] = [[] for _ in range(length + 1)]
    put_back = [False] * length
    opens = [False] * (length + 2)
    stack: list[int] = []
    returned: list[int] = []  # tokens put back from the stack, the next one last
    ahead = 0
    most = 8 * length + 8  # moves end by themselves, in at most four for each token; this only bounds a mistake here
    while (stack or returned or ahead < length) and most:
        most -= 1
        if returned:
            first = returned[-1]
            second = returned[-2] if len(returned) > 1 else ahead
        else:
            first, second = ahead, ahead + 1
        if second >= length:
            second = -1
            if first >= length:
                first = -1
        allowed = _allowed(first, second, stack, opens, put_back)
        best = moves.only.get(allowed, -1)
        if best < 0:
            top = stack[-1] if stack else -1
            left, left_of_top, right_of_top = lefts[first], lefts[top], rights[top]
            places = [
                first * _PLACES,
                second * _PLACES + 1,
                top * _PLACES + 2,
                (stack[-2] if len(stack) > 1 else -1) * _PLACES + 3,
                (stack[-3] if len(stack) > 2 else -1) * _PLACES + 4,
                (left[-1] if left else -1) * _PLACES + 5,
                (left_of_top[-1] if left_of_top else -1) * _PLACES + 6,
                (right_of_top[-1] if right_of_top else -1) * _PLACES + 7,
            ]
            state = np.add.reduce(contributions.take(places, axis=0, mode="wrap"), axis=0)
            best = int((upper @ np.maximum(state[:hidden], state[hidden:]) + start[allowed]).argmax())
        kind = kinds[best]
        if kind == BREAK:
            opens[second] = True
        elif kind == REDUCE:
            if heads[stack[-1]] >= 0 or len(stack) == 1:
                stack.pop()
            else:
                put_back[stack[-1]] = True
                returned.append(stack.pop())
        elif kind == LEFT:
            child = stack.pop()
            if heads[child] >= 0:
                rights[heads[child]].remove(child)
            heads[child], deps[child] = first, labels[best]
            lefts[first].append(child)
            put_back[first] = False
        else:
            if kind == RIGHT:
                heads[first], deps[first] = stack[-1], labels[best]
                rights[stack[-1]].append(first)
            stack.append(first)
            if returned:
                returned.pop()
            else:
                ahead += 1
    return _finished(heads, deps)


def _allowed(first: int, second: int, stack: list[int], opens: list[bool], put_back: list[bool]) -> int:
    """The kinds of move that are allowed, a bit for each of `_KINDS`."""
    allowed = 0
    if first < 0:
        return 2
    if second >= 0 and second == first + 1 and not opens[second]:
        allowed = 16
    if not stack:
        return allowed | 1
    if opens[first]:
        return allowed | 2
    allowed |= 2 | 4 | 8
    if second >= 0 and not put_back[first]:
        allowed |= 1
    return allowed


def _finished(heads: list[int], deps: list[str]) -> tuple[list[int], list[str]]:
    """Roots are their own heads; labels of the form ``X||Y`` say that the head is the first token labelled Y below the one attached to."""
    for index, head in enumerate(heads):
        if head < 0:
            heads[index], deps[index] = index, ROOT
    for index, dep in enumerate(deps):
        if "||" in dep:
            dep, wanted = dep.split("||")
            heads[index], deps[index] = _new_head(heads, deps, index, wanted), dep
    return heads, deps


def _new_head(heads: list[int], deps: list[str], index: int, wanted: str) -> int:
    children: list[list[int]] = [[] for _ in heads]
    for child, head in enumerate(heads):
        if head != child:
            children[head].append(child)
    level = [heads[index]]
    while level:
        below = [child for above in level for child in children[above] if child != index]
        for child in below:
            if deps[child] == wanted:
                return child
        level = below
    return heads[index]
