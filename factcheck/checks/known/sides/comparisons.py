"""What a text says of more and less: comparisons of two things, and ranks of one among all of its kind."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from factcheck.checks.dates.patterns import ORDINALS
from factcheck.checks.known.statement import rows_of, sentences, words_of
from factcheck.checks.plain_text import lowered, stem

_VERBS = {"cost": "costs?|cost", "weigh": "weigh(?:s|ed)?", "have": "has|have|had"}
DENIED = re.compile(
    r"\b(?:not|never|nor|neither|if|than expected|than planned|once|used to|may|might|could|would)\b|n['’]t\b"
    r"|\bno (?:\w+er|more|less) than\b|\b(?:other way (?:a)?round|vice versa|the reverse|reversed|overtook|overtaken|caught up)\b"
)
_HAVE = (
    r"(?:(?P<has>has|have|had)|(?P<verb>use|need|make|win|sell|earn|produce|cause|contain|employ|hold|get|consume|emit)\w*"
    r"|(?P<past>made|won|sold|held|got))"
)
_MORE_OF = re.compile(rf"\b{_HAVE} (?P<way>more|less|fewer) (?P<what>[\w-]+)")
_MOST_OF = re.compile(rf"\b{_HAVE} the (?P<way>most|least|fewest) (?P<what>[\w-]+)")
_FOLLOWED = re.compile(r",? followed (?:closely )?by (?P<others>[^.;:(]+)")
_LIST_END = re.compile(
    r"\s(?:with|at|on|in|who|which|whose|but|while|whereas|where|then|far|a distant|some way)\b.*|,\s(?:then|and then)\b.*"
)
_LISTED = re.compile(r",\s(?:and\s)?|\sand\s")
_THAN = re.compile(r"^ than (?P<other>[^,;:]+)")
_AND_THAN = re.compile(r"\b(?:and|but|while)\b.*")
_RANK = re.compile(r"\b(?P<nth>second|third|fourth)[- ](?P<best>\w+)\b")
_SUBJECT_END = re.compile(r"\s(?:is|are|was|were|has|have|had|costs?|weigh(?:s|ed)?)\b")
_OF_ALL = re.compile(r"\bof (?:the|these|those|all)\s(?:two|three|four|five|six)\b(?:\s\w+)?|\b(?:of|among) (?:all|them)\b")
NO = re.compile(r"^(?:no|none)\b(?: other| of the \w+)?")
ONE = re.compile(
    r"^(?:(?P<one>only one|just one|one|exactly one)|(?P<two>(?:only |just |exactly )?two)|(?P<three>three)|(?P<only>only))\b"
)
_BEHIND = re.compile(r"\b(?:after|behind)\s(?P<who>[^,.;]+)|\bonly\s(?P<only>[^,.;]+?)\s(?:is|was|are|were|has|have|had)\b")
_BARE = re.compile(r"\b(?:has|have|had|does|did) (?P<way>more|less|fewer) than (?P<other>.+)")
_CLAUSE = re.compile(
    r"[,;:]\s|\band\b(?= [^,;]* (?:is|are|was|were|has|have)\b)|\b(?:is|are|was|were|has|have|had|costs?|weighs?)\b[^,;]*\band\b"
)
_OWNER = re.compile(
    r"\b([^\W_]+)['’]s?(?=\s|$|[.,;])|\b(?<!town )(?<!city )(?<!village )of (?:the |an? |its |his |her |their )?([^\W_]+)"
)
_LEFT_OUT = re.compile(
    r"\b(?:except|excluding|besides|apart from|other than|but)\b.*|(?<=any )(\w+) (?:in|on|at|of)\b.*|(?<=every )(\w+) (?:in|on|at|of)\b.*"
)
_NTH = {word: place - 1 for word, place in ORDINALS.items() if place > 1}
_BEFORE_BEST = re.compile(rf"\b(?P<nth>{'|'.join(sorted(_NTH, key=len, reverse=True))})[- ]$")
_AMONG = re.compile(r"\b(?:one|two|three|four|five|some|many|several) of\b[^,;]*$|\bamong\b[^,;]*$")
"""Before a superlative that several have: "one of the five largest"."""
_EXTRA = frozenset("a the much far even slightly considerably little bit lot also still clearly years year".split())


@dataclass(frozen=True, slots=True)
class Edge:
    """The first thing has more of it than the second; ``passage[start:end]`` says so."""

    what: str
    more: frozenset[str]
    less: frozenset[str]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Rank:
    """How many things have more of it than a thing (or less, where `from_below`)."""

    what: str
    who: frozenset[str]
    above: int
    from_below: bool
    start: int
    end: int


@cache
def _forms() -> dict[str, tuple[str, str]]:
    """Each form of a comparison with what it compares, and whether it says more, less, most or least."""
    found = {}
    for what, *columns in rows_of(Path(__file__).with_name("order.toml")):
        for way, cell in zip(("more", "less", "most", "least"), columns, strict=True):
            found.update(dict.fromkeys(cell.split(", "), (what, way)))
    return found


@cache
def _pattern() -> re.Pattern[str]:
    forms = []
    for form in sorted(_forms(), key=len, reverse=True):
        first, _, rest = form.partition(" ")
        forms.append(rf"(?:{_VERBS[first]}) {rest}" if first in _VERBS else re.escape(form))
    return re.compile(rf"\b(?:{'|'.join(forms)})\b")


def _form(text: str) -> tuple[str, str]:
    first, _, rest = text.partition(" ")
    verb = next((verb for verb, pattern in _VERBS.items() if rest and re.fullmatch(pattern, first)), first)
    return _forms()[f"{verb} {rest}".strip()]


def superlative(word: str) -> str:
    """A superlative in its normal form: what it is of, and whether it names the most; itself where it is of no table."""
    return " ".join(_form(word)) if _pattern().fullmatch(word) else word


def compared(low: str) -> Iterator[tuple[str, str, str]]:
    """What a sentence compares: what of it, who has more, who has less."""
    for match in _pattern().finditer(low):
        what, way = _form(match[0])
        than = _THAN.match(low[match.end() :])
        if way in ("more", "less") and than:
            pair = _subject(low, match.start()), _other(than["other"])
            yield (what, *(pair if way == "more" else pair[::-1]))
    for match in _MORE_OF.finditer(low):
        than = _THAN.match(low[match.end() :])
        if than and not any(other.start() <= match.start() < other.end() for other in _pattern().finditer(low)):
            pair = _subject(low, match.start()), _other(than["other"])
            # to use less fuel is to need less fuel
            yield (f"many {match['what']}", *(pair if match["way"] == "more" else pair[::-1]))


def _carried_on(part: str, subject: str, other: str, what: str) -> Iterator[tuple[str, str, str]]:
    """Such as "but uses more fuel" behind "X is faster than Y", "and Y has more than Z" behind "X has more schools than Y"."""
    if what and (bare := _BARE.search(part)):
        pair = _subject(part, bare.start()), bare["other"]
        yield (what, *(pair if bare["way"] == "more" else pair[::-1]))
    match = _MORE_OF.match(part)
    if match and subject and other and " than " not in part:
        yield (f"many {match['what']}", *((subject, other) if match["way"] == "more" else (other, subject)))


def _other(text: str) -> str:
    """What stands behind "than", without what is left out of it: "any town in Norway except Oslo"."""
    return _LEFT_OUT.sub(r"\1", _AND_THAN.sub("", text)).strip()


def named_in(text: str) -> frozenset[str]:
    """The words of what is compared; the owner is not what is owned: "Ben's sister", "the price of the mill"."""
    low = lowered(text)
    owners = {stem(first or second) for first, second in _OWNER.findall(low)}
    return words_of(_OWNER.sub(" ", low)) | frozenset(f"{owner}'s" for owner in owners if words_of(owner))


def _subject(low: str, before: int) -> str:
    """The words of a clause before a comparison, without its verb."""
    clause = _CLAUSE.split(low[:before])[-1]
    return re.sub(r"\b(?:is|are|was|were|has|have|had|does|did)\b.*", "", clause).strip()


def edges_of(passage: str) -> Iterator[Edge]:
    """The comparisons and superlatives of a passage."""
    for at, sentence in sentences(passage):
        low = lowered(sentence)
        if DENIED.search(sentence):
            continue
        end = at + len(sentence.rstrip())
        yield from _followed(low, at, end)
        subject = other = carried = ""
        for part in re.split(r"(?<=[;,])\s|\s(?=and )|\s(?=but )|\s(?=while )", low):
            part = re.sub(r"^(?:and|but|while)\s", "", part.strip(" ,;"))
            found = False
            for what, more, less in [*compared(part), *_carried_on(part, subject, other, carried)]:
                found, carried = True, what
                subject, other = (subject or more, less) if part.startswith(more or " ") else (subject or less, more)
                sides = [named_in(side) for side in (more or subject, less or subject)]
                if (all(sides)) and not ONE.match(more) and not NO.match(more) and not ONE.match(less):
                    common = sides[0] & sides[1]
                    yield Edge(what, sides[0] - common or sides[0], sides[1] - common or sides[1], at, end)
            yield from _best(part, subject, at, end)
            yield from _next_to(low, at, end)
            if head := _SUBJECT_END.search(part):
                subject = part[: head.start()]
            elif not found and part and not subject:
                subject = part


def _next_to(low: str, at: int, end: int) -> Iterator[Edge]:
    """Such as "X is the second-deepest, after Y", or "; only Y is deeper"."""
    ranks = [rank for rank in ranks_of(low) if rank.above == 1]
    behind = _BEHIND.search(low)
    if len(ranks) == 1 and behind:
        best = named_in(behind["who"] or behind["only"])
        yield Edge(ranks[0].what, *((ranks[0].who, best) if ranks[0].from_below else (best, ranks[0].who)), at, end)


def _followed(low: str, at: int, end: int) -> Iterator[Edge]:
    """Such as "X is the largest, followed by Y and Z": each comes before all that stand behind it."""
    for list_ in _FOLLOWED.finditer(low):
        forms = [(match.start(), *_form(match[0])) for match in _pattern().finditer(low, 0, list_.start())]
        best = [(start, what, way) for start, what, way in forms if way in ("most", "least")]
        counted = [
            (m.start(), f"many {m['what']}", "most" if m["way"] == "most" else "least")
            for m in _MOST_OF.finditer(low, 0, list_.start())
        ]
        for start, what, way in [*best, *counted][:1]:
            if _BEFORE_BEST.search(low[:start]):
                continue
            others = _LISTED.split(_LIST_END.sub("", list_["others"]).strip(" ,"))
            if any(re.match(r"an?\s", other) for other in others):  # "followed by a storm"
                continue
            chain = [named_in(side) for side in (_subject(low, start), *others)]
            if not all(chain):
                continue
            for more, less in itertools.combinations(chain if way == "most" else chain[::-1], 2):
                yield Edge(what, more, less, at, end)


def _best(part: str, subject: str, at: int, end: int) -> Iterator[Edge]:
    """A superlative as a comparison with anything else of the kind."""
    for match in _pattern().finditer(part):
        what, way = _form(match[0])
        if way not in ("most", "least") or any(one.search(part[: match.start()]) for one in (_BEFORE_BEST, _AMONG)):
            continue
        who = named_in(_subject(part, match.start())) or named_in(subject)
        if who and not _OF_ALL.search(part[: match.start()]):
            sides = (who, frozenset[str]()) if way == "most" else (frozenset[str](), who)
            yield Edge(what, *sides, at, end)


def ranks_of(text: str) -> Iterator[Rank]:
    """The ranks that a text gives."""
    for at, sentence in sentences(text):
        low = lowered(sentence)
        if DENIED.search(sentence):
            continue
        for match in _pattern().finditer(low):
            what, way = _form(match[0])
            if way not in ("most", "least"):
                continue
            if _AMONG.search(low[: match.start()]):
                continue
            nth = _BEFORE_BEST.search(low[: match.start()])
            who = named_in(_subject(low, nth.start() if nth else match.start()))
            if who:
                yield Rank(what, who, _NTH[nth[1]] if nth else 0, way == "least", at, at + len(sentence.rstrip()))
