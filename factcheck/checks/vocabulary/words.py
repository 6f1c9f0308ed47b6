"""Words with offsets, light normal forms of them, and word-by-word alignment of a rewrite sentence with its evidence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from factcheck.checks.claim import Claim
from factcheck.checks.kept import kept
from factcheck.checks.vocabulary.word_tables import (
    ADVERBS,
    IRREGULAR,
    NEGATORS,
    NOT_A_NEGATION,
    NOT_ADVERBS,
    UNALIGNED,
)
from factcheck.report import SourceSpan
from factcheck.text.languages import ENGLISH_WORDS, OTHER_LANGUAGE_WORDS

MAX_WORDS = 160
"""Longer stretches are not aligned: they are no sentences, and alignment costs the product of both lengths."""
MAX_WORD_LENGTH = 40
MAX_PAIRINGS = 8

_LETTER = r"[^\W\d_]"
_PART = r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*"
_WORD = re.compile(rf"(?:{_LETTER}\.){{2,}}(?:{_LETTER}\b)?|\d+(?:[.,]\d+)+|{_PART}(?:[&'’ʼ‐‑-]{_PART})*")
_SENTENCE_END = re.compile(r"[.!?…]['\"”’)\]]*\s+(?=['\"“‘(\[]?[^\W_])|\n\s*")
_MONTH_OF_MAY = "may (month)"
_CONTRACTIONS = {"ca": "can", "wo": "will", "sha": "shall", "ai": "is"}
_CLITICS = {"s": "", "ll": "will", "ve": "have", "re": "are", "d": "would", "m": "am"}
_WITHOUT_APOSTROPHE = frozenset(
    f"{verb}nt" for verb in "do does did is are was were has have had wo would could should must ai".split()
)
_ABBREVIATION = re.compile(
    r"\b(?:[^\W\d_]|mr|mrs|ms|dr|st|sgt|gen|sen|rep|gov|lt|col|capt|prof|rev|no|vs|jr|sr|inc|ltd|co|corp)\.\s+$", re.I
)


class Word(NamedTuple):  # one for every word of every text: sooner made than a dataclass
    """A word of a text at ``text[start:end]``; `key` is its normal form for comparison."""

    text: str
    start: int
    end: int
    key: str


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """The text in lower case, without diacritics and with plain apostrophes and hyphens."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return plain.translate(_PLAIN)


