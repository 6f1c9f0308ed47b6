"""Rules for all on one side of a limit, told of one of them: firms with 60 staff must publish what those with more than 50 must."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checks.clauses.parsed import parse
from factcheck.checks.known.counts.bounds import bounds_of, figures_of, limit, value_of
from factcheck.checks.known.counts.subset import PERSON
from factcheck.checks.known.statement import Known, like, sentences, words_of
from factcheck.checks.plain_text import lowered, stem

_RULES = re.compile(
    r"\b(?:must|may|can|should|shall|needs?|requires?|ha(?:s|ve) to|pays?|costs?|gets?|receives?|qualif(?:y|ies)|counts? as"
    r"|(?:travels?|rides?|goes?|enters?|gets? in|parks?|stays?|ships?) (?:for )?free"
    r"|(?:is|are)(?: not)? (?:free|exempt|eligible|entitled|allowed|permitted|required|obliged|banned|forbidden|barred|taxed|charged"
    r"|subject|liable|fined|excluded|accepted|admitted))\b"
)
"""What is so of everybody or everything of a kind, and no report of what happened."""
_NO_RULE = re.compile(
    r"\b(?:(?:may|might|could) have|if|unless|until|except|only|sometimes|often|usually|some|most|many|few|almost|nearly|other|others)\b"
)
_OF_ALL = re.compile(r"^(?:an?|any|every|each|all|no|anyone|anybody|those|everyone|everybody|[a-z]+s|people|children|\d[\w-]*)\b")
"""How the subject of a rule begins: not with "the", which is of one that is known."""
_LET = re.compile(r"\b(?:may|can|allowed|permitted|free|eligible|accepted|admitted)\b")
_CANNOT = re.compile(r"\b(?:can(?:not|['’]t)|can not)\b")
_NOT = re.compile(r"n['’]t\b")
_DENIED = re.compile(r"\b(?:not|never|no|nobody|without)\b")
_OF_PERSON = re.compile(
    r"\b(?P<who>[a-z]+)\s(?:(?:who|that) are\s)?(?:over|under|above|below|aged|older than|younger than)\s(?:the age of\s|over\s|under\s)?$"
)
_AND = re.compile(r"(?:,|;)\s(?:and\s|while\s)?(?=(?:those|anyone|an?|[a-z]+s)\b)")
_BUT = re.compile(r"\b(?:but|however|though|although|which|who)\b")
_LED_UP = 40  # characters that lead up to a figure
_FINITE = ("VBZ", "VBP", "VBD", "MD")
_WHO_ARE = re.compile(r"\b(?:who|that) are\b")
_ANYONE = words_of(
    "anyone anybody everyone everybody those person people child children adult youngster kid visitor guest passenger customer no every any"
    " each all"
)
_ONE = _ANYONE | words_of("man woman boy girl somebody someone")
_MEASURED = words_of(
    "aged age old older younger year year-old heavier lighter longer shorter than more less fewer over under above below up least most"
    " not never"
)


def judge(claim: str, passage: str) -> Iterator[Known]:
    """A claim that says of one within a limit just what the passage rules for all within it; or that others may what these may not."""
    low = _plain(claim).rstrip(" .!")
    stated = [q for q in figures_of(claim) if q.form == "cardinal"]
    if (
        not stated
        or stated[0].hedge
        or limit(lowered(claim), stated[0].start, stated[0].end)
        or not _is_rule(claim, stated[0].start)
    ):
        return
    figure = stated[0]
    kind, value = _kind(claim, figure.start) or value_of(claim, figure)[0], value_of(claim, figure)[1]
    ours = _words(claim, figure.start, figure.end)
    for at, sentence in _parts(passage):
        for bound in bounds_of(sentence, 0):
            told = _plain(sentence)
            if _is_of_one(told, bound.start) or not _is_rule(sentence, bound.start):
                continue
            if kind != (_kind(sentence, bound.start) or bound.kind):
                continue
            theirs = _words(sentence, bound.start, bound.end)
            if len(like(ours - _ONE, theirs)) < len(ours - _ONE) or len(like(theirs - _ANYONE, ours)) < len(theirs - _ANYONE):
                continue
            same = bool(_DENIED.search(low)) == bool(_DENIED.search(told))
            if bound.holds(value) == same and value not in (bound.low, bound.high) and (same or _LET.search(told)):
                yield Known(True, (0, len(claim)), at, at + len(sentence.rstrip()))
                return


def _parts(passage: str) -> Iterator[tuple[int, str]]:
    """The rules that sentences string together, with where they start: "those over 12 pay half, and those over 18 pay in full"."""
    for at, sentence in sentences(passage):
        start = 0
        for cut in _AND.finditer(sentence) if not _BUT.search(sentence) else ():
            yield at + start, sentence[start : cut.start()]
            start = cut.end()
        yield at + start, sentence[start:]


def _plain(text: str) -> str:
    """A text in lower case that says "may not" for "cannot"."""
    return _NOT.sub(" not", _CANNOT.sub("may not", lowered(text)))


def _is_rule(text: str, at: int) -> bool:
    """Whether a text says what is so of all of a kind, where the figure at this place belongs to what it says that of."""
    low = _plain(text[at:])
    ahead = lowered(text[:at]).strip()
    if not _RULES.search(low) or _NO_RULE.search(_plain(text)) or not (_OF_ALL.match(ahead or low)):
        return False
    verbs = [token for token in parse(text).tokens if token.start < at and token.tag in _FINITE]
    return not verbs or (len(verbs) == 1 and bool(_WHO_ARE.search(ahead)))


def _is_of_one(told: str, at: int) -> bool:
    """Whether a sentence begins with somebody of whom only so much is told, and no kind: "a man over 65 needs help"."""
    words = told[:at].split()[:2]
    return len(words) > 1 and words[0] in ("a", "an") and bool(PERSON.fullmatch(words[1]))


def _kind(text: str, at: int) -> str:
    """That the figure at this place is an age, as it is of people over or under it; "" where that is not told."""
    found = _OF_PERSON.search(lowered(text)[max(0, at - _LED_UP) : at])
    return "age" if found and (PERSON.fullmatch(stem(found["who"])) or stem(found["who"]) in _ANYONE) else ""


def _words(text: str, start: int, end: int) -> frozenset[str]:
    """The words of a text without those of a figure and of what it measures."""
    low = _plain(text[:start]) + " " + _plain(text[end:])
    return words_of(re.sub(r"\bcan\b", "may", low)) - _MEASURED - words_of("year-old old")
