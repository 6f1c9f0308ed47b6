"""What a text states, each deed in one normal form: passives, converses, exceptions and denied lists look alike whoever tells them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from factcheck.checks.clauses.deeds import Deed, deeds_in
from factcheck.checks.clauses.parsed import classes_of_standing, is_whatever, parse
from factcheck.checks.clauses.phrases import EXCEPT, Phrase, phrase_at
from factcheck.checks.clauses.standing import standing
from factcheck.checks.tables import read_sections
from factcheck.models.parser import Parse

DUTIES = frozenset({"must", "should", "may", "needless", "forbidden", "should not"})
"""Standings that say by themselves whether a deed is denied."""
_OF_A_RULE = frozenset("nsubj nsubjpass csubj aux auxpass acomp attr neg punct det".split())
"""Parts of a clause that says no more than what a rule asks for, or does not."""
_EVERY = frozenset("all every each everyone everybody".split())
_NO = frozenset("no neither nor none not".split())
_PEOPLE = frozenset("everyone everybody".split())


@cache
def data() -> dict[str, Any]:
    """The tables of ``converses.toml``: texts of words as sets of words, tables as rows."""
    read = read_sections(Path(__file__).with_name("converses.toml"))
    return {
        name: frozenset(entry.split()) if isinstance(entry, str) else entry["rows"].strip().split("\n")
        for name, entry in read.items()
    }


@cache
def _converses() -> dict[str, tuple[str, dict[str, str], frozenset[str]]]:
    """Each verb with the verb of the normal form, the new names of its roles, and the roles of which it must have one."""
    found = {}
    for line in data()["verbs"]:
        names, _, moves = line.partition(":")
        verb, other = (name.strip() for name in names.split("="))
        moved = dict(tuple(part.strip() for part in move.split(">")) for move in moves.split(",") if move)
        found[verb] = (other, moved, frozenset(moved) - {"subject", "object"})
    return found


@dataclass(frozen=True, slots=True)
class Fact:
    """A deed in normal form, by verb and roles; `standing` is ``past``, ``fact`` (now), ``must`` and so on; `used` are its tokens.

    `under` are the verbs that it hangs on, `when` its adverbial nouns ("last year"), `guards` words of its clause by which it may mean
    something else, `needs` words that must be said with its subject ("with a pass"). `implied` tells that it follows from what is said,
    `of_others` that it says this of all but those that it names ("only members"), `of_a_noun` that a noun tells it ("attendance");
    `excepted` are the words of each that it leaves out ("all but Malta").
    """

    verb: str
    roles: dict[str, list[Phrase]]
    negated: bool
    standing: str
    how: frozenset[str]
    under: tuple[str, ...]
    when: frozenset[tuple[str, ...]]
    deed: Deed
    guards: frozenset[str] = frozenset()
    needs: tuple[str, ...] = ()
    implied: bool = False
    of_others: bool = False
    of_a_noun: bool = False
    excepted: frozenset[frozenset[str]] = frozenset()


@lru_cache(256)
def facts_of(text: str) -> tuple[Fact, ...]:
    """The facts of a text in the order of their verbs."""
    parsed = parse(text)
    deeds = deeds_in(text)
    helping = frozenset(
        d.index
        for d in deeds
        for other in deeds
        if d.verb in {*classes_of_standing(), "use"}
        and (d.verb in other.under or d.verb == "be")
        and parsed.tokens[other.index].head == d.index
        and parsed.tokens[other.index].dep == "xcomp"
    )
    return tuple(
        fact
        for deed in deeds
        if deed.index not in helping
        and not (parsed.children(deed.index, "csubj", "csubjpass") and _ruled(parsed, deed.index))
        and parsed.tokens[deed.index].dep != "amod"
        for first in _plain_facts(parsed, deed)
        for fact in _spread(parsed, first)
    )


def _plain_facts(parsed: Parse, deed: Deed) -> Iterator[Fact]:
    token = parsed.tokens[deed.index]
    deed = replace(deed, roles={role: [p for p in fillers if not p.perhaps] for role, fillers in deed.roles.items()})
    under = list(deed.under)
    if token.dep == "relcl" and under and under[-1] == parsed.tokens[token.head].lemma:
        under.pop()
    used = "use" in under
    how = standing(deed, parsed) if token.tag[:2] in ("VB", "MD") else ""
    told = tuple(word for word in under if word not in classes_of_standing() and word != "use")
    when = frozenset(tuple(parsed.tokens[i].lemma for i in parsed.subtree(c)) for c in parsed.children(deed.index, "npadvmod"))
    if how in ("fact", "past") and any(parsed.tokens[c].lemma == "need" for c in parsed.children(deed.index, "aux")):
        how = "needless" if deed.negated else "must"
    if (named := _told_by_a_noun(parsed, deed)) is not None:
        yield replace(named, guards=_guards(parsed, deed))
        return
    if token.dep in ("csubj", "csubjpass") and (name := _ruled(parsed, token.head)):
        how = name
    if parsed.children(deed.index, "expl"):
        deed = replace(deed, roles=_taken_apart(parsed, deed))
    kept = {word for word in deed.how if word not in _NO | {"never"}}
    yield Fact(
        deed.verb,
        deed.roles,
        False if how in DUTIES else deed.negated,
        "used" if used else how,
        frozenset(kept),
        told,
        when,
        deed,
        _guards(parsed, deed),
    )


def _taken_apart(parsed: Parse, deed: Deed) -> dict[str, list[Phrase]]:
    """The roles of "there is" with the place apart from what is there: lead, in the water."""
    roles = {role: [] if role == "is" else fillers for role, fillers in deed.roles.items()}
    for phrase in deed.fillers("is"):
        head = next(i for i, t in enumerate(parsed.tokens) if t.start >= phrase.start and t.lemma == phrase.head)
        preps = [c for c in parsed.children(head, "prep") if parsed.tokens[c].lemma != "of"]
        bare = _bare(parsed, [phrase], parsed.tokens[preps[0]].lemma)[0] if preps else phrase
        roles["is"].append(bare)
        for prep in preps:
            places = [phrase_at(parsed, c) for c in parsed.children(prep, "pobj")]
            roles.setdefault(parsed.tokens[prep].lemma, []).extend(places)
    return roles


def _ruled(parsed: Parse, index: int) -> str:
    """The standing that a verb or adjective gives to its subject: "feeding the swans is forbidden"."""
    classes = classes_of_standing()
    denied = bool(parsed.children(index, "neg"))
    words = [parsed.tokens[i].lemma for i in (index, *parsed.children(index, "acomp", "attr"))]
    name = next((classes[word] for word in words if word in classes and word not in ("free", "welcome", "have")), "")
    if name in ("must", "may") and denied:
        return {"must": "needless", "may": "forbidden"}[name]
    return "" if denied else name if name in DUTIES else ""


def _told_by_a_noun(parsed: Parse, deed: Deed) -> Fact | None:
    """One does not have to attend where "attendance at the meeting is voluntary"."""
    subject = deed.fillers("subject") or deed.fillers("object")
    name = _ruled(parsed, deed.index)
    if not name or len(subject) != 1 or (verb := _nominals().get(subject[0].head)) is None:
        return None
    said = {c for i in (deed.index, *parsed.children(deed.index, "acomp", "attr")) for c in parsed.children(i)}
    if any(parsed.tokens[i].dep not in _OF_A_RULE for i in said):
        return None
    head = next(i for i, t in enumerate(parsed.tokens) if t.start >= subject[0].start and t.lemma == subject[0].head)
    of = [c for prep in parsed.children(head, "prep") for c in parsed.children(prep, "pobj")]
    roles = {"object": [phrase_at(parsed, of[0])]} if of else {}
    return Fact(verb, roles, False, name, frozenset(), (), frozenset(), deed, of_a_noun=True)


@cache
def _nominals() -> dict[str, str]:
    return dict(tuple(pair.split(":")) for line in data()["nominals"] for pair in line.split())


def _guards(parsed: Parse, deed: Deed) -> frozenset[str]:
    """The words of a deed's clause by which it may say something else than it seems to."""
    guards = data()["guards"]
    whatever = [
        c for c in parsed.children(deed.index, "advcl") if any(is_whatever(parsed, m) for m in parsed.children(c, "mark"))
    ]
    apart = {i for c in (*parsed.children(deed.index, "conj"), *whatever) for i in parsed.subtree(c)}
    found = {parsed.tokens[i].lemma for i in parsed.subtree(deed.index) if i not in apart} & guards
    return frozenset(found - ({"not", "never", "neither", "nor"} if deed.negated else set()))


