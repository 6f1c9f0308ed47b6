"""Whose words they are: quotations and statements in indirect speech that the source has from somebody else."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checks.claim import Claim
from factcheck.checks.plain_text import source_span
from factcheck.checks.quotations.marks import Quote, outer_quotes, overlapping
from factcheck.checks.quotations.quoted_text import quoted_source, segments
from factcheck.checks.speech.holders import Holder
from factcheck.checks.speech.identity import same_speaker
from factcheck.checks.speech.quoted import speaker_of
from factcheck.checks.speech.statements import Statement, claimed, content, covers, statements
from factcheck.report import Reason, Severity

KIND = "speaker"
_SURE_WORDS = 4  # several people may say the same few words
_MOST_QUOTATIONS = 100
_STATED = frozenset({"report", "claim", "allege", "argue", "believe", "accuse", "admit", "promise"})


def find(claim: Claim) -> list[Reason]:
    """Quotations, and statements in indirect speech, that the source has from somebody else."""
    sentence = claim.sentence
    found = overlapping(outer_quotes(claim.rewrite), sentence.start, sentence.end)[:_MOST_QUOTATIONS]
    reasons = [reason for quote in found for reason in _quotation(claim, quote)]
    return reasons or [reason for statement in claimed(claim) for reason in _indirect(claim, statement)][:1]


def _quotation(claim: Claim, quote: Quote) -> Iterator[Reason]:
    start, end = max(quote.inner, claim.sentence.start), min(quote.inner_end, claim.sentence.end)
    parts = segments(claim.rewrite, start, end)
    longest = max(parts, key=len, default=[])
    if len(longest) < 3 or (here := speaker_of(claim.rewrite, quote)) is None:
        return
    wrong: tuple[int, int, int, Holder] | None = None
    for index, source in enumerate(claim.sources):
        prepared = quoted_source(source)
        for low, high in prepared.places(longest):
            around = prepared.quote_at(low, high)
            there = around and speaker_of(source, around)
            if not there or same_speaker(here, there, claim.rewrite, source) is not False:
                return  # by the same speaker, or nobody can tell
            wrong = wrong or (index, low, high, there)
    if wrong is not None:
        index, low, high, there = wrong
        severity: Severity = "error" if len(longest) >= _SURE_WORDS else "warning"
        message = f"In the source {shown(claim.sources[index], there)} says this, not {shown(claim.rewrite, here)}."
        offset = claim.sentence.start
        place = source_span(claim, index, low, high)
        yield claim.reason(KIND, message, start - offset, end - offset, place, severity)


def shown(text: str, holder: Holder) -> str:
    """The speaker as the text names him."""
    return " ".join(text[holder.start : holder.end].split()) or " ".join(holder.name).title()


def _indirect(claim: Claim, said: Statement) -> Iterator[Reason]:
    """A statement that only others make in the source; whoever makes it too, or tells it as a fact, may have made it to him."""
    if said.kind not in _STATED or said.holder.pronoun:
        return
    wrong: tuple[int, Statement] | None = None
    for index, source in enumerate(claim.sources):
        told = statements(source)
        if said.told_elsewhere(source, told):
            return
        for other in told:
            same = same_speaker(said.holder, other.holder, claim.rewrite, source)
            if covers(other.words, said.words, other.denies == said.denies):
                named = content(" ".join((*said.holder.name, *said.holder.words)))
                if same is not False or named & other.words:  # "the paper reports that Mehl said"
                    return
                wrong = wrong or (index, other)
    if wrong is not None:
        index, other = wrong
        message = f"In the source {shown(claim.sources[index], other.holder)} says this, not {shown(claim.rewrite, said.holder)}."
        offset = claim.sentence.start
        start, end = said.holder.start - offset, said.holder.end - offset
        yield claim.reason(KIND, message, start, end, source_span(claim, index, other.sentence_start, other.sentence_end))
