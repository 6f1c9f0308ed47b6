"""Cutting a text: one too long for a model into overlapping pieces, one that is still being written after its last whole sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.report import Report, SentenceVerdict
from factcheck.text.documents import split_by_language

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

OVERLAP = 0.25
SPARE = 4
"""Tokens by which a model's limit is kept free: a piece of a text can have a token or two more than that stretch had in the whole."""


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


def end_of_whole_sentences(text: str, language: str | None = None) -> int:
    """Where, in a text still being written, the last sentence ends that is known to have ended: a whole word or a blank line follows.

    Example:
        18 in "It rained all day. He w", 0 in "It rained all day. He".
    """
    known = text[: max(text.rfind(" "), text.rfind("\n")) + 1]
    sentences, _ = split_by_language(known, language)
    open_ones = 0 if known.endswith("\n\n") else 1
    return sentences[-1 - open_ones].end if len(sentences) > open_ones else 0


class Stream:
    """A rewrite that is being written: the text so far, what of it can be judged, and which verdicts are news."""

    def __init__(self, language: str | None = None) -> None:
        """Begin with nothing; `language` is the code of the text's, None where its words tell it."""
        self.text = ""
        self._language = language
        self._end = 0
        self._given: dict[int, SentenceVerdict] = {}

    def add(self, chunk: str) -> str:
        """Take the next piece in; the text up to its last whole sentence where more have ended, else an empty one."""
        self.text += chunk
        before, self._end = self._end, max(self._end, end_of_whole_sentences(self.text, self._language))
        return self.text[: self._end] if self._end > before else ""

    def news(self, report: Report) -> Iterator[SentenceVerdict]:
        """The verdicts of a report that were not given before as they are; from then on they are."""
        for verdict in report.sentences:
            if self._given.get(verdict.index) != verdict:
                self._given[verdict.index] = verdict
                yield verdict


def embed_in_pieces(
    texts: Sequence[str],
    token_ends: Callable[[str], Sequence[int]],
    max_tokens: int,
    embed: Callable[[Sequence[str]], NDArray[np.float32]],
) -> NDArray[np.float32]:
    """Unit-length embeddings of texts of any length: of a text that is too long, the mean of its overlapping pieces' embeddings.

    Args:
        texts: what to embed.
        token_ends: tells where each token of a text ends.
        max_tokens: how many tokens `embed` takes.
        embed: gives the embeddings of short texts. Shape: (texts, dimensions).

    Returns:
        Shape: (texts, dimensions).
    """
    import numpy as np

    pieces: list[str] = []
    owners: list[int] = []
    for index, text in enumerate(texts):
        ends = token_ends(text) if len(text) > max_tokens else ()  # a token is at least one character
        for start, end in overlapping_pieces(ends, len(text), max_tokens):
            pieces.append(text[start:end])
            owners.append(index)
    if not pieces:
        return np.zeros((0, 1), dtype=np.float32)
    vectors = embed(pieces).astype(np.float32)
    sums = np.zeros((len(texts), vectors.shape[-1]), dtype=np.float32)
    np.add.at(sums, np.asarray(owners), vectors)
    unit: NDArray[np.float32] = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-12)
    return unit
