"""Tables of units: currencies, scales, and measures with a factor to a base unit of their dimension."""

from __future__ import annotations

from pathlib import Path

SCALES: dict[str, float] = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "lakh": 1e5,
    "crore": 1e7,
    "dozen": 12,
    "mln": 1e6,
    "mn": 1e6,
    "bn": 1e9,
    "tn": 1e12,
}
# Letters that scale only where they touch the digits; "m" may also be metres.
TOUCHING_SCALES: dict[str, float] = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12, "mn": 1e6, "bn": 1e9, "tn": 1e12, "mln": 1e6}

CURRENCIES: dict[str, str] = {
    "$": "dollar",
    "dollar": "dollar",
    "buck": "dollar",
    "usd": "dollar",
    "£": "pound",
    "quid": "pound",
    "gbp": "pound",
    "€": "euro",
    "euro": "euro",
    "eur": "euro",
    "¥": "yen",
    "yen": "yen",
    "yuan": "yuan",
    "renminbi": "yuan",
    "₹": "rupee",
    "rupee": "rupee",
    "rouble": "rouble",
    "ruble": "rouble",
    "franc": "franc",
    "krona": "krona",
    "krone": "krona",
    "kronor": "krona",
    "peso": "peso",
    "won": "won",
}

PERCENT: tuple[str, ...] = ("%", "percent", "per cent", "percentage point", "pct", "pc")

_DAY = 86400.0

# word (singular) -> (dimension, factor to the base unit of that dimension)
MEASURES: dict[str, tuple[str, float]] = {
    "mm": ("length", 1e-3),
    "millimetre": ("length", 1e-3),
    "millimeter": ("length", 1e-3),
    "cm": ("length", 1e-2),
    "centimetre": ("length", 1e-2),
    "centimeter": ("length", 1e-2),
    "m": ("length", 1.0),
    "metre": ("length", 1.0),
    "meter": ("length", 1.0),
    "km": ("length", 1e3),
    "kilometre": ("length", 1e3),
    "kilometer": ("length", 1e3),
    "mile": ("length", 1609.344),
    "mi": ("length", 1609.344),
    "yard": ("length", 0.9144),
    "yd": ("length", 0.9144),
    "foot": ("length", 0.3048),
    "feet": ("length", 0.3048),
    "ft": ("length", 0.3048),
    "inch": ("length", 0.0254),
    "g": ("mass", 1e-3),
    "gram": ("mass", 1e-3),
    "kg": ("mass", 1.0),
    "kilo": ("mass", 1.0),
    "kilogram": ("mass", 1.0),
    "lb": ("mass", 0.45359),
    "ounce": ("mass", 0.02835),
    "oz": ("mass", 0.02835),
    "stone": ("mass", 6.35),
    "tonne": ("mass", 1e3),
    "ton": ("mass", 1e3),
    "litre": ("volume", 1.0),
    "liter": ("volume", 1.0),
    "ml": ("volume", 1e-3),
    "gallon": ("volume", 3.785),
    "pint": ("volume", 0.568),
    "barrel": ("volume", 159.0),
    "acre": ("area", 4046.86),
    "hectare": ("area", 1e4),
    "mph": ("speed", 1.609344),
    "kph": ("speed", 1.0),
    "km/h": ("speed", 1.0),
    "kmh": ("speed", 1.0),
    "kmph": ("speed", 1.0),
    "knot": ("speed", 1.852),
    "second": ("time", 1.0),
    "sec": ("time", 1.0),
    "minute": ("time", 60.0),
    "min": ("time", 60.0),
    "hour": ("time", 3600.0),
    "hr": ("time", 3600.0),
    "day": ("time", _DAY),
    "night": ("time", _DAY),
    "week": ("time", 7 * _DAY),
    "fortnight": ("time", 14 * _DAY),
    "month": ("time", 365.25 / 12 * _DAY),
    "year": ("time", 365.25 * _DAY),
    "yr": ("time", 365.25 * _DAY),
    "decade": ("time", 3652.5 * _DAY),
    "century": ("time", 36525 * _DAY),
    "watt": ("power", 1.0),
    "kilowatt": ("power", 1e3),
    "megawatt": ("power", 1e6),
    "gigawatt": ("power", 1e9),
    "mw": ("power", 1e6),
    "gw": ("power", 1e9),
    "kw": ("power", 1e3),
    "degree": ("temperature", 1.0),
    "basis point": ("basis point", 1.0),
}

# What a length becomes before "an hour", "per hour" or "/h".
SPEEDS: dict[str, str] = {"mile": "mph", "mi": "mph", "km": "km/h", "kilometre": "km/h", "kilometer": "km/h"}

# Rough numbers: word -> the values that it may stand for, both ends included.
VAGUE: dict[str, tuple[float, float]] = {
    "couple": (2, 3),
    "tens": (10, 300),
    "dozens": (20, 200),
    "scores": (30, 400),
    "hundreds": (100, 3000),
    "thousands": (1000, 300_000),
    "millions": (1e6, 5e8),
    "billions": (1e9, 9e11),
    "trillions": (1e12, 9e14),
}

# How many times as much: word -> factor.
MULTIPLES: dict[str, float] = {
    "double": 2,
    "doubled": 2,
    "doubling": 2,
    "twice": 2,
    "twofold": 2,
    "triple": 3,
    "tripled": 3,
    "tripling": 3,
    "thrice": 3,
    "threefold": 3,
    "quadruple": 4,
    "quadrupled": 4,
    "quadrupling": 4,
    "fourfold": 4,
    "fivefold": 5,
    "tenfold": 10,
    "halved": 0.5,
    "halving": 0.5,
    "halve": 0.5,
}

# Names of more units, one a line: what they are called, their dimension (or "money"), the factor to its base unit (or the currency), and
# what is added to a value before.
OFFSETS: dict[str, float] = {}
"""What is added to a temperature before it is multiplied by its factor."""
CURRENCY_CODES: frozenset[str] = frozenset("usd gbp eur cad aud nzd chf jpy cny inr rmb sek nok dkk hkd sgd mxn brl zar".split())
"""Names of currencies that stand before their number."""


def _read_more() -> None:
    for line in Path(__file__).with_name("more_units.tsv").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        names, dimension, value, offset = (*line.split("\t"), "")[:4]
        for name in names.split(", "):
            if dimension == "money":
                CURRENCIES[name] = value
            else:
                MEASURES[name] = (dimension, float(value))
            if offset:
                OFFSETS[name] = float(offset)


_read_more()
