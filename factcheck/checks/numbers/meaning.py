"""The right digits with another meaning: a lost scale, another thing counted, another sign, another relation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import isclose

from factcheck.checks.claim import Claim
from factcheck.checks.numbers import change
from factcheck.checks.numbers.measures import kind_of_unit, same_unit
from factcheck.checks.numbers.quantities import Quantity
from factcheck.checks.numbers.support import FALLS, MOST_RIVALS, Known
from factcheck.checks.numbers.temperatures import minus_before
from factcheck.checks.plain_text import lowered, source_span, stem, words_near
from factcheck.report import Reason, SourceSpan

KIND = "number"
_LAST_NAME = re.compile(r"(?P<name>[A-Z][\w-]+)\s(?:has\s|have\s|had\s)?$")
_SCALES = tuple(10.0**power for power in (-9, -6, -3, 3, 6, 9))
_LONGEST = 600
"""Characters of a sentence of which it is asked what its figures are told of."""
_MOST_LISTED = 20
_NAME = r"(?:[A-Z][\w'’.-]*(?:\s(?:(?:of|the|de|van|von|la|le)\s)?[A-Z][\w'’.-]*)*)"
_LIST = re.compile(
    rf"\b(?P<head>[A-Za-z]\w+s)(?:\s(?:are|were)|:)\s(?P<items>{_NAME}(?:,\s{_NAME})*,?\sand\s{_NAME})(?=[.;]|\s*$)"
)
_ITEM_END = re.compile(r",?\sand\s|,\s")
_STOPS = (". ", "! ", "? ", "\n")
_FEW = 10  # counts up to here stand for too many things
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?|[^\w\s]")
_NOT_COUNTED = frozenset(
    "the of in on at to and or but for by with from as than is was were are be been has have had do does did that this who which when while"
    " after before more less per a an its their his her our your my into over under since until during will would can could may might said"
    " above below short behind ahead up down off each every"
    " were went came took made paid left worth old other others new people person years year times time".split()
)
_MINUS_BEHIND = re.compile(r"\s?(?:°|degrees?|°?[cf]\b|celsius|fahrenheit|\s)*\s?below(?:\s(?:zero|freezing)|$|[.,;])")
_RELATIONS = {
    "<": "below",
    "≤": "below",
    "⩽": "below",
    ">": "above",
    "≥": "above",
    "⩾": "above",
    "=": "equal",
    "≠": "unequal",
    "±": "about",
}
_RELATION = re.compile(rf"([{''.join(_RELATIONS)}])(=?)\s?[$€£-]?$")


def find(claim: Claim, stated: Sequence[Quantity], known: Known) -> list[Reason]:
    """Figures whose digits the source has with another scale, sign or relation, or of another thing that it counts."""
    reasons = []
    judges = [_listed, _scale, _counted, _sign, _relation]
    if len(claim.sentence.text) <= _LONGEST:
        judges += [_digits_of_another, _told_of_another, _told_of_the_owned]
    for quantity in stated:
        if quantity.form != "cardinal":
            continue
        for judge in judges:
            if reason := judge(claim, quantity, known):
                reasons.append(reason)
                break
    return reasons


def _same(quantity: Quantity, known: Known) -> list[Quantity]:
    return [other for value in quantity.values for other in known.near(value)]


def _in_evidence(claim: Claim, known: Known) -> Iterator[tuple[SourceSpan, Quantity, str]]:
    for span, other in known.evidence[:MOST_RIVALS]:
        if other.form == "cardinal":
            yield span, other, claim.sources[span.source]


def _listed(claim: Claim, quantity: Quantity, known: Known) -> Reason | None:
    """Such as "five members" where the source says that the members are Ada, Boris, Chen and Dalia."""
    things = _things(claim.sentence.text, quantity)
    if not things or quantity.unit or quantity.hedge or not 2 <= quantity.value <= _MOST_LISTED:
        return None
    if any(things & _things(text, other) for _, other, text in _in_evidence(claim, known) if other.value == quantity.value):
        return None
    for span in claim.evidence:
        for found in _LIST.finditer(span.text):
            count = len(_ITEM_END.split(found["items"]))
            if stem(found["head"].lower()) in things and count != quantity.value and count > 1:
                place = source_span(claim, span.source, span.start + found.start(), span.start + found.end())
                here = claim.sentence.text[quantity.start : quantity.end]
                return claim.reason(
                    KIND, f"The source names {count}, not “{here}”: “{place.text}”.", quantity.start, quantity.end, place
                )
    return None


def _scale(claim: Claim, quantity: Quantity, known: Known) -> Reason | None:
    """Such as "$50" where the source has no $50 but $50 million."""
    same = _same(quantity, known)
    if (
        not quantity.unit
        or quantity.unit == "percent"
        or not same
        or any(not q.unit or same_unit(quantity.unit, q.unit) for q in same)
    ):
        return None
    for span, other, _ in _in_evidence(claim, known):
        if same_unit(quantity.unit, other.unit) and any(isclose(other.value, quantity.value * scale) for scale in _SCALES):
            return _changed(claim, quantity, span, other)
    return None


def _counted(claim: Claim, quantity: Quantity, known: Known) -> Reason | None:
    """Such as "1,500 customers" where the source has 1,500 employees and another number of customers."""
    if quantity.unit or quantity.value <= _FEW:
        return None
    things = _things(claim.sentence.text, quantity)
    same = _same(quantity, known)
    if not things or not same or len(same) > _FEW:
        return None
    texts = [
        (text, q)
        for numbers, text in zip(known.sources, claim.sources, strict=True)
        for value in quantity.values
        for q in numbers.between(value, value)
    ]
    if any(q.form != "cardinal" or (not q.unit and (not (told := _things(text, q)) or told & things)) for text, q in texts):
        return None
    for span, other, text in _in_evidence(claim, known):
        if not other.unit and other.value > _FEW and not known.stated & set(other.values) and _things(text, other) & things:
            return _changed(claim, quantity, span, other)
    return None


def _things(text: str, quantity: Quantity) -> frozenset[str]:
    """The stems of the words that say what is counted: up to three behind the number, before the next small word or sign."""
    things = []
    for word in _WORD.findall(lowered(text)[quantity.end : quantity.end + 50])[:3]:
        if word in _NOT_COUNTED or not word[0].isalpha():
            break
        things.append(stem(word))
    return frozenset(things)


def _digits_of_another(claim: Claim, quantity: Quantity, known: Known) -> Reason | None:
    """Such as "Revenue rose 50%" where revenue is $50 million and 50% is told of what the sentence does not speak of."""
    if not quantity.unit or quantity.value <= _FEW:
        return None
    text = claim.sentence.text
    near = words_near(text, quantity.start, quantity.start, len(text))
    same = [
        (span, q) for span, q, _ in _in_evidence(claim, known) if q in _same(quantity, known) and same_unit(q.unit, quantity.unit)
    ]
    if not same or any(near & _sentence_words(claim, span, q) for span, q in same):
        return None
    for span, other, _ in _in_evidence(claim, known):
        digits = any(isclose(other.value, quantity.value * scale) for scale in (1.0, *_SCALES))
        if (
            digits
            and kind_of_unit(other.unit) != kind_of_unit(quantity.unit)
            and len(near & _sentence_words(claim, span, other)) >= 2
        ):
            return _changed(claim, quantity, span, other)
    return None


def _told_of_another(claim: Claim, quantity: Quantity, known: Known) -> Reason | None:
    """Such as "Its profit grew 31%" where online orders grew 31% and of the profit another figure is told."""
    text = claim.sentence.text
    what = change.subject(text)
    if not what or quantity.value <= 2 or change.role(text, quantity) is None:
        return None
    same = [(span, q, source) for span, q, source in _in_evidence(claim, known) if q in _same(quantity, known)]
    if not same or len(same) < len(_same(quantity, known)):
        return None
    for span, other, source in same:
        sentence = _sentence(source, span, other)
        own = change.subject(sentence)
        if not own or own & words_near(text, 0, 0, len(text)) or what & words_near(sentence, 0, 0, len(sentence)):
            return None
        if change.role(source, other) is None:
            return None
    for span, other, _ in _in_evidence(claim, known):
        if not known.stated & set(other.values) and what & _sentence_words(claim, span, other):
            place = source_span(claim, same[0][0].source, same[0][1].start, same[0][1].end)
            here = text[quantity.start : quantity.end]
            return claim.reason(KIND, f"“{here}” is told of something else in the source.", quantity.start, quantity.end, place)
    return None


def _told_of_the_owned(claim: Claim, quantity: Quantity, known: Known) -> Reason | None:
    """Such as "Shares in Orlo fell by 3 percent" where those in Orlo's rival did."""
    text = claim.sentence.text
    word = change.CHANGE.search(lowered(text))
    own = _LAST_NAME.search(text, 0, word.start()) if word else None
    same = [(span, q, source) for span, q, source in _in_evidence(claim, known) if q in _same(quantity, known)]
    if own is None or not same or len(same) < len(_same(quantity, known)) or change.role(text, quantity) is None:
        return None
    for span, other, source in same:
        sentence = _sentence(source, span, other)
        owned = re.search(rf"\b{re.escape(own['name'])}['’]s?\s[^.;,]{{2,60}}", sentence)
        if not owned or len(re.findall(rf"\b{re.escape(own['name'])}\b", sentence)) > 1:
            return None
    span, other, _ = same[0]
    place = source_span(claim, span.source, other.start, other.end)
    here = text[quantity.start : quantity.end]
    message = f"“{here}” is told of what is {own['name']}'s in the source."
    return claim.reason(KIND, message, quantity.start, quantity.end, place)


