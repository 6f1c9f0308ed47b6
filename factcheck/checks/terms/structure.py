"""Claims that say by their structure what a passage says: the same deeds of the same, whatever the order and the voice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from factcheck.checks.clauses.compare import is_mutual
from factcheck.checks.clauses.matching import lost_capitals
from factcheck.checks.clauses.phrases import Phrase
from factcheck.checks.clauses.standing import classes_of_standing
from factcheck.checks.names.gazetteer import COUNTRIES
from factcheck.checks.terms.facts import DUTIES, Fact, data, facts_of
from factcheck.checks.terms.implied import implied, related
from factcheck.checks.terms.swap import Swap
from factcheck.models.parser import Parse, Token, parse

_FUNCTION = frozenset("DT IN TO . , : `` '' POS CC -LRB- -RRB- HYPH MD EX WDT WP RP PDT".split())
_DROPPED = frozenset("in on at during after before of from with to by".split())
"""Roles that a claim may leave out of a deed that was done."""
_UNSTEADY = frozenset("be have remain cost rise fall grow increase decrease drop climb decline double shrink win lose".split())
"""Verbs of which a claim may leave nothing out: free for children is not free."""
_SCORE = re.compile(r" (\d+)[-–](\d+)$")
_OTHERS = re.compile(
    r"(?:non[- ]|(?:people|those|anyone|anybody|anything|things) (?:who|that|which) (?:are|is) not (?:an? )?)(?P<who>\w+)", re.I
)
_LONGEST = 300
_SMALL = frozenset("of not no neither nor".split())
_POSSESSIVES = frozenset("his her their its".split())


def find(claim: str, passage: str) -> list[Swap]:
    """The whole claim as the passage has it, where each of its deeds is told by the passage with the same roles."""
    if len(claim) > _LONGEST or claim.rstrip().endswith("?") or claim.islower() or lost_capitals(passage):
        return []
    others = _OTHERS.match(claim)
    text = f"{others['who'].capitalize()}{claim[others.end('who') :]}" if others else claim
    ours, parsed = facts_of(text), parse(text)
    if not ours or len(parsed.roots) != 1 or any(token.dep in ("advcl", "mark", "pcomp", "csubj") for token in _linking(parsed)):
        return []
    told = parse(passage)
    theirs = [other for fact in facts_of(passage) for other in (fact, *implied(fact, told))]
    theirs = [fact for fact in theirs if fact.of_others == bool(others) and not _is_asked(told, fact)]
    ours = _without_tellers(ours, theirs, parsed, told)
    by = [next((other for other in theirs if _says(fact, other, parsed, told, theirs)), None) for fact in ours]
    if any(other is None for other in by) or not _all_counted(parsed, facts_of(text)):
        return []
    start, end = _sentence(told, [other.deed.index for other in by if other])
    return [Swap(0, len(claim), passage, start, end, f"“{claim.strip()}” says the same as “{passage[start:end]}”")]


def _linking(parsed: Parse) -> list[Token]:
    """The tokens that tie one deed of a claim to another: what it ties them by is not compared."""
    ruled = {i for i, t in enumerate(parsed.tokens) if t.dep in ("csubj", "csubjpass")}
    return [t for i, t in enumerate(parsed.tokens) if i not in ruled and t.lemma not in ("that",)]


def _is_asked(passage: Parse, fact: Fact) -> bool:
    """Whether a sentence only asks whether it is so."""
    _, end = _sentence(passage, [fact.deed.index])
    return passage.text[:end].rstrip(" \"'”’").endswith("?")


def _without_tellers(ours: Sequence[Fact], theirs: Sequence[Fact], claim: Parse, passage: Parse) -> Sequence[Fact]:
    """The facts of a claim without "tests showed", where the passage tells it as what tests found."""
    finders = [p for f in theirs if f.verb in data()["finding"] for p in f.roles.get("subject", ())]
    tellers = [f for f in ours if f.verb in data()["telling"] and f.roles.keys() == {"subject"} and not f.negated]
    if not tellers or not all(
        any(covers(p, q, claim, passage, True) for q in finders) for f in tellers for p in f.roles["subject"]
    ):
        return ours
    verbs = {f.verb for f in tellers}
    return [replace(f, under=tuple(w for w in f.under if w not in verbs)) for f in ours if f not in tellers]


def _says(ours: Fact, theirs: Fact, claim: Parse, passage: Parse, facts: Sequence[Fact]) -> bool:
    """Whether a passage's fact says all that the claim's says."""
    if pairs := related(ours, theirs):
        return _same_standing(ours, theirs) and all(covers(one, other, claim, passage, True) for one, other in pairs)
    if ours.verb != theirs.verb or ours.negated != theirs.negated or ours.deed.condition != theirs.deed.condition:
        return False
    if not _same_standing(ours, theirs) or set(ours.under) != set(theirs.under) or theirs.deed.on != ours.deed.on:
        return False
    if theirs.guards - ours.guards - {token.lemma for token in claim.tokens} or ours.guards - theirs.guards:
        return False
    if not ours.how <= theirs.how or (theirs.how - ours.how) & data()["guards"] or not ours.when <= theirs.when:
        return False
    return _roles_agree(ours, theirs, claim, passage, facts)


def _same_standing(ours: Fact, theirs: Fact) -> bool:
    return ours.standing == theirs.standing or (not theirs.standing and ours.standing == "fact" and not _unlike(theirs))


def _unlike(fact: Fact) -> frozenset[str]:
    return frozenset(word for p in fact.roles.get("is", ()) for word in p.words if word in data()["unlike"])


def _roles_agree(ours: Fact, theirs: Fact, claim: Parse, passage: Parse, facts: Sequence[Fact]) -> bool:
    left_out = {
        role
        for role, fillers in theirs.roles.items()
        if role not in ours.roles and not all(_is_inside(phrase, theirs) for phrase in fillers)
    }
    steady = theirs.standing == "past" and not theirs.negated and theirs.verb not in _UNSTEADY
    if ours.verb == "be" or not steady:
        passive = {"subject"} if theirs.roles.get("object") and (steady or _is_anybody(theirs)) else set()
        holding = {"subject"} if theirs.verb in data()["holding"] else set()
        found = {"subject"} if theirs.verb in data()["finding"] and theirs.standing == "past" else set()
        anyone = {"subject"} if ours.of_a_noun else set()
        if left_out - passive - holding - found - anyone:
            return False
    elif left_out - _DROPPED - {"subject"} or (theirs.when - ours.when and not steady):
        return False
    strict = ours.negated or not steady
    counted = any(p.figures for fillers in ours.roles.values() for p in fillers)
    needed = False
    for role, fillers in ours.roles.items():
        others = theirs.roles.get(role, [])
        if (
            len(others) > len(fillers)
            and not ours.negated
            and (counted or is_mutual(ours.deed) or _joined_by_or(passage, others))
        ):
            return False
        for phrase in fillers:
            if role not in ("subject", "object", "is") and _is_inside(phrase, ours):
                continue
            known = [way for other in others for way in _meant(other, role, ours.verb, facts)]
            needs = theirs.needs if role in ("subject", "object") else ()
            if not any(covers(phrase, way, claim, passage, strict, needs) for way in known):
                return False
            needed = needed or bool(needs)
    return needed or not theirs.needs


def _is_inside(phrase: Phrase, fact: Fact) -> bool:
    """Whether a phrase is a part of what is done or who does it: "by the attack on Iran"."""
    whole = [p for role in ("subject", "object", "is") for p in fact.roles.get(role, ())]
    return any(p.start < phrase.start and phrase.end <= p.end for p in whole)


def _is_anybody(fact: Fact) -> bool:
    """Whether a deed is told of people in general."""
    return any(p.head in ("you", "people", "one", "everyone") for p in fact.roles.get("subject", ()))


def _meant(phrase: Phrase, role: str, verb: str, facts: Sequence[Fact]) -> list[Phrase]:
    """What a phrase may stand for: of a pronoun, what the same verb has in the same place elsewhere in the passage."""
    if not phrase.is_pronoun or phrase.owner:
        return list(phrase.all_ways)
    if phrase.head not in ("it", "them"):
        return []
    return [
        way for f in facts if f.verb == verb for way in f.roles.get(role, ()) if way.end < phrase.start and not way.is_pronoun
    ]


def _joined_by_or(passage: Parse, phrases: Sequence[Phrase]) -> bool:
    between = passage.text[phrases[0].start : phrases[-1].end]
    return " or " in between or " but " in between or " rather " in between


def covers(ours: Phrase, theirs: Phrase, claim: Parse, passage: Parse, strict: bool, needs: tuple[str, ...] = ()) -> bool:
    """Whether a passage's phrase names what the claim's names, and no less exactly; `strict` where it may not name it more exactly.

    `needs` are words that the claim's phrase must have besides.
    """
    if theirs.head in ("that", "those") and theirs.owner and ours.owner:  # "the water of A but not that of B"
        named = {t.lemma for t in passage.tokens if t.start < theirs.start and t.tag.startswith("NN")}
        return ours.head in named and covers(ours.owner, theirs.owner, claim, passage, True)
    if ours.is_pronoun or theirs.is_pronoun or ours.excepted or theirs.excepted:
        return False
    mine, other = _content(ours, claim), _content(theirs, passage)
    if needs:
        with_, *rest = mine[-len(needs) - 1 :]
        if with_ != "with" or tuple(rest) != needs:
            return False
        mine = mine[: -len(needs) - 1]
    named = theirs.names or (theirs.head,)
    if ours.names and ours.names[-1] not in named:
        return False
    if not ours.names and _canonical(ours.head) != _canonical(theirs.head):
        return False
    if (ours.figures != theirs.figures and ours.figures) or ours.numbers != _numbers(theirs, passage):
        return False
    if not _is_within(mine, other, ours, theirs) or not _as_many(ours, theirs, claim, passage):
        return False
    gone = set(other) - set(mine)
    if gone & data()["unlike"]:
        return False
    return (
        not gone
        or (bool(ours.names and theirs.names) and _is_one(theirs, passage))
        or not (strict or _is_of_a_kind(theirs, passage))
    )


def _numbers(phrase: Phrase, passage: Parse) -> frozenset[str]:
    """Which one it is ("Room 12"), but not the score behind a name ("Asker 0-2")."""
    score = _SCORE.search(passage.text[phrase.start : phrase.end])
    return phrase.numbers - frozenset(score.groups()) if score else phrase.numbers


def _is_within(mine: list[str], other: list[str], ours: Phrase, theirs: Phrase) -> bool:
    """Whether the words of a phrase stand in the other in the same order, or its owner is said in the other way."""
    rest = iter(other)
    if all(word in rest for word in mine):
        return True
    if not set(mine) <= set(other):
        return False
    return len(mine) == 2 or bool(ours.owner and theirs.owner and ours.owned != theirs.owned and len(mine) <= 4)


def _content(phrase: Phrase, parsed: Parse) -> list[str]:
    tokens = [t for t in parsed.tokens if phrase.start <= t.start < phrase.end]
    many = _chains()
    return [
        _canonical(t.text.casefold() if t.tag.startswith("NNP") else t.lemma)
        for t in tokens
        if t.tag not in _FUNCTION - {"IN", "TO"}
        and t.lemma not in _SMALL
        and (t.lemma != "only" or "only" in phrase.words)
        and not t.tag.startswith("PRP")
        and t.lemma not in many
    ]


def _is_one(phrase: Phrase, passage: Parse) -> bool:
    """Whether a phrase ends with the name of one, so that what stands before it only describes that one."""
    last = [t for t in passage.tokens if phrase.start <= t.start < phrase.end][-1]
    return last.tag == "NNP" and last.lemma == phrase.head


def _is_of_a_kind(phrase: Phrase, passage: Parse) -> bool:
    """Whether a phrase speaks of all of a kind, so that what is said of it need not be so of a larger kind."""
    if phrase.determiner in ("all", "every", "each", "no", "any", "most", "few", "only"):
        return True
    head = next((t for t in passage.tokens if phrase.start <= t.start < phrase.end and t.lemma == phrase.head), None)
    return head is not None and head.tag == "NNS" and not phrase.determiner and not phrase.figures and phrase.owner is None


@cache
def _chains() -> dict[str, int]:
    return {word: rank for rank, line in enumerate(data()["many"]) for word in line.split()}


def _as_many(ours: Phrase, theirs: Phrase, claim: Parse, passage: Parse) -> bool:
    """Whether the claim speaks of no more of them than the passage."""
    words = [_how_many(p, parsed) for p, parsed in ((ours, claim), (theirs, passage))]
    if set(words) & {"few", "half"}:
        return words[0] == words[1]
    mine, other = (_chains().get(word) for word in words)
    if mine is None:
        return other in (None, 0)
    return mine == 2 if other is None else other <= mine


def _how_many(phrase: Phrase, parsed: Parse) -> str:
    first = [t.lemma for t in parsed.tokens if phrase.start <= t.start < phrase.end][:2]
    if first == ["a", "few"]:
        return "some"
    return phrase.determiner if phrase.determiner in _chains() else next((w for w in first if w in _chains()), phrase.determiner)


@cache
def _canonical(word: str) -> str:
    groups = {w: line.split()[0] for line in data()["alike"] for w in line.split()}
    return _countries().get(word) or groups.get(word, word)


@cache
def _countries() -> dict[str, str]:
    return {word: names[0] for names, people, _ in COUNTRIES for word in (*people, *names)}


def _all_counted(parsed: Parse, facts: Sequence[Fact]) -> bool:
    """Whether every word of a claim that carries meaning belongs to one of its deeds."""
    spans = [(p.start, p.end) for fact in facts for fillers in fact.deed.roles.values() for p in fillers]
    spans += [(p.start, p.end) for fact in facts for fillers in fact.roles.values() for p in fillers]
    verbs = {fact.deed.index for fact in facts}
    standings = {fact.standing for fact in facts if fact.standing in DUTIES}
    said = {word for fact in facts for word in (*fact.deed.how, *fact.deed.under)}
    for index, token in enumerate(parsed.tokens):
        if (
            token.tag in _FUNCTION
            or index in verbs
            or classes_of_standing().get(token.lemma) in standings
            or token.lemma in said
            or _is_helper(token, parsed)
        ):
            continue
        if any(index in parsed.subtree(c) for v in verbs for c in parsed.children(v, "npadvmod")):
            continue
        if not any(start <= token.start < end for start, end in spans):
            return False
    text = parsed.text.casefold()
    return not any(f" {word} " in text for word in _POSSESSIVES)


def _is_helper(token: Token, parsed: Parse) -> bool:
    above = parsed.tokens[token.head].lemma
    return token.dep in ("aux", "auxpass", "neg", "prt", "preconj", "cc") or (
        token.lemma in ("be", "have", "use") and above == token.lemma
    )


def _sentence(passage: Parse, indices: Sequence[int]) -> tuple[int, int]:
    """The offsets of the sentences with these tokens."""
    roots = set()
    for index in indices:
        while passage.tokens[index].head != index:
            index = passage.tokens[index].head
        roots.add(index)
    within = [passage.tokens[i] for root in roots for i in passage.subtree(root)]
    return min(t.start for t in within), max(t.end for t in within)
