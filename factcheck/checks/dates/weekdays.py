"""Days of the week that a text names together: "every day but Sunday", "from Monday to Friday", "at weekends"."""

from __future__ import annotations

import re
from collections.abc import Set

from factcheck.checks.dates.patterns import WEEKDAYS

_DAY = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_FROM_TO = re.compile(rf"\b({_DAY})s?(?: to | through | until |\s?[-–]\s?)({_DAY})s?\b")
_WEEKEND, _WORKING = frozenset((5, 6)), frozenset(range(5))
_KINDS = (
    (re.compile(r"\b(?:every day|each day|daily|all week|seven days a week|any day)\b"), _WEEKEND | _WORKING),
    (re.compile(r"\b(?:all|any|every|on|the) other days?\b|\bdays other than\b|\bthe rest of the week\b"), _WEEKEND | _WORKING),
    (re.compile(r"\bweekends\b|\b(?:every|each) weekend\b"), _WEEKEND),
    (re.compile(r"\b(?:weekdays|working days)\b|\b(?:every|each) (?:weekday|working day)\b"), _WORKING),
)
"""Words for several days, with these days. This weekend is not among them: a match on Saturday is none on Sunday."""


def names_days(text: str, days: Set[int]) -> bool:
    """Whether all of these days (0 is Monday) are among those that a text names together."""
    low = text.lower()
    if any(days <= named and words.search(low) for words, named in _KINDS):
        return True
    return any(
        all((day - WEEKDAYS[first]) % 7 <= (WEEKDAYS[last] - WEEKDAYS[first]) % 7 for day in days)
        for first, last in _FROM_TO.findall(low)
    )
