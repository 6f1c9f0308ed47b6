"""What an ellipsis may not leave out: words without which those around it say something else.

"Nobody from the board came" is not "Nobody ... came", and of "They want it to stay and we want it to go" one may not make "They want it
... to go".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from factcheck.checks.languages import is_english
from factcheck.models.parser import Parse, Token, parse

_OF_SOME = frozenset(
    "nobody none nothing everybody everyone everything anybody anyone anything all every each any no only most few half many those"
    " majority whoever one".split()
)
"""Words for how many, or for any: what stands behind their noun says of which."""
_RESTRICTS = re.compile(
    r"\s*(?:of|from|in|at|on|below|above|under|over|inside|outside|near|behind|among|with|without|who|whose|whom|that|which|where|aged|born"
    r"|living|working|named|called)\b"
)
_WHICH = re.compile(r"\s*(?:who|whose|that|which)\b")
_HEDGE = re.compile(
    r"\b(?:perhaps|maybe|probably|possibly|allegedly|reportedly|supposedly|apparently|presumably|might|may(?= (?:well )?(?:have|be)\b))\b"
)
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_CORE = ("nsubj", "nsubjpass", "dobj", "attr", "acomp", "xcomp", "oprd", "npadvmod", "ccomp")
"""What belongs to one verb, and is read as another's where that one is left out."""
_LONGEST = 600


def needed(text: str, places: Sequence[tuple[int, int]], sentence: tuple[int, int]) -> tuple[int, int] | None:
    """The first stretch between the parts of a quotation, within one sentence, that may not be left out.

    `places` are the parts in the text, `sentence` is where the sentence with them begins and ends.
    """
    low, high = sentence
    if high - low > _LONGEST or not is_english(text[low:high]):
        return None
    parsed = parse(text[low:high])
    parts = [(start - low, end - low) for start, end in places if low <= start and end <= high]
    for before, after in pairwise(parts):
        cut = parsed.text[before[1] : after[0]]
        if _HEDGE.search(cut):
            return low + before[1], low + after[0]
        if _is_aside(cut):
            continue
        if _says_of_which(parsed, before, after) or _is_of_another_verb(parsed, parts, before[1], after):
            return low + before[1], low + after[0]
    return None


def _is_aside(cut: str) -> bool:
    cut = cut.strip()
    return cut.startswith((",", "-", "–", "—", "(")) and cut.endswith((",", "-", "–", "—", ")"))


def _says_of_which(parsed: Parse, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether it is left out of which the word before it speaks: "every house below the dam was lost"."""
    cut = parsed.text[before[1] : after[0]].lower()
    if not _RESTRICTS.match(cut):
        return False
    told = [t for t in parsed.tokens if before[0] <= t.start < before[1]]
    noun: list[Token] = []
    for token in reversed(told):
        if token.tag[:2] in ("VB", "MD") or token.text in ",;:" or len(noun) > 5:
            break
        noun.append(token)
    if not any(t.lemma.lower() in _OF_SOME for t in noun) or not noun[0].tag.startswith(("NN", "DT", "PRP", "JJ", "CD")):
        return False
    following = [t for t in parsed.tokens if t.start >= after[0] and t.tag[:2] != "RB"]
    return bool(_WHICH.match(cut)) or (bool(following) and following[0].tag in _FINITE)


def _is_of_another_verb(parsed: Parse, parts: Sequence[tuple[int, int]], low: int, after: tuple[int, int]) -> bool:
    """Whether what goes on behind a gap belongs to a verb that is not quoted, or its verb has a subject that is not."""
    tokens = parsed.tokens
    kept = {i for i, t in enumerate(tokens) if any(start <= t.start < end for start, end in parts)}
    behind = [i for i in sorted(kept) if after[0] <= tokens[i].start < after[1]]
    if not any(tokens[i].dep.startswith("nsubj") and tokens[i].start < low for i in kept):
        return False  # nobody is quoted of whom it could be told
    for index in behind:
        token = tokens[index]
        if token.tag[:2] in ("VB", "MD") and any(
            c not in kept and tokens[c].start >= low for c in parsed.children(index, "nsubj", "nsubjpass")
        ):
            return True
        head = token.head
        if head in kept or token.dep not in (*_CORE, "aux", "auxpass"):
            continue
        if tokens[head].tag[:2] in ("VB", "MD") and tokens[head].start >= low and _has_subject(parsed, head, low):
            return True
    return _has_lost_its_end(parsed, kept, low, behind)


def _has_subject(parsed: Parse, verb: int, low: int) -> bool:
    """Whether a verb, or the one that it hangs on or is joined to behind the gap's beginning, has a subject of its own there."""
    tokens = parsed.tokens
    while True:
        if any(tokens[c].start >= low for c in parsed.children(verb, "nsubj", "nsubjpass")):
            return True
        above = tokens[verb].head
        if above == verb or tokens[above].start < low or tokens[above].tag[:2] not in ("VB", "MD"):
            return False
        verb = above


def _has_lost_its_end(parsed: Parse, kept: set[int], low: int, behind: Sequence[int]) -> bool:
    """Whether a verb or preposition at the end of a part has its object, or what is said, left out, and another stands behind the gap."""
    tokens = parsed.tokens
    last = max((i for i in kept if tokens[i].end <= low), default=None)
    if last is None or not behind or tokens[last].tag[:2] not in ("VB", "IN") or tokens[last].dep in ("aux", "auxpass"):
        return False
    gone = [c for c in parsed.children(last, "dobj", "pobj", "ccomp") if c not in kept]
    first = next((i for i in behind if tokens[i].tag[:2] in ("NN", "PR", "CD")), None)
    if not gone or first is None:
        return False
    at = first
    while tokens[at].dep in ("conj", "compound", "appos") and tokens[at].head != at:
        at = tokens[at].head
    return at not in gone
