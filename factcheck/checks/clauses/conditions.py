"""Conditions and exceptions that a claim leaves out: "if their manager agrees", "unless they have a pass", "all but Malta"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checks.claim import Claim
from factcheck.checks.clauses.deeds import Deed, deeds_in, is_unreal
from factcheck.checks.clauses.matching import Told, matches, told_in
from factcheck.checks.clauses.naming.same import same
from factcheck.checks.clauses.parsed import CONDITIONS, is_proviso, parse
from factcheck.checks.clauses.phrases import EXCEPT, Phrase
from factcheck.models.parser import Parse
from factcheck.report import Reason

_MAY_STATE_A_CONDITION = CONDITIONS | frozenset(
    "provide assume when where while with without only depend depending except otherwise".split()
)
_ROOT = 6
"""Letters by which a word is known in another form: what happens "unless by negligence" does not to who is "negligent"."""
_SLIGHT = frozenset("be have do get go want".split())
_EVERY = frozenset("all every each any everyone everybody no".split())
_OTHERS = frozenset("other others remaining rest".split())
_IN_ORDER_TO = re.compile(r"\b(?:in order|so as) to\b", re.I)
"""What "if you want to subscribe" is said by too."""
_SHORT_OF_ALL = re.compile(
    r"(?:\b(?:not|nearly|almost|virtually|practically|hardly|scarcely)|n['’]t)\s(?:quite\s)?(?:all|every|each|any|everyone|everybody|no)\b",
    re.I,
)


def find(claim: Claim) -> list[Reason]:
    """Deeds that the evidence tells only on a condition, and what it leaves out, where the claim says neither."""
    told = told_in(claim)
    parsed = parse(claim.sentence.text)
    words = {token.lemma for token in parsed.tokens if (token.lemma, token.dep) != ("until", "prep")}  # "until spring"
    found = matches(claim, parsed, told) if told else ()
    real = [(deed, [other for other in others if not is_unreal(other.deed, other.parsed)]) for deed, others in found]
    stated = [
        (deed, others)
        for deed, others in real
        if others and deed.plain and not _is_left_open(deed, others) and parsed.tokens[deed.index].dep != "relcl"
    ]
    return [reason for deed, others in stated for reason in _findings(claim, deed, others, words)]


def _is_left_open(deed: Deed, others: list[Told]) -> bool:
    """Whether a claim leaves open, or denies, what the source says will be so on a condition: "is not settled", "not yet"."""
    return deed.open or (deed.negated and not any(other.deed.negated for other in others))


def is_left_out(claim: Claim) -> bool:
    """Whether the claim denies a deed of somebody whom the source leaves out of it: "all but the harpist had flown in"."""
    denied = [deed for deed in deeds_in(claim.sentence.text) if deed.negated]
    phrases = [(told, phrase) for told in (told_in(claim) if denied else []) for phrase in _all_of(told.deed) if phrase.excepted]
    return any(
        told.deed.verb == deed.verb and not told.deed.negated and same(ours, phrase) == ("no", "excepted")
        for deed in denied
        for told, phrase in phrases
        for ours in _all_of(deed)
    )


def _all_of(deed: Deed) -> list[Phrase]:
    return deed.fillers("subject") + deed.fillers("object")


def _findings(claim: Claim, deed: Deed, found: list[Told], words: set[str]) -> Iterator[Reason]:
    said = words & _MAY_STATE_A_CONDITION or deed.condition or any(states_condition(other, words) for other in found)
    if not said and not _IN_ORDER_TO.search(claim.sentence.text) and all(_hangs(other) for other in found):
        other = found[0]
        start, end = _condition(other)
        text = f"the source says so only with a condition: “{other.reading[start:end]}”"
        yield claim.reason("condition", text, deed.start, deed.end, other.place(start, end))
    for role, fillers in deed.roles.items():
        for ours in fillers:
            theirs = [(other, phrase) for other in found for phrase in other.deed.fillers(role) if same(ours, phrase)[0] == "yes"]
            left_out = [(other, gone) for other, phrase in theirs for gone in phrase.excepted]
            if left_out and len(left_out) >= len(theirs) and _is_of_all(claim.sentence.text, ours) and not words & EXCEPT:
                other, gone = left_out[0]
                text = f"the source leaves out “{other.reading[gone.start : gone.end]}”"
                yield claim.reason("condition", text, ours.start, ours.end, other.place(gone.start, gone.end))


def _is_of_all(text: str, phrase: Phrase) -> bool:
    """Whether a phrase is of every one of its kind, not of "not all" or "nearly all" of them."""
    every = (phrase.determiner in _EVERY or phrase.head in _EVERY) and not phrase.words & _OTHERS
    return every and not _SHORT_OF_ALL.search(text[max(0, phrase.start - 20) : phrase.end])


def states_condition(other: Told, words: set[str]) -> bool:
    """Whether a claim of these lemmas says itself what a deed of the evidence hangs on: "a tenant who leaves must"."""
    start, end = _condition(other)
    own = {t.lemma for t in other.parsed.tokens if start <= t.start < end and t.tag[:2] in ("NN", "VB", "JJ", "CD")} - _SLIGHT
    deed = {word for fillers in other.deed.roles.values() for phrase in fillers for word in phrase.words} | {other.deed.verb}
    own -= deed
    nouns = {
        t.lemma[:_ROOT] for t in other.parsed.tokens if t.lemma in own and t.tag in ("NN", "NNS", "JJ") and len(t.lemma) >= _ROOT
    }
    contrary = other.deed.on == "unless" and nouns & {word[:_ROOT] for word in words - deed}
    return _hangs(other) and bool(own) and (bool(contrary) or own <= words)


def _hangs(other: Told) -> bool:
    return bool(other.deed.on) or bool(other.deed.condition)


def _condition(other: Told) -> tuple[int, int]:
    """The offsets of the clause with the condition."""
    parsed = other.parsed
    heads = [t.head for t in parsed.tokens if t.lemma in CONDITIONS and t.dep == "mark"]
    heads += [i for i in range(len(parsed.tokens)) if is_proviso(parsed, i)]
    within = [t for i, t in enumerate(parsed.tokens) if heads and _below(parsed, i, heads[0])]
    return (within[0].start, within[-1].end) if within else (other.deed.start, other.deed.end)


def _below(parsed: Parse, index: int, head: int) -> bool:
    for _ in range(len(parsed.tokens)):
        if index == head:
            return True
        if parsed.tokens[index].head == index:
            return False
        index = parsed.tokens[index].head
    return False
