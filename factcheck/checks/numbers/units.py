"""Units: currencies, scales, and measures with a factor to a base unit of their dimension, from the table beside this module."""

from __future__ import annotations

from pathlib import Path

from factcheck.checks.tables import read_sections

_TABLE = read_sections(Path(__file__).with_name("units.toml"))

SCALES: dict[str, float] = _TABLE["scales"]
TOUCHING_SCALES: dict[str, float] = _TABLE["touching_scales"]
CURRENCIES: dict[str, str] = _TABLE["currencies"]
CURRENCY_CODES: frozenset[str] = frozenset(_TABLE["currency_codes"].split())
"""Names of currencies that stand before their number."""
PERCENT: tuple[str, ...] = tuple(_TABLE["percent"])
MEASURES: dict[str, tuple[str, float]] = {
    word: (dimension, factor) for dimension, words in _TABLE["measures"].items() for word, factor in words.items()
}
"""A word (singular), its dimension, and its factor to the base unit of that dimension."""
OFFSETS: dict[str, float] = _TABLE["offsets"]
"""What is added to a temperature before it is multiplied by its factor."""
SPEEDS: dict[str, str] = _TABLE["speeds"]
VAGUE: dict[str, tuple[float, float]] = {word: (low, high) for word, (low, high) in _TABLE["vague"].items()}
"""Rough numbers: the values that a word may stand for, both ends included."""
MULTIPLES: dict[str, float] = _TABLE["multiples"]