def _sentence_words(claim: Claim, span: SourceSpan, quantity: Quantity) -> frozenset[str]:
    """The stems of the longer words of the sentence that a figure of the evidence stands in."""
    sentence = _sentence(claim.sources[span.source], span, quantity)
    return words_near(sentence, 0, 0, len(sentence))


def _sentence(text: str, span: SourceSpan, quantity: Quantity) -> str:
    """The text of the sentence of a passage that a figure stands in."""
    start = max(span.start, *(text.rfind(mark, span.start, quantity.start) + 1 for mark in _STOPS))
    ends = [end for mark in _STOPS if (end := text.find(mark, quantity.end, min(span.end, start + _LONGEST))) >= 0]
    return text[start : min(ends, default=min(span.end, start + _LONGEST))]


def _sign(claim: Claim, quantity: Quantity, known: Known) -> Reason | None:
    """Such as "3 degrees" for "-3 degrees"."""
    text = claim.sentence.text
    same = [
        (span, q, source)
        for span, q, source in _in_evidence(claim, known)
        if abs(q.value) == abs(quantity.value) and same_unit(q.unit, quantity.unit)
    ]
    negative = _is_negative(text, quantity)
    if not same or any(_is_negative(source, q) == negative for _, q, source in same):
        return None
    if kind_of_unit(quantity.unit) != "temperature" and any(
        FALLS.search(lowered(told)) for told in (text, *(s.text for s, _, _ in same))
    ):
        return None
    span, other, source = same[0]
    return _changed(
        claim, quantity, span, other, minus_before(lowered(text), quantity.start), minus_before(lowered(source), other.start)
    )


