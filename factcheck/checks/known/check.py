"""The findings: claims of which code knows by the evidence that they do not hold."""

from __future__ import annotations

from factcheck.checks.claim import Claim
from factcheck.checks.known.registry import known
from factcheck.checks.plain_text import source_span
from factcheck.report import Reason, SourceSpan


def find_number(claim: Claim) -> list[Reason]:
    """Figures, limits and counts that do not hold."""
    return _found(claim, "number")


def find_role(claim: Claim) -> list[Reason]:
    """Comparisons, kinship and results told the wrong way round."""
    return _found(claim, "role")


def _found(claim: Claim, kind: str) -> list[Reason]:
    text = claim.sentence.text
    found: list[tuple[SourceSpan, Reason]] = []
    for span in claim.evidence:
        judged = known(text, span.text)
        if any(one.holds for one in judged):
            return []
        for one in judged:
            if one.kind == kind:
                place = source_span(claim, span.source, span.start + one.start, span.start + one.end)
                here = text[slice(*one.at)].strip()
                message = f"“{here}” does not hold by “{place.text.strip()}”."
                found.append((span, claim.reason(kind, message, *one.at, place)))
    return [reason for _, reason in found][:1]
