"""Values before and after a change: "used to be 9 percent" for "doubled to 18 percent", "is now 990 euros" for "was 900 and rose by 90"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.checks.dates.moments import moments
from factcheck.checks.numbers.amounts import Amount, same, undated_amounts
from factcheck.checks.numbers.change import CHANGE
from factcheck.checks.numbers.units import MULTIPLES
from factcheck.checks.plain_text import lowered, stem
from factcheck.checks.terms.figures.operands import as_told, noun_end, sentence_of
from factcheck.checks.terms.figures.since import OF_TIME
from factcheck.checks.terms.swap import Swap, with_stop

_FACTORS = {**MULTIPLES, "doubles": 2.0, "triples": 3.0, "trebled": 3.0, "halves": 0.5}
_HELPER = re.compile(r"\b(?:(?:has|have|had|was|were|been|be|is|are|since|now|then|more than|went)\s)+$")
_ROLE = re.compile(r"\b(?P<role>by|to|from)\s(?:(?:a|an|the|just|only|about|nearly|almost|some)\s)*$")
_IS = r"(?:be|been|was|were|is|are|had|has|have|stood|stands?|numbered|numbers|costs?|came|amounted|paid|charged|reached)"
_LEVEL = re.compile(
    rf"\b(?:(?:now|then|once|previously|originally|initially|formerly|still|used to|will|has|have|had)\s)*{_IS}"
    r"(?:\s(?:now|once|previously|originally|initially|only|just|at|to|a|the|its|share|rate|price|level|total|number|of))*\s$"
)
_BEFORE = re.compile(
    r"\b(?:used to|had(?: previously| once)? (?:been|stood|had|cost)|before(?:hand)?|previous(?:ly)?|earlier|original(?:ly)?|initial(?:ly)?"
    r"|former(?:ly)?|once|at first|in the past|until then|prior|started (?:at|from|with)|began (?:at|with))\b"
)
_BEHIND = re.compile(
    r",?\s(?:before(?:hand)?|previously|earlier|originally|initially|at first|in the past|until then|now|afterwards?|since|today|after)\b"
    r"(?: (?:that|then|it \w+|(?:the|this|that|its) (?P<what>(?:\w+ )?\w+)))?"
)
_CHANGE_NOUN = re.compile(
    r"(?:change|rise|increase|growth|jump|surge|gain|fall|drop|decline|decrease|cut|loss|reduction|slump|price|rate|doubling)s?"
)
_OF_CHANGE = re.compile(rf"\b{_CHANGE_NOUN.pattern.replace('price|rate|', '')}\b|\b(?:{CHANGE.pattern})\b")
_OF_A_TIME = re.compile(
    r"^(?:in|on|at|by|during|when|after|before|under)\b|,|\b(?:when|after|before|during|while|at the|at rest|that day|next)\b"
)
_AHEAD_WORDS = "go|goes|going|will|would|to|may|might|could|can|be|is|are|not|should|must|if"
_DONE = re.compile(rf"\b(?:(?:has|have|had|was|were|been|went|gone|come|came|{_AHEAD_WORDS})\s(?:\w+ly\s)?)+$")
_TO_COME = re.compile(rf"\b(?:{_AHEAD_WORDS})\b")
_PAST = re.compile(
    r"rose|risen|went up|went down|\w+ed|grew|grown|fell|fallen|dropped|cut|lost|shed|sank|sunk|shrank|shrunk|slid|leapt|swollen"
    r"|up|down|higher|lower"
)
_COMPARED = re.compile(
    r"\s(?:points? )?(?:lower|higher|more|less|fewer|below|above|up|down|cheaper|dearer|better|worse|ahead|behind|longer|shorter)\b"
)
_AHEAD = re.compile(r"\bwill\b")
_FROM = re.compile(r"\bfrom\s$")
_STATES = frozenset(("up", "down", "higher", "lower", "cheaper", "more expensive"))
"""Words of change that tell what has become of a level, not what then happened to it."""
_WINDOW = 80  # characters between a word of change and its figures


@dataclass(frozen=True, slots=True)
class _Change:
    """A change that ``text[start:end]`` tells, with the value that it led from or to, as it is worked out."""

    start: int
    end: int
    level: Amount
    value: float
    is_before: bool
    by: tuple[int, int]


def _levels(claim: str, passage: str, amount: Amount, told: Sequence[Amount]) -> Iterator[Swap]:
    low = lowered(claim)
    led = _LEVEL.search(low, 0, amount.start)
    is_before = bool(_BEFORE.search(low))
    if led and _AHEAD.search(led[0]) and not _AHEAD.search(lowered(passage)):  # "will be 990" for what rose to it
        led = None
    for change in _changes(passage, told):
        if not same(amount, as_told(change.level, change.value, amount)):
            continue
        if change.is_before and change.level.start < change.by[0] and OF_TIME.search(low):
            continue  # "on 2019" behind it, which that leaves out
        if change.is_before and (start := _FROM.search(low, 0, amount.start)) and change.by:
            text = passage[slice(*change.by)]
            here, there = claim[start.start() : amount.end], passage[change.start : change.end]
            yield Swap(
                start.start(),
                amount.end,
                text,
                change.start,
                change.end,
                f"{here} says the same as {there}",
            )
        elif led and change.is_before == is_before:
            end = noun_end(claim, amount)
            behind = _BEHIND.match(low, end)
            end = behind.end() if behind and (not behind["what"] or _is_told(behind["what"], passage)) else end
            yield _predicate(claim, passage, led.start(), end, change)


def _is_told(what: str, passage: str) -> bool:
    """Whether the words behind "before the" name the change, or something of the passage."""
    return all(_CHANGE_NOUN.fullmatch(word) or stem(word) in {stem(w) for w in lowered(passage).split()} for word in what.split())


def _predicate(claim: str, passage: str, start: int, end: int, change: _Change) -> Swap:
    there_start = change.start
    if claim[:start].strip().lower() == "there":
        start, there_start = 0, sentence_of(passage, change.level)[0]
    here, there = claim[start:end], passage[there_start : change.end]
    text = with_stop(there, here, claim[end : end + 1])
    return Swap(start, end, text, there_start, change.end, f"“{here}” says the same as “{there}”")


def _changes(passage: str, told: Sequence[Amount]) -> Iterator[_Change]:
    """The changes of a passage of which one end is told, and by how much it was, with the other end."""
    low = lowered(passage)
    for word in CHANGE.finditer(low):
        start, end, roles = _told_with(word, passage, told)
        by, to, left = roles.get("by"), roles.get("to"), roles.get("from")
        if to and left:
            continue
        if not to and not left and (before := _level_before(passage, told, word.start())):
            end_of_it = _is_end(low[before.end : word.start()], word[0])
            to, left = before if end_of_it else None, None if end_of_it in (True, None) else before
        level, up = to or left, 1 if word["up"] else -1
        if level is None or (value := _other_end(level, by, up, _FACTORS.get(word[0]), bool(to))) is None:
            continue
        if level.start < word.start():
            led = _LEVEL.search(low, 0, level.start)
            start = min(start, led.start() if led else level.start)
        phrase = (_led_by(low, by), by.end) if by else (start, word.end())
        yield _Change(start, end, level, value, bool(to), phrase)


def _told_with(word: re.Match[str], passage: str, told: Sequence[Amount]) -> tuple[int, int, dict[str, Amount]]:
    """Where a change begins and ends that a word of change tells, and the amounts by, to and from which it was."""
    low = word.string
    helper = _HELPER.search(low, max(0, word.start() - 30), word.start())
    start, end = helper.start() if helper else word.start(), word.end()
    roles: dict[str, Amount] = {}
    for amount in told:
        if amount.start < word.end():
            continue
        between = low[word.end() : amount.start]
        if len(between) > _WINDOW or re.search(r"[.;!?]\s|\b(?:while|whereas|but)\b", between) or CHANGE.search(between):
            break
        found = _ROLE.search(low, 0, amount.start)
        role = found["role"] if found else "by" if not between.strip() else ""
        if role and role not in roles:
            roles[role] = amount
            end = max(end, noun_end(passage, amount))
    return start, end, roles


def _level_before(passage: str, told: Sequence[Amount], end: int) -> Amount | None:
    """The level that is told right before the word of change: "was 900 euros and rose"."""
    low = lowered(passage)
    before = [amount for amount in told if amount.end <= end and end - amount.end <= _WINDOW]
    if not before or re.search(r"[.;!?]\s", low[before[-1].end : end]) or not _LEVEL.search(low, 0, before[-1].start):
        return None
    return before[-1]


def _is_end(between: str, word: str) -> bool | None:
    """Whether a level told before a word of change is where that led to: "was 61%, up 4 points"; None where that is not plain."""
    if re.search(r"\b(?:after|having|following|thanks to)\b", between):
        return True
    if re.search(r"\b(?:which|that|who|as|if|when|until|while|against|compared|since)\b", between) or between.strip() in (
        "",
        ",",
    ):
        return True if word in _STATES and re.fullmatch(r"\W*", between) else None
    if word not in _STATES:
        return False
    if re.search(r"\b(?:went|go|goes|gone|going|came|come|comes|moved?)\s(?:\w+ly\s)?$", between):
        return False
    return True if re.fullmatch(r"[\W]*(?:or |that is |still |already )?", between) else None


def _other_end(level: Amount, by: Amount | None, up: int, factor: float | None, is_end: bool) -> float | None:
    """The value before a change that ended at a level, or after one that began there."""
    if by is None:
        return None if factor is None else level.value / factor if is_end else level.value * factor
    if by.kind == "percent" and level.kind != "percent":
        factor = 1 + up * by.value / 100
        return None if factor <= 0 else level.value / factor if is_end else level.value * factor
    if by.kind == ("point" if level.kind == "percent" else level.kind):
        return level.value - up * by.value if is_end else level.value + up * by.value
    return None


def _led_by(low: str, by: Amount) -> int:
    found = _ROLE.search(low, 0, by.start)
    return found.start() if found else by.start


def reached(claim: str, passage: str) -> list[Swap]:
    """Levels that the passage tells as the end of a change: "was 58 percent" is "fell by 6 points to 58 percent".

    A claim that names a day or a year may be of another time, and one about the change itself is not about its end.
    """
    low = lowered(claim)
    if _BEFORE.search(low) or _OF_CHANGE.search(low) or _OF_A_TIME.search(low) or moments(claim):
        return []
    told, swaps = undated_amounts(passage), []
    there = lowered(passage)
    changes = [_told_with(word, passage, told) for word in CHANGE.finditer(there) if _is_done(word, there)]
    for amount in undated_amounts(claim):
        led, end = _LEVEL.search(low, 0, amount.start), noun_end(claim, amount)
        if led is None or _AHEAD.search(led[0]) or _COMPARED.match(low, end) or _COMPARED.match(low, amount.end):
            continue
        for start, stop, roles in changes:
            if (to := roles.get("to")) and same(amount, to):
                change = _Change(start, stop, to, to.value, False, (start, stop))
                swaps.append(_predicate(claim, passage, led.start(), end, change))
                break
    return swaps


def _is_done(word: re.Match[str], low: str) -> bool:
    """Whether a word of change tells one that took place: "rose", "was raised", not "rises" or "will rise"."""
    helper = _DONE.search(low, max(0, word.start() - 30), word.start())
    return bool(_PAST.fullmatch(word[0]) if helper is None else not _TO_COME.search(helper[0]))


WAYS = (_levels,)
