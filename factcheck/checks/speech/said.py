"""Sentences that are nothing but a quotation with its speaker: they hold where a source has those words of the same speaker."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from factcheck.checks.claim import Claim
from factcheck.checks.plain_text import lowered, source_span
from factcheck.checks.quotations.cuts import cuts, in_order
from factcheck.checks.quotations.marks import Quote, outer_quotes, overlapping
from factcheck.checks.quotations.quoted_text import QuotedSource, quoted_source, segments
from factcheck.checks.speech.holders import Holder
from factcheck.checks.speech.identity import known, same_speaker
from factcheck.checks.speech.led import is_led, led_in
from factcheck.checks.speech.quoted import speaker_of
from factcheck.checks.speech.speakers import KIND, shown
from factcheck.checks.speech.tables import VERBS
from factcheck.models.parser import parse
from factcheck.report import Reason

_NEUTRAL = frozenset(
    "say says said saying tell tells told add adds added state states stated commented remarked according".split()
)
"""Words by which one only passes on what is said; another verb must be the source's own."""
_SMALL = frozenset("the a an to that and of in his her their he she they".split())
_UNSAID = re.compile(
    r"\b(?:not|never|no|nobody|neither|nor|if|would|could|might|den(?:y|ies|ied)|falsely|fake[sd]?|invented|misquot\w+|imagin\w+|"
    r"allegedly|reportedly|supposedly|fictional|hoax|parody|joke[sd]?|mock\w*|pretend\w*|quot(?:ed|ing)|cit(?:ed|ing)|misheard)\b|n't\b"
)
"""Words outside the quotation marks by which somebody may not have said so."""
_AGAINST_OTHERS = re.compile(
    r"\b(?:(?:did|does|do|could|would) not agree|(?:was|is|were|are) not (?:(?:so|as) \w+|convinced|impressed|worried))\b"
)
"""What denies another's view, and not that it was said: "her rival did not agree: ..."."""
_OF_SOMEBODY = re.compile(r"(?:his|her|their)\b", re.I)
_TELLING = frozenset("tell tells told".split())
_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_STARTS = re.compile(r"(?:[.!?…:;][\"'”’)\]]*\s+|[\"“„«'‘]\s*|^\s*)$")
_ENDS = re.compile(r"\s*(?:[.!?…,;:—–-]|\")|\s*$")
_OPEN_END = re.compile(r"(?:\.\s?\.\s?\.|…)[\s,.!?\]]*$")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_FEWEST_WORDS = 4
_MOST_QUOTATIONS = 3
_REACH = 1000  # characters around a quotation in which its sentence is looked for


def find(claim: Claim) -> list[Reason]:
    """What a source has word for word of the same speaker, where the sentence is nothing but that: an info, which acquits."""
    sentence = claim.sentence
    found = overlapping(outer_quotes(claim.rewrite), sentence.start, sentence.end)
    if not 0 < len(found) <= _MOST_QUOTATIONS:
        return []
    here = speaker_of(claim.rewrite, found[0])
    if here is None or (not here.name and _OF_SOMEBODY.match(claim.rewrite, here.start)):
        return []
    for index, source in enumerate(claim.sources):
        if (theirs := outer_quotes(source)) and (place := _said(claim, found, here, source, theirs)):
            message = f"The source has this of {shown(source, place[2])}."
            return [claim.reason(KIND, message, 0, len(sentence.text), source_span(claim, index, *place[:2]), "info")]
    return []


def _said(
    claim: Claim, found: Sequence[Quote], here: Holder, source: str, theirs: Sequence[Quote]
) -> tuple[int, int, Holder] | None:
    """Where a source has all quotations of the sentence, of the same speaker, and who that is."""
    prepared = quoted_source(source)
    places: list[tuple[int, int]] = []
    for quote in found:
        if (place := _place(claim, quote, prepared, places[-1][1] if places else 0)) is None:
            return None
        places.append(place)
    around = [at for place in places if (at := prepared.quote_at(*place))]
    speakers = [speaker for quote in around if (speaker := speaker_of(source, quote))]
    if len(speakers) != len(places) or any(same_speaker(speakers[0], one, source, source) is not True for one in speakers[1:]):
        return None
    names, words = known(speakers[0], source)
    same = same_speaker(here, speakers[0], claim.rewrite, source) is True
    if not same or not {*here.name} <= names or not here.words <= words | names | _doers(source, speakers[0]):
        return None
    beside = [_beside(source, theirs, quote) for quote in around]
    rest = _rest(claim, found)
    if led := led_in(lowered(claim.rewrite)[claim.sentence.start : found[0].start]):
        rest = rest.replace(led, "", 1)
    if any(_UNSAID.search(_AGAINST_OTHERS.sub(" ", one)) for one in beside) or _says_more(rest, here, " ".join(beside)):
        return None
    return places[0][0], places[-1][1], speakers[0]


