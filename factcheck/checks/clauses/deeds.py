"""The deeds of a sentence: each verb with who does it to whom, whether the passive or a relative clause says it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from factcheck.checks.clauses.denials import (
    DENIALS,
    ENDED,
    NEVER,
    is_asked_how,
    is_ended,
    is_only_told,
    is_partly_denied,
    is_run_on,
    is_yet_to,
    set_apart,
)
from factcheck.checks.clauses.parsed import has_aux, is_condition, is_cut_off, is_passive, is_proviso, is_whatever, usual_verb
from factcheck.checks.clauses.parsed import parse as parsed
from factcheck.checks.clauses.phrases import PRONOUNS, Phrase, children, is_noun, is_set_against, phrase_at, phrases_at
from factcheck.checks.clauses.places import is_first_to, just_before, oblique, resolved, what_may_be_meant, with_agent
from factcheck.checks.names.name_words import CALENDAR
from factcheck.models.parser import Parse

QUOTES = frozenset("\" “ ” '' ``".split())
_BRINGING = frozenset("get cause lead prompt force compel persuade convince induce drive bring".split())
"""Verbs whose object does what follows: "got the council to agree"."""
_FINDING = frozenset("find discover realise realize".split())
"""Verbs of what came of a deed, and was not meant: "returning to find the door open"."""
UNREAL = frozenset("would could might".split())


@dataclass(frozen=True, slots=True)
class Deed:
    """What a verb says. `roles` maps ``subject``, ``object``, ``is`` and prepositions to the phrases that fill them.

    The passive is turned round: who "was shot" is the object. `under` has the verbs and modal verbs that it hangs on ("plans",
    "may"), `how` its adverbs, `condition` the word by which it is itself a condition ("if"), `on` the word by which it hangs on one,
    `told_by` who says it. `plain` tells that it stands by itself: the sentence's own verb, or one that is said or told of somebody.
    `open` tells that the sentence leaves it open whether it was done, or denies a part of it, `past` that it was done before, and
    `content` has the verb of what is said ("said that he left"). `start` and `end` are the verb's offsets.
    """

    verb: str
    roles: dict[str, list[Phrase]]
    negated: bool
    start: int
    end: int
    index: int
    under: tuple[str, ...] = ()
    how: tuple[str, ...] = ()
    condition: str = ""
    on: str = ""
    plain: bool = False
    told_by: Phrase | None = None
    open: bool = False
    past: bool = False
    content: str = ""

    def fillers(self, role: str) -> list[Phrase]:
        """What fills a role."""
        return self.roles.get(role, [])


@lru_cache(2048)
def deeds_in(text: str) -> list[Deed]:
    """The deeds of a text, which is parsed for it."""
    return deeds_of(parsed(text))


def deeds_of(parse: Parse) -> list[Deed]:
    """The deeds of a sentence in the order of their verbs, with those that a noun or an apposition tells last."""
    known: dict[int, Deed] = {}
    for index in _from_the_top(parse):
        token = parse.tokens[index]
        if token.tag[:2] in ("VB", "MD") and token.dep not in ("aux", "auxpass"):
            known[index] = _deed(parse, index, known)
    return [known[index] for index in sorted(known)] + list(_appositions(parse))


def _from_the_top(parse: Parse) -> list[int]:
    """The tokens, each behind those that it hangs on, level by level."""
    found: list[int] = []
    level = parse.roots
    while level:
        found += level
        level = tuple(sorted(child for above in level for child in parse.children(above)))
    return found


def _deed(parse: Parse, index: int, known: dict[int, Deed]) -> Deed:
    tokens = parse.tokens
    own = children(parse, index)
    passive = any(tokens[c].dep in ("auxpass", "nsubjpass") for c in own)
    bare = tokens[index].tag == "VBN" and tokens[index].dep == "ccomp" and not has_aux(parse, index)  # "wanted cars banned"
    roles: dict[str, list[Phrase]] = {}
    verb, negated, condition = tokens[index].lemma, is_ended(parse, index), ""
    under: tuple[str, ...] = tuple(
        tokens[c].lemma for c in own if tokens[c].dep == "aux" and (tokens[c].tag == "MD" or tokens[c].lemma == "need")
    )
    how = (*(tokens[c].lemma for c in own if tokens[c].dep == "advmod"), *([ENDED] if negated else []))
    for child in own:
        token = tokens[child]
        if token.dep in ("nsubj", "nsubjpass") and is_noun(token) and not is_cut_off(parse, child):
            role = "object" if token.dep == "nsubjpass" or bare else "subject"
            roles.setdefault(role, []).extend(resolved(parse, index, child))
        elif token.dep in ("dobj", "attr", "acomp", "dative", "oprd") and is_noun(token):
            role = {"dobj": "given" if passive else "object", "dative": "to"}.get(token.dep, "is")  # "was fined 500 euros"
            if role == "object" and "object" in roles and token.tag == "CD":
                continue  # the score
            if role == "object" and "object" in roles and not passive:  # "send all members the plan"
                roles["to"] = roles.pop("object")
            roles.setdefault(role, []).extend(resolved(parse, index, child))
        elif (
            token.dep == "npadvmod" and child == index + 1 and token.tag.startswith("NNP") and token.text.lower() not in CALENDAR
        ):
            roles["object"] = resolved(parse, index, child)  # "beat Skien 3-0"
        elif token.dep in ("prep", "agent", "dative"):
            for role, phrases in with_agent(parse, child):
                roles.setdefault(role, []).extend(phrases)
        if token.dep == "dobj" or (token.dep in ("nsubj", "nsubjpass", "dative") and token.tag.startswith("NNP")):
            named = token.tag.startswith("NNP")
            # "acquitted Elin Boe of fraud", "found lead in the water": it belongs to the deed
            for prep in children(parse, child):
                if tokens[prep].dep != "prep" or (tokens[prep].lemma == "of" and not named):
                    continue
                for role, phrases in oblique(parse, prep):
                    roles.setdefault(role, []).extend(phrases)
        elif token.dep == "prt" or (child == index + 1 and usual_verb(f"{verb} {token.lemma}") != f"{verb} {token.lemma}"):
            verb += " " + token.lemma
        elif token.dep == "neg" or (token.dep in ("advmod", "preconj") and token.lemma in NEVER):
            negated = True
        elif token.dep == "mark" and is_condition(parse, child):
            condition = token.lemma
    marks = [mark for child in own if tokens[child].dep == "advcl" for mark in children(parse, child)]
    on = next((tokens[mark].lemma for mark in marks if is_condition(parse, mark) and not is_whatever(parse, mark)), "")
    on = on or next((tokens[c].text.lower() for c in own if is_proviso(parse, c)), "")
    plain = tokens[index].dep in ("ROOT", "conj", "ccomp", "relcl") and (tokens[index].tag != "VBG" or has_aux(parse, index))
    verb, start, end = usual_verb(verb), tokens[index].start, tokens[index].end
    deed = Deed(verb, set_apart(roles, negated), negated, start, end, index, under, how, condition, on, plain)
    content = next((usual_verb(tokens[c].lemma) for c in own if tokens[c].dep == "ccomp" and not is_run_on(parse, c, index)), "")
    unsure = is_only_told(parse, index) or is_partly_denied(parse, index)
    deed = replace(deed, past=is_past(parse, index), content=content, open=unsure)
    return _inherited(parse, index, deed, passive, known)


def is_past(parse: Parse, verb: int) -> bool:
    """Whether a verb or its auxiliary is in the past, or perfect ("has signed")."""
    auxiliaries = [parse.tokens[child] for child in children(parse, verb) if parse.tokens[child].dep in ("aux", "auxpass")]
    if any(t.tag == "VBD" or (t.lemma == "have" and parse.tokens[verb].tag != "VB") for t in auxiliaries):
        return True
    return parse.tokens[verb].tag == "VBD" or (parse.tokens[verb].tag == "VBN" and not auxiliaries)


def is_unreal(deed: Deed, parse: Parse) -> bool:
    """Whether a deed was not done but would have been: "the barn would have burned down"."""
    have = any(parse.tokens[child].lemma == "have" for child in parse.children(deed.index, "aux"))
    return have and bool(UNREAL & {*deed.under})


def _inherited(parse: Parse, index: int, deed: Deed, passive: bool, known: dict[int, Deed]) -> Deed:
    """A deed with what it has from the verb or noun that it hangs on."""
    tokens = parse.tokens
    token, roles = tokens[index], dict(deed.roles)
    above = known.get(token.head) if token.head != index else None
    taker = "object" if passive or (token.tag == "VBN" and not has_aux(parse, index)) else "subject"
    to = any(tokens[child].tag == "TO" for child in parse.children(index, "aux"))
    if token.dep == "acl" and not to and not roles.get(taker):
        roles.setdefault(taker, []).extend([*phrases_at(parse, token.head)[:1], *what_may_be_meant(parse, token.head, index)])
    brought = tokens[token.head if token.dep == "advcl" else _verb_above(parse, token.head)].lemma in _BRINGING
    ranked = to and is_first_to(parse, index)
    if (
        token.dep in ("acl", "relcl", "advcl")
        and to
        and not (brought or ranked)
        and not (token.dep == "advcl" and (is_past(parse, token.head) or token.lemma in _FINDING))
    ):
        # "have a week to appeal", "will come to help"; whether who came to help did help, nobody says
        deed = replace(deed, under=(*deed.under, "to"))
    if above is None and token.head != index and tokens[token.head].tag.startswith(("JJ", "NN")):
        above = known.get(tokens[token.head].head)
        if ranked and above is not None:  # "hoped to be the first to win"; that nobody did before is no denial
            how = (*deed.how, *above.how)
            deed = replace(deed, under=above.under, how=how, on=above.on, condition=above.condition, open=True)
        elif not ranked:
            deed = replace(deed, under=(*deed.under, tokens[token.head].lemma))  # "is likely to", "plans to"
        if above is not None and "subject" not in roles and token.dep in ("xcomp", "acl", "relcl", "ccomp") and to:
            roles.setdefault(taker, []).extend(above.fillers("subject") or above.fillers("object"))
        above = None
    if above is None:
        return replace(deed, roles=roles)
    passive = passive or is_passive(parse, index)
    if token.dep == "conj" and not roles.get("object" if passive else "subject"):
        roles.setdefault("object" if passive else "subject", []).extend(just_before(parse, index) or _doer(parse, above))
        bare = token.tag == "VB" and not has_aux(parse, index) and tokens[above.index].tag != "VB"
        deed = replace(deed, open=deed.open or bare)  # "may, but is not obliged to, replace it"
    if token.dep in ("xcomp", "advcl") and taker not in roles and "subject" not in roles:
        told_to = (
            above.fillers("object") if token.dep == "xcomp" and above.verb != "promise" else []
        )  # "let Pogba stay": he stays
        if told_to and told_to[0].owner is not None and told_to[0].owner.is_pronoun:
            told_to = [*told_to, *_doer(parse, above)]  # "opened its mouth to catch the ball"
        doers = told_to or _doer(parse, above)
        either = above.fillers("object") if not doers or (to and token.dep == "advcl") else []  # "hires him to mend the roof"
        roles.setdefault(taker, []).extend([*doers, *(phrase for phrase in either if phrase not in doers)])
    under, told_by, condition, negated = deed.under, deed.told_by, deed.condition, deed.negated
    left_open = above.negated and above.verb in DENIALS  # who "did not deny paying" may have paid
    if token.dep == "xcomp":
        under += (*(() if ranked or (to and is_yet_to(parse, above.index)) else (_hung_on(parse, above, to),)), *above.under)
        negated = _denied_above(parse, deed, above, to)
        how = (*deed.how, "yet") if to and is_yet_to(parse, above.index) else deed.how
        deed = replace(deed, how=how, plain=above.plain, open=deed.open or above.open or left_open)
    if token.dep == "conj":
        condition = condition or above.condition
        if token.tag == tokens[above.index].tag:  # "tried to swim the lake and swam it"
            under += tuple(word for word in above.under if word not in under)
        told_by = above.told_by
        joint = {tokens[child].lemma for child in parse.children(above.index, "cc") if child < index}
        likewise = token.tag == tokens[above.index].tag and token.tag in ("VB", "VBN") and not has_aux(parse, index)
        denied = above.negated and likewise and bool(above.roles.get("subject") or above.roles.get("object"))
        negated = negated or "nor" in joint or (denied and not joint - {"and", "or"})  # "did not name or describe it"
    if token.dep == "ccomp" and not is_run_on(parse, index, above.index):
        negated = negated != (above.verb in DENIALS and not above.negated)
        deed = replace(deed, open=deed.open or above.negated)  # who "did not say that it fell" leaves it open
        quoted = any(mark.text in QUOTES for mark in tokens[min(index, above.index) : max(index, above.index)])
        told_by = next(iter(above.fillers("subject")), None)
        under += () if is_asked_how(parse, index) else (above.verb,)
        roles = {
            role: [p for phrase in phrases for p in (_told(parse, above, phrase, quoted) if phrase.is_pronoun else [phrase])]
            for role, phrases in roles.items()
        }
    return replace(deed, roles=roles, under=under, told_by=told_by, condition=condition, negated=negated)


def _denied_above(parse: Parse, deed: Deed, above: Deed, to: bool) -> bool:
    """Whether a deed that hangs on a verb is denied: by that verb ("denied paying", "has yet to pay"), with it, or by itself."""
    if above.verb in DENIALS:
        return deed.negated == above.negated
    return deed.negated or above.negated or (to and is_yet_to(parse, above.index))


def _hung_on(parse: Parse, above: Deed, to: bool) -> str:
    """The verb above one that hangs on it, by what it says of it: "is to" and "going to" of a plan, "used to" of the past."""
    if to and above.verb == "be":
        return "be to"
    if to and above.verb == "go" and parse.tokens[above.index].tag == "VBG":
        return "going to"
    habit = (
        above.verb == "use" and parse.tokens[above.index].tag == "VBD" and not above.fillers("object")
    )  # "used a net to catch it"
    return "used to" if to and habit else above.verb


def _verb_above(parse: Parse, noun: int) -> int:
    """The verb above a noun, through what the noun hangs on: "get" for "guilds" in "got the council of the guilds to agree"."""
    while parse.tokens[noun].dep in ("pobj", "prep", "conj", "appos", "compound", "nmod") and parse.tokens[noun].head != noun:
        noun = parse.tokens[noun].head
    return parse.tokens[noun].head


def _doer(parse: Parse, above: Deed) -> list[Phrase]:
    return above.fillers("object") if is_passive(parse, above.index) else above.fillers("subject")


def _told(parse: Parse, above: Deed, pronoun: Phrase, quoted: bool) -> list[Phrase]:
    """Who is meant by a pronoun in what somebody says: himself, by "I" in a quotation and by "he" outside one."""
    speakers = above.fillers("subject")
    own = ("i",) if quoted else ("it", "he", "she", "they")
    owner = speakers[0].owner if speakers else None
    if owner is not None and not owner.is_pronoun and not quoted:
        return [pronoun]  # "the accountant's union says that he left"
    nouns = [t for t in parse.tokens if speakers and t.tag.startswith("NN")]
    kinds = {"it": ("NN", "NNS"), "they": ("NNS", "NNPS")}.get(pronoun.head, ())
    if any(t.tag in kinds for t in nouns if t.end < speakers[0].start):
        return [pronoun]  # "critics call the law a gift; the minister says it protects tenants"
    if pronoun.head == "it" and any(speakers[0].end <= t.start < pronoun.start for t in nouns if t.text.lower() not in CALENDAR):
        return [pronoun]  # "the minister praised the law and said it protects tenants"
    return speakers if pronoun.head in own and speakers else [pronoun]


def _appositions(parse: Parse) -> Iterator[Deed]:
    """What an apposition says of a noun: "Lea Moos, a former engineer" is an engineer."""
    for index, token in enumerate(parse.tokens):
        if token.dep == "appos" and is_noun(token) and token.lemma not in PRONOUNS and not is_set_against(parse, index):
            subject, what = phrase_at(parse, token.head), phrase_at(parse, index)
            if not subject.names:  # "his wife Berit Holt, a judge": she is it by her name too
                subject = next((name for name in subject.aliases if name.names and name.start != what.start), subject)
            roles = {"subject": [subject], "is": phrases_at(parse, index)}
            if subject.names and not what.names:
                yield Deed("be", roles, False, token.start, token.end, index)
            elif what.names and not subject.names:
                yield Deed("be", {"subject": [what], "is": [replace(subject, aliases=())]}, False, token.start, token.end, index)
