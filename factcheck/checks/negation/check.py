"""A "not", "no", "never" or "without" that the rewrite adds or loses, against a closely aligned evidence sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from factcheck.checks.claim import Claim
from factcheck.checks.negation import meant
from factcheck.checks.negation.meant import SMALL_WORDS, is_skipped
from factcheck.checks.vocabulary.word_tables import LIMITS, NEGATIVE, NO_PREFIX
from factcheck.checks.vocabulary.words import Pairing, Stream, Word, pairings, settled, stem
from factcheck.report import Reason, Severity

_UNDONE = frozenset("forget forgot forgotten avoid refrain abstain".split())
_NEGATIVE = frozenset(map(stem, NEGATIVE | _UNDONE)) | NEGATIVE
_HOW_MUCH = frozenset(
    "always often usually normally generally fully entirely completely wholly quite necessarily exclusively".split()
)
"""Adverbs behind "not" of which alone it is denied that they are so: who does not always do it does it."""
_ENDED = re.compile(r"\bany(?:more| longer| more(?=[.,;!?]|$))", re.I)
_ELLIPSIS = re.compile(
    r"(?:^|[;,.]|\b(?:but|and|while|though|although|whereas))\s(?:[\w’'-]+\s){1,4}?"
    r"(?:did|does|do|was|were|is|are|has|have|had|will|would|can|could)(?:n['’]t| not| too)?\s*(?=[.,;!?]|$)",
    re.I,
)
"""A clause that leaves out its verb: "the king did not sign it; his brother did"."""
_NEXT_CLAUSE = re.compile(r";|[.!]\s|\bbut\b", re.I)
# What "I" or "you" deny need not be what the rewrite says of someone.
_SPEAKERS = frozenset("i you we i'm".split())
_NEAR = 7
_PLANNED = frozenset(
    map(stem, "due planned expected supposed meant scheduled slated hoped intended wanted asked ordered told used".split())
)
_PLANNED_WITHIN = 4
_ERROR_CLOSENESS = 0.6
_WARNING_CLOSENESS = 0.5


def find(claim: Claim) -> list[Reason]:
    """Negators added or lost; an error where the words round them are the evidence's own, else a warning."""
    pairs = pairings(claim)
    ends = [span for span in claim.evidence if _ELLIPSIS.fullmatch(f" {span.text.rstrip(' .!')}")]  # "His brother did."
    told = {word.key for pairing in pairs for word in pairing.source.words}
    differing = [[] if ends else list(_differences(pairing, told)) for pairing in pairs]
    done = settled(pairs, [{difference[0] for difference in found} for found in differing])
    reasons: dict[tuple[int, int], Reason] = {}
    for pairing, found in zip(pairs, differing, strict=True):
        for place, added, rewrite_words, source_words, severity in found:
            if place in done:
                continue
            done.add(place)
            first, last = rewrite_words
            verb = pairing.rewrite.words[place].text
            negator = (first if added else source_words[0]).text
            message = f'"{negator}" is added to "{verb}"' if added else f'"{negator}" is lost from "{verb}"'
            reason = claim.reason("negation", message, first.start, last.end, pairing.word_span(*source_words), severity)
            reasons.setdefault((reason.start, reason.end), reason)
    return list(reasons.values())


_ASKED = re.compile(
    r"(?:(?:well|so|and|but|oh|yes|no)\W+)*(?:is|are|was|were|do|does|did|have|has|had|ca|could|wo|would|should)n['’]t\b", re.I
)


def _is_question(text: str) -> bool:
    """Whether a sentence asks, with a question mark or by how it begins: "wasn't that the mayor"."""
    return text.rstrip().endswith("?") or bool(_ASKED.match(text.strip()))


_Difference = tuple[int, bool, tuple[Word, Word], tuple[Word, Word], Severity]


def _differences(pairing: Pairing, told: Collection[str]) -> Iterator[_Difference]:
    """Words denied on one side only: place in the rewrite, whether added, words to mark on each side, and how sure it is."""
    if _is_question(pairing.span.text) and not _is_question(pairing.rewrite_text):
        return
    if _ELLIPSIS.search(pairing.span.text) and not _ELLIPSIS.search(pairing.rewrite_text):
        return  # of somebody else the source says the contrary in a clause of which most words are left out
    ours, theirs = _denied(pairing.rewrite), _denied(pairing.source)
    back = {there: here for here, there in pairing.matched.items()}
    for here, negator in ours.items():
        there = pairing.matched.get(here)
        if there is None or there in theirs or _is_limited(pairing.rewrite, here):
            continue
        if _negative_near(pairing.source, there, back) or _is_planned(pairing.source, there):
            continue
        if _is_of_how_much(pairing.rewrite, negator, here, pairing.source) or meant.is_of_the_others(pairing):
            continue
        if meant.is_of_another_kind(pairing, here, there) or meant.is_until_then(pairing, here):
            continue
        if meant.is_not_so_either_way(*_texts_before(pairing, here, there)):
            continue
        if (
            meant.is_still_ahead(pairing)
            or meant.is_put_off(pairing)
            or meant.is_of_another_clause(pairing, here, there, told)
            or meant.is_of_another_count(pairing, here)
        ):
            continue
        if negator.key == "yet" and pairing.source.words[max(0, there - 1)].key == "to":  # what it "has to" do it has yet to do
            continue
        severity = _severity(pairing, here, negator, pairing.source.words[:there])
        if severity:
            head = pairing.source.words[there]
            yield here, True, _in_order(negator, pairing.rewrite.words[here]), (head, head), severity
    for there, negator in theirs.items():
        here_or_none = back.get(there)
        if here_or_none is None or here_or_none in ours:
            continue
        if _negative_near(pairing.rewrite, here_or_none, pairing.matched) or _is_limited(pairing.source, there):
            continue
        ended = _ENDED.search(pairing.span.text) and not _ENDED.search(pairing.rewrite_text)  # what it does no more it did
        if negator.key == "yet" and _AHEAD.search(pairing.rewrite_text[: pairing.rewrite.words[here_or_none].start]):
            continue  # what is yet to be done will be done
        if meant.is_no_denial(pairing.span.text, negator, pairing.source.words[there]):
            continue
        if meant.is_of_what_follows(pairing, negator, there) or meant.is_of_another_kind(pairing, here_or_none, there):
            continue
        if meant.is_not_so_either_way(*reversed(_texts_before(pairing, here_or_none, there))):
            continue
        if _is_affirmed_behind(pairing.source, there, pairing.span.text) or meant.is_of_another_count(pairing, here_or_none):
            continue
        if ended or _is_of_how_much(pairing.source, negator, there, pairing.rewrite) or meant.is_past_a_limit(pairing):
            continue
        severity = _severity(pairing, here_or_none, negator, pairing.rewrite.words[:here_or_none])
        if severity:
            word, head = pairing.rewrite.words[here_or_none], pairing.source.words[there]
            yield here_or_none, False, (word, word), _in_order(negator, head), severity