def _doers(source: str, who: Holder) -> frozenset[str]:
    """What a speaker is by what a source says that he did: "Mehl, who won," is the winner."""
    match = re.search(rf"\b{re.escape(who.name[-1])},?\swho\s([a-z]+)[,.]", source, re.I) if who.name else None
    if match is None:
        return frozenset()
    verb = next((t.lemma for t in parse(source[max(0, match.start() - _REACH) : match.end()]).tokens[::-1] if t.tag == "VBD"), "")
    return frozenset((f"{verb}er", f"{verb}{verb[-1:]}er", f"{verb}or", f"{verb}r")) if verb else frozenset()


def _rest(claim: Claim, found: Sequence[Quote]) -> str:
    """The sentence without its form and its quotations, in small letters."""
    start = claim.sentence.start
    return _outside(claim.sentence.text, [replace(q, start=max(0, q.start - start), end=q.end - start) for q in found])


def _outside(text: str, quotes: Sequence[Quote]) -> str:
    """A text in small letters without its quotations."""
    kept, at = [], 0
    for quote in quotes:
        kept.append(text[at : quote.start])
        at = quote.end
    return lowered(" ".join([*kept, text[at:]]))


def _beside(source: str, quotes: Sequence[Quote], quote: Quote) -> str:
    """What stands outside the quotations in the sentence of one of them and in the one before it, near it."""
    at = quotes.index(quote)
    low = max(0, quote.start - _REACH)
    earlier = [replace(q, start=max(q.start, low) - low, end=q.end - low) for q in overlapping(quotes[:at], low, quote.start)]
    before = _outside(source[low : quote.start], earlier)
    behind = source[quote.end : min(quote.end + _REACH, quotes[at + 1].start if at + 1 < len(quotes) else len(source))]
    return " ".join(_SENTENCE_END.split(before)[-2:]) + " " + _SENTENCE_END.split(lowered(behind))[0]


def _place(claim: Claim, quote: Quote, source: QuotedSource, behind: int) -> tuple[int, int] | None:
    """Where the source has all of a quotation, from the beginning of a sentence to the end of a clause, in its own quotation marks.

    `behind` is where the quotation before it ends, with which it may go on.
    """
    start, end = max(quote.inner, claim.sentence.start), min(quote.inner_end, claim.sentence.end)
    parts = segments(claim.rewrite, start, end)
    if sum(map(len, parts)) < _FEWEST_WORDS or (placed := in_order(source, parts)) is None:
        return None
    low, high = placed[0][0], placed[-1][1]
    around = source.quote_at(low, high)
    if around is None or low < around.inner or around.inner_end < high:
        return None
    open_end = _OPEN_END.search(claim.rewrite, parts[-1][-1].end, end)
    starts = _STARTS.search(source.text, max(0, low - 8), low) or (behind and not _WORD.search(source.text, behind, low))
    led = "" if behind else led_in(lowered(claim.rewrite)[claim.sentence.start : quote.start])
    if led:
        starts = is_led(led, _SENTENCE_END.split(source.text[around.inner : low])[-1])
    whole = low >= behind and starts and (open_end or _ENDS.match(source.text, high))
    cut = next(cuts(claim.rewrite, (claim.sentence.start, claim.sentence.end), quote, source, parts, placed), None)
    return (low, high) if whole and not cut else None


def _says_more(rest: str, here: Holder, beside: str) -> bool:
    """Whether the claim says more than who speaks: when, where, by a verb that tells how, or to others than the source."""
    words, told = ([word for word in _WORD.findall(text) if word not in _SMALL] for text in (rest, beside))
    about = _NEUTRAL | {*here.name} | here.words | {word for word in told if word in VERBS}
    following = set(itertools.pairwise(told))
    before = ""
    for word in words:
        if word not in about and not (before and (before, word) in following):
            return True
        before = word if before or word in _TELLING else ""
    return False
