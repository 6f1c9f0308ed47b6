"""What fills the places of a verb: who is meant by "who" and "himself", and what its prepositions lead to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from factcheck.checks.clauses.denials import joined
from factcheck.checks.clauses.parsed import standing_words
from factcheck.checks.clauses.phrases import EXCEPT, Phrase, children, is_noun, is_set_against, phrase_at, phrases_at
from factcheck.models.parser import Parse

_RANK = re.compile(
    r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|latest|only|sole|final|\d+(?:st|nd|rd|th)"
)
HEDGES = frozenset("possibly perhaps maybe probably allegedly reportedly apparently presumably".split())


def resolved(parse: Parse, verb: int, index: int) -> list[Phrase]:
    """The phrases of a place, with "who" and "which" as what they stand for, and "himself" as who does it."""
    token = parse.tokens[index]
    around = [parse.tokens[i].text.lower() for i in (index - 1, index + 1)] if 0 < index < len(parse.tokens) - 1 else []
    is_verb = token.tag == "NNS" and verb == index + 2 and around in (["that", "and"], ["which", "and"], ["who", "and"])
    if token.tag in ("WP", "WDT") or is_verb or (token.lemma == "that" and parse.tokens[verb].dep == "relcl"):
        while parse.tokens[verb].dep == "conj" and parse.tokens[verb].head != verb:
            verb = parse.tokens[verb].head
        noun = parse.tokens[verb].head
        if parse.tokens[verb].dep == "relcl":
            nearer = _nearer(parse, noun, verb) if token.tag != "WP" else ()
            told = [*_with_namesakes(parse, noun), *nearer]
            told = [phrase.one_of_several() for phrase in told] if len(told) > 1 else told
            return [p.joined_by(_cleft(parse, noun)) for p in (*told, *which_is(parse, noun))]
    whose = [c for c in parse.children(index, "poss") if parse.tokens[c].tag == "PRP$"]
    if token.tag.startswith("NNP") and whose and any(c > index for c in parse.children(verb, "ccomp")):
        return [phrase_at(parse, whose[0])]  # "told her Carl would resign"
    if token.lemma.endswith(("self", "selves")):
        doers = [c for c in children(parse, verb) if parse.tokens[c].dep in ("nsubj", "nsubjpass")]
        return [phrase_at(parse, c) for c in doers] or phrases_at(parse, index)
    return phrases_at(parse, index)


def _cleft(parse: Parse, noun: int) -> str:
    """The "not" by which a noun is left out of what is told of it: "it was not Ann who won"."""
    verb = parse.tokens[noun].head
    it = any(parse.tokens[c].lemma == "it" for c in parse.children(verb, "nsubj"))
    return "not" if it and parse.tokens[noun].dep == "attr" and parse.children(verb, "neg") else ""


def which_is(parse: Parse, noun: int) -> list[Phrase]:
    """What is said to be what a noun says: "Lind" for the baker in "Lind is the baker who sells it"."""
    verb = parse.tokens[noun].head
    if parse.tokens[noun].dep != "attr" or parse.tokens[verb].lemma != "be" or parse.children(verb, "neg"):
        return []
    told = [c for c in parse.children(verb, "nsubj") if parse.tokens[c].tag[:2] == "NN"]
    return [phrase_at(parse, c).one_of_several() for c in told]


def what_may_be_meant(parse: Parse, noun: int, participle: int) -> Iterator[Phrase]:
    """What else a participle behind a noun may tell of: "a song by the band, sung in Brenn", which is what somebody says it is."""
    yield from which_is(parse, noun)
    above = _noun_above(parse, noun)
    if above is not None and any(token.text == "," for token in parse.tokens[noun:participle]):
        yield phrase_at(parse, above).one_of_several()
        yield from what_may_be_meant(parse, above, participle)


def _nearer(parse: Parse, noun: int, verb: int) -> Iterator[Phrase]:
    """The nouns with a preposition between a noun and a clause about it: "the singer of the song, which was ..."."""
    for prep in parse.children(noun, "prep"):
        for child in parse.children(prep, "pobj"):
            if child < verb:
                yield phrase_at(parse, child)
                yield from _nearer(parse, child, verb)


def _with_namesakes(parse: Parse, index: int) -> list[Phrase]:
    """The phrase of a word, with what it is an apposition to as another way to say it."""
    token, found = parse.tokens[index], phrase_at(parse, index)
    if token.dep == "appos" and is_set_against(parse, index):
        return [phrase_at(parse, token.head)]
    if (
        token.dep == "pobj"
        and parse.tokens[token.head].lemma == "of"
        and parse.tokens[parse.tokens[token.head].head].tag[:2] == "NN"
    ):
        maker = phrase_at(parse, parse.tokens[token.head].head)  # "a maker of parachutes, who ..."
        return [replace(found, aliases=(*found.aliases, replace(maker, aliases=())))]
    if token.dep == "appos":
        above = phrase_at(parse, token.head)
        others = tuple(alias for alias in above.aliases if alias.start != found.start)
        found = replace(found, aliases=(*found.aliases, replace(above, aliases=()), *others))
        index = token.head
    return [found, *_further(parse, index)]


def _further(parse: Parse, index: int) -> Iterator[Phrase]:
    """The nouns that a word stands behind with a preposition: a clause may tell of them as well ("a player from Texas who won")."""
    while (above := _noun_above(parse, index)) is not None:
        yield phrase_at(parse, above)
        index = above


def _noun_above(parse: Parse, index: int) -> int | None:
    """The noun that a word hangs on, by itself or behind a preposition."""
    above = parse.tokens[index].head
    if parse.tokens[above].dep == "prep":
        above = parse.tokens[above].head
    if parse.tokens[above].dep == "acl":  # "the details contained in the proposals"
        above = parse.tokens[above].head
    return above if above != index and parse.tokens[above].tag[:2] in ("NN", "CD") else None


def oblique(parse: Parse, index: int) -> Iterator[tuple[str, list[Phrase]]]:
    """A preposition with what follows it ("not in" is one of its own); of "out of the house" the second."""
    token = parse.tokens[index]
    denied = any(parse.tokens[c].dep == "neg" for c in children(parse, index))
    hedged = any(parse.tokens[c].lemma in HEDGES for c in children(parse, index))
    name = f"not {token.lemma}" if denied else f"perhaps {token.lemma}" if hedged else token.lemma
    for child in children(parse, index):
        inner = parse.tokens[child]
        if inner.dep == "pobj" and is_noun(inner):
            yield name, phrases_at(parse, child)
            for prep in children(parse, child):  # "a third company in Norway": the place may belong to the deed
                if parse.tokens[prep].dep == "prep" and parse.tokens[prep].lemma not in ("of", "except"):
                    yield from oblique(parse, prep)
        elif inner.dep == "pcomp" and inner.tag == "IN":
            yield from ((name, phrases) for _, phrases in oblique(parse, child))
        elif inner.dep == "pcomp":
            yield name, [phrase_at(parse, child)]
        elif inner.dep == "prep":
            yield from oblique(parse, child)
    if token.lemma in EXCEPT:
        yield "except", []


def with_agent(parse: Parse, index: int) -> Iterator[tuple[str, list[Phrase]]]:
    """A preposition with what follows it, also behind "but" or "and" ("not by Ann but by Ben"); in a passive the subject."""
    tokens = parse.tokens
    others = [c for c in children(parse, index) if tokens[c].dep == "conj" and tokens[c - 1].lemma in ("but", "and")]
    for prep in (index, *others):
        for place, (role, phrases) in enumerate(oblique(parse, prep)):  # "by the attack on Iran": only the first does it
            if tokens[index].dep == "agent" and not place:
                role = "not subject" if role.startswith("not ") else "subject"
            yield role, joined(parse, prep, phrases) if prep > tokens[index].head else phrases


def is_first_to(parse: Parse, verb: int) -> bool:
    """Whether a verb tells what only somebody, or somebody first or last, did: "the youngest player to win", "his last to win"."""
    noun = parse.tokens[verb].head
    if parse.tokens[verb].dep == "xcomp":
        noun = next((c for c in reversed(parse.children(noun, "attr")) if c < verb), noun)
    token = parse.tokens[noun]
    if token.dep not in ("attr", "appos", "conj") or token.lemma in standing_words("no_doers", "words"):
        return False
    about = [parse.tokens[i] for c in children(parse, noun) if c < verb for i in (c, *children(parse, c))]
    return any(t.tag in ("JJS", "RBS") or _RANK.fullmatch(t.lemma) for t in (token, *about))


def just_before(parse: Parse, verb: int) -> list[Phrase]:
    """Who stands before a verb, taken for one of a list: "will draft it by Friday and Tom will check it"."""
    first = min([verb, *(c for c in children(parse, verb) if parse.tokens[c].dep.startswith("aux"))])
    if first < 2 or first == verb or parse.tokens[first - 1].dep != "conj" or not is_noun(parse.tokens[first - 1]):
        return []
    start = first - 1
    while start and parse.tokens[start - 1].dep in ("det", "compound", "amod") and parse.tokens[start - 1].head == first - 1:
        start -= 1
    return [phrase_at(parse, first - 1)] if start and parse.tokens[start - 1].lemma in ("and", "but") else []
