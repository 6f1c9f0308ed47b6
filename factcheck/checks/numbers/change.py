"""What a figure of a change is: what something rose by, to or from; and percent against percentage points.

A figure that the source has in one of these roles only, the sentence may not have in another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from factcheck.checks.claim import Claim
from factcheck.checks.numbers.quantities import Quantity
from factcheck.checks.numbers.support import MOST_RIVALS, Known
from factcheck.checks.plain_text import lowered, source_span, words_near
from factcheck.report import Reason

KIND = "number"
Part = Literal["by", "to", "from"]
Way = Literal["up", "down"]

_NOT_MADE = "".join(rf"(?<!\b{verb} )" for verb in "make makes made making take takes took taking".split())
_UP = (
    r"ris(?:e|es|en|ing)|rose|increas\w*|gr(?:ow|ows|ew|own|owing|owth)|gain(?:s|ed|ing)?|climb\w*|jump\w*"
    r"|soar\w*|surg\w*|rais(?:e|es|ed|ing)"
    rf"|advanc(?:e|es|ed|ing)|{_NOT_MADE}up|higher|expand\w*|swell\w*|leap\w*|leapt|went up|add(?:s|ed)?|rall(?:y|ied"
    r"|ies)|hike[sd]?|more expensive|lift(?:s|ed)?"
    r"|quicken\w*|accelerat\w*|doubl(?:e|es|ed|ing)|(?:tripl|trebl|quadrupl)(?:e|es|ed|ing)"
)
_DOWN = (
    r"f(?:all|alls|ell|allen|alling)|declin\w*|decreas\w*|drop(?:s|ped|ping)?|down|lower(?:s|ed|ing)?|cut(?:s"
    r"|ting)?|los(?:e|es|t|ing|s)|reduc\w*"
    r"|plung\w*|slump\w*|slid(?:e|es|ing)?|s[aiu]nk|shed|shr[aiu]nk|tumbl\w*|dip(?:s|ped)?|slip(?:s|ped)?|cheaper|contract(?:s|ed)|slow(?:s|ed|ing)?|eas(?:es|ed|ing)|cool(?:s|ed|ing)|halv(?:e|es|ed|ing)"
)
CHANGE = re.compile(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b")
"""A word of change, and its way."""
_ROLE = re.compile(
    r"\b(?P<role>by|to|from)\s(?:(?:a|an|just|only|record|new|total of|reach|hit|stand at|low of|high of)\s){0,3}$"
)
_GOES_UP_TO = re.compile(r"\b(?:go|goes|went|gone|going|moved?|came|comes|been|is|are|was|were)\sup\sto\s$")
_BOUND_UP_TO = re.compile(r"\bup\sto\s$")
_LED_BARE = re.compile(r"(?:\s|^)(?:a|an|the|its|their)?\s?$")
_CHANGE_BEHIND = re.compile(
    r"[ -](?:point )?(?:[a-z]+ )?(?:(?P<up>higher|more expensive|dearer|up|rise|increase|gain|growth|jump"
    r"|surge|climb|hike)|(?P<down>lower|cheaper|down|fall"
    r"|drop|decline|decrease|cut|loss|reduction|slump|dip))s?\b"
)
_CLAUSE = re.compile(r"[;:.!?]\s|\b(?:while|whereas|although|though|because|after|before|when|who|which)\b")
_RATES_UP = "growth|inflation|expansion|increase|rise|gain|upturn"
_RATES_DOWN = "deflation|shrinkage|contraction|decline|decrease|fall|drop|downturn|slump"
_ALWAYS_RATES = "growth|inflation|deflation|shrinkage|contraction|expansion|downturn|upturn"
_LED_RATE = re.compile(
    r"\b(?:the|an?|its|their|his|her|this|that|annual|yearly|monthly|price|wage|pay|rent|sales|profit|output|cost)\s(?:[a-z]+\s){0,2}$",
    re.I,
)
_PACE = (
    r"slow(?:s|ed)?(?:\sdown)?|accelerat(?:es|ed)|quicken(?:s|ed)|eas(?:es|ed)|cool(?:s|ed)|pick(?:s|ed)\sup|spe(?:d|eds)\sup"
    r"|moderat(?:es|ed)|deepen(?:s|ed)|widen(?:s|ed)|narrow(?:s|ed)|sharpen(?:s|ed)|(?:was|is|were)\srevised|wors(?:ens|ened)"
    r"|abat(?:es|ed)|weaken(?:s|ed)|strengthen(?:s|ed)|came\s(?:in|down)|amount(?:s|ed)|steadi(?:es|ed)|edged\s(?:up|down)"
)
_BY_TO_FROM = r"\s(?:[a-z]+ly\s|back\s|again\s|further\s){0,2}(?:by|to|from)\s"
_RATE = re.compile(rf"\b(?:(?P<up>{_RATES_UP})|(?P<down>{_RATES_DOWN}))s?\b")
_MOVES = re.compile(
    rf"(?:\s(?:rates?|in|of|for|among|across|this|last)\b[^,;:]{{0,30}}?)?\s(?:{_PACE}|{_UP}|{_DOWN}){_BY_TO_FROM}"
)
_IS_MOVED = re.compile(
    r"\b(?:lift|push|bring|brought|tak|took|cut|slow|rais|reduc|driv|drove|pull|drag|put|sen[dt]|bump)\w*\s(?:[a-z]+\s){0,3}$"
)
_REACH = 60  # characters between the word of change and its figure
_HEDGE_REACH = 24
DIFFERENCE = "This is the sum or difference of"
"""How a difference is explained."""
_HEDGED = re.compile(
    r"(?:about|around|roughly|nearly|almost|over|under|just|some|only|more than|less than|at least|approximately|as much as|a|~)\s*$"
)


class Role(NamedTuple):
    """What part a figure has in a change of which way; where what changes is a change itself, `of` is the way of that.

    What slows to 3 percent, where it is growth, is a growth by 3 percent.
    """

    part: Part
    way: Way
    of: Way | None = None

    def agrees(self, other: Role) -> bool:
        """Whether both are one: the same part, or one tells by how much what changes, and the other to what or from what that went."""
        rate, plain = (self, other) if self.of else (other, self)
        as_level = rate.of == plain.way and rate.part != "by" == plain.part and not plain.of
        return self.part == other.part or as_level


def role(text: str, quantity: Quantity) -> Role | None:
    """The role of a figure, or None where the text does not make it one of a change."""
    low = lowered(text)
    if quantity.unit == "percent" and (behind := _CHANGE_BEHIND.match(low, quantity.end)) and quantity.end < behind.end():
        return Role("by", "up" if behind["up"] else "down")
    start = quantity.start
    while hedge := _HEDGED.search(low, max(0, start - _HEDGE_REACH), start):
        if hedge.start() and low[hedge.start() - 1].isalnum():
            break
        start = hedge.start()
    before = low[max(0, start - _REACH) : start]
    clauses = [match.end() for match in _CLAUSE.finditer(before)]
    before = before[clauses[-1] :] if clauses else before
    changes = list(CHANGE.finditer(before))
    if not changes:
        return None
    way: Way = "up" if changes[-1]["up"] else "down"
    if _BOUND_UP_TO.search(before) and not _GOES_UP_TO.search(before):
        return None
    if found := _ROLE.search(before):
        return Role(found["role"], way, _rate(before))  # type: ignore[arg-type]
    touches = not before[changes[-1].end() :].strip(" ")
    return Role("by", way) if touches and (quantity.unit == "percent" or quantity.form == "fraction") else None


def _rate(before: str) -> Way | None:
    """The way of the change that the words before a figure tell the change of: "wage growth slowed to", "lifted inflation to"."""
    for noun in _RATE.finditer(before):
        led = noun[0].removesuffix("s") in _ALWAYS_RATES.split("|") or _LED_RATE.search(before[: noun.start()])
        behind = before[noun.end() :]
        moved = _MOVES.match(behind) or (re.fullmatch(_BY_TO_FROM, behind) and _IS_MOVED.search(before[: noun.start()]))
        if led and moved:
            return "up" if noun["up"] else "down"
    return None


def subject(text: str) -> frozenset[str]:
    """The stems of the longer words before the first word of change: what rises or falls."""
    found = CHANGE.search(lowered(text))
    return words_near(text[: found.start()], found.start(), found.start(), _REACH) if found else frozenset()


def find(claim: Claim, stated: Sequence[Quantity], known: Known) -> list[Reason]:
    """Figures of a change in a role that the source does not give them, and percent told as points or the other way round."""
    told = [
        (span, other, claim.sources[span.source])
        for span, other in known.evidence[:MOST_RIVALS]
        if other.form in ("cardinal", "fraction")
    ]
    reasons = []
    for quantity in stated:
        own = role(claim.sentence.text, quantity)
        if own is None or quantity.form not in ("cardinal", "fraction"):
            continue
        same = [(span, other, text) for span, other, text in told if _same_figure(quantity, other)]
        roles = [found for _, other, text in same if (found := role(text, other))]
        if not same or len(roles) < len(same):
            continue
        if any(found.way != own.way or (found.part != own.part and found.agrees(own)) for found in roles):
            continue
        span, other, text = same[0]
        place = source_span(claim, span.source, _with_preposition(text, other.start), other.end)
        here = claim.sentence.text[_with_preposition(claim.sentence.text, quantity.start) : quantity.end]
        start = quantity.end - len(here)
        if all(found.part != own.part for found in roles):
            message = f"“{place.text}” in the source is “{here}” here."
        elif (
            all(_measure(claim.sentence.text, quantity) != _measure(source, one) for _, one, source in same) and own.part == "by"
        ):
            message = f"“{place.text}” in the source is “{here}” here: percent and percentage points are not the same."
            if not _measure(claim.sentence.text, quantity):
                message = f"“{place.text}” in the source is “{here}” here."
        else:
            continue
        reasons.append(claim.reason(KIND, message, start, quantity.end, place))
    return reasons


def _same_figure(quantity: Quantity, other: Quantity) -> bool:
    value, unit = _as_share(quantity)
    for exact in other.values:
        told, told_unit = _as_share(other, exact)
        if abs(value - told) < 1e-6 and (unit == told_unit or (not unit and told_unit == "percent")):
            return True
    return False


def _as_share(quantity: Quantity, value: float | None = None) -> tuple[float, str]:
    value = quantity.value if value is None else value
    return (100 * value, "percent") if quantity.form == "fraction" else (value, quantity.unit)


def _measure(text: str, quantity: Quantity) -> str:
    """Whether a share is told in percent or in points; "" for a bare figure."""
    if "point" in lowered(text)[quantity.start : quantity.end + 7]:
        return "points"
    return "percent" if quantity.unit == "percent" or quantity.form == "fraction" else ""


def is_points(text: str, quantity: Quantity, derived: str) -> bool:
    """Whether a change told in percent is the difference of two shares: from 4 to 6 percent is a rise by 2 points."""
    own = role(text, quantity) if derived.startswith(DIFFERENCE) and _measure(text, quantity) == "percent" else None
    return own is not None and own.part == "by"


def _with_preposition(text: str, start: int) -> int:
    found = re.search(r"\b(?:by|to|from)\s(?:\w+\s){0,2}$", lowered(text)[max(0, start - _HEDGE_REACH) : start])
    return max(0, start - _HEDGE_REACH) + found.start() if found else start