def _spread(parsed: Parse, fact: Fact) -> Iterator[Fact]:
    """The facts that a deed states: what it denies of some, and what follows for what it leaves out."""
    roles = dict(fact.roles)
    for role, fillers in list(roles.items()):
        if apart := [p for p in fillers if "not" in p.words and not p.denied]:  # "dentists but not glasses"
            roles[role] = [p for p in fillers if p not in apart]
            roles[f"not {role}"] = [replace(p, words=p.words - {"not"}) for p in apart]
            fact = replace(fact, roles=roles)
    for role in [role for role in roles if role.startswith("not ")]:
        gone = roles.pop(role)
        rest = {name: _bare(parsed, fillers, role[4:]) for name, fillers in roles.items() if name != role[4:]}
        denied = replace(fact, roles={**rest, role[4:]: gone}, negated=not fact.negated, guards=fact.guards - _NO - {"but"})
        yield _converse(denied)
    for role in ("subject", "object", "is"):
        fillers = roles.get(role, [])
        if left := _excepted(parsed, fillers):
            every = [p for p in fillers if p not in left]
            denied_all = any(p.denied for p in every)
            if not (denied_all and fact.negated):
                gone_fact = replace(
                    fact,
                    roles={**roles, role: [replace(p, determiner="") for p in left]},
                    negated=False if denied_all else not fact.negated,
                    guards=frozenset(),
                    implied=True,
                )
                yield _converse(gone_fact)
            fillers = roles[role] = [replace(p, excepted=()) for p in every]
            left_out = frozenset(p.words | p.numbers for p in left)
            fact = replace(fact, excepted=left_out, guards=fact.guards - EXCEPT)
        if fillers and all(p.denied for p in fillers):
            clean = [replace(p, determiner="", words=p.words - _NO) for p in fillers]
            roles[role] = clean
            fact = replace(fact, negated=not fact.negated, guards=fact.guards - _NO - {"or", "either"})
    for role in ("subject", "object"):
        fillers = roles.get(role, [])
        if fillers and all("only" in p.words for p in fillers):
            plain = {**roles, role: [replace(p, words=p.words - {"only"}) for p in fillers]}
            fact_of_them = replace(fact, roles=plain, guards=fact.guards - {"only"}, how=fact.how - {"only"}, implied=True)
            of_none = not fact.negated and fact.standing not in DUTIES
            yield _converse(fact_of_them)
            yield _converse(replace(fact_of_them, negated=of_none, standing=_denied_standing(fact.standing), of_others=True))
    yield _converse(replace(fact, roles=roles))


