"""Where a text with hardly any punctuation, such as a machine's transcript of speech, is cut: before the words that begin a clause.

Each place is found from the 160 characters after the one before, so a text that grows is cut as before.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from factcheck.text.languages.table import ENGLISH, LANGUAGES


class _Lengths(NamedTuple):
    """In characters: from when on a stretch is cut, how short and long its parts may be, how long they are at best."""

    cut_from: int
    least: int
    most: int
    best: int


_SPACED = _Lengths(400, 40, 160, 80)
_UNSPACED = _Lengths(130, 15, 60, 30)
SHORTEST = _UNSPACED.cut_from
"""Characters below which nothing is cut in any language."""
_UNSPACED_LANGUAGES = frozenset({"ja", "zh"})
_PER_MARK = 150  # a text whose marks stand further apart has hardly any

_MARK = re.compile(r"(?<!\d)[.,;:!?…—–\"“”„«»。，、；：！？؟،؛।॥۔]|[.,;:!?…](?!\d)")
_LAST = re.compile(r"[.,;:!?…—–)\]。，、；：！？؟،؛।॥۔]$")
_TOKEN = re.compile(r"\S+")


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


_JOINING = _words("and but or so")
_PRONOUNS = _words("i we you he she it they there")
_OPENING = _words("okay ok but um uh anyway finally however thank thanks yes yeah alright instead meanwhile therefore otherwise")
# they open a clause where its subject follows: "so we went", but not "so far"
_OPENING_BEFORE_A_SUBJECT = _words("so then now no well next right also")
_WEAK = _words("and or which because while where when if as though although unless until")
_DETERMINERS = _words("""
    the a an my our your his her their its this these those some mr mrs ms dr one two three each every all another most
""")
_PREPOSITIONS = _words("in on at for from with about into after before during since under between near through")
_VERBS = _words("""
    am is are was were has have had will would can could may might must should shall do does did won't can't couldn't wouldn't don't
    doesn't didn't isn't aren't wasn't weren't haven't hasn't hadn't said say says think thought know knew want wanted need needed got
    get gets went go goes came come comes took take takes made make makes told tell tells saw see sees found find finds gave give gives
    used use uses never also just still already only now really always
""")
# behind these a subject goes on with what was begun: "the man who said it was", "because they are"
_LEADING_ON = _words("""
    that if because when while which who whom whose where what how why whether as than since until unless although though before after
    say says said think thinks thought know knows knew believe hope told tell mean means see sure of in on at to for from by with about
    into over under the a an my our your his her their its this these those and but or so be is are was were not every each some any no
    all me us him them do does did will would can could may might must should
""")
_SUBJECT_WITH_VERB = re.compile(r"(?:i|we|you|he|she|it|they|there|that|this|here|what|who)['’](?:s|re|m|ve|ll|d)")

# what a step of how surely a clause begins counts, in characters away from the best length, and a word that begins none
_FOR_A_STEP, _NOWHERE = 85.0, -170.0


def cuts_without_marks(stretch: str, code: str) -> Iterator[int]:
    """The places in a sentence, as long as its marks leave it, at which a part of it begins; none in one that is short or has marks.

    `code` is the language; where nothing is known of it, the parts end at any word.
    """
    lengths = _UNSPACED if code in _UNSPACED_LANGUAGES else _SPACED
    if len(stretch) < lengths.cut_from or len(_MARK.findall(stretch)) * _PER_MARK > len(stretch):
        return
    places = _places(stretch, code)
    starts = [place for place, _ in places]
    begun = 0
    while len(stretch) - begun > lengths.most:
        first = bisect_left(starts, begun + lengths.least)
        last = bisect_right(starts, min(begun + lengths.most, len(stretch) - lengths.least))
        if first >= last:
            return
        best = begun + lengths.best
        near = [
            ((step * _FOR_A_STEP or _NOWHERE) - abs(place - best) * _SPACED.best / lengths.best, -place)
            for place, step in places[first:last]
        ]
        begun = -max(near)[1]
        yield begun


def _places(stretch: str, code: str) -> list[tuple[int, float]]:
    """Where words begin, in order, each with how surely a clause begins there, from 0 to 5."""
    joints = LANGUAGES[code].listed("joints")
    if code in _UNSPACED_LANGUAGES:
        found = re.finditer("|".join(sorted(map(re.escape, joints), key=len, reverse=True)) + r"|(?<=\s)\S", stretch)
        return [(match.start(), 4.0 if match[0] in joints else 2.0) for match in found if match.start()]
    tokens = list(_TOKEN.finditer(stretch))
    words = [token[0].casefold().replace("’", "'") for token in tokens]
    places = []
    for index in range(1, len(words)):
        step = _step(words, index) if code == ENGLISH else 4.0 * (words[index] in joints and words[index - 1] not in joints)
        places.append((tokens[index].start(), 5.0 if _LAST.search(words[index - 1]) else step))
    return places


def _step(words: Sequence[str], index: int) -> float:
    """How surely a clause begins at this word of an English text."""
    before, word = words[index - 1], words[index]
    after, second = (*words[index + 1 : index + 3], "", "")[:2]
    if before in _JOINING or before in _OPENING or before in _OPENING_BEFORE_A_SUBJECT:
        return 0.0
    if word in _OPENING:
        return 5.0
    goes_on = before in _LEADING_ON
    begins_with_verb = bool(_SUBJECT_WITH_VERB.fullmatch(after))
    if word in _OPENING_BEFORE_A_SUBJECT and (after in _PRONOUNS or after in _DETERMINERS or begins_with_verb) and not goes_on:
        return 5.0
    if word in _JOINING and (after in _PRONOUNS or begins_with_verb or after in _OPENING or after in _OPENING_BEFORE_A_SUBJECT):
        return 5.0
    has_verb = _SUBJECT_WITH_VERB.fullmatch(word) or (word in _PRONOUNS and (after in _VERBS or second in _VERBS))
    if has_verb and not goes_on and before not in _WEAK and not before.endswith("ing"):
        return 4.0
    if word in _WEAK:
        return 2.0
    if word in _DETERMINERS and not goes_on and any(w in _VERBS or w.endswith("ed") for w in words[index + 2 : index + 6]):
        return 2.0
    return 0.5 if word in _PREPOSITIONS else 0.0


def cut_characters(text: str, spans: Sequence[tuple[int, int]]) -> int:
    """How many characters of a text stand in parts that end without a mark in the middle of a line, as those cut here do."""
    return sum(
        end - start
        for (start, end), (following, _) in pairwise(spans)
        if text[end - 1].isalnum() and "\n" not in text[end:following]
    )
