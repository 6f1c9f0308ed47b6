"""What the slots of a frame are filled with: people, firms, places, words of the lists in ``words.toml``, and numbers."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_WORDS = Path(__file__).parent / "words.toml"
_NUMBERED = re.compile(r"([a-z_]+?)(\d?)")
_PLACES = {"P": "city", "Q": "city", "R": "city", "K": "country", "L": "country"}
NUMBER_WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()


@cache
def word_lists() -> dict[str, list[str]]:
    """Every list of ``words.toml`` by its name."""
    lists = tomllib.loads(_WORDS.read_text(encoding="utf-8"))
    return {name: [" ".join(entry.split()) for entry in text.split("/")] for name, text in lists.items()}


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
        self._given: set[str] = set()
        self._places: dict[str, int] = {}
        self._years = sorted(rng.sample(range(1951, 2025), 3))
        self._small = sorted(rng.sample(range(4, 95), 3))

    def text(self, name: str, form: str, short: bool) -> str:
        """The filling of a slot in a form; raises ValueError for a slot that nothing fills."""
        value = self.values.get(name)
        if value is None:
            value = self.values[name] = self._draw(name)
        if isinstance(value, Person):
            return value.form(form, short)
        if not name.startswith(("deed", "act")):
            return value
        base, past, done, ing = value.split("|")
        tail = ing[ing.find(" ") :] if " " in ing else ""
        return {"": base, "past": past, "done": done, "ing": ing[: len(ing) - len(tail)]}[form] + tail

    def same(self, key: str, choices: Sequence[str]) -> str:
        """One of the choices: of every list with this key the one at the same place."""
        return choices[self._places.setdefault(key, self.rng.randrange(5040)) % len(choices)]

    def _draw(self, name: str) -> str | Person:
        if len(name) == 1 and name in "ABCDEF":
            female = self.rng.random() < 0.5
            return Person(self._new("female" if female else "male"), self._new("last"), female)
        if name in ("M", "W"):
            return Person(self._new("female" if name == "W" else "male"), self._new("last"), name == "W")
        if name in ("X", "Y", "Z"):
            return f"{self._new('firm_first')} {self._new('firm_last')}"
        if re.fullmatch(r"y[123]", name):
            return str(self._years[int(name[1]) - 1])
        if re.fullmatch(r"n[123]", name):
            return str(self._small[int(name[1]) - 1])
        if re.fullmatch(r"few[123]", name):
            return self._new_of(NUMBER_WORDS[2:13], "few")
        match = _NUMBERED.fullmatch(name)
        kind = _PLACES.get(name) or (match.group(1) if match else "")
        if kind not in word_lists():
            raise ValueError(f"nothing fills the slot {name!r}")
        return self._new(kind)

    def _new(self, kind: str) -> str:
        return self._new_of(word_lists()[kind], kind)

    def _new_of(self, words: list[str], kind: str) -> str:
        free = [word for word in words if f"{kind}/{word}" not in self._given]
        word = self.rng.choice(free)
        self._given.add(f"{kind}/{word}")
        return word
