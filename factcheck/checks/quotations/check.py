"""Quotations: is every quoted wording of the rewrite in a source, word for word and as a quotation?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from factcheck.checks.claim import Claim
from factcheck.checks.plain_text import source_span
from factcheck.checks.quotations.cuts import cuts, in_order
from factcheck.checks.quotations.marks import Quote, outer_quotes, overlapping
from factcheck.checks.quotations.quoted_text import (
    Change,
    Label,
    Passage,
    QuotedSource,
    Word,
    neighbours,
    quoted_source,
    segments,
    words_of,
)
from factcheck.checks.quotations.same_wording import is_slight, is_tolerated
from factcheck.report import Reason, Severity, SourceSpan

KIND = "quotation"
MOST_QUOTATIONS = 100
"""Quotations that are looked up for one sentence; a sentence with more is no prose, and an info finding says so."""
_FEW_WORDS = 2  # scare quotes
_SURE_WORDS = 4  # fewer words may well be a label or a slogan
_MOST_CHANGES = 3
_NAMING = re.compile(
    r"\b(?:questions?|quer(?:y|ies)|titled|entitled|called|named|word|terms?|phrase|headline|song|film|book|novel|show)[\s:,]+$"
)


def find(claim: Claim) -> list[Reason]:
    """The quotations of the sentence, or the parts of them within it, that are altered or not in the sources."""
    sentence = claim.sentence
    found = overlapping(outer_quotes(claim.rewrite), sentence.start, sentence.end)
    sources = [quoted_source(source) for source in claim.sources if source.strip()]
    if not found or not sources:
        return []
    reasons = [reason for quote in found[:MOST_QUOTATIONS] for reason in _check(claim, quote)]
    if len(found) > MOST_QUOTATIONS:
        message = f"Only the first {MOST_QUOTATIONS} of {len(found)} quotations were looked up."
        reasons.append(claim.reason(KIND, message, 0, len(sentence.text), None, "info"))
    return reasons


def _check(claim: Claim, quote: Quote) -> Iterator[Reason]:
    start, end = max(quote.inner, claim.sentence.start), min(quote.inner_end, claim.sentence.end)
    parts = segments(claim.rewrite, start, end)
    count = sum(len(part) for part in parts)
    if not count:
        return
    whole = start == quote.inner and end == quote.inner_end
    if (count <= _FEW_WORDS and len(parts) < 2) or (
        whole and (_is_title(claim.rewrite[start:end], count) or _is_named(claim, quote))
    ):
        if whole:
            yield from _check_label(claim, quote, [word for part in parts for word in part])
        return
    places: list[tuple[int, int, int]] = []
    for part in parts:
        place = _verbatim(claim, part)
        if place:
            places.append(place)
        else:
            yield from _not_verbatim(claim, quote, part)
    if len(places) == len(parts):
        longest = max(range(len(parts)), key=lambda index: len(parts[index]))
        yield from _check_quoted(claim, quote, *places[longest], count)
        yield from _check_cuts(claim, quote, places[longest][0], parts)


def _verbatim(claim: Claim, words: list[Word]) -> tuple[int, int, int] | None:
    best = None
    for index, source in enumerate(claim.sources):
        prepared = quoted_source(source)
        if place := prepared.verbatim(words):
            if prepared.quote_at(*place):
                return (index, *place)
            best = best or (index, *place)
    return best


def _not_verbatim(claim: Claim, quote: Quote, words: list[Word]) -> Iterator[Reason]:
    index, passage = _closest(claim, words)
    if passage is None:
        if len(words) > _FEW_WORDS:
            severity: Severity = "error" if len(words) >= _SURE_WORDS else "warning"
            yield _reason(claim, words[0].start, words[-1].end, "This quotation is not in the source.", severity)
        return
    source = quoted_source(claim.sources[index])
    changes = [change for change in passage.changes if not _is_tolerated(change, words) and not _interruption(source, change)]
    if not changes:
        return
    if not source.quote_at(passage.start, passage.end) and source.quotes:
        yield _unquoted(claim, index, passage, words, changes)
        return
    for change in changes[:_MOST_CHANGES]:
        yield _altered(claim, index, change)


def _closest(claim: Claim, words: list[Word]) -> tuple[int, Passage | None]:
    best: tuple[int, Passage | None] = (0, None)
    for index, source in enumerate(claim.sources):
        passage = quoted_source(source).closest(words)
        if passage and (best[1] is None or _distance(passage) < _distance(best[1])):
            best = index, passage
    return best


def _distance(passage: Passage) -> int:
    return sum(max(len(change.words), len(change.source_words)) for change in passage.changes)


def _is_tolerated(change: Change, words: list[Word]) -> bool:
    """Also where the aligned passage begins or ends a word too far, as "didn't" is one word and "did not" two."""
    first, last = change.start == words[0].start, change.end == words[-1].end
    shorter = [change.source_words[1:]] * first + [change.source_words[:-1]] * last
    return is_tolerated(change) or any(is_tolerated(replace(change, source_words=kept)) for kept in shorter if kept)


def _interruption(source: QuotedSource, change: Change) -> bool:
    """Whether words of the source that the quotation leaves out stand between two quotations: ``"We won," he said, "and ..."``."""
    return not change.words and not source.quote_at(*_middle_word(source, change)) and bool(source.quotes)


def _middle_word(source: QuotedSource, change: Change) -> tuple[int, int]:
    words = words_of(source.text, change.source_start, change.source_end)
    word = words[len(words) // 2]
    return word.start, word.end


def _unquoted(claim: Claim, index: int, passage: Passage, words: list[Word], changes: list[Change]) -> Reason:
    slight = all(is_slight(change) for change in changes) or len(words) < _SURE_WORDS
    message = "This wording is no quotation in the source, and it differs from the source's own words."
    place = source_span(claim, index, passage.start, passage.end)
    return _reason(claim, words[0].start, words[-1].end, message, "warning" if slight else "error", place)


def _altered(claim: Claim, index: int, change: Change) -> Reason:
    old, new = claim.sources[index][change.source_start : change.source_end], claim.rewrite[change.start : change.end]
    if not change.words:
        message = f"The quotation leaves out “{' '.join(change.source_words)}”."
    elif not change.source_words:
        message = f"“{new}” is not in the quotation in the source."
    else:
        message = f"“{old}” in the source is “{new}” here, within quotation marks."
    place = source_span(claim, index, change.source_start, change.source_end)
    return _reason(claim, change.start, change.end, message, "warning" if is_slight(change) else "error", place)


def _check_quoted(claim: Claim, quote: Quote, index: int, start: int, end: int, count: int) -> Iterator[Reason]:
    source = quoted_source(claim.sources[index])
    if source.quotes and count >= _SURE_WORDS and not source.quote_at(start, end):
        message = "These words are in the source, but not as a quotation."
        yield _reason(claim, quote.inner, quote.inner_end, message, "warning", source_span(claim, index, start, end))


def _check_cuts(claim: Claim, quote: Quote, index: int, parts: list[list[Word]]) -> Iterator[Reason]:
    source = quoted_source(claim.sources[index])
    placed = in_order(source, parts)
    start, end = parts[0][0].start, parts[-1][-1].end
    if placed is None:
        yield _reason(claim, start, end, "These words do not follow one another in the source.", "error")
        return
    for message, low, high in cuts(claim.rewrite, (claim.sentence.start, claim.sentence.end), quote, source, parts, placed):
        yield _reason(claim, start, end, message, "error", source_span(claim, index, low, high))
        return


def _is_title(text: str, count: int) -> bool:
    """Capitals on all longer words and no sentence mark at the end: the name of a book, film or song."""
    words = re.findall(r"[^\W\d_][\w'’-]*", text)
    weighty = [word for index, word in enumerate(words) if index == 0 or len(word) > 3]
    return count <= 10 and len(weighty) > 1 and all(word[0].isupper() for word in weighty) and text.rstrip()[-1:] not in ".!?"


def _is_named(claim: Claim, quote: Quote) -> bool:
    """Whether the words before say that this is a question, title or term rather than somebody's words."""
    return bool(_NAMING.search(claim.rewrite[max(0, quote.start - 30) : quote.start].lower()))


