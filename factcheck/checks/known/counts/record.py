"""A season's record: 18 matches won, 7 drawn and 5 lost are 30, and with three points a win and one a draw 61 points."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checks.known.statement import Known, sentences, words_of
from factcheck.checks.numbers.number_words import ONES
from factcheck.checks.plain_text import lowered

_COUNT = rf"(\d{{1,3}}|{'|'.join(sorted(ONES, key=len, reverse=True))})"
_GAMES = r"(?:games|matches|fixtures|bouts|fights|game|match)"
_PARTS = {
    name: re.compile(rf"\b(?:{verbs})(?: (?:only|just))? {_COUNT}\b(?! (?:points?|goals?|years?))")
    for name, verbs in {"won": "won", "drawn": "drew|drawn|tied", "lost": "lost"}.items()
}
_PLAYED = re.compile(rf"\b(?:played|contested|from|in|over|had)(?: a total of| all)? {_COUNT} {_GAMES}\b")
_POINTS = re.compile(rf"\b(?:took|won|collected|gained|earned|has|had|have|got|finished with|on) {_COUNT} points\b")
_A_WIN = re.compile(
    r"\bwin (?:is worth|earns|gives|brings|counts) (three|two|3|2) points?\b.*?\b(?:a )?draw (?:is worth )?(one|1)\b", re.S
)
_UNSURE = re.compile(
    r"\b(?:not|never|at least|more than|fewer than|less than|about|over|nearly|almost|first|last|home|away"
    r"|unbeaten)\b|n['’]t\b"
)
_READ = words_of(
    "played contested from over total of games matches points took won collected gained earned finished team side club season"
)


def judge(claim: str, passage: str) -> Iterator[Known]:
    """Such as "the team played 30 matches" and "took 61 points from them"."""
    low = lowered(claim)
    played, points = _PLAYED.search(low), _POINTS.search(low)
    if not (played or points) or _UNSURE.search(low):
        return
    told = [(at, sentence, found) for at, sentence in sentences(passage) if (found := _record(lowered(sentence)))]
    if len(told) != 1:
        return
    at, sentence, record = told[0]
    rest = re.sub(rf"\b{_COUNT}\b", " ", low)
    if not words_of(rest) <= words_of(passage) | _READ:
        return
    worth = _A_WIN.search(lowered(passage))
    total = _number(worth[1]) * record["won"] + record["drawn"] if worth else None
    pairs = [(played, sum(record.values()))] if played else []
    pairs += [(points, total)] if points and total is not None else []
    if points and total is None:
        return
    holds = all(_number(match[1]) == own for match, own in pairs if match)
    yield Known(holds, (0, len(claim)), at, at + len(sentence.rstrip()))


def _record(low: str) -> dict[str, int]:
    """How many were won, drawn and lost, where a sentence tells the wins and the losses."""
    found = {name: match for name, pattern in _PARTS.items() if (match := pattern.search(low))}
    if not {"won", "lost"} <= found.keys():
        return {}
    return {name: _number(found[name][1]) if name in found else 0 for name in _PARTS}


def _number(word: str) -> int:
    return int(word) if word.isdigit() else int(ONES[word])
