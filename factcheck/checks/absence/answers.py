"""Whether a sentence answers what is asked of a thing: when, how much, who. Surely, for an error; or perhaps, so that nothing is said.

What surely answers stands in the same clause as the thing, and is of it: of "Seats cost 40 dollars" the number of seats is not told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from factcheck.checks.absence.topics import folded, forms
from factcheck.checks.dates.clock import clocks
from factcheck.checks.dates.moments import moments
from factcheck.checks.vocabulary.words import scan
from factcheck.text.languages import ENGLISH_WORDS

Things = Sequence[frozenset[str]]
"""The words of what is asked about, in order, each by the words that it may be a form of."""

_LEAD = re.compile(
    r"\A((?:in|on|at|by|from|since|after|before|during|until|every|because of|due to|thanks to|owing to)\b[^,;:]{1,40}),\s", re.I
)
_AGE = re.compile(r",\s(?:aged\s)?(\d{1,3})(?: years old)?(?=,\s|[.]?\Z)")
_BOUNDARY = re.compile(
    r"[,;:()]\s|\s[-–—]\s|—|\b(?:and|but|while|whereas|or|which|who|although|though|where|because (?!of\b))\b", re.I
)
_FIGURE = (
    r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    r"|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?|(?:a )?(?:dozen|hundred|thousand|million))"
)
_CURRENCY = r"(?:pounds?|dollars?|euros?|pence|cents?|francs?|kroner|kronor|yen|rupees?)"
_TIME_UNIT = r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|years?|decades?|centur(?:y|ies))"
_LENGTH_UNIT = r"(?:kilomet(?:re|er)s?|met(?:re|er)s?|miles?|feet|foot|yards?|inch(?:es)?|cm|mm|km|m)"
_CALENDAR = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday thursday"
    " friday saturday sunday christmas easter spring summer autumn winter".split()
)
_NAME = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*"
_PREPOSITIONS = frozenset("of in on at by for from with to than as".split())
_HAVE = re.compile(
    r"\b(?:has|have|had|with|are|were|holds?|held|employs?|offers?|contains?|includes?|seats|all|the|its)(?: \w+ly)?\s\Z"
)
_MONEY = re.compile(
    rf"[$€£¥₹]\s?\d|\b{_FIGURE}(?: (?:hundred|thousand|million|billion))? {_CURRENCY}\b"
    r"|\bfree(?: of charge)?(?=[\s.]*\Z|\s(?:for|on|to)\b)",
    re.I,
)
_FREQUENCY = re.compile(
    rf"\bevery (?:\w+ )?(?:{_TIME_UNIT}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|morning|evening|afternoon|weekday|weekend)\b"
    rf"|\b(?:daily|weekly|hourly|monthly|yearly|annually)\b|\b(?:once|twice|{_FIGURE} times) (?:a|an|per|each|every|in)\b",
    re.I,
)
_DURATION = re.compile(rf"\b{_FIGURE}[ -]{_TIME_UNIT}\b(?!\s(?:ago|later|earlier|before|after|old)\b|-old)", re.I)
_LENGTH = re.compile(rf"\b{_FIGURE}[ -]{_LENGTH_UNIT}[ -]long\b|\blength of (?:\w+ )?{_FIGURE}", re.I)
_FAR = re.compile(rf"\b{_FIGURE} {_LENGTH_UNIT} (?:\w+ )?(?:from|away|off)\b", re.I)
_TALL = re.compile(
    rf"\b{_FIGURE}[ -]{_LENGTH_UNIT}(?: {_FIGURE}(?: inch(?:es)?)?)?[ -](?:tall|high)\b|\bheight of (?:\w+ )?{_FIGURE}", re.I
)
_AREA = re.compile(rf"\b{_FIGURE} (?:square|hectares?|acres?)\b", re.I)
_WEIGHT = re.compile(rf"\b{_FIGURE}[ ]?(?:kg|kilos?|kilograms?|kilogrammes?|grams?|g|tonnes?|tons?|lbs?|pounds)\b", re.I)
_SPEED = re.compile(rf"\b{_FIGURE}[ ]?(?:km/h|mph|knots|{_LENGTH_UNIT} (?:an|per|a) (?:hour|second))\b", re.I)
_PERCENTAGE = re.compile(rf"\b{_FIGURE}\s?(?:%|percent\b|per cent\b)", re.I)
_INHABITANTS = re.compile(
    rf"\b{_FIGURE}(?: million)? (?:people|inhabitants|residents)\b|\bpopulation (?:of|is) (?:\w+ )?{_FIGURE}", re.I
)
_CAUSE = re.compile(r"\b(?:because|due to|owing to|thanks to|in order to|so that|caused by|prompted by|as a result of)\b", re.I)
_PLACE = re.compile(
    rf"\b(?:in|at|near|outside|on|off|along) (?:the )?(?P<name>{_NAME})"
    r"|\b(?:near|outside|inside|beside|behind|opposite|next to) (?:the|a) \w+"
)
_UNSAID = re.compile(
    r"\b(?:unclear|unknown|not known|not clear|not (?:say|said|disclose|disclosed|specified|revealed|mention)|declined|whether"
    r"|refused to say|undecided|to be (?:announced|decided|confirmed|set)|no details?|yet to)\b|\?[\s\"”]*\Z",
    re.I,
)
_TIME_WORDS = (
    r"second|minute|hour|day|night|week|fortnight|month|year|decade|centur|morning|evening|afternoon|noon|midnight|midday|dawn|dusk|spring"
    r"|summer|autumn|winter|fall|season|term|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend|christmas|easter"
)
# what may answer a question in some way: a text with it is not said to leave the answer out
_PERHAPS_TIME = (
    rf"\d|\b(?:{_TIME_WORDS})|\b(?:today|yesterday|tomorrow|tonight|ago|next|last|since|o'clock|after|before|when|until|till|by|during|once"
    r"|soon|later|then|early|late|recently|now|always|already|daily|weekly|hourly|first|past|over|same|time|long|short|brief\w*"
    r"|follow\w*|upon|through\w*|overnight|all|whole|entire)\b"
)
_PERHAPS_AMOUNT = (
    rf"\d|[,;]|\b(?:{_FIGURE}|half|both|pair|couple|single|only|all|every|each|some|several|many|few|no|none|free|a|an|and|twice"
    r"|double)\b"
)
_PERHAPS_MONEY = (
    rf"[$€£¥₹]\s?\d|\b(?:{_CURRENCY}|free|costs?|prices?|fees?|pays?|paid|payment|charges?|worth|earn\w*|salar\w+|wages?|incomes?|rents?"
    r"|bills?|fares?|rates?|budgets?|discount|cheap\w*|expensive|dear|money|gratis)\b"
)
_PERHAPS_CAUSE = (
    r"\b(?:because|due|since(?! \d)|so|order|reasons?|owing|thanks|caus\w+|after|over|amid|following|result\w*|blam\w+|prompt\w+|led|as"
    r"|to(?! \d)|for(?! \d)|being|having|fear\w*|want\w*|hop(?:e|es|ed|ing)|need\w*|wish\w*|aim\w*|purpose|goal|meant|when|if|given"
    r"|with)\b|[;:–—]"
)
_PERHAPS_PLACE = (
    r"\b(?:in|at|near|on|from|to|outside|inside|behind|by|along|off|under|over|above|below|opposite|beside|beyond|within|across|through"
    r"|around|up|down|here|there|home|abroad|upstairs|downstairs|next|where|local|nearby)\b"
)
_PERHAPS_NAME = r"[A-Z]"
_PERHAPS = {
    "when": _PERHAPS_TIME, "how many": _PERHAPS_AMOUNT, "how much": rf"{_PERHAPS_AMOUNT}|{_PERHAPS_MONEY}",
    "how long": rf"{_PERHAPS_AMOUNT}|{_PERHAPS_TIME}", "how old": rf"\d|\b(?:years?|old|aged?|born|turn\w*|birthday|{_FIGURE})\b",
    "how often": rf"{_PERHAPS_AMOUNT}|{_PERHAPS_TIME}|\b(?:often|usual\w*|regular\w*|never|rare\w*|seldom|sometimes|frequent\w*)\b",
    "how far": _PERHAPS_AMOUNT, "how big": _PERHAPS_AMOUNT, "how large": _PERHAPS_AMOUNT, "how tall": _PERHAPS_AMOUNT,
    "why": _PERHAPS_CAUSE, "where": _PERHAPS_PLACE, "price": _PERHAPS_MONEY, "name": _PERHAPS_NAME,
}  # fmt: skip
TOLD_BY_ANYTHING = frozenset(("who", "whom", "whose", "which", "what", "how"))
"""Questions that a sentence may answer without any sign of it: "the mayor opened it"."""


def may_answer(question: str, text: str) -> bool:
    """Whether a sentence may answer a question in some way."""
    if question == "name":
        return any(m.group()[0].isupper() and folded(m.group()) not in ENGLISH_WORDS for m in scan(text))
    pattern = _PERHAPS.get(question)
    return bool(pattern and re.search(pattern, text, re.I))


def answers(question: str, things: Things, text: str) -> bool:
    """Whether a sentence surely answers a question about things."""
    if _UNSAID.search(text):
        return False
    sure = _SURE.get(question)
    if not sure or not things:
        return False
    if question in ("who", "whom", "whose", "name"):
        return sure(text, things)
    return any(has_all(things, clause) and sure(clause, things) for clause in clauses(text))


def tells_of(things: Things, text: str) -> bool:
    """Whether a sentence has things together in one of its clauses, and says that they are so."""
    return not _UNSAID.search(text) and any(has_all(things, clause) for clause in clauses(text))


def clauses(text: str) -> list[str]:
    """The clauses and the parts of lists in a sentence, roughly; what leads into one stays with it."""
    joined = _AGE.sub(r" aged \1 ", _LEAD.sub(r"\1 ", text.strip()))
    return [part for part in _BOUNDARY.split(joined) if part.strip()]


def has_all(things: Things, text: str) -> bool:
    """Whether a text has all of several words in some form."""
    found = frozenset[str]().union(*(forms(part) for word in _words(text) for part in (word, *word.split("-"))))
    return all(thing & found for thing in things)


def _words(text: str) -> list[str]:
    return [folded(match.group()) for match in scan(text)]


def _is(word: str, thing: frozenset[str]) -> bool:
    return bool(forms(folded(word)) & thing)


def _when(text: str, things: Things) -> bool:
    dated = any(moment.sure and moment.facet not in ("half", "quarter", "daypart") for moment in moments(text))
    ago = re.search(rf"\b{_FIGURE} {_TIME_UNIT} ago\b", text, re.I)
    return dated or bool(clocks(text) or ago)


def _old(text: str, things: Things) -> bool:
    age = re.search(r"\b(?:aged|is|was|turned) (\d{1,3})\b(?! \w+s\b(?<!years))|\b\d{1,3}[ -]years?[ -]old\b", text)
    if not age:
        return False
    around = [*_words(text[: age.start()])[-3:], *_words(text[age.end() :])[:2]]
    return any(_is(word, thing) for word in around for thing in things)


def _many(text: str, things: Things) -> bool:
    """A figure right before the things; where nothing else is asked, only one that is had or that there are."""
    for figure in re.finditer(rf"\b(?:{_FIGURE}|no)\s", text, re.I):
        behind = _words(text[figure.end() :])[:3]
        place = next((at for at, word in enumerate(behind) if _is(word, things[0])), None)
        if place is not None and not _PREPOSITIONS & set(behind[:place]):
            return len(things) > 1 or bool(_HAVE.search(text[: figure.start()]))
    return False


def _much(text: str, things: Things) -> bool:
    return bool(_MONEY.search(text)) or bool(re.search(rf"\b{_FIGURE} \w+ of ", text, re.I) and _of_a_thing(text, things))


def _of_a_thing(text: str, things: Things) -> bool:
    return any(_is(match[1], things[0]) for match in re.finditer(r" of ([\w-]+)", text))


def _long(text: str, things: Things) -> bool:
    """How long something is, or how long what is done to it lasts, which a verb among the things tells."""
    lasts = any(thing & _LASTING for thing in things)
    return bool(_LENGTH.search(text) or (lasts and _DURATION.search(text)))


_LASTING = frozenset("last take run stay live wait work sail serve rule reign keep continue travel drive fly".split())


def _why(text: str, things: Things) -> bool:
    """The things before the reason, or behind one that the sentence begins with."""
    cause = _CAUSE.search(text)
    return bool(cause) and has_all(things, text[: cause.start()] if cause and cause.start() else text)


def _where(text: str, things: Things) -> bool:
    return any(not match["name"] or folded(match["name"].split()[0]) not in _CALENDAR for match in _PLACE.finditer(text))


def _who(text: str, things: Things) -> bool:
    """A name beside what is asked about: "the captain is Ida Wren", "Ida Wren, the captain", "painted by Ida Wren"."""
    told = has_all(things, text)
    for match in re.finditer(_NAME, text):
        words = [word for word in match[0].split() if folded(word) not in ENGLISH_WORDS | _CALENDAR]
        if not told or not words or any(_is(word, thing) for word in words for thing in things):
            continue
        before, behind = text[: match.start()], text[match.end() :]
        beside = re.search(r"([\w-]+)(?:,| is| was| are| were| called| named| by)* \Z", before)
        after = re.match(r"(?:,| is| was|, who is| has| had)*(?: (?:the|a|an|its|their))?(?: \w+)? ([\w-]+)", behind)
        if any(found and any(_is(found[1], thing) for thing in things) for found in (beside, after)):
            return True
    return False


def _by(pattern: re.Pattern[str]) -> Callable[[str, Things], bool]:
    return lambda text, things: bool(pattern.search(text))


_SURE: dict[str, Callable[[str, Things], bool]] = {
    "when": _when, "how many": _many, "how much": _much, "how long": _long, "how old": _old, "how often": _by(_FREQUENCY),
    "how far": _by(_FAR), "how big": _by(_AREA), "how large": _by(_AREA), "how tall": _by(_TALL), "why": _why, "where": _where,
    "who": _who, "whom": _who, "whose": _who, "name": _who, "price": _by(_MONEY), "weight": _by(_WEIGHT), "speed": _by(_SPEED),
    "percentage": _by(_PERCENTAGE), "population": _by(_INHABITANTS), "length": _by(_LENGTH), "duration": _by(_DURATION),
}  # fmt: skip
