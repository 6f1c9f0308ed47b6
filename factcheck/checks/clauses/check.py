"""Deeds told of another: who did it, to whom, whose it is, where the source tells the same deed of somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checks.claim import Claim
from factcheck.checks.clauses.compare import CORE, SURE, differences, is_day
from factcheck.checks.clauses.deeds import Deed, deeds_in
from factcheck.checks.clauses.matching import CLAUSE_START, LEAST_SHARED, Told, is_clause_of, shared, told_in, words_beside
from factcheck.checks.clauses.measures import is_on_the_other_side
from factcheck.checks.clauses.naming.beside import are_in_one_list, is_also_named, is_beside_in_time, is_named_again, lies_in
from factcheck.checks.clauses.naming.paired import is_paired, other_partner
from factcheck.checks.clauses.naming.same import Difference, same
from factcheck.checks.clauses.parsed import are_turned, parse
from factcheck.checks.clauses.phrases import Phrase
from factcheck.checks.speech.identity import speaks_for
from factcheck.checks.speech.tables import VERBS
from factcheck.checks.vocabulary.rivals import is_named
from factcheck.checks.vocabulary.words import stem
from factcheck.report import Reason

_LIGHT = frozenset("be have do say tell make get go take come put know think see want give use add".split())
"""Verbs that say too little by themselves: another role must agree before one may differ."""
_SPEECH = frozenset("ask tell say phone call write thank answer".split())
_BEHIND = re.compile(r"\b(?:like|of|to|for|from|with|by|as|at|in|on|behind|against)\s+(?:the\s)?$", re.I)
"""A word before a name that is no subject, whatever a parse says: "someone who looks like Ann will be hired"."""
_NOT_BUT = re.compile(r"\bnot\s(?P<not>[^.;]{2,60}?)\sbut\s", re.I)
"""Who is only named to be denied: "it was not the mayor but a cousin of his who paid"."""
_OUGHT = frozenset("should ought could would might".split())
_HOW_OR_WHEN = re.compile(
    r"\b(?:(?P<as>as) \w+ as|(?P<word>as \w+|when|until|before|unless|without|because|since|(?:in|on) time|at once)\b)"
)
"""What a "not" may deny of a deed that was done: "was not held when it was meant to be"."""
_DENIED = ("denied", "affirmed")
_LEAST_WORDS = 2
"""Fewest words beside the verb and who it is about by which an event is known, where no other role agrees."""
_WORDS = {
    "side": "the source says this of “{theirs}”, not of “{ours}”",
    "another": "“{ours}” where the source has “{theirs}”",
    "rival": "“{ours}” where the source has “{theirs}”",
    "owner": "the source says this of “{theirs}”, not of “{ours}”",
    "excepted": "the source leaves “{ours}” out",
    "denied": "the source denies this of “{theirs}”",
    "only": "the source says this of “{theirs}”",
    "affirmed": "the source says this of “{theirs}”",
}
_THEN = frozenset("once formerly originally previously initially".split())
"""Adverbs of what was so and may be otherwise now."""


def find(claim: Claim) -> list[Reason]:
    """Deeds that the evidence tells of somebody or something else, an error where none of its deeds of that verb agrees."""
    told = told_in(claim)
    return [reason for deed in deeds_in(claim.sentence.text) for reason in _findings(claim, deed, told)] if told else []


def _findings(claim: Claim, deed: Deed, told: list[Told]) -> Iterator[Reason]:
    best: tuple[int, Told, Difference] | None = None
    if _is_turned(deed, told):
        return
    for other in told:
        if other.deed.verb != deed.verb:
            continue
        agree, differ = differences(deed, other.deed, other.phrases)
        if agree and is_paired(other.reading) and (partner := other_partner(deed, other.deed)):
            yield _reason(claim, other, partner)
            return
        if (not differ and (agree or not _named(deed))) or _did_so_too(deed, other, told):
            return
        if not deed.plain or _is_participle(other):  # of a participle or gerund the parse is less sure
            differ = [d for d in differ if _has_name(d.ours) or d.ours.numbers or d.why == "rival"]
        if (
            differ
            and not _stands_there(claim.sentence.text, deed, differ[0], told)
            and _is_one_event(claim.sentence.text, deed, other, agree, differ, told)
            and (best is None or len(agree) > best[0])
        ):
            best = (len(agree), other, next((d for d in differ if not d.theirs.is_pronoun), differ[0]))
    if best is not None:
        yield _reason(claim, *best[1:])


def _reason(claim: Claim, other: Told, difference: Difference) -> Reason:
    ours, theirs = difference.ours, difference.theirs
    text = _WORDS[difference.why].format(
        ours=claim.sentence.text[ours.start : ours.end], theirs=other.reading[theirs.start : theirs.end]
    )
    return claim.reason("role", text, ours.start, ours.end, other.place(theirs.start, theirs.end))


def _is_participle(other: Told) -> bool:
    parsed, index = other.parsed, other.deed.index
    return not other.deed.plain and parsed.tokens[index].tag in ("VBG", "VBN") and not parsed.children(index, "aux", "auxpass")


def _stands_there(text: str, deed: Deed, difference: Difference, told: list[Told]) -> bool:
    """Whether the source has the deed's own words, from who does it to whom, at the start of a clause.

    What it says there is then the same, however a parse of its longer sentence has it.
    """
    if difference.why in (*SURE, "only", "affirmed"):
        return False
    phrases = [difference.ours, *(phrase for role in (*CORE, "is", difference.role) for phrase in deed.fillers(role))]
    end = max(deed.end, *(phrase.end for phrase in phrases))
    starts = {min(deed.start, *(phrase.start for phrase in phrases))}
    # "It began at six and a wreck ended it": the parse may take the wreck for the end of a list
    starts |= {m.end() for m in re.finditer(CLAUSE_START, text) if m.end() < deed.start and _has_noun(text, m.end(), deed.start)}
    return any(is_clause_of(text[start:end], more.reading) for start in starts for more in told)


def _has_noun(text: str, start: int, end: int) -> bool:
    return any(start <= token.start < end and token.tag[:2] in ("NN", "PR") for token in parse(text).tokens)


def _is_one_event(text: str, deed: Deed, other: Told, agree: list[str], differ: list[Difference], told: list[Told]) -> bool:
    """Whether two deeds of one verb tell the same event, so that what differs is told wrong."""
    first = differ[0]
    if "than" in deed.roles:
        return False  # "A sold more cars than B": B sold fewer
    if _exchanged(differ) and deed.verb == "be":  # "the cause was a fault"
        return False
    if any(m.start("not") <= first.ours.start < m.end("not") for m in _NOT_BUT.finditer(text)) or _is_unreal(text, deed):
        return False
    if "help" in deed.under and first.role == "subject":
        return False  # who helped to do it did it with another
    if deed.content and any(_has_turn(name, more.span.text) for name in first.ours.names for more in told):
        return False
    if deed.verb in _SPEECH and "object" not in agree and any(difference.theirs.is_pronoun for difference in differ):
        return False  # each may have asked the other
    if not _exchanged(differ):
        if agree and len(differ) > 1:
            return False
        if not agree and not _has_pronoun(other.deed) and _is_told_otherwise(deed, told):
            return False
        if deed.verb in _LIGHT and not (_has_name(first.ours) and (_has_name(first.theirs) or first.theirs.around)):
            return False
        if not agree and (deed.verb in _LIGHT or len(words_beside(deed, first.ours)) >= _LEAST_WORDS):
            return False
    if _THEN & {*other.deed.how} and not _THEN & {*deed.how} and not deed.past:
        return False  # "once attributed to Hals"
    if is_day(first.ours) and is_day(first.theirs) and any(token.lemma == first.ours.head for token in other.parsed.tokens):
        return False  # which day is whose, the date check knows better
    if first.why in _DENIED and (is_on_the_other_side(text, other.reading) or _denies_how(text, deed, other)):
        return False
    if _told_by_a_noun_too(other, first) or _is_gapped(deed, other, first) or _speaks_for_it(text, deed, other, first):
        return False
    if first.why == "side" and any(token.lemma == first.ours.head for token in other.parsed.tokens):
        return False
    nouns = (stem(t.lemma) for more in told for t in more.parsed.tokens if t.tag.startswith("NN"))
    if first.why == "rival" and is_named(stem(first.ours.head), nouns):
        return False
    if shared(deed, other, first.ours) < LEAST_SHARED:
        return False
    ours, theirs = first.ours, first.theirs
    if first.role in CORE and (
        is_beside_in_time(text, other.reading, other.parsed, ours) or is_beside_in_time(other.reading, text, parse(text), theirs)
    ):
        return False
    if theirs.around and first.why == "owner" and (is_named_again(other.parsed, ours) or _BEHIND.search(text[: ours.start])):
        return False
    if first.why in SURE:
        return True
    if first.why == "another" and (is_also_named(other.parsed, ours, theirs) or lies_in(other.parsed, first.role, ours, theirs)):
        return False
    return not are_in_one_list(other.parsed, ours, theirs) or _is_told_what_else(deed, told)


def _denies_how(text: str, deed: Deed, other: Told) -> bool:
    """Whether a claim may deny only how or when something was done, of which the source says nothing in that way."""
    said = _HOW_OR_WHEN.search(text, deed.end)
    return said is not None and deed.negated and (said["word"] or said["as"]) not in other.reading


def _is_unreal(text: str, deed: Deed) -> bool:
    """Whether a deed is one that was not done, though it should have been."""
    parsed = parse(text)
    words = {parsed.tokens[c].lemma for c in parsed.children(deed.index, "aux")}
    return "have" in words and bool(_OUGHT & {*words, *deed.under})


def _speaks_for_it(text: str, deed: Deed, other: Told, first: Difference) -> bool:
    """Whether one who says, promises or denies something does so for whom the claim names: "Velto's head denied it"."""
    ours, theirs = text[first.ours.start : first.ours.end], other.reading[first.theirs.start : first.theirs.end]
    head = first.theirs.names[-1].capitalize() if first.theirs.names else first.theirs.head
    said = {deed.verb, f"{deed.verb}d", f"{deed.verb}ed"} & VERBS.keys()
    return bool(said) and first.role == "subject" and speaks_for(head, ours, theirs)


def _has_turn(name: str, text: str) -> bool:
    """Whether a dialogue gives somebody the word: "Lindiwe: The store got a fridge."."""
    return bool(re.search(rf"(?:^|[.!?]\s){re.escape(name)}:", text, re.I))


def _did_so_too(deed: Deed, other: Told, told: list[Told]) -> bool:
    """Whether the same sentence says that somebody did the same: "and so did the judge", "the judge did too"."""
    did = [more.deed for more in told if more.span == other.span and more.deed.verb == "do" and {"so", "too"} & {*more.deed.how}]
    return any(same(ours, who)[0] == "yes" for more in did for who in more.fillers("subject") for ours in deed.fillers("subject"))


def _is_told_what_else(deed: Deed, told: list[Told]) -> bool:
    """Whether the source says of somebody by an apposition what he is: "Anders Holt, a vet, and his wife Berit Holt, a judge"."""
    return deed.verb == "be" and any(
        not other.deed.plain and other.deed.verb == "be" and differences(deed, other.deed, ())[0] == ["subject"] for other in told
    )


def _told_by_a_noun_too(other: Told, difference: Difference) -> bool:
    """Whether the source tells the deed by a noun too, and names the claim's phrase: "protected adults but gave children no protection"."""
    tokens, root = other.parsed.tokens, stem(other.deed.verb)
    by_noun = any(t.tag in ("NN", "NNS") and t.lemma != other.deed.verb and stem(t.lemma).startswith(root) for t in tokens)
    return by_noun and any(t.lemma == difference.ours.head for t in tokens)


