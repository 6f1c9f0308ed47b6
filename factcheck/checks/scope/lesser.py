"""Who is less than the claim says: the deputy mayor told as the mayor, a suspected thief as a thief, where no name stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from factcheck.checks.claim import Claim
from factcheck.checks.clauses.parsed import parse
from factcheck.checks.tables import read_word_lists
from factcheck.report import Reason, SourceSpan

_LISTS = read_word_lists(Path(__file__).with_name("scope.toml"))
_ANY, _OF_PEOPLE, _OFFICES, _PEOPLE = (
    "|".join(sorted(_LISTS[name])) for name in ("lesser", "lesser_people", "offices", "people")
)
_BEFORE = rf"(?:(?:{_ANY})[ -]|(?:{_OF_PEOPLE})[ -](?=(?:(?:{_OFFICES}) )?(?:{_PEOPLE})s?\b))"
_LESSER = re.compile(
    rf"(?<![\w-])(?:(?i:{_BEFORE})(?P<noun>(?:(?:{_OFFICES}) )?[a-z]{{3,}})|(?P<chosen>[a-z]{{3,}})-(?:elect|designate))(?![\w-])(?! [A-Z])"
)


def find(claim: Claim) -> Iterator[Reason]:
    """A noun without the word that makes it less, where the same is done by it or to it."""
    text = claim.sentence.text
    if set(re.findall(r"[\w-]+", text.lower())) & _LISTS["once"]:
        return
    alone: dict[str, bool] = {}
    for span in claim.evidence:
        for match in _LESSER.finditer(span.text):
            part = "noun" if match["noun"] else "chosen"
            noun = match[part]
            ours = re.search(rf"(?<![\w-]){noun}(?![\w-])", text, re.I)
            if ours is None:
                continue
            if noun not in alone:
                alone[noun] = any(_stands_alone(noun, source) for source in claim.sources)
            deed = "" if alone[noun] else _deeds(span.text).get(match.end(part), "")
            if deed and deed == _deeds(text).get(ours.end()):
                place = SourceSpan(span.source, span.start + match.start(), span.start + match.end(), match.group())
                yield claim.reason("scope", f"the source says “{match.group()}”", ours.start(), ours.end(), place)
                return


def _stands_alone(noun: str, source: str) -> bool:
    """Whether a source has the noun without such a word too."""
    lesser = {match.start("noun" if match["noun"] else "chosen") for match in _LESSER.finditer(source)}
    return any(m.start() not in lesser for m in re.finditer(rf"(?<![\w])(?<!\w-){noun}(?!\w)", source, re.I))


@lru_cache(maxsize=64)
def _deeds(text: str) -> dict[int, str]:
    """The lemma of the verb that a noun belongs to, by where the noun ends."""
    tokens = parse(text).tokens
    found = {}
    for token in tokens:
        above = token
        while not above.tag.startswith("VB") and tokens[above.head] is not above:
            above = tokens[above.head]
        if token.tag.startswith("NN") and above.tag.startswith("VB"):
            found[token.end] = above.lemma
    return found
