"""Comparisons told from the other side: A sold fewer cars than B, where the passage says that B sold more than A."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from factcheck.checks.clauses.parsed import parse
from factcheck.checks.known.rest import has_another_clause
from factcheck.checks.numbers.amounts import same, undated_amounts
from factcheck.checks.tables import read_sections
from factcheck.checks.terms.swap import Swap
from factcheck.checks.terms.whole.frames import is_framed, is_known_false

_DATA = Path(__file__).with_name("converses.toml")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_MARK = re.compile(r"[^\W_]+(?:[.,:'’-][^\W_]+)*")
_SENTENCE = re.compile(r"[^.;!?]+(?:\.(?=\S)[^.;!?]*)*")
_SMALL = frozenset(
    "the a an of to in on at by for with that those its his her their our one did do does was were is are had has".split()
)
_MEASURE = r"(?: the \w+ of| as \w+ as| as (?:many|much) \w+ as| the number of| those| that| of)"
_AUXILIARY = re.compile(r"\s+(?:did|do|does|is|are|was|were|has|had|will)$")
_TURN = "but|while|whereas|though|although|yet|nor|or|not|unlike|rather than|instead of"
_JOINT = re.compile(rf"\s*[,;:()]\s*(?:(?:{_TURN}|and)\s)?|\s(?:{_TURN}|and)\s", re.I)
_HARD = re.compile(rf"[;:(]|\b(?:{_TURN})\b", re.I)
_THAN = re.compile(r"\bthan\b|\bas (?:\w+ ){1,3}as\b")
_FIRST = frozenset("The A An This That These Those Its His Her Their Our".split())


@cache
def _pairs(name: str) -> dict[str, frozenset[str]]:
    """Each word or phrase of a table with its opposites."""
    found: dict[str, set[str]] = {}
    for line in read_sections(_DATA)[name]["rows"].strip().split("\n"):
        left, right = ([word.strip() for word in half.split(",")] for half in line.split("|"))
        for ones, others in ((left, right), (right, left)):
            for one in ones:
                found.setdefault(one, set()).update(others)
    return {one: frozenset(others) for one, others in found.items()}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _pairs(name)), key=len, reverse=True))
    if name == "comparatives":
        return re.compile(rf"\b(?P<word>{words})\b(?P<what>(?: [\w-]+){{0,4}}?) than (?P<other>.+)", re.I)
    if name == "multiples":
        return re.compile(rf"\b(?P<word>{words})\b(?P<what>{_MEASURE}+) (?P<other>.+)", re.I)
    return re.compile(rf"\b(?P<word>{words})\b(?P<what>) (?P<other>.+)", re.I)


def find(claim: str, passage: str) -> list[Swap]:
    """The whole claim from the other side, where the passage compares the same two that way."""
    found = list(_swaps(claim, passage))[:1]
    ours, theirs = (parse(claim), parse(passage)) if found else (None, None)
    if ours is None or theirs is None or is_framed(ours, theirs, found[0].passage_start, found[0].passage_end):
        return []
    return [] if has_another_clause(claim) or is_known_false(claim, passage) else found


def _swaps(claim: str, passage: str) -> Iterator[Swap]:
    for name in ("comparatives", "multiples", "relations"):
        ours = _pattern(name).search(claim)
        if not ours:
            continue
        opposites = _pairs(name).get(ours["word"].lower(), frozenset())  # "thırd" is matched, and is no word of the table
        for sentence in _SENTENCE.finditer(passage):
            for theirs in _pattern(name).finditer(sentence.group()):
                if theirs["word"].lower() in opposites:
                    text = _turned(name, claim, ours, sentence.group(), theirs)
                    if text:
                        start = sentence.start() + len(sentence.group()) - len(sentence.group().lstrip())
                        message = f"“{claim.strip()}” says the same as “{sentence.group().strip()}”"
                        yield Swap(0, len(claim), text, start, sentence.end(), message)


def _turned(name: str, claim: str, ours: re.Match[str], sentence: str, theirs: re.Match[str]) -> str:
    """The claim from the other side; empty where it does not compare the two that the sentence compares."""
    subject = _subject(claim, ours.start())
    behind = _thing_behind(theirs["other"])
    before, after = _words(_compared_thing(sentence, theirs.start())), _words(behind)
    if subject is None or not _words(subject) or _says_more(sentence, theirs.start("other"), len(behind)):
        return ""
    other, tail = _known(ours["other"].rstrip(" .!"), before)
    what = ours["what"]
    if name == "multiples" and re.search(r" (?:those|that)$", what):
        other = f"{_words_in_order(subject)[0]} {other}"
    if not _words(what) - _compared(name) <= before | after | _words(theirs.group()):
        return ""
    if not other or not _words(subject) <= after or not _words(other) <= before or _words(other) <= _words(subject):
        return ""
    if _is_denied(sentence[: theirs.start()]) or not _marks(claim) <= {word.lower() for word in _MARK.findall(sentence)}:
        return ""
    told = undated_amounts(sentence[_clause_start(sentence, theirs.start()) : theirs.start("other") + len(behind)])
    if name == "comparatives" and not all(any(same(amount, other) for other in told) for amount in undated_amounts(claim)):
        return ""
    middle = claim[len(subject) : ours.start()]
    joint = sentence[theirs.start() : theirs.start("other")] if name == "multiples" else ""
    if not joint:
        joint = f"{theirs['word'].lower()}{what} than " if name == "comparatives" else f"{theirs['word'].lower()} "
    first, _, rest = subject.partition(" ")
    subject = f"{first.lower()} {rest}" if first in _FIRST else subject
    return f"{other[0].upper()}{other[1:]}{middle}{joint}{subject}{tail}."


def _clause_start(sentence: str, before: int) -> int:
    return max((match.end() for match in _JOINT.finditer(sentence, 0, before)), default=0)


def _compared_thing(sentence: str, before: int) -> str:
    """What stands before a comparison in its own clause; where that has no noun with a verb, what stands before the sentence's first."""
    start = _clause_start(sentence, before)
    tags = [token.tag for token in parse(sentence).tokens if start <= token.start < before]
    noun = next((place for place, tag in enumerate(tags) if tag.startswith(("NN", "PRP", "DT"))), len(tags))
    if any(tag[:2] in ("VB", "MD") for tag in tags[noun:]):
        return sentence[start:before]
    firsts = (match.start() for name in ("comparatives", "multiples", "relations") for match in _pattern(name).finditer(sentence))
    return sentence[: min(firsts, default=before)]


