"""Which language a sentence is in, and what each language writes in its own way: marks, abbreviations, months, numbers in words."""

from factcheck.text.languages.identify import (
    ENGLISH_WORDS,
    LARGE_PART,
    OTHER_LANGUAGE_WORDS,
    languages_of,
    other_language,
    reads_english,
)
from factcheck.text.languages.table import ENGLISH, LANGUAGES, Language, known_language

__all__ = [
    "ENGLISH",
    "ENGLISH_WORDS",
    "LANGUAGES",
    "LARGE_PART",
    "OTHER_LANGUAGE_WORDS",
    "Language",
    "known_language",
    "languages_of",
    "other_language",
    "reads_english",
]
