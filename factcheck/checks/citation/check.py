"""Citation marks: does the cited source say it, another one, none, or is there no such source?

Only with several sources, which marks count from 1. The label of the sentence stands, whatever is found: it says whether any source
supports the statement, and the finding who does.
"""

from __future__ import annotations

from collections.abc import Collection

from factcheck.checks.claim import Claim
from factcheck.report import Reason, Severity, SourceSpan
from factcheck.text.citations import Citation, citations, cited

_MOST_NAMED = 3


def find(claim: Claim) -> list[Reason]:
    """The findings on the citation marks of a sentence."""
    marks = citations(claim.rewrite, claim.sentence, claim.sources)
    return [*_unknown(claim, marks), *_misattributed(claim, marks)]


def _unknown(claim: Claim, marks: list[Citation]) -> list[Reason]:
    count = len(claim.sources)
    return [
        _reason(claim, mark, f"there is no source {number}: there are {count}, counted from 1")
        for mark in marks
        for number in mark.numbers
        if not 1 <= number <= count
    ]


def _misattributed(claim: Claim, marks: list[Citation]) -> list[Reason]:
    named = cited(marks, len(claim.sources))
    if not named:
        return []
    known = [mark for mark in marks if cited([mark], len(claim.sources))]
    mark = Citation(known[0].start, known[-1].end, known[0].numbers)
    if not claim.entailed_by:
        others = "" if len(named) == len(claim.sources) else ", and no other either"
        return [_reason(claim, mark, f"not found in {_listed(named)}{others}", severity="warning")]
    supporters = _smallest([frozenset(part.source for part in parts) for parts in claim.entailed_by])
    if any(sources <= named for sources in supporters):
        return []
    saying = min(supporters, key=lambda sources: (len(sources - named), len(sources), sorted(sources)))
    place = next(
        part
        for parts in claim.entailed_by
        if {part.source for part in parts} == saying
        for part in parts
        if part.source not in named
    )
    if saying & named:
        message = f"{_listed(saying & named)} {_says(saying & named)} only a part of this, {_listed(saying - named)} the rest"
        return [_reason(claim, mark, message, place, "info")]
    together = " together" if len(saying) > 1 else ""
    return [
        _reason(
            claim, mark, f"misattributed: {_listed(saying)}{together} {_says(saying)} this, not {_listed(named, 'or')}", place
        )
    ]


def _smallest(groups: list[frozenset[int]]) -> list[frozenset[int]]:
    """The groups that contain no other: what two say together with one that says it alone is no news."""
    return [group for group in groups if not any(other < group for other in groups)]


def _listed(sources: Collection[int], word: str = "and") -> str:
    *most, last = [f"source {index + 1}" for index in sorted(sources)]
    if len(most) > _MOST_NAMED:
        return f"the {len(sources)} sources"
    return f"{', '.join(most)} {word} {last}" if most else last


def _says(sources: Collection[int]) -> str:
    return "say" if len(sources) > 1 else "says"


def _reason(claim: Claim, mark: Citation, message: str, source: SourceSpan | None = None, severity: Severity = "error") -> Reason:
    sentence = claim.sentence
    if mark.end > sentence.end:  # behind the sentence
        return claim.reason("citation", message, 0, len(sentence.text), source, severity)
    return claim.reason("citation", message, mark.start - sentence.start, mark.end - sentence.start, source, severity)