def _is_gapped(deed: Deed, other: Told, difference: Difference) -> bool:
    """Whether the source leaves out the verb or noun of one who does likewise: "Paul would order the chairs and Nina the tables"."""
    told_apart = difference.ours.words - {difference.ours.head}
    if any(re.search(rf"\b{re.escape(word)}\sones?\b", other.reading, re.I) for word in told_apart):
        return True  # "the western one"
    if difference.role not in ("subject", "object") or not deed.fillers("object"):
        return False
    return any(_has_without_verb(other.reading, who, deed.fillers("object")) for who in deed.fillers("subject"))


def _has_without_verb(reading: str, who: Phrase, what: list[Phrase]) -> bool:
    """Whether one phrase stands behind another in a clause of its own that has no verb."""
    name = re.escape(" ".join(who.names) or who.head)
    led = re.search(
        rf"(?:\band|[,;])\s(?:(?:on|in|at|by)\s\w+,?\s)?(?:the\s)?{name}\s(?:the|an?|his|her|its|their|\d+)\s(?P<what>[^.,;]+)",
        reading,
        re.I,
    )
    told = frozenset(map(stem, led["what"].lower().split())) if led else frozenset()
    return any(stem(phrase.head) in told for phrase in what)


def _is_turned(deed: Deed, told: list[Told]) -> bool:
    """Whether the source tells a deed from the other side by its counterpart: "Halden lost at Moss" and "Moss beat Halden"."""
    for other in told:
        if are_turned(deed.verb, other.deed.verb):
            ours, theirs = _others(deed), _others(other.deed)
            known = [any(same(p, q)[0] == "yes" for p in deed.fillers("subject") for q in theirs)]
            known += [any(same(p, q)[0] == "yes" for p in ours for q in other.deed.fillers("subject"))]
            if all(known):
                return True
    return False


