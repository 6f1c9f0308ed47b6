"""Results of games: who won, who lost, by how much, by a passage that tells the score."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.checks.known.statement import Known, sentences, words_of
from factcheck.checks.numbers.quantities import quantities
from factcheck.checks.plain_text import plain

_NAME = r"(?:[A-Z][\w.'-]*(?:\s[A-Z][\w.'-]*)*)"
_SCORE = r"(?:(?P<high>\d{1,3})\s?(?:-|:|to)\s?(?P<low>\d{1,3}))"
_SCORE_BEHIND = r"(?:(?P<high2>\d{1,3})\s?(?:-|:|to)\s?(?P<low2>\d{1,3}))"
_WON = re.compile(
    rf"(?P<first>{_NAME})\s(?P<verb>beat|defeated|overcame|saw off|edged)\s(?P<second>{_NAME})(?:\s(?:by\s)?{_SCORE})?"
)
_WON_AGAINST = re.compile(
    rf"(?P<first>{_NAME})\s(?:have\s|has\s)?(?P<verb>won)(?:\s{_SCORE})?(?:\s(?:against|at|over)\s(?P<second>{_NAME}))?"
)
_LOST = re.compile(
    rf"(?P<first>{_NAME})\s(?:have\s|has\s)?(?P<verb>lost|went down)(?:\s{_SCORE})?"
    rf"(?:\s(?:to|against)\s(?P<second>{_NAME}))?(?:\s{_SCORE_BEHIND})?"
)
_ANY_SCORE = re.compile(r"\b\d{1,3}\s?(?:-|:|to)\s?\d{1,3}\b")
_RESULT = re.compile(
    r"\b(?:beat(?:en)?|defeated|overcame|saw off|edged|won|lost|went down|drew|(?:win|defeat|victory)\s(?:over|against|of|by|at))\b"
)
_ANOTHER_GAME = re.compile(
    r"\b(?:leg|legs|aggregate|series|tie|replay|rematch|return|penalties|shoot-?out|overall|earlier|later|previous\w*|next|last|again|ago"
    r"|friendly|semi-?final|quarter-?final|final|cup|league|round|season|once|twice|first|second|third|half)\b|\b(?:1\d|20)\d\d\b"
)
"""What tells one game from another, or is no game or only a part of one."""
_BY = re.compile(r"\bby (?P<margin>[\w-]+) (?P<unit>goals?|points?|runs?|tries)\b")
_EVERY = re.compile(r"\b(?:every|all|each|both|home)\b")
_MOST_GOALS = 15
_DENIED = re.compile(r"\b(?:not|never|would|could|almost|nearly)\b|n['’]t\b")


@dataclass(frozen=True, slots=True)
class _Result:
    """A game: who won against whom, and the goals of both; what is not told is empty or 0."""

    winner: frozenset[str]
    loser: frozenset[str]
    score: tuple[int, int] | None
    margin: float
    start: int
    end: int
    rest: str
    unit: str = ""


def judge(claim: str, passage: str) -> Iterator[Known]:
    """Such as "Hollin lost 3-1 to Tarn" and "Tarn won by two goals" for "Tarn beat Hollin 3-1"."""
    stated = list(_results(claim))
    told = [result for result in _results(passage) if result.score and result.winner and result.loser] if stated else []
    if len(stated) != 1 or len(told) != 1 or _DENIED.search(claim) or len(_ANY_SCORE.findall(plain(passage))) > 1:
        return
    ours, theirs = stated[0], told[0]
    of_one = len(_RESULT.findall(passage[theirs.start : theirs.end])) == 1
    if not of_one or set(_ANOTHER_GAME.findall(claim)) - set(_ANOTHER_GAME.findall(passage)):
        return
    known = words_of(passage) | frozenset("match game by".split()) | _units(theirs.score)
    for sides, holds in (((theirs.winner, theirs.loser), True), ((theirs.loser, theirs.winner), False)):
        fits = all(_is(mine, its) for mine, its in zip((ours.winner, ours.loser), sides, strict=True))
        if fits and (ours.winner or ours.loser):
            scores = (ours.score in (None, theirs.score)) and (not ours.margin or ours.margin == _margin(theirs))
            if not holds and not (ours.score or ours.margin or (ours.winner and ours.loser)):
                return
            if not (holds and scores) or (words_of(ours.rest) | words_of(ours.unit) <= known and not _EVERY.search(claim)):
                yield Known(holds and scores, (0, len(claim)), theirs.start, theirs.end, "number" if holds else "role")
            return


def _is(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return not ours or (bool(ours & theirs) and (ours <= theirs or theirs <= ours))


def _units(score: tuple[int, int] | None) -> frozenset[str]:
    """What a score may count: goals where it is small, else points."""
    return words_of("goal" if score and score[0] <= _MOST_GOALS else "point")


def _margin(result: _Result) -> int:
    return abs(result.score[0] - result.score[1]) if result.score else 0


def _results(text: str) -> Iterator[_Result]:
    for at, sentence in sentences(text):
        said = plain(sentence)
        match = _WON.search(said) or _LOST.search(said) or _WON_AGAINST.search(said)
        if match is None:
            continue
        groups = match.groupdict()
        high, low = groups["high"] or groups.get("high2"), groups["low"] or groups.get("low2")
        goals = sorted((int(high), int(low)), reverse=True) if high and low else []
        sides = words_of(groups["first"]), words_of(groups["second"] or "")
        winner, loser = sides[::-1] if groups["verb"] in ("lost", "went down") else sides
        margin = _BY.search(said)
        by = quantities(margin["margin"]) if margin else ()
        rest = (
            said[: match.start()]
            + " "
            + (said[match.end() : margin.start()] if margin and margin.start() > match.end() else said[match.end() :])
        )
        score = (goals[0], goals[1]) if goals else None
        yield _Result(
            winner,
            loser,
            score,
            by[0].value if by else 0.0,
            at,
            at + len(sentence.rstrip()),
            rest if not by else "",
            margin["unit"] if margin else "",
        )
