"""How deeds stand: whether they are done, must, may or might be done, are planned or tried.

A plan told as done, an attempt as a deed, a duty as advice, a doubt that is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checks.claim import Claim
from factcheck.checks.clauses.conditions import states_condition
from factcheck.checks.clauses.deeds import Deed, is_past, is_unreal
from factcheck.checks.clauses.denials import ENDED, is_asked_how
from factcheck.checks.clauses.matching import Told, is_clause_of, matches, told_in
from factcheck.checks.clauses.measures import is_on_the_other_side
from factcheck.checks.clauses.naming.same import same
from factcheck.checks.clauses.parsed import parse, standing_words, standings_table
from factcheck.checks.clauses.places import HEDGES
from factcheck.checks.clauses.standing.free import is_free, is_short
from factcheck.models.parser import Parse
from factcheck.report import Reason

_WORDS = {
    "must": "must be done", "should": "should be done", "may": "may be done", "let": "may be done", "needless": "need not be done",
    "forbidden": "must not be done", "should not": "should not be done", "possible": "is only possible",
    "considered": "is only considered",
    "ordered": "is only ordered", "former": "was so once", "unreal": "only would have been so",
    "planned": "is only planned", "future": "is still to come", "tried": "was only tried or nearly done",
}  # fmt: skip


_FATE = frozenset("become remain prove die".split())
"""Verbs that tell with "was to" what came later."""
_LEFT_UNDONE = frozenset("fail refuse decline hesitate".split())
_PROVISOS = frozenset("without except unless until".split())
_FIRST = "tried former forbidden considered planned ordered must should may let possible future".split()
"""The classes in the order in which they decide."""
_LASTING = frozenset("be have own run hold live work belong".split())
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_IN_A_YEAR = re.compile(rf"[^,;.]*?\bin (?:\w+ )?{_YEAR.pattern}\b")
_LATER = frozenset("later eventually subsequently afterwards ultimately finally".split())
_DID_SO = re.compile(r"\b(?:and|which)\s(?:[\w’'-]+\s){1,3}?(?:did|do|does|has|have|was|were)(?:\sso)?\s*(?:[,.;!]|$)", re.I)
"""What was to be done was: "... was supposed to open in May, and it did"."""
_ENDED = re.compile(rf"[^,;.]*?\b(?:until|from {_YEAR.pattern} (?:to|until|till)) {_YEAR.pattern}\b")


def standing(deed: Deed, parsed: Parse) -> str:
    """The class of a deed (see ``standing.toml``); ``past`` and ``fact`` where no word puts it into another."""
    classes, _ = standings_table()
    found = [classes[word] for word in deed.under if word in classes]
    found += [classes[word] for word in deed.how if classes.get(word) in ("possible", "tried")]
    if is_unreal(deed, parsed):
        return "unreal"
    for name in _FIRST:
        if name in found:
            if name == "planned" and "be to" in deed.under and deed.verb in _FATE:
                continue  # "was to become mayor"
            if name in ("must", "ordered", "should", "may") and deed.negated:
                needless = name == "must" and not {"must", "shall"} & set(deed.under)
                return "needless" if needless else "should not" if name == "should" else "forbidden"
            return name
    past = is_past(parsed, deed.index)
    return "former" if past and _has_ended(deed, parsed) else "past" if past else "fact"


def _is_denied(deed: Deed) -> bool:
    return deed.negated or any(phrase.denied for fillers in deed.roles.values() for phrase in fillers)


def _told_as(deed: Deed, parsed: Parse) -> str:
    """The class of a source's deed by what it comes to: who "never fails to greet" greets, what "would win in 1996" won."""
    name = standing(deed, parsed)
    if name == "tried" and deed.negated and _LEFT_UNDONE & {*deed.under}:
        return "past" if any(is_past(parsed, i) for i in range(deed.index)) else "fact"
    if name == "planned" and deed.under == ("would",) and not deed.on and deed.told_by is None:
        behind = " ".join(token.text for token in parsed.tokens[deed.index + 1 :])
        told = any(token.tag == "VBD" for token in parsed.tokens)
        return "past" if told and (_LATER & {*deed.how} or _IN_A_YEAR.match(behind)) else name
    if name == "possible" and "could" in deed.under and _is_denied(deed):
        return "past"  # where no prize could be given, none was
    if name == "should" and _suggested(deed, parsed):
        return "possible"
    return name


def _suggested(deed: Deed, parsed: Parse) -> bool:
    """Whether something only seems so: "the letter suggests that she was ill" is no advice, as "suggests that she be heard" is."""
    advice = {word for word in deed.under if standings_table()[0].get(word) == "should"}
    return advice == {"suggest"} and parsed.tokens[deed.index].tag in ("VBD", "VBZ", "VBP")


def _has_ended(deed: Deed, parsed: Parse) -> bool:
    """Whether a deed tells until which year it was so: "was a prison from 1860 to 1902"."""
    return deed.verb in _LASTING and bool(_ENDED.match(" ".join(token.text for token in parsed.tokens[deed.index + 1 :])))


def _is_sense(deed: Deed, name: str) -> bool:
    """What somebody could see was seen."""
    return name == "possible" and deed.verb in ("see", "hear", "feel", "smell", "find", "tell", "get")