_PLAIN = str.maketrans(
    {"’": "'", "ʼ": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-", "ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae"}
)


def scan(text: str) -> Iterator[re.Match[str]]:
    """Every word of a text, in order; hyphens and apostrophes stay inside words."""
    return _WORD.finditer(text)


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A rough base form of a folded English word, the same for its common inflections: ``stopped -> stop``."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    base = word
    for suffix, least in (("ies", 5), ("ied", 5), ("ing", 6), ("ed", 5), ("es", 5), ("s", 4)):
        if word.endswith(suffix) and len(word) >= least and not word.endswith(("ss", "us", "is", "eed")):
            base = word[: -len(suffix)]
            if suffix in ("ies", "ied"):
                return base + "y"
            break
    if base != word and len(base) > 3 and base[-1] == base[-2] and base[-1] not in "lsz":
        base = base[:-1]
    if base == word and word.endswith("ly") and len(word) > 5:
        return word
    return base[:-1] if len(base) > 3 and base.endswith("e") else base


@dataclass(frozen=True, slots=True)
class Stream:
    """The words of a sentence that are compared, and those that deny one of them.

    `words` leaves out articles, helping "do" and negators; `negators` holds the place in `words` before which each negator stood.
    """

    words: tuple[Word, ...]
    negators: tuple[tuple[int, Word], ...]

    @property
    def keys(self) -> list[str]:
        """The normal forms of the words."""
        return [word.key for word in self.words]


@kept
def stream(text: str) -> Stream | None:
    """The comparable words of a sentence; None where it is too long to be one."""
    words: list[Word] = []
    negators: list[tuple[int, Word]] = []
    split = _split_words(text)
    if split is None:
        return None
    for place, word in enumerate(split):
        if word.key in NEGATORS:
            following = split[place + 1].key if place + 1 < len(split) else ""
            if following not in NOT_A_NEGATION:
                if not _is_cut_off(split, place, text):
                    negators.append((len(words), word))
                continue
        if word.key not in UNALIGNED:
            words.append(word)
    return Stream(tuple(words), tuple(negators))


def _is_cut_off(words: list[Word], place: int, text: str) -> bool:
    """Whether a comma or the like stands between a negator and the word that it would deny: "not really, programming is"."""
    for one, following in zip(words[place:], words[place + 1 : place + 4], strict=False):
        if text[one.end : following.start].strip(" \u00a0\"'“‘`"):
            return True
        if not is_adverb(following.key):
            return False
    return False


def _split_words(text: str) -> list[Word] | None:
    """Words with contractions taken apart, keys stemmed; None where there are more than MAX_WORDS or a word is no word."""
    result: list[Word] = []
    for match in scan(text):
        start, end, raw = match.start(), match.end(), match.group()
        if len(result) >= MAX_WORDS or len(raw) > MAX_WORD_LENGTH:
            return None
        lower = fold(raw)
        if lower in ("cannot", "cant", "can't"):
            result += [Word(raw[:3], start, start + 3, "can"), Word(raw[3:], start + 3, end, "not")]
        elif raw == "May" and start:
            result.append(Word(raw, start, end, _MONTH_OF_MAY))
        elif lower in _WITHOUT_APOSTROPHE:
            result.append(Word(raw[:-2], start, end - 2, stem(_CONTRACTIONS.get(lower[:-2], lower[:-2]))))
            result.append(Word(raw[-2:], end - 2, end, "not"))
        elif lower.endswith("n't") and len(lower) == len(raw):
            verb = lower[:-3]
            if verb:  # in tokenised text ("does n't") it is a word of its own
                result.append(Word(raw[:-3], start, end - 3, stem(_CONTRACTIONS.get(verb, verb))))
            result.append(Word(raw[-3:], end - 3, end, "not"))
        elif "'" in lower and lower.rpartition("'")[2] in _CLITICS and len(lower) == len(raw):
            head, _, tail = lower.rpartition("'")
            result.append(Word(raw[: len(head)], start, start + len(head), stem(head)))
            if _CLITICS[tail]:
                result.append(Word(raw[len(head) :], start + len(head), end, stem(_CLITICS[tail])))
        else:
            result.append(Word(raw, start, end, stem(lower.replace(".", "") if "." in lower and lower[0].isalpha() else lower)))
    return result


@dataclass(frozen=True, slots=True)
class Pairing:
    """A rewrite sentence aligned with one source sentence.

    `opcodes` are those of ``difflib`` with the source first; `matched` maps places in `rewrite.words` to places in `source.words`.
    """

    span: SourceSpan
    rewrite_text: str
    rewrite: Stream
    source: Stream
    opcodes: tuple[tuple[str, int, int, int, int], ...]
    matched: dict[int, int]

    @property
    def is_near_copy(self) -> bool:
        """Whether most of the rewrite sentence, or a long part of it, stands in the source sentence."""
        return self.containment >= 0.5 or len(self.matched) >= 8

    @property
    def containment(self) -> float:
        """The share in [0, 1] of the rewrite sentence's words that the source sentence has in the same order."""
        return len(self.matched) / max(1, len(self.rewrite.words))

    def closeness(self, start: int, end: int, reach: int = 4) -> float:
        """The share in [0, 1] of the words up to `reach` before `start` and from `end` on that are matched near by.

        Words matched more than a few places away from the spot do not count.
        """
        around = [*range(max(0, start - reach), start), *range(end, min(len(self.rewrite.words), end + reach))]
        shifts = {place: self.matched[place] - place for place in around if place in self.matched}
        if not around or not shifts:
            return 0.0
        nearest: int = shifts[min(shifts, key=lambda place: min(abs(place - start), abs(place - end)))]
        return len([shift for shift in shifts.values() if abs(shift - nearest) <= 6]) / len(around)

    def source_span(self, start: int, end: int) -> SourceSpan:
        """Where the source sentence's words from `start` up to `end` stand in the source."""
        if not self.source.words:
            return self.span
        first = self.source.words[min(start, len(self.source.words) - 1)]
        last = self.source.words[max(min(end, len(self.source.words)) - 1, min(start, len(self.source.words) - 1))]
        return self.word_span(first, last)

    def word_span(self, first: Word, last: Word) -> SourceSpan:
        """Where two words of the source sentence, and all between them, stand in the source."""
        span = self.span
        return SourceSpan(span.source, span.start + first.start, span.start + last.end, span.text[first.start : last.end])


def pieces(span: SourceSpan) -> list[SourceSpan]:
    """A passage cut into sentences, roughly."""
    cuts = [0]
    for match in _SENTENCE_END.finditer(span.text):
        if not _ABBREVIATION.search(span.text[max(cuts[-1], match.end() - 12) : match.end()]):
            cuts.append(match.end())
        if len(cuts) > 50:
            break
    cuts.append(len(span.text))
    return [
        SourceSpan(span.source, span.start + start, span.start + end, span.text[start:end])
        for start, end in pairwise(cuts)
        if start < end
    ]


@lru_cache(maxsize=4)
def pairings(claim: Claim) -> tuple[Pairing, ...]:
    """The claim's sentence aligned with the evidence sentences that share most of its words, closest first."""
    rewrite = stream(claim.sentence.text)
    if rewrite is None or len(rewrite.words) < 3 or not is_english(claim.sentence.text):
        return ()
    keys = set(rewrite.keys)
    scored: dict[tuple[int, int], tuple[int, SourceSpan, Stream]] = {}
    for passage in claim.evidence:
        for piece in pieces(passage):
            source = stream(piece.text)
            if source is not None and source.words:
                scored[piece.source, piece.start] = (len(keys & set(source.keys)), piece, source)
    best = sorted(scored.values(), key=lambda entry: -entry[0])[:MAX_PAIRINGS]
    aligned = [_align(claim.sentence.text, rewrite, source, piece) for _, piece, source in best]
    return tuple(sorted(aligned, key=lambda pairing: -pairing.containment))


def settled(pairs: Sequence[Pairing], changed: Sequence[set[int]]) -> set[int]:
    """Places of the rewrite that some evidence sentence has in the same company, other than those it was found to differ at.

    `changed` are, for each pairing, the places that differ.
    """
    return {
        place
        for pairing, places in zip(pairs, changed, strict=True)
        for place in pairing.matched
        if place not in places and pairing.closeness(place, place + 1, 3) >= 0.5
    }


def _align(text: str, rewrite: Stream, source: Stream, span: SourceSpan) -> Pairing:
    matcher = SequenceMatcher(None, source.keys, rewrite.keys, autojunk=False)
    opcodes = tuple(matcher.get_opcodes())
    matched = {j1 + k: i1 + k for tag, i1, i2, j1, _ in opcodes if tag == "equal" for k in range(i2 - i1)}
    return Pairing(span, text, rewrite, source, opcodes, matched)


@lru_cache(maxsize=64)
def is_english(text: str) -> bool:
    """Whether a sentence's small words look English; True in doubt, for a text without small words of any known language."""
    words = {fold(match.group()) for match, _ in zip(scan(text), range(400), strict=False)}
    return len(words & ENGLISH_WORDS) >= len(words & OTHER_LANGUAGE_WORDS)


def joined_keys(words: Sequence[Word]) -> str:
    """The words' normal forms with spaces round each of them, for a search of phrases."""
    return " " + " ".join(word.key for word in words) + " "


def is_adverb(key: str) -> bool:
    """Whether a word's normal form is that of an adverb that may stand between a verb and what goes with it."""
    return key in ADVERBS or (key.endswith("ly") and len(key) > 4 and key not in NOT_ADVERBS)
