"""Cuts a text into the tokens that the model was trained on: spaCy's English rules, their tables read from the model's config.json."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from factcheck.models.parser.hashing import hash64

MOST_CHUNKS = 20_000
LONGEST_CHUNK = 1_000
"""Longer stretches without white space are cut into stretches of this length: the rules take time that grows with the square of it."""

_CHUNK = re.compile(r"\S+")
_PLAIN_WORD = re.compile(r"[A-Za-z]+|[0-9]+")


class Piece(NamedTuple):
    """A token at ``text[start:start + len(piece.text)]``; `norm` is its normal form, `spaced` whether white space follows."""

    text: str
    norm: str
    start: int
    spaced: bool


class Tokeniser:
    """The rules of one model; safe to share between threads."""

    def __init__(self, config: dict[str, Any]) -> None:
        """Take the tables of a config.json."""
        self._norms: dict[str, str] = config["norms"]
        self._norms_by_hash: dict[int, str] = {key: norm for norm, keys in config["norms_by_hash"].items() for key in keys}
        self._special: dict[str, list[list[str]]] = config["special_cases"]
        self._sequences: dict[str, list[list[str]]] = {}
        for sequence in config["special_sequences"]:
            self._sequences.setdefault(sequence[0], []).append(sequence)
        patterns: dict[str, str] = config["patterns"]
        self._prefix = re.compile(patterns["prefix"]).search
        self._suffix = re.compile(patterns["suffix"]).search
        self._infix = re.compile(patterns["infix"]).finditer
        self._url = re.compile(patterns["url"]).match
        self._kinds = _Kinds(config["kinds"])
        self._cut = lru_cache(maxsize=MOST_CHUNKS)(self._cut_chunk)

    def pieces(self, text: str) -> list[Piece]:
        """The tokens of a text in order; white space is part of none."""
        pieces: list[Piece] = []
        for match in _CHUNK.finditer(text):
            start, last = match.start(), match.end()
            while start < last:
                end = min(last, start + LONGEST_CHUNK)
                cut = self._cut(text[start:end])
                for index, (word, norm) in enumerate(cut):
                    spaced = end < len(text) and end == last and index == len(cut) - 1
                    pieces.append(Piece(word, norm, start, spaced))
                    start += len(word)
        return self._with_sequences(pieces)

    def norm(self, word: str) -> str:
        """The normal form of a word outside the special cases."""
        return self._norms_by_hash.get(hash64(word)) or self._norms.get(word) or word.lower()

    def has_affix(self, word: str) -> bool:
        """Whether the rules outside the special cases would cut a word."""
        plain = self._kinds.plain(word)
        return bool(self._prefix(plain) or self._suffix(plain) or next(iter(self._infix(plain)), None))

    def _cut_chunk(self, chunk: str) -> tuple[tuple[str, str], ...]:
        found = self._special.get(chunk)
        if found is not None:
            return tuple((word, norm) for word, norm in found)
        if _PLAIN_WORD.fullmatch(chunk):
            return ((chunk, self.norm(chunk)),)
        return tuple(self._cut_affixes(chunk))

    def _cut_affixes(self, chunk: str) -> Iterator[tuple[str, str]]:
        plain = chunk if chunk.isascii() else self._kinds.plain(chunk)
        start, end, size = 0, len(chunk), 0
        before: list[str] = []
        after: list[str] = []
        while start < end and end - start != size and chunk[start:end] not in self._special:
            size = end - start
            prefix = self._prefix(plain[start:end])
            skip = prefix.end() if prefix else 0
            if skip and chunk[start + skip : end] in self._special:
                before.append(chunk[start : start + skip])
                start += skip
                break
            suffix = self._suffix(plain[start + skip : end])
            drop = suffix.end() - suffix.start() if suffix else 0
            if drop and chunk[start : end - drop] in self._special:
                after.append(chunk[end - drop : end])
                end -= drop
                break
            if skip:
                before.append(chunk[start : start + skip])
                start += skip
            if drop:
                after.append(chunk[end - drop : end])
                end -= drop
        for word in before:
            yield word, self.norm(word)
        if start < end:
            yield from self._cut_middle(chunk[start:end], plain[start:end])
        for word in reversed(after):
            yield word, self.norm(word)

    def _cut_middle(self, middle: str, plain: str) -> Iterator[tuple[str, str]]:
        special = self._special.get(middle)
        if special is not None:
            yield from ((word, norm) for word, norm in special)
            return
        start = 0
        if not ("." in plain and self._url(plain)):
            for match in self._infix(plain):
                if match.start() == 0:
                    continue
                for word in (middle[start : match.start()], match.group() and middle[match.start() : match.end()]):
                    if word:
                        yield word, self.norm(word)
                start = match.end()
        if start < len(middle):
            yield middle[start:], self.norm(middle[start:])

    def _with_sequences(self, pieces: list[Piece]) -> list[Piece]:
        """The tokens, with runs of them that together are a special case, such as an emoticon, cut as that says."""
        found = [
            (index, index + len(sequence))
            for index, piece in enumerate(pieces)
            for sequence in self._sequences.get(piece.text, ())
            if [other.text for other in pieces[index : index + len(sequence)]] == sequence
        ]
        if not found:
            return pieces
        taken: set[int] = set()
        runs: dict[int, int] = {}
        for start, end in sorted(found, key=lambda run: (run[0] - run[1], run[0])):
            if start not in taken and end - 1 not in taken:
                runs[start] = end
            taken.update(range(start, end))
        return list(self._recut(pieces, runs))

    def _recut(self, pieces: Sequence[Piece], runs: dict[int, int]) -> Iterator[Piece]:
        index = 0
        while index < len(pieces):
            end = runs.get(index, index + 1)
            run = pieces[index:end]
            special = self._special.get("".join(piece.text for piece in run)) if index in runs else None
            apart = any(piece.spaced for piece in run[:-1])
            index = end
            if special is None or apart:
                yield from run
                continue
            start = run[0].start
            for place, (word, norm) in enumerate(special, start=1):
                yield Piece(word, norm, start, place == len(special) and run[-1].spaced)
                start += len(word)


class _Kinds:
    """Stands one character in for all others that the patterns do not tell apart, so that the patterns stay small."""

    def __init__(self, ranges: list[list[Any]]) -> None:
        self._starts = [first for first, _, _ in ranges]
        self._ends = [last for _, last, _ in ranges]
        self._stand_ins: list[str] = [stand_in for _, _, stand_in in ranges]
        self._known: dict[int, str] = {}

    def plain(self, text: str) -> str:
        """The text, of the same length."""
        return "".join(char if char.isascii() else self._known.get(ord(char)) or self._look_up(ord(char)) for char in text)

    def _look_up(self, code: int) -> str:
        place = bisect_right(self._starts, code) - 1
        found = self._stand_ins[place] if place >= 0 and code <= self._ends[place] else chr(code)
        self._known[code] = found
        return found