def _is_finite(deed: Deed, parsed: Parse) -> bool:
    """Whether the verb has a tense: not so "a rainbow formed of two"."""
    return parsed.tokens[deed.index].tag not in ("VB", "VBG", "VBN") or bool(parsed.children(deed.index, "aux", "auxpass"))


def _is_duty(deed: Deed, parsed: Parse) -> bool:
    """Whether the verb only says that something must be done: "had to call off"."""
    return deed.verb == "have" and any(parsed.tokens[c].dep == "xcomp" for c in parsed.children(deed.index))


def find(claim: Claim) -> list[Reason]:
    """Deeds that stand otherwise than in the evidence."""
    told = told_in(claim)
    parsed = parse(claim.sentence.text)
    return (
        []
        if not told
        else [reason for deed, found in matches(claim, parsed, told) for reason in _findings(claim, parsed, deed, found, told)]
    )


def _findings(claim: Claim, parsed: Parse, deed: Deed, found: list[Told], told: list[Told]) -> Iterator[Reason]:
    _, changes = standings_table()
    if not deed.plain or not found or not _is_finite(deed, parsed) or _is_duty(deed, parsed):
        return
    words = {token.lemma for token in parsed.tokens}
    yield from _doubts(claim, deed, found, words)
    ours = standing(deed, parsed)
    if parsed.tokens[deed.index].dep == "ccomp" and is_asked_how(parsed, deed.index):
        return  # "who knows why they vote so" leaves open whether they may or must
    standings = [(_told_as(other.deed, other.parsed), other) for other in found]
    if any(n == "forbidden" and (_PROVISOS & {*o.deed.roles, o.deed.on} or o.deed.open) for n, o in standings):
        return  # what you cannot do without a deposit you may do with one, and what is "nothing that he cannot do" he can
    kinds = {ours, "fact"} if ours == "past" else {ours}
    if ours == "fact" and not any(_YEAR.fullmatch(token.text) for token in parsed.tokens):
        kinds.add("present")
    possible = any(name == "possible" for name, _ in standings)
    if words & standing_words("open", "words") and (ours in ("fact", "past") or (ours == "future" and possible)):
        return  # "experts suspect that it is", "it is possible that it will": the claim leaves it open otherwise
    if ours in ("past", "fact") and any(standing(o.deed, o.parsed) == ours for o in told if o.deed.verb == deed.verb):
        return  # "she tried to swim the lake and swam it"
    if ours == "must" and any(other.deed.on == "unless" and states_condition(other, words) for other in found):
        return  # what "need not be done unless they leave" who leaves must do
    if ours in ("past", "fact") and all(_is_left_open(deed, other.deed) for other in found):
        return
    if any(_DID_SO.search(other.reading) for other in found):
        return
    if "enable" in deed.under and all(name == "may" for name, _ in standings):
        return  # who was allowed to attend was enabled to
    if any(is_short(more.deed) and standing(more.deed, more.parsed) == ours for more in told if more.span == found[0].span):
        return
    text = claim.sentence.text
    if any(is_clause_of(text[: _end(deed)], other.reading, "^") for other in found):
        return  # a longer sentence that begins so may be parsed otherwise
    if any(is_free(ours, name, text, other) or is_on_the_other_side(text, other.reading) for name, other in standings):
        return
    if any(name in ("unreal", "possible") and other.deed.negated != deed.negated for name, other in standings):
        return  # what "would not have flooded" if it had been shut did flood, what "could not go wrong" went well
    if deed.negated and standings[0][0] in ("tried", "planned", "future", "possible", "former"):
        return  # "failed to report" is "did not report", and who "used to teach" does not teach any more
    if all(kinds & changes.get(name, frozenset()) for name, _ in standings) and not _is_sense(deed, standings[0][0]):
        name, other = standings[0]
        yield claim.reason(
            "modality",
            f"“{parsed.tokens[deed.index].text}”: in the source it {_WORDS[name]}",
            deed.start,
            deed.end,
            other.place(other.deed.start, other.deed.end),
            "warning" if _suggested(other.deed, other.parsed) else "error",
        )


def _end(deed: Deed) -> int:
    return max(deed.end, *(phrase.end for fillers in deed.roles.values() for phrase in fillers))


def _is_left_open(ours: Deed, theirs: Deed) -> bool:
    """Whether a claim may be so whatever the source says: what "may be" done is not done by all, what "will not be any more" was."""
    return (ours.negated and not theirs.negated) or ENDED in theirs.how


def _doubts(claim: Claim, deed: Deed, found: list[Told], words: set[str]) -> Iterator[Reason]:
    """Doubts about a part ("possibly because of the dose") that the claim leaves out."""
    for role, fillers in deed.roles.items():
        for ours in fillers:
            known = [phrase for other in found for phrase in other.deed.fillers(role)]
            sure = any(same(ours, phrase)[0] == "yes" for phrase in known)
            hedged = [
                (other, phrase)
                for other in found
                for phrase in other.deed.fillers(f"perhaps {role}")
                if same(ours, phrase)[0] == "yes"
            ]
            if hedged and not sure and not words & HEDGES:
                other, phrase = hedged[0]
                text = f"the source is not sure of “{other.reading[phrase.start : phrase.end]}”"
                yield claim.reason("modality", text, ours.start, ours.end, other.place(phrase.start, phrase.end))
