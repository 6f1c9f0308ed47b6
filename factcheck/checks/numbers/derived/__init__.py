"""Whether a number follows from others of the evidence, or need not be one of them; what follows is information at most."""

from __future__ import annotations

from factcheck.checks.numbers.derived.cases import is_case
from factcheck.checks.numbers.derived.changes import as_share, is_change, is_multiple, is_ratio, is_share_of_multiple
from factcheck.checks.numbers.derived.clocks import is_counted_time, is_month_in_weeks, is_noon, is_time_between
from factcheck.checks.numbers.derived.collectives import has_collective, has_span
from factcheck.checks.numbers.derived.denied import is_denied
from factcheck.checks.numbers.derived.measured import as_measured
from factcheck.checks.numbers.derived.noted import is_noted_cell
from factcheck.checks.numbers.derived.operations import by_operation, may_be_left, may_follow
from factcheck.checks.numbers.derived.remainders import is_share_left
from factcheck.checks.numbers.derived.ruled import breaks_bound, is_beyond_limit
from factcheck.checks.numbers.derived.spellings import is_in_other_spelling
from factcheck.checks.numbers.derived.sums import derivation

__all__ = [
    "as_measured",
    "as_share",
    "breaks_bound",
    "by_operation",
    "derivation",
    "has_collective",
    "has_span",
    "is_beyond_limit",
    "is_case",
    "is_change",
    "is_counted_time",
    "is_denied",
    "is_in_other_spelling",
    "is_month_in_weeks",
    "is_multiple",
    "is_noon",
    "is_noted_cell",
    "is_ratio",
    "is_share_left",
    "is_share_of_multiple",
    "is_time_between",
    "may_be_left",
    "may_follow",
]
