"""Two parts of a sentence that have changed places: "5 to women and 9 to men" for "9 to women and 5 to men".

The words of a claim are those of one sentence of the evidence, but what that tells first of one thing and then of another stands the
other way round. Names beside a verb are `factcheck.checks.roles`'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.checks.claim import Claim
from factcheck.checks.clauses.parsed import parse
from factcheck.checks.numbers.number_words import ONES, TENS
from factcheck.checks.vocabulary.word_tables import SYMMETRIC
from factcheck.checks.vocabulary.words import Pairing, Word, fold, pairings, stem
from factcheck.report import Reason
from factcheck.text.languages import ENGLISH_WORDS

KIND = "role"
_LEAST_COPIED = 0.8
"""Least share of a claim's content words that the sentence has."""
_LEAST_LIKE = 0.5
_LEAST_ALIKE = 0.8
"""Least shares of the words between the two parts that are the same."""
_BESIDE = frozenset("next beside opposite near alongside between".split())
_SYMMETRIC = frozenset(map(stem, SYMMETRIC)) | SYMMETRIC
_LONGEST = 8
"""Words of a part that has changed its place."""
_COUNTS = frozenset(
    "all both none most few half one two three four five six seven eight nine ten eleven twelve first second last".split()
)
_DENIALS = frozenset(("not", "no"))
_CONTRASTS = frozenset("while whereas but although though".split()) | _DENIALS
_PREPOSITIONS = frozenset(
    "in on at for with by from to of after before during until since against among between under over into as than within".split()
)
_QUOTES = frozenset('"“”«»')
_BOUNDARY = re.compile(r"[,;:]|\b(?:and|or|while|whereas|but|although|though|not)\b", re.I)


class _Run(NamedTuple):
    """Anchors that stand in one row in both sentences: the first and the last place in the claim's words and in the source's."""

    start: int
    end: int
    source_start: int
    source_end: int
    first_rank: int
    last_rank: int


def find(claim: Claim) -> list[Reason]:
    """Two parts that changed places within a near copy, an error where no other sentence of the evidence has them as they stand."""
    pairs = pairings(claim)
    for pairing in pairs:
        if _copied(pairing) < _LEAST_COPIED:
            continue
        for first, last in _exchanges(pairing):
            window = range(first.start, last.end + 1)
            if any(other is not pairing and _has_in_order(other, pairing, window) for other in pairs):
                continue
            ours, theirs = pairing.rewrite.words, pairing.source.words
            one, two = (claim.sentence.text[ours[run.start].start : ours[run.end].end] for run in (first, last))
            start, end = ours[first.start].start, ours[last.end].end
            if _QUOTES & {*claim.sentence.text[start:end]}:
                continue  # "..." said Ann Lee, the lawyer: whose words they are is the speaker check's
            span = pairing.word_span(theirs[last.source_start], theirs[first.source_end])
            return [claim.reason(KIND, f"“{one}” and “{two}” have changed places", start, end, span)]
    return []


def _is_anchor(word: Word) -> bool:
    low = fold(word.text)
    return word.key in _COUNTS or word.text[:1].isdigit() or not (low in ENGLISH_WORDS or low in _CONTRASTS)


def _copied(pairing: Pairing) -> float:
    """The share of the claim's content words that the source sentence has, in whatever order."""
    known = {word.key for word in pairing.source.words}
    ours = [word.key for word in pairing.rewrite.words if _is_anchor(word)]
    return sum(key in known for key in ours) / len(ours) if len(ours) > 3 else 0.0


def _runs(pairing: Pairing) -> list[_Run]:
    """The content words that each sentence has once, in the claim's order, joined where the source has them in one row too."""
    keys = [[word.key for word in side.words if _is_anchor(word)] for side in (pairing.rewrite, pairing.source)]
    once = {key for key in keys[0] if keys[0].count(key) == 1 == keys[1].count(key)}
    there = {word.key: at for at, word in enumerate(pairing.source.words) if word.key in once}
    ranks = {key: rank for rank, key in enumerate(sorted(once, key=lambda key: there[key]))}
    found: list[_Run] = []
    for at, word in enumerate(pairing.rewrite.words):
        if word.key not in once or not _is_anchor(word):
            continue
        rank, source = ranks[word.key], there[word.key]
        if found and found[-1].last_rank + 1 == rank:
            found[-1] = found[-1]._replace(end=at, source_end=source, last_rank=rank)
        else:
            found.append(_Run(at, at, source, source, rank, rank))
    return found


def _exchanges(pairing: Pairing) -> Iterator[tuple[_Run, _Run]]:
    runs = _runs(pairing)
    for place, first in enumerate(runs):
        if place + 2 < len(runs):
            between, last = runs[place + 1 : place + 3]
            turned = last.last_rank + 1 == between.first_rank and between.last_rank + 1 == first.first_rank
            if turned and _is_exchange(pairing, first, last, between, len(runs) > 3):
                yield first, last
        if place + 1 < len(runs):
            last = runs[place + 1]
            if last.last_rank + 1 == first.first_rank and _is_contrast(pairing, first, last, place > 0, place + 2 < len(runs)):
                yield first, last


