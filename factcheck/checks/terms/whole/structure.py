"""Claims that say by their structure what a passage says: the same deeds of the same, whatever the order and the voice."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from factcheck.checks.clauses.compare import is_mutual
from factcheck.checks.clauses.matching import lost_capitals
from factcheck.checks.clauses.parsed import classes_of_standing, parse
from factcheck.checks.clauses.phrases import EXCEPT, Phrase
from factcheck.checks.terms.swap import Swap
from factcheck.checks.terms.whole.covering import FUNCTION, SHARES, covers
from factcheck.checks.terms.whole.facts import DUTIES, Fact, data, facts_of
from factcheck.checks.terms.whole.frames import is_framed, is_known_false, is_only_told
from factcheck.checks.terms.whole.gaps import are_together
from factcheck.checks.terms.whole.implied import implied, related
from factcheck.checks.terms.whole.pronouns import person_meant
from factcheck.models.parser import Parse, Token

_DROPPED = frozenset("in on at during after before of from with to by".split())
"""Roles that a claim may leave out of a deed that was done."""
_UNSTEADY = frozenset("be have remain cost rise fall grow increase decrease drop climb decline double shrink win lose".split())
"""Verbs of which a claim may leave nothing out: free for children is not free."""
_OTHERS = re.compile(
    r"(?:non[- ]|(?:people|those|anyone|anybody|anything|things) (?:who|that|which) (?:are|is) not (?:an? )?)(?P<who>\w+)", re.I
)
_BINDING = frozenset("promise vow pledge guarantee swear agree decide offer threaten".split())
"""Verbs by which one does more than plan."""
_ELLIPSIS = re.compile(r"\.\s?\.\s?\.|…")
"""What a quotation leaves out says nothing here: whether it may is for `factcheck.checks.quotations`."""
_LONGEST = 300
_MOST_WAYS = 50  # ways to find the phrases of a claim in a sentence
_POSSESSIVES = frozenset("his her their its".split())
_NOBODY = frozenset("nobody none nothing".split())
_QUANTIFIERS = frozenset("all every each any most many some several few half no".split())
_SURE = frozenset("will shall would must".split())
"""Modal verbs by which more is said than by others."""


def find(claim: str, passage: str) -> list[Swap]:
    """The whole claim as the passage has it, where each of its deeds is told by the passage with the same roles."""
    if (
        len(claim) > _LONGEST
        or claim.rstrip().endswith("?")
        or _ELLIPSIS.search(claim)
        or claim.islower()
        or lost_capitals(passage)
    ):
        return []
    others = _OTHERS.match(claim)
    text = f"{others['who'].capitalize()}{claim[others.end('who') :]}" if others else claim
    ours: Sequence[Fact] = facts_of(text)
    parsed = parse(text)
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
    if _is_surer(parsed, told, start, end):
        return []
    if is_framed(parsed, told, start, end) or any(is_only_told(other.deed.index, parsed, told) for other in by if other):
        return []
    if is_known_false(claim, passage):
        return []
    return [Swap(0, len(claim), passage, start, end, f"“{claim.strip()}” says the same as “{passage[start:end]}”")]


def _linking(parsed: Parse) -> list[Token]:
    """The tokens that tie one deed of a claim to another: what it ties them by is not compared."""
    ruled = {i for i, t in enumerate(parsed.tokens) if t.dep in ("csubj", "csubjpass")}
    return [t for i, t in enumerate(parsed.tokens) if i not in ruled and t.lemma not in ("that",)]


def _is_surer(claim: Parse, passage: Parse, start: int, end: int) -> bool:
    """Whether a claim says that it will or must be where the passage has another modal verb."""
    ours, theirs = (
        {t.lemma for t in parsed.tokens if t.tag == "MD" and (parsed is claim or start <= t.start < end)}
        for parsed in (claim, passage)
    )
    return bool(ours & _SURE - theirs) and bool(theirs - ours)


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
    if (
        ours.excepted != theirs.excepted
        or ours.verb != theirs.verb
        or ours.negated != theirs.negated
        or ours.deed.condition != theirs.deed.condition
    ):
        return False
    if not _same_standing(ours, theirs) or set(ours.under) != set(theirs.under) or theirs.deed.on != ours.deed.on:
        return False
    if not _told_alike(ours, theirs, claim, passage) or (theirs.negated and _has_reason(theirs, passage)):
        return False
    if theirs.guards - ours.guards - {token.lemma for token in claim.tokens} or ours.guards - theirs.guards:
        return False
    less = theirs.how - ours.how
    if (
        not ours.how <= theirs.how
        or less & (data()["guards"] | SHARES)
        or (less and _of_nobody(theirs))
        or not ours.when <= theirs.when
    ):
        return False
    if theirs.guards & EXCEPT and _quantifiers(ours) != _quantifiers(theirs):
        return False
    return _roles_agree(ours, theirs, claim, passage, facts)


def _of_nobody(fact: Fact) -> bool:
    """Whether a fact denies something, so that who was not badly hurt may have been hurt."""
    return fact.negated or any(p.denied or p.head in _NOBODY for fillers in fact.roles.values() for p in fillers)


def _quantifiers(fact: Fact) -> frozenset[str]:
    return frozenset(word for fillers in fact.roles.values() for p in fillers for word in p.words) & _QUANTIFIERS


def _has_reason(fact: Fact, passage: Parse) -> bool:
    """Whether a fact is told with "because": who "did not leave because he was unhappy" may have left."""
    clauses = passage.children(fact.deed.index, "advcl")
    return any(passage.tokens[mark].lemma == "because" for clause in clauses for mark in passage.children(clause, "mark"))


def _told_alike(ours: Fact, theirs: Fact, claim: Parse, passage: Parse) -> bool:
    """Whether a claim that tells who says or promises it has that from the passage."""
    teller, other = ours.deed.told_by, theirs.deed.told_by
    if teller is None and other is not None:  # "told jurors that he lied, and lied well"
        return False
    if teller is not None and ours.under and (other is None or not covers(teller, other, claim, passage, False)):
        return False
    return not (set(ours.deed.under) & _BINDING) - set(theirs.deed.under)


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
        finding = {"subject"} if theirs.verb in data()["finding"] and theirs.standing == "past" else set()
        anyone = {"subject"} if ours.of_a_noun else set()
        if left_out - passive - holding - finding - anyone:
            return False
    elif left_out - _DROPPED - {"subject"} or (theirs.when - ours.when and not steady):
        return False
    strict = ours.negated or not steady
    counted, needed = any(p.figures for fillers in ours.roles.values() for p in fillers), False
    found: list[list[Phrase]] = []
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
            known = [way for other in others for way in _meant(other, role, ours.verb, facts, passage)]
            needs = theirs.needs if role in ("subject", "object") else ()
            found.append([way for way in known if covers(phrase, way, claim, passage, strict, needs)])
            if not found[-1]:
                return False
            needed = needed or bool(needs)
    if not ours.negated and _may_be_paired(ours, theirs):
        return False
    return (needed or not theirs.needs) and _stand_together(found, ours, theirs, passage)


def _may_be_paired(ours: Fact, theirs: Fact) -> bool:
    """Whether a claim has fewer of several that may belong one to one to others: "Ann and Bob bought apples and pears"."""
    many = {role: len(fillers) for role, fillers in theirs.roles.items() if len(fillers) > 1}
    less = {role for role, fillers in ours.roles.items() if len(fillers) < many.get(role, 0)}
    alike = any(many[one] == many[other] for one in less & many.keys() for other in many.keys() - {one})
    return alike or (len(less) > 1 and "subject" in less)


def _stand_together(found: Sequence[Sequence[Phrase]], ours: Fact, theirs: Fact, passage: Parse) -> bool:
    """Whether what a claim tells of one deed is not told of two, the verb of one of which is left out."""
    index = theirs.deed.index
    _, end = _sentence(passage, [index])
    spans = [[passage.tokens[i] for i in passage.subtree(c)] for c in passage.children(index, "npadvmod")]
    besides = [span[0].start for span in spans if tuple(token.lemma for token in span) in ours.when]
    besides += [passage.tokens[c].start for c in passage.children(index, "advmod") if passage.tokens[c].lemma in ours.how]
    ways = itertools.islice(itertools.product(*found), _MOST_WAYS)
    return any(are_together([*(phrase.start for phrase in way), *besides], index, passage, end) for way in ways)


def _is_inside(phrase: Phrase, fact: Fact) -> bool:
    """Whether a phrase is a part of what is done or who does it: "by the attack on Iran"."""
    whole = [p for role in ("subject", "object", "is") for p in fact.roles.get(role, ())]
    return any(p.start < phrase.start and phrase.end <= p.end for p in whole)


def _is_anybody(fact: Fact) -> bool:
    """Whether a deed is told of people in general."""
    return any(p.head in ("you", "people", "one", "everyone") for p in fact.roles.get("subject", ()))


def _meant(phrase: Phrase, role: str, verb: str, facts: Sequence[Fact], passage: Parse) -> list[Phrase]:
    """What a phrase may stand for: of a pronoun, the only person named before, or what the same verb has in the same place elsewhere."""
    if not phrase.is_pronoun or phrase.owner:
        return [phrase, *(way for way in phrase.aliases if not _is_left_out(phrase, way, passage))]
    if phrase.head not in ("it", "them"):
        person = person_meant(phrase, facts, passage)
        return [person] if person else []
    return [
        way for f in facts if f.verb == verb for way in f.roles.get(role, ()) if way.end < phrase.start and not way.is_pronoun
    ]


def _is_left_out(phrase: Phrase, alias: Phrase, passage: Parse) -> bool:
    """Whether a verb is left out between a name and what seems to be another name of it: "Ada wrote the book and Ben the play"."""
    between = passage.text[phrase.end : alias.start].strip()
    return bool(phrase.names) and not between and alias.determiner in ("the", "a", "an")


def _joined_by_or(passage: Parse, phrases: Sequence[Phrase]) -> bool:
    between = passage.text[phrases[0].start : phrases[-1].end]
    return " or " in between or " but " in between or " rather " in between


def _all_counted(parsed: Parse, facts: Sequence[Fact]) -> bool:
    """Whether every word of a claim that carries meaning belongs to one of its deeds."""
    spans = [(p.start, p.end) for fact in facts for fillers in fact.deed.roles.values() for p in fillers]
    spans += [(p.start, p.end) for fact in facts for fillers in fact.roles.values() for p in fillers]
    verbs = {fact.deed.index for fact in facts}
    standings = {fact.standing for fact in facts if fact.standing in DUTIES}
    said = {word for fact in facts for word in (*fact.deed.how, *fact.deed.under)}
    for index, token in enumerate(parsed.tokens):
        if (
            token.tag in FUNCTION
            or index in verbs
            or (classes_of_standing().get(token.lemma) in standings and token.dep not in ("amod", "pobj"))
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
