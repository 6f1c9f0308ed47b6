"""Which languages the texts of the check at hand are in; without any of them set, every text is English and is read as it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from functools import wraps
from typing import Any, NamedTuple, TypeVar

from factcheck.checks.kept import kept
from factcheck.checks.languages.rendered import Rendered
from factcheck.text.documents import Document
from factcheck.text.languages import ENGLISH

Found = TypeVar("Found", bound=Any)


class _Stretch(NamedTuple):
    """A stretch of a text that is in a language other than English."""

    start: int
    end: int
    language: str


_Spoken = Mapping[str, tuple[_Stretch, ...]]
_SPOKEN: ContextVar[_Spoken | None] = ContextVar("spoken", default=None)


@contextmanager
def spoken(documents: Sequence[Document]) -> Iterator[None]:
    """The texts of these documents, and their sentences, are known to be in their languages until this ends."""
    found: dict[str, tuple[_Stretch, ...]] = {}
    for document in documents:
        found |= _stretches(document)
    token = _SPOKEN.set(found or None)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def in_english(text: str) -> Rendered | None:
    """How the figures and dates of a text are read in English; None where it is English."""
    known = _SPOKEN.get()
    stretches = known.get(text) if known else None
    return _rendered((text, stretches)) if stretches else None


def in_any_language(read: Callable[[str], tuple[Found, ...]]) -> Callable[[str], tuple[Found, ...]]:
    """A reader of English that finds stretches of a text, each with `start` and `end`, made one of every language; it keeps its finds."""
    read_english = kept(read)

    @kept
    def read_other(english: Rendered) -> tuple[Found, ...]:
        placed = ((found, *english.original(found.start, found.end)) for found in read_english(english.text))
        return tuple(replace(found, start=start, end=end) for found, start, end in placed)

    @wraps(read)
    def read_any(text: str) -> tuple[Found, ...]:
        english = in_english(text)
        return read_english(text) if english is None else read_other(english)

    return read_any


def language_of(text: str) -> str:
    """The code of the language of a sentence."""
    stretches = (_SPOKEN.get() or {}).get(text)
    return stretches[0].language if stretches else ENGLISH


def shares_words(first: str, second: str) -> bool:
    """Whether two sentences about the same would have words in common: not those of two languages, nor of one without spaces."""
    return language_of(first) == language_of(second) and (is_english(first) or " " in first.strip())


def is_english(*texts: str) -> bool:
    """Whether no part of the texts is in another language."""
    known = _SPOKEN.get()
    return not known or not any(text in known for text in texts)


@kept
def _rendered(key: tuple[str, tuple[_Stretch, ...]]) -> Rendered:
    from factcheck.checks.languages.patterns import puts  # its tables take time to build

    text, stretches = key
    return Rendered.of(text, [put for start, end, language in stretches for put in puts(text, start, end, language)])


def _stretches(document: Document) -> dict[str, tuple[_Stretch, ...]]:
    found: dict[str, tuple[_Stretch, ...]] = {}
    for index, language in enumerate(document.languages):
        if language != ENGLISH:
            texts = (document.sentences[index].text, document.stated[index], document.asked[index])
            found |= {text: (_Stretch(0, len(text), language),) for text in texts}
    by_source: dict[int, list[_Stretch]] = {}
    for span, reading, language in zip(document.source_sentences, document.readings, document.source_languages, strict=True):
        if language != ENGLISH:
            by_source.setdefault(span.source, []).append(_Stretch(span.start, span.end, language))
            found |= {text: (_Stretch(0, len(text), language),) for text in (span.text, reading)}
    return found | {document.sources[number]: tuple(stretches) for number, stretches in by_source.items()}
