"""Pairs of texts made ready for checking: sources and rewrite as sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from factcheck.errors import InputError
from factcheck.report import Sentence, SourceSpan
from factcheck.text.claims import claim_flags
from factcheck.text.form import without_form
from factcheck.text.languages import ENGLISH, languages_of
from factcheck.text.reading.answers import as_asked
from factcheck.text.reading.readings import readings
from factcheck.text.sentences import split_sentences

Texts = tuple[str | Sequence[str], str] | list[Any]
"""A source, or several, and the rewrite."""
_SOURCES_KEPT = 8
"""Of how many pairs' sources the sentences are kept."""
_MOST_PAIRS = 256
"""How many pairs are worked on together."""
_MOST_CHARACTERS = 100_000
"""After how many characters of texts no further pair is taken in."""


@dataclass(frozen=True, slots=True)
class Document:
    """A rewrite and its sources, split; `source_sentences` run through all sources.

    For each source sentence `readings` has how the models read it. For each rewrite sentence `stated` has its text with its form (list
    marks and the like) blanked, `asked` how the models read it, and `is_claim` whether it states anything. `languages` and
    `source_languages` are the codes of the languages that the sentences are in.
    """

    sources: tuple[str, ...]
    rewrite: str
    source_sentences: tuple[SourceSpan, ...]
    sentences: tuple[Sentence, ...]
    is_claim: tuple[bool, ...]
    readings: tuple[str, ...]
    stated: tuple[str, ...]
    asked: tuple[str, ...]
    languages: tuple[str, ...]
    source_languages: tuple[str, ...]

    @property
    def is_english(self) -> bool:
        """Whether every sentence is in English."""
        return {*self.languages, *self.source_languages} <= {ENGLISH}

    @property
    def characters(self) -> int:
        """The length of all its texts."""
        return sum(map(len, self.sources)) + len(self.rewrite)

    @property
    def claims(self) -> list[int]:
        """Indices of the rewrite sentences that state something."""
        return [index for index, flag in enumerate(self.is_claim) if flag]


def as_pair(pair: Any) -> tuple[Any, Any]:
    """The source and the rewrite of a pair; raises InputError for what only looks like one.

    The keys of a mapping, the letters of a text and the items of a set, which have no order, would be taken for texts.
    """
    if isinstance(pair, Mapping):
        raise InputError(f"this is {_named(pair)}, not (source, rewrite); give (row['source'], row['rewrite']) of each row")
    if isinstance(pair, str | bytes | bytearray | Set) or not isinstance(pair, Iterable):
        raise InputError(f"this is {_named(pair)}, not (source, rewrite); a single pair goes in a list, [(source, rewrite)]")
    parts = tuple(pair)
    if len(parts) != 2:
        raise InputError(f"this has {len(parts)} items, not (source, rewrite); several sources are a list in place of the source")
    return parts[0], parts[1]


def _named(value: Any) -> str:
    return "None" if value is None else f"of type {type(value).__name__}"


def as_document(source: str | Sequence[str], rewrite: str, language: str | None = None) -> Document:
    """Split both sides of a pair; raises InputError for what is not text.

    `language` is the code of the one that all is in; None: each sentence's is told from its words.
    """
    if not isinstance(source, str | Sequence) or isinstance(source, bytes | bytearray):
        raise InputError(f"the source is {_named(source)}; give a text, or a list of texts")
    sources = (source,) if isinstance(source, str) else tuple(source)
    names = ["the source"] if isinstance(source, str) else [f"source {n + 1} of {len(sources)}" for n in range(len(sources))]
    for name, text in zip([*names, "the rewrite"], [*sources, rewrite], strict=True):
        if not isinstance(text, str):
            raise InputError(f"{name} is {_named(text)}, not text")
        try:
            text.encode("utf-8")
        except UnicodeEncodeError as error:
            raise InputError(f"{name} holds half a surrogate pair at character {error.start}, which is no text") from None
    spans, read, source_languages = _split_sources(sources, language)
    sentences, languages = split_by_language(rewrite, language, _most_common(source_languages))
    stated = tuple(without_form(sentence.text) for sentence in sentences)
    is_claim = tuple(claim_flags(rewrite, sentences))
    asked = tuple(as_asked(stated, is_claim))
    return Document(sources, rewrite, spans, tuple(sentences), is_claim, read, stated, asked, languages, source_languages)


def split_by_language(text: str, language: str | None, otherwise: str = ENGLISH) -> tuple[list[Sentence], tuple[str, ...]]:
    """The sentences of a text and the codes of their languages: the one given, or else told from their words.

    `otherwise` is the language of a text that is too short to tell.
    """
    sentences = split_sentences(text, language or ENGLISH)
    if language:
        return sentences, (language,) * len(sentences)
    languages = languages_of([sentence.text for sentence in sentences], otherwise)
    other = _most_common([code for code in languages if code != ENGLISH])
    if other != ENGLISH:
        sentences = split_sentences(text, other)
        languages = languages_of([sentence.text for sentence in sentences], otherwise)
    return sentences, languages


def _most_common(languages: Sequence[str]) -> str:
    return Counter(languages).most_common(1)[0][0] if languages else ENGLISH


@lru_cache(maxsize=_SOURCES_KEPT)
def _split_sources(
    sources: tuple[str, ...], language: str | None
) -> tuple[tuple[SourceSpan, ...], tuple[str, ...], tuple[str, ...]]:
    """The sentences of all sources, how the models read each, and its language; kept for the next rewrite of the same sources."""
    spans: list[SourceSpan] = []
    read: list[str] = []
    languages: list[str] = []
    for number, text in enumerate(sources):
        own, codes = split_by_language(text, language)
        spans += [SourceSpan(number, sentence.start, sentence.end, sentence.text) for sentence in own]
        read += readings(text, own, codes)
        languages += codes
    return tuple(spans), tuple(read), tuple(languages)


def windows(pairs: Iterable[Texts], language: str | None) -> Iterator[list[Document]]:
    """The pairs made ready, as many at a time as are worked on together.

    Raises:
        InputError: naming the pair by its number, counted from 0, when its texts cannot be used.
    """
    window: list[Document] = []
    characters = 0
    for number, pair in enumerate(pairs):
        try:
            window.append(as_document(*as_pair(pair), language))
        except InputError as error:
            raise InputError(f"pair {number}: {error}") from None
        characters += window[-1].characters
        if len(window) >= _MOST_PAIRS or characters >= _MOST_CHARACTERS:
            yield window
            window, characters = [], 0
    if window:
        yield window
