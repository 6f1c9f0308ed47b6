"""What courts decide: convicted for cleared, the wrong person or charge, prison for a suspended sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.checks.claim import Claim
from factcheck.checks.kept import kept
from factcheck.checks.plain_text import plain, source_span
from factcheck.checks.speech.statements import content
from factcheck.checks.vocabulary.words import pieces
from factcheck.report import Reason, SourceSpan

KIND = "ruling"
_ROOT = 4  # "forgery", "forged" and "forging" are one charge
_END = r"(?=\s+(?:but|and (?:was|were|got|gave|found|sent|\w+ed)|after|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|[,.;:]|$)"
_WHO = r"(?P<who>(?:[^\W\d_a-z][\w'-]*\s?){1,4}|him|her|them)"
_WHAT = rf"(?P<what>[^,.;:]{{3,80}}?){_END}"
_CLEARED = r"acquitted|cleared|exonerated|found not guilty|not guilty"
_GUILTY = r"convicted|found guilty|guilty"
_DISMISSED = r"dismissed|dismisses|dropped|rejected|threw out|thrown out|quashed|struck out"
_CHARGE = r"(?:the |a |all |one |two |an )?(?:charges?|counts?|allegations?|accusations?|indictment)"
_RULINGS = (
    ("cleared", re.compile(rf"\bfound {_WHO}\s?not guilty (?:of|on|over) {_WHAT}")),
    ("guilty", re.compile(rf"\bfound {_WHO}\s?guilty (?:of|on|over) {_WHAT}")),
    ("cleared", re.compile(rf"\b(?:{_CLEARED})\s(?:{_WHO}\s)?(?:of|on|over) {_WHAT}")),
    ("guilty", re.compile(rf"(?<!not )\b(?:{_GUILTY})\s(?:{_WHO}\s)?(?:of|on|over) {_WHAT}")),
    ("cleared", re.compile(rf"\b(?:{_DISMISSED}) {_CHARGE} (?:of|over) {_WHAT}")),
    (
        "cleared",
        re.compile(rf"\b{_CHARGE} (?:of|over) (?P<what>[^,.;:]{{3,60}}?) (?:was|were|has been|have been) (?:{_DISMISSED})\b"),
    ),
)
_BEFORE = re.compile(
    r"(?P<who>(?:[^\W\d_a-z][\w'-]*\s?){1,4})(?:,[^,]{1,60},|,)?\s?(?:was|were|is|has been|had been|is being)\s(?:also\s)?$"
)
_JAIL = re.compile(
    r"\b(?:sent to (?:prison|jail)|jailed|imprisoned|(?:went|goes|go|going) to (?:prison|jail)|put behind bars|behind bars|"
    r"(?:is serving|served|serve|will serve|must serve|spend|spent)\b[^,.;]{0,30}\bin (?:prison|jail))\b",
    re.I,
)
_SUSPENDED = re.compile(
    r"\bsuspended (?:prison |jail )?(?:sentence|term)|(?:prison |jail )?\b(?:sentence|term)\b[^.;]{0,40}\bsuspended\b|"
    r"\bmonths?,? suspended\b",
    re.I,
)
_NOBODY = frozenset("he she they the a an jury jurors court judge".split())
_NEGATED = re.compile(r"\b(?:not|never|without|avoid\w*|escap\w+|spared|instead of)\b|n't\b", re.I)


@dataclass(frozen=True, slots=True)
class Ruling:
    """``text[start:end]`` says that `who` was found guilty or cleared of `what`, both as roots of words; `who` may be empty."""

    outcome: str
    start: int
    end: int
    who: frozenset[str]
    what: frozenset[str]


def find(claim: Claim) -> list[Reason]:
    """Rulings of the sentence that the source has the other way round, of another person, or milder."""
    low, high = claim.sentence.start, claim.sentence.end
    ours = [ruling for ruling in rulings(claim.rewrite) if low <= ruling.start < high]
    return [reason for ruling in ours for reason in _otherwise(claim, ruling)] + list(_suspended(claim))


def _otherwise(claim: Claim, ours: Ruling) -> Iterator[Reason]:
    for index, source in enumerate(claim.sources):
        same = [one for one in rulings(source) if same_charge(one.what, ours.what)]
        most = max((len(one.who & ours.who) for one in same), default=0)
        same = [one for one in same if len(one.who & ours.who) == most]
        if any(one.outcome == ours.outcome and not _others(one, ours) for one in same):
            return
        for one in same:
            said = claim.rewrite[ours.start : ours.end]
            message = f'"{said}" where the source says "{source[one.start : one.end]}"'
            if one.outcome == ours.outcome or not _others(one, ours):
                offset = claim.sentence.start
                place = source_span(claim, index, one.start, one.end)
                yield claim.reason(KIND, message, ours.start - offset, ours.end - offset, place)
                return


def _others(one: Ruling, other: Ruling) -> bool:
    """Whether both name people, and not the same."""
    return bool(one.who and other.who and not one.who & other.who)


def same_charge(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the roots of two charges are mostly the same."""
    return 3 * len(one & other) >= 2 * max(1, min(len(one), len(other)))


def _suspended(claim: Claim) -> Iterator[Reason]:
    match = _JAIL.search(claim.sentence.text)
    if not match or _NEGATED.search(claim.sentence.text) or re.search("suspend", claim.sentence.text, re.I):
        return
    if any(_JAIL.search(source) or re.search(r"\bprison|\bjail", _SUSPENDED.sub("", source), re.I) for source in claim.sources):
        return
    for index, source in enumerate(claim.sources):
        if found := _SUSPENDED.search(source):
            message = f'"{match[0]}" where the source says "{found[0]}"'
            yield claim.reason(KIND, message, match.start(), match.end(), source_span(claim, index, *found.span()))
            return


@kept
def rulings(text: str) -> tuple[Ruling, ...]:
    """What a text says was ruled on whom."""
    found: list[Ruling] = []
    flat = plain(text)
    for piece in pieces(SourceSpan(0, 0, len(flat), flat)):
        matches = [(match, outcome) for outcome, pattern in _RULINGS for match in pattern.finditer(piece.text)]
        for match, outcome in sorted(matches, key=lambda pair: pair[0].start()):
            if found and piece.start + match.start() < found[-1].end:
                continue
            who = match.groupdict().get("who") or ""
            if not who and (before := _BEFORE.search(piece.text[max(0, match.start() - 140) : match.start()])):
                who = before["who"]
            names = _names(who)
            if who and not names and found:  # "cleared Ost of blackmail but found him guilty of theft"
                names = found[-1].who
            found.append(Ruling(outcome, piece.start + match.start(), piece.start + match.end(), names, _roots(match["what"])))
    return tuple(found)


def _names(who: str) -> frozenset[str]:
    return frozenset(word.lower() for word in who.split() if word[0].isupper() and word.lower() not in _NOBODY)


def _roots(text: str) -> frozenset[str]:
    return frozenset(word[:_ROOT] for word in content(text) if word not in ("charg", "count", "one", "two", "three", "all"))
