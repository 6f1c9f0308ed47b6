"""What the source has only as somebody's word (an accusation, a party's argument, a mere belief), told by the rewrite as a fact."""

from __future__ import annotations

from factcheck.checks.claim import Claim
from factcheck.checks.plain_text import source_span
from factcheck.checks.speech.speakers import shown
from factcheck.checks.speech.statements import Statement, claimed, content, covers, is_hedged, statements, told_as_fact
from factcheck.report import Reason

KIND = "attribution"


def find(claim: Claim) -> list[Reason]:
    """The claim as a whole, where in the source only a party to the matter says so."""
    text = claim.sentence.text
    words = content(text)
    if len(words) < 2 or is_hedged(text) or claimed(claim):
        return []
    only: tuple[int, Statement] | None = None
    for index, source in enumerate(claim.sources):
        told = statements(source)
        said = [one for one in told if covers(one.words, words, True)]
        if any(not one.is_disputed(told) for one in said) or told_as_fact(words, False, source, told):
            return []
        if said and only is None:
            only = index, said[0]
    if only is None:
        return []
    index, one = only
    verb = "denies" if one.kind == "deny" else "says"
    message = f"In the source only {shown(claim.sources[index], one.holder)} {verb} this."
    place = source_span(claim, index, one.sentence_start, one.sentence_end)
    return [claim.reason(KIND, message, 0, len(text), place)]
