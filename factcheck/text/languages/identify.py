"""Tells which language a sentence is in.

Small words tell English at once. Only where they do not is the library py3langid asked, which takes most of a second to load. It is asked
about the words that are no names: those are of any language.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.text.languages.table import ENGLISH, LANGUAGES

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

LARGE_PART = 0.2
"""Share of a text's letters from which another language in it counts."""

ENGLISH_WORDS = frozenset(
    """the of and to is was were for with on that by at from he she it they has have had said a an as his her their this be will not are but
    who which after before would could been about than into over when where we you its there what""".split()
)
"""Small words by which an English sentence is known, without diacritics."""
OTHER_LANGUAGE_WORDS = frozenset(word for language in LANGUAGES.values() for word in language.listed("small"))
"""Small words of other languages."""

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
_UNSPACED = re.compile("[\u2e80-\uffdc]")
_LEAST_WORDS = 3
_LEAST_TOGETHER = 6
"""Words that are enough where no sentence has enough by itself, and how sure they must be."""
_SURE_TOGETHER, _NEVER_SURE = 0.9, 2.0
_LEAST_SMALL = 2
"""Small words of a language that tell it where it is only the likeliest."""
_LEAST_LETTERS = 10
_LEAST_SIGNS = 6
"""Letters that are enough in scripts other than the Latin."""
_MOST_SENTENCES = 60
_LONGEST = 2000
_MOST_ENGLISH = 0.02
_LEAST_SURE = 0.3
"""Danish and Norwegian, or Hindi and Marathi, are hard to tell apart; that a text is not English is sure nevertheless."""
_SURE = 0.99
"""How sure a sentence's own language must be where it is not that of most of its text."""
_LEAST_OWN_LETTERS = 25


def languages_of(sentences: Sequence[str], otherwise: str = ENGLISH) -> tuple[str, ...]:
    """The code of each sentence's language, English where nothing tells another.

    Args:
        sentences: those of one text.
        otherwise: the language of a text that is too short to tell.

    Example:
        ``["The mayor said:", "Der Haushalt ist abgelehnt, und zwar am Dienstag."]`` gives ``("en", "de")``.
    """
    other = other_language(sentences)
    if other is None:
        tells_nothing = otherwise != ENGLISH and not any(map(_may_tell, sentences))
        return (otherwise if tells_nothing else ENGLISH,) * len(sentences)
    found: list[str] = []
    for sentence in sentences:
        words = _prose_words(sentence)
        before = found[-1] if found else other[0]
        found.append(ENGLISH if _look_english(words) else _own_language(words, other[0]) if _is_enough(words) else before)
    return tuple(found)


def other_language(sentences: Sequence[str]) -> tuple[str, float] | None:
    """The language, not English, that a text or a large part of it is in, and that share; None for English and what is too short to tell.

    Example:
        ``["Der Stadtrat lehnte den Haushalt am Dienstag ab."]`` gives ``("de", 1.0)``.
    """
    step = max(1, -(-len(sentences) // _MOST_SENTENCES))
    letters, doubtful_letters, doubtful, short = 0, 0, list[str](), list[str]()
    for sentence in sentences[::step]:
        prose = _prose(sentence)
        own = sum(map(str.isalpha, prose))
        letters += own
        words = _lower_case_words(prose)
        if _is_enough(words) and not _look_english(words):
            doubtful += words
            doubtful_letters += own
        elif not _is_enough(words):
            short += words
    if doubtful and doubtful_letters >= LARGE_PART * letters:
        code = _told(doubtful, _LEAST_SURE) or _told([*doubtful, *short], _NEVER_SURE)
        return (code, doubtful_letters / letters) if code else None
    if not doubtful and not _look_english(short) and _may_be_another(short):
        code = _told(short, _SURE_TOGETHER if len(short) >= _LEAST_TOGETHER else _NEVER_SURE)
        return (code, 1.0) if code else None
    return None


def _told(words: Sequence[str], sure: float) -> str | None:
    """The likeliest language of words, if that is not English, and its sureness or small words of it say so."""
    ranked = _ranked(words)
    code, sureness = ranked[0]
    is_sure = sureness >= sure and dict(ranked)[ENGLISH] <= _MOST_ENGLISH
    has_small_words = len(LANGUAGES[code].listed("small") & set(words)) >= _LEAST_SMALL and not _ENGLISH_ALONE & set(words)
    return code if code != ENGLISH and (is_sure or has_small_words) else None


def reads_english(text: str) -> bool:
    """Whether the small words of a stretch of text are those of English."""
    return _look_english(_prose_words(text))


def _look_english(words: Sequence[str]) -> bool:
    """Whether words in lower case are mostly those of an English sentence."""
    known = set(words)
    english, other = known & ENGLISH_WORDS - _TOO_COMMON, known & OTHER_LANGUAGE_WORDS
    return (bool(known & _ENGLISH_ALONE) and not other) or len(english) >= 2 + 2 * len(other)


def _may_be_another(words: Sequence[str]) -> bool:
    """Whether words that are few have a letter or small words that English has not, so that it is worth asking."""
    return not "".join(words).isascii() or len(OTHER_LANGUAGE_WORDS & set(words)) >= _LEAST_SMALL


def _may_tell(sentence: str) -> bool:
    """Whether a sentence is long enough to tell its language, or has one of the small words that are English alone."""
    return _is_enough(_prose_words(sentence)) or bool(_ENGLISH_ALONE & set(map(str.lower, _WORD.findall(sentence))))


def _own_language(words: Sequence[str], main: str) -> str:
    """The language of a sentence that is not English: the text's, unless it is surely another."""
    if sum(map(len, words)) < _LEAST_OWN_LETTERS and words[0][0].isascii():
        return main
    code, sureness = _ranked(words)[0]
    return code if sureness >= _SURE else main


def _prose_words(sentence: str) -> list[str]:
    return _lower_case_words(_prose(sentence))


def _prose(sentence: str) -> str:
    """The sentence without quotations, code and addresses."""
    return " ".join(
        word for word in _QUOTED.sub(" ", sentence[:_LONGEST]).split() if _UNSPACED.search(word) or not _CODE.search(word)
    )


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


def _ranked(words: Sequence[str]) -> list[tuple[str, float]]:
    """Codes of languages with how likely the words are theirs, the likeliest first."""
    return [(str(code), float(sureness)) for code, sureness in _identifier().rank(" ".join(words))]


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(LANGUAGES)
    return identifier
