"""Ranks: "no ferry is older than X" for "X is the oldest", "Saturday was the busiest" for the largest figure, "third-highest"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from factcheck.checks.known.statement import words_of
from factcheck.checks.numbers.amounts import Amount, undated_amounts
from factcheck.checks.numbers.units import CURRENCIES
from factcheck.checks.plain_text import lowered, stem
from factcheck.checks.tables import read_sections
from factcheck.checks.terms.swap import Swap

_NONE = re.compile(
    r"No (?:other )?(?P<what>[\w ]{2,40}?)(?: (?:of|in|among) [^.]{2,40}?)? (?P<is>is|was|are|were)"
    r" (?P<word>\w{2,}er) than (?P<who>[^.,;]+)"
)
_NTH = re.compile(
    r"(?P<who>[^.,;]{2,60}?) (?:had|has|got|scored|won|took|was|is|came|with) (?:the )?(?P<nth>second|third|fourth|fifth)[- ]"
    r"(?:highest|most|largest|biggest|best|greatest)\b[^.;,\d]*"
)
_BEST = re.compile(
    r"(?:On )?(?P<who>(?:The |the )?[^.,;]{2,40}?) (?P<is>was|is|had|has|saw|drew) the"
    r" (?P<word>most(?: (?:expensive|popular))?|[\w-]+est|top)\b(?P<what>[^.,;]{0,30})"
)
_DEAR = re.compile(r"\b(?:is|are|was|were) (?:(?P<dear>dearer|more expensive|pricier|costlier)|cheaper|less expensive)\b")
_COSTS = re.compile(r"\bcosts?\b[^.;]{0,40}\b(?:more|less)\b")
_SENTENCE = re.compile(r"[^.!?\n]+(?:\.(?=\d)[^.!?\n]*)*")
_PIECE = re.compile(r",\s(?:and\s|while\s)?|;\s|\sand\s|\swhile\s|\sbut\s")
_NAMED = re.compile(r"\b(?:in|of|on|among)\s(?:the\s)?([A-Z][\w-]+)")
_RANKED = words_of("day days night evening week month year quarter season people person visitors guests one figure number")
_THESE = words_of("two three four five six seven all them these those")
_NEVER_FAR, _FAR = frozenset("tallest deepest".split()), frozenset("km kilometre kilometer mile mi".split())
_MONEY = frozenset(CURRENCIES.values())
Found = tuple[tuple[int, int], str, tuple[int, int]]
"""A part of the claim, what it may be read as, and the part of the passage that says so."""
_FEWEST = 2  # figures of a list that is ranked


@cache
def _ends() -> dict[tuple[str, str], bool]:
    """Each superlative and kind of amount -> whether it names the most."""
    sections = read_sections(Path(__file__).with_name("ranks.toml"))
    return {
        (word, kind): name == "most"
        for name, kinds in ((name, sections[name]) for name in ("most", "least"))
        for kind, words in kinds.items()
        for word in words.split()
    }


def find(claim: str, passage: str) -> list[Swap]:
    """The rank that the claim tells, as the passage tells it."""
    return [
        Swap(*ours, text, *theirs, f"“{claim[slice(*ours)]}” says the same as “{passage[slice(*theirs)].strip()}”")
        for way in (_older_than_all, _nth, _best, _dearer)
        for ours, text, theirs in way(claim, passage)
    ][:1]


def _older_than_all(claim: str, passage: str) -> Iterator[Found]:
    """Such as "X is the oldest ferry" for "no ferry is older than X"."""
    ours = _NONE.match(claim)
    if ours is None:
        return
    for sentence in _SENTENCE.finditer(passage):
        who, best = ours["who"].strip(), f"{ours['word'][:-1]}st"
        if re.search(rf"\b{re.escape(who)}(?: (?!and\b|but\b)\w+){{0,3}} {best}\b", sentence[0], re.IGNORECASE):
            if not set(_NAMED.findall(sentence[0])) <= set(_NAMED.findall(claim)):
                continue
            yield ours.span(), f"{who[0].upper()}{who[1:]} {ours['is']} the {best} {ours['what']}", sentence.span()


def _nth(claim: str, passage: str) -> Iterator[Found]:
    """Such as "X was third" for "X had the third-highest number of points"."""
    ours = _NTH.match(claim)
    if ours is None:
        return
    for sentence in _SENTENCE.finditer(passage):
        if re.search(rf"\b{re.escape(ours['who'])}\b (?:\w+ )?{ours['nth']}\b", sentence[0]):
            yield ours.span(), f"{ours['who']} was {ours['nth']}", sentence.span()


def _best(claim: str, passage: str) -> Iterator[Found]:
    """Such as "on Saturday 540" for "Saturday was the busiest day", where the other figures of the list are smaller."""
    ours = _BEST.match(claim)
    if ours is None or claim[ours.end() :].strip(" .!") or not _is_of_the_list(ours["what"], passage):
        return
    for sentence in _SENTENCE.finditer(passage):
        pieces = _pieces(sentence[0])
        kinds = {amount.kind for _, _, amount in pieces}
        if len(pieces) < _FEWEST or len(kinds) > 1:
            continue
        amount = pieces[0][2]
        most = _is_good(ours["what"], amount, passage) if ours["word"] == "best" else _is_most(ours["word"], amount.kind)
        if ours["word"] in _NEVER_FAR and pieces[0][2].measure in _FAR:
            continue
        values = [amount.value for _, _, amount in pieces]
        if most is None or values.count(end := (max if most else min)(values)) > 1:
            continue
        start, stop, _ = pieces[values.index(end)]
        text = sentence[0][start:stop].strip()
        named = [re.search(rf"\b{re.escape(ours['who'])}\b", sentence[0][a:b], re.IGNORECASE) for a, b, _ in pieces]
        if sum(map(bool, named)) == 1 and named[values.index(end)]:
            yield ours.span(), f"{text[0].upper()}{text[1:]}", (sentence.start() + start, sentence.start() + stop)


def _is_of_the_list(what: str, passage: str) -> bool:
    """Whether a rank is one among those of a list, as far as it is told: "the busiest day", not "the busiest day of the year"."""
    noun, _, among = re.sub(r"\b(?:in|among)\b", "of", what).partition(" of ")
    return words_of(noun) <= words_of(passage) | _RANKED and words_of(among) <= words_of(passage) | _THESE


def _is_most(word: str, kind: str) -> bool | None:
    """Whether a superlative names the most or the least of amounts of a kind; None where it is of something else."""
    if word.startswith("most "):
        word = "dearest" if word.endswith("expensive") else "busiest"
    named = "count" if not kind else "money" if kind in _MONEY else kind
    return _ends().get((word, named), _ends().get((word, "any")))


def _is_good(what: str, amount: Amount, passage: str) -> bool | None:
    """Whether more of it is better; None where that is not known: of times and costs less is, of points and guests more."""
    data = read_sections(Path(__file__).with_name("ranks.toml"))
    most, least, unsure = (frozenset(text.split()) for text in (*data["best"].values(), data["unsure"]["words"]))
    if words_of(passage) & words_of(" ".join(unsure)):
        return None
    noun = re.split(r"\s(?:of|in|among)\s", f" {what} ")[0].split()
    for word in (stem(noun[-1].lower()) if noun else "", amount.noun):
        if word in map(stem, most | least):
            return word in map(stem, most)
    return None


def _pieces(sentence: str) -> Sequence[tuple[int, int, Amount]]:
    """The parts of a list with just one figure each; nothing where one has several."""
    told = undated_amounts(sentence)
    cuts = [0, *(place for match in _PIECE.finditer(lowered(sentence)) for place in match.span()), len(sentence)]
    found = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=True):
        own = [amount for amount in told if start <= amount.start < end]
        if len(own) > 1:
            return []
        found += [(start, end, amount) for amount in own]
    return found


def _dearer(claim: str, passage: str) -> Iterator[Found]:
    """Such as "costs more" for "is dearer", where the passage tells what costs how much more or less."""
    ours, theirs = _DEAR.search(claim), _COSTS.search(passage)
    if ours and theirs:
        yield ours.span(), f"costs {'more' if ours['dear'] else 'less'}", theirs.span()
