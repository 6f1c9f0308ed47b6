"""Reads the quantities in a text: digits, number words, money, percentages, measures, ordinals, fractions, rough numbers, multiples."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from factcheck.checks.moments import ORDINALS
from factcheck.checks.plain_text import lowered, stem
from factcheck.checks.units import CURRENCIES, MEASURES, MULTIPLES, PERCENT, SCALES, TOUCHING_SCALES, VAGUE

Form = Literal["cardinal", "ordinal", "fraction", "vague", "multiple"]
Hedge = Literal["", "about", "over", "under"]

_SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
        "nineteen".split()
    )
}
_TENS = {word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_BIG = {word: value for word, value in SCALES.items() if word not in ("mln", "mn", "bn", "tn")}
_PARTS = {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "fifth": 0.2, "sixth": 1 / 6, "eighth": 0.125, "tenth": 0.1}
_SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_HEDGES_BEFORE: dict[str, Hedge] = {
    **dict.fromkeys(("about", "around", "approximately", "roughly", "some", "circa", "estimated", "close to", "~", "≈"), "about"),
    **dict.fromkeys(("more than", "over", "at least", "above", "upwards of", "exceeding", "greater than", "no fewer than"), "over"),
    **dict.fromkeys(("nearly", "almost", "under", "less than", "fewer than", "below", "up to", "at most", "as many as", "as much as"), "under"),
}
_HEDGES_AFTER: dict[str, Hedge] = {"or so": "about", "or more": "over", "plus": "over", "+": "over", "or less": "under", "or fewer": "under"}
_TOKEN = re.compile(
    r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d{1,20})?|\d{1,3}(?: ?, \d{3})+(?!\d)|\d{1,15} ?\. \d{1,5}(?![\d%]* [.,] \d)|(?<![\w.])\.\d{1,20}|\d{1,20}(?:\.\d{1,20})?"
    r"|[^\W\d_]+|[^\w\s]"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity, where ``text[start:end]`` is its number with currency, scale and unit.

    `values` are the possible readings, `step` the unit of the last place that the number states (100 for "1,200"). `unit` is a currency,
    "percent", a measure as in `MEASURES`, or "" for none. `noun` is the stem of the word that follows.
    """

    start: int
    end: int
    values: tuple[float, ...]
    step: float
    form: Form = "cardinal"
    unit: str = ""
    noun: str = ""
    hedge: Hedge = ""
    in_words: bool = False
    scale: float = 1.0
    high: float = 0.0

    @property
    def value(self) -> float:
        """The likeliest reading."""
        return self.values[0]


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str


