"""Who or what is told as the only one, though the source says the same of another: "cats are allowed, and so are dogs"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.checks.claim import Claim
from factcheck.checks.exceptions.reading import words_of
from factcheck.checks.plain_text import lowered
from factcheck.report import Reason, SourceSpan

_BE = r"(?:is|are|was|were)"
_DO = rf"(?:{_BE}|do|does|did|has|have|had|can|may|will|would|could|must)"
_ONLY = (
    re.compile(
        rf"(?:the\s)?(?P<who>[^,;]+?)\s{_BE}\sthe\s(?:only|sole)\s(?P<kind>[^,;]*?)\s?(?:\b(?:that|who|which|to)\b\s)?(?P<what>[^,;]*)"
    ),
    re.compile(r"(?:only|just)\s(?P<who>[^,;]+?)\s(?P<what>\w+[^,;]*)"),
    re.compile(
        r"(?:nobody|no\sone|none|nothing|no\s\w+)\s(?:but|except(?:\sfor)?|other\sthan|apart\sfrom)\s(?P<who>[^,;]+?)\s(?P<what>\w+[^,;]*)"
    ),
)
_SO_TOO = re.compile(
    rf"(?:^|[.;]\s)(?P<who>[^,.;]+?)\s(?P<what>(?:{_DO}|\w+)\s[^.;]+?)(?:,\s|;\s|\s)(?:and\s(?P<neither>so|neither)|as|nor)\s{_DO}\s(?P<other>[^,.;]+?)\s*(?=[,.;]|$)"
)
_TOO = re.compile(
    rf"(?:^|[.;]\s)(?P<who>[^,.;]+?)\s(?P<what>(?:{_DO}|\w+)\s[^.;]+?)(?:[,;.]\s(?:and\s)?)(?P<other>[^,.;]+?)\s{_DO}(?:\s[^,.;]*?)?,?\s(?:too|as\swell|also)\b[^,.;]*(?=[,.;]|$)"
)
_BOTH = re.compile(
    rf"(?:^|[.;]\s)(?:both\s)?(?P<who>[^,.;]+?),?\s(?:and|as\swell\sas)\s(?P<other>[^,.;]+?)\s(?P<what>(?:{_DO}|\w+)\s[^.;]+?)\s*(?=[.;]|$)"
)
_LONGEST = 600
"""Characters of two sentences; what is longer is a text that has lost its stops."""
_DENIED = re.compile(r"\b(?:not|no|never|nobody|neither|nor|without)\b|n't\b")
_ANY = words_of("people person animal thing one ones man men woman women group member place")
"""Nouns that say nothing of what they are of."""


@dataclass(frozen=True, slots=True)
class _Alike:
    """Two of whom a text says the same; `what` are the words of that."""

    who: frozenset[str]
    other: frozenset[str]
    what: frozenset[str]
    denied: bool
    start: int
    end: int


def find(claim: Claim) -> Iterator[Reason]:
    """Claims that somebody is the only one, where the evidence says the same of another."""
    low = lowered(claim.sentence.text).strip().rstrip(".!")
    ours = next((match for pattern in _ONLY if (match := pattern.fullmatch(low))), None)
    if ours is None or not (named := words_of(ours["who"])):
        return
    groups = ours.groupdict()
    said = words_of(f"{groups.get('kind') or ''} {ours['what']}")
    for start, text in _passages(claim):
        for both in _alike(text):
            pairs = ((both.who, both.other), (both.other, both.who))
            if not any(named == one and not other & words_of(low) for one, other in pairs):
                continue
            matter = said - _ANY
            if (
                matter
                and matter <= both.what
                and bool(_DENIED.search(ours["what"])) == both.denied
                and _has_key(matter, both.what)
            ):
                source = start[0]
                at = start[1] + both.start, start[1] + both.end
                place = SourceSpan(source, *at, claim.sources[source][slice(*at)])
                text = f"the source says this of another too: “{place.text.strip(' .;')}”"
                yield claim.reason("scope", text, 0, len(claim.sentence.text.rstrip()), place)
                return


def _has_key(matter: frozenset[str], told: frozenset[str]) -> bool:
    """Whether a claim says most of what the source says."""
    return 2 * len(matter) >= len(told)


def _passages(claim: Claim) -> Iterator[tuple[tuple[int, int], str]]:
    """Each passage and each pair of neighbours, with the source and where it starts."""
    for span in claim.evidence:
        following = claim.sources[span.source][span.start :]
        second = re.match(r"[^.!?]*[.!?]\s[^.!?]*[.!?]?", following)
        yield (span.source, span.start), second[0] if second and second.end() > len(span.text) else span.text


def _alike(text: str) -> Iterator[_Alike]:
    low = lowered(text)
    for pattern in (_SO_TOO, _TOO, _BOTH) if len(low) <= _LONGEST else ():
        for match in pattern.finditer(low):
            denied = bool(_DENIED.search(match["what"])) or match.groupdict().get("neither") == "neither"
            who, other = words_of(match["who"]), words_of(match["other"])
            if who and other and not who & other:
                yield _Alike(who, other, words_of(match["what"]), denied, match.start(), match.end())
