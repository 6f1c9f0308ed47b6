"""Reads the quantities in a text: digits, number words, money, percentages, measures, ordinals, fractions, rough numbers, multiples."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from factcheck.checks.dates.patterns import ORDINALS
from factcheck.checks.languages import in_any_language
from factcheck.checks.numbers.digits import dotted, pieces, read_part_behind, read_part_of, read_power
from factcheck.checks.numbers.hedges import AFTER, BEFORE, NO_HEDGE, Hedge
from factcheck.checks.numbers.number_words import ONES, PARTS, TENS, read_again, read_scales, read_words, round_step
from factcheck.checks.numbers.ranges import sharing
from factcheck.checks.numbers.temperatures import temperatures
from factcheck.checks.numbers.units import (
    CURRENCIES,
    CURRENCY_CODES,
    MEASURES,
    MULTIPLES,
    PERCENT,
    SPEEDS,
    TOUCHING_SCALES,
    VAGUE,
)
from factcheck.checks.plain_text import lowered, stem

Form = Literal["cardinal", "ordinal", "fraction", "vague", "multiple"]

_SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_BEGINNINGS = frozenset((*_SIGNS, *VAGUE, *MULTIPLES, *ORDINALS, *ONES, *TENS, "half", "quarter", "third", "a", "an"))
_HOURLY = frozenset((("an", "hour"), ("per", "hour"), ("/", "h"), ("/", "hr"), ("/", "hour")))
_NEEDS_PLURAL = frozenset(("second", "won", "min", "sec", "degree", "night"))  # "the two second goals", "two won"
_SHORTENED = ("min", "sec")  # "32 min"
_NOT_NOUNS = frozenset(
    "a an the of in on at to and or but for by with from as than is was were are be been has have had do does did that this who which when "
    "while after before more less other others old new about per s his her their its our my it he she they we i you not will would can "
    "could may might also said".split()
)
_MOST_IN = 10  # "three in ten" is a share, "those over 60 in 96 countries" is not
_COMPARED = frozenset(
    "of more less fewer higher lower larger smaller bigger cheaper dearer longer shorter faster slower heavier lighter".split()
)
_LED_BY_HALF = frozenset("the his her its their our my your these those that".split())
_NO_PART_BEFORE = frozenset("first second third fourth last this next other final opening better 1st 2nd".split())
_BEHIND_UNIT = {"half": 0.5, "quarter": 0.25}
_NO_PART_BEHIND = frozenset("of a an the dozen hundred thousand million".split())
_TOKEN = re.compile(
    r"\d{1,3}(?:(?:,| ?, )\d{3})+(?!\d)(?:\.\d{1,20})?"
    r"|(?<![\d.,:/-])[1-9]\d{0,2}(?:(?:'\d{3}){1,5}|(?: \d{3}){1,4})(?![\d']| \d{3}|-\d|[.,]\d{3})(?:\.\d{1,20})?"  # 16'181, 16 181
    r"|\d{1,15} ?\. \d{1,5}(?![\d%]* [.,] \d)"
    r"|(?<![\w.])\.\d{1,20}|\d{1,20}(?:\.\d{1,20})?|[^\W\d_]+|[^\w\s]"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity, where ``text[start:end]`` is its number with currency, scale and unit.

    `values` are the possible readings, the likeliest first, `step` the unit of the last place that the number states (100 for "1,200").
    `unit` is a currency, "percent", a measure as in `MEASURES`, or "" for none. `noun` is the stem of the word of weight that follows.
    `high` is the most that a rough number ("hundreds") may stand for. `within` is one of the ends of "between 2 and 8".
    """

    start: int
    end: int
    values: tuple[float, ...]
    step: float
    form: Form = "cardinal"
    unit: str = ""
    noun: str = ""
    hedge: Hedge = ""
    in_words: bool = False
    scale: float = 1.0
    high: float = 0.0
    within: bool = False

    @property
    def value(self) -> float:
        """The likeliest reading."""
        return self.values[0]


