"""Two lists of which each item goes with its own: "Ivo and Ole live in Brenn and Marn, respectively"."""

from __future__ import annotations

import re

from factcheck.checks.clauses.deeds import Deed
from factcheck.checks.clauses.naming.same import Difference, same
from factcheck.checks.clauses.phrases import Phrase

_RESPECTIVELY = re.compile(r"\brespectively\b", re.I)


def is_paired(reading: str) -> bool:
    """Whether a sentence says that the items of its lists go together one by one."""
    return bool(_RESPECTIVELY.search(reading))


def other_partner(ours: Deed, theirs: Deed) -> Difference | None:
    """Where a claim gives an item of the source's one list the partner of another one: what it says, and what the source does."""
    who = "subject" if ours.fillers("subject") else "object"
    known = _items(theirs.fillers(who))
    places = [_place(phrase, known) for phrase in _items(ours.fillers(who))]
    for role, fillers in ours.roles.items():
        others, partners = _items(theirs.fillers(role)), _items(fillers)
        if role == who or len(known) < 2 or len(others) != len(known) or known[-1].owned != known[0].owned:
            continue  # "Brenn and Marn's mayors": the list is that of the owners
        for n, partner in enumerate(partners):
            told = [places[n]] if len(places) == len(partners) else places
            place = _place(partner, others)
            if place is not None and (wrong := [at for at in told if at not in (None, place)]):
                return Difference(role, partner, others[wrong[0] or 0], "another")
    return None


def _items(fillers: list[Phrase]) -> list[Phrase]:
    """The items of a list, which may be the owners of its noun: "residents of Brenn and Marn"."""
    if len(fillers) != 1 or fillers[0].owner is None or fillers[0].names:
        return list(fillers)
    return list(fillers[0].owners or (fillers[0].owner,))


def _place(phrase: Phrase, items: list[Phrase]) -> int | None:
    """Where a list has a phrase, if it does only once."""
    found = [n for n, item in enumerate(items) if same(phrase, item)[0] == "yes"]
    return found[0] if len(found) == 1 else None
