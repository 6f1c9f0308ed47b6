"""What a quotation cuts off or out: a condition, an "only" or a "not" without which the rest says something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.checks.plain_text import lowered
from factcheck.checks.quotations.left_out import needed
from factcheck.checks.quotations.marks import Quote
from factcheck.checks.quotations.quoted_text import QuotedSource, Word

_DENIAL = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|neither|nor|cannot|without|hardly|barely|scarcely|rarely|seldom|almost|nearly|unlikely|"
    r"doubt|refuse[sd]?|failed|fails)\b|n't\b"
)
_CONDITION = re.compile(
    r"\b(?:only|if|unless|except|provided|providing|until|as long as|so long as|on condition|assuming|otherwise than|other than)\b"
)
_AT_ONCE = re.compile(
    r"[\s,-]*(?:but |and |though )?(?:only (?:if|when|after|once|as|until|with|for)|if|unless|except|provided|"
    r"as long as|so long as|on condition|"
    r"nothing|nobody|no one|never|not)\b"
)
_JUST_BEFORE = re.compile(r"(?:\b(?:not|never|hardly|barely|nobody|cannot|without)|n't)\s(?:[\w']+\s)?$")
_SENTENCE_END = re.compile(r"[.!?;]['\"”’)]*(?:\s|$)|[.!?]|\n")
_INSERTED = re.compile(r"\[[^\]\d]*[^\W\d_][^\]]*\]")
_FARTHEST = 1500
_FEW_WORDS = 3


def in_order(source: QuotedSource, parts: Sequence[list[Word]]) -> list[tuple[int, int]] | None:
    """Where the parts of a quotation with ellipses stand one after the other, as near as they can; None where they do not."""
    found: list[list[tuple[int, int]]] = []
    for place in source.places(parts[0])[:20]:
        chain = [place]
        for part in parts[1:]:
            end = chain[-1][1]
            following = next((p for p in source.places(part) if end <= p[0] <= end + _FARTHEST), None)
            if following is None:
                break
            chain.append(following)
        if len(chain) == len(parts):
            found.append(chain)
    return min(found, key=lambda chain: chain[-1][1] - chain[0][0], default=None)


def cuts(
    rewrite: str,
    sentence: tuple[int, int],
    quote: Quote,
    source: QuotedSource,
    parts: Sequence[list[Word]],
    places: Sequence[tuple[int, int]],
) -> Iterator[tuple[str, int, int]]:
    """What is left out and needed, of a quotation in the sentence at these offsets: a message and the place of it in the source."""
    text, ours = lowered(source.text), lowered(rewrite)
    outside = ours[sentence[0] : quote.start] + " " + ours[quote.end : sentence[1]]
    for before, after, one, other in zip(places, places[1:], parts, parts[1:], strict=False):
        low, high = before[1], after[0]
        if _INSERTED.search(rewrite[one[-1].end : other[0].start]):
            continue
        stop = _SENTENCE_END.search(text, low, high)
        cut = text[low : stop.start() if stop else high]
        aside = cut.strip().startswith((",", "-", "(")) and cut.strip().endswith((",", "-", ")")) and not stop
        found = _CONDITION.search(cut) or (None if aside or stop else _DENIAL.search(cut))
        if stop and min(len(one), len(other)) <= _FEW_WORDS and _mid_sentence(text, stop.start(), low, high):
            yield "The quotation joins parts of two sentences.", low, high
        elif found and not re.search(rf"\b{found[0]}\b", outside):
            yield _message(source, low, low + len(cut)), low + found.start(), low + found.end()
        elif not stop and (gone := needed(source.text, places, _sentence(source, text, low))):
            yield _message(source, *gone), *gone
    low = places[-1][1]
    around = source.quote_at(*places[-1])
    end = around.inner_end if around else len(text)
    stop = _SENTENCE_END.search(text, low, min(end, low + 300))
    high = min(stop.start() if stop else end, end, low + 300)
    open_end = re.search(r"(?:\.\s?\.\s?\.|…|\[…\])[\s,.!?\"'”’]*$", rewrite[parts[-1][-1].end : quote.inner_end])
    tail = _AT_ONCE.match(text, low, high) or (_CONDITION.search(text, low, high) if open_end else None)
    if tail and not (_CONDITION.search(outside) or (_DENIAL.search(tail[0]) and _DENIAL.search(outside))):
        yield f"The quotation breaks off before “{_shown(source, low, high)}”.", tail.start(), tail.end()
    start = places[0][0]
    head = _JUST_BEFORE.search(text, max(0, start - 20, around.inner if around else 0), start)
    if head and quote.inner <= parts[0][0].start and not _DENIAL.search(outside):
        yield f"The quotation begins behind “{source.text[head.start() : head.end()].strip()}”.", head.start(), head.end()


def _sentence(source: QuotedSource, text: str, at: int) -> tuple[int, int]:
    """Where the sentence around a place begins and ends, within its quotation."""
    around = source.quote_at(at, at)
    low, high = (around.inner, around.inner_end) if around else (max(0, at - 600), min(len(text), at + 600))
    ends = [match.end() for match in _SENTENCE_END.finditer(text, low, at)]
    stop = _SENTENCE_END.search(text, at, high)
    low = ends[-1] if ends else low
    return low + len(text[low:at]) - len(text[low:at].lstrip()), stop.end() if stop else high


def _mid_sentence(text: str, stop: int, low: int, high: int) -> bool:
    """Whether the first part breaks off within its sentence and the second begins within another."""
    return bool(re.search(r"\w", text[low:stop]) and re.search(r"\w", text[stop:high].rsplit(". ", 1)[-1]))


def _message(source: QuotedSource, low: int, high: int) -> str:
    return f"The quotation leaves out “{_shown(source, low, high)}”."


def _shown(source: QuotedSource, low: int, high: int) -> str:
    words = source.text[low:high].strip(" ,-").split()
    return " ".join(words[:8]) + (" …" if len(words) > 8 else "")