@dataclass(frozen=True, slots=True)
class _Tokens:
    """The words, digits and signs of a text, in lower case, with their places."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def at(self, index: int) -> str:
        return self.words[index] if 0 <= index < len(self.words) else ""

    def touching(self, index: int) -> bool:
        """Whether the token follows the one before without a gap."""
        return 0 < index < len(self.words) and self.starts[index] == self.ends[index - 1]

    def past_hyphen(self, index: int) -> int:
        return index + 1 if self.at(index) == "-" else index


Read = tuple[Quantity, int] | None


@in_any_language
def quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity in the text, sorted by start; years and days of the month are among them."""
    matches = list(_TOKEN.finditer(dotted(lowered(text))))
    if not any(_may_begin(match[0]) for match in matches):
        return ()
    tokens = _Tokens(tuple(m[0] for m in matches), tuple(m.start() for m in matches), tuple(m.end() for m in matches))
    found: list[Quantity] = []
    at = 0
    while at < len(tokens.words):
        read = _read(tokens, at) if _may_begin(tokens.words[at]) else None
        if read:
            found.append(read[0])
        at = read[1] if read else at + 1
    return tuple(temperatures(lowered(text), sharing(lowered(text), found)))


def _may_begin(word: str) -> bool:
    """Whether a quantity may begin with this token; only tells quickly what `_read` would find out."""
    return word in _BEGINNINGS or word[-1].isdecimal()


def _read(tokens: _Tokens, at: int) -> Read:
    """The quantity that begins at this token, dressed with all that belongs to it, and the place behind it."""
    core = _digits(tokens, at) or _rough(tokens, at) or _words(tokens, at)
    if core is None:
        return None
    quantity, after = _fraction(tokens, *core)
    first, currency = _currency_before(tokens, at)
    if currency:
        quantity = replace(quantity, start=tokens.starts[first], unit=currency)
    if quantity.form in ("cardinal", "vague"):
        quantity, after = _and_a_part(tokens, *_unit(tokens, quantity, after))
    return replace(quantity, noun=_noun(tokens, after), hedge=_hedge(tokens, first, after)), after


def _currency_before(tokens: _Tokens, at: int) -> tuple[int, str]:
    """The place and the name of the currency before a number: "$5", "C$5", "EUR 5"; the number's own place where there is none."""
    sign = tokens.at(at - 1)
    if sign not in CURRENCIES or tokens.starts[at] - tokens.ends[at - 1] > 1:
        return at, ""
    if not sign.isalpha():
        country = CURRENCIES.get(tokens.at(at - 2) + sign) if tokens.touching(at - 1) else None
        return (at - 2, country) if country else (at - 1, CURRENCIES[sign])
    return (at - 1, CURRENCIES[sign]) if sign in CURRENCY_CODES else (at, "")


def _digits(tokens: _Tokens, at: int) -> Read:
    word = tokens.at(at)
    start, end, after = tokens.starts[at], tokens.ends[at], at + 1
    if word in _SIGNS:
        return Quantity(start, end, (_SIGNS[word],), 0.01, "fraction"), after
    if part := read_part_of(tokens.words, tokens.touching, at):
        form: Form = "fraction" if tokens.at(part[1]) == "of" else "cardinal"
        return Quantity(start, tokens.ends[part[1] - 1], (part[0],), 0.01, form), part[1]
    if not word[-1].isdecimal() or (tokens.touching(at) and tokens.at(at - 1)[-1].isalpha()):
        return None
    number = re.sub("[ ,']", "", word)
    value, decimals = float(number), len(number.partition(".")[2])
    step = 10.0**-decimals if decimals else round_step(value)
    values = (value, *pieces(word))
    if power := read_power(tokens.words, tokens.touching, at, value):
        readings, scale, after = power
        return Quantity(start, tokens.ends[after - 1], readings, scale), after
    if tokens.at(after) in _SIGNS:
        values, end, after, step = (value + _SIGNS[tokens.at(after)],), tokens.ends[after], after + 1, 0.25
    elif not decimals and (part := read_part_behind(tokens.words, tokens.touching, after, value)):
        values, end, after, step = (value + part[0],), tokens.ends[part[1] - 1], part[1], 0.25
    following = tokens.at(after) if tokens.touching(after) else ""
    if following in ("st", "nd", "rd", "th"):
        return Quantity(start, tokens.ends[after], values, 1, "ordinal"), after + 1
    if following in TOUCHING_SCALES:
        scale = TOUCHING_SCALES[following]
        readings = (value * scale, value) if len(following) == 1 else (value * scale,)  # "5m" may be metres
        return Quantity(start, tokens.ends[after], readings, step * scale, scale=scale), after + 1
    scale, after = read_scales(tokens.words, after)
    if scale > 1:
        end, step = tokens.ends[after - 1], (10.0**-decimals if decimals else 1) * scale
    return Quantity(start, end, tuple(value * scale for value in values), step, scale=scale), after


