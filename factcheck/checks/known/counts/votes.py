"""Results of votes: passed or rejected, and by how many votes to how many."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checks.known.statement import Known, sentences
from factcheck.checks.numbers.quantities import quantities
from factcheck.checks.plain_text import lowered

_NUMBER = r"(?:\d[\d,]*|[a-z]+(?:-[a-z]+)?)"
_CAST = re.compile(
    rf"\b(?P<yes>{_NUMBER})\s(?:[a-z]+\s){{0,3}}(?:voted|were)\s(?:for|in favou?r)\b[^.;]{{0,60}}?\b(?:and|while|but|with)\s"
    rf"(?P<no>{_NUMBER})\s(?:[a-z]+\s){{0,2}}against\b"
)
"""Such as "seven councillors voted for the plan and four voted against"."""
_PASSED = r"passed|approved|adopted|carried|accepted|backed"
_RESULT = re.compile(
    rf"\b(?:(?P<passed>{_PASSED})|rejected|defeated|turned down|voted down)\b(?:\s[a-z]+){{0,4}}?\s(?:by\s)?(?:a vote of\s)?"
    rf"(?P<more>{_NUMBER})(?:\svotes?)?\s?(?:to|against|-|–)\s?(?P<fewer>{_NUMBER})\b"
)
"""Such as "passed by seven votes to four"."""
_VOTED = re.compile(
    rf"\b(?:voted|decided|agreed)\s(?:by\s)?(?:a vote of\s)?(?P<more>{_NUMBER})(?:\svotes?)?\s?(?:to|against|-|–)\s?"
    rf"(?P<fewer>{_NUMBER})(?:\svotes?)?(?:\s(?:on\s[a-z]+day|yesterday|today|last\s[a-z]+))?,?\s"
    rf"(?P<side>(?P<no>against|not\sto|to\s(?:reject|block|drop|turn\sdown|throw\sout))|for|in\sfavou?r|to|that)\b"
)
"""Such as "voted 7 to 4 to build the bridge"."""
_DENIED = re.compile(r"\b(?:not|never|would|could|almost|nearly|if)\b|n['’]t\b")


def judge(claim: str, passage: str) -> Iterator[Known]:
    """Such as "the plan was passed by seven votes to four" for "seven voted for the plan and four voted against"."""
    ours = list(_votes(claim))
    theirs = list(_votes(passage)) if ours else []
    if len(ours) != 1 or len(theirs) != 1 or _DENIED.search(lowered(claim)):
        return
    (counts, (start, end)), (told, place) = ours[0], theirs[0]
    if set(counts) == set(told) and not _CAST.search(lowered(claim)):
        yield Known(counts == told, (start, end), *place)


def _votes(text: str) -> Iterator[tuple[tuple[float, float], tuple[int, int]]]:
    """The votes for and against that each sentence tells, with the place."""
    for at, sentence in sentences(text):
        low = lowered(sentence)
        if cast := _CAST.search(low):
            counts = _count(cast["yes"]), _count(cast["no"])
        elif cast := _VOTED.search(low):
            more, fewer = _count(cast["more"]), _count(cast["fewer"])
            counts = (fewer, more) if cast["no"] else (more, fewer)
        elif cast := _RESULT.search(low):
            more, fewer = _count(cast["more"]), _count(cast["fewer"])
            counts = (more, fewer) if cast["passed"] else (fewer, more)
        if cast and None not in counts:
            yield (counts[0] or 0.0, counts[1] or 0.0), (at + cast.start(), at + cast.end())


def _count(word: str) -> float | None:
    found = quantities(word)
    return found[0].value if found and found[0].form == "cardinal" else None
