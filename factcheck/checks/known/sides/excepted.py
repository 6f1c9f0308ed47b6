"""What is left out of all or none of a kind: "nobody came but Ann" by "only Ann came", "Marn is the only lake without a pier"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checks.exceptions.check import is_of_that_time
from factcheck.checks.exceptions.reading import Excepting, exceptions_in, is_denied, words_in_order, words_of
from factcheck.checks.known.statement import Known, sentences
from factcheck.checks.plain_text import lowered

_OPEN = re.compile(
    r"\b(?:if|unless|whether|perhaps|probably|possibly|allegedly|reportedly|nearly|almost|until|yet|soon|or|says?|said|thinks?|thought|hoped?"
    r"|may|might|could|would|should|not\sonly)\b|[;:?\"“”]"
)
_AND = re.compile(r"\band\b")
_ONLY = re.compile(r"\b(?:only|sole)\b")
_THE_ONLY = re.compile(r"(?P<who>.+?)\s(?:is|are|was|were)\sthe\s(?:only|sole)\s(?P<rest>.+)")
_WHOLE = {
    "damage": "undamaged intact unscathed unharmed",
    "injury": "unhurt uninjured unharmed unscathed",
    "injuries": "unhurt uninjured unharmed unscathed",
}
"""What is the only harm to something, by the words for what has none else."""
_STATE = "|".join(sorted({word for words in _WHOLE.values() for word in words.split()}))
_BUT = r"(?:apart\sfrom|aside\sfrom|except\sfor|other\sthan|save\sfor)"
_UNHURT = (
    re.compile(
        rf"{_BUT}\s(?P<what>[^,;]+),\s(?P<whose>[^,;]+?)\s(?:is|are|was|were|remained|escaped|emerged)\s(?P<state>{_STATE})"
    ),
    re.compile(
        rf"(?P<whose>[^,;]+?)\s(?:is|are|was|were|remained|escaped|emerged)\s(?P<state>{_STATE}),?\s{_BUT}\s(?P<what>[^,;]+)"
    ),
)
_HARM = rf"(?P<harm>{'|'.join(_WHOLE)})"
_ONLY_HARM = (
    re.compile(rf"(?P<what>[^,;]+?)\s(?:is|are|was|were)\sthe\s(?:only|sole)\s{_HARM}\s(?:to|of|on)\s(?P<whose>[^,;]+)"),
    re.compile(rf"the\s(?:only|sole)\s{_HARM}\s(?:to|of|on)\s(?P<whose>[^,;]+?)\s(?:is|are|was|were)\s(?P<what>[^,;]+)"),
    re.compile(rf"(?P<what>[^,;]+?)\s(?:is|are|was|were)\s(?P<whose>[^,;]+?)'s?\s(?:only|sole)\s{_HARM}"),
    re.compile(rf"(?P<whose>[^,;]+?)'s?\s(?:only|sole)\s{_HARM}\s(?:is|are|was|were)\s(?P<what>[^,;]+)"),
)


def judge(claim: str, passage: str) -> Iterator[Known]:
    """Whether a claim says of what a passage leaves out the contrary of what that says of the rest, word by word."""
    low = lowered(claim).strip().rstrip(".!")
    if _OPEN.search(low):
        return
    for at, sentence in sentences(passage):
        told = lowered(sentence).strip().rstrip(".!")
        found = exceptions_in(sentence)
        whole = len(found) == 1 and not _OPEN.search(told) and _says(low, found[0])
        if (whole and not _is_told_again(low, found[0], sentence, passage)) or _is_only_harm(low, told):
            yield Known(True, (0, len(claim.rstrip())), at, at + len(sentence.rstrip()), "role")


def _says(low: str, one: Excepting) -> bool:
    named = words_in_order(_left_out(low, one))
    if not named or is_denied(low) == one.denied or not is_of_that_time(low, one):
        return False
    before, kind, behind = (
        words_in_order(part) for part in (one.text[: one.place[0]], one.text[slice(*one.place)], one.text[one.place[1] :])
    )
    if _AND.search(low) and len(one.gone) == 1:
        return False
    ours = words_in_order(low)
    if _ONLY.search(low):
        if not all(gone <= frozenset(ours) for gone in one.gone):
            return False
        if _THE_ONLY.fullmatch(low):
            return not before and ours in ([*named, *kind, *behind], [*named, *behind])
        if not low.startswith("only"):
            return False
    return ours == [*before, *named, *behind]


def _left_out(low: str, one: Excepting) -> str:
    """The words of a claim that name what is left out, in their order."""
    gone = frozenset().union(*(words for words in one.gone if words <= words_of(low)))
    return " ".join(word for word in low.split() if words_of(word) and words_of(word) <= gone)


def _is_told_again(low: str, one: Excepting, sentence: str, passage: str) -> bool:
    """Whether a passage speaks of what is left out in another place too, or tells the same of another than the only one."""
    rest = words_of(passage.replace(sentence, sentence[: one.start] + " " + sentence[one.end :], 1))
    others = words_of(passage.replace(sentence, " ", 1))
    return any(gone <= rest for gone in one.gone) or (bool(_ONLY.search(low)) and one.key in others)


def _is_only_harm(low: str, told: str) -> bool:
    """Whether a thing is the only harm to another: "apart from a dent, the car was undamaged"."""
    ours = next((match for pattern in _ONLY_HARM if (match := pattern.fullmatch(low))), None)
    theirs = next((match for pattern in _UNHURT if (match := pattern.fullmatch(told))), None)
    if ours is None or theirs is None or theirs["state"] not in _WHOLE[ours["harm"]].split():
        return False
    return all(
        words_in_order(ours[name]) == words_in_order(theirs[name]) != [] for name in ("what", "whose")
    ) and not _OPEN.search(told)
