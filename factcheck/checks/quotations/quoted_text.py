"""Looks a quoted wording up in a source: verbatim apart from marks, case and spacing, or else the passage that is most like it."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import NamedTuple

from factcheck.checks.kept import kept
from factcheck.checks.plain_text import lowered
from factcheck.checks.quotations.marks import Quote, outer_quotes, overlapping, quotes

MAX_WORDS = 150
"""Words of a quotation that are aligned with the source; the cost is quadratic in them."""
LONGEST_LABEL = 80  # characters of a title or scare quote
MOST_LABELS = 20
_NO_COMPANY = frozenset("the and was for his her its are but has had not who she him you our any all can did off out".split())
_LIKE = 0.5  # share of the words of a quotation that a passage must have to be what was quoted
_RARE, _RARE_PAIR = 50, 200
_MOST_TRIES = 300
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*|[%$£€]")
_GAP = re.compile(r"\[\s?\.\s?\.\s?\.\s?\]|\(\s?\.\s?\.\s?\.\s?\)|\.(?:\s?\.){2,}|…|\[[^\[\]]{0,200}\]\w*")
_LETTER_IN_BRACKETS = re.compile(r"\[([^\W\d_])\](?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Word:
    """A word at ``text[start:end]``; `key` is its lower-case letters and digits alone."""

    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class Change:
    """Words of the quotation (start, end) that differ from words of the source (source_start, source_end); either may be empty."""

    start: int
    end: int
    source_start: int
    source_end: int
    words: tuple[str, ...]
    source_words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """A short quoted span of a source: its words, and the weightier words just before and behind it."""

    words: tuple[Word, ...]
    beside: frozenset[str]


@dataclass(frozen=True, slots=True)
class Passage:
    """The passage of a source, by offsets, that a quotation was taken from, and how the two differ."""

    start: int
    end: int
    changes: tuple[Change, ...]


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of a stretch of text, with offsets into the whole."""
    found = _WORD.finditer(lowered(text), start, len(text) if end is None else end)
    return [Word(*match.span(), re.sub(r"[^\w%$£€.]", "", match[0])) for match in found]


def neighbours(text: str, quote: Quote) -> frozenset[str]:
    """The weightier words just before and behind a quotation."""
    before = words_of(text, max(0, quote.start - 40), quote.start)[-2:]
    behind = words_of(text, quote.end, min(len(text), quote.end + 40))[:2]
    return frozenset(word.key for word in (*before, *behind) if len(word.key) > 2 and word.key not in _NO_COMPANY)


def segments(text: str, start: int, end: int) -> list[list[Word]]:
    """The words of a quotation between its ellipses and bracketed insertions; a bracketed first letter ("[T]he") is just a letter."""
    unbracketed = _LETTER_IN_BRACKETS.sub("_\\1_", text[start:end])
    blanked = _GAP.sub(lambda match: "\n" * len(match[0]), unbracketed).replace("_", " ")
    parts: list[list[Word]] = []
    for line in re.finditer(r"[^\n]+", _rejoin(text[start:end], blanked)):
        words = [Word(start + line.start() + w.start, start + line.start() + w.end, w.key) for w in words_of(line[0])]
        if words:
            parts.append(words)
    return parts


def _rejoin(original: str, blanked: str) -> str:
    """A line break of the text itself is no gap."""
    return "".join(" " if old == "\n" else new for old, new in zip(original, blanked, strict=True))


