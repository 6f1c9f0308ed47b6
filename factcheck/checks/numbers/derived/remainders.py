"""What a number or a share leaves: 280 of 400 patients where 120 got the drug, three quarters where a quarter passed."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import permutations, product
from math import isclose

from factcheck.checks.antonyms.check import are_opposites
from factcheck.checks.claim import Claim
from factcheck.checks.kept import kept
from factcheck.checks.numbers.derived.fitting import ALL_BUT, before, fits
from factcheck.checks.numbers.quantities import Quantity
from factcheck.checks.numbers.support import MOST_OPERANDS, Known
from factcheck.checks.plain_text import lowered, words_near
from factcheck.checks.vocabulary.words import stem
from factcheck.report import SourceSpan
from factcheck.text.languages import ENGLISH_WORDS

_OTHERS_BEFORE = re.compile(r"\b(?:other|remaining|rest of the|more|further)\s$")
_OTHERS_BEHIND = re.compile(r"\s(?:\w+\s)?(?:other|others|older|younger|elder|remaining)\b")
_NOT = re.compile(
    r"\b(?:not|no|never|none|nobody|without|against|other|others|rest|remain\w*|left|empty|lack\w*|except|outside|un\w{4,}|non\w*)\b|n['’]t\b"
)
_DENIED = re.compile(r"\b(?:not|no|never|nobody|none|without|lack(?:s|ed|ing)?)\b|n['’]t\b")
_THE_REST = re.compile(r"\bthe\s(?:rest|others?|remainder|remaining\s\w+)\b(?P<what>[^.;:]*)")
_CLAUSE = re.compile(r"[^.;:!?,]+")
_COUNTED = re.compile(r"^[\s-]?(?:of\s)?(?:the\s|its\s|their\s|all\s|these\s|those\s)*[\w-]+")
"""What a share is of, behind it: "of the boys"."""
_END = re.compile(r"(?:\s(?:\w+\s){0,2})?(?:before|from|to)\s(?:the\s)?(?:end|time|final whistle|full time|go)\b")
_MATCH = 90
"""Minutes of a football match."""
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 3  # letters of a word that says something: "men"
_ROUNDED = 0.7  # percentage points between a fraction in words and a share in figures
_ONE_PART = 2  # a number and what it leaves
_LONGEST = 2_000
"""Characters of a passage of which it is worked out what is left."""


def as_remainder(told: str, quantity: Quantity, known: Known) -> str:
    """What leaves the quantity of a claim in lower case, in a sentence, or "" where nothing does."""
    value = quantity.value
    if share := share_left(told, quantity, known):
        return share
    if not quantity.unit and _is_rest(told, quantity, known):
        return "This is what the source leaves of a number."
    others = _OTHERS_BEFORE.search(before(told, quantity)) or _OTHERS_BEHIND.match(told, quantity.end)
    if others and not quantity.unit and any(other.form == "cardinal" and not other.unit for other in known.near(value + 1)):
        return f"This is one fewer than {value + 1:,.10g} in the source."
    if (
        quantity.unit == "minute"
        and _END.match(told, quantity.end)
        and any(q.form == "ordinal" for q in known.near(_MATCH - value))
    ):
        return f"This is {_MATCH} less {_MATCH - value:,.10g}."
    return ""


def is_share_left(claim: Claim, quantity: Quantity, known: Known) -> str:
    """The same of a share told as a fraction."""
    return share_left(lowered(claim.sentence.text), quantity, known)


def share_left(told: str, quantity: Quantity, known: Known) -> str:
    """What of 100 percent the shares of the evidence leave, in a sentence, or ""."""
    if quantity.unit != "percent" and quantity.form != "fraction":
        return ""
    if _is_of_the_rest(told, quantity, known):
        return "This is what remains of 100 percent."
    own = quantity.value if quantity.unit == "percent" else 100 * quantity.value
    slack = 1e-6 if quantity.unit == "percent" else _ROUNDED
    for span in {span for span, _ in known.evidence}:
        shares = [other.value for place, other in known.evidence if place == span and other.unit == "percent"]
        if len(shares) > 1 and isclose(100 - sum(shares), own, abs_tol=slack):
            return "This is what remains of 100 percent."
    return ""


def _is_of_the_rest(told: str, quantity: Quantity, known: Known) -> bool:
    """Whether a share is what another one leaves, and the claim says something else of it than the source says of that one."""
    for span, other in known.evidence:
        if max(len(span.text), len(told)) > _LONGEST:
            continue
        share = other.value if other.form == "fraction" else other.value / 100 if other.unit == "percent" else 0.0
        whole = 1.0 if quantity.form == "fraction" else 100.0
        if not 0 < share < 1 or not fits(replace(quantity, values=(quantity.value,)), whole * (1 - share)):
            continue
        theirs = lowered(span.text)
        if bool(_NOT.search(told)) != bool(_NOT.search(theirs)):
            return True
        both_shares = quantity.form == "fraction" or other.form == "fraction"
        if _says_else(told, quantity, theirs) if both_shares else words_near(told, 0, 0, len(told)) - _near(theirs):
            return True
    return False


def _near(text: str) -> frozenset[str]:
    return words_near(text, 0, 0, len(text))


def _says_else(told: str, quantity: Quantity, theirs: str) -> bool:
    """Whether a claim has a word that a text has not, beside what its share is of."""
    counted = _COUNTED.match(told[quantity.end :])
    rest = told[: quantity.start] + " " + told[quantity.end + (counted.end() if counted else 0) :]
    new = _stems(rest) - _stems(theirs)
    return any(len(word) >= _SHORTEST and word not in ENGLISH_WORDS for word in new)


def _is_rest(told: str, quantity: Quantity, known: Known) -> bool:
    """Whether it counts those of a number of whom the source's own count is not told: eleven who died where three of 14 survived."""
    for span in {span for span, _ in known.evidence if len(span.text) <= _LONGEST >= len(told)}:
        counts = [other for place, other in known.evidence if place == span and other.form == "cardinal" and not other.unit]
        if (left := _left_of_several(counts, span)) is not None:
            if isclose(left, quantity.value):
                return True
            continue
        for part, whole in permutations(counts[:MOST_OPERANDS], 2):
            if isclose(part.value + quantity.value, whole.value) and (
                part.value in known.stated or _is_left(told, quantity, part, whole, span)
            ):
                return True
    return False


