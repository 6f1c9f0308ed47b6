"""Whether two deeds of one verb can be against each other, so that what one denies the other says."""

from __future__ import annotations

from factcheck.checks.clauses.deeds import UNREAL, Deed
from factcheck.checks.clauses.denials import DENIALS, ENDED
from factcheck.checks.clauses.parsed import classes_of_standing
from factcheck.checks.clauses.phrases import Phrase

_LEFT_UNDONE = frozenset("fail refuse decline neglect omit".split())
_UNDOING = frozenset("avoid forget stop cease quit escape resist refrain abstain".split())
"""Verbs of what was not done, or is done no more, which "not" tells too."""
_MEANT = frozenset(("mean", "suppose", "slate", "going to"))
_OPEN = ("planned", "ordered", "considered", "possible", "former", "tried")
"""How deeds stand of which it is not said that they were done."""
_DUTIES = ("must", "should", "may")
_WHO_AND_WHAT = frozenset("subject object is".split())
_AHEAD = frozenset("will shall must plan hope need expect intend aim want have due likely to".split()) | {"be to"}
"""Words under which a deed is still ahead."""
_DUE = frozenset(("should", "going to"))
_NOT_YET = frozenset("yet still far".split())
"""Adverbs of what is not so yet: "so far", "still not"."""
_NEARLY = frozenset(("almost", "nearly"))
_RARELY = frozenset("seldom rarely scarcely barely little".split())
_HOW_MUCH = frozenset(
    "often always usually normally generally fully entirely completely wholly quite very necessarily exclusively widely ever"
    " everywhere only just much".split()
)
"""Adverbs of how often or how far: who does not always do it may do it."""
_AMOUNTS = frozenset("much little enough".split())
_SOME = frozenset("few most many some several half only all every each any both majority minority".split())


def is_denied_by_verb(deed: Deed) -> bool:
    """Whether the verb is denied: by "not", or by a verb that says so ("failed to report"); "did not fail to" is no denial."""
    return deed.negated != bool(_LEFT_UNDONE & {*deed.under, *deed.how})


def may_deny(ours: Deed, theirs: Deed, agree: frozenset[str]) -> bool:
    """Whether two like deeds are against each other where one of them is denied, as nothing else in them may tell them apart."""
    both = (ours, theirs)
    apart = {name for deed in both for name in deed.roles if name.startswith("not ")}
    if any(name.removeprefix("not ") not in agree & _WHO_AND_WHAT for name in apart) or (
        not apart and any(deed.open for deed in both)
    ):
        return False  # "agreed on a budget but not on who should lead"
    if not all(deed.plain for deed in both) or any((deed.on or deed.condition) for deed in both):
        return False
    tellers = {deed.told_by.head for deed in both if deed.told_by is not None}
    if len(tellers) > 1 and any(DENIALS & {*deed.under} for deed in both):
        return False  # "officials doubt" what "the minister says"
    if {"until", "except", "without"} & {*ours.roles, *theirs.roles} or ours.content != theirs.content:
        return False
    if any(_is_some(phrase) for deed in both for phrase in _who_and_what(deed)):
        return False  # what is true of few is not true of most
    if any(
        phrase.determiner == "one" or "one" in phrase.figures for phrase in theirs.fillers("subject") + theirs.fillers("object")
    ) and not _ones(ours):
        return False  # of two presses "one" was replaced
    return not (_is_not_said_done(ours, theirs) or _is_of_other_times(ours, theirs) or _is_so_in_part(ours, theirs))


def _is_not_said_done(ours: Deed, theirs: Deed) -> bool:
    """Whether it is not said of one of two deeds that it was done, so that the other may say that it was not."""
    under = {*ours.under, *theirs.under}
    if UNREAL & under or _UNDOING & under or _NEARLY & {*theirs.how}:  # what could have been done was perhaps not done
        return True
    if theirs.negated and not ours.negated and _AHEAD & {*ours.under} and not _AHEAD & {*theirs.under}:
        return True  # what has yet to be done, or was not done, may still be done
    if ours.negated and not theirs.negated and _is_ahead(theirs, bool(_NOT_YET & {*ours.how})) and not _AHEAD & {*ours.under}:
        return ours.past or bool(_NOT_YET & {*ours.how})  # what will be sealed in May has not been sealed yet
    classes = classes_of_standing()
    mine, other = ({classes.get(word) for word in deed.under} for deed in (ours, theirs))
    if other & {*_OPEN} - (mine & {"tried"}) - _tried_in_vain(theirs) or _MEANT & {
        *theirs.under
    }:  # who was asked to resign did not
        return True
    return not theirs.negated and bool(other & {*_DUTIES}) and not mine & {*_DUTIES}  # what must be done need not have been


def _is_ahead(deed: Deed, is_now: bool) -> bool:
    """Whether a deed is still to come: "will be sealed in May", and where it `is_now` not yet so, "decide at six whether to open"."""
    return bool(_AHEAD & {*deed.under} or _DUE & {*deed.under}) or (is_now and not deed.past)


def _tried_in_vain(deed: Deed) -> frozenset[str]:
    return frozenset({"tried"}) if _LEFT_UNDONE & {*deed.under} else frozenset()


def _is_of_other_times(ours: Deed, theirs: Deed) -> bool:
    """Whether one says that it is so no more, and the other that it was so."""
    ended = any(ENDED in deed.how for deed in (ours, theirs))
    return "used to" in {*ours.under, *theirs.under} or (ended and (ours.past or theirs.past))


def _is_so_in_part(ours: Deed, theirs: Deed) -> bool:
    """Whether one denies only that it is so always, wholly or much, or says that it is so rarely, and the other says nothing of it."""
    denied, affirmed = (ours, theirs) if is_denied_by_verb(ours) else (theirs, ours)
    amounts = [{word for p in _who_and_what(deed) for word in p.words} & _AMOUNTS for deed in (ours, theirs)]
    how = {*denied.how}, {*affirmed.how}
    return amounts[0] != amounts[1] or bool(_HOW_MUCH & how[0] - how[1]) or bool(_RARELY & (how[0] | how[1]))


def _who_and_what(deed: Deed) -> list[Phrase]:
    return [*deed.fillers("subject"), *deed.fillers("object")]


def _ones(deed: Deed) -> bool:
    return any("one" in (phrase.determiner, phrase.head, *phrase.figures) or phrase.denied for phrase in _who_and_what(deed))


def _is_some(phrase: Phrase) -> bool:
    """Whether a phrase tells of some of many: "few of the guests", "only two of them"."""
    some = phrase.whole is not None and not phrase.denied
    return some or phrase.determiner in _SOME or bool(phrase.excepted) or bool(_SOME & phrase.words)
