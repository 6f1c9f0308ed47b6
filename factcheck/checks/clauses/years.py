"""Years told of another deed: "became chair in 2014" where the source has "joined the board in 2014, became its chair in 2018"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.checks.claim import Claim
from factcheck.checks.clauses.deeds import Deed, deeds_of
from factcheck.checks.clauses.links import year_of
from factcheck.checks.clauses.matching import lost_capitals
from factcheck.checks.clauses.phrases import Phrase
from factcheck.checks.plain_text import source_span
from factcheck.models.parser import parse
from factcheck.report import Reason, SourceSpan

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_LONGEST = 600


def find(claim: Claim) -> list[Reason]:
    """The year of a deed that the source tells of another deed of the same, and of this one another year."""
    text = claim.sentence.text
    stated = _YEAR.findall(text)
    told = [span for span in claim.evidence if _YEAR.search(span.text) and len(span.text) <= _LONGEST]
    others = {year for span in told for year in _YEAR.findall(span.text)}
    if len(stated) != 1 or len(text) > _LONGEST or stated[0] not in others or len(others) < 2 or lost_capitals(text):
        return []
    theirs = [(span, year, deed) for span in told for year, deed in _dated(span.text)]
    for year, deed in _dated(text):
        alike = [(span, other) for span, other, one in theirs if _is_same(deed, one)]
        elsewhere = [one for _, other, one in theirs if other == year and one.verb != deed.verb and _same_subject(deed, one)]
        if alike and elsewhere and all(other != year for _, other in alike):
            return [_reason(claim, year, *alike[0])]
    return []


def _dated(text: str) -> list[tuple[str, Deed]]:
    parsed = parse(text)
    return [(year, deed) for deed in deeds_of(parsed) if not deed.negated and (year := year_of(parsed, deed.index))]


def _is_same(ours: Deed, theirs: Deed) -> bool:
    """Whether two deeds are one, but for their year: the same verb with the same subject and complement."""
    alike = ours.verb == theirs.verb and ours.under == theirs.under and _same_subject(ours, theirs)
    return alike and all(_agree(ours.fillers(role), theirs.fillers(role)) for role in ("object", "is"))


def _same_subject(ours: Deed, theirs: Deed) -> bool:
    first, second = (deed.fillers("subject") or deed.fillers("object") for deed in (ours, theirs))
    return bool(first) and _agree(first, second)


def _agree(ours: Sequence[Phrase], theirs: Sequence[Phrase]) -> bool:
    """Whether two fillers may name the same: by a name or noun in common, or one is a pronoun; none at all may be any."""
    if not ours or not theirs:
        return True
    return any(
        one.is_pronoun or other.is_pronoun or one.head == other.head or bool(set(one.names) & set(other.names))
        for one in ours
        for other in theirs
    )


def _reason(claim: Claim, year: str, span: SourceSpan, other: str) -> Reason:
    start, there = claim.sentence.text.index(year), span.start + span.text.index(other)
    place = source_span(claim, span.source, there, there + len(other))
    return claim.reason(
        "date", f"In the source “{year}” is told of something else, and of this “{place.text}”.", start, start + len(year), place
    )
