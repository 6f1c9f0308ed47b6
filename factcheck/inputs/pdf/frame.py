"""What the pages of a document repeat and what counts on them: running heads, page numbers and the numbers of lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from factcheck.inputs.pdf.lines import Line

_EDGE = 3  # lines from the top or the foot of a page
_FEWEST_NUMBERED = 5
_NUMBER = re.compile(r"\d+")
_SHOWN = 60
_ADDRESS = re.compile(r"(?:https?|file)://\S+ \d+/\d+")  # with the page's number, as browsers print it
_TIME = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? ?\d{1,2}:\d\d(?: ?[AP]M)?\b.*")


def without_frame(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], list[str]]:
    """The lines of each page without page numbers, line numbers and running heads, which stay where they are first; and warnings."""
    running = _running(pages)
    kept: list[list[Line]] = []
    left_out: dict[str, str] = {}
    seen = set[str]()
    for page, lines in enumerate(pages):
        of_page, first_heads = [], []
        for index, line in enumerate(lines):
            numbers_pages = running.get((page, index))
            name = "".join(filter(str.isalpha, line.text))
            if numbers_pages is None:
                of_page.append(line)
            elif numbers_pages or name in seen:
                left_out[name] = f"“{line.text[:_SHOWN]}”" if name else "page numbers"
            elif page or line.base < lines[0].base:  # within what runs on over the page's end
                first_heads.append(replace(line, mark=True))
            else:
                of_page.append(line)
            if numbers_pages is False:
                seen.add(name)
        kept.append(of_page + first_heads)
    numbered = [number for number, lines in enumerate(kept, start=1) if _numbers(lines)]
    for number in numbered:
        kept[number - 1] = _without_numbers(kept[number - 1])
    warnings = [f"Left out where pages repeat them: {', '.join(list(left_out.values())[:5])}."] if left_out else []
    return kept, warnings + [f"The numbers of lines are left out on {pages_named(numbered)}."] * bool(numbered)


def pages_named(numbers: Sequence[int]) -> str:
    """Pages as a reader names them.

    Example:
        ``[2, 3, 4, 9]`` gives ``"pages 2-4, 9"``.
    """
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][-1] + 1:
            spans[-1][1:] = [number]
        else:
            spans.append([number])
    return f"page{'s' * (len(numbers) > 1)} {', '.join('-'.join(map(str, span)) for span in spans)}"


def _running(pages: Sequence[Sequence[Line]]) -> dict[tuple[int, int], bool]:
    """The lines, by page and index, that stand alike at the top or the foot of half the pages or of three; whether they number pages."""
    edges = [
        [sorted(range(len(lines)), key=lambda index: side * lines[index].base)[:_EDGE] for side in (-1, 1)] for lines in pages
    ]
    counts = Counter[tuple[str, int]]()
    for page, sides in enumerate(edges):
        counts.update({alike for side in sides for index in side for alike in _alike(pages[page][index], page)})
    enough = max(2, min(3, (len(pages) + 1) // 2))
    running: dict[tuple[int, int], bool] = {}
    for page, sides in enumerate(edges):
        for side in sides:
            for index in side:
                frequent = [text for text, base in _alike(pages[page][index], page) if counts[text, base] >= enough]
                if not frequent:
                    break
                running[page, index] = all("\0" in text for text in frequent)
        printed = [index for index in sides[1] if _ADDRESS.fullmatch(pages[page][index].text)]
        running.update({(page, index): True for index in printed})
        if printed:
            running.update({(page, index): True for index in sides[0][:1] if _TIME.fullmatch(pages[page][index].text)})
    return running


def _alike(line: Line, page: int) -> Iterator[tuple[str, int]]:
    """What is alike in the running heads of two pages: the text, or the text with the page's number counted from here."""
    numbers = list(_NUMBER.finditer(line.text)) if len(line.text) < 200 else []
    base = round(line.base)
    yield line.text, base
    for number in numbers[:1] + numbers[-1:]:
        yield f"{line.text[: number.start()]}\0{int(number[0][:9]) - page}\0{line.text[number.end() :]}", base


def _numbers(lines: Sequence[Line]) -> set[int]:
    """The indices of lines that begin with a line number: numbers that rise by one down the page, left of all text."""
    found = [(index, line) for index, line in enumerate(lines) if line.parts[0].text.isdecimal() and len(line.parts[0].text) < 4]
    found.sort(key=lambda item: -item[1].base)
    rising = all(int(below.parts[0].text) == int(above.parts[0].text) + 1 for (_, above), (_, below) in pairwise(found))
    if len(found) < _FEWEST_NUMBERED or not rising:
        return set()
    numbered = {index for index, _ in found}
    texts = [line.parts[1:] if index in numbered else line.parts for index, line in enumerate(lines)]
    beside = [parts for parts in texts if parts and parts[0].left >= min(line.left for _, line in found)]
    left_of_all = max(line.parts[0].right for _, line in found) < min((parts[0].left for parts in beside), default=0)
    of_one_part = sum(len(parts) == 1 for parts in beside) >= 0.8 * len(beside)
    return numbered if left_of_all and of_one_part and len(beside) <= 1.25 * len(found) else set()


def _without_numbers(lines: Sequence[Line]) -> list[Line]:
    numbered = _numbers(lines)
    bare = (replace(line, parts=line.parts[1:], pieces=()) if index in numbered else line for index, line in enumerate(lines))
    return [line for line in bare if line.parts]
