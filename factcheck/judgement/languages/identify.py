"""Tells which language a text is in where that is not English, for a warning: the embedded models were trained on English alone.

Small words tell English at once. Only where they do not is the library py3langid asked, which takes most of a second to load. It is asked
about the words that are no names: those are of any language.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.checks.tables import read_rows
from factcheck.checks.vocabulary.word_tables import ENGLISH_WORDS, OTHER_LANGUAGE_WORDS
from factcheck.text.documents import Document

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

LARGE_PART = 0.2
"""Share of a text's letters from which another language in it is worth a warning."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_QUOTED = re.compile(r"`[^`]*`|\"[^\"\n]*\"|“[^”\n]*”")
_CODE = re.compile(r"[/\\@_={}<>|#$`]|\w[.(:]\w|\w\(")  # addresses too
_IN_NAMES = re.compile(
    r"(?<=\w) (?:von|van|de|da|di|do|dos|del|della|la|le|du|bin|ibn|al|el|y|e|zu)(?: (?:der|den|dem|la|los|las))?(?= [A-Z])"
)
_ENGLISH_ALONE = frozenset(
    "the and that with from they their this not which who after before would could been than into when where there what she said you its"
    " it have of were".split()
)
"""Small words that hardly another language has."""
_TOO_COMMON = frozenset({"a", "an", "i", "in"})
_LEAST_WORDS = 3
_LEAST_LETTERS = 10
_LEAST_SIGNS = 6
"""Letters that are enough in scripts other than the Latin."""
_MOST_SENTENCES = 60
_LONGEST = 2000
_MOST_ENGLISH = 0.02
_LEAST_SURE = 0.3
"""Danish and Norwegian, or Hindi and Marathi, are hard to tell apart; that a text is not English is sure nevertheless."""
_NEARLY_ALL = 0.8


def language_warnings(document: Document) -> list[str]:
    """What to warn of where the sources or the rewrite are not in English: which text, which language, and what still holds."""
    several = len(document.sources) > 1
    texts = [[span.text for span in document.source_sentences if span.source == n] for n in range(len(document.sources))]
    named = [(f"source {n}" if several else "the source", text) for n, text in enumerate(texts, 1)]
    found: dict[str, list[str]] = {}
    for name, text in [*named, ("the rewrite", [sentence.text for sentence in document.sentences])]:
        if other := other_language(text):
            found.setdefault(other[0], []).append(name if other[1] >= _NEARLY_ALL else f"a large part of {name}")
    return [
        f"{' and '.join(names)} {'are' if len(names) > 1 else 'is'} in {language}: the models were trained on English only, so labels and"
        " score tell little there, and of the exact checks only those of digits and quotation marks are of use"
        for language, names in found.items()
    ]


def other_language(sentences: Sequence[str]) -> tuple[str, float] | None:
    """The language, not English, that a text or a large part of it is in, and that share; None for English and what is too short to tell.

    Example:
        ``["Der Stadtrat lehnte den Haushalt am Dienstag ab."]`` gives ``("German", 1.0)``.
    """
    step = max(1, -(-len(sentences) // _MOST_SENTENCES))
    letters, doubtful_letters, doubtful = 0, 0, list[str]()
    for sentence in sentences[::step]:
        prose = " ".join(word for word in _QUOTED.sub(" ", sentence[:_LONGEST]).split() if not _CODE.search(word))
        own = sum(map(str.isalpha, prose))
        letters += own
        words = _lower_case_words(prose)
        if _is_enough(words) and not _looks_english(words):
            doubtful += words
            doubtful_letters += own
    if not doubtful or doubtful_letters < LARGE_PART * letters:
        return None
    ranked = _identifier().rank(" ".join(doubtful))
    code, sureness = ranked[0]
    if dict(ranked)["en"] > _MOST_ENGLISH or sureness < _LEAST_SURE:
        return None
    return _names()[str(code)], doubtful_letters / letters


def _lower_case_words(prose: str) -> list[str]:
    """The words that are no names: those without a capital, of a text in capitals all."""
    words = _WORD.findall(_IN_NAMES.sub("", prose))
    if sum(word.isupper() for word in words) > len(words) / 2:
        words = [word.lower() for word in words]
    return [word for word in words if not word[0].isupper()]


def _is_enough(words: Sequence[str]) -> bool:
    letters = "".join(words)
    if sum(char > "\u036f" for char in letters) > len(letters) / 2:  # no Latin script
        return len(letters) >= _LEAST_SIGNS
    return len(words) >= _LEAST_WORDS and len(letters) >= _LEAST_LETTERS


def _looks_english(words: Sequence[str]) -> bool:
    known = set(words)
    english, other = known & ENGLISH_WORDS - _TOO_COMMON, known & OTHER_LANGUAGE_WORDS
    return (bool(known & _ENGLISH_ALONE) and not other) or len(english) >= 2 + 2 * len(other)


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return {row[0]: row[1] for row in read_rows(Path(__file__).with_name("languages.tsv"))}


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_names())
    return identifier