def _texts_before(pairing: Pairing, here: int, there: int) -> tuple[str, str]:
    """What stands before a word of the rewrite, and before the word of the source that it is matched with."""
    ours, theirs = pairing.rewrite.words[here], pairing.source.words[there]
    return pairing.rewrite_text[: ours.start], pairing.span.text[: theirs.start]


_AHEAD = re.compile(r"\b(?:will|shall|must|to|needs?|hopes?|plans?|expects?|still)\s(?:[\w'’-]+\s){0,3}$", re.I)


def _in_order(one: Word, other: Word) -> tuple[Word, Word]:
    return (one, other) if one.start <= other.start else (other, one)


def _denied(sentence: Stream) -> dict[int, Word]:
    """Places of the words that are denied, each with its negator: the next word that is no auxiliary and no adverb."""
    result: dict[int, Word] = {}
    for place, negator in sentence.negators:
        head = place
        cut_short = place > 0 and sentence.words[place - 1].key == "but"  # "in oil, but not in water"
        while head < min(len(sentence.words), place + 4) - 1 and (
            is_skipped(sentence.words[head].key) or (cut_short and sentence.words[head].key in SMALL_WORDS)
        ):
            head += 1
        if head < len(sentence.words):
            result[head] = negator
    keys = [word.text.lower() for word in sentence.words]
    for place, (one, other) in enumerate(pairwise(keys)):
        if one == "yet" and other == "to" and place + 2 < len(keys):  # what "has yet to be" done is not done
            result.setdefault(_head(sentence, place + 2), sentence.words[place])
    return result


def _head(sentence: Stream, place: int) -> int:
    """The place of the first word at or behind a place that is no auxiliary and no adverb."""
    while place < len(sentence.words) - 1 and is_skipped(sentence.words[place].key):
        place += 1
    return place


def _negative_near(sentence: Stream, place: int, matched: Collection[int]) -> bool:
    """Whether words round a place that are not `matched` deny something too, so that the sense may be the same."""
    if any(abs(at - place) <= _NEAR for at, _ in sentence.negators):
        return True
    words = enumerate(sentence.words)
    return any(
        word.key in _NEGATIVE
        or word.key.endswith("less")
        or (word.key.startswith(("un", "non")) and not word.key.startswith(NO_PREFIX))
        for at, word in words
        if at not in matched and place - _NEAR <= at < place + _NEAR
    )


def _is_affirmed_behind(sentence: Stream, place: int, text: str) -> bool:
    """Whether a later clause says that it is so otherwise: "did not open it on Monday; she opened it on Tuesday"."""
    denied = sentence.words[place]
    again = [w for at, w in enumerate(sentence.words) if at > place and w.key == denied.key and at not in _denied(sentence)]
    return any(_NEXT_CLAUSE.search(text[denied.end : word.start]) for word in again)


def _is_planned(stream: Stream, place: int) -> bool:
    """Whether a deed is only to be done: of what "had been due to reopen" nobody says that it did."""
    before = stream.words[max(0, place - _PLANNED_WITHIN) : place]
    return any(word.key in _PLANNED for word in before) and any(word.text.lower() == "to" for word in before)


def _is_of_how_much(sentence: Stream, negator: Word, head: int, other: Stream) -> bool:
    """Whether it is only denied that something is so always or wholly, and the other sentence does not say that it is."""
    said = {word.text.lower() for word in other.words}
    between = {word.text.lower() for word in sentence.words[:head] if word.start >= negator.end}
    return bool(between & _HOW_MUCH - said)


def _is_limited(sentence: Stream, place: int) -> bool:
    return any(word.key in LIMITS for word in sentence.words[place + 1 : place + _NEAR])


def _severity(pairing: Pairing, place: int, negator: Word, before: Sequence[Word]) -> Severity | None:
    """How sure a difference is; `before` are the words that stand before the denied one on the side that does not deny it."""
    closeness = pairing.closeness(place, place + 1)
    if len(pairing.matched) < 3 or pairing.containment < 0.4 or closeness < _WARNING_CLOSENESS:
        return None
    sure = closeness >= _ERROR_CLOSENESS and pairing.is_near_copy and pairing.rewrite.words[place].key not in SMALL_WORDS
    if any(word.key in _SPEAKERS for word in pairing.source.words[max(0, pairing.matched[place] - 3) : pairing.matched[place]]):
        return "warning"
    if negator.key == "without" and not (before and before[-1].key == "with"):
        return "warning"
    return "error" if sure else "warning"
