"""What a rewrite says that its source leaves out: "The article does not say when the bridge opens", true or not.

What is said to be missing is looked for by its words in every sentence of the sources. It is found where one sentence has all of
them, with what the question word asks for (a time for "when"); it is missing where no sentence has any. Anything between is left to the
model. Only plain statements about the source itself count.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from factcheck.checks.absence.answers import TOLD_BY_ANYTHING, answers, may_answer, tells_of
from factcheck.checks.absence.topics import folded, forms, may_be_told
from factcheck.checks.claim import Claim
from factcheck.checks.kept import kept
from factcheck.checks.tables import read_word_lists
from factcheck.checks.vocabulary.words import fold, scan
from factcheck.models.parser import parse
from factcheck.report import Reason, SourceSpan
from factcheck.text.sentences import split_sentences

KIND = "absence"

_TEXTS = "|".join(sorted(read_word_lists(Path(__file__).with_name("texts.toml"))["texts"]))
_OF_ITSELF = "source|text|excerpt|context|dialogue"
_SOURCE = (
    rf"(?:(?:the|this|that)(?: \w+){{0,2}}? (?:{_TEXTS})s?"
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
        r"there is no (?:mention|word|discussion) (?:of|about|on)(?P<what> .+?)",
        rf"nothing is (?:said|mentioned|stated|reported) (?:of|about|on|regarding)(?P<what> .+?)(?: in {_SOURCE})?",
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
# a noun for what sentences tell in other words, by the question that it asks: the price is told by "costs four pounds"
_ASPECT_WORDS = {
    "price": "price cost fee fare charge salary amount budget wage rent payment",
    "when": "date time day year month schedule deadline hour timeline period",
    "duration": "duration", "how old": "age", "length": "length", "how tall": "height", "weight": "weight", "how far": "distance",
    "speed": "speed", "percentage": "percentage", "population": "population", "how many": "number figure total score", "how big": "size",
    "why": "reason cause motive why", "name": "name identity author victim suspect person people man woman",
    "where": "place location address city country",
}  # fmt: skip
_ASPECTS = {word: question for question, words in _ASPECT_WORDS.items() for word in words.split()}
# in place of these nouns a sentence may have any name, which does not yet tell that it is of them
_NO_ASKING = frozenset("author victim suspect person people man woman figure total score schedule timeline period amount".split())
# these are told in too many other words for their absence to show
_VAGUE = frozenset(
    """animal vehicle food money weather problem issue opinion effect impact result consequence method way detail future plan
    benefit risk danger advantage disadvantage history background relationship family work job health injury transport building event
    politics sport reaction response view feeling colour color condition quality rule restriction discount
    opening service facility thing""".split()
)
_SMALL = frozenset(
    """a an the of in on at to for from by with about as and or is are was were be been being has have had do does did will would can could
    may might must shall should any some all such other its his her their our my your it he she they we i you this that these those there
    whether if how many much long what which who whom whose when where why not no more than then so specific exact exactly actual any
    anything something one ones kind type sort part also own possible particular additional further mentioned whom into out up over after
    s t get gets got go goes""".split()
)
_ASKING = frozenset(
    "when|how many|how much|how long|how old|how often|how far|how big|how large|how tall|why|where|who|whom|whose".split("|")
)
_MANNER = frozenset(("how", "what", "which"))  # a sentence with all the words need not answer these
_OPEN = frozenset(("whether", "if", "that"))
_VERB_TAGS = frozenset("VB VBD VBP VBZ VBN".split())
_GOES_ON = re.compile(r"\b(?:it|its|he|him|his|she|her|they|them|their|this|that|these|those|had|there|then)\b", re.I)
_NAME = re.compile(r"(?<![.!?“\"] )(?<!^)\b[A-Z][\w’'-]+")


class _Sought(NamedTuple):
    """What is said to be missing, at ``sentence[start:end]``, its question word, and whether the sentence says no more."""

    start: int
    end: int
    text: str
    asked: str
    alone: bool

    @property
    def words(self) -> list[str]:
        """The folded words that carry meaning, in order."""
        found = (folded(match.group()) for match in scan(self.text[len(self.asked) :]))
        return list(dict.fromkeys(word for word in found if word not in _SMALL))


def find(claim: Claim) -> list[Reason]:
    """A finding where a claim says that the source leaves something out: an error where that is not so."""
    sought = _sought(claim)
    if sought is None or not sought.words:
        return []
    sentences = _sentences(claim.sources)
    if place := _place(claim, sought, sentences):
        shown = " ".join(sought.text.split())
        return [claim.reason(KIND, f"the source does say something about “{shown}”.", sought.start, sought.end, place)]
    if sought.alone and _is_missing(sought, sentences):
        words = ", ".join(f"“{word}”" for word in _shown(sought.text))
        return [claim.reason(KIND, f"looked for {words} in the source: not there.", sought.start, sought.end, None, "info")]
    return []


def _place(claim: Claim, sought: _Sought, sentences: Sequence[SourceSpan]) -> SourceSpan | None:
    """The sentence that says what is said to be missing."""
    for sentence in sentences:
        known = _known(sentence.text)
        told = [word for word in sought.words if forms(word) & known]
        others = [word for word in sought.words if word not in told]
        if not told or any(not _is_aspect(sought, word) for word in others):
            continue
        things = [forms(word) for word in told if not (sought.asked == "how much" and _aspect(word) == "price")] or [
            forms(told[0])
        ]
        asked = {question for word in others if (question := _aspect(word))} | ({sought.asked} & _ASKING)
        if sought.asked in _MANNER and not others:
            continue
        if asked and all(answers(question, things, sentence.text) for question in asked):
            return sentence
        if not asked and tells_of(things, sentence.text) and (sought.asked or _is_named(claim, sought, sentence.text)):
            return sentence
    return None


def _is_aspect(sought: _Sought, word: str) -> bool:
    """Whether a word only asks for something of the others: "the price of a ticket", "the ticket price"; not "the day staff"."""
    if not _aspect(word) or word in _NO_ASKING:
        return False
    behind = re.search(rf"\b{re.escape(word)}(?=\s|\Z)(?P<rest>.*)", sought.text, re.I | re.S)
    return bool(behind) and bool(re.match(r"\s*(?:\Z|(?:of|for|at|on|in|when)\b)", behind["rest"]) or sought.asked)  # type: ignore[index]


def _is_named(claim: Claim, sought: _Sought, text: str) -> bool:
    """Whether a sentence has the nouns of what is sought as nouns: "lies by the river" does not mention lies."""
    ours = {
        folded(token.text): token.tag for token in parse(claim.sentence.text).tokens if sought.start <= token.start < sought.end
    }
    theirs = [(forms(folded(token.text)), token.tag) for token in parse(text).tokens]
    for word in sought.words:
        tags = [tag for found, tag in theirs if found & forms(word)]
        if ours.get(word, "") in ("NN", "NNS") and tags and all(tag in _VERB_TAGS for tag in tags):
            return False
    return True


def _is_missing(sought: _Sought, sentences: Sequence[SourceSpan]) -> bool:
    """Whether nothing of it is in any sentence in any word, or no sentence about it, or beside one, may answer what is asked."""
    known = frozenset[str]().union(*(_known(sentence.text) for sentence in sentences))
    words = frozenset[str]().union(*(_written(sentence.text) for sentence in sentences))
    missing = [word for word in sought.words if not forms(word) & known]
    names = {folded(name) for name in _NAME.findall(sought.text)}
    if any(word in names and not may_be_told(word, words) for word in missing):
        return True
    aspects = [word for word in sought.words if _aspect(word)]
    vague = [word for word in sought.words if any(form in _VAGUE for form in forms(word))]
    things = [word for word in sought.words if word not in aspects and word not in vague]
    if any(may_be_told(word, words) for word in missing if word not in aspects) or (vague and not set(things) & set(missing)):
        return False
    questions = [question for question in (sought.asked, *map(_aspect, aspects)) if question]
    if len(missing) == len(sought.words):
        return bool(things) or not any(may_answer(question, s.text) for s in sentences for question in questions)
    if set(things) & set(missing) or not questions or set(questions) & (TOLD_BY_ANYTHING | _OPEN):
        return False
    near, behind = _near(things, sentences)
    if not near or ("why" in questions and behind):  # a reason needs no word for it: "The road closed. A tree had fallen on it."
        return False
    return not any(may_answer(question, text) for text in [*near, *behind] for question in questions)


def _near(things: Sequence[str], sentences: Sequence[SourceSpan]) -> tuple[list[str], list[str]]:
    """The sentences with most of the things, and those behind them that may go on about them."""
    near, behind = [], []
    for number, sentence in enumerate(sentences):
        known = _known(sentence.text)
        if 2 * sum(bool(forms(thing) & known) for thing in things) >= len(things):
            near.append(sentence.text)
            behind += [after.text for after in sentences[number + 1 : number + 2] if _GOES_ON.search(after.text)]
    return near, behind


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
    named = re.search(rf"\b(?!(?:{_OF_ITSELF})s?\b)(?:{_TEXTS})s?\b", sentence, re.I)
    what = named[0] if named else "" if re.search(_SOURCE, sentence, re.I) else r"(?:mention(?:s|ed)?|sa(?:id|ys?))"
    return bool(what) and any(re.search(rf"\b{what}\b", source, re.I) for source in sources)


def _shown(text: str) -> list[str]:
    return [match.group() for match in scan(text) if fold(match.group()) not in _SMALL][:6]


def _aspect(word: str) -> str:
    """The question that a noun asks, or ""."""
    return next((_ASPECTS[form] for form in forms(word) if form in _ASPECTS), "")


@kept
def _written(text: str) -> frozenset[str]:
    """The folded words of a text, and the parts of those with a hyphen."""
    words = (folded(match.group()) for match in scan(text))
    return frozenset(part for word in words for part in (word, *word.split("-")) if part)


@kept
def _known(text: str) -> frozenset[str]:
    """What the words of a text may be forms of."""
    return frozenset[str]().union(*map(forms, _written(text)))


@kept
def _sentences(sources: tuple[str, ...]) -> tuple[SourceSpan, ...]:
    return tuple(
        SourceSpan(number, sentence.start, sentence.end, sentence.text)
        for number, source in enumerate(sources)
        for sentence in split_sentences(source)
    )
