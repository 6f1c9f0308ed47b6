"""Ranks and the best so many: who is third is among the five best, and who is seventh is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import inf

from factcheck.checks.dates.patterns import ORDINALS
from factcheck.checks.known.sides.comparisons import named_in, superlative
from factcheck.checks.known.statement import Known, like, sentences, words_of
from factcheck.checks.numbers.number_words import ONES, TENS
from factcheck.checks.plain_text import lowered, plain

_NUMBERS = {word: int(value) for word, value in {**ONES, **TENS}.items() if value >= 1}
_NUMBER = rf"(?P<number>\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_PLAIN_NTH = rf"\d{{1,3}}(?:st|nd|rd|th)|{'|'.join(sorted(ORDINALS, key=len, reverse=True))}"
_NTH = rf"(?P<nth>{_PLAIN_NTH})"
_BEST = r"(?P<best>(?:most|least)\s[a-z]+|[a-z-]{2,}est|best|worst)\b"
_ENDS = r"(?=\s(?:place|in|overall|of|among|out|on|at|behind)\b|[.,;]|\s*$)"
_EXACT = (
    re.compile(rf"\b{_NTH}[- ]{_BEST}"),
    re.compile(
        rf"\b(?:finish(?:ed|es)?|came|comes|come|placed|rank(?:ed|s)?|ended(?:\sup)?|was|is|took)\s(?:in\s|at\s)?(?:the\s)?{_NTH}{_ENDS}"
    ),
    re.compile(
        r"\b(?:reach(?:ed|es)?|peak(?:ed|s)?|rank(?:ed|s)?|debuted|stands|stood|climbed|rose|went|got|entered|came|is|was|hit)\s"
        rf"(?:(?:to|at|as|in)\s)?(?:number\s|no\.?\s|position\s|place\s|#){_NUMBER}\b(?![.,]\d)"
    ),
    re.compile(r"\b(?P<won>won)\s(?:the|this|that)\s(?=race|contest|competition|tournament|marathon|final|rally)"),
)
_AMONG = (
    re.compile(rf"\b(?:among|one of|within|counts among)\s(?:the\s)?(?:world's\s)?{_NUMBER}\s{_BEST}"),
    re.compile(rf"\btop[- ]{_NUMBER}\b(?!\s?%|\s(?:percent|per\scent))"),
    re.compile(rf"\b(?:finished|came|placed|ranked)\s(?:in|among)\sthe\s(?:first|best)\s{_NUMBER}\b"),
    re.compile(r"\bon the (?P<podium>podium)\b"),
    re.compile(rf"\b(?:not|n['’]t)\s(?:the|its|their)\s(?P<first>{_BEST})"),
    re.compile(rf"\b(?P<bottom>bottom)[- ]{_NUMBER}\b(?!\s?%|\s(?:percent|per\scent))"),
)
_OUTSIDE = re.compile(
    r"\b(?:outside(?:\sof)?|missed(?:\sout\son)?|fail(?:ed|s)?\sto\s(?:reach|make|enter|crack|get\sinto))\s(?:the\s)?$"
)
_DENIES = re.compile(r"\b(?:not|never|nor|neither|nobody|no|none|without)\b|n['’]t\b")
_UNSURE = re.compile(
    r"\b(?:joint|jointly|tied|equal|at least|at best|at worst|may|might|could|would|if|hopes?|hoped|wants?|wanted|aims?|aimed|almost|nearly"
    r"|about|around|probably|perhaps|until|once|formerly|previously|then|only|once|rose|fell|from|improved|dropped|slipped|climbed)\b"
)
_OTHER = re.compile(rf"\b(?:{_PLAIN_NTH}|(?:the|most) [a-z-]+est|the (?:most|best|worst)|top|bottom|number \d|won)\b")
"""Another rank beside the one that a sentence is read for."""
_ROUND = 5
"""Lists of the best end at a round number: a top 41 for a top 40 is a slip."""
_PART = re.compile(r"\s(?:and|but|while|whereas)\s|;")
_SUBJECT_END = re.compile(r"\s(?:is|are|was|were|has|have|had|did|does|counts?|belongs?|failed|missed)\b.*$")
_BESIDE = words_of(
    "finish finished finishes came come comes place placed ranked rank ranks ended end position number top bottom first best among one"
    " within reached reach peaked peak hit entered made make makes chart charts outside missed failed won podium of not size belongs"
    " list counts"
)
"""Words that a claim of a rank may have though its passage does not."""


@dataclass(frozen=True, slots=True)
class _Rank:
    """The places from `first` to `last` among all, by what (the superlative, or "" for a place), in ``text[start:end]``."""

    first: float
    last: float
    best: str
    bottom: bool
    start: int
    end: int


def judge(claim: str, passage: str) -> Iterator[Known]:
    """Such as "Torn is among the five largest" by "Torn is the third largest"."""
    ours = list(_ranks(claim))
    if len(ours) != 1 or _UNSURE.search(lowered(claim)) or _PART.search(lowered(claim)):
        return
    own = ours[0]
    who = named_in(_SUBJECT_END.sub("", plain(claim)[: own.start])) - _BESIDE
    rest = words_of(claim[: own.start] + " " + claim[own.end :]) - _BESIDE
    if not who:
        return
    for at, sentence in sentences(passage):
        told = list(_ranks(sentence))
        if len(told) != 1 or _UNSURE.search(lowered(sentence)) or _PART.search(lowered(sentence)[: told[0].start]):
            continue
        rank = told[0]
        subject = named_in(_SUBJECT_END.sub("", plain(sentence)[: rank.start])) - _BESIDE
        if subject != who or not _are_of_one_kind(own, rank):
            continue
        if len(like(rest, words_of(sentence))) < len(rest):
            continue
        if rank.first == own.first == 1 < rank.last < own.last and own.last % _ROUND:
            continue
        inside = own.first <= rank.first and rank.last <= own.last
        apart = rank.last < own.first or own.last < rank.first
        if inside or (
            apart and not _OTHER.search(sentence.lower(), rank.end) and not _OTHER.search(sentence.lower()[: rank.start])
        ):
            yield Known(inside, (own.start, own.end), at, at + len(sentence.rstrip()))
        return


def _are_of_one_kind(own: _Rank, told: _Rank) -> bool:
    """Whether two ranks count from the same side by the same: of a place in a list it is not told by what."""
    return own.bottom == told.bottom and (own.best == told.best or not own.best)


def _ranks(text: str) -> Iterator[_Rank]:
    """The ranks that a text gives, but for those that it denies in a way that leaves them open."""
    low = lowered(text)
    taken = 0
    found = sorted(
        (
            (match, kind)
            for kind, patterns in (("exact", _EXACT), ("among", _AMONG))
            for p in patterns
            for match in p.finditer(low)
        ),
        key=lambda pair: (pair[0].start(), -pair[0].end()),
    )
    for match, kind in found:
        if match.start() < taken:
            continue
        taken = match.end()
        groups = match.groupdict()
        number = _number(groups)
        best = superlative(groups["best"]) if groups.get("best") else ""
        bottom, start = bool(groups.get("bottom")), match.start()
        outside = _OUTSIDE.search(low[:start])
        denied = bool(_DENIES.search(low[: match.end()]))
        first, last = (1.0, number) if kind == "among" else (number, number)
        if outside or denied:
            if kind == "exact" or (outside and denied):
                first, last = 0.5, inf  # open
            else:
                first, last = number + 1, inf
        yield _Rank(first, last, best, bottom, outside.start() if outside else start, match.end())


def _number(groups: dict[str, str | None]) -> float:
    if groups.get("podium"):
        return 3
    if groups.get("won") or groups.get("first"):
        return 1
    if nth := groups.get("nth"):
        return ORDINALS[nth] if nth in ORDINALS else int(re.sub(r"\D", "", nth))
    number = groups["number"] or "1"
    return int(number) if number.isdigit() else _NUMBERS[number]
