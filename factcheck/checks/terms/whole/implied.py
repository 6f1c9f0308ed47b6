"""What follows from a fact by its words: who is the owner owns, who is a mother has a child, what is not found is not there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from factcheck.checks.clauses.phrases import Phrase, phrase_at
from factcheck.checks.terms.whole.facts import Fact, data
from factcheck.models.parser import Parse

_LASTING = frozenset("own lead".split())
"""Verbs of what somebody is, not of what was done once."""


@cache
def _agents() -> dict[str, tuple[str, str]]:
    found = {}
    for line in data()["agents"]:
        noun, _, deed = line.partition(" = ")
        verb, role = deed.split()
        found[noun] = (verb, role)
    return found


@cache
def _people() -> dict[str, frozenset[str]]:
    pairs = (line.partition(" = ") for line in data()["people"])
    return {one: frozenset(others.split(", ")) for one, _, others in pairs}


def implied(fact: Fact, parsed: Parse) -> Iterator[Fact]:
    """The facts that follow from a fact of a passage."""
    if fact.verb == "be" and not fact.negated and fact.roles.get("subject"):
        yield from _of_a_noun(fact, parsed)
    elif fact.verb in data()["finding"] and fact.standing == "past" and fact.roles.get("object"):
        roles = {("is" if role == "object" else role): fillers for role, fillers in fact.roles.items() if role != "subject"}
        yield replace(fact, verb="be", roles=roles, standing="fact", implied=True)
    if fact.deed.on == "unless" and fact.negated:
        yield from _with_what_is_needed(fact, parsed)


def _of_a_noun(fact: Fact, parsed: Parse) -> Iterator[Fact]:
    """What somebody did or does by what he is called: the founder of X founded X, a former engineer of X used to work there."""
    for what in fact.roles.get("is", []):
        noun = " ".join(word for word in ("chief", what.head) if word in what.words) if what.head == "executive" else what.head
        if "former" in what.words and what.head in data()["jobs"]:
            employer = what.owner or _named_before(what, parsed)
            for role in sorted(data()["work"]) if employer else ():
                yield replace(
                    fact,
                    verb="work",
                    roles={"subject": fact.roles["subject"], role: [p for p in (employer,) if p]},
                    standing="used",
                    implied=True,
                )
        elif noun in _agents() and what.owner is not None and not what.words & data()["unlike"]:
            verb, role = _agents()[noun]
            when = fact.standing if verb in _LASTING else "past"
            owned = [what.owner] if verb != "own" else []
            roles = {"subject": fact.roles["subject"], role: owned}
            if verb == "own":  # in normal form it belongs to him
                verb, roles = "belong", {"subject": [what.owner], "to": fact.roles["subject"]}
            yield replace(fact, verb=verb, roles=roles, standing=when, implied=True)


def _named_before(what: Phrase, parsed: Parse) -> Phrase | None:
    """The name before a noun: Tarn in "a former Tarn engineer"."""
    names = [i for i, t in enumerate(parsed.tokens) if what.start <= t.start < what.end and t.tag.startswith("NNP")]
    return phrase_at(parsed, names[-1]) if names else None


def _with_what_is_needed(fact: Fact, parsed: Parse) -> Iterator[Fact]:
    """With a pass they are admitted who are "not admitted unless they have a pass", on a lead who are "not unless they are on a lead"."""
    for index in parsed.children(fact.deed.index, "advcl"):
        pronouns = [c for c in parsed.children(index, "nsubj") if parsed.tokens[c].tag == "PRP"]
        if pronouns and (words := _needed(index, parsed)):
            deed = replace(fact.deed, on="")
            yield replace(fact, negated=False, deed=deed, guards=fact.guards - {"unless"}, needs=words, implied=True)


def _needed(index: int, parsed: Parse) -> tuple[str, ...]:
    """What a clause with "unless" asks for, as it is said of who has it: with a pass, on a lead."""
    verb, things, places = parsed.tokens[index].lemma, list(parsed.children(index, "dobj")), list(parsed.children(index, "prep"))
    if verb in ("have", "hold", "carry", "show", "bring") and things:
        return ("with", *_words(things[:1], parsed))
    alone = len(places) == 1 and not list(parsed.children(index, "attr", "acomp", "neg"))
    return _words(places, parsed) if verb == "be" and alone else ()


def _words(indices: list[int], parsed: Parse) -> tuple[str, ...]:
    below = [parsed.tokens[i] for index in indices for i in parsed.subtree(index)]
    return tuple(t.lemma for t in below if t.tag not in ("DT", "PRP$"))


def related(ours: Fact, theirs: Fact) -> list[tuple[Phrase, Phrase]]:
    """The pairs of phrases that must name the same where two facts tell how two people stand to each other, from either side."""
    mine, other = _relation(ours), _relation(theirs)
    if mine is None or other is None or mine[0] not in _people().get(other[0], frozenset()):
        return []
    return [(mine[1], other[2]), (mine[2], other[1])]


def _relation(fact: Fact) -> tuple[str, Phrase, Phrase] | None:
    subject, what = fact.roles.get("subject", []), fact.roles.get("is", [])
    if fact.verb != "be" or fact.negated or len(subject) != 1 or len(what) != 1 or what[0].owner is None:
        return None
    own = what[0].words - what[0].owner.words - {what[0].head, "s"}
    return None if own or set(fact.roles) != {"subject", "is"} else (what[0].head, subject[0], what[0].owner)
