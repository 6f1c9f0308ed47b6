"""Finds the quoted spans of a text: straight, curly, single, nested, tokenised and foreign quotation marks, and no apostrophes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.checks.kept import kept

LONGEST = 3000
"""A "quotation" longer than this many characters is taken for a missing mark, unless paragraphs of it open with a mark anew."""
_LONGEST_SINGLE = 600

_MARK = re.compile(r"``|''|[\"“”„«»‹›「」『』‘’'`＂]")
_CLOSERS = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "「": "」",
    "『": "』",
    "‘": "’'",
    "``": ("''", '"', "”", "``"),
    "`": "'`’",
}
_DOUBLED = re.compile(r'""[\w(][^"]*""')
"""A quotation in a cell of a table, where each mark is written twice, and one pair more may stand around the cell."""
_MARK_OR_DOUBLED = re.compile(rf'""|{_MARK.pattern}')
_OPENERS = frozenset(("“", "„", "«", "‹", "「", "『", "``"))
_DOUBLE = frozenset(('"', '""', "''", "＂"))
_SINGLE = frozenset("'’‘`")
_ELISION = re.compile(r"\d0s\b|(?:em|tis|twas|til|till|cause|cos|bout|round|n|s|t|d|m|re|ll|ve)\b|\d\d\b", re.I)
_BREAK = re.compile(r"\n\s*\n|\n\s*$")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quoted span: ``text[start:end]`` with its marks, ``text[inner:inner_end]`` without them; `depth` 0 is outermost."""

    start: int
    end: int
    inner: int
    inner_end: int
    depth: int


@dataclass(slots=True)
class _Open:
    mark: str
    start: int
    inner: int


@kept
def quotes(text: str) -> tuple[Quote, ...]:
    """The quoted spans of the text, sorted by start; a mark without a partner is passed over."""
    found: list[Quote] = []
    stack: list[_Open] = []
    for match in _marks(text):
        mark, start, end = match[0], match.start(), match.end()
        before, after = text[max(0, start - 1) : start], text[end : end + 1]
        while stack and start - stack[0].inner > LONGEST:
            del stack[0]
        if (level := _closes(text, stack, mark, start, end)) is not None:
            opened = stack[level]
            del stack[level:]
            found.append(Quote(opened.start, end, opened.inner, start, level))
        elif mark in _OPENERS or (_opens(mark, before, after) and not _elided(text, mark, end)):
            level = next((index for index, opened in enumerate(stack) if opened.mark == mark), None)
            if level is not None:  # the earlier one was never closed: a new paragraph of the same speech, or a slip
                opened = stack[level]
                del stack[level:]
                behind = len(text[opened.inner : start].rstrip()) + opened.inner
                if _BREAK.search(text[behind:start]) and behind > opened.inner:
                    found.append(Quote(opened.start, behind, opened.inner, behind, level))
            if len(stack) < 4:
                stack.append(_Open(mark, start, end))
    return tuple(sorted(_with_depth(found), key=lambda quote: quote.start))


def _marks(text: str) -> Iterator[re.Match[str]]:
    """The marks of the text; a doubled one is one mark where a table's cell doubles them, and the pair around the cell is none."""
    if not _DOUBLED.search(text):
        yield from _MARK.finditer(text)
        return
    first, last = len(text) - len(text.lstrip()), len(text.rstrip()) - 1
    around = _is_single(text[first:]) and _is_single(text[: last + 1][::-1])
    yield from _MARK_OR_DOUBLED.finditer(text, first + 1 if around else 0, last if around else len(text))


def _is_single(text: str) -> bool:
    """Whether a text begins with a mark that is no half of a doubled one."""
    return (len(text) - len(text.lstrip('"'))) % 2 == 1


@kept
def outer_quotes(text: str) -> tuple[Quote, ...]:
    """The quoted spans that lie in no other; they do not overlap."""
    return tuple(quote for quote in quotes(text) if quote.depth == 0)


def overlapping(found: Sequence[Quote], start: int, end: int) -> Sequence[Quote]:
    """Those of the outer quotes that share characters with the stretch."""
    return found[bisect_right(found, start, key=lambda quote: quote.end) : bisect_left(found, end, key=lambda quote: quote.start)]


def _with_depth(found: list[Quote]) -> list[Quote]:
    """The depth counted anew, as an opening mark without a partner makes the spans behind it look nested."""
    kept: list[Quote] = []
    ends: list[int] = []
    for quote in sorted(found, key=lambda quote: (quote.start, -quote.end)):
        while ends and ends[-1] <= quote.start:
            ends.pop()
        kept.append(Quote(quote.start, quote.end, quote.inner, quote.inner_end, len(ends)))
        ends.append(quote.end)
    return kept


def _opens(mark: str, before: str, after: str) -> bool:
    if not after or (after.isspace() and mark in _SINGLE):
        return False
    if after.isspace():
        return not before or before.isspace()  # tokenised: toggles
    return not (before.isalnum() or before in tuple(".,!?;:)]%"))


def _elided(text: str, mark: str, end: int) -> bool:
    """Whether a single mark stands for left-out letters: '90s, 'em, rock 'n' roll, or a tokenised "Mary 's"."""
    return mark in _SINGLE and mark != "`" and bool(_ELISION.match(text, end))


def _closes(text: str, stack: list[_Open], mark: str, start: int, end: int) -> int | None:
    """The place on the stack of the opening mark that this mark closes, or None."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    for level in range(len(stack) - 1, -1, -1):
        opened = stack[level]
        if mark in _SINGLE and opened.mark not in _SINGLE:
            return None  # an apostrophe does not reach out of a quotation in double marks
        if start == opened.inner and mark != opened.mark:
            continue
        if opened.mark in _DOUBLE or opened.mark == "``":
            fits = mark in _DOUBLE or mark == "”"
            if fits and not (_opens(mark, before, after) and not before.isspace() and before) and _ends_here(before, after):
                return level
        elif opened.mark in ("'", "‘", "`", "’"):
            if (
                mark in "'’`"
                and start - opened.inner <= _LONGEST_SINGLE
                and _ends_single(text, opened, before, after, start, end)
            ):
                return level
        elif mark in _CLOSERS.get(opened.mark, "") or (opened.mark == "“" and mark == '"' and _ends_here(before, after)):
            return level
    return None


def _ends_here(before: str, after: str) -> bool:
    return not after or not after.isalnum() or (bool(before) and not before.isspace() and not before.isalnum())


def _ends_single(text: str, opened: _Open, before: str, after: str, start: int, end: int) -> bool:
    if after.isalnum() or (before.isspace() and opened.mark != "`") or not before or "\n\n" in text[opened.inner : start]:
        return False
    if (
        before in "sS" and after == " " and text[end + 1 : end + 2].isalpha()
    ):  # perhaps a plural possessive: 'the players' strike,'
        later = re.compile(r"[.,!?…]['’](?!\w)|\s['‘`]\w|\n").search(text, end, end + 200)
        return not (later and later[0][0] in ".,!?…")
    return True
