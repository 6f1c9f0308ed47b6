"""Duties that an adjective or a noun tells, or the contrary of a verb: "it is mandatory to", "must not leave" as "need not stay"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from factcheck.checks.claim import Claim
from factcheck.checks.clauses.parsed import standings_table
from factcheck.checks.plain_text import lowered
from factcheck.checks.tables import read_sections
from factcheck.checks.vocabulary.words import stem
from factcheck.report import Reason, SourceSpan

_WORDS = {
    "must": "must be done", "should": "should be done", "may": "may be done", "needless": "need not be done",
    "forbidden": "must not be done",
}  # fmt: skip
_MODAL = re.compile(
    r"(?P<must>\b(?:must|shall|ha(?:s|ve)\sto|needs?\sto)(?!\snot\b))|(?P<should>\b(?:should|ought\sto)(?!\snot\b))"
    r"|(?P<forbidden>\b(?:must|may|shall|can)\snot|\bcannot|\bmustn't|\bcan't)|(?P<may>\b(?:may|can)(?!\s(?:not|be\s\w*ble)\b))"
    r"|(?P<needless>\bneed\snot|\bneedn't|\b(?:do|does)(?:\snot|n't)\s(?:have|need)\sto|\b(?:is|are)\snot\s(?:obliged|required|bound|compelled)\sto)"
)
_CLAUSE = re.compile(r"[.;:?!]\s|,\s(?:and|but|while|whereas|though|although|so)\s|\bbut\s")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_SMALL = frozenset(
    "a an the of in on at to by for from with into his her its their our my your it he she they them we i you be is are was been being have"
    " has do does not that this these those who which and or as there all every each any must shall should may can need cannot ought"
    " people staff workers everyone everybody anyone one anybody person persons".split()
)
_OPEN = re.compile(r"\b(?:if|unless|when|except|until|before|only|once|whether|sometimes|partly)\b")
"""Words by which a duty is one for some case."""
_LONGEST = 600
"""Characters of a sentence up to which it is read."""
_BEGINNING = 4
"""Letters in which words of one family are alike."""
_FOR = re.compile(r"\b(?:for|by)\b")
_HEDGED = re.compile(r"\b(?:not|no|never|longer|hardly|nor|neither|used|was|were|had|will|would|might)\b|n't\b")


@dataclass(frozen=True, slots=True)
class _Duty:
    """What must, should, may or need not be done; `words` are the stems of what, `start` and `end` the word that says so.

    `who` are the words before it.
    """

    sort: str
    words: frozenset[str]
    start: int
    end: int
    by_verb: bool
    text: str
    who: frozenset[str] = frozenset()


@cache
def _table(section: str) -> dict[str, frozenset[str]]:
    read: dict[str, str] = read_sections(Path(__file__).with_name("duties.toml"))[section]
    return {name: frozenset(words.split()) for name, words in read.items()}


@cache
def _named() -> re.Pattern[str]:
    adjectives = "|".join(f"(?P<{name}>{'|'.join(map(_with_to, sorted(words)))})" for name, words in _table("adjectives").items())
    nouns = "|".join(f"(?P<{name}_n>{'|'.join(sorted(words))})" for name, words in _table("nouns").items())
    return re.compile(
        rf"\b(?:(?:is|are|remains?|it's)\s(?:\w+ly\s)?(?:{adjectives})(?![\w-])"
        rf"|(?:ha(?:s|ve)\s(?:a|an|the)|(?:is|are)\sunder\san?)\s(?:\w+\s)?(?:{nouns})\sto\b)"
    )


def _with_to(adjective: str) -> str:
    return rf"{adjective}(?=\sto\s)" if adjective in _table("persons")["adjectives"] else adjective


def find(claim: Claim) -> list[Reason]:
    """Duties of the claim that the evidence has as others."""
    if len(claim.sentence.text) > _LONGEST:
        return []
    return [*_otherwise(claim), *_contrary(claim)][:1]


def _short(claim: Claim) -> list[SourceSpan]:
    return [span for span in claim.evidence if len(span.text) <= _LONGEST]


def _otherwise(claim: Claim) -> Iterator[Reason]:
    ours = list(_duties(claim.sentence.text))
    told = [(span, duty) for span in _short(claim) if ours for duty in _duties(span.text)]
    changes = standings_table()[1]
    for duty in ours:
        if _OPEN.search(duty.text):
            continue
        same = [(span, other) for span, other in told if _is_of_the_same(duty, other)]
        if (
            not same
            or any(other.sort == duty.sort for _, other in same)
            or all(other.by_verb and duty.by_verb for _, other in same)
        ):
            continue
        if all(duty.sort in changes.get(other.sort, ()) for _, other in same) and not any(
            other.sort == "forbidden" and _OPEN.search(other.text) for _, other in same
        ):
            yield _reason(claim, duty, *same[0])


def _duties(text: str) -> Iterator[_Duty]:
    low = lowered(text)
    start = 0
    for end in [*(match.start() for match in _CLAUSE.finditer(low)), len(low)]:
        clause = low[start:end]
        found = list(_named().finditer(clause)) or list(_MODAL.finditer(clause))
        if len(found) == 1:
            match = found[0]
            by_verb = match.re is _MODAL
            sort = next(name for name, value in match.groupdict().items() if value).removesuffix("_n")
            rest = clause[: match.start()] + " " + clause[match.end() :]
            if by_verb or not _HEDGED.search(rest):
                yield _Duty(
                    sort, _stems(rest), start + match.start(), start + match.end(), by_verb, rest, _stems(clause[: match.start()])
                )
        start = end


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in _WORD.findall(text) if word not in _SMALL)


def _like(ours: frozenset[str], theirs: frozenset[str]) -> frozenset[str]:
    """Those of the words that begin like one of the others: attendance and attend."""
    begun = {word[:_BEGINNING] for word in theirs}
    return frozenset(word for word in ours if word[:_BEGINNING] in begun)


def _is_of_the_same(ours: _Duty, theirs: _Duty) -> bool:
    """Whether two duties are of the same matter: all words of the claim, and most of the source's, are those of the other."""
    if not ours.words or not theirs.words:
        return False
    shared = _like(theirs.words, ours.words)
    more = ours.words - _like(ours.words, theirs.words)
    if more and ours.by_verb and not theirs.by_verb and not _FOR.search(theirs.text):
        more -= ours.who  # "it is mandatory to" is so for all
    return not more and 2 * len(shared) >= len(theirs.words)


