"""What a rewrite says that its source leaves out: "The article does not say when the bridge opens", true or not.

What is said to be missing is looked for by its words in every sentence of the sources. It is found where one sentence has all of
them, with what the question word asks for (a time for "when"); it is missing where no sentence has any. Anything between is left to the
model. Only plain statements about the source itself count.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from factcheck.checks.claim import Claim
from factcheck.checks.kept import kept
from factcheck.checks.vocabulary.words import fold, scan, stem
from factcheck.report import Reason, SourceSpan
from factcheck.text.sentences import split_sentences

KIND = "absence"

_SOURCE = (
    r"(?:(?:the|this|that)(?: \w+){0,2}? (?:source|text|article|passage|document|excerpt|author|transcript|conversation"
    r"|dialogue|context)s?"
    r"(?: (?:material|text|document|provided|given|itself))?)"
)
_IT = rf"(?:{_SOURCE}|(?P<it>it|the writer))"
_NOT = r"(?:(?:does|do|did)(?: not|n[’']t)(?: \w+ly| even| actually)?|never|nowhere|fails? to)"
_TELLS = (
    r"(?:mentions?|says?|states?|specif(?:y|ies)|discuss(?:es)?|describes?|indicates?|explains?|addresse?s?|covers?"
    r"|tells?(?: us)?|reveals?"
    r"|disclose?s?|clarif(?:y|ies)|names?|reports?|refers? to|touch(?:es)? on|note|provides?|gives?|contains?|includes?"
    r"|offers?|make)"
)
_DETAIL = (
    r"(?:information|details?|mention|indication|reference|references|discussion|word|explanation|figures?|data"
    r"|statement|evidence|clue)"
)
_ABOUT = r"(?:of|about|on|regarding|concerning|to|as to|that)"
_DONE = (
    r"(?:mentioned|discussed|described|specified|stated|addressed|covered|named|given|provided|explained|reported"
    r"|disclosed|referred to)"
)
_FORMS = tuple(
    re.compile(rf"(?:however, |but |also, )?{form}", re.I)
    for form in (
        rf"{_IT} {_NOT} {_TELLS}(?: (?:any(?:thing)?|an?|the|further|more))*(?: {_DETAIL})?(?: {_ABOUT})?(?P<what> .+?)",
        rf"{_IT} (?:says?|tells? us|mentions?|reveals?) (?:nothing|little) {_ABOUT}(?P<what> .+?)",
        rf"{_IT} (?:makes?|contains?|gives?|has|provides?|offers?|includes?) no (?:\w+ )?{_DETAIL} {_ABOUT}?(?P<what> .+?)",
        rf"(?:there (?:is|are|was|were) no|no) (?:\w+ )?{_DETAIL} (?:(?:is|are|was|were) (?:given|provided|made|available"
        rf"|found) )?{_ABOUT}?"
        rf"(?P<what> .+?)(?: (?:is|are) (?:given|provided|made|found|available))?(?: (?:in|by|from) {_SOURCE})",
        rf"in {_SOURCE},? there is no {_DETAIL} {_ABOUT}?(?P<what> .+?)",
        rf"(?P<what>.+?) (?:is|are|was|were) (?:not|never)(?: \w+ly| even)? {_DONE}(?: anywhere)? (?:in|by) {_SOURCE}",
        rf"(?P<what>.+?) (?:isn|aren|wasn|weren)[’']t (?:\w+ly )?{_DONE}(?: anywhere)? (?:in|by) {_SOURCE}",
        rf"it (?:is|was) (?:not|never) {_DONE} (?:in|by) {_SOURCE}(?P<what> .+?)",
        rf"nowhere (?:in {_SOURCE} )?(?:does {_IT} {_TELLS}|is it {_DONE})(?: {_ABOUT})?(?P<what> .+?)",
    )
)
_ENDS = re.compile(r"(?<![\s.])[\s.]+\Z")
_MORE = re.compile(
    r"[,;] (?:but|although|though|however|while|yet|and (?:it|he|she|they|the)|nor|or (?:whether|how|when|who))\b|;| but ", re.I
)
_ASKED = re.compile(
    r"(?P<word>whether|if|that|how (?:many|much|long|old|often|far|big|large|tall)|how|what|which|who|whom|whose|when|where|why)\b",
    re.I,
)
_TIME = (
    r"\b(?:\d{1,2}(?::\d\d)? ?[ap]\.?m|\d{4}|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february"
    r"|march|april|may|june|july"
    r"|august|september|october|november|december|today|yesterday|tomorrow|ago|next|last|noon|midnight|morning|evening"
    r"|night|since|o'clock"
    r"|spring|summer|autumn|winter|week|month|year|hour|after|before|when|until|by)\b|\d:\d\d"
)
_AMOUNT = (
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|twenty|hundred|thousand|million|half"
    r"|free|no|none|several|many|few)\b"
)
_MONEY = (
    r"[$€£¥₹]\s?\d|\b(?:pounds?|dollars?|euros?|pence|cents?|francs?|kroner|yen|free|costs?|prices?|fees?|pays?|paid"
    r"|charges?|worth)\b"
)
_REASON = (
    r"\b(?:because|due|since(?! \d)|so that|in order|reason|owing|thanks to|caus\w+|after|over|amid|following|result\w*"
    r"|blam\w+|prompt\w+|led to)\b"
)
_PLACE = r"\b(?:in|at|near|on|from|to|outside|inside|behind|by)\s+(?:the\s|a\s)?\w+"
_PERSON = r"(?<=\S )[A-Z][a-z]+|\b(?:he|she|they|by)\b"
# what a sentence must have to answer the question, apart from the words of the question
_ANSWERS = {
    "when": _TIME, "how many": _AMOUNT, "how much": rf"{_AMOUNT}|{_MONEY}", "how long": rf"{_AMOUNT}"
    "|{_TIME}", "how old": r"\d|\byear",
    "how often": rf"{_AMOUNT}|\b(?:every|daily|weekly|once|twice|often)\b", "how far": _AMOUNT, "how big": _AMOUNT, "how large": _AMOUNT,
    "how tall": _AMOUNT, "why": _REASON, "where": _PLACE, "who": _PERSON, "whom": _PERSON, "whose": _PERSON,
}  # fmt: skip
# a noun for what sentences tell in other words: the price is told by "costs four pounds"
_ASPECT_WORDS = {
    **dict.fromkeys("price cost fee fare charge salary amount budget wage rent payment".split(), _MONEY),
    **dict.fromkeys("date time day year month schedule deadline hour timeline duration period age".split(), rf"{_TIME}|\d"),
    **dict.fromkeys("number size length height weight distance speed percentage population figure total score".split(), _AMOUNT),
    **dict.fromkeys("reason cause motive why".split(), _REASON),
    **dict.fromkeys("name identity author victim suspect person people man woman".split(), r"(?<=\S )[A-Z][a-z]+"),
    **dict.fromkeys("place location address where city country".split(), _PLACE),
}  # fmt: skip
_ASPECTS = {stem(word): pattern for word, pattern in _ASPECT_WORDS.items()}
# these are told in too many other words for their absence to show
_VAGUE = frozenset(
    stem(word)
    for word in """animal vehicle food money weather problem issue opinion effect impact result consequence method way detail future plan
    benefit risk danger advantage disadvantage history background relationship family work job health injury transport building event
    politics sport money job reaction response view feeling colour color condition quality rule restriction discount opening""".split()
)
_SMALL = frozenset(
    """a an the of in on at to for from by with about as and or is are was were be been being has have had do does did will would can could
    may might must shall should any some all such other its his her their our my your it he she they we i you this that these those there
    whether if how many much long what which who whom whose when where why not no more than then so specific exact exactly actual any
    anything something one ones kind type sort part also own possible particular additional further mentioned whom into out up over after
    s t get gets got go goes""".split()
)
_OPEN = re.compile(
    r"\b(?:unclear|unknown|not known|not clear|not (?:say|said|disclose|disclosed|specified|revealed|mention)|declined|whether)\b",
    re.I,
)


_NAME = re.compile(r"(?<![.!?“\"] )(?<!^)\b[A-Z][\w’'-]+")


class _Sought(NamedTuple):
    """What is said to be missing, at ``sentence[start:end]``, its question word, and whether the sentence says no more."""

    start: int
    end: int
    text: str
    asked: str
    alone: bool


def find(claim: Claim) -> list[Reason]:
    """A finding where a claim says that the source leaves something out: an error where that is not so."""
    sought = _sought(claim)
    wanted = _content(sought.text[len(sought.asked) :]) if sought else frozenset()
    if sought is None or not wanted:
        return []
    sentences = _sentences(claim.sources)
    if place := _place(sought, wanted, sentences):
        shown = " ".join(sought.text.split())
        return [claim.reason(KIND, f"the source does say something about “{shown}”.", sought.start, sought.end, place)]
    if sought.alone and _is_missing(sought, wanted, sentences):
        words = ", ".join(f"“{word}”" for word in _shown(sought.text))
        return [claim.reason(KIND, f"looked for {words} in the source: not there.", sought.start, sought.end, None, "info")]
    return []


def _place(sought: _Sought, wanted: frozenset[str], sentences: Sequence[SourceSpan]) -> SourceSpan | None:
    """The sentence that says what is said to be missing."""
    needed = _ANSWERS.get(sought.asked)
    for sentence in sentences:
        words = _stems(sentence.text)
        others = wanted - words
        told = all(word in _ASPECTS and _tells(sentence.text, _ASPECTS[word]) for word in others)
        if told and others < wanted and (not needed or _tells(sentence.text, needed)) and not _OPEN.search(sentence.text):
            return sentence
    return None


def _is_missing(sought: _Sought, wanted: frozenset[str], sentences: Sequence[SourceSpan]) -> bool:
    """Whether nothing of it is in any sentence, or no sentence about it answers what is asked."""
    known = frozenset[str]().union(*(_stems(sentence.text) for sentence in sentences))
    names = {stem(fold(name).removesuffix("'s")) for name in _NAME.findall(sought.text)}
    if names - known:
        return True
    if wanted & _VAGUE and not wanted - _VAGUE - known:
        return False
    aspects = {word for word in wanted if word in _ASPECTS}
    things = wanted - aspects
    asked = [pattern for pattern in (_ANSWERS.get(sought.asked), *(_ASPECTS[word] for word in aspects)) if pattern]
    if not wanted & known:
        return bool(things) or not any(_tells(sentence.text, pattern) for sentence in sentences for pattern in asked)
    near = [sentence for sentence in sentences if 2 * len(things & _stems(sentence.text)) >= len(things)]
    return bool(asked and near) and things <= known and not any(_tells(s.text, pattern) for s in near for pattern in asked)


def _sought(claim: Claim) -> _Sought | None:
    text = claim.sentence.text
    bounds = len(text) - len(text.lstrip()), len(_ENDS.sub("", text))
    for form in _FORMS:
        match = form.fullmatch(text, *bounds)
        if not match:
            continue
        groups = match.groupdict()
        if groups.get("it") and not re.search(rf"{_SOURCE}[^.!?]*[.!?]\s*$", claim.rewrite[: claim.sentence.start], re.I):
            return None
        start, end = match.span("what")
        alone = True
        if more := _MORE.search(text, start, end):
            end, alone = more.start(), False
        start += len(text[start:end]) - len(text[start:end].lstrip())
        asked = _ASKED.match(text, start)
        if _is_part_of_the_story(match[0], claim.sources):
            return None
        return _Sought(start, end, text[start:end], asked["word"].lower() if asked else "", alone) if start < end else None
    return None


def _is_part_of_the_story(sentence: str, sources: tuple[str, ...]) -> bool:
    """Whether "the document" is one that the sources tell of, so that nothing is said of the sources themselves."""
    named = re.search(r"\b(?:article|document|author|transcript|conversation|passage|letter)s?\b", sentence, re.I)
    return bool(named) and any(re.search(rf"\b{named[0]}\b", source, re.I) for source in sources)  # type: ignore[index]


def _tells(text: str, pattern: str) -> bool:
    """Whether a sentence has what a pattern looks for."""
    return bool(re.search(pattern, text, 0 if "[A-Z]" in pattern else re.I))


def _shown(text: str) -> list[str]:
    return [match.group() for match in scan(text) if fold(match.group()) not in _SMALL][:6]


def _content(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    return frozenset(stem(word) for m in scan(text) if (word := fold(m.group()).removesuffix("'s")) not in _SMALL)


@kept
def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(fold(match.group()).removesuffix("'s")) for match in scan(text))


@kept
def _sentences(sources: tuple[str, ...]) -> tuple[SourceSpan, ...]:
    return tuple(
        SourceSpan(number, sentence.start, sentence.end, sentence.text)
        for number, source in enumerate(sources)
        for sentence in split_sentences(source)
    )