class QuotedSource:
    """A source prepared for look-ups; everything is built once, when first needed."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def words(self) -> list[Word]:
        """All words."""
        return words_of(self.text)

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """The quoted spans."""
        return quotes(self.text)

    @cached_property
    def labels(self) -> dict[str, list[Label]]:
        """The short quoted spans by each of their words, and by "~" and each word beside them; a few of each."""
        found: dict[str, list[Label]] = {}
        for quote in self.quotes:
            if quote.inner_end - quote.inner < LONGEST_LABEL:
                words = words_of(self.text, quote.inner, quote.inner_end)
                label = Label(tuple(words), neighbours(self.text, quote))
                for key in {word.key for word in words} | {f"~{word}" for word in label.beside}:
                    if len(at := found.setdefault(key, [])) < MOST_LABELS:
                        at.append(label)
        return found

    @cached_property
    def _letters(self) -> tuple[str, array[int]]:
        starts, length = array("q"), 0
        for word in self.words:
            starts.append(length)
            length += len(word.key)
        return "".join(word.key for word in self.words), starts

    @cached_property
    def _places(self) -> dict[tuple[str, ...], list[int]]:
        places: dict[tuple[str, ...], list[int]] = {}
        keys = [word.key for word in self.words]
        for index, key in enumerate(keys):
            for gram, most in (((key,), _RARE), (tuple(keys[index : index + 2]), _RARE_PAIR)):
                at = places.setdefault(gram, [])
                if len(at) <= most:
                    at.append(index)
        return places

    def quote_at(self, start: int, end: int) -> Quote | None:
        """The outermost quoted span around the middle of the stretch."""
        middle = (start + end) // 2
        return next(iter(overlapping(outer_quotes(self.text), middle, middle + 1)), None)

    def verbatim(self, words: list[Word]) -> tuple[int, int] | None:
        """Where the words stand in the source in this order, whatever the marks, case and spacing; a quoted place before others."""
        places = self.places(words)
        return next((place for place in places if self.quote_at(*place)), places[0] if places else None)

    def places(self, words: list[Word]) -> list[tuple[int, int]]:
        """Every place where the words stand in the source in this order, up to a few hundred."""
        letters, starts = self._letters
        needle = "".join(word.key for word in words)
        found, at = [], letters.find(needle) if needle else -1
        for _ in range(_MOST_TRIES):
            if at < 0:
                break
            first, last = bisect_left(starts, at), bisect_left(starts, at + len(needle))
            if (first < len(starts) and starts[first] == at) and (last == len(starts) or starts[last] == at + len(needle)):
                found.append((self.words[first].start, self.words[last - 1].end))
            at = letters.find(needle, at + 1)
        return found

    def closest(self, words: list[Word]) -> Passage | None:
        """The passage with most of the words in this order, or None where no passage has half of them."""
        words = words[:MAX_WORDS]
        keys = [word.key for word in words]
        votes: Counter[int] = Counter()
        for index in range(len(keys)):
            for gram, most, weight in (
                (tuple(keys[index : index + 1]), _RARE, 1),
                (tuple(keys[index : index + 2]), _RARE_PAIR, 2),
            ):
                places = self._places.get(gram, ())
                if len(places) <= most:
                    for place in places:
                        votes[(place - index) // 8] += weight
        best: tuple[int, Passage] | None = None
        around = Counter({bucket: votes[bucket - 1] + count + votes[bucket + 1] for bucket, count in list(votes.items())})
        for bucket, _ in around.most_common(3):
            first = max(0, bucket * 8 - 8 - len(keys) // 4)
            last = min(len(self.words), bucket * 8 + 16 + len(keys) + len(keys) // 4)
            aligned = self._align(words, first, last)
            if aligned and (best is None or aligned[0] > best[0]):
                best = aligned
        return best[1] if best else None

    def _align(self, words: list[Word], first: int, last: int) -> tuple[int, Passage] | None:
        window = self.words[first:last]
        matcher = SequenceMatcher(None, [word.key for word in window], [word.key for word in words], autojunk=False)
        blocks = _dense([Block(*block) for block in matcher.get_matching_blocks() if block.size])
        matched = sum(block.size for block in blocks)
        if not blocks or matched < max(2, _LIKE * len(words)):
            return None
        contracted = sum(word.end - word.start > len(word.key) for word in words[: blocks[0].b])  # "it's" may stand for "it is"
        low = max(0, blocks[0].a - blocks[0].b - contracted)
        high = min(len(window), blocks[-1].a + len(words) - blocks[-1].b)
        if quote := self.quote_at(window[blocks[0].a].start, window[blocks[-1].a + blocks[-1].size - 1].end):
            low = max(low, min(blocks[0].a, bisect_left(window, quote.start, key=_start)))
            high = min(high, max(blocks[-1].a + blocks[-1].size, bisect_left(window, quote.end, key=_start)))
        changes: list[Change] = []
        at_source, at_quote = low, 0
        for a, b, size in [*((block.a, block.b, block.size) for block in blocks), (high, len(words), 0)]:
            if a > at_source or b > at_quote:
                changes.append(_change(words, at_quote, b, window, at_source, a))
            at_source, at_quote = a + size, b + size
        return matched, Passage(window[low].start, window[high - 1].end, tuple(changes))


class Block(NamedTuple):
    """`size` words of the source from `a` that equal those of the quotation from `b`."""

    a: int
    b: int
    size: int


def _dense(found: list[Block]) -> list[Block]:
    """The matching blocks without stray ones far from the longest: a common word a sentence away is no part of the passage."""
    if not found:
        return []
    middle = max(range(len(found)), key=lambda index: found[index].size)
    kept = [found[middle]]
    for block in found[middle + 1 :]:
        gap = block.a - kept[-1].a - kept[-1].size
        if gap > max(6, 3 * block.size):
            break
        kept.append(block)
    for block in reversed(found[:middle]):
        gap = kept[0].a - block.a - block.size
        if gap > max(6, 3 * block.size):
            break
        kept.insert(0, block)
    return kept


def _change(words: list[Word], first: int, last: int, window: list[Word], low: int, high: int) -> Change:
    quoted, source = words[first:last], window[low:high]
    start, end = (quoted[0].start, quoted[-1].end) if quoted else _beside(words, first)
    source_start, source_end = (source[0].start, source[-1].end) if source else _beside(window, low)
    return Change(start, end, source_start, source_end, tuple(w.key for w in quoted), tuple(w.key for w in source))


def _beside(words: list[Word], index: int) -> tuple[int, int]:
    """For an empty side of a change: the words on both sides of the place, so that there is something to mark."""
    return words[max(0, index - 1)].start, words[min(len(words) - 1, index)].end


def _start(word: Word) -> int:
    return word.start


@kept
def quoted_source(text: str) -> QuotedSource:
    """The source prepared for look-ups, kept for the next sentence."""
    return QuotedSource(text)
