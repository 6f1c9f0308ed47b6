"""Whether the source that a citation mark names says what the sentence says."""

from factcheck.checks.citation.check import find

__all__ = ["find"]