def _is_negative(text: str, quantity: Quantity) -> bool:
    low = lowered(text)
    return (
        quantity.value < 0
        or minus_before(low, quantity.start) < quantity.start
        or bool(kind_of_unit(quantity.unit) == "temperature" and _MINUS_BEHIND.match(low, quantity.end))
    )


def _relation(claim: Claim, quantity: Quantity, known: Known) -> Reason | None:
    """Such as "p > 0.05" for "p < 0.05"."""
    own = _relation_of(claim.sentence.text, quantity)
    same = [(span, q, _relation_of(source, q)) for span, q, source in _in_evidence(claim, known) if q.value == quantity.value]
    if not own or not same or any(not other or other == own for _, _, other in same):
        return None
    return _changed(claim, quantity, same[0][0], same[0][1])


def _relation_of(text: str, quantity: Quantity) -> str:
    found = _RELATION.search(text[max(0, quantity.start - 6) : quantity.start])
    return _RELATIONS[found[1]] if found else ""


def _changed(
    claim: Claim, quantity: Quantity, span: SourceSpan, other: Quantity, start: int | None = None, other_start: int | None = None
) -> Reason:
    start = quantity.start if start is None else start
    place = source_span(claim, span.source, other.start if other_start is None else other_start, other.end)
    message = f"“{place.text}” in the source is “{claim.sentence.text[start : quantity.end]}” here."
    return claim.reason(KIND, message, start, quantity.end, place)
