"""What the source says may be, is planned or is alleged, told by the rewrite as certain, against a near copy among the evidence."""

from __future__ import annotations

from collections.abc import Iterator, Set

from factcheck.checks.claim import Claim
from factcheck.checks.vocabulary.word_tables import ATTRIBUTION, CERTAIN, HEDGES, PLANS, POSSIBLE
from factcheck.checks.vocabulary.words import Pairing, Word, is_adverb, pairings, settled, stem
from factcheck.report import Reason, Severity

_HEDGES = frozenset(map(stem, HEDGES))
_ATTRIBUTION = frozenset(map(stem, ATTRIBUTION)) | _HEDGES
_PLANS = frozenset(map(stem, PLANS))
_POSSIBLE = frozenset(map(stem, POSSIBLE))
_CERTAIN = frozenset(map(stem, CERTAIN))
_STILL_OPEN = _POSSIBLE | _CERTAIN | _PLANS | _HEDGES | frozenset(map(stem, "to would should if would-be about ready".split()))
_HELPERS = frozenset({"be", "have"})
# Of these the past looks like the base form: "is expected to hit" -> "hit".
_UNCHANGING = frozenset("hit cut put set shut spread split cost hurt let quit burst cast bet shed".split())
# What somebody "could" perceive was perceived.
_SENSES = frozenset(map(stem, "see hear feel smell tell find get".split()))
_Change = tuple[str, int, int, int, int, Severity]


def find(claim: Claim) -> list[Reason]:
    """Uncertain made certain, planned made done, and "alleged" dropped."""
    pairs = pairings(claim)
    told = frozenset(word.text.lower() for pairing in pairs for word in pairing.source.words)
    changes = [list(_changes(pairing, told)) for pairing in pairs]
    done = settled(pairs, [{change[3] for change in found} for found in changes])
    reasons: dict[int, Reason] = {}
    for pairing, found in zip(pairs, changes, strict=True):
        for message, i1, i2, j1, j2, severity in found:
            if j1 not in done and j1 not in reasons:
                first, last = pairing.rewrite.words[j1], pairing.rewrite.words[j2 - 1]
                reasons[j1] = claim.reason("modality", message, first.start, last.end, pairing.source_span(i1, i2), severity)
    return [reasons[place] for place in sorted(reasons)]


def _changes(pairing: Pairing, told_by_source: Set[str]) -> Iterator[_Change]:
    """Each change: its message, the words in the source and in the rewrite, and how sure it is."""
    ours, theirs = pairing.rewrite.words, pairing.source.words
    for tag, i1, i2, j1, j2 in pairing.opcodes:
        if tag not in ("replace", "delete") or i2 - i1 > 4 or j2 - j1 > 2:
            continue
        lost = [word.key for word in theirs[i1:i2]]
        new = [word.key for word in ours[j1:j2]]
        end = min(len(ours), max(j2, j1 + 1))
        if j1 >= end or len(pairing.matched) < 3 or pairing.containment < 0.4:
            continue
        closeness = pairing.closeness(j1, j2)
        if closeness < 0.6:
            continue
        sure = closeness >= 0.75 and pairing.is_near_copy
        text = " ".join(word.text for word in theirs[i1:i2])
        told = " ".join(word.text for word in ours[j1:end])
        if new and new[0] in _CERTAIN and len(new) == 1 and lost in (["may"], ["might"]):
            if any(word.key in _POSSIBLE or word.key in _HEDGES for word in ours[:j1]):
                continue  # "it is possible that it will close"
            yield f'"{told}" where the source says "{text}"', i1, i2, j1, end, "error" if sure else "warning"
        elif any(map(_is_hedge, theirs[i1:i2])) and not _hedged(pairing, j1):
            yield f'"{text}" is dropped before "{told}"', i1, i2, j1, end, "warning"
        elif _plan_done(pairing, lost, new, i2, j1, j2) and ours[j2].text.lower() not in told_by_source - _UNCHANGING:
            done = ours[j2].text if j2 < len(ours) else told
            yield (
                f'"{done}" where the source says "{text} {theirs[i2].text}"',
                i1,
                i2 + 1,
                j1,
                j2 + 1,
                "error" if sure else "warning",
            )
        elif _is_may(lost) and set(new) <= _HELPERS and not _open_near(pairing, j1):
            yield f'"{text}" is dropped before "{told}"', i1, i2, j1, end, "error" if sure else "warning"
        elif lost == ["could"] and not new and ours[j1].key not in _SENSES and not _open_near(pairing, j1):
            yield f'"{text}" is dropped before "{told}"', i1, i2, j1, end, "warning"


def _is_hedge(word: Word) -> bool:
    return word.key in _HEDGES and word.text.lower() not in ("suspect", "suspects")  # the person


def _is_may(lost: list[str]) -> bool:
    left_open = lost[:1] in (["may"], ["might"]) or lost[:2] == ["could", "have"]
    return left_open and set(lost[1:]) <= _HELPERS


def _hedged(pairing: Pairing, place: int) -> bool:
    return any(word.key in _ATTRIBUTION or (is_adverb(word.key) and word.key in _HEDGES) for word in pairing.rewrite.words)


def _open_near(pairing: Pairing, place: int) -> bool:
    """Whether the rewrite leaves it open otherwise, or the verb is one of several in a row that share their "may"."""
    words = pairing.rewrite.words
    return (
        (place > 0 and words[place - 1].key in ("and", "or"))
        or any(word.key in _STILL_OPEN for word in words[max(0, place - 4) : place + 1])
        or any(word.key in _POSSIBLE for word in words[place : place + 4])
    )


def _plan_done(pairing: Pairing, lost: list[str], new: list[str], i2: int, j1: int, j2: int) -> bool:
    """Whether "plans to V" has become "V-ed", with the verb V the next word on both sides."""
    ours, theirs = pairing.rewrite.words, pairing.source.words
    if not lost or lost[-1] != "to" or not _PLANS.intersection(lost) or j2 >= len(ours) or i2 >= len(theirs):
        return False
    if any(j1 <= at <= j2 for at, _ in pairing.rewrite.negators):
        return False  # of what is planned it is so that it "has not" been done
    verb, base = ours[j2], theirs[i2]
    told = verb.text.lower()
    if verb.key != base.key or told.endswith(("s", "ing")) or (told == base.text.lower() and told not in _UNCHANGING):
        return False
    return set(new) <= _HELPERS and not _open_near(pairing, j1)
