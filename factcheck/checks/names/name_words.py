"""Capitalised words that are no names by themselves: titles, kinds of bodies and places, months, creeds, and ordinary words."""

from __future__ import annotations

from pathlib import Path

from factcheck.checks.tables import read_word_lists

_LISTS = read_word_lists(Path(__file__).with_name("name_words.toml"))

TITLES = _LISTS["titles"]
GENERIC = _LISTS["generic"]
CALENDAR = _LISTS["calendar"]
COMMON = _LISTS["common"]
NOT_NAMES = TITLES | GENERIC | CALENDAR | COMMON

TEXTS = _LISTS["texts"]
CONNECTORS = _LISTS["connectors"]
ABBREVIATIONS = _LISTS["abbreviations"]
