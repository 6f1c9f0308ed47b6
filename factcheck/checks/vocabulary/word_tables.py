"""The English words that the checks of negation, modality, roles and antonyms go by, from the tables beside this module."""

from __future__ import annotations

from pathlib import Path

from factcheck.checks.tables import read_rows, read_sections, read_word_lists

_FILE = Path(__file__).with_name("word_tables.toml")
_LISTS = read_word_lists(_FILE)

UNALIGNED = _LISTS["unaligned"]

IRREGULAR = {word: word for word in _LISTS["unchanged"]}
"""The base of words that the rules for endings do not lead back to it."""
for _base, _forms in read_rows(_FILE.with_name("irregular.tsv")):
    for _form in (_base, *_forms.split()):
        IRREGULAR[_form] = _base

ADVERBS = _LISTS["adverbs"]
NOT_ADVERBS = _LISTS["not_adverbs"]
AUXILIARIES = _LISTS["auxiliaries"]

NEGATORS = _LISTS["negators"]
NOT_A_NEGATION = _LISTS["not_a_negation"]
NEGATIVE = NEGATORS | _LISTS["negative"]
NO_PREFIX: tuple[str, ...] = tuple(read_sections(_FILE)["no_prefix"])
LIMITS = _LISTS["limits"]

POSSIBLE = _LISTS["possible"]
CERTAIN = _LISTS["certain"]
HEDGES = _LISTS["hedges"]
ATTRIBUTION = HEDGES | _LISTS["attribution"]
PLANS = _LISTS["plans"]

SYMMETRIC = _LISTS["symmetric"]
NEW_CLAUSE = _LISTS["new_clause"]
