"""What figures beside each other say: powers of ten ("10⁶", "10^6", "3.2 × 10⁻³", "3.2e-3"), parted numbers, fractions, foreign commas."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from factcheck.checks.numbers.units import MEASURES
from factcheck.checks.plain_text import stem

_TIMES = frozenset("×x·*")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_EXPONENT = re.compile(r"-?\d{1,2}")
_DECIMAL_COMMA = re.compile(
    r"(?<![\d.,:/-])(\d{1,3}),(?=\d{1,2}\s?(?:%|°|(?:per ?cent|[mb]illion|trillion|thousand|percentage|points?|degrees?|euros?"
    r"|dollars?|pounds?|francs?|kilo\w+|met(?:er|re)s?|lit(?:er|re)s?|grams?|tonnes?|tons|miles?|hours?|[ckm]m|[kmµ]?g|m|ml|kw?h?|ha)\b))"
)
"""A comma where English has a point: "3,5 million euros", but not "pages 3,5"."""
_RAISED = re.compile(r"(?<![a-z])([ckm]?m|ft)([23])(?![\w/]|[.,]\d)")
_RAISED_SIGN = {"2": "²", "3": "³"}
_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d\d0")
_UNDER = frozenset((2, 3, 4, 5, 6, 8, 10, 12, 16, 32, 64, 100))
_MEASURED = frozenset(
    map(stem, "cup teaspoon tablespoon tsp tbsp inch pint quart gallon stick tablet pill dose way price size full".split())
)
_MOST_WHOLE = 1000  # "2 1/2", but not "in 2020 1/2 of them"
Touching = Callable[[int], bool]


def read_power(words: Sequence[str], touching: Touching, at: int, value: float) -> tuple[tuple[float, ...], float, int] | None:
    """The power of ten at the number `words[at]`, of this value: its readings, the power alone, and the place behind it; None for none.

    A raised figure behind a ten may be the mark of a note too. `touching` tells whether a word follows the one before without a gap.
    """
    if found := _with_exponent(words, touching, at, value):
        return found
    has_factor = at + 2 < len(words) and words[at + 1] in _TIMES and words[at + 2] == "10"
    ten = at + 2 if has_factor else at
    if words[ten] != "10" or ten + 1 >= len(words) or not touching(ten + 1):
        return None
    signs = words[ten + 1 : ten + 4]
    count = 1 + (signs[0] in ("^", "⁻")) + (tuple(signs[:2]) == ("^", "-"))
    written = "".join(signs[:count])
    if written[0] != "^" and written[0] not in "⁰¹²³⁴⁵⁶⁷⁸⁹⁻":
        return None
    exponent = written.removeprefix("^").translate(_LOWERED)
    if not _EXPONENT.fullmatch(exponent):
        return None
    power = 10.0 ** int(exponent)
    readings = (value * power,) if has_factor else (power,) if written[0] == "^" else (power, value)
    return readings, power, ten + 1 + count


def _with_exponent(
    words: Sequence[str], touching: Touching, at: int, value: float
) -> tuple[tuple[float, ...], float, int] | None:
    """The number as programs write it: "3.2e-3", "1e+06"."""
    if at + 2 >= len(words) or words[at + 1] != "e":
        return None
    sign = words[at + 2] if words[at + 2] in ("+", "-") else ""
    last = at + 2 + bool(sign)
    if last >= len(words) or not _EXPONENT.fullmatch(words[last]) or not all(map(touching, range(at + 1, last + 1))):
        return None
    power = 10.0 ** int(sign + words[last])
    return (value * power,), power, last + 1


def dotted(text: str) -> str:
    """A text with the points that English has in place of decimal commas, and "km²" for "km2"; it is as long as before."""
    return _RAISED.sub(lambda unit: unit[1] + _RAISED_SIGN[unit[2]], _DECIMAL_COMMA.sub(r"\1.", text))


def pieces(digits: str) -> tuple[float, ...]:
    """What else a number may be: tokenised "2 . 5" and "12 , 200" may be two, and "87.000" may have another country's thousands."""
    if _THOUSANDS.fullmatch(digits):
        return (float(digits.replace(".", "")),)
    pieces = re.findall(r"\d+", digits) if " " in digits and ", 0" not in digits else []
    return tuple(float(piece) for piece in pieces)


def read_part_of(words: Sequence[str], touching: Touching, at: int) -> tuple[float, int] | None:
    """A fraction in figures that is one, and no date or score, "1/2 cup", "2/3 of the members", and the place behind it; None for none."""
    part = _read_part(words, touching, at) if at == 0 or words[at - 1] not in ("on", "/", "-") else None
    if part is None or part[1] >= len(words) or touching(part[1]):
        return None
    behind = stem(words[part[1]])
    return part if behind == "of" or behind in _MEASURED or behind in MEASURES else None


def read_part_behind(words: Sequence[str], touching: Touching, at: int, whole: float) -> tuple[float, int] | None:
    """The fraction that belongs to the `whole` number before it, "2 1/2" or "2-1/2", and the place behind it; None for none."""
    if whole >= _MOST_WHOLE or at >= len(words):
        return None
    if words[at] == "-" and touching(at) and touching(at + 1):
        return _read_part(words, touching, at + 1)
    return None if touching(at) else _read_part(words, touching, at)


def _read_part(words: Sequence[str], touching: Touching, at: int) -> tuple[float, int] | None:
    """A fraction at `words[at]`, "3/4", and the place behind it; None for none, as in 24/7 and 3/4/2021."""
    over, bar, under, behind = (*words[at : at + 4], *[""] * 4)[:4]
    if bar != "/" or not touching(at + 1) or not touching(at + 2) or not over.isdecimal() or not under.isdecimal():
        return None
    if behind and touching(at + 3) and (behind[0].isdecimal() or behind == "/"):
        return None
    return (int(over) / int(under), at + 3) if 0 < int(over) < int(under) and int(under) in _UNDER else None