def _is_exchange(pairing: Pairing, first: _Run, last: _Run, between: _Run, is_framed: bool) -> bool:
    """Whether all but the two parts is as in the source: the words between them, their prepositions, and where the clause ends.

    Where the sentences have nothing before and behind the two parts, what stands between them must be the same.
    """
    if max(first.end - first.start, last.end - last.start) >= _LONGEST:
        return False
    ours, theirs = _middles(pairing, first, last)
    like = sum(word in theirs for word in ours) / max(1, len(ours), len(theirs))
    if _BESIDE & {*ours} or (not is_framed and _SYMMETRIC & {*map(stem, ours), *map(stem, theirs)}):
        return False
    if (
        like < (_LEAST_LIKE if is_framed else _LEAST_ALIKE)
        or _is_count(pairing, first) != _is_count(pairing, last)
        or _keeps_its_place(pairing, first, last)
        or _are_listed(pairing, first, last)
    ):
        return False
    ends = _boundaries(pairing.rewrite_text, pairing.rewrite.words, first.end, between.start, between.end, last.start)
    if not any(ends) and sorted(_PREPOSITIONS & {*ours}) != sorted(_PREPOSITIONS & {*theirs}):
        return False  # "was read by her husband": "her husband read"
    return ends == _boundaries(
        pairing.span.text, pairing.source.words, last.source_end, between.source_start, between.source_end, first.source_start
    )


def _is_count(pairing: Pairing, run: _Run) -> bool:
    """Whether a part is nothing but a count, which changes places with another one, and not with what is counted: "one eye, the left"."""
    word = pairing.rewrite.words[run.start]
    return run.start == run.end and (word.key in _COUNTS or word.text[:1].isdigit() or word.text.lower() in {*ONES, *TENS})


def _is_contrast(pairing: Pairing, first: _Run, last: _Run, is_led: bool, is_followed: bool) -> bool:
    """Whether "whereas", "not" or the like stands between two parts, neither of which is a clause of its own, or "from" and "to"."""
    middles = _middles(pairing, first, last)
    if middles == (["to"], ["to"]):
        return {"from"} == {
            _led_by(pairing.rewrite_text, pairing.rewrite.words[first.start]),
            _led_by(pairing.span.text, pairing.source.words[last.source_start]),
        }
    ours, theirs = (set(words) & _CONTRASTS for words in middles)
    if not ours or ours != theirs or max(first.end - first.start, last.end - last.start) >= _LONGEST:
        return False
    if not is_led or not (is_followed or _DENIALS & ours):
        return False
    words = pairing.source.words
    stretches = [(words[run.source_start].start, words[run.source_end].end) for run in (first, last)]
    return not any(
        token.tag in ("VBD", "VBZ", "VBP", "MD") and any(start <= token.start < end for start, end in stretches)
        for token in parse(pairing.span.text).tokens
    )


def _middles(pairing: Pairing, first: _Run, last: _Run) -> tuple[list[str], list[str]]:
    """What stands between the two parts in the claim, and in the source: the lower-case words."""
    ours, theirs = pairing.rewrite.words, pairing.source.words
    here = pairing.rewrite_text[ours[first.end].end : ours[last.start].start]
    there = pairing.span.text[theirs[last.source_end].end : theirs[first.source_start].start]
    return re.findall(r"\w+", here.lower()), re.findall(r"\w+", there.lower())


def _boundaries(text: str, words: Sequence[Word], one: int, start: int, end: int, other: int) -> tuple[bool, bool]:
    """Whether a clause ends before, and whether one ends behind, the words that stand between the two parts."""
    before, behind = text[words[one].end : words[start].start], text[words[end].end : words[other].start]
    return bool(_BOUNDARY.search(before)), bool(_BOUNDARY.search(behind))


def _keeps_its_place(pairing: Pairing, first: _Run, last: _Run) -> bool:
    """Whether each part took its preposition along: "for 5 million ... in 2019"."""
    ours = [_led_by(pairing.rewrite_text, pairing.rewrite.words[run.start]) for run in (first, last)]
    theirs = [_led_by(pairing.span.text, pairing.source.words[run.source_start]) for run in (first, last)]
    return ours == theirs and ours[0] != ours[1]


def _led_by(text: str, word: Word) -> str:
    before = text[: word.start].lower().split()[-2:]
    return next((one for one in reversed(before) if one in _PREPOSITIONS), "")


def _are_listed(pairing: Pairing, first: _Run, last: _Run) -> bool:
    """Whether the source has the two parts in one list: the parse says so, or nothing but nouns, "and" and commas stands there."""
    words, parsed = pairing.source.words, parse(pairing.span.text)
    both = range(words[last.source_start].start, words[first.source_end].end)
    told = {token.tag[:2] for token in parsed.tokens if token.start in both}
    if told <= {"NN", "DT", "JJ", "CC", ",", "PR", "PO"} and not _CONTRASTS & set(_middles(pairing, first, last)[1]):
        return True
    spots = [range(words[run.source_start].start, words[run.source_end].end) for run in (last, first)]
    early, late = ({i for i, token in enumerate(parsed.tokens) if token.start in spot} for spot in spots)
    for index in late:
        at = index
        while parsed.tokens[at].dep in ("conj", "appos") and parsed.tokens[at].head != at:
            at = parsed.tokens[at].head
            if at in early and parsed.tokens[at].tag[:2] != "VB":
                return True
    return False


def _has_in_order(other: Pairing, pairing: Pairing, window: range) -> bool:
    """Whether another sentence has the content words of a stretch of the claim in the claim's order."""
    wanted = [word.key for at, word in enumerate(pairing.rewrite.words) if at in window and _is_anchor(word)]
    told = iter([word.key for word in other.source.words])
    return all(key in told for key in wanted)
