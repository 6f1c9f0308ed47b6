"""Who "he", "him", "she" and "her" are, where only one of those named before can be meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.checks.clauses.phrases import Phrase
from factcheck.checks.speech.tables import PEOPLE, SIDES
from factcheck.checks.terms.whole.facts import Fact
from factcheck.models.parser import Parse

_SUBJECT, _OBJECT = frozenset(("he", "she")), frozenset(("him", "her"))
_OF_A_MAN = frozenset(("he", "him"))
_PERSONS = frozenset(SIDES) | PEOPLE["woman"] | PEOPLE["man"] | PEOPLE["generic"] | PEOPLE["title"]
_MAY_BE_A_PERSON = re.compile(
    r"(?:er|or|ist|ian|ant|ent|ee|man|woman|one|body|child|boy|girl|baby|pilot|nurse|clerk|guard|chief)$"
)
_LONGEST_NAME = 3
_LONGEST = 400
"""Characters of a passage, beyond which somebody may be meant who was named long before."""


def person_meant(phrase: Phrase, facts: Sequence[Fact], passage: Parse) -> Phrase | None:
    """The only person named before a pronoun, where nobody else is told of; nobody does to "him" what he does himself."""
    word = passage.text[phrase.start : phrase.end].lower()
    if word not in _SUBJECT | _OBJECT or phrase.owner is not None or len(passage.text) > _LONGEST or '"' in passage.text:
        return None
    told = {p.start: p for fact in facts for fillers in fact.deed.roles.values() for p in fillers if p.end <= phrase.start}
    own = next((fact for fact in facts for fillers in fact.deed.roles.values() if phrase in fillers), None)
    doers = own.deed.fillers("subject") if own is not None and word in _OBJECT else []
    if own is None or any(_may_be_somebody(p) for p in told.values()):
        return None
    named = [p for p in told.values() if p.names and p.determiner not in ("the", "a", "an")]
    if len(named) < sum(bool(p.names) for p in told.values()) or any(len(p.names) > _LONGEST_NAME or p.owner for p in named):
        return None
    read = {name.lower() for p in named for name in p.names}
    if any(t.tag.startswith("NNP") and t.text.lower() not in read for t in passage.tokens if t.start < phrase.start):
        return None
    excluded = {p.head for p in doers}
    other = PEOPLE["woman_name"] if word in _OF_A_MAN else PEOPLE["man_name"]
    fitting = {p.head: p for p in named if p.head not in excluded and not other & {name.lower() for name in p.names}}
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _may_be_somebody(phrase: Phrase) -> bool:
    """Whether a phrase without a name may be a person too, whom the pronoun may mean."""
    if phrase.names or phrase.is_pronoun or phrase.figures:
        return False
    return phrase.head in _PERSONS or bool(_MAY_BE_A_PERSON.search(phrase.head)) or phrase.determiner in ("somebody", "nobody")
