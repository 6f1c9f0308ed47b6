"""Events told in turn, without a linking word between them: "then", "having done it", "followed by", and by their years."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checks.clauses.links.event import Link, below, event, year_of
from factcheck.checks.clauses.phrases import children
from factcheck.models.parser import Parse

_THEN = frozenset("then later afterwards afterward subsequently thereafter eventually".split())


def in_turn(parsed: Parse) -> Iterator[Link]:
    """The links of a sentence that its verbs make by themselves."""
    for index, token in enumerate(parsed.tokens):
        if token.dep in ("conj", "dep") and token.tag.startswith("VB"):
            yield from _joined(parsed, index)
        elif token.dep == "advcl" and token.tag == "VBN":
            yield from _having_done(parsed, index)
        elif token.lemma == "follow" and token.tag == "VBN":
            yield from _followed(parsed, index)
        elif token.lemma == "prior":
            yield from _prior(parsed, index)


def _joined(parsed: Parse, index: int) -> Iterator[Link]:
    """Neighbouring verbs: "first had a rash and was then given ...", "sold it, then moved", "closed in 2019 and repaired in 2021"."""
    tokens, token = parsed.tokens, parsed.tokens[index]
    then = [c for c in children(parsed, index) if tokens[c].lemma in _THEN] or (index and tokens[index - 1].lemma in _THEN)
    ours, theirs = year_of(parsed, index), year_of(parsed, token.head)
    if then if token.dep == "dep" else then or (ours and theirs and theirs < ours):
        apart = below(parsed, index)
        yield Link("before", event(parsed, token.head, but=apart), event(parsed, index), token.start, token.end)


def _having_done(parsed: Parse, index: int) -> Iterator[Link]:
    """Such as "having lost the siege, he fled"."""
    token = parsed.tokens[index]
    if any(parsed.tokens[c].text.lower() == "having" for c in parsed.children(index, "aux")) and not parsed.children(
        index, "neg"
    ):
        apart = below(parsed, index)
        yield Link("before", event(parsed, index), event(parsed, token.head, but=apart), token.start, token.end)


def _followed(parsed: Parse, index: int) -> Iterator[Link]:
    """Such as "the concert was followed by a speech", "a concert, followed by a speech"."""
    token = parsed.tokens[index]
    after = [c for agent in parsed.children(index, "agent") for c in parsed.children(agent, "pobj")]
    before = parsed.children(index, "nsubjpass") or ([token.head] if token.dep == "acl" else [])
    if after and before:
        first = event(parsed, before[0], but=below(parsed, index) if token.dep == "acl" else frozenset())
        yield Link("before", first, event(parsed, after[0]), token.start, token.end)


def _prior(parsed: Parse, index: int) -> Iterator[Link]:
    """Such as "prior to the release, it updated the manual"."""
    token = parsed.tokens[index]
    other = [c for to in parsed.children(index, "prep") for c in parsed.children(to, "pcomp", "pobj")]
    if other and token.dep == "advmod" and parsed.tokens[token.head].tag.startswith("VB"):
        apart = below(parsed, index)
        yield Link("before", event(parsed, token.head, but=apart), event(parsed, other[0]), token.start, token.end)
