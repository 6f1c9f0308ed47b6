"""Cutting a text that is too long for a model into overlapping pieces."""

from __future__ import annotations

from collections.abc import Sequence

OVERLAP = 0.25


def overlapping_pieces(token_ends: Sequence[int], length: int, max_tokens: int) -> list[tuple[int, int]]:
    """Character ranges of at most `max_tokens` tokens that cover a text, neighbours sharing a quarter of their tokens.

    Args:
        token_ends: the character offset at which each token ends, in order.
        length: the text's length in characters.
        max_tokens: most tokens of a piece, at least 1.

    Example:
        Ten one-letter tokens in pieces of four: ``[(0, 4), (3, 7), (6, 10)]``.
    """
    if len(token_ends) <= max_tokens:
        return [(0, length)]
    step = max(1, max_tokens - int(max_tokens * OVERLAP))
    pieces = []
    for first in range(0, len(token_ends), step):
        last = min(first + max_tokens, len(token_ends))
        pieces.append((token_ends[first - 1] if first else 0, length if last == len(token_ends) else token_ends[last - 1]))
        if last == len(token_ends):
            break
    return pieces