def _others(deed: Deed) -> list[Phrase]:
    return [phrase for role, fillers in deed.roles.items() if role != "subject" for phrase in fillers]


def _is_told_otherwise(deed: Deed, told: list[Told]) -> bool:
    """Whether the source tells the same of the same two by another verb: "Holm, who had knocked out the champion"."""
    return any(
        other.deed.verb != deed.verb
        and any(same(p, q)[0] == "yes" for p in deed.fillers("subject") for q in other.deed.fillers("subject"))
        and any(same(p, q)[0] == "yes" for p in deed.fillers("object") for q in other.deed.fillers("object"))
        for other in told
    )


def _exchanged(differ: list[Difference]) -> bool:
    """Whether two phrases have changed places."""
    if len(differ) != 2 or differ[0].role == differ[1].role or "with" in (differ[0].role, differ[1].role):
        return False
    crossed = [(same(one.ours, other.theirs)[0] == "yes", other.theirs.is_pronoun) for one, other in (differ, differ[::-1])]
    return any(yes for yes, _ in crossed) and all(yes or pronoun for yes, pronoun in crossed)


def _has_pronoun(deed: Deed) -> bool:
    return any(phrase.is_pronoun for phrase in deed.fillers("object"))


def _has_name(phrase: Phrase) -> bool:
    return bool(phrase.names or (phrase.owner and phrase.owner.names))


def _named(deed: Deed) -> bool:
    return any(phrase.names for fillers in deed.roles.values() for phrase in fillers)
