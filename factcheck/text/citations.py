"""Citation marks of a rewrite: ``[2]``, ``[2][3]``, ``[doc 3]``, ``【4†source】``, ``(source 2)``, superscripts, "according to source 2".

A mark belongs to the sentence that it stands in. One between two sentences belongs to the one before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.report import Sentence

_ONE = r"#?\d{1,3}(?!\d)"
_NUMBERS = rf"{_ONE}(?:\s?(?:[,;–-]|,? and|&)\s?{_ONE}){{0,8}}"
_KIND = r"(?:docs?|documents?|sources?|src|refs?|references?|passages?|chunks?|citations?|snippets?|contexts?|texts?)"
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
# behind a letter or a digit a raised number is more often a unit or a power: "km²", "10^6"
_RAISED = r"(?:(?<=[a-z]{4})|(?<=[.,;:!?\"”’)]))"
_MARK = re.compile(
    "|".join(
        (
            # not an interval or an index: "in [0, 1]", "= [2]", "rows[2] = 5"
            rf"(?<![=<>∈(*/+])(?<![=<>∈(*/+:] )\[\^?(?P<plain>{_NUMBERS})\](?!\s?[(=]|\w|\.\w)",
            rf"\[{_KIND}\.?[\s_:#-]*(?P<bracket>{_NUMBERS})\]",
            rf"\((?:see |from |cf\. )?{_KIND}\.?[\s_:#-]*(?P<round>{_NUMBERS})\)",
            rf"【(?:{_KIND}\s?)?(?P<lenticular>{_ONE})(?:†[^】\n]{{0,60}})?】",
            rf"\[(?P<dagger>{_ONE})†[^\]\n]{{1,60}}\]",
            rf"<sup>\[?(?P<sup>{_NUMBERS})\]?</sup>",
            rf"{_RAISED}\^\[?(?P<caret>\d{{1,3}})\]?(?!\w)",
            rf"{_RAISED}(?P<raised>[{_SUPERSCRIPTS}]{{1,3}}(?:[,’ʼ˒·][{_SUPERSCRIPTS}]{{1,3}}){{0,4}})(?![\w{_SUPERSCRIPTS}])",
            rf"\b(?:according to|(?:as )?(?:stated|said|reported|noted|described|mentioned|shown|given) (?:in|by)|as per|per|says?)"
            rf" (?:the )?(?:source|document|doc|passage|snippet|chunk) (?:number |no\. ?)?(?P<said>{_ONE})\b",
            rf"\b(?:source|document|doc|passage|snippet|chunk) (?P<subject>{_ONE})"
            r" (?=(?:says|states|reports|notes|describes|mentions|shows|adds|gives|confirms|puts)\b)",
        )
    ),
    re.I,
)
_INTERVAL = re.compile(
    r"(?:\b(?:interval|range|between|ci|values?|vector|array|list|set)(?: (?:is|are|of|was|were))?|%)[\s:=]*$", re.I
)
_RANGE = re.compile(r"(\d+)\s?[–-]\s?#?(\d+)")
_LONGEST_RANGE = 20
_DIGITS = str.maketrans(_SUPERSCRIPTS, "0123456789")
_BETWEEN = re.compile(r"[\s.,;:\"”’')]*")


@dataclass(frozen=True, slots=True)
class Citation:
    """A mark at ``rewrite[start:end]`` and the source numbers in it, as written (the first source is 1)."""

    start: int
    end: int
    numbers: tuple[int, ...]


def citations(rewrite: str, sentence: Sentence, sources: Sequence[str]) -> list[Citation]:
    """The citation marks of a sentence; none where there is only one source.

    A mark at the start of a line is that of a list, and one that a source has itself cites the works of that source.

    Example:
        ``"It opened in 1950.[1][3]"`` has the numbers 1 and 3.
    """
    if len(sources) < 2:
        return []
    start = sentence.start
    if _is_after_text(rewrite, start):  # marks there belong to the sentence before
        start = _end_of_marks(rewrite, start)
    found = [*_marks(rewrite, start, sentence.end), *_following(rewrite, sentence.end)]
    return [mark for mark in found if not _is_of_a_source(rewrite[mark.start : mark.end], sources)]


def cited(marks: Sequence[Citation], sources: int) -> frozenset[int]:
    """The indices, from 0, of the sources that marks name; numbers without a source are left out."""
    return frozenset(number - 1 for mark in marks for number in mark.numbers if 1 <= number <= sources)


def _marks(rewrite: str, start: int, end: int) -> Iterator[Citation]:
    for match in _MARK.finditer(rewrite, start, end):
        at_line_start = not rewrite[rewrite.rfind("\n", 0, match.start()) + 1 : match.start()].strip()
        named = match.lastgroup in ("said", "subject")
        is_interval = match.lastgroup == "plain" and _INTERVAL.search(rewrite[max(0, match.start() - 20) : match.start()])
        if not (at_line_start and not named) and not is_interval:
            yield Citation(match.start(), match.end(), _numbers(match[match.lastgroup or 0]))


def _numbers(text: str) -> tuple[int, ...]:
    text = text.translate(_DIGITS)
    ranges = {n for a, b in _RANGE.findall(text) for n in range(int(a), min(int(b), int(a) + _LONGEST_RANGE) + 1)}
    return tuple(sorted(ranges | {int(number) for number in re.findall(r"\d+", text)}))


def _following(rewrite: str, end: int) -> Iterator[Citation]:
    """The marks right behind a sentence, on its line."""
    line_end = rewrite.find("\n", end)
    rest = _end_of_marks(rewrite, end, len(rewrite) if line_end < 0 else line_end)
    return _marks(rewrite, end, rest)


def _end_of_marks(rewrite: str, start: int, end: int | None = None) -> int:
    """Where marks one after another end, from `start` on."""
    limit = len(rewrite) if end is None else end
    while mark := _MARK.match(rewrite, _skip(rewrite, start, limit), limit):
        if mark.lastgroup in ("said", "subject"):
            break
        start = mark.end()
    return start


def _skip(rewrite: str, start: int, end: int) -> int:
    between = _BETWEEN.match(rewrite, start, end)
    return between.end() if between else start


def _is_after_text(rewrite: str, start: int) -> bool:
    """Whether something stands before a place on its line."""
    return bool(rewrite[rewrite.rfind("\n", 0, start) + 1 : start].strip())


def _is_of_a_source(mark: str, sources: Sequence[str]) -> bool:
    """Whether a source has the mark in its text; at its start it is a label."""
    return any(mark in source.lstrip()[len(mark) :] for source in sources)
