"""The word tables of speech: verbs of saying by kind, speakers by their side, words about people."""

from __future__ import annotations

from pathlib import Path

from factcheck.checks.tables import read_sections, read_word_lists

_ROOM = Path(__file__).parent
_HOLDERS = _ROOM / "holders.toml"

VERBS: dict[str, str] = {verb: kind for kind, verbs in read_word_lists(_ROOM / "verbs.toml").items() for verb in verbs}
"""The kind of each form of a verb of saying: "said" is a "report", "alleged" an accusation without proof."""
SIDES: dict[str, str] = {noun: side for side, nouns in read_word_lists(_HOLDERS).items() for noun in nouns}
"""The side of each noun for a speaker: a "lawyer" speaks for the "defence"."""
WEIGHTS: dict[str, str] = {side: weight for weight, sides in read_sections(_HOLDERS)["weights"].items() for side in sides.split()}
"""What the word of a side weighs: "party", "against", "saw", "anyone", "authority"; others weigh nothing in particular."""
PEOPLE: dict[str, frozenset[str]] = read_word_lists(_ROOM / "people.toml")
"""Words about people by sort: titles, pronouns, words of women and of men, words that tell nothing."""
WRITINGS: frozenset[str] = PEOPLE["writings"]
"""The nouns of what is written by somebody, and speaks for him: a letter, a statement."""


def are_of_two_sides(one: str, other: str) -> bool:
    """Whether two nouns are speakers who cannot be the same: a judge and a lawyer; officials may be of any authority."""
    sides = {SIDES.get(one, ""), SIDES.get(other, "")}
    weights = {WEIGHTS.get(side) for side in sides}
    return (
        len(sides) == 2 and "" not in sides and "anyone" not in weights and not ("office" in sides and weights == {"authority"})
    )
