"""Whose words they are: quotations and statements in indirect speech that the source has from somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.checks.claim import Claim
from factcheck.checks.plain_text import source_span
from factcheck.checks.quotations.marks import Quote, outer_quotes, overlapping
from factcheck.checks.quotations.quoted_text import quoted_source, segments
from factcheck.checks.speech.holders import Holder
from factcheck.checks.speech.identity import same_speaker, speaks_for
from factcheck.checks.speech.quoted import speaker_of
from factcheck.checks.speech.statements import Statement, claimed, content, covers, statements
from factcheck.checks.speech.tables import PEOPLE, SIDES
from factcheck.report import Reason, Severity

KIND = "speaker"
_SURE_WORDS = 4  # several people may say the same few words
_MOST_QUOTATIONS = 100
_LIKEWISE = re.compile(r"\b(?:so too|said so|the same|likewise|agree[sd]?)\b", re.I)
_ALSO = re.compile(r"\b(?:also|as well|too(?=[.,;]|$))\b", re.I)
_VIEWS = frozenset({"expect", "promise", "believe", "claim", "argue"})
_FOR_OTHERS = frozenset(
    "owner manager director chairman chairwoman boss chief head founder leader president secretary minister mayor firm company group"
    " organisation organization body agency club team lawyer couple pair duo".split()
)
"""Nouns for speakers who may speak for another, or be told by another noun."""
_OF_THE_SAME = re.compile(r"\b(?:it|they|them|that|this|he|she)\b", re.I)
_STATED = frozenset({"report", "claim", "allege", "argue", "believe", "accuse", "admit", "promise", "expect"})


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
            if speaks_for(shown(source, there), shown(claim.rewrite, here), source):
                return
            wrong = wrong or (index, low, high, there)
    if wrong is not None:
        index, low, high, there = wrong
        severity: Severity = "error" if len(longest) >= _SURE_WORDS else "warning"
        message = f"In the source {shown(claim.sources[index], there)} says this, not {shown(claim.rewrite, here)}."
        offset = claim.sentence.start
        place = source_span(claim, index, low, high)
        yield claim.reason(KIND, message, start - offset, end - offset, place, severity)


def _says_otherwise(said: Statement, other: Statement, told: Sequence[Statement], source: str) -> bool:
    """Whether who is told to have said it has said something else of the same matter, right beside the one who did say it."""
    if said.holder.name or other.holder.name or not _are_apart(said.holder.head, other.holder.head):
        return False
    own = [one for one in told if one.holder.head == said.holder.head]
    return bool(own) and all(not covers(one.words, said.words, True) and _are_of_one_matter(one, other, source) for one in own)


def _are_of_one_matter(own: Statement, other: Statement, source: str) -> bool:
    """Whether two statements stand side by side, and the one takes up what the other says or is a view of its own."""
    first, second = sorted((own, other), key=lambda one: one.start)
    apart = re.search(r"[.!?]\s.*\w[.!?]\s", source[first.end : second.start])
    also = _ALSO.search(source, own.holder.end, own.end)
    alike = own.kind in _VIEWS or own.words & other.words or _OF_THE_SAME.search(source, own.start, own.end)
    return not apart and not also and bool(alike)


def _are_apart(one: str, other: str) -> bool:
    """Whether two nouns are surely not for one speaker: not "firm" and "bakery", nor "bakery" and "owner"."""
    vague = PEOPLE["generic"] | _FOR_OTHERS
    sides = SIDES.get(one, ""), SIDES.get(other, "")
    return bool(one and other) and one != other and not vague & {one, other} and (sides[0] != sides[1] or not sides[0])


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
        if said.told_elsewhere(source, told) or any(
            one.holder.head == said.holder.head and _LIKEWISE.search(source, one.holder.end, one.end) for one in told
        ):
            return
        for other in told:
            same = same_speaker(said.holder, other.holder, claim.rewrite, source)
            if covers(other.words, said.words, other.denies == said.denies):
                if same is None and _says_otherwise(said, other, told, source):
                    same = False
                named = content(" ".join((*said.holder.name, *said.holder.words)))
                if same is not False or named & other.words:  # "the paper reports that Mehl said"
                    return
                if speaks_for(shown(source, other.holder), shown(claim.rewrite, said.holder), source):
                    return
                wrong = wrong or (index, other)
    if wrong is not None:
        index, other = wrong
        message = f"In the source {shown(claim.sources[index], other.holder)} says this, not {shown(claim.rewrite, said.holder)}."
        offset = claim.sentence.start
        start, end = said.holder.start - offset, said.holder.end - offset
        yield claim.reason(KIND, message, start, end, source_span(claim, index, other.sentence_start, other.sentence_end))