def _contrary(claim: Claim) -> Iterator[Reason]:
    """What must not be done told as what need not be left alone: "must not leave the path", "do not have to stay on it"."""
    low = lowered(claim.sentence.text)
    first = next((match.start() for match in _CLAUSE.finditer(low)), len(low))
    for ours in _MODAL.finditer(low, 0, first):
        if _OPEN.search(low[:first]):
            return
        for span in _short(claim):
            text = lowered(span.text)
            for theirs in _MODAL.finditer(text):
                end = next((match.start() for match in _CLAUSE.finditer(text, theirs.end())), len(text))
                mine, other = low[ours.end() : first].split(), text[theirs.end() : end].split()
                pair = (theirs.lastgroup, ours.lastgroup)
                if not mine or not other or pair not in (("forbidden", "needless"), ("must", "may")):
                    continue
                stay, leave = (mine, other) if pair[1] == "needless" else (other, mine)
                if _OPEN.search(text[theirs.end() : end]) or not _are_contrary(stay, leave):
                    continue
                subject = _stems(low[: ours.start()])
                things = _stems(" ".join(mine[1:])) - _stems("out off away quiet silent shut closed")
                if subject <= _stems(text[: theirs.start()]) and things and things <= _stems(" ".join(other[1:])):
                    sort = theirs.lastgroup or ""
                    duty = _Duty(ours.lastgroup or "", frozenset(), ours.start(), ours.end(), True, "")
                    yield _reason(claim, duty, span, _Duty(sort, frozenset(), theirs.start(), theirs.end(), True, ""))


def _are_contrary(stay: list[str], leave: list[str]) -> bool:
    contrary = _table("stay").get(stay[0], frozenset())
    return leave[0] in contrary or (contrary == {"*"} and any(stem(word) == stem(leave[0]) for word in stay[1:4]))


def _reason(claim: Claim, ours: _Duty, span: SourceSpan, theirs: _Duty) -> Reason:
    place = SourceSpan(span.source, span.start + theirs.start, span.start + theirs.end, span.text[theirs.start : theirs.end])
    text = claim.sentence.text[ours.start : ours.end].strip()
    return claim.reason("modality", f"“{text}”: in the source it {_WORDS[theirs.sort]}", ours.start, ours.end, place)