def _words(tokens: _Tokens, at: int) -> Read:
    number = read_words(tokens.words, at)
    if number is None:
        return None
    end = tokens.ends[number.after - 1]
    form: Form = "ordinal" if number.ordinal else "cardinal"
    return Quantity(tokens.starts[at], end, (number.value,), number.step, form, in_words=True, scale=number.scale), number.after


def _rough(tokens: _Tokens, at: int) -> Read:
    """Such as "dozens", "hundreds of thousands", "couple of", "doubled", "half of", "a quarter of"."""
    word, start, end = tokens.at(at), tokens.starts[at], tokens.ends[at]
    before_of = tokens.at(at + 1) == "of"
    if word in VAGUE and (before_of or word not in ("couple", "scores", "tens")):
        low, high = VAGUE[word]
        scale = VAGUE.get(tokens.at(at + 2), (1.0, 0))[0] if before_of and tokens.at(at + 2).endswith(("sands", "lions")) else 1.0
        if scale == 1.0 and word == "tens":
            return None
        after = at + 3 if scale > 1 else at + 1
        return Quantity(
            start, tokens.ends[after - 1], (low * scale,), low * scale, "vague", in_words=True, high=high * scale
        ), after
    if word in MULTIPLES:
        return Quantity(start, end, (MULTIPLES[word],), 1, "multiple", in_words=True), at + 1
    if word == "half" and (after := read_again(tokens.words, at)):
        return Quantity(start, tokens.ends[after - 1], (1.5,), 1, "multiple", in_words=True), after
    before = tokens.at(at - 1)
    is_part = (word == "half" and before not in _NO_PART_BEFORE and (tokens.at(at - 2), before) != ("and", "a")) or (
        word in ("quarter", "third") and before in ("a", "one", "-")
    )
    is_compared = word in PARTS and before in ("a", "an", "one") and tokens.at(at + 1) in _COMPARED and tokens.at(at - 2) != "and"
    if (is_part and (before_of or tokens.at(at + 1) in _LED_BY_HALF)) or is_compared or _is_change(tokens, at):
        return Quantity(start, end, (PARTS[word],), 0.05, "fraction", in_words=True), at + 1
    return None


def _is_change(tokens: _Tokens, at: int) -> bool:
    """Whether the part is a rise or fall: "by half", "by more than a fifth", but not "by a third party"."""
    word, before, behind = tokens.at(at), tokens.at(at - 1), tokens.at(at + 1)
    if word not in PARTS or behind in ("a", "an") or (behind.isalpha() and behind not in _NOT_NOUNS):
        return False
    if before == "a" and tokens.at(at - 2) == "and":
        return False  # "by a metre and a half"
    return (word == "half" or before in ("a", "an")) and "by" in tokens.words[max(0, at - 5) : at]


