"""Reading exceptions: "all the lakes apart from Marn are deep", "with the exception of Marn, every lake is deep"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from factcheck.checks.clauses.parsed import parse
from factcheck.checks.plain_text import lowered
from factcheck.checks.plain_text import stem as singular
from factcheck.checks.vocabulary.words import stem
from factcheck.models.parser import Parse, Token

_MARKER = re.compile(
    r"\b(?:(?P<always>except(?:\sfor)?|with\sthe\s(?:sole\s|only\s)?exception\sof|excluding|not\s(?:counting|including)"
    r"|leaving\s(?:aside|out)|save\sfor|bar(?=\sfor\b))|(?P<ofall>apart\sfrom|aside\sfrom|other\sthan)"
    r"|(?P<beside>save|bar|barring|but))\s(?!for\b)(?:(?:on|at|in)\s)?(?=\w)"
)
"""Words that leave something out: wherever they stand, only beside "all" or "no", or only right behind these."""
_EXCEPT = re.compile(
    r"\b(?:except\w*|exclud\w+|apart\sfrom|aside\sfrom|other\sthan|not\s(?:counting|including)|save|bar(?:ring)?|but|besides"
    r"|without|unless|only|remaining|rest|others?)\b"
)
"""Words by which a claim may leave something out itself."""
_ALL = r"(?:all|every|each|everyone|everybody|everything|everywhere|whole|entire|daily|always|both)"
_NO = r"(?:no|none|nobody|no\sone|no-one|nothing|nowhere|neither)"
_QUANTIFIER = re.compile(rf"\b(?:(?P<all>{_ALL})|(?P<no>{_NO})|(?P<any>any(?:one|body|thing|where)?))\b(?!-)")
_SHORT_OF_ALL = re.compile(
    r"(?:\b(?:not|nearly|almost|virtually|practically|hardly|scarcely|above|after|in)|n't|\bat)\s(?:quite\s)?$"
)
"""What stands before "all" where it is not said of all: "not all", "at all", "in all"."""
_NOT = re.compile(r"\b(?:not|never|cannot|without|neither|nor|hardly|no\slonger)\b|n't\b")
_ALSO = re.compile(r"\b(?:also|too|as\swell|even)\b")
_BOUNDARY = re.compile(r";\s|[.!?]\s|,\s(?:and|but|while|whereas|so|because|as|which|who|though|although)\s")
_FINITE = ("VBZ", "VBP", "VBD", "MD")
_NO_PHRASE = frozenset("IN TO WRB WP WDT VB VBN RB".split())
"""Tags of words with which what is left out does not begin: "except when it rains", "except to eat"."""
_SOME = frozenset(
    "some few several those this these that one two three four five six seven eight nine ten many most half".split()
)
_WORD = re.compile(r"[^\W_]+(?:[.,:'-][^\W_]+)*")
_SMALL = frozenset(
    "a an the of in on at to by for from with into his her hers its their our my your it he she they them we i you him us s t ca wo"
    " be is are was were been being am have has had having do does did done will would shall can could may might must should"
    " that this these those there which who whom and or so then now still up as than however well".split()
)
_QUANTIFIERS = frozenset(
    "all every each everyone everybody everything everywhere whole entire daily always both no none nobody one nothing nowhere neither any"
    " anyone anybody anything not never cannot without only single just sole thing else other".split()
)


LONGEST, _MOST = 600, 3
"""Characters and exceptions of a sentence up to which it is read."""


@dataclass(frozen=True, slots=True)
class Excepting:
    """A clause that says something of all or of none of a kind but some.

    `gone` are the words of each that is left out, `group` those of the kind, `words` those of the clause without what is left out, `key`
    the first word of what is said of the kind. `denied` tells that it is said of none, `start` and `end` are what is left out, `text` is
    the clause without it, and `place` the offsets of the kind in that.
    """

    gone: tuple[frozenset[str], ...]
    group: frozenset[str]
    words: frozenset[str]
    key: str
    denied: bool
    start: int
    end: int
    text: str
    place: tuple[int, int]


def words_in_order(text: str) -> list[str]:
    """The stems of the words of a text that carry meaning."""
    words = (word.removesuffix("'s").removesuffix("n't") for word in _WORD.findall(lowered(text)))
    told = [word for word in words if word not in _SMALL and word not in _QUANTIFIERS]
    stems = [stem(word) if stem(word) != word else stem(singular(word)) for word in told]  # "states" is no form of a verb here
    return [word for word in stems if word not in _SMALL]


def words_of(text: str) -> frozenset[str]:
    """The stems of the words of a text that carry meaning, in no order."""
    return frozenset(words_in_order(text))


def quantifier(low: str) -> str:
    """Whether a clause in lower case speaks of "all" or of "no" of a kind; "" where it does neither, or of nearly all."""
    found = [match for match in _QUANTIFIER.finditer(low) if not _SHORT_OF_ALL.search(low[: match.start()])]
    if not found:
        return ""
    denied = bool(_NOT.search(low))
    if found[0]["no"] or (found[0]["any"] and denied):
        return "" if found[0]["no"] and denied else "no"
    return "" if denied else "all"


def leaves_something_out(text: str) -> bool:
    """Whether a claim may leave something out itself."""
    return bool(_EXCEPT.search(lowered(text)))


def is_denied(text: str) -> bool:
    """Whether a clause denies something; twice is not."""
    low = lowered(text)
    return len([*_NOT.finditer(low), *re.finditer(rf"\b{_NO}\b", low)]) == 1


@lru_cache(256)
def exceptions_in(text: str) -> tuple[Excepting, ...]:
    """The clauses of a text that leave something out."""
    low = lowered(text)
    found = list(_MARKER.finditer(low)) if len(low) <= LONGEST else []
    if not found or len(found) > _MOST:
        return ()
    return tuple(one for match in found if (one := _read(low, match, parse(text))) is not None)


def _read(low: str, marker: re.Match[str], parsed: Parse) -> Excepting | None:
    start = max((m.end() for m in _BOUNDARY.finditer(low, 0, marker.start())), default=0)
    fronted = not low[start : marker.start()].strip(" \"'“‘(-–—*•")
    if marker["beside"] in ("but", "barring") and (fronted or low[: marker.start()].rstrip().endswith(",")):
        return None
    end = _end_ahead(low, marker.end(), parsed) if fronted else _end_behind(low, marker, parsed)
    if end is None:
        return None
    gone = _left_out(low, marker.end(), end, parsed)
    last = next((m.start() for m in _BOUNDARY.finditer(low, end)), len(low.rstrip(" .!")))
    clause = low[start : marker.start()].rstrip(" ,") + " " + low[end:last].lstrip(", " if fronted else " ")
    behind = not fronted and not low[end:last].strip(" ,)")
    if not gone or _ALSO.search(clause):
        return None
    return _of_a_kind(clause.strip(), len(low[start : marker.start()].rstrip(" ,")), marker, fronted, behind, gone, end, low)


def _of_a_kind(
    clause: str,
    cut: int,
    marker: re.Match[str],
    fronted: bool,
    behind: bool,
    gone: tuple[frozenset[str], ...],
    end: int,
    low: str,
) -> Excepting | None:
    """The exception, if the clause speaks of all or none of a kind in the right place."""
    parsed = parse(clause)
    quantifiers = [m for m in _QUANTIFIER.finditer(clause) if not _SHORT_OF_ALL.search(clause[: m.start()])]
    quantifiers = quantifiers[:1] if fronted else [m for m in quantifiers if m.start() < cut][-1:]
    verbs = [t for t in parsed.tokens if t.tag in _FINITE]
    if quantifiers:
        begin = quantifiers[0].start()
    elif marker["always"] and not behind and verbs and _is_plural(parsed, verbs[0]):
        begin = 0
    else:
        return None
    if marker["beside"] and not fronted and not _is_right_behind(clause[begin:cut], low[end:], behind, marker):
        return None
    before = [t for t in verbs if t.start < begin]
    after = [t for t in verbs if t.start > begin]
    if not verbs or (not before and not after) or (marker["beside"] and before and not behind):
        return None  # "we eat all day but Sunday is for fasting"
    first = before[0] if before else after[0]
    until = begin if before else len(clause)
    key = next((t for t in parsed.tokens if first.start <= t.start < until and words_of(t.text)), None)
    sort = quantifier(clause) if quantifiers else "" if _NOT.search(clause) else "all"
    if key is None or not sort:
        return None
    stop = after[0].start if after else len(clause)
    place = (begin, min(stop, cut) if cut > begin else stop)
    key_word = next(iter(words_of(key.text)))
    return Excepting(
        gone, words_of(clause[slice(*place)]), words_of(clause), key_word, sort == "no", marker.start(), end, clause, place
    )


def _is_plural(parsed: Parse, verb: Token) -> bool:
    """Whether what a verb is said of is many: "the rooms, except the kitchen, are heated"."""
    before = [t for t in parsed.tokens if t.end <= verb.start and t.tag[:2] == "NN"]
    return bool(before) and before[-1].tag in ("NNS", "NNPS")


def _is_right_behind(kind: str, rest: str, behind: bool, marker: re.Match[str]) -> bool:
    """Whether "but", "bar" or "save" stands behind the kind itself: "every dish but the soup was warm", "nobody came but Ann"."""
    if behind and (marker["beside"] == "but" or (marker["beside"] == "save" and re.match(_NO, kind))):
        return marker["beside"] == "but" or any(t.tag in ("VBD", "VBZ", "VBP") for t in parse(kind).tokens)
    verbless = not any(t.tag in _FINITE for t in parse(kind).tokens[1:])
    return (
        verbless
        and not behind
        and (len(kind.split()) > 1 or kind.startswith(("every", "no", "any", "all")))
        and bool(rest.strip())
    )


def _end_ahead(low: str, start: int, parsed: Parse) -> int | None:
    """Where what is left out ends, if it stands before the clause: at the comma behind which a clause begins."""
    commas = [m.start() for m in re.finditer(r",\s", low) if m.start() >= start]
    for at, following in pairwise([*commas, len(low)]):
        chunk = [t for t in parsed.tokens if at < t.start < following]
        if any(t.tag in _FINITE for t in chunk):
            return at if not any(t.tag in _FINITE for t in parsed.tokens if start <= t.start < at) else None
    return None


def _end_behind(low: str, marker: re.Match[str], parsed: Parse) -> int | None:
    """Where what is left out ends, if it stands behind the kind: at a verb or the end; a list goes on behind a comma."""
    behind = [t for t in parsed.tokens if t.start >= marker.end()]
    verb = next((t.start for t in behind if t.tag in _FINITE or t.text in (";", ":", ".", "(", ")", "–", "—")), len(low))
    text = low[marker.end() : verb]
    listed = re.match(r"[^,]+(?:,\s[^,]+)*?,?\s(?:and|or)\s[^,]+(?=,?\s*$)", text)
    if "," in text and not listed:
        return marker.end() + text.index(",")
    return marker.end() + len(text.rstrip(" ,."))


def _left_out(low: str, start: int, end: int, parsed: Parse) -> tuple[frozenset[str], ...]:
    """The words of each that is left out; none where it is no phrase, or only said how many they are."""
    inside = [t for t in parsed.tokens if start <= t.start < end]
    if not inside or inside[0].tag in _NO_PHRASE or not any(t.tag[:2] in ("NN", "CD", "VB", "JJ") for t in inside):
        return ()
    if inside[0].text.lower() in _SOME or (inside[0].tag == "CD" and len(inside) > 1 and inside[-1].tag in ("NNS", "CD")):
        return ()
    parts = [words_of(part) for part in re.split(r",\s(?:and\s|or\s)?|\s(?:and|or|nor)\s", low[start:end])]
    return tuple(parts) if all(parts) else ()
