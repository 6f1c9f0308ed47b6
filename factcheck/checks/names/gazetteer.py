"""Names that are told without context: countries with their people and capitals, places, given names, well-known bodies.

They are read from the tables beside this module; all of it is folded (lower case, no diacritics).
"""

from __future__ import annotations

from pathlib import Path

from factcheck.checks.tables import read_rows, read_word_lists

_FOLDER = Path(__file__).parent
_LISTS = read_word_lists(_FOLDER / "gazetteer.toml", commas=True)


def _names(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(", ")) if cell else ()


COUNTRIES = tuple(tuple(map(_names, row)) for row in read_rows(_FOLDER / "countries.tsv"))
"""Of each country its own names, those of its people, and its capitals."""
NICKNAMES = tuple(frozenset((name, *others.split())) for name, others in read_rows(_FOLDER / "nicknames.tsv"))

PLACES = _LISTS["places"]
AMBIGUOUS_IN_LOWER_CASE = _LISTS["ambiguous_in_lower_case"]
GIVEN_NAMES = _LISTS["given_names"]
ORGANISATIONS = _LISTS["organisations"]
STAND_INS = _LISTS["stand_ins"]
CONTINENTS = _LISTS["continents"]
PERSON_NOUNS = _LISTS["person_nouns"]
KINGDOM_PLACES = frozenset(place for place, entry in enumerate(COUNTRIES) if entry[0][0] in _LISTS["united_kingdom"])
"""Places in COUNTRIES of the United Kingdom and its parts, which may be told for one another."""
