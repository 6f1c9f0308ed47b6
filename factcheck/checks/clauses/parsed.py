"""What words mean in this room: which leave something out, begin a condition, say the same, and say how a deed stands."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from factcheck.checks.kept import kept
from factcheck.checks.tables import read_sections
from factcheck.models import parser
from factcheck.models.parser import Parse

_EXCEPT = re.compile(
    r"\b(?:apart from|aside from|other than|with the exception of|save for|not (?:including|counting)|leaving (?:aside|out))\b",
    re.I,
)

CONDITIONS = frozenset("if unless provided providing once until whether".split())
_PROVISOS = frozenset("provided providing assuming".split())
"""Participles that a condition begins with."""
_IN_TIME = frozenset("once until".split())


@kept
def parse(text: str) -> Parse:
    """The parse of a text, with "except" for "apart from" and the like; offsets are those of the text."""
    return parser.parse(_EXCEPT.sub(lambda match: "except".ljust(len(match[0])), text))


@cache
def _usual_verbs() -> dict[str, str]:
    same = read_sections(Path(__file__).with_name("verbs.toml"))["same"]
    return {other: verb for verb, others in same.items() for other in others}


@cache
def _turned() -> frozenset[frozenset[str]]:
    read = read_sections(Path(__file__).with_name("verbs.toml"))["turned"]
    return frozenset(frozenset((verb, other)) for verb, others in read.items() for other in others)


def are_turned(one: str, other: str) -> bool:
    """Whether two verbs tell one deed from its two sides: "beat" and "lose"."""
    return frozenset((one, other)) in _turned()


def usual_verb(verb: str) -> str:
    """The lemma by which a verb and others that say the same are known: "delay" for "put off"."""
    return _usual_verbs().get(verb, verb)


_STANDING = Path(__file__).parent / "standing" / "standing.toml"


@cache
def standing_words(section: str, name: str) -> frozenset[str]:
    """A list of the table of how deeds stand."""
    return frozenset(read_sections(_STANDING)[section][name])


@cache
def standings_table() -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    """The class of each word that says how a deed stands, and the classes that each class is not to be told as."""
    read = read_sections(_STANDING)
    classes = {word: name for name, words in reversed(read["classes"].items()) for word in words}
    return classes, {name: frozenset(others) for name, others in read["changes"].items()}


def classes_of_standing() -> dict[str, str]:
    """The lemmas that say how a deed stands, with its class."""
    return standings_table()[0]


def is_condition(parse: Parse, mark: int) -> bool:
    """Whether a word begins a clause on which another hangs; what was done "once the wages had been paid" was done."""
    token = parse.tokens[mark]
    if token.lemma in _IN_TIME and (token.dep == "prep" or (mark + 1 < len(parse.tokens) and parse.tokens[mark + 1].tag == "CD")):
        return False  # "until his appointment", "until 1977"
    verbs = [
        parse.tokens[i]
        for i in (token.head, *parse.children(token.head))
        if i == token.head or parse.tokens[i].dep.startswith("aux")
    ]
    return token.lemma in CONDITIONS and not (token.lemma in _IN_TIME and any(verb.tag == "VBD" for verb in verbs))


def is_proviso(parse: Parse, index: int) -> bool:
    """Whether a word begins a condition as "provided" does, and is not what somebody provided."""
    own = [parse.tokens[child].dep for child in parse.children(index) if child < index]
    behind_and = index > 0 and parse.tokens[index - 1].lemma == "and" and parse.tokens[index].dep == "conj"
    return (
        parse.tokens[index].text.lower() in _PROVISOS
        and not behind_and
        and not any(dep.startswith(("nsubj", "aux")) for dep in own)
    )


def is_whatever(parse: Parse, mark: int) -> bool:
    """Whether a clause names what makes no difference: "even if it rains", "whether it rains or not"."""
    return parse.tokens[mark].lemma == "whether" or (mark > 0 and parse.tokens[mark - 1].text.lower() == "even")


def has_aux(parse: Parse, verb: int) -> bool:
    """Whether a verb has an auxiliary."""
    return bool(parse.children(verb, "aux", "auxpass"))


def is_passive(parse: Parse, verb: int) -> bool:
    """Whether a verb tells what was done to its noun: "was sold", "a film made in Brenn and sold abroad"."""
    token = parse.tokens[verb]
    if parse.children(verb, "nsubjpass"):
        return True
    bare = token.tag == "VBN" and not has_aux(parse, verb)
    return bare and (token.dep == "acl" or (token.dep == "conj" and token.head != verb and is_passive(parse, token.head)))


def is_cut_off(parse: Parse, noun: int) -> bool:
    """Whether a noun is taken for a second subject where the preposition before it has nothing: "a man who looks like Ann left"."""
    first = parse.subtree(noun)[0]
    if (
        first == 0
        or parse.tokens[first - 1].dep != "prep"
        or len(parse.children(parse.tokens[noun].head, "nsubj", "nsubjpass")) < 2
    ):
        return False
    return not parse.children(first - 1)
