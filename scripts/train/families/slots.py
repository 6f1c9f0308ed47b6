"""What the slots of a frame are filled with: people, firms, places, words of the lists, and numbers."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from families.words import words

_NUMBERED = re.compile(r"([a-z_]+?)(\d?)")
_LISTS = {"P": "city", "Q": "city", "R": "city", "K": "country", "L": "country"}
_SORTED = {"y": range(1951, 2025), "n": range(4, 95)}
NUMBER_WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()


@dataclass(frozen=True)
class Person:
    """Somebody with a name and a sex."""

    first: str
    last: str
    female: bool

    def form(self, name: str, short: bool) -> str:
        """A form by its name: ``first``, ``last``, ``he``, ``his``, ``him`` or, for an empty name, the full or the short name."""
        pronouns = {"he": "she", "his": "her", "him": "her"}
        if name in pronouns:
            return pronouns[name] if self.female else name
        return {"first": self.first, "last": self.last}.get(name, self.last if short else f"{self.first} {self.last}")


class Slots:
    """The fillings of one case: drawn when first asked for, the same ever after, and different for different names."""

    def __init__(self, rng: random.Random, facts: Mapping[str, str]) -> None:
        self.rng = rng
        self.values: dict[str, str | Person] = dict(facts)
        self._given: set[tuple[str, str]] = set()
        self._same: dict[str, int] = {}
        self._numbers = {name: sorted(rng.sample(numbers, 3)) for name, numbers in _SORTED.items()}

    def text(self, name: str, form: str, short: bool) -> str:
        """The filling of a slot in a form; raises KeyError for a slot that nothing fills."""
        value = self.values.get(name)
        if value is None:
            value = self.values[name] = self._draw(name)
        if isinstance(value, Person):
            return value.form(form, short)
        if not name.startswith(("deed", "act")):
            return value
        base, past, done, ing = value.split("|")
        verb, _, rest = ing.partition(" ")
        return f"{ {'': base, 'past': past, 'done': done, 'ing': verb}[form] } {rest}".strip()

    def same(self, key: str, choices: Sequence[str]) -> str:
        """One of the choices: of every list with this key the one at the same place."""
        return choices[self._same.setdefault(key, self.rng.randrange(5040)) % len(choices)]

    def _draw(self, name: str) -> str | Person:
        if name in "ABCDEFMW":
            female = name == "W" or (name != "M" and self.rng.random() < 0.5)
            return Person(self._new("female" if female else "male"), self._new("last"), female)
        if name in "XYZ":
            return f"{self._new('firm_first')} {self._new('firm_last')}"
        letter, number = name[:1], name[1:]
        if letter in _SORTED and number.isdigit():
            return str(self._numbers[letter][int(number) - 1])
        kind = _LISTS.get(name) or _NUMBERED.fullmatch(name).group(1)  # type: ignore[union-attr]
        return self._new(kind)

    def _new(self, kind: str) -> str:
        choices = NUMBER_WORDS[2:] if kind == "few" else words(kind)
        word = self.rng.choice([word for word in choices if (kind, word) not in self._given])
        self._given.add((kind, word))
        return word
