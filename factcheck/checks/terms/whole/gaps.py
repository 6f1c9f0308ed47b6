"""Clauses with their verb left out: in "gave Bob a book and Carl a pen" the pen is not Bob's, "12 euros, 15 at weekends" is not 12 then."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from factcheck.checks.names.name_words import CALENDAR
from factcheck.models.parser import Parse, Token

_GIVING = frozenset(
    "give send lend offer show teach tell sell pay owe leave grant hand award bring cost buy get ask deny".split()
)
"""Verbs with two objects: "gave Bob and Carl a book"."""
_MARKS = frozenset(", ; : – — - ( )".split())
_JOINTS = frozenset("and or but while whereas plus".split())
_AGAINST = frozenset("compare versus v against than up down".split())
"""Words before a figure that is set against another: "40 cars, compared with 30 in May"."""
_NOMINAL = ("NN", "CD", "PR", "JJ", "DT", "WP", "$", "FW")
_PREPOSITIONS = ("IN", "TO")


@dataclass(slots=True)
class _Slot:
    """A phrase behind a verb: its preposition, or "" where it has none, its offsets, and whether it has a figure."""

    kind: str
    start: int
    end: int
    figure: bool = False


@dataclass(slots=True)
class _Part:
    """The phrases between two joints ("," or "and"), and whether "and" or "or" is in the joint before them."""

    joined: bool
    slots: list[_Slot] = field(default_factory=list)

    @property
    def kinds(self) -> list[str]:
        return [slot.kind for slot in self.slots]


def are_together(places: Iterable[int], verb: int, passage: Parse, end: int) -> bool:
    """Whether phrases at some offsets belong together, all of them told of one verb that ends at `end` with its sentence."""
    token = passage.tokens[verb]
    if token.tag[:2] not in ("VB", "MD"):
        return True
    first = verb
    while passage.tokens[first].head != first:
        first = passage.tokens[first].head
    before = _parts([passage.tokens[i] for i in passage.subtree(first) if i < verb], False)
    parts = _parts([t for t in passage.tokens[verb + 1 :] if t.start < end], True)
    led = [slot for part in before for slot in part.slots]
    return all(_may_meet(one, other, led, parts, token) for one, other in itertools.combinations(sorted(set(places)), 2))


def _parts(tokens: Sequence[Token], stops: bool) -> list[_Part]:
    """The parts of a clause; where it `stops` at the next verb, what is behind that is left out."""
    found, kind, is_open, last = [_Part(False)], "", False, ""
    for place, token in enumerate(tokens):
        behind = tokens[place + 1] if place + 1 < len(tokens) else None
        if _is_joint(tokens, place) and not (last.startswith("JJ") and behind and behind.tag.startswith("JJ")):
            if found[-1].slots or not stops:
                found.append(_Part(False))
            found[-1].joined = found[-1].joined or token.lemma in ("and", "or")
            kind, is_open = "", False
        elif token.tag[:2] == "VB" and token.dep not in ("amod", "prep") and stops:
            return found[:-1] or found
        elif token.tag in _PREPOSITIONS and token.lemma != "of":
            kind, is_open = token.lemma, False
        elif token.tag == "RB" and token.text.endswith("ly"):  # "hourly on weekdays and daily on Sundays"
            found[-1].slots.append(_Slot("ly", token.start, token.end))
            kind, is_open = "", False
        elif token.tag.startswith(_NOMINAL):
            if not is_open or _begins_another(token, last, tokens[place - 1]):
                found[-1].slots.append(_Slot(kind, token.start, token.end))
                kind, is_open = "", True
            found[-1].slots[-1].end = token.end
            found[-1].slots[-1].figure |= token.tag == "CD" and not last.startswith("NNP")
        last = token.tag
    return found


def _is_joint(tokens: Sequence[Token], place: int) -> bool:
    token = tokens[place]
    if token.lemma in _AGAINST and any(t.tag == "CD" for t in tokens[place + 1 : place + 5]):
        return True
    return token.text in _MARKS or token.lemma in _JOINTS or token.tag == "CC"


def _begins_another(token: Token, last: str, before: Token) -> bool:
    """Whether a word behind a noun begins another phrase: "Bob a book", "Saturday Verdi", "2020 15"."""
    if not last.startswith(("NN", "CD", "PRP", "WP")) or last == "PRP$" or before.lemma == "of":
        return False
    if token.lemma in ("a", "an") and token.tag == "DT" and last in ("NNS", "NN", "CD"):
        return not before.text[0].islower() or before.tag == "NN"  # not "pounds an hour"
    is_date = before.text.lower() in CALENDAR
    return (
        token.tag in ("DT", "PRP$", "PRP")
        or token.lemma in ("last", "next")
        or (last == "CD" and token.tag == "CD")
        or (is_date and token.tag != "CD")
    )


def _may_meet(one: int, other: int, led: Sequence[_Slot], parts: Sequence[_Part], verb: Token) -> bool:
    """Whether two phrases are told of one deed, by where they stand."""
    at, behind = _place(one, parts), _place(other, parts)
    if behind is None:
        return True
    if at is None:
        return one > verb.start or _is_of_subject(one, behind, led, parts, verb)
    if at[0] == behind[0]:
        return _is_steady(at[1], behind[1], parts[at[0]])
    return _is_shared(at, behind, parts)


def _place(offset: int, parts: Sequence[_Part]) -> tuple[int, int] | None:
    return next(((i, j) for i, part in enumerate(parts) for j, s in enumerate(part.slots) if s.start <= offset < s.end), None)


def _is_of_subject(one: int, behind: tuple[int, int], led: Sequence[_Slot], parts: Sequence[_Part], verb: Token) -> bool:
    """Whether what stands before the verb goes with a later part, which may have its own: "..., Ben the windows"."""
    part = parts[behind[0]]
    if not behind[0] or len(part.slots) == 1:
        return True
    own = next((slot for slot in led if slot.start <= one < slot.end), None)
    if own is not None and own.kind and own.kind in part.kinds:
        return False
    has_own = part.kinds == ["", *parts[0].kinds] and bool(parts[0].slots)
    return not has_own or (verb.lemma in _GIVING and part.kinds == ["", ""])


def _is_steady(one: int, other: int, part: _Part) -> bool:
    """Whether two phrases of one part belong together; "to 40 in May from 30 in April" has two figures, each with its own month."""
    if sum(slot.figure for slot in part.slots) < 2:
        return True
    first, second = part.slots[one], part.slots[other]
    between, after = part.slots[one + 1 : other], part.slots[other + 1 :]
    return all(slot.kind != second.kind for slot in between) and all(slot.kind != first.kind for slot in after)


def _is_shared(at: tuple[int, int], behind: tuple[int, int], parts: Sequence[_Part]) -> bool:
    """Whether phrases of two parts belong together, as those of "the house and the farm in May" do."""
    first, part = parts[at[0]], parts[behind[0]]
    one, other = first.slots[at[1]], part.slots[behind[1]]
    is_last = at[1] == len(first.slots) - 1
    if any(len(between.slots) > 1 for between in parts[at[0] + 1 : behind[0]]):
        return False
    if len(part.slots) == 1:
        if other.kind:
            return other.kind not in first.kinds or at[1] < max(i for i, kind in enumerate(first.kinds) if kind == other.kind)
        return not is_last
    rest = part.kinds[1:]
    if not part.joined or part.kinds[0] or set(rest) & {*first.kinds, ""}:
        return False
    if not behind[1]:
        return not is_last
    return not (one.figure or part.slots[0].figure) and not any(first.kinds[at[1] + 1 :])
