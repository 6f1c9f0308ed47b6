"""Reads the figures and dates of other languages as English ones, so that one reader of numbers and one of dates serve all."""

from factcheck.checks.languages.spoken import in_any_language, is_english, language_of, shares_words, spoken

__all__ = ["in_any_language", "is_english", "language_of", "shares_words", "spoken"]
