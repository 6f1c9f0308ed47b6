"""Who said it: the name beside a quotation, where a verb of saying ties the two together."""

from __future__ import annotations

import re

from factcheck.checks.plain_text import plain

_VERBS = (
    "said|says|told|tells|added|adds|wrote|writes|explained|explains|insisted|insists|claimed|claims|warned|warns|argued|argues|announced|"
    "announces|replied|replies|tweeted|tweets|declared|declares|stated|states|continued|commented|remarked|noted|notes|admitted|admits|"
    "joked|recalled|recalls|concluded|asked|asks|answered|testified|shouted|promised|promises|acknowledged|conceded|responded|posted"
)
_CAPITAL = r"[A-Z][\w'.-]{0,30}"
_NAME = rf"(?P<name>{_CAPITAL}(?:\s(?:and|de|da|van|der|von|bin|al|el|la|le|of)?\s?{_CAPITAL}){{0,4}})"
_TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir dame lord lady president minister prime secretary senator sen rep representative "
    "governor gov mayor judge justice captain capt colonel col general gen sergeant sgt lieutenant lt chief executive "
    "director chairman chairwoman coach the a an king queen prince princess pope rev reverend detective inspector officer "
    "in on but and when after before as while spokesman spokeswoman".split()
)
_PRONOUNS = frozenset("he she it they i we you who one this that there what his her their its our my".split())
_AFTER = (
    re.compile(rf"^[\s,]*(?:{_VERBS})\s(?:[a-z]+\s){{0,4}}?{_NAME}"),
    re.compile(rf"^[\s,]*{_NAME}(?:,[^,.\"“”]{{0,60}},)?\s(?:[a-z]+ly\s)?(?:{_VERBS})\b"),
)
_BEFORE = (
    re.compile(
        rf"{_NAME}(?:,[^,.\"“”]{{0,60}},)?\s(?:[a-z]+\s){{0,2}}?(?:{_VERBS})(?:\s(?!that\b)[\w'.]+){{0,6}}?\s?(?:that)?[\s,:]*$"
    ),
    re.compile(rf"[Aa]ccording to {_NAME}[\s,:]*$"),
)
_MARKS = re.compile(r"[\"“”«»]")
_REACH = 140


def speaker(text: str, start: int, end: int) -> tuple[str, ...]:
    """The parts of the speaker's name, in lower case and without titles, of the quotation at ``text[start:end]``; empty if unclear.

    Looks behind the quotation first, then before it, at most to the next quotation mark or the end of the paragraph.
    """
    behind = plain(text[end : end + _REACH])
    for cut in (_MARKS.search(behind), re.search(r"\n|[.!?]\s", behind)):
        behind = behind[: cut.start() + 1] if cut and cut.start() < len(behind) else behind
    before = plain(text[max(0, start - _REACH) : start])
    before = re.split(r"\n|[\"“”«»]|(?<=[a-z\d]{3}[.!?])\s", before)[-1]
    for patterns, context in ((_AFTER, behind), (_BEFORE, before)):
        for pattern in patterns:
            match = pattern.search(context)
            if match and (parts := _name_parts(match["name"])):
                return parts
    return ()


def _name_parts(name: str) -> tuple[str, ...]:
    parts = [part.lower().removesuffix("'s").strip(".'-") for part in name.split()]
    parts = [part for part in parts if len(part) > 1 and part not in _TITLES]
    return () if any(part in _PRONOUNS for part in parts) else tuple(parts)


def may_be_one_person(first: tuple[str, ...], second: tuple[str, ...], texts: tuple[str, ...]) -> bool:
    """Whether the names share a part, or stand side by side as one name anywhere ("Boris", "Johnson": "Boris Johnson")."""
    if set(first) & set(second) or not first or not second:
        return True
    pairs = [*((one, other) for one in first for other in second), *((other, one) for one in first for other in second)]
    between = r"[\s-](?:[A-Z][\w'.-]*\s){0,2}"
    names = re.compile("|".join(rf"\b(?i:{re.escape(one)}){between}(?i:{re.escape(other)})\b" for one, other in pairs))
    return any(names.search(plain(text)) for text in texts)