@lru_cache(maxsize=64)
def quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity in the text, sorted by start; years and days of the month are among them."""
    tokens = [_Token(*match.span(), match[0]) for match in _TOKEN.finditer(lowered(text))]
    found: list[Quantity] = []
    at = 0
    while at < len(tokens):
        read = _read(tokens, at)
        if read is None:
            at += 1
            continue
        quantity, at = read
        found.append(quantity)
    return tuple(_share_scales(lowered(text), found))


def _share_scales(text: str, found: list[Quantity]) -> list[Quantity]:
    """In "$5-10 million" and "five to six hundred" the numbers share a scale and a currency."""
    for index, (first, second) in enumerate(zip(found, found[1:], strict=False)):
        between = text[first.end : second.start].strip() if second.start - first.end < 6 else "x"
        if between not in ("-", "to", "and", "or") or not first.form == second.form == "cardinal":
            continue
        if second.scale > first.scale == 1:
            found[index] = replace(first, values=(*first.values, *(value * second.scale for value in first.values)))
        if between != "and":
            unit = first.unit or second.unit
            found[index] = replace(found[index], unit=unit)
            found[index + 1] = replace(second, unit=second.unit or unit)
    return found


def _read(tokens: Sequence[_Token], at: int) -> tuple[Quantity, int] | None:
    """The quantity that begins at this token, dressed with all that belongs to it, and the place behind it."""
    core = _digits(tokens, at) or _words(tokens, at) or _rough(tokens, at)
    if core is None:
        return None
    quantity, after = core
    quantity, after = _fraction(tokens, quantity, after)
    first = at
    if at and tokens[at - 1].text in CURRENCIES and tokens[at].start - tokens[at - 1].end <= 1 and not tokens[at - 1].text.isalpha():
        first = at - 1
        quantity = replace(quantity, start=tokens[first].start, unit=CURRENCIES[tokens[first].text])
    if quantity.form == "cardinal" or quantity.form == "vague":
        quantity, after = _unit(tokens, quantity, after)
    quantity = replace(quantity, noun=_noun(tokens, after), hedge=_hedge(tokens, first, after))
    return quantity, after


def _word_at(tokens: Sequence[_Token], at: int) -> str:
    return tokens[at].text if 0 <= at < len(tokens) else ""


def _skip_hyphen(tokens: Sequence[_Token], at: int) -> int:
    return at + 1 if _word_at(tokens, at) == "-" else at


def _touching(tokens: Sequence[_Token], at: int) -> bool:
    """Whether the token follows the one before without a gap."""
    return 0 < at < len(tokens) and tokens[at].start == tokens[at - 1].end


def _digits(tokens: Sequence[_Token], at: int) -> tuple[Quantity, int] | None:
    token = tokens[at]
    if token.text in _SIGNS:
        return Quantity(token.start, token.end, (_SIGNS[token.text],), 0.01, "fraction"), at + 1
    if not token.text[-1].isdigit() or (_touching(tokens, at) and tokens[at - 1].text[-1].isalpha()):
        return None
    number = token.text.replace(" ", "").replace(",", "")
    value, decimals = float(number), len(number.partition(".")[2])
    step = 10.0**-decimals if decimals else _round_step(value)
    values, end, after = (value, *_pieces(token.text)), token.end, at + 1
    if _word_at(tokens, after) in _SIGNS:
        values, end, after, step = (value + _SIGNS[tokens[after].text],), tokens[after].end, after + 1, 0.25
    following = _word_at(tokens, after)
    if _touching(tokens, after) and following in ("st", "nd", "rd", "th"):
        return Quantity(token.start, tokens[after].end, values, 1, "ordinal"), after + 1
    if _touching(tokens, after) and following in TOUCHING_SCALES:
        scale = TOUCHING_SCALES[following]
        readings = (value * scale, value) if following in ("m", "k", "b", "t") else (value * scale,)
        return Quantity(token.start, tokens[after].end, readings, step * scale), after + 1
    scaled, after = _scales(tokens, after)
    if scaled > 1:
        step = (10.0**-decimals if decimals else 1) * scaled
        end = tokens[after - 1].end
    return Quantity(token.start, end, tuple(v * scaled for v in values), step, scale=scaled), after


def _pieces(digits: str) -> tuple[float, ...]:
    """Tokenised text writes "2 . 5" and "12 , 200"; they may also be two numbers with a full stop or comma between."""
    return tuple(float(piece) for piece in re.findall(r"\d+", digits)) if " " in digits else ()


def _round_step(value: float) -> float:
    """100 for 1,200: the place of the last digit that is not zero."""
    step = 1.0
    while value and value % (step * 10) == 0 and step < 1e15:
        step *= 10
    return step


def _scales(tokens: Sequence[_Token], at: int) -> tuple[float, int]:
    scale = 1.0
    while (word := _word_at(tokens, _skip_hyphen(tokens, at))) in SCALES and scale < 1e15:
        scale *= SCALES[word]
        at = _skip_hyphen(tokens, at) + 1
    return scale, at


def _words(tokens: Sequence[_Token], at: int) -> tuple[Quantity, int] | None:
    start, word = at, tokens[at].text
    if word in ("a", "an", "half", "one") and (read := _indefinite(tokens, at)):
        return read
    if word in ORDINALS:
        return Quantity(tokens[at].start, tokens[at].end, (float(ORDINALS[word]),), 1, "ordinal", in_words=True), at + 1
    if word not in _SMALL and word not in _TENS:
        return None
    total = group = 0.0
    scale = 1.0
    pending_and = False
    last = at
    while True:
        word = _word_at(tokens, at)
        if word in _TENS and group % 100 == 0:
            group += _TENS[word]
        elif word in _SMALL and (group % 100 == 0 or (group % 10 == 0 and group % 100 >= 20 and _SMALL[word] < 10)) and not (last < at and not group and not total):
            group += _SMALL[word]
        elif word == "hundred" and 0 < group < 100:
            group, scale = group * 100, 100
        elif word in _BIG and word != "hundred" and group:
            total += group * _BIG[word]
            group, scale = 0, _BIG[word]
        elif word in ORDINALS and ORDINALS[word] < 10 and group % 100 >= 20 and group % 10 == 0 and _word_at(tokens, at - 1) == "-":
            value = total + group + ORDINALS[word]
            return Quantity(tokens[start].start, tokens[at].end, (value,), 1, "ordinal", in_words=True), at + 1
        else:
            break
        pending_and, last = False, at
        at += 1
        if _word_at(tokens, at) == "-" and _word_at(tokens, at + 1) in _SMALL | _BIG | ORDINALS:
            at += 1
        elif _word_at(tokens, at) == "and" and (group >= 100 or (total and not group)) and not pending_and and _word_at(tokens, at + 1) in _SMALL | _TENS:
            pending_and = True
            at += 1
    at = last + 1
    value = total + group
    part, behind = _and_a_half(tokens, at)
    if part:
        scale, behind = _scales(tokens, behind)
        return Quantity(tokens[start].start, tokens[behind - 1].end, ((value + part) * scale,), 0.5 * scale, in_words=True), behind
    return Quantity(tokens[start].start, tokens[last].end, (value,), _round_step(value) if value >= 20 else 1, in_words=True, scale=scale), at


def _and_a_half(tokens: Sequence[_Token], at: int) -> tuple[float, int]:
    """0.5 or 0.25 for "and a half", "-and-a-quarter"."""
    words = [(index, tokens[index].text) for index in range(at, min(at + 6, len(tokens))) if tokens[index].text != "-"][:3]
    if len(words) == 3 and words[0][1] == "and" and words[1][1] == "a" and words[2][1] in ("half", "quarter"):
        return _PARTS[words[2][1]], words[2][0] + 1
    return 0.0, at


def _indefinite(tokens: Sequence[_Token], at: int) -> tuple[Quantity, int] | None:
    """"a million", "half a million", "half a dozen", "a dozen"; and the bare "half"."""
    word, following = tokens[at].text, _word_at(tokens, at + 1)
    if word == "half":
        article = at + 2 if following in ("a", "an") else at + 1
        scale, after = _scales(tokens, article)
        if scale > 1:
            return Quantity(tokens[at].start, tokens[after - 1].end, (0.5 * scale,), 0.25 * scale, in_words=True), after
        return None
    if word != "one" and following in _BIG:
        scale, after = _scales(tokens, at + 1)
        return Quantity(tokens[at].start, tokens[after - 1].end, (scale,), scale, in_words=True), after
    return None


def _rough(tokens: Sequence[_Token], at: int) -> tuple[Quantity, int] | None:
    """"dozens", "hundreds of thousands", "couple of", "doubled", "half of", "a quarter of"."""
    token = tokens[at]
    if token.text in VAGUE and not (token.text == "couple" and _word_at(tokens, at + 1) != "of") and not (
        token.text == "scores" and _word_at(tokens, at + 1) != "of"
    ):
        low, high = VAGUE[token.text]
        after = at + 1
        if _word_at(tokens, after) == "of" and _word_at(tokens, after + 1) in ("thousands", "millions", "billions"):
            factor = VAGUE[tokens[after + 1].text][0]
            low, high, after = low * factor, high * factor, after + 2
        return Quantity(token.start, tokens[after - 1].end, (low,), low, "vague", in_words=True, high=high), after
    if token.text == "tens" and _word_at(tokens, at + 1) == "of" and _word_at(tokens, at + 2) in ("thousands", "millions", "billions"):
        factor = VAGUE[tokens[at + 2].text][0]
        return Quantity(token.start, tokens[at + 2].end, (10 * factor,), 10 * factor, "vague", in_words=True, high=300 * factor), at + 3
    if token.text in MULTIPLES:
        return Quantity(token.start, token.end, (MULTIPLES[token.text],), 1, "multiple", in_words=True), at + 1
    if token.text in ("half", "quarter", "third") and _word_at(tokens, at + 1) in ("of", "the") and _word_at(tokens, at - 1) not in ("first", "second", "third", "fourth", "last", "this", "next", "other", "final", "opening", "better"):
        return Quantity(token.start, token.end, (_PARTS[token.text],), 0.05, "fraction", in_words=True), at + 1
    return None


_NEEDS_PLURAL = frozenset(("second", "won", "min", "sec", "degree", "night"))  # "the two second goals", "two won"


def _fraction(tokens: Sequence[_Token], quantity: Quantity, at: int) -> tuple[Quantity, int]:
    """"two-thirds", "three quarters", "one in five", "three out of four"; anything else as it was."""
    if quantity.form == "multiple" or quantity.form == "vague" or quantity.unit:
        return quantity, at
    behind = _skip_hyphen(tokens, at)
    word = _word_at(tokens, behind)
    part = _PARTS.get(word.removesuffix("s")) or (0.5 if word == "halves" else None)
    if part and quantity.form == "cardinal" and quantity.value < 20 and (word.endswith("s") or quantity.value == 1):
        value = quantity.value * part
        if value <= 1:
            return replace(quantity, end=tokens[behind].end, values=(value,), step=0.05, form="fraction"), behind + 1
    out = at + 2 if word == "out" and _word_at(tokens, at + 1) == "of" else at + 1 if word == "in" else 0
    if out and quantity.form == "cardinal" and quantity.value == int(quantity.value):
        total = _digits(tokens, out) or _words(tokens, out) if out < len(tokens) else None
        if total and total[0].form == "cardinal" and quantity.value < total[0].value <= 1e6 and total[0].value not in range(1900, 2100):
            value = quantity.value / total[0].value
            following = _word_at(tokens, total[1])
            if following not in MEASURES and stem(following) not in MEASURES:
                return replace(quantity, end=total[0].end, values=(value,), step=0.01, form="fraction"), total[1]
    return quantity, at


def _unit(tokens: Sequence[_Token], quantity: Quantity, at: int) -> tuple[Quantity, int]:
    behind = _skip_hyphen(tokens, at)
    word = _word_at(tokens, behind)
    pair = f"{word} {stem(_word_at(tokens, behind + 1))}"
    for name, length in ((pair, 2), (word, 1), (stem(word), 1)):
        if name in PERCENT and not (name == "pc" and not _touching(tokens, behind)):
            return replace(quantity, end=tokens[behind + length - 1].end, unit="percent"), behind + length
        if quantity.unit:
            continue
        unit = CURRENCIES.get(name) or (name if name in MEASURES else "")
        if name == word and word in _NEEDS_PLURAL and behind == at:
            continue
        if unit:
            return replace(quantity, end=tokens[behind + length - 1].end, unit=unit), behind + length
    return quantity, at


_NOT_NOUNS = frozenset(
    "a an the of in on at to and or but for by with from as than is was were are be been has have had that this who which when while after "
    "before more less other others old new about per s his her their its it he she they we i you not will would can could may also said".split()
)


def _noun(tokens: Sequence[_Token], at: int) -> str:
    """The stem of the first word of weight among the next three: the thing counted, near enough."""
    for index in range(at, min(at + 3, len(tokens))):
        word = tokens[index].text
        if word in ".,/":
            return ""
        if word.isalpha() and word not in _NOT_NOUNS:
            return stem(word)
    return ""


def _hedge(tokens: Sequence[_Token], first: int, after: int) -> Hedge:
    before = [token.text for token in tokens[max(0, first - 3) : first]]
    for length in (3, 2, 1):
        if hedge := _HEDGES_BEFORE.get(" ".join(before[-length:])):
            return hedge
    after = _skip_hyphen(tokens, after)
    behind = [token.text for token in tokens[after : after + 2]]
    return _HEDGES_AFTER.get(" ".join(behind)) or _HEDGES_AFTER.get(" ".join(behind[:1])) or ""
