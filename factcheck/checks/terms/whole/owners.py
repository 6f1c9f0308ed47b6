"""Claims about a thing that the passage names only by way of another: Ben for "Ben's lawyer", the lease for "the lease offer"."""

from __future__ import annotations

from factcheck.models.parser import Parse, Token

_NAMES, _NOUNS = ("NNP", "NNPS"), ("NN", "NNS")
_OWNS = frozenset("own have belong possess keep".split())
"""Verbs by which a claim says whose a thing is."""


def tells_owner_for_thing(claim: Parse, passage: Parse, start: int, end: int) -> bool:
    """Whether a noun of the claim is only an owner's, or the first part of another noun, in that part of the passage."""
    said = frozenset(token.lemma for token in claim.tokens)
    if said & _OWNS:
        return False
    return any(
        _is_itself(claim, index) and not _is_of(claim, token) and _only_for_another(token, passage, start, end, said)
        for index, token in enumerate(claim.tokens)
        if token.tag in (*_NAMES, *_NOUNS)
    )


def _only_for_another(noun: Token, passage: Parse, start: int, end: int, said: frozenset[str]) -> bool:
    same = [i for i, t in enumerate(passage.tokens) if start <= t.start < end and t.lemma == noun.lemma]
    return bool(same) and not any(_is_itself(passage, index, said) for index in same)


def _is_itself(parsed: Parse, index: int, said: frozenset[str] = frozenset()) -> bool:
    """Whether a noun is neither an owner's nor the first part of another noun, unless that is among the words said."""
    token, tokens = parsed.tokens[index], parsed.tokens
    if index + 1 < len(tokens) and tokens[index + 1].tag == "POS":
        return False
    other = tokens[token.head]
    return not (token.dep == "compound" and token.tag in _NOUNS and other.tag in _NOUNS and other.lemma not in said)


def _is_of(parsed: Parse, token: Token) -> bool:
    """Whether a noun says whose something is: "the mayor of Dorne" for "Dorne's mayor"."""
    return token.dep == "pobj" and parsed.tokens[token.head].lemma in ("of", "by", "from", "in", "for")
