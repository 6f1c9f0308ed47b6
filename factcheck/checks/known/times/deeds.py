"""The deed that a stretch of a sentence is told of: "changed", and not "drawn", of "drawn on 5 May and changed ten days later"."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.checks.clauses.parsed import parse
from factcheck.checks.known.statement import like, words_of
from factcheck.models.parser import Parse

_SUBJECTS = ("nsubj", "nsubjpass")
_TOLD = ("ROOT", "conj", "advcl")
"""How a verb hangs that tells what happened, and not what was to."""
_CARRIED_ON = ("conj", "advcl")
_AUXILIARY = ("aux", "auxpass")
_PRONOUNS = ("PRP", "DT", "WP", "WDT", "EX")
_IT = frozenset("it them him her".split())


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb with its subject and the words of its own stretch of the sentence.

    `named` tells that the subject is no pronoun, `alone` that no other verb of the text is the same.
    """

    verb: str
    passive: bool
    head: str
    named: bool
    subject: frozenset[str]
    words: frozenset[str]
    has_pronoun: bool
    alone: bool


def deed_at(text: str, start: int) -> Deed | None:
    """The deed that the words at a place of a text belong to; None where it is denied, only meant, or not to be told."""
    parsed = parse(text)
    at = next((index for index, token in enumerate(parsed.tokens) if token.end > start), None)
    while at is not None and not _is_main(parsed, at):
        head = parsed.tokens[at].head
        at = head if head != at else None
    return _deed(parsed, at) if at is not None else None


def deed_of(claim: str) -> Deed | None:
    """The only deed of a claim."""
    parsed = parse(claim)
    verbs = [index for index in range(len(parsed.tokens)) if _is_main(parsed, index)]
    return _deed(parsed, verbs[0]) if len(verbs) == 1 else None


def is_told(ours: Deed, theirs: Deed, said: frozenset[str], text: str, before: str) -> bool:
    """Whether a deed of a text is that of a claim which says these words: the same verb, subject and what is said beside.

    `before` is what leads up to the deed.
    """
    if ours.verb != theirs.verb or ours.passive != theirs.passive or not theirs.alone:
        return False
    rest = said - ours.subject
    if len(like(rest, words_of(text) if theirs.has_pronoun else theirs.words)) < len(rest):
        return False
    if theirs.named or ours.head == theirs.head:
        return ours.head == theirs.head and len(like(ours.subject, theirs.subject)) == len(ours.subject)
    return _subjects(before) == {ours.head}


def _is_main(parsed: Parse, index: int) -> bool:
    token = parsed.tokens[index]
    return token.tag.startswith("VB") and token.dep not in _AUXILIARY


def _deed(parsed: Parse, verb: int) -> Deed | None:
    tokens = parsed.tokens
    own = [index for index, token in enumerate(tokens) if token.head == verb != index]
    if tokens[verb].dep not in _TOLD or any(tokens[i].dep == "neg" or tokens[i].tag in ("MD", "TO") for i in own):
        return None
    at, subject = verb, _subject(parsed, verb)
    while subject is None and tokens[at].dep in _CARRIED_ON and tokens[at].head != at:
        at = tokens[at].head
        subject = _subject(parsed, at)
    if subject is None:
        return None
    verbs = [index for index in range(len(tokens)) if _is_main(parsed, index)]
    behind = next((index for index in verbs if index > verb), len(tokens))
    stretch = tokens[verb:behind]
    named = tokens[subject].tag not in _PRONOUNS
    whole = [token for index, token in enumerate(tokens) if named and (index == subject or token.head == subject)]
    said = words_of(" ".join(token.text for token in (*stretch, *whole)))
    return Deed(
        tokens[verb].lemma,
        any(tokens[i].dep == "auxpass" for i in own) or tokens[subject].dep == "nsubjpass",
        tokens[subject].text.lower(),
        named,
        words_of(" ".join(token.text for token in whole)),
        frozenset(word for word in said if not any(char.isdigit() for char in word)),
        any(token.text.lower() in _IT for token in stretch),
        sum(tokens[index].lemma == tokens[verb].lemma for index in verbs) == 1,
    )


def _subject(parsed: Parse, verb: int) -> int | None:
    return next((i for i, token in enumerate(parsed.tokens) if token.head == verb != i and token.dep in _SUBJECTS), None)


def _subjects(text: str) -> set[str]:
    """The subjects of a text that are no pronouns."""
    return {token.text.lower() for token in parse(text).tokens if token.dep in _SUBJECTS and token.tag not in _PRONOUNS}
