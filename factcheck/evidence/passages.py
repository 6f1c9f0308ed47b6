"""Which source passages a claim is judged by: its closest sentence first, then passages that grow by sentences about the same matter."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from factcheck.report import Probabilities, SourceSpan

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray


ABOUT_THE_SAME = 0.45
"""Least cosine similarity at which a passage may contradict a claim."""
NEARLY_AS_CLOSE = 0.1
"""How much less similar than the closest a sentence may be and still take its place."""
_LEANS_BACK = re.compile(r"\W*(?:he|she|it|they|his|hers?|its|theirs?|this|these|that|those|both|there|here|such)\b", re.I)
_LEFT_OUT = -2.0
_MOST_LOOKED_AT = 50
_SHORTEST = 20
"""Characters of a sentence on average, at least, among those that fill the widest passage."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Source sentences read together as one premise: a run of neighbours, or several in source order.

    `similarity` is that of its closest sentence, in [-1, 1]; `size` counts the sentences; `readings` has how the models read each part,
    where that is not its text.
    """

    parts: tuple[SourceSpan, ...]
    similarity: float
    size: int = 1
    readings: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The passage as the sources have it."""
        return " ".join(part.text for part in self.parts)

    @property
    def premise(self) -> str:
        """The passage as the models read it."""
        return " ".join(self.readings) or self.text

    def span_of(self, start: int, end: int) -> SourceSpan:
        """The place in a source that ``premise[start:end]`` comes from; the whole part where that cannot be told to the character."""
        offset = 0
        for part, reading in zip(self.parts, self.readings or [part.text for part in self.parts], strict=True):
            if start < offset + len(reading) + 1:
                words = reading[start - offset : end - offset]
                found = start - offset if part.text == reading else part.text.find(words)
                if not words or found < 0 or (part.text != reading and part.text.count(words) > 1):
                    return part
                return SourceSpan(part.source, part.start + found, part.start + found + len(words), words)
            offset += len(reading) + 1
        return self.parts[-1]

    @property
    def about_the_same(self) -> bool:
        """Whether the passage is about the claim's subject, so that its contradiction counts."""
        return self.similarity >= ABOUT_THE_SAME

    def contains(self, other: Passage) -> bool:
        """Whether all of another passage lies within this one, which is larger."""
        return len(self.text) > len(other.text) and all(
            any(mine.source == part.source and mine.start <= part.start and part.end <= mine.end for mine in self.parts)
            for part in other.parts
        )


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """What passages are drawn from: all source sentences and one claim's similarity to each of them. Shape: (sentences,).

    `readings` has how the models read each sentence; empty where they read all as they are.

    From the similarity `worth_reading` on a sentence is read beside or after the closest one; below it only where it is nearly as close,
    as then nothing tells which of them it is.
    """

    sentences: Sequence[SourceSpan]
    sources: Sequence[str]
    similarity: NDArray[np.float32]
    worth_reading: float = -1.0
    readings: Sequence[str] = ()

    def closest(self, k: int) -> list[int]:
        """Indices of the k closest sentences, closest first; of equals the earlier one."""
        import numpy as np

        count = min(k, len(self.sentences))
        if count == 0:
            return []
        near = np.argpartition(-self.similarity, count - 1)[:count] if count < len(self.sentences) else np.arange(count)
        threshold = self.similarity[near].min()
        candidates = np.flatnonzero(self.similarity >= threshold)
        best = candidates[np.argsort(-self.similarity[candidates], kind="stable")][:count]
        return [int(i) for i in best if self.similarity[i] > _LEFT_OUT]

    def is_within(self, characters: int) -> bool:
        """Whether all sentences together have at most so many characters; told without looking at more of them than that takes."""
        return all(total <= characters for total in accumulate(len(span.text) for span in self.sentences))

    def closest_within(self, characters: int) -> list[int]:
        """All sentences but those left out, or where they do not fit the closest that together have at most so many characters, in order.

        The closest one is always among them, however long it is.
        """
        import numpy as np

        if self.is_within(characters):
            return [int(index) for index in np.flatnonzero(self.similarity > _LEFT_OUT)]
        closest = self.closest(max(1, characters // _SHORTEST))
        totals = accumulate(len(self.sentences[index].text) for index in closest)
        return sorted(
            index for n, (index, total) in enumerate(zip(closest, totals, strict=True)) if n == 0 or total <= characters
        )

    def near_enough(self, indices: Iterable[int]) -> list[int]:
        """The first of these sentences, and of the others those that are worth reading."""
        least = min(self.worth_reading, float(self.similarity.max()) - NEARLY_AS_CLOSE)
        return [index for n, index in enumerate(indices) if n == 0 or self.similarity[index] >= least]

    def passage(self, indices: Sequence[int]) -> Passage:
        """These sentences in source order, runs of neighbours as one part.

        Of several sources, a sentence that leans on the one before it comes with that: "it" is not the subject of another source.
        """
        ordered = sorted(set(indices))
        if self.sentences[ordered[0]].source != self.sentences[ordered[-1]].source:
            ordered = sorted({*ordered, *(i - 1 for i in ordered if self._leans_back(i))})
        parts: list[SourceSpan] = []
        read: list[str] = []
        last = -2
        for index in ordered:
            span = self.sentences[index]
            if index == last + 1 and parts[-1].source == span.source:
                start = parts[-1].start
                parts[-1] = SourceSpan(span.source, start, span.end, self.sources[span.source][start : span.end])
                if self.readings:
                    read[-1] += " " + self.readings[index]
            else:
                parts.append(span)
                read += [self.readings[index]] if self.readings else []
            last = index
        return Passage(tuple(parts), max(float(self.similarity[i]) for i in ordered), len(ordered), tuple(read))

    def _leans_back(self, index: int) -> bool:
        before, own = self.sentences[index - 1], self.sentences[index]
        is_near = index > 0 and before.source == own.source and bool(self.similarity[index - 1] > _LEFT_OUT)
        return is_near and bool(_LEANS_BACK.match(own.text))

    def within(self, sources: Collection[int]) -> Neighbourhood:
        """The same with only the sentences of some sources near."""
        return self.without([index for index, span in enumerate(self.sentences) if span.source not in sources])

    def without(self, indices: Sequence[int]) -> Neighbourhood:
        """The same with some sentences left out, whatever their similarity."""
        if not indices:
            return self
        similarity = self.similarity.copy()
        similarity[list(indices)] = _LEFT_OUT
        return replace(self, similarity=similarity)

    def seen_by(self, similarity: NDArray[np.float32]) -> Neighbourhood:
        """The same by another similarity; what was left out stays so."""
        import numpy as np

        return replace(self, similarity=similarity).without(np.flatnonzero(self.similarity <= _LEFT_OUT).tolist())

    def index_of(self, span: SourceSpan) -> int:
        """The index of the sentence that begins where a span does; sentences are in the order of the sources."""
        return bisect_left(self.sentences, (span.source, span.start), key=lambda s: (s.source, s.start))

    def beside(self, index: int, reach: int) -> list[int]:
        """The sentence with up to `reach` neighbours on each side within the same source, however unlike the claim.

        What a sentence leaves to those beside it (who "she" is, what "both" are) is seldom said in words like the claim's.
        """
        low, high = max(0, index - reach), min(len(self.sentences), index + reach + 1)
        return [i for i in range(low, high) if self.sentences[i].source == self.sentences[index].source]


@dataclass(frozen=True, slots=True)
class Same:
    """A part of a claim (offsets into its text) that says in other terms what `source` says; `message` says so."""

    start: int
    end: int
    source: SourceSpan
    message: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A passage and what the NLI model said of (passage, claim), with what it was told in the passage's own terms."""

    passage: Passage
    probabilities: Probabilities
    same: tuple[Same, ...] = ()


Level = Callable[[Neighbourhood, int, "Sequence[Judged]"], list[Passage]]
"""From what is near, how many sentences to take, and what was judged so far: the passages to judge next."""


def closest_sentence(near: Neighbourhood, k: int, judged: Sequence[Judged]) -> list[Passage]:
    """The closest sentence alone, which often settles a claim."""
    return _new(near, [near.closest(min(k, 1))], judged)


def closest_sentences(near: Neighbourhood, k: int, judged: Sequence[Judged]) -> list[Passage]:
    """Each of the k closest sentences alone."""
    return _new(near, [[i] for i in near.near_enough(near.closest(k))], judged)


def each_if_none_is_near(near: Neighbourhood, k: int, judged: Sequence[Judged]) -> list[Passage]:
    """Each of the k closest sentences alone where even the closest is too far from the claim to tell which of them it is."""
    return closest_sentences(near, k, judged) if near.similarity.max() < near.worth_reading else []


def around_best(near: Neighbourhood, k: int, judged: Sequence[Judged]) -> list[Passage]:
    """Of the sentences judged alone the one that came nearest to entailing the claim, with its neighbours.

    So the NLI model re-ranks what embeddings found.
    """
    best = max((j for j in judged if j.passage.size == 1), key=lambda j: j.probabilities.entailed)
    return _new(near, [near.beside(near.index_of(best.passage.parts[0]), 1)], judged)


def closest_together(near: Neighbourhood, k: int, judged: Sequence[Judged]) -> list[Passage]:
    """The k closest sentences read together in source order."""
    return _new(near, [near.near_enough(near.closest(k))], judged)


def closest_of_each_source(near: Neighbourhood, k: int, judged: Sequence[Judged]) -> list[Passage]:
    """The closest sentence of each of the closest sources together, and the closest two; nothing where there is one source."""
    if len(near.sources) < 2:
        return []
    of_source: dict[int, list[int]] = {}
    for index in near.near_enough(near.closest(_MOST_LOOKED_AT)):
        of_source.setdefault(near.sentences[index].source, []).append(index)
    chosen = list(of_source.values())[:JOINED]
    together = [[i for own in chosen for i in own[:count]] for count in (1, 2)]
    return _new(near, together if len(chosen) > 1 else [], judged)


def _new(near: Neighbourhood, choices: Sequence[Sequence[int]], judged: Sequence[Judged]) -> list[Passage]:
    seen = {j.passage.parts for j in judged}
    passages = [near.passage(choice) for choice in choices if choice]
    return [p for n, p in enumerate(passages) if p.parts not in seen and p.parts not in {q.parts for q in passages[:n]}]


JOINED = 3
"""How many of the closest sentences are read together."""
