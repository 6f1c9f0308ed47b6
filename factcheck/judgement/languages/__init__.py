"""Texts in other languages than English, for a warning in the report."""

from factcheck.judgement.languages.identify import language_warnings, other_language

__all__ = ["language_warnings", "other_language"]