def _left_of_several(counts: list[Quantity], span: SourceSpan) -> float | None:
    """What several parts leave where a passage tells of the rest: two of "of seven, four are houses, one a café; the others"."""
    rest = _THE_REST.search(lowered(span.text))
    told = [count.value for count in counts if rest and count.start - span.start < rest.start()]
    left = told[0] - sum(told[1:]) if len(told) > _ONE_PART else 0.0
    return left if left > 0 else None


def _is_left(told: str, quantity: Quantity, part: Quantity, whole: Quantity, span: SourceSpan) -> bool:
    """Whether a claim tells of those that a part leaves what the source tells of the rest, or the contrary of what it tells of the part."""
    theirs = lowered(span.text)
    at = part.start - span.start
    turned = _is_turned(told, span.text)
    if ALL_BUT.search(theirs[:at]):
        return not turned and bool(_DENIED.search(told)) == bool(_DENIED.search(theirs))
    rest = _THE_REST.search(theirs, max(part.end, whole.end) - span.start)
    if turned or (rest and _near(rest["what"]) & _near(told)):
        return True
    clause = next((one[0] for one in _CLAUSE.finditer(theirs) if one.start() <= at < one.end()), theirs)
    alike = quantity.noun in ("", whole.noun) or quantity.noun not in _near(theirs)
    return alike and bool(_DENIED.search(told)) != bool(_DENIED.search(clause)) and len(_near(told) - _near(theirs)) <= 1


def _is_turned(told: str, text: str) -> bool:
    """Whether a claim has the opposite of a word of a text."""
    return any(are_opposites(*pair) for pair in product(_stems(told), _stems(lowered(text))))


@kept
def _stems(text: str) -> frozenset[str]:
    return frozenset(map(stem, _WORD.findall(text)))
