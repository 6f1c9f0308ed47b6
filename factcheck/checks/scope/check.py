"""Words that narrow what is said and are left out: a former president told as the president, one of the worst as the worst."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from factcheck.checks.claim import Claim
from factcheck.checks.scope.domain import find as in_another_place
from factcheck.checks.scope.lesser import find as no_less_than
from factcheck.checks.scope.only import find as as_the_only_one
from factcheck.checks.speech.tables import PEOPLE
from factcheck.checks.tables import read_word_lists
from factcheck.report import Reason, SourceSpan
from factcheck.text.languages import ENGLISH_WORDS

_LISTS = read_word_lists(Path(__file__).with_name("scope.toml"))
_QUALIFIER = "|".join(sorted(map(re.escape, _LISTS["not_yet_or_no_more"]), key=len, reverse=True))
_NAME = r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,7}"
_TITLE = r"[a-z][\w-]*(?: [a-z][\w-]*){0,2}?"
_BEFORE_A_NAME = re.compile(rf"\b(?i:{_QUALIFIER})[ -](?P<title>(?i:{_TITLE})) (?P<name>{_NAME})")
_BEHIND_A_NAME = re.compile(
    rf"\b(?P<name>{_NAME}),? (?:(?:is|was) )?(?:a |an |the |its |his |her |their )?(?i:{_QUALIFIER})[ -](?P<title>{_TITLE})\b"
)
_CHOSEN = re.compile(rf"\b(?P<title>[A-Za-z]+)-(?:elect|designate|in-waiting|to-be) (?P<name>{_NAME})")
_NOUNS = frozenset("deputy assistant aide".split())
"""Words of the list that may be all that somebody is called by."""
_CLAUSE = re.compile(r"[,;:.!?]\s|\b(?:and|but|while|whereas|though|although)\b")
_BE = ("is", "are", "was", "were")
_SMALL = frozenset("and or of the a an in at for by with from who which that said has is was as to on".split())
_SUPERLATIVE = re.compile(
    rf"\b(?:the|its|their|his|her|\w+['’]s) (?:(?:{'|'.join(sorted(_LISTS['places']))})[ -])?"
    r"(?P<words>(?:most|least) [a-z]+|[a-z]+est|worst|best)\b(?P<noun>(?: [a-z-]+){0,3})",
    re.I,
)
_NO_SUPERLATIVES = frozenset(
    "west forest interest rest test request guest protest arrest contest harvest priest invest honest latest east nest"
    " chest quest midwest unrest conquest".split()
)


def find(claim: Claim) -> list[Reason]:
    """What the evidence says with a narrowing word only, and the claim without it."""
    return [*_titles(claim), *no_less_than(claim), *_superlatives(claim), *in_another_place(claim), *as_the_only_one(claim)]


def _titles(claim: Claim) -> Iterator[Reason]:
    """Titles without the "former" or "deputy" that the sources have before them."""
    text = claim.sentence.text
    if set(re.findall(r"[\w-]+", text.lower())) & _LISTS["once"]:
        return
    for span in claim.evidence:
        for pattern in (_BEFORE_A_NAME, _BEHIND_A_NAME, _CHOSEN):
            for match in pattern.finditer(span.text):
                title, last = match["title"], match["name"].split()[-1].removesuffix("'s")
                if set(title.lower().split()) & _SMALL or _is_first_name(match):
                    continue
                if (ours := _told(title, last, text)) and not any(_told(title, last, source) for source in claim.sources):
                    place = SourceSpan(span.source, span.start + match.start(), span.start + match.end(), match.group())
                    yield claim.reason("scope", f"the source says “{match.group()}”", ours.start(), ours.end(), place)
                    return


def _is_first_name(match: re.Match[str]) -> bool:
    """Whether what seems to be a title is a name, of one who is called by the word before it alone: "deputy Jana Kolar said"."""
    word = match.group().split()[0].lower()
    return word in _NOUNS and match["title"][0].isupper() and match["title"].lower() not in PEOPLE["title"]


def _told(title: str, name: str, text: str) -> re.Match[str] | None:
    """Where a text has a name with a title, without a word that takes it back."""
    before = rf"(?<![\w-])(?i:{re.escape(title)}) (?:[A-Z][\w'’-]+ ){{0,7}}{re.escape(name)}\b"
    behind = rf"\b{re.escape(name)}(?:,| is) (?:a |an |the )?{re.escape(title)}\b"
    for match in re.finditer(f"{before}|{behind}", text):
        words = re.findall(r"[\w-]+", text[max(0, match.start() - 30) : match.start()].lower())
        if not words or words[-1] not in _LISTS["not_yet_or_no_more"]:
            return match
    return None


def _superlatives(claim: Claim) -> Iterator[Reason]:
    """Superlatives without the "one of" or "second" that the sources have before them."""
    ours = [match for match in _found(claim.sentence.text) if not _is_narrowed(claim.sentence.text, match.start("words"))]
    for match in ours if len(ours) == 1 else ():
        told = [
            (span, other)
            for span in claim.evidence
            for other in _found(span.text)
            if _alike(match, other) and not _is_of_another(claim.sentence.text, match, span.text, other)
        ]
        everywhere = [
            _is_narrowed(source, o.start("words"))
            for source in claim.sources
            for o in _found(source)
            if _is_said(match, o, source) and not _is_of_another(claim.sentence.text, match, source, o)
        ]
        if told and everywhere and all(everywhere):
            span, other = told[0]
            start = other.start("words") - len(_narrowing(span.text, other.start("words")))
            place = SourceSpan(
                span.source, span.start + start, span.start + other.end("words"), span.text[start : other.end("words")]
            )
            yield claim.reason("scope", f"the source says “{place.text}”", match.start(), match.end("words"), place)


def _found(text: str) -> list[re.Match[str]]:
    return [m for m in _SUPERLATIVE.finditer(text) if m["words"].lower() not in _NO_SUPERLATIVES]


def _alike(ours: re.Match[str], theirs: re.Match[str]) -> bool:
    """Whether two superlatives are of one word, and of a noun that both have."""
    nouns = set(ours["noun"].lower().rstrip("s").split()), set(theirs["noun"].lower().split())
    same = {w.rstrip("s") for w in nouns[0]} & {w.rstrip("s") for w in nouns[1]} - _SMALL
    return ours["words"].lower() == theirs["words"].lower() and bool(same)


def _is_said(ours: re.Match[str], theirs: re.Match[str], source: str) -> bool:
    """Whether a source has the superlative of a claim: of its noun, or of one that stands before it ("the largest is Ulben")."""
    plain = not theirs["noun"].strip() or theirs["noun"].split()[0].lower() in _BE
    return _alike(ours, theirs) or (
        plain and ours["words"].lower() == theirs["words"].lower() and not _is_narrowed(source, theirs.start("words"))
    )


def _is_of_another(ours: str, here: re.Match[str], theirs: str, there: re.Match[str]) -> bool:
    """Whether the evidence has its superlative of something else: of another name, or counted after it ("second after Marn")."""
    mine, behind = _subject(ours, here), theirs[there.end("words") :]
    if not mine:
        return False
    if re.search(
        rf"\b(?:after|behind|to|beside|next to|than) (?:the )?{re.escape(mine[-1])}\b", behind + theirs[: there.start()]
    ):
        return True
    other = _subject(theirs, there)
    return bool(other) and not set(mine) & set(other) and mine[-1] in _capitals(theirs)


def _subject(text: str, found: re.Match[str]) -> list[str]:
    """The names that a superlative is told of: those before it in its clause, those after "is", or those that it stands beside."""
    *earlier, before = _CLAUSE.split(text[: found.start()])
    behind = _CLAUSE.split(text[found.end("words") :])[0]
    copula = re.search(rf"\b(?:{'|'.join(_BE)})\b(?P<rest>.*)", behind)
    return _capitals(before) or _capitals(copula["rest"] if copula else "".join(earlier[-1:]))


def _capitals(text: str) -> list[str]:
    return [word for word in re.findall(r"\b[A-Z][\w’'-]*\w", text) if word.lower() not in ENGLISH_WORDS]


def _narrowing(text: str, before: int) -> str:
    """The words before a superlative that narrow it, up to it, as they stand; empty where there are none."""
    lead = text[max(0, before - 40) : before]
    words = "|".join(_LISTS["among"] - {"all", "between"})
    owner = r"(?:(?:the|its|their|his|her|[\w’']+['’]s) ){1,2}"
    found = re.search(rf"\b(?:(?:{words}) of(?: \w+)? |among(?:st)? ){owner}$", lead, re.I)
    found = found or re.search(rf"\b(?:{'|'.join(_LISTS['places'])})[ -]$", lead, re.I)
    return found.group() if found else ""


def _is_narrowed(text: str, before: int) -> bool:
    return bool(_narrowing(text, before))
