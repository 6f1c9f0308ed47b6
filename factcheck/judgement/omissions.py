"""What a rewrite leaves out: source sentences, and numbers, names and quotations in them, that no rewrite sentence carries.

An omission is no inconsistency: nothing here counts in the consistency score.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from factcheck.checks.names.index import NameIndex, Token, name_index, tokens
from factcheck.checks.names.name_words import CALENDAR, COMMON, NOT_NAMES
from factcheck.checks.vocabulary.words import fold, scan, stem
from factcheck.errors import InputError
from factcheck.report import Detail, DetailKind, Omission, Omissions, Sentence, SourceSpan

Floats = NDArray[np.floating]

SIMILARITY_RANGE = (0.35, 0.75)
"""Cosine similarities to the closest rewrite sentence from which on a source sentence is partly, and wholly, carried."""
WORD_RANGE = (0.3, 0.8)
"""The same for the share of its content words that the rewrite has."""
CARRIED = 0.5
"""A sentence carried to at least this degree is not listed for itself, only for details that it has and the rewrite lacks."""
FEWEST_WORDS = 4
_MAX_WORDS = 400
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_QUOTATION = re.compile(r'[“"«][^“”"«»\n]{12,400}[”"»]')
_NUMBER_WORDS = dict(enumerate("zero one two three four five six seven eight nine ten eleven twelve".split()))


def centrality(vectors: Floats) -> Floats:
    """How near each sentence is to all others: its mean cosine similarity to them, scaled to [0, 1]. Shape (n, d) -> (n,).

    `vectors` are unit-length embeddings, one a row, of the sentences of all sources together.
    """
    count = len(vectors)
    if count < 2:
        return np.ones(count)
    own = np.einsum("ij,ij->i", vectors, vectors)
    mean = np.nan_to_num((vectors @ vectors.sum(axis=0) - own) / (count - 1))
    low, high = float(mean.min()), float(mean.max())
    return (mean - low) / (high - low) if high > low else np.ones(count)


def find_omissions(
    sources: Sequence[str],
    rewrite: str,
    source_sentences: Sequence[Sequence[Sentence]],
    similarity: Sequence[Floats],
    central: Sequence[Floats],
    most: int = 20,
) -> Omissions:
    """The source sentences and details that the rewrite lacks, at most `most` of them.

    For each source there are its sentences (n of them), their cosine similarity to the m rewrite sentences (shape (n, m), in [-1, 1])
    and their centrality (shape (n,), in [0, 1], see `centrality`). Raises InputError where these do not fit together.
    """
    for _, sentences, grid, weights in _matched(sources, source_sentences, similarity, central):
        if grid.shape[:1] != (len(sentences),) or weights.shape != (len(sentences),) or grid.ndim != 2:
            raise InputError(
                f"{len(sentences)} sentences need as many rows of similarity and weights, not {grid.shape}, {weights.shape}."
            )
    index = name_index((rewrite,))
    stems = frozenset(stem(word) for word in index.words)
    items: list[Omission] = []
    total = covered = 0.0
    for place, (_, sentences, grid, weights) in enumerate(_matched(sources, source_sentences, similarity, central)):
        closest = grid.max(axis=1) if grid.shape[1] else np.zeros(len(sentences))
        for sentence, cosine, weight in zip(sentences, closest, weights, strict=True):
            words = [token for token, _ in zip(tokens(sentence.text), range(_MAX_WORDS), strict=False)]
            if len(words) < FEWEST_WORDS:
                continue
            importance = _clip(float(weight))
            carried = max(_scaled(float(cosine), SIMILARITY_RANGE), _scaled(_word_share(words, stems), WORD_RANGE))
            total += importance
            covered += importance * carried
            details = tuple(_details(place, sentence, words, index))
            if carried < CARRIED or details:
                span = SourceSpan(place, sentence.start, sentence.end, sentence.text)
                items.append(Omission(span, importance, carried, details))
    items.sort(key=lambda item: (-item.importance * (1 - item.carried), -item.importance, item.span.source, item.span.start))
    return Omissions(tuple(items[:most]), _clip(covered / total) if total else 1.0)


def _matched(
    sources: Sequence[str], sentences: Sequence[Sequence[Sentence]], similarity: Sequence[Floats], central: Sequence[Floats]
) -> Iterator[tuple[str, Sequence[Sentence], Floats, Floats]]:
    if not len(sources) == len(sentences) == len(similarity) == len(central):
        counts = (len(sources), len(sentences), len(similarity), len(central))
        raise InputError(f"Sources, sentences, similarities and centralities must be as many of each, not {counts}.")
    return zip(sources, sentences, map(np.asarray, similarity), map(np.asarray, central), strict=True)


def _clip(value: float) -> float:
    return min(1.0, max(0.0, value)) if value == value else 0.0


def _scaled(value: float, bounds: tuple[float, float]) -> float:
    low, high = bounds
    return _clip((value - low) / (high - low))


def _word_share(words: Sequence[Token], stems: frozenset[str]) -> float:
    content = [stem(word.base) for word in words if word.base not in COMMON]
    return sum(word in stems for word in content) / len(content) if content else 0.0


def _details(source: int, sentence: Sentence, words: Sequence[Token], index: NameIndex) -> Iterator[Detail]:
    found: dict[DetailKind, Iterator[tuple[int, int]]] = {
        "number": _numbers(sentence.text, index),
        "name": _names(words, index),
        "quotation": _quotations(sentence.text, index),
    }
    for kind, places in found.items():
        for start, end in places:
            yield Detail(kind, SourceSpan(source, sentence.start + start, sentence.start + end, sentence.text[start:end]))


def _numbers(text: str, index: NameIndex) -> Iterator[tuple[int, int]]:
    """Figures that the rewrite has neither as digits nor, up to twelve, as a word."""
    for match, _ in zip(_NUMBER.finditer(text), range(_MAX_WORDS), strict=False):
        digits = match.group()
        forms = {digits, digits.replace(",", "")}
        if len(digits) <= 2:
            forms.add(_NUMBER_WORDS.get(int(digits), digits))
        if not forms & index.words:
            yield match.span()


def _names(words: Sequence[Token], index: NameIndex) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words of which the rewrite has none."""
    run: list[Token] = []
    for word in (*words, None):
        named = (
            word is not None and word.is_capitalised and word.base not in CALENDAR and not (word.opens and word.base in COMMON)
        )
        if word and named and (word.joined or not run):
            run.append(word)
            continue
        telling = [token for token in run if token.base not in NOT_NAMES and not token.opens]
        if telling and not any(index.has_word(token.base) or index.has_acronym(token.base) for token in telling):
            yield run[0].start, run[-1].end
        run = [word] if word and named else []


def _quotations(text: str, index: NameIndex) -> Iterator[tuple[int, int]]:
    """Quotations of three words or more whose words the rewrite does not have in this order."""
    for match, _ in zip(_QUOTATION.finditer(text), range(50), strict=False):
        words = [fold(word.group()).strip("'") for word in scan(match.group())]
        if len(words) >= 3 and not index.has_phrase(" ".join(words)):
            yield match.span()
