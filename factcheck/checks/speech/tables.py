"""The word tables of speech: verbs of saying by kind, speakers by their side, words about people."""

from __future__ import annotations

from pathlib import Path


def _rows(name: str) -> list[list[str]]:
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


VERBS: dict[str, str] = {verb: kind for kind, verbs in _rows("verbs.tsv") for verb in verbs.split()}
"""The kind of each form of a verb of saying: "said" is a "report", "alleged" a "claim"."""
SIDES: dict[str, str] = {noun: side for side, _, nouns in _rows("holders.tsv") for noun in nouns.split()}
"""The side of each noun for a speaker: a "lawyer" speaks for the "defence"."""
WEIGHTS: dict[str, str] = {side: weight for side, weight, _ in _rows("holders.tsv")}
"""What the word of each side weighs: "party", "against", "saw", "anyone", "authority" or nothing in particular."""
PEOPLE: dict[str, frozenset[str]] = {sort: frozenset(words.split()) for sort, words in _rows("people.tsv")}
"""Words about people by sort: titles, pronouns, words of women and of men, words that tell nothing."""
