"""Whether a passage's phrase names what a claim's phrase names, and no less exactly."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from factcheck.checks.clauses.phrases import Phrase
from factcheck.checks.names.gazetteer import COUNTRIES
from factcheck.checks.terms.whole.facts import data
from factcheck.models.parser import Parse, Token

FUNCTION = frozenset("DT IN TO . , : `` '' POS CC -LRB- -RRB- HYPH MD EX WDT WP RP PDT".split())
_SCORE = re.compile(r" (\d+)[-–](\d+)$")
_SOME_OF = frozenset(("some", "several"))
SHARES = frozenset("half quarter third double twice triple".split())
_SMALL = frozenset("of not no neither nor".split())


def covers(ours: Phrase, theirs: Phrase, claim: Parse, passage: Parse, strict: bool, needs: tuple[str, ...] = ()) -> bool:
    """Whether a passage's phrase names what the claim's names, and no less exactly; `strict` where it may not name it more exactly.

    `needs` are words that the claim's phrase must have besides.
    """
    if theirs.head in ("that", "those") and theirs.owner and ours.owner:  # "the water of A but not that of B"
        named = {t.lemma for t in passage.tokens if t.start < theirs.start}
        besides = set(_content(ours, claim)) - set(_content(ours.owner, claim)) - named
        return ours.head in named and not besides and covers(ours.owner, theirs.owner, claim, passage, True)
    if ours.is_pronoun or theirs.is_pronoun or ours.excepted or theirs.excepted:
        return False
    mine, other = _content(ours, claim), _content(theirs, passage)
    if needs:
        if tuple(mine[-len(needs) :]) != needs:
            return False
        mine = mine[: -len(needs)]
    if ours.names and ours.names[-1] not in (theirs.names or (theirs.head,)):
        return False
    if not ours.names and _canonical(ours.head) != _canonical(theirs.head):
        return False
    if _is_larger(ours, theirs, claim, passage) or _is_across(mine, theirs, claim, ours, passage):
        return False
    if not _is_the_part(ours, theirs) or (ours.determiner == "another") != (theirs.determiner == "another"):
        return False
    if _shares(ours, claim) != _shares(theirs, passage):
        return False
    if (ours.figures != theirs.figures and ours.figures) or ours.numbers != _numbers(theirs, passage):
        return False
    if not _is_within(mine, other, ours, theirs) or not _as_many(ours, theirs, claim, passage):
        return False
    gone = set(other) - set(mine)
    forms = _forms(theirs, passage) - _forms(ours, claim)
    if (gone | forms) & data()["unlike"] or _is_half_of_a_word(theirs, passage, gone):
        return False
    return (
        not gone
        or (bool(ours.names and theirs.names) and _is_one(theirs, passage))
        or not (strict or _is_of_a_kind(theirs, passage))
    )


def _shares(phrase: Phrase, parsed: Parse) -> frozenset[str]:
    """How many times or what part of it a phrase says before the number or noun: "half a million" is not a million."""
    first = next((i for i, t in enumerate(parsed.tokens) if t.start >= phrase.start), 0)
    before = parsed.tokens[max(0, first - 1) : first]
    return frozenset(t.lemma for t in (*before, *parsed.tokens[first:]) if t.start < phrase.end) & SHARES


def _is_larger(ours: Phrase, theirs: Phrase, claim: Parse, passage: Parse) -> bool:
    """Whether the claim speaks of several where the passage speaks of one: plans for a plan."""
    heads = [
        next((t for t in parsed.tokens if p.start <= t.start < p.end and t.lemma == p.head), None)
        for p, parsed in ((ours, claim), (theirs, passage))
    ]
    mine, other = heads
    return (
        mine is not None
        and other is not None
        and (mine.tag, other.tag) == ("NNS", "NN")
        and mine.text.lower() != other.text.lower()
    )


def _is_across(mine: list[str], theirs: Phrase, claim: Parse, ours: Phrase, passage: Parse) -> bool:
    """Whether the claim puts together what "and" keeps apart: the plan of Ben for "the plan of Ada and the budget of Ben"."""
    joint = next((t.start for t in passage.tokens if theirs.start <= t.start < theirs.end and t.tag == "CC"), None)
    if joint is None or any(t.tag == "CC" for t in claim.tokens if ours.start <= t.start < ours.end):
        return False
    before, behind = (
        set(_content(replace(theirs, start=start, end=end), passage))
        for start, end in ((theirs.start, joint), (joint, theirs.end))
    )
    said = set(mine)
    return bool(said & before - behind and said & behind - before)


def _is_the_part(ours: Phrase, theirs: Phrase) -> bool:
    """Whether the claim speaks of no other part of the whole: of four of the six men, not of the six, nor of the men."""
    mine, other = ours.whole, theirs.whole
    if mine is not None and other is not None:
        return not mine.figures or mine.figures == other.figures
    if mine is not None:
        return mine.figures == ours.figures  # "some of the trains" are some trains, but four trains need not be four of the six
    if other is None or other.figures == theirs.figures:
        return True
    return (bool(ours.figures) and not ours.determiner) or ours.determiner in _SOME_OF


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
        if t.tag not in FUNCTION - {"IN", "TO"}
        and t.lemma not in _SMALL
        and (t.lemma != "only" or "only" in phrase.words)
        and not t.tag.startswith("PRP")
        and t.lemma not in many
    ]


def _forms(phrase: Phrase, parsed: Parse) -> frozenset[str]:
    """Words that are not their lemmas, such as "acting" and "suspected"."""
    within = [t for t in parsed.tokens if phrase.start <= t.start < phrase.end]
    return frozenset(form for t in within if (form := t.text.casefold()) != t.lemma)


def _is_half_of_a_word(theirs: Phrase, passage: Parse, gone: set[str]) -> bool:
    """Whether what a claim leaves out is one half of a word: the president for the president-elect, a founder for a co-founder."""
    for before, mark, behind in zip(passage.tokens, passage.tokens[1:], passage.tokens[2:], strict=False):
        if mark.text == "-" and before.end == mark.start and mark.end == behind.start:
            kept = [_is_kept(t, theirs, gone) for t in (before, behind)]
            if kept[0] != kept[1]:
                return True
    return False


def _is_kept(token: Token, theirs: Phrase, gone: set[str]) -> bool:
    within = theirs.start <= token.start < theirs.end
    return within and not {token.lemma, token.text.casefold(), _canonical(token.lemma)} & gone


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
