"""What a claim says beside the matter that code judges: a judge that says "it holds" has read no more than its own matter."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from factcheck.checks.clauses.parsed import parse
from factcheck.checks.dates.patterns import ORDINALS
from factcheck.checks.known.statement import like, words_of
from factcheck.checks.numbers.amounts import same, undated_amounts
from factcheck.checks.numbers.number_words import ONES, TENS
from factcheck.checks.numbers.quantities import quantities
from factcheck.checks.numbers.units import SCALES
from factcheck.checks.plain_text import lowered
from factcheck.checks.tables import read_sections

_TABLE = Path(__file__).with_name("rest.toml")
_WORD = re.compile(r"[a-z]+")
_TENSES = {"VBD": "past", "VBZ": "now", "VBP": "now"}
_ANY_TENSE = frozenset("cost put set cut hit beat let read shut spread".split())
_ONLY = re.compile(r"\bonly\b", re.I)
_ALL = re.compile(r"\b(?:all|every|each|always|everywhere|any|no|none|never)\b", re.I)
_EXCEPT = re.compile(
    r"\b(?:except|apart from|aside from|other than|but for|save for|excluding|barring|with the exception of)\b", re.I
)
_AND_MORE = re.compile(
    r"\bthan\b.*\b(?:and|but|yet)\s(?:(?:almost|nearly|just|far|much|also|even)\s)?(?:[a-z]{2,}er|more|less|fewer|as)\b"
)
"""A second comparison of the same thing, which a parser takes for a noun: "slower than the bus and dearer"."""
_WHICH = re.compile(r",\s(?:which|whose?|whom|where|as|being)\b")
_BESIDE = tuple(
    (re.compile(rf"\b(?:{said})\b", re.I), re.compile(told, re.I))
    for said, told in (
        (r"free|no charge|no fee", r"free|charge|fee|pay|paid|cost|price|tax|[€£$]|euro|dollar|pound|waive"),
        (r"so far", r"\bso far\b"),
        (r"(?:every|each) (?:day|week|month|year|morning|evening)", r"\b(?:every|each|daily|weekly|monthly|a) "),
    )
)
"""What a claim may say besides by words that judges read, and by what a passage may say so."""
_OTHERWISE = {
    "denied": re.compile(r"\b(?:no|not|never|none|nobody|nothing|neither|nor|without)\b|n['’]t\b"),
    "over": re.compile(r"\b(?:no longer|never)\b"),
    "bound": re.compile(r"\b(?:must|had to|ha(?:s|ve) to|needs? to|should|ought|would|might)\b"),
    "ahead": re.compile(r"\b(?:will|shall|going to)\b"),
    "other": re.compile(r"\b(?:an)?other\b"),
}
"""Words by which a claim says something else with the same figures."""
_IN_MAY = re.compile(r"(?<=\s)May\b")
_YEAR = re.compile(r"(?:1\d|20)\d\d")
_NUMBERS = frozenset((*ONES, *TENS, *SCALES, *ORDINALS)) - {"first"}  # "for the first time"


def says_more(claim: str, passage: str, judge: str, figures: bool = True, only: bool = False) -> bool:
    """Whether a claim has a word of weight that neither the passage has nor the judge of this name reads.

    `figures` and `only` say whether the judge reads figures, and the word "only".
    """
    if any(said.search(claim) and not told.search(passage) for said, told in _BESIDE):
        return True
    if _IN_MAY.search(claim) and not _IN_MAY.search(passage):
        return True  # judges read "may", but not the month
    ours, theirs = words_of(claim), words_of(passage)
    rest = ours - theirs - _read(judge)
    rest -= like(frozenset(word for word in rest if not _is_number(word)), theirs)
    if figures:
        rest = frozenset(word for word in rest if not _is_number(word) or _YEAR.fullmatch(word))
    elif not all(
        any(same(amount, other) for other in undated_amounts(passage))
        for amount in undated_amounts(claim)
        if amount.kind or amount.value != 1
    ):
        return True
    if _described(claim) - theirs:
        return True  # a small sack is not every sack
    return bool(rest) or (not only and bool(_ONLY.search(claim)) and not _ONLY.search(passage))


def _described(claim: str) -> frozenset[str]:
    """The adjectives of size, age and price by which a claim tells which ones it speaks of."""
    table = read_sections(_TABLE)["words"]
    sizes = frozenset(f"{table['measures']} {table['order']}".split())
    found = (t for t in parse(claim).tokens if t.dep == "amod" and t.tag == "JJ" and t.lemma in sizes)
    return words_of(" ".join(t.text for t in found if claim[t.start - 1 : t.start] != "-"))  # a six-year-old car


def says_otherwise(claim: str, passage: str, judge: str) -> bool:
    """Whether a claim denies, binds, puts off or bounds what the judge of this name reads as told, or tells it of another one.

    Such as "no plan was passed by 7 to 4", "eight will survive", "a child pays up to 5 euros", "the damage to the other roof".
    """
    ours, theirs = lowered(claim), lowered(passage)
    allowed = read_sections(_TABLE)["otherwise"].get(judge, "").split()
    if any(words.search(ours) and not words.search(theirs) for name, words in _OTHERWISE.items() if name not in allowed):
        return True
    said, told = quantities(claim), {q.hedge for q in quantities(passage)}
    bounded = [q for q in said if q.hedge not in ("", "about")]
    return bool(bounded) and len(said) > 1 and not {q.hedge for q in bounded} & told


def leaves_out(claim: str, told: str) -> bool:
    """Whether a claim that speaks of all does not name the exception that the sentences which it would hold by make."""
    return bool(_ALL.search(claim)) and bool(_EXCEPT.search(told)) and not _EXCEPT.search(claim)


def has_another_clause(claim: str) -> bool:
    """Whether a claim goes on with another statement: "get 28 days, and most take them by March", "is older, which has more seats"."""
    parsed = parse(claim)
    said = {*parsed.roots, *(i for i, t in enumerate(parsed.tokens) if t.dep in ("acomp", "attr") and t.head in parsed.roots)}
    joined = (token for token in parsed.tokens if token.dep == "conj" and token.head in said)
    return any(token.tag[:2] in ("VB", "MD", "JJ", "RB") for token in joined) or bool(
        _AND_MORE.search(claim) or _WHICH.search(claim)
    )


def is_unsure(claim: str, told: str) -> bool:
    """Whether the sentences that a claim would hold by only say that somebody thinks so, or that it may be so, and the claim does not."""
    words = _unsure()["words"].split()
    ours, theirs = (frozenset(_WORD.findall(lowered(text))) & frozenset(words) for text in (claim, told))
    only_told = re.compile(rf"\b(?:{_unsure()['told']})\b")
    return bool(theirs - ours or (only_told.search(lowered(told)) and not only_told.search(lowered(claim))))


def is_of_another_time(claim: str, told: str) -> bool:
    """Whether a claim tells as past what is, as what is what is past, or either as what will be."""
    ours, theirs = _tenses(claim), _tenses(told)
    return bool(ours and theirs) and not ours & theirs


def _tenses(text: str) -> frozenset[str]:
    tokens = parse(text).tokens
    ahead = {t.head for t in tokens if t.lemma == "will" and t.tag == "MD"}
    perfect = {t.head for t in tokens if t.lemma == "have" and t.dep == "aux"}
    found = {
        "will" if index in ahead else _TENSES[token.tag]
        for index, token in enumerate(tokens)
        if index in ahead or (token.tag in _TENSES and token.text.lower() not in _ANY_TENSE)
    }
    return frozenset(found | ({"past", "now"} if perfect else set()))


@cache
def _unsure() -> dict[str, str]:
    return dict(read_sections(_TABLE)["unsure"])


def _is_number(word: str) -> bool:
    return word[0].isdigit() or all(part in _NUMBERS for part in word.removesuffix("-year-old").split("-"))


@cache
def _read(judge: str) -> frozenset[str]:
    """The words that a judge reads, in the form in which `words_of` gives them."""
    table = read_sections(_TABLE)
    own = table["reads"].get(judge)
    names = table["words"] if own is None else f"{own} {table['reads']['anybody']}".split()
    words = " ".join(table["words"][name] for name in names)
    return words_of(words) | frozenset(words.split())