def _fraction(tokens: _Tokens, quantity: Quantity, at: int) -> tuple[Quantity, int]:
    """Such as "two-thirds", "three quarters", "one in five", "three out of four"; anything else as it was."""
    if quantity.form != "cardinal" or quantity.value != int(quantity.value):
        return quantity, at
    behind = tokens.past_hyphen(at)
    word = tokens.at(behind)
    part = PARTS.get(word.removesuffix("s")) or (0.5 if word == "halves" else 0.0)
    if 0 < quantity.value * part <= 1 and (word.endswith("s") or quantity.value == 1):
        return replace(quantity, end=tokens.ends[behind], values=(quantity.value * part,), step=0.05, form="fraction"), behind + 1
    total_at = at + 2 if word == "out" and tokens.at(at + 1) == "of" else at + 1 if word == "in" else len(tokens.words)
    total = (_digits(tokens, total_at) or _words(tokens, total_at)) if total_at < len(tokens.words) else None
    if total is None or total[0].form != "cardinal" or not quantity.value < total[0].value < 1e6:
        return quantity, at
    if word == "in" and quantity.value > _MOST_IN and not (total[0].in_words and total[0].value in (100, 1000)):
        return quantity, at
    following = tokens.at(total[1])
    if 1900 <= total[0].value <= 2100 or following in MEASURES or stem(following) in MEASURES:
        return quantity, at  # "five in 2014", "five in two years"
    value = quantity.value / total[0].value
    return replace(quantity, end=total[0].end, values=(value,), step=0.01, form="fraction"), total[1]


def _unit(tokens: _Tokens, quantity: Quantity, at: int) -> tuple[Quantity, int]:
    behind = tokens.past_hyphen(at)
    word = tokens.at(behind)
    next_word, third = tokens.at(behind + 1), tokens.at(behind + 2)
    names = (
        (f"{stem(word)} {next_word} {stem(third)}", 3),  # "mile per hour", "m / s"
        (f"{stem(word)} {next_word}", 2),  # "degree celsius"
        (f"{word} {stem(next_word)}", 2),  # "square mile", "canadian dollar"
        (word, 1),
        (stem(word), 1),
    )
    for name, length in names:
        unit = _unit_called(name)
        if not unit or (quantity.unit and unit != "percent") or (name == "pc" and not tokens.touching(behind)):
            continue
        if name == word and word in _NEEDS_PLURAL and behind == at and (quantity.in_words or word not in _SHORTENED):
            continue
        after = behind + length
        if unit in SPEEDS and (tokens.at(after), tokens.at(after + 1)) in _HOURLY:
            unit, after = SPEEDS[unit], after + 2
        return replace(quantity, end=tokens.ends[after - 1], unit=unit), after
    return quantity, at


def _and_a_part(tokens: _Tokens, quantity: Quantity, at: int) -> tuple[Quantity, int]:
    """Such as "two metres and a half", "two hours and three quarters"; anything else as it was."""
    led, last = tuple(tokens.words[at : at + 2]), at + 2 + (tokens.at(at + 2) == "-")
    if led not in (("and", "a"), ("and", "three")):
        return quantity, at
    part = _BEHIND_UNIT.get(tokens.at(last), 0.0) if led[1] == "a" else 0.75 if tokens.at(last) == "quarters" else 0.0
    if not part or quantity.unit not in MEASURES or quantity.step != 1 or tokens.at(last + 1) in _NO_PART_BEHIND:
        return quantity, at
    return replace(quantity, end=tokens.ends[last], values=(quantity.value + part,), step=min(part, 0.25)), last + 1


def _unit_called(name: str) -> str:
    return "percent" if name in PERCENT else CURRENCIES.get(name) or (name if name in MEASURES else "")


def _noun(tokens: _Tokens, at: int) -> str:
    """The stem of the first word of weight among the next three: the thing counted, near enough."""
    for index in range(at, min(at + 3, len(tokens.words))):
        word = tokens.at(index)
        if not word.isalpha() and word not in "-'":
            return ""
        if word.isalpha() and word not in _NOT_NOUNS:
            return stem(word)
    return ""


def _hedge(tokens: _Tokens, first: int, after: int) -> Hedge:
    before = tokens.words[max(0, first - 3) : first]
    for length in (3, 2, 1):
        if (hedge := BEFORE.get(" ".join(before[-length:]))) and not NO_HEDGE.search(" ".join(before)):
            return hedge
    after = tokens.past_hyphen(after)
    return AFTER.get(" ".join(tokens.words[after : after + 2])) or AFTER.get(tokens.at(after)) or ""
