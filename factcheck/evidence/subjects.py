"""With several sources: whose facts they tell, so that the gym of one hotel is not taken for that of another.

Models read "It has a gym" as support for a gym of whatever hotel a claim names. So sentences about a subject that neither the claim nor a
source about the claim's names mentions are left out for that claim.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from factcheck.report import SourceSpan

_WORD = re.compile(r"[^\W\d_][\w'’&-]*")
_NAME = r"[A-Z][\w&-]*(?:['’](?!s\b)\w+)?"
_PHRASE = re.compile(rf"{_NAME}(?:(?: (?:of|de|van|von|der|al|bin|and the) | ){_NAME})*")
_SUBJECT = re.compile(rf"\W*(?:The |A |An )?(?P<name>{_NAME}(?:(?: (?:of|de|van|von|der|al|bin) | ){_NAME})*)(?=['’]s? | [a-z(]|, )")
_NO_NAME = frozenset(
    "I A An The This That These Those It He She They We You His Her Its Their Our My Your There Here In On At By For From With As If When"
    " While After Before Since Until During Both Each Every All Some Many Most Few No Not None Nobody Only But And Or So Yet Also However"
    " Then Now Today Yesterday Later Meanwhile According Although Though Because Despite Under Over Between Among Its One Two Three Four Five"
    " January February March April May June July August September October November December Spring Summer Autumn Winter"
    " Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays Sundays"
    " Mr Mrs Ms Dr Sir Prof Professor President Mayor Minister Yes Who What Where Which Why How".split()
)


def of_others(claim: str, sentences: Sequence[SourceSpan], sources: tuple[str, ...]) -> list[int]:
    """The indices of the source sentences whose subject is none of the claim's; none where the claim names nobody in particular.

    Example:
        For "Hotel Alpha has a gym." and the sources "Hotel Alpha has a pool." and "Hotel Beta is old. It has a gym." the sentences of the
        second are left out.
    """
    words = [capitalised(source) for source in sources]
    phrases = _phrases(claim, frozenset().union(*words))
    home: set[int] = set()
    for phrase in phrases:
        having = [{number for number, own in enumerate(words) if word in own} for word in phrase]
        fewest = min((len(found) for found in having if found), default=len(sources))
        if fewest < len(sources):
            home.update(*(found for found in having if len(found) == fewest))
    if not home:
        return []
    known = frozenset().union(*(words[number] for number in home), *(phrase for phrase in phrases if len(phrase) == 1))
    claimed = frozenset().union(*phrases)
    left_out = []
    subject: frozenset[str] = frozenset()
    before = -1
    for index, span in enumerate(sentences):
        if span.source != before:
            before, subject = span.source, frozenset()
        subject = _subject(span.text) or subject
        about_it = subject <= claimed and len(subject) == 1  # "Sand" for "Mira Sand"
        if span.source not in home and subject and not about_it and not (subject - claimed) & known:
            left_out.append(index)
    return left_out


@lru_cache(maxsize=64)
def capitalised(text: str) -> frozenset[str]:
    """The capitalised words of a text that may be part of a name."""
    found = (match[0] for match in _WORD.finditer(text) if match[0][0].isupper())
    return frozenset(_plain(word) for word in found) - _NO_NAME


def _phrases(claim: str, known: frozenset[str]) -> list[frozenset[str]]:
    """The names in a claim, each as its words; one word at the start of the claim may be any word."""
    phrases = []
    for match in _PHRASE.finditer(claim):
        words = frozenset(map(_plain, _WORD.findall(match[0]))) & known
        at_start = not claim[: match.start()].strip(" \"'“‘(")
        if words and not (at_start and " " not in match[0]):
            phrases.append(words)
    return phrases


@lru_cache(maxsize=4096)
def _subject(sentence: str) -> frozenset[str]:
    """The words of the name that a sentence begins with; empty where it begins with no name."""
    match = _SUBJECT.match(sentence)
    if match is None:
        return frozenset()
    words = frozenset(map(_plain, _WORD.findall(match["name"]))) - _NO_NAME
    alone = " " not in match["name"] and not sentence.lstrip().startswith(("The ", "A ", "An "))
    return frozenset() if alone and not _is_name(match["name"]) else words


def _is_name(word: str) -> bool:
    """Whether a single word at the start of a sentence is more likely a name than any word."""
    return word.isupper() and len(word) > 1


def _plain(word: str) -> str:
    return re.sub(r"['’]s?$", "", word)
