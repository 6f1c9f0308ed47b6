"""Names of the sources that a near copy of a source sentence puts in the place of other names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checks.claim import Claim
from factcheck.checks.names.gazetteer import PLACES
from factcheck.checks.names.index import COUNTRY_OF, KNOWN_PHRASES, NICKNAMES_OF, NameIndex, is_sure_in_lower_case, tokens
from factcheck.checks.names.name_words import NOT_NAMES
from factcheck.checks.vocabulary.words import Pairing, pairings, settled
from factcheck.report import Reason, Severity

_OTHERWISE = frozenset(
    "more fewer less higher lower better worse larger smaller longer shorter earlier later too also either".split()
)
"""Words with which a claim sets one of two side by side against something."""
_KIN = re.compile(
    r"\b(?:brothers?|sisters?|siblings|twins?|wife|husband|sons?|daughters?|father|mother|parents|cousins?|couple|family)\b"
)


def find_replaced(claim: Claim, index: NameIndex) -> Iterator[Reason]:
    """Names of the sources that stand where a near copy among the evidence has another."""
    pairs = pairings(claim)
    done = settled(pairs, [set()] * len(pairs))
    for pairing in pairs:
        for tag, i1, i2, j1, j2 in pairing.opcodes:
            if tag != "replace" or not i2 - i1 == j2 - j1 <= 2 or done & set(range(j1, j2)):
                continue
            severity = _replacement_severity(pairing, i1, i2, j1, j2, index)
            if severity:
                done |= set(range(j1, j2))
                ours, theirs = pairing.rewrite.words[j1:j2], pairing.source.words[i1:i2]
                start, end = ours[0].start, ours[-1].end
                span = pairing.word_span(theirs[0], theirs[-1])
                message = f'"{claim.sentence.text[start:end]}" where the source has "{span.text}"'
                yield claim.reason("name", message, start, end, span, severity)


def _replacement_severity(pairing: Pairing, i1: int, i2: int, j1: int, j2: int, index: NameIndex) -> Severity | None:
    closeness = pairing.closeness(j1, j2)
    if closeness < 0.5 or not pairing.is_near_copy:
        return None
    ours = [_base(word.text) for word in pairing.rewrite.words[j1:j2]]
    theirs = [_base(word.text) for word in pairing.source.words[i1:i2]]
    if not all(_is_name_in(index, base) for base in (*ours, *theirs)):
        return None
    if any(_may_be_one(index, one, other) for one in ours for other in theirs):
        return None
    known = {_base(word.text) for word in pairing.source.words}
    elsewhere = {_base(word.text) for word in (*pairing.rewrite.words[:j1], *pairing.rewrite.words[j2:])}
    if elsewhere & set(theirs) and set(ours) & known:
        return None
    if set(ours) <= known:
        new = {word.text.lower() for word in pairing.rewrite.words} - {word.text.lower() for word in pairing.source.words}
        if any(word.isdigit() for word in new):
            return None  # "in Turin on 5 May" of "in Lyon on 3 May and in Turin two days later"
        if _OTHERWISE & new:
            return None  # "the Liberals lost nine" beside what the Greens won: they "won fewer"
        if _KIN.search(pairing.span.text):
            return None  # "Thomas Berg and his brother Nils": there is a Nils Berg
    for bases, others in ((ours, theirs), (theirs, ours)):
        if any(base in COUNTRY_OF for base in bases) and not any(base in COUNTRY_OF or base in PLACES for base in others):
            return None
    return "error" if closeness >= 0.75 else "warning"


def _base(text: str) -> str:
    return next((token.base for token in tokens(text)), "")


def _is_name_in(index: NameIndex, base: str) -> bool:
    return len(base) > 2 and base not in NOT_NAMES and ((base in index.names and base not in index.lower) or _is_sure_known(base))


def _is_sure_known(base: str) -> bool:
    """Whether a word is a known name in any writing."""
    return base in KNOWN_PHRASES and is_sure_in_lower_case(base)


def _may_be_one(index: NameIndex, one: str, other: str) -> bool:
    """Whether two names may mean the same: parts of one name, a nickname, a country and its people, an acronym."""
    if one == other or other in NICKNAMES_OF.get(one, ()) or set(COUNTRY_OF.get(one, ())) & set(COUNTRY_OF.get(other, ())):
        return True
    if any(other in near.get(one, ()) for near in (index.before, index.after)):
        return True
    return one[0] == other[0] and (one in index.acronyms or other in index.acronyms or index.similar(one) == other)
