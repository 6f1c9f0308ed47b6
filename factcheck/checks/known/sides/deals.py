"""Deeds of two sides: "the city bought the depot from the railway" by "the railway sold it to the city"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from factcheck.checks.clauses.deeds import Deed, deeds_in
from factcheck.checks.clauses.parsed import parse
from factcheck.checks.clauses.phrases import Phrase
from factcheck.checks.known.statement import Known, like, rows_of, sentences, words_of
from factcheck.models.parser import Parse

_Words = frozenset[str]
_PARTS = words_of("half part share stake third quarter majority minority some most percent rest")


@dataclass(frozen=True, slots=True)
class _Deal:
    """Who gives what to whom; empty where it is not told. `said` are the words of the deed itself."""

    what: str
    giver: _Words
    taker: _Words
    thing: _Words
    by_noun: bool = False
    several: bool = False


@cache
def _roles() -> dict[str, tuple[str, str]]:
    """Each verb and noun with its kind of deal and whether its subject is the giver or the taker."""
    found = {}
    for what, gives, takes, giver, taker in rows_of(Path(__file__).with_name("deals.toml")):
        for role, cells in (("giver", (gives, giver)), ("taker", (takes, taker))):
            found.update({word: (what, role) for cell in cells for word in cell.split(", ")})
    return found


def judge(claim: str, passage: str) -> Iterator[Known]:
    """Whether somebody gave, sold or lent what the claim says to whom it says, where the passage tells it from the other side."""
    ours = list(_deals(claim))
    if len(ours) != 1 or len(deeds_in(claim)) != 1:
        return
    one = ours[0]
    for at, sentence in sentences(passage):
        for other in _deals(sentence):
            if other.what != one.what or not (one.thing and other.thing) or not _is(one.thing, other.thing):
                continue
            crossed = _is(one.giver, other.taker) or _is(one.taker, other.giver)
            straight = [_is(mine, its) for mine, its in ((one.giver, other.giver), (one.taker, other.taker)) if mine]
            known = (
                words_of(passage)
                | frozenset(_roles())
                | words_of("bought sold lent gave left taught learnt received got borrowed")
            )
            if crossed and not any(straight) and not _is_told_of_both(one, passage):
                yield Known(False, (0, len(claim)), at, at + len(sentence.rstrip()), "role")
                return
            told = len(straight) == 2 or one.by_noun
            if (
                told
                and not (other.thing - one.thing) & _PARTS
                and not (one.several and not other.several)
                and all(straight)
                and not crossed
                and len(like(words_of(claim), known)) == len(words_of(claim))
            ):
                yield Known(True, (0, len(claim)), at, at + len(sentence.rstrip()), "role")
                return


def _is_told_of_both(one: _Deal, passage: str) -> bool:
    """Whether a passage tells such a deal of the same two, of whatever: who was taught may have taught it to others then."""
    others = [other for _, sentence in sentences(passage) for other in _deals(sentence) if other.what == one.what]
    return any(_is(one.giver, other.giver) and _is(one.taker, other.taker) for other in others)


def _is(ours: _Words, theirs: _Words) -> bool:
    return bool(ours & theirs) and (ours <= theirs or theirs <= ours)


def _deals(text: str) -> Iterator[_Deal]:
    parsed = parse(text)
    for deed in deeds_in(text):
        if not deed.negated and not deed.under and not deed.condition:
            yield from _deal(parsed, deed)


def _deal(parsed: Parse, deed: Deed) -> Iterator[_Deal]:
    text = parsed.text
    subject, things = deed.fillers("subject"), deed.fillers("object")
    if deed.verb == "be" and subject:
        for phrase in deed.fillers("is"):
            if phrase.head in _roles() and phrase.owner is not None:
                what, role = _roles()[phrase.head]
                sides = (_words(text, subject[0]), frozenset[str]())
                yield _Deal(what, *(sides if role == "giver" else sides[::-1]), _words(text, phrase.owner), True)
    if deed.verb not in _roles() or len(things) != 1:
        return
    what, role = _roles()[deed.verb]
    side = deed.fillers("to" if role == "giver" else "from")
    doer = _side(text, subject[0]) if subject else frozenset[str]()
    owner = things[0].owner
    other = _side(text, side[0]) if side else frozenset[str]()
    thing = _words(text, things[0])
    if owner is not None and not owner.is_pronoun:
        thing -= _words(text, owner)
        other = other or (_words(text, owner) if role == "taker" else frozenset())
    yield _Deal(
        what, *((doer, other) if role == "giver" else (other, doer)), thing - other, several=_is_several(parsed, things[0])
    )


def _is_several(parsed: Parse, phrase: Phrase) -> bool:
    return any(t.tag == "NNS" and t.lemma == phrase.head for t in parsed.tokens if phrase.start <= t.start < phrase.end)


def _side(text: str, phrase: Phrase) -> _Words:
    """The words of one who deals; the owner of what is named is not that: "Ada's brother"."""
    owner = _words(text, phrase.owner) if phrase.owner is not None and not phrase.owner.is_pronoun else frozenset[str]()
    return (_words(text, phrase) - owner) | frozenset(f"{word}'s" for word in owner)


def _words(text: str, phrase: Phrase) -> _Words:
    return words_of(" ".join(text[way.start : way.end] for way in phrase.all_ways))
