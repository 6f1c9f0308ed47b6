"""What the sources name: every word in its comparable forms, who stands next to whom, acronyms, and countries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from factcheck.checks.kept import kept
from factcheck.checks.names.gazetteer import AMBIGUOUS_IN_LOWER_CASE, COUNTRIES, GIVEN_NAMES, NICKNAMES, ORGANISATIONS, PLACES
from factcheck.checks.names.name_words import ABBREVIATIONS, CONNECTORS, NOT_NAMES
from factcheck.checks.vocabulary.words import fold, scan

_MARK = re.compile(r"\s{0,9}[(\[]?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.):\]]{1,2}\s{1,9}")
"""What counts the item of a list, before its first word: "1) "."""
_LONGEST_MARK = 20
_SENTENCE_OPENERS = frozenset("\"'“”‘’«»([{:;•*.!?…|/\n\r\t—–―-")
_LINE = re.compile(r"[^\n]+")
_SHOUTED = re.compile(r"\b[A-Z]{2,}\b")
_LOWER_CASE = re.compile(r"[a-z]{2}")
_FEWEST_SHOUTED = 4
_LONGEST_PHRASE = 3
_LONGEST_NAME = 40

KNOWN_PHRASES = frozenset(
    phrase
    for phrase in (*PLACES, *GIVEN_NAMES, *ORGANISATIONS, *(name for entry in COUNTRIES for part in entry for name in part))
    if phrase not in ("us", "states", "united states of america")
)
COUNTRY_OF: dict[str, tuple[int, ...]] = {}
"""Places in COUNTRIES that a folded phrase belongs to, as the country, its people or its capital."""
for _place, _entry in enumerate(COUNTRIES):
    for _name in (name for part in _entry for name in part):
        COUNTRY_OF[_name] = (*COUNTRY_OF.get(_name, ()), _place)
NICKNAMES_OF: dict[str, frozenset[str]] = {}
for _group in NICKNAMES:
    for _name in _group:
        NICKNAMES_OF[_name] = NICKNAMES_OF.get(_name, frozenset()) | _group


class Token(NamedTuple):  # one for every word of every text: sooner made than a dataclass
    """A word of a text at ``text[start:end]``: how it is written, its folded base, and whether it opens a sentence or a quotation."""

    text: str
    start: int
    end: int
    base: str
    opens: bool
    joined: bool
    """Only a space, or a full stop and a space after an initial or title, stands between this word and the one before."""

    @property
    def is_capitalised(self) -> bool:
        """Whether it has a capital letter where a name has one: in front, or inside as in "iPhone"."""
        return not self.text.islower() and (
            self.text[0].isupper()
            or (len(self.text) > 2 and any(char.isupper() for char in self.text[1:]) and self.text[0].isalpha())
        )

    @property
    def has_inner_capital(self) -> bool:
        """Whether it is an acronym or written like "McDonald"."""
        return any(char.isupper() for char in self.text[1:])


@lru_cache(maxsize=20_000)
def base_of(word: str) -> str:
    """The folded word without a possessive ending and without full stops: ``"Obama's" -> "obama"``, ``"U.S." -> "us"``."""
    folded = fold(word)
    if "." in folded and folded[:1].isalpha():
        folded = folded.replace(".", "")
    if folded.endswith("'s"):
        folded = folded[:-2]
    return folded.rstrip("'")


def tokens(text: str) -> Iterator[Token]:
    """Every word of a text with what its place tells."""
    end, last = 0, ""
    for match in scan(text):
        start = match.start()
        raw = match.group()
        between = text[end : min(start, end + 8)] if start - end <= 8 else "\n"
        joined = between in (" ", "-") or (between in (". ", ".") and _is_abbreviation(last))
        begins = end == 0 or (start <= _LONGEST_MARK and bool(_MARK.fullmatch(text[:start])))
        behind = not joined and any(char in _SENTENCE_OPENERS for char in between) and between.strip() != "'"
        opens = begins or behind
        yield Token(raw, start, match.end(), base_of(raw[:200]), opens, joined and end > 0)
        end, last = match.end(), raw[:20]


def _is_abbreviation(word: str) -> bool:
    return (len(word) == 1 and word.isupper()) or fold(word) in ABBREVIATIONS


@dataclass(frozen=True)
class NameIndex:
    """The words and names of all sources; everything is folded.

    `words` are all words and the parts of hyphenated ones, `names` those capitalised inside a sentence, `capitals` those in capitals
    throughout, `lower` those written in lower case, `by_letter` the words that are no ordinary ones, by first letter. `before` and
    `after` give the capitalised words that stand next to a name, `acronyms` the initials of names, `joined` each text as its words
    with spaces round them.
    """

    words: frozenset[str]
    names: frozenset[str]
    lower: frozenset[str]
    capitals: frozenset[str]
    by_letter: dict[str, tuple[str, ...]]
    before: dict[str, frozenset[str]]
    after: dict[str, frozenset[str]]
    acronyms: frozenset[str]
    joined: tuple[str, ...]

    def has_word(self, base: str) -> bool:
        """Whether a source has the word, its plural or singular, its parts joined or apart."""
        if any(form in self.words for form in _forms(base)):
            return True
        parts = [part for part in base.split("-") if part]
        return len(parts) > 1 and all(any(form in self.words for form in _forms(part)) for part in parts)

    def has_phrase(self, phrase: str) -> bool:
        """Whether a source has these words in a row."""
        if not all(word in self.words for word in phrase.split(" ")):
            return False
        return " " not in phrase or any(f" {phrase} " in text for text in self.joined)

    def has_acronym(self, base: str) -> bool:
        """Whether the letters are the initials of a name in a source."""
        return base in self.acronyms or (base.endswith("s") and base[:-1] in self.acronyms)

    def similar(self, base: str) -> str | None:
        """A name in the sources that differs by one or two letters (by spelling), or by its ending."""
        if not 4 <= len(base) <= _LONGEST_NAME:
            return None
        near = (name for name in self.by_letter.get(base[0], ()) if abs(len(name) - len(base)) <= 4)
        return next((name for name in near if _is_variant(base, name)), None)


def _forms(base: str) -> Iterator[str]:
    yield base
    yield base + "s"
    if base.endswith("s"):
        yield base[:-1]
    if base.endswith("es"):
        yield base[:-2]
    if base.endswith("ies"):
        yield base[:-3] + "y"
    if "-" in base:
        yield base.replace("-", "")


def _is_variant(one: str, other: str) -> bool:
    shared = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    longest = max(len(one), len(other))
    if shared >= 5 and shared >= 0.6 * longest and longest - shared <= 4:
        return True
    return edits(one, other, 2) <= (1 if longest < 8 else 2)


def edits(one: str, other: str, most: int) -> int:
    """How many letters must be added, left out, replaced or exchanged with the next to get from one word to the other."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    two_back: list[int] = []
    back = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(back[j] + 1, row[-1] + 1, back[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, two_back[j - 2] + 1)
            row.append(cost)
        two_back, back = back, row
    return back[-1]


@kept
def name_index(sources: tuple[str, ...]) -> NameIndex:
    """What the sources name."""
    words: set[str] = set()
    names: set[str] = set()
    lower: set[str] = set()
    capitals: set[str] = set()
    before: dict[str, set[str]] = {}
    after: dict[str, set[str]] = {}
    acronyms: set[str] = set()
    joined: list[str] = []
    for source in sources:
        bases: list[str] = []
        run: list[Token] = []
        shouted = shouted_lines(source)[::-1]
        for token in tokens(source):
            if len(token.text) > _LONGEST_NAME:
                acronyms |= initials(run)
                run = []
                continue
            bases.append(token.base)
            words.add(token.base)
            if "-" in token.base:
                words.update(token.base.split("-"))
                words.add(token.base.replace("-", ""))
            while shouted and shouted[-1].stop <= token.start:
                shouted.pop()
            if shouted and token.start in shouted[-1]:
                continue
            if run and (not token.joined or token.opens):
                acronyms |= initials(run)
                run = []
            if token.is_capitalised:
                if token.text.isupper():
                    capitals.add(token.base)
                if not token.opens:
                    names.add(token.base)
                if run and run[-1].is_capitalised:
                    previous = run[-1].base
                    after.setdefault(previous, set()).add(token.base)
                    before.setdefault(token.base, set()).add(previous)
                run.append(token)
            else:
                lower.add(token.base)
                if run and token.base in CONNECTORS and run[-1].is_capitalised:
                    run.append(token)
                elif run and not (token.base == "the" and run[-1].base in CONNECTORS):
                    acronyms |= initials(run)
                    run = []
        acronyms |= initials(run)
        joined.append(" " + " ".join(bases) + " ")
    by_letter: dict[str, list[str]] = {}
    for word in sorted((words - lower or words) - NOT_NAMES):
        if 4 <= len(word) <= _LONGEST_NAME:
            by_letter.setdefault(word[0], []).append(word)
    return NameIndex(
        frozenset(words),
        frozenset(names),
        frozenset(lower),
        frozenset(capitals),
        {letter: tuple(group) for letter, group in by_letter.items()},
        {name: frozenset(others) for name, others in before.items()},
        {name: frozenset(others) for name, others in after.items()},
        frozenset(acronyms),
        tuple(joined),
    )


def shouted_lines(text: str) -> list[range]:
    """The lines of a text that are in capitals throughout, so that a capital letter there tells no name."""
    return [
        range(*line.span())
        for line in _LINE.finditer(text)
        if len(_SHOUTED.findall(line[0])) >= _FEWEST_SHOUTED and not _LOWER_CASE.search(line[0])
    ]


def initials(run: list[Token]) -> set[str]:
    """Acronyms that a run of capitalised words may have, from any of its words on, with and without its small words."""
    result: set[str] = set()
    run = run[-12:]
    for first in range(len(run)):
        if not run[first].is_capitalised:
            continue
        large = full = ""
        for token in run[first : first + 9]:
            letters = "".join(part[0] for part in token.base.split("-") if part)
            full += letters
            if token.is_capitalised:
                large += letters
            if len(large) > 1:
                result |= {large, full}
    return result


def phrases(words: list[Token]) -> Iterator[tuple[int, int, str]]:
    """Known names in a sentence: where their words begin and end, and the folded name; the longest at each place."""
    place = 0
    while place < len(words):
        for length in range(min(_LONGEST_PHRASE, len(words) - place), 0, -1):
            group = words[place : place + length]
            phrase = " ".join(word.base for word in group)
            if phrase in KNOWN_PHRASES and all(word.joined for word in group[1:]):
                yield place, place + length, phrase
                place += length - 1
                break
        place += 1


def is_sure_in_lower_case(phrase: str) -> bool:
    """Whether a known name is one even where nothing is capitalised."""
    return (
        phrase not in AMBIGUOUS_IN_LOWER_CASE and phrase not in NOT_NAMES and (len(phrase) > 3 or phrase in ("uk", "fbi", "bbc"))
    )
