"""Claims about what a source leaves out of all or none of a kind, and claims about all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checks.claim import Claim
from factcheck.checks.clauses.parsed import parse
from factcheck.checks.exceptions.reading import Excepting, exceptions_in, is_denied, leaves_something_out, quantifier, words_of
from factcheck.checks.plain_text import lowered
from factcheck.report import Reason, SourceSpan

_CLAUSE = re.compile(r";\s|,\s(?:and|but|while|whereas)\s|\s(?:and|but)\s(?=(?:it|he|she|they|there)\s)")
_OPEN = re.compile(
    r"\b(?:if|unless|whether|perhaps|probably|possibly|allegedly|reportedly|nearly|almost|until|yet|soon)\b|\?\s*$"
)
_INSTEAD = re.compile(r"\b(?:it|one|so|too|also|then|later|now|since|does|did|has|had|was|were|is|are|will)\b")
"""What another sentence may say of it with few words: "Dorn got one in May"."""
_AUXILIARIES = frozenset("will would may might can could shall should must".split())


def find_excepted(claim: Claim) -> list[Reason]:
    """Clauses that say of what the evidence leaves out what it says of the rest, if nothing else in the sources tells of that."""
    return [
        claim.reason("role", f"the source leaves “{place.text.strip()}” out", start, start + len(clause), place)
        for start, clause, one, span in _of_the_excepted(claim)
        if is_denied(clause) == one.denied
        for place in [SourceSpan(span.source, span.start + one.start, span.start + one.end, span.text[one.start : one.end])]
    ][:1]


def is_rightly_turned(claim: Claim) -> bool:
    """Whether a claim says of what the evidence leaves out the contrary of what it says of the rest."""
    return any(is_denied(clause) != one.denied for _, clause, one, _ in _of_the_excepted(claim))


def _of_the_excepted(claim: Claim) -> Iterator[tuple[int, str, Excepting, SourceSpan]]:
    for span in claim.evidence:
        for one in exceptions_in(span.text):
            for start, clause in _clauses(claim.sentence.text):
                if _is_of(clause, one) and not _is_told_elsewhere(clause, one, span, claim):
                    yield start, clause, one, span


def _clauses(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for match in _CLAUSE.finditer(text):
        yield start, text[start : match.start()]
        start = match.end()
    yield start, text[start:].rstrip()


def _is_of(clause: str, one: Excepting) -> bool:
    """Whether a clause says what is said of a kind, of one that is left out of it and of nothing else."""
    words = words_of(clause)
    named = frozenset().union(*(gone for gone in one.gone if gone <= words))
    if not named or quantifier(lowered(clause)) == "all" or _OPEN.search(lowered(clause)):
        return False
    if leaves_something_out(re.sub(r"\bonly\b|\bwithout\b", " ", lowered(clause))):
        return False
    rest = words - named - one.group
    return one.key in rest and rest <= one.words and is_of_that_time(clause, one)


def is_of_that_time(clause: str, one: Excepting) -> bool:
    """Whether both have the same tense, and the clause no "will" or "may" of its own."""
    sides = [[t for t in parse(text).tokens if t.tag in ("VBD", "VBZ", "VBP", "MD")] for text in (clause, one.text)]
    modal = [{t.text.lower() for t in side} & _AUXILIARIES for side in sides]
    past = [bool(side) and side[0].tag == "VBD" for side in sides]
    return modal[0] == modal[1] and past[0] == past[1]


def _is_told_elsewhere(clause: str, one: Excepting, span: SourceSpan, claim: Claim) -> bool:
    """Whether the sources speak of what is left out in another place too, and may say there what the clause says."""
    words = words_of(clause)
    named = [gone for gone in one.gone if gone <= words]
    said = words - frozenset().union(*named)
    for number, source in enumerate(claim.sources):
        for match in re.finditer(r"[^.!?;\n]+", source):
            start, end = match.span()
            text = match[0]
            if number == span.source and start < span.start + one.end and end > span.start + one.start:
                cut = span.start + one.start - start, span.start + one.end - start
                text = text[: max(0, cut[0])] + " " + text[cut[1] :]
                if any(gone <= words_of(text) for gone in named):
                    return True
                continue
            told = words_of(text)
            if any(gone <= told for gone in named) and (said & told or _INSTEAD.search(lowered(text))):
                return True
    return False


def find_dropped(claim: Claim) -> list[Reason]:
    """Claims about all or none of a kind of which the evidence leaves something out."""
    known = words_of(" ".join(span.text for span in claim.evidence))
    found = []
    for start, clause in _clauses(claim.sentence.text):
        low = lowered(clause)
        sort = quantifier(low)
        if not sort or leaves_something_out(low) or _OPEN.search(low):
            continue
        words = words_of(clause)
        for span in claim.evidence:
            for one in exceptions_in(span.text):
                named = frozenset().union(*one.gone) - one.group
                if (
                    (sort == "no") == one.denied
                    and one.key in words
                    and one.group <= words
                    and not named & words
                    and _before(low, one.key) <= one.words
                    and words <= known
                    and is_of_that_time(clause, one)
                    and not _says_all(claim, one)
                ):
                    place = SourceSpan(span.source, span.start + one.start, span.start + one.end, span.text[one.start : one.end])
                    text = f"the source leaves “{place.text.strip()}” out"
                    found.append(claim.reason("condition", text, start, start + len(clause), place))
    return found[:1]


def _before(low: str, key: str) -> frozenset[str]:
    """The words of a clause before a word."""
    match = next((m for m in re.finditer(r"\w+", low) if key in words_of(m[0])), None)
    return words_of(low[: match.start()]) if match else frozenset()


def _says_all(claim: Claim, one: Excepting) -> bool:
    """Whether the source has the clause without the exception in another place."""
    return any(
        quantifier(lowered(part)) and one.words <= words_of(part) and not leaves_something_out(part)
        for source in claim.sources
        for part in re.split(r"[.!?;\n]", source)
    )
