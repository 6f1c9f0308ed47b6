"""How sentences link two events: which came first, and whether one is told as the cause of the other."""

from factcheck.checks.clauses.links.check import find, links_of
from factcheck.checks.clauses.links.event import Link, year_of

__all__ = ["Link", "find", "links_of", "year_of"]
