"""Numbers and quantities that the sources do not have, whatever way they are written there.

Years and calendar dates belong to `factcheck.checks.dates.check`. A number that counting, adding or subtracting yields is only "info".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from math import isclose

from factcheck.checks.claim import Claim
from factcheck.checks.dates.moments import moments, undated
from factcheck.checks.numbers import change, meaning
from factcheck.checks.numbers.derived import (
    as_measured,
    as_share,
    breaks_bound,
    by_operation,
    derivation,
    has_collective,
    has_span,
    is_beyond_limit,
    is_case,
    is_change,
    is_counted_time,
    is_denied,
    is_in_other_spelling,
    is_month_in_weeks,
    is_multiple,
    is_noon,
    is_noted_cell,
    is_ratio,
    is_share_left,
    is_share_of_multiple,
    is_time_between,
    may_be_left,
    may_follow,
)
from factcheck.checks.numbers.hedges import BELOW, are_opposite, is_age, is_counted_back
from factcheck.checks.numbers.measures import kind_of_unit, same_unit
from factcheck.checks.numbers.quantities import Form, Quantity, quantities
from factcheck.checks.numbers.support import (
    Known,
    is_converted,
    is_of_the_top,
    is_rounded,
    is_share_within_bound,
    is_trivial,
    is_within_bound,
    known_numbers,
    like_rival,
    rival,
)
from factcheck.checks.own_words import OWN_WORDS, own_words
from factcheck.checks.plain_text import lowered, source_span
from factcheck.report import Reason, Severity, SourceSpan

KIND = "number"
MOST_NUMBERS = 300
"""Numbers of one sentence that are looked up; a sentence with more is a table."""
_SMALL = 10  # counts up to here are often made by counting names
_FAR = 0.12  # how far a share is from one that it may be said for
_FROM_TO = 2  # moments between which time passes
_LIST_MARK = re.compile(r"\d{1,3}[.)](?:\s|$)")
_DENIES = re.compile(
    r"\b(?:not|never|cannot|nobody|no one|none|without|un\w+able)\b|n['’]t\b|\bno (?!(?:more|less|fewer|\w+er) than)", re.I
)
_CLAUSE_END = re.compile(r"[.;:!?]\s")
_SPLIT_DECIMAL = re.compile(r"\d ?\. ?\d")


def find(claim: Claim) -> list[Reason]:
    """The numbers of the sentence that the sources do not support, each with the closest number of its sort in the evidence."""
    if not any(source.strip() for source in claim.sources):
        return []
    stated = [
        quantity
        for quantity in undated(claim.sentence.text, quantities(claim.sentence.text))
        if not is_trivial(claim.sentence.text, quantity)
    ]
    stated = [
        quantity for quantity in stated[:MOST_NUMBERS] if not _is_cut(claim, quantity) and not _is_list_mark(claim, quantity)
    ]
    if not stated:
        return []
    known = known_numbers(claim)
    found = [reason for quantity in stated if (reason := _JUDGES[quantity.form](claim, quantity, known))]
    errors = {reason.start for reason in found if reason.severity == "error"}
    wrong = [*change.find(claim, stated, known), *meaning.find(claim, stated, known)]
    found = [reason for reason in found if reason.severity == "error" or not any(other.start == reason.start for other in wrong)]
    return found + [reason for reason in wrong if reason.start not in errors]


def _is_cut(claim: Claim, quantity: Quantity) -> bool:
    """Whether the sentence begins or ends within a number of tokenised text ("2 . 5 metres")."""
    sentence = claim.sentence
    edges = [sentence.start] if quantity.start == 0 else [sentence.end] if len(sentence.text) - quantity.end <= 2 else []
    return any(
        match.start() < min(edge, 4) < match.end()
        for edge in edges
        for match in _SPLIT_DECIMAL.finditer(claim.rewrite[max(0, edge - 4) : edge + 4])
    )


def _is_list_mark(claim: Claim, quantity: Quantity) -> bool:
    """Whether the number only counts the item of a list: "5. Roast for an hour"."""
    return quantity.start == 0 and bool(_LIST_MARK.match(claim.sentence.text))


def _unsupported(claim: Claim, quantity: Quantity, known: Known, severity: Severity) -> Reason:
    text, other = claim.sentence.text[quantity.start : quantity.end], rival(claim, quantity, known)
    message = f"“{other.text}” in the source is “{text}” here." if other else f"“{text}” is not in the source."
    certain = severity != "error" or _is_certain(claim, quantity, known)
    return _reason(claim, quantity, severity if certain else "warning", message, other)


def _is_certain(claim: Claim, quantity: Quantity, known: Known) -> bool:
    """Whether a number that the sources do not have is wrong for sure: a claim in words of its own may have worked it out."""
    told = lowered(claim.sentence.text)
    if may_be_left(told, quantity, known) or is_denied(claim, quantity, known):
        return False
    if own_words(claim, quantities) < OWN_WORDS or breaks_bound(quantity, known):
        return True
    passes = kind_of_unit(quantity.unit) == "time" and any(len(moments(span.text)) >= _FROM_TO for span in claim.evidence)
    return not passes and not may_follow(told, quantity, known)


def _reason(claim: Claim, quantity: Quantity, severity: Severity, message: str, source: SourceSpan | None = None) -> Reason:
    return claim.reason(KIND, message, quantity.start, quantity.end, source, severity)


def _cardinal(claim: Claim, quantity: Quantity, known: Known) -> Reason | None:
    same = [other for value in quantity.values for other in known.near(value)]
    if same:
        return (
            _other_unit(claim, quantity, known, same)
            or _other_bound(claim, quantity, known, same)
            or _elsewhere(claim, quantity, known)
        )
    if (
        (is_counted_time(claim, quantity) or is_time_between(claim, quantity) or is_month_in_weeks(claim, quantity))
        or has_span(claim, quantity)
        or is_noon(claim, quantity)
        or is_converted(quantity, known)
        or (is_rounded(quantity, known) and not _is_of_age(claim, quantity, known))
        or has_collective(claim, quantity.value)
        or is_share_of_multiple(quantity, known)
        or is_in_other_spelling(claim, quantity, known)
    ):
        return None
    if derived := derivation(claim, quantity, known) or (
        is_change(claim.sentence.text, quantity, known) or as_share(quantity, known)
        if quantity.unit == "percent"
        else by_operation(lowered(claim.sentence.text), quantity, known)
    ):
        if change.is_points(claim.sentence.text, quantity, derived):
            told = claim.sentence.text[quantity.start : quantity.end]
            return _reason(claim, quantity, "error", f"{derived} So “{told}” would be percentage points.")
        return _reason(claim, quantity, "info", derived)
    if is_case(claim, quantity, known) or is_noted_cell(claim, quantity, known) or is_beyond_limit(quantity, known):
        return None
    if is_of_the_top(claim.sentence.text, quantity, known):
        return _unsupported(claim, quantity, known, "warning")
    in_passing = not quantity.unit or (quantity.in_words and quantity.value == 1)  # "one day"
    if quantity.value <= _SMALL and quantity.value == int(quantity.value) and in_passing:
        sure = like_rival(claim, quantity, known) and not _points_back(claim, quantity, known)
        return _unsupported(claim, quantity, known, "error" if sure else "info")
    return _unsupported(claim, quantity, known, "warning" if is_within_bound(quantity, known) else "error")


def _is_of_age(claim: Claim, quantity: Quantity, known: Known) -> bool:
    """Whether a figure is an age, or near to one of the evidence; 39 is not 40."""
    if quantity.hedge or quantity.unit not in ("", "year"):
        return False
    if is_age(claim.sentence.text, quantity.start, quantity.end):
        return True
    near = [(span, other) for span, other in known.evidence if abs(other.value - quantity.value) <= quantity.step / 2]
    return bool(near) and all(is_age(claim.sources[span.source], other.start, other.end) for span, other in near)


def _points_back(claim: Claim, quantity: Quantity, known: Known) -> bool:
    """Whether it only counts what was named: "the two branches", where the evidence counts no branches."""
    before = claim.sentence.text[: quantity.start].lower().split()[-1:]
    return before in (["the"], ["these"], ["those"]) and all(other.noun != quantity.noun for _, other in known.evidence)


def _other_unit(claim: Claim, quantity: Quantity, known: Known, same: list[Quantity]) -> Reason | None:
    """The same figure, but of something else everywhere: "5 miles" where the source has "5 km"."""
    if not quantity.unit or is_converted(quantity, known) or derivation(claim, quantity, known):
        return None
    if any(not other.unit or same_unit(quantity.unit, other.unit) or other.form != "cardinal" for other in same):
        return None
    for span, other in known.evidence:
        if other in same:
            place = source_span(claim, span.source, other.start, other.end)
            text = claim.sentence.text[quantity.start : quantity.end]
            alike = kind_of_unit(other.unit) == kind_of_unit(quantity.unit) or quantity.noun == other.noun
            return _reason(
                claim, quantity, "error" if alike else "warning", f"“{place.text}” in the source is “{text}” here.", place
            )
    return None


def _other_bound(claim: Claim, quantity: Quantity, known: Known, same: list[Quantity]) -> Reason | None:
    """Such as "More than 50" where every 50 of the source is "nearly 50"."""
    if not all(are_opposite(quantity.hedge, other.hedge) for other in same):
        return None
    denies = _is_denied(claim.sentence.text, quantity.start)
    for span, other in known.evidence:
        if other in same:
            if other.form != quantity.form:
                return None  # "nearly double" is no bound of 2 dollars
            if denies != _is_denied(span.text, other.start - span.start):
                return None  # what "requires at least 8 GB" does not run with less than 8 GB
            text = claim.sources[span.source]
            if is_counted_back(text.lower(), other.start, other.end):
                return None
            start = text.rfind(" ", span.start, max(span.start, other.start - 10)) + 1 or span.start
            place = source_span(claim, span.source, start, other.end)
            return _reason(claim, quantity, "error", f"“{place.text}” in the source has the opposite bound here.", place)
    return None


def _is_denied(text: str, at: int) -> bool:
    """Whether the clause around a place of a text denies something."""
    start = max((match.end() for match in _CLAUSE_END.finditer(text, 0, at)), default=0)
    end = _CLAUSE_END.search(text, at)
    return bool(_DENIES.search(text, start, end.start() if end else len(text)))


def _elsewhere(claim: Claim, quantity: Quantity, known: Known) -> Reason | None:
    """The figure is in the source, but the evidence has another one for what looks like the same thing."""
    if not known.evidence or any(value in other.values for _, other in known.evidence for value in quantity.values):
        return None
    other = rival(claim, quantity, known)
    if other is None or not like_rival(claim, quantity, known):
        return None
    text = claim.sentence.text[quantity.start : quantity.end]
    return _reason(
        claim, quantity, "warning", f"The closest passage has “{other.text}”; “{text}” is elsewhere in the source.", other
    )


def _ordinal(claim: Claim, quantity: Quantity, known: Known) -> Reason | None:
    if known.near(quantity.value) or is_case(claim, quantity, known):
        return None
    if like_rival(claim, quantity, known):
        return _unsupported(claim, quantity, known, "error")
    counted_on = quantity.value <= 5 or any(known.near(quantity.value + step) for step in (-1, 1))
    return _unsupported(claim, quantity, known, "warning" if counted_on else "error")


def _fraction(claim: Claim, quantity: Quantity, known: Known) -> Reason | None:
    value, slack = quantity.value, 0.1 if quantity.hedge else quantity.step
    if any(other.form in ("fraction", "multiple") for other in known.near(value, slack)) or known.near(value):
        return None
    if any(other.unit == "percent" for other in known.near(value * 100, slack * 100)):
        return None
    if any(is_multiple(other) for other in known.near(1 / value, 0.05)) or is_ratio(known, value):
        return None
    pieces = re.findall(r"\w+", claim.sentence.text[quantity.start : quantity.end].lower())
    if len(pieces) > 1 and all(any(piece in lowered(source) for source in claim.sources) for piece in pieces):
        return None
    if (
        derived := is_change(claim.sentence.text, quantity, known)
        or as_share(quantity, known)
        or is_share_left(claim, quantity, known)
        or as_measured(claim, quantity)
    ):
        return _reason(claim, quantity, "info", derived)
    rivals = any(other.form == "fraction" or other.unit == "percent" for _, other in known.evidence)
    own = (own_words(claim, quantities) >= OWN_WORDS and not _is_of_one_share(quantity, known)) or is_share_within_bound(
        quantity, known
    )
    named = own or (len(pieces) == 1 and any(re.search(rf"\b{pieces[0]}\b", lowered(source)) for source in claim.sources))
    return _unsupported(claim, quantity, known, "error" if rivals and not named else "warning")


def _is_of_one_share(quantity: Quantity, known: Known) -> bool:
    """Whether the sources have one figure, a share, of which neither the quantity nor what it leaves is told."""
    told = [other for numbers in known.sources for other in numbers.found]
    if len(told) != 1 or told[0].unit != "percent" or told[0].hedge in ("over", *BELOW):
        return False
    share = told[0].value / 100
    return min(abs(quantity.value - share), abs(1 - quantity.value - share)) > _FAR


def _multiple(claim: Claim, quantity: Quantity, known: Known) -> Reason | None:
    value = quantity.value
    if known.near(value) or any(other.form in ("multiple", "fraction") for other in known.near(1 / value)):
        return None
    if any(other.unit == "percent" for other in known.near(abs(value - 1) * 100, 10)):
        return None
    if is_ratio(known, value) or has_collective(claim, value):
        return None
    rivals = any(other.form == "multiple" for _, other in known.evidence)
    return _unsupported(claim, quantity, known, "error" if rivals else "warning")


def _vague(claim: Claim, quantity: Quantity, known: Known) -> Reason | None:
    if known.near(quantity.value) or any(other.form == "cardinal" for other in known.between(quantity.value, quantity.high)):
        return None
    if any(other.form == "vague" for other in known.between(quantity.value, quantity.high / 4)):
        return None
    rivals = any(other.form == "vague" and not isclose(other.value, quantity.value) for _, other in known.evidence)
    return _unsupported(claim, quantity, known, "error" if rivals and quantity.value > 2 else "warning")


_JUDGES: dict[Form, Callable[[Claim, Quantity, Known], Reason | None]] = {
    "cardinal": _cardinal,
    "ordinal": _ordinal,
    "fraction": _fraction,
    "multiple": _multiple,
    "vague": _vague,
}
