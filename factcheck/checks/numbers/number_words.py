"""Reads numbers that are written in words: "two and a half million", "one hundred and five", "twenty-first", "half a dozen"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from factcheck.checks.dates.patterns import ORDINALS
from factcheck.checks.numbers.units import SCALES
from factcheck.checks.tables import read_sections

_TABLE = read_sections(Path(__file__).with_name("number_words.toml"))
ONES = {word: float(value) for word, value in _TABLE["ones"].items()}
TENS = {word: float(value) for word, value in _TABLE["tens"].items()}
PARTS = {word: 1 / count for word, count in _TABLE["parts"].items()}
_PART_OF_A = re.compile(r"(?:an?|one|(?P<three>three))(?: -)? (?P<part>quarter|third)s? of an? ")
_SCALES = {word: value for word, value in SCALES.items() if len(word) > 3}
_MOST_WORDS = 16
"""Words behind "a" that are looked at for the rest of a number."""
_MOST_DIGITS = 4
"""Digits behind the point of a number in words."""
_ORDINAL_SCALES: dict[str, float] = _TABLE["ordinal_scales"]


@dataclass(frozen=True, slots=True)
class WordNumber:
    """A number made of the words ``[at:after]``; `step` is the unit of its last stated place, `scale` its last scale word."""

    value: float
    step: float
    scale: float
    ordinal: bool
    after: int


def read_words(words: Sequence[str], at: int) -> WordNumber | None:
    """The number that begins with ``words[at]``, or None. Hyphens are words of their own."""
    return (
        _with_half(words, _indefinite(words, at))
        or _ordinal_word(words, at)
        or _with_half(words, _with_point(words, _sum(words, at)))
    )


def round_step(value: float) -> float:
    """100 for 1,200: the place of the last digit that is not zero."""
    step = 1.0
    while value and value % (step * 10) == 0 and step < 1e15:
        step *= 10
    return step


def read_scales(words: Sequence[str], at: int) -> tuple[float, int]:
    """The product of the scale words ("hundred thousand") from here on, and the place behind them; 1.0 if there are none."""
    scale = 1.0
    while (word := _at(words, at := _past_hyphen(words, at, SCALES))) in SCALES and scale < 1e15:
        scale *= SCALES[word]
        at += 1
    return scale, at


def _at(words: Sequence[str], at: int) -> str:
    return words[at] if 0 <= at < len(words) else ""


def _past_hyphen(words: Sequence[str], at: int, wanted: dict[str, float]) -> int:
    return at + 1 if _at(words, at) == "-" and _at(words, at + 1) in wanted else at


def _indefinite(words: Sequence[str], at: int) -> WordNumber | None:
    """Such as "a million", "half a million", "half a dozen", "a quarter of a million"."""
    if count := _PART_OF_A.match(" ".join(words[at : at + 6])):
        scale, after = read_scales(words, at + count[0].count(" "))
        value = (3 if count["three"] else 1) * PARTS[count["part"]] * scale
        return WordNumber(value, 0.25 * scale, scale, False, after) if scale > 1 else None
    if words[at] == "half":
        scale, after = read_scales(words, at + 2 if _at(words, at + 1) in ("a", "an") else at + 1)
        return WordNumber(0.5 * scale, 0.25 * scale, scale, False, after) if scale > 1 else None
    if words[at] in ("a", "an"):
        scale, after = read_scales(words, at + 1)
        number = _sum(["one", *words[at + 1 : at + _MOST_WORDS]], 0) if scale > 1 and words[at + 1] != "dozen" else None
        if number and number.after + at > after:  # "a hundred and sixty"
            return replace(number, after=number.after + at)
        return WordNumber(scale, scale, scale, False, after) if scale > 1 else None
    return None


def _ordinal_word(words: Sequence[str], at: int) -> WordNumber | None:
    value = ORDINALS.get(words[at])
    return WordNumber(value, 1, 1, True, at + 1) if value else None


def _sum(words: Sequence[str], at: int) -> WordNumber | None:
    """Adds up ones, tens, hundreds and scales for as long as they fit together."""
    if words[at] not in ONES and words[at] not in TENS:
        return None
    total = group = 0.0
    scale, after = 1.0, at
    while True:
        word = _at(words, at)
        tail = group % 100
        if word in ONES and (tail == 0 or (tail >= 20 and tail % 10 == 0 and 0 < ONES[word] < 10)):
            group += ONES[word]
        elif word in TENS and tail == 0:
            group += TENS[word]
        elif word == "hundred" and 0 < group < 100:
            group, scale = group * 100, 100.0
        elif word in _SCALES and word != "hundred" and group:
            total, group, scale = total + group * _SCALES[word], 0.0, _SCALES[word]
        elif word in _ORDINAL_SCALES and group:
            return WordNumber(total + group * _ORDINAL_SCALES[word], 1, 1, True, at + 1)
        elif 0 < ORDINALS.get(word, 0) < 10 and tail >= 20 and tail % 10 == 0:
            return WordNumber(total + group + ORDINALS[word], 1, 1, True, at + 1)
        else:
            break
        after = at + 1
        at = _next_part(words, after, group, total, scale)
        if at < 0:
            break
    value = total + group
    return WordNumber(value, round_step(value) if value >= 20 else 1, scale, False, after)


def _next_part(words: Sequence[str], at: int, group: float, total: float, scale: float) -> int:
    """Where the number goes on: past a hyphen, or "and" behind hundreds and thousands; -1 where it cannot."""
    following = _at(words, at + 1)
    if _at(words, at) == "-":
        return (
            at + 1 if following in ONES or following in _SCALES or following in ORDINALS or following in _ORDINAL_SCALES else -1
        )
    if _at(words, at) == "and":
        goes_on = (group >= 100 or (total and not group)) and (following in ONES or following in TENS)
        return at + 1 if goes_on and not _is_another(words, at + 1, group, scale) else -1
    bare = not group and not total
    return -1 if bare or (group and group < 20 and _at(words, at) in ONES) else at


def _is_another(words: Sequence[str], at: int, group: float, scale: float) -> bool:
    """Whether a number behind "and" is one of its own: "between two thousand and four thousand", "one hundred and two hundred"."""
    while (word := _at(words, at)) in ONES or word in TENS or word == "-" or (word == "hundred" and not group):
        at += 1
    return word == "hundred" if group else word in _SCALES and _SCALES[word] >= scale


_PARTS_BEHIND = {"and a half": 0.5, "and a quarter": 0.25, "and three quarters": 0.75, "and three quarter": 0.75}


def _with_half(words: Sequence[str], number: WordNumber | None) -> WordNumber | None:
    """Adds the half of "two and a half million", "two-and-a-half", "a million and a half", the part of "two and three quarters"."""
    if number is None:
        return None
    at = number.after
    following = [(index, words[index]) for index in range(at, min(at + 6, len(words))) if words[index] != "-"][:3]
    part = _PARTS_BEHIND.get(" ".join(word for _, word in following))
    if part is None:
        return number
    scale, after = read_scales(words, following[2][0] + 1)
    if scale == 1 and number.scale not in (1, 100):  # "a million and a half"
        return WordNumber(number.value + part * number.scale, 0.5 * number.scale, number.scale, False, after)
    return WordNumber((number.value + part) * scale, 0.5 * scale, scale, False, after)


def _with_point(words: Sequence[str], number: WordNumber | None) -> WordNumber | None:
    """Adds the digits of "one point five million", "two point nought five"."""
    if number is None or number.ordinal or number.scale not in (1, 100) or _at(words, number.after) != "point":
        return number
    digits = ""
    while ONES.get(word := _at(words, number.after + 1 + len(digits)), 10) < 10 and len(digits) < _MOST_DIGITS:
        digits += str(int(ONES[word]))
    if not digits:
        return number
    scale, after = read_scales(words, number.after + 1 + len(digits))
    value = float(f"{number.value:.0f}.{digits}")
    return WordNumber(value * scale, scale / 10 ** len(digits), scale, False, after)


def read_again(words: tuple[str, ...], at: int) -> int:
    """The place behind "half as much again" and "half again as", which are one and a half times; 0 where neither begins here."""
    behind = words[at + 1 : at + 4]
    if behind[:1] == ("again",) and behind[1:2] in (("as",), ("its",), ("the",)):
        return at + 2
    return at + 4 if behind[:1] == ("as",) and behind[2:] == ("again",) else 0
