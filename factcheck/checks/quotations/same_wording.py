"""Differences between a quotation and its source that change nothing (spelling, figures) or little (small words)."""

from __future__ import annotations

from factcheck.checks.numbers.quantities import quantities
from factcheck.checks.quotations.quoted_text import Change

_FILLERS = frozenset("um uh er erm ah oh well like so you know i mean sic laughs applause".split())
_SMALL_WORDS = frozenset(
    "a an the of in on at to and or for by with from as that this am is are was were be been has have had do does did it its "
    "it's he she they we i you his her their our my your him them us me will would can could may might shall should there "
    "here just really very so too also then now which who what when where s".split()
)
_NEGATIONS = frozenset(
    "not no never none nobody nothing nor neither without cannot cant wont dont didnt isnt arent wasnt werent wouldnt "
    "couldnt".split()
)
_LONG_FORMS = {
    "cant": "cannot",
    "wont": "willnot",
    "gonna": "goingto",
    "wanna": "wantto",
    "gotta": "gotto",
    "ok": "okay",
    "alright": "allright",
    "im": "iam",
    "lets": "letus",
    "percent": "%",
    "mr": "mister",
    "dr": "doctor",
}
_CONTRACTIONS = {
    "nt": ("not",),
    "s": ("is", "has", "us"),
    "re": ("are",),
    "ve": ("have",),
    "ll": ("will",),
    "m": ("am",),
    "d": ("would", "had"),
}
_ENDINGS = (
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("ise", "ize"),
    ("yse", "yze"),
    ("our", "or"),
    ("ours", "ors"),
)
_INSIDE = (
    ("our", "or"),
    ("ence", "ense"),
    ("tre", "ter"),
    ("ogue", "og"),
    ("ll", "l"),
    ("ae", "e"),
    ("oe", "e"),
    ("gramme", "gram"),
    ("grey", "gray"),
)


def is_tolerated(change: Change) -> bool:
    """Whether the two sides are one wording: American and British spelling, "20" and "twenty", "don't" and "do not", left-out fillers."""
    if not change.words:
        return all(word in _FILLERS for word in change.source_words)
    if not change.source_words:
        return False
    here, there = _normal(change.words), _normal(change.source_words)
    return here == there or _same_number(change) or _same_contraction(change)


def is_slight(change: Change) -> bool:
    """Whether only small words differ or words are left out, and no negation: not verbatim, but hardly another statement."""
    both = (*change.words, *change.source_words)
    if any(word in _NEGATIONS or (word.endswith("nt") and word[:-2] in _SMALL_WORDS) for word in both):
        return False
    return not change.words or all(word in _SMALL_WORDS for word in both) or _inflected(change)


def _inflected(change: Change) -> bool:
    """One word on each side, alike but for a short ending: "plan" and "plans"."""
    if len(change.words) != 1 or len(change.source_words) != 1:
        return False
    short, long = sorted((change.words[0], change.source_words[0]), key=len)
    return len(short) > 2 and long.startswith(short) and long[len(short) :] in ("s", "es", "d", "ed", "ly")


def _normal(words: tuple[str, ...]) -> str:
    joined = "".join(_LONG_FORMS.get(word, word) for word in words).replace(".", "")
    for british, american in (*_ENDINGS, *_INSIDE):
        joined = joined.replace(british, american)
    return joined


def _same_number(change: Change) -> bool:
    here, there = (quantities(" ".join(words)) for words in (change.words, change.source_words))
    return len(here) == len(there) == 1 and here[0].value == there[0].value and here[0].unit == there[0].unit


def _same_contraction(change: Change) -> bool:
    """Such as "it is" and "it's", "we have" and "we've", "do not" and "don't"."""
    short, long = sorted((change.words, change.source_words), key=len)
    if len(short) != 1 or len(long) != 2:
        return False
    return any(
        short[0].endswith(ending) and "".join(long) in {short[0][: -len(ending)] + expansion for expansion in expansions}
        for ending, expansions in _CONTRACTIONS.items()
    )
