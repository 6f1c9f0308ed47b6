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
_NAMES = rf"{_NAME}(?:(?: (?:of|de|van|von|der|al|bin) | ){_NAME})*"
_PHRASE = re.compile(_NAMES)
_SUBJECT = re.compile(rf"\W*(?:(?:The|A|An) (?:[a-z]+ )?)?(?P<name>{_NAMES})(?=['’]s? | [a-z(]|, )")
_NO_NAME = frozenset(
    "I A An The This That These Those It He She They We You His Her Its Their Our My Your There Here In On At By For From With As If When"
    " While After Before Since Until During Both Each Every All Some Many Most Few No Not None Nobody Only But And Or So Yet Also"
    " However Then Now Today Yesterday Later Meanwhile According Although Though Because"
    " Despite Under Over Between Among One Two Three Four Five"
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
    homes = [home for phrase in phrases if len(home := _home(phrase, words)) < len(sources)]
    if not homes:
        return []
    claimed = frozenset().union(*phrases)
    # by source: the words by which a subject there is known where a name of the claim is that the source lacks
    known = [frozenset().union(*(words[n] for home in homes if own not in home for n in home)) for own in range(len(sources))]
    whole = [all(own in home for home in homes) for own in range(len(sources))]
    left_out = []
    subject: frozenset[str] = frozenset()
    before = -1
    for index, span in enumerate(sentences):
        if span.source != before:
            before, subject = span.source, frozenset()
        told = _subject(span.text)
        subject = told or subject
        if told and (capitalised(span.text) - told) & claimed:
            continue  # it says whom it is about beside the claim's name, so that models and checks see
        if not whole[span.source] and not subject <= claimed and not (subject - claimed) & known[span.source]:
            left_out.append(index)
    return left_out if len(left_out) < len(sentences) else []


def _home(phrase: frozenset[str], words: Sequence[frozenset[str]]) -> set[int]:
    """The sources that have a name: those with the word of it that the fewest have, as many share "Hotel" or a first name."""
    having = [{number for number, own in enumerate(words) if word in own} for word in phrase]
    fewest = min(map(len, having))
    return set().union(*(found for found in having if len(found) == fewest))


@lru_cache(maxsize=4096)
def capitalised(text: str) -> frozenset[str]:
    """The capitalised words of a text that may be part of a name."""
    found = (match[0] for match in _WORD.finditer(text) if match[0][0].isupper())
    return frozenset(_plain(word) for word in found) - _NO_NAME


def _phrases(claim: str, known: frozenset[str]) -> list[frozenset[str]]:
    """The names in a claim, each as those of its words that some source has in a name."""
    phrases = []
    for match in _PHRASE.finditer(claim):
        name = match[0]
        if not claim[: match.start()].strip(" \"'“‘("):  # the first word may be any word
            name = name.partition(" of ")[2] or (name if " " in name else "")
        if words := frozenset(map(_plain, _WORD.findall(name))) & known:
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