def _says_more(sentence: str, start: int, length: int) -> bool:
    """Whether what a thing is compared with has a verb of its own: "older than Bea thinks"."""
    told = [token for token in parse(sentence).tokens if start <= token.start < start + length]
    return any(token.tag in ("VBZ", "VBP", "VBD", "MD") and token.lemma not in ("be", "do", "have", "will") for token in told)


def _thing_behind(text: str) -> str:
    """What a thing is compared with: it ends before "but", and where another comparison begins."""
    for joint in _JOINT.finditer(text):
        rest = text[joint.end() :]
        if _HARD.search(joint[0]) or _THAN.search(rest) or _pattern("relations").search(f"{rest} x"):
            return text[: joint.start()]
    return text


@cache
def _compared(name: str) -> frozenset[str]:
    """The words of the phrases of a table, with those that say of what there is more."""
    return frozenset(word for phrase in _pairs(name) for word in phrase.split()) | frozenset(
        "as many much number those of than".split()
    )


def _is_denied(text: str) -> bool:
    return bool(re.search(r"\b(?:not|never|no|neither|nor)\b|n['’]t\b", text, re.I))


def _marks(text: str) -> frozenset[str]:
    """The figures and names of a sentence: of these the claim may have none of its own."""
    tags = ("CD", "NNP", "NNPS")
    multiples = {word for phrase in _pairs("multiples") for word in phrase.split()}
    return frozenset(t.text.lower() for t in parse(text).tokens if t.tag in tags or t.text[0].isdigit()) - multiples


def _subject(claim: str, before: int) -> str | None:
    """The text of the claim's subject, which must begin it."""
    parsed = parse(claim)
    for index, token in enumerate(parsed.tokens):
        if token.dep in ("nsubj", "nsubjpass") and parsed.tokens[token.head].head == token.head:
            below = [parsed.tokens[i] for i in parsed.subtree(index)]
            if below[0].start == 0 and below[-1].end < before:
                return claim[: below[-1].end]
    return None


def _known(text: str, words: frozenset[str]) -> tuple[str, str]:
    """The longest beginning of a text of which the content words are known, and the rest."""
    end = 0
    for match in _WORD.finditer(text):
        if match.group().lower() in words:
            end = match.end()
        elif match.group().lower() not in _SMALL:
            break
    known = _AUXILIARY.sub("", text[:end])
    rest = text[end:]
    return known, "" if _AUXILIARY.fullmatch(rest) else re.sub(r"^ (?:did|does|do|was|were|is|are|has|had)\b", "", rest)


def _words(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(text)) - _SMALL


def _words_in_order(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if word.lower() not in _SMALL]