def _check_label(claim: Claim, quote: Quote, words: list[Word]) -> Iterator[Reason]:
    """A scare quote or title is a finding only if the source quotes almost the same words, or another one in the same place."""
    if _verbatim(claim, words):
        return
    beside = neighbours(claim.rewrite, quote)
    for index, text in enumerate(claim.sources):
        labels = quoted_source(text).labels
        near = [*(word.key for word in words), *(f"~{word}" for word in sorted(beside))]
        for label in (label for key in near for label in labels.get(key, ())):
            change = _label_change(words, label, len(beside & label.beside) >= min(2, len(beside)) > 0)
            if change and not is_tolerated(change) and not _states(claim, label):
                old, new = text[change.source_start : change.source_end], claim.rewrite[change.start : change.end]
                message = f"“{old}” in the source is “{new}” here."
                place = source_span(claim, index, change.source_start, change.source_end)
                yield _reason(claim, change.start, change.end, message, "warning", place)
                return


def _label_change(words: list[Word], label: Label, same_place: bool) -> Change | None:
    """The differing words, if both have as many words, and half of them are the same or they stand in the same place."""
    if len(label.words) != len(words):
        return None
    differing = [index for index, (here, there) in enumerate(zip(words, label.words, strict=True)) if here.key != there.key]
    if not differing or (len(differing) > len(words) // 2 and not same_place):
        return None
    here, there = words[differing[0] : differing[-1] + 1], label.words[differing[0] : differing[-1] + 1]
    keys, source_keys = tuple(word.key for word in here), tuple(word.key for word in there)
    return Change(here[0].start, here[-1].end, there[0].start, there[-1].end, keys, source_keys)


def _states(claim: Claim, label: Label) -> bool:
    """Whether the sentence has the source's label too, so that this is another one."""
    here = {word.key for word in words_of(claim.sentence.text)}
    return all(word.key in here for word in label.words)


def _reason(claim: Claim, start: int, end: int, message: str, severity: Severity, place: SourceSpan | None = None) -> Reason:
    offset = claim.sentence.start
    start, end = max(start, offset), min(max(end, start), claim.sentence.end)
    return claim.reason(KIND, message, start - offset, max(end, start) - offset, place, severity)