def _denied_standing(name: str) -> str:
    return {"may": "forbidden", "must": "needless"}.get(name, name)


def _bare(parsed: Parse, fillers: list[Phrase], preposition: str) -> list[Phrase]:
    """The phrases without what a preposition ties to them: "lead in the water of A but not in that of B" is lead."""
    found = []
    for phrase in fillers:
        inside = [t for t in parsed.tokens if phrase.start <= t.start < phrase.end]
        cut = next((t.start for t in inside if t.lemma == preposition and t.dep == "prep"), phrase.end)
        kept = frozenset(t.lemma for t in inside if t.start < cut)
        found.append(replace(phrase, end=cut, words=phrase.words & kept))
    return found


def _excepted(parsed: Parse, fillers: list[Phrase]) -> list[Phrase]:
    found = [gone for p in fillers for gone in p.excepted if p.determiner in _EVERY | _NO or p.head in _PEOPLE]
    leaves_out = False
    for one, other in itertools.pairwise(fillers):
        between = parsed.text[one.end : other.start].strip()
        every = one.head in _PEOPLE | {"all", "nobody"} or one.determiner in _EVERY | _NO
        leaves_out = leaves_out or (every and bool(re.fullmatch(r"(?:but|except|bar)(?: the)?", between)))
        if leaves_out:  # "every member but Finland and Malta"
            found.append(other)
    return found


def _converse(fact: Fact) -> Fact:
    """A fact with the verb of the normal form, and its roles as that verb has them."""
    if fact.verb == "be":
        return _identity(fact)
    known = _converses().get(fact.verb)
    if known is None:
        return fact
    verb, moves, needed = known
    if needed and not needed & fact.roles.keys():
        return fact
    roles: dict[str, list[Phrase]] = {}
    for role, fillers in fact.roles.items():
        roles.setdefault(moves.get(role, role), []).extend(fillers)
    return replace(fact, verb=verb, roles=roles)


def _identity(fact: Fact) -> Fact:
    """A fact as "Y is the mayor of X" where it is told as "the mayor of X is Y"."""
    subject, what = fact.roles.get("subject", []), fact.roles.get("is", [])
    if len(subject) == len(what) == 1 and what[0].names and not subject[0].names:
        return replace(fact, roles={**fact.roles, "subject": what, "is": subject})
    return fact
