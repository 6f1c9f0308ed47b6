"""Which source passages a claim is judged by: its closest sentences first, then passages that grow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.report import SourceSpan

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Passage:
    """Source sentences read together as one premise: a run of neighbours, or several in source order.

    `similarity` is that of its closest sentence, in [-1, 1].
    """

    parts: tuple[SourceSpan, ...]
    similarity: float

    @property
    def text(self) -> str:
        """The premise."""
        return " ".join(part.text for part in self.parts)


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """What passages are drawn from: all source sentences and one claim's similarity to each of them. Shape: (sentences,)."""

    sentences: Sequence[SourceSpan]
    sources: Sequence[str]
    similarity: NDArray[np.float32]

    def closest(self, k: int) -> list[int]:
        """Indices of the k closest sentences, closest first; of equals the earlier one."""
        import numpy as np

        count = min(k, len(self.sentences))
        if count == 0:
            return []
        near = np.argpartition(-self.similarity, count - 1)[:count] if count < len(self.sentences) else np.arange(count)
        threshold = self.similarity[near].min()
        candidates = np.flatnonzero(self.similarity >= threshold)
        return [int(i) for i in candidates[np.argsort(-self.similarity[candidates], kind="stable")][:count]]

    def passage(self, indices: Sequence[int]) -> Passage:
        """These sentences in source order, runs of neighbours as one part."""
        ordered = sorted(set(indices))
        parts: list[SourceSpan] = []
        last = -2
        for index in ordered:
            span = self.sentences[index]
            if index == last + 1 and parts[-1].source == span.source:
                start = parts[-1].start
                parts[-1] = SourceSpan(span.source, start, span.end, self.sources[span.source][start : span.end])
            else:
                parts.append(span)
            last = index
        return Passage(tuple(parts), max(float(self.similarity[i]) for i in ordered))

    def around(self, index: int, reach: int) -> list[int]:
        """The sentence and up to `reach` neighbours on each side within the same source."""
        source = self.sentences[index].source
        low, high = max(0, index - reach), min(len(self.sentences), index + reach + 1)
        return [i for i in range(low, high) if self.sentences[i].source == source]


def closest_sentences(near: Neighbourhood, k: int) -> list[Passage]:
    """Each of the k closest sentences alone."""
    return [near.passage([i]) for i in near.closest(k)]


def joined_closest(near: Neighbourhood, k: int) -> list[Passage]:
    """The closest three sentences read together in source order."""
    top = near.closest(min(k, 3))
    return [near.passage(top)] if len(top) > 1 else []


LEVELS: tuple[Callable[[Neighbourhood, int], list[Passage]], ...] = (closest_sentences, joined_closest)
