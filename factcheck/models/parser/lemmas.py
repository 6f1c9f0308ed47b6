"""Base forms of English words by the tag of the word: a table of irregular ones and rules for the rest."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.models.parser.lemma_tables import COMPARED, NOT_IN_E, NOUNS, OTHERS, VERBS, VERBS_IN_E

_VOWELS = "aeiou"
# Stems of verbs that end in a silent -e: lov-, danc-, valu-, judg-, charg-, manag-; releas-, realiz-; handl-; stat-, evaluat-; and so on.
_SILENT_E = re.compile(
    r"(?:[vcu]|[^n]g|[^s]s|[aeiouyn]z|[bcdfgkpstz]l|[^aeiou][iuy]l"
    r"|[^eo]at|[^aeo]ut|[^aeiou][aeiou]d|[qg]uid|[us]uad|[^aeiou]ar|[^aeo]ir|[^aeo]ur|[^aeou]in|[^aeiou]un|[^aeio]am|[^aeo]um|[^ae]im"
    r"|[^aeiou][aiouy]k|[^aeo]ap|[^aeiou][iuy]p|[^aeiou][iou]b|yr|ym|yt|yn)$"
)
_NOT_AFTER_ONE_VOWEL = re.compile(r"^[^aeiou]*[aeiou][^aeiou]+$")


@lru_cache(maxsize=50_000)
def lemma(word: str, norm: str, tag: str) -> str:
    """The base form of a word in lower case.

    `norm` is its normal form, which undoes contractions (`wo` is `will`) and British spelling.
    """
    lower = word.lower()
    if tag[:2] == "VB" or tag == "MD":
        return _verb(lower, norm, tag)
    if tag == "NNS":
        return NOUNS.get(lower) or (lower[:-2] + "an" if lower.endswith("men") and len(lower) > 5 else _singular(lower))
    if tag in ("JJR", "JJS", "RBR", "RBS"):
        if lower in ("better", "best") and tag[0] == "R":
            return "well"
        return COMPARED.get(lower) or _positive(lower, "er" if tag[2] == "R" else "est")
    if tag in ("RB", "PRP"):
        return OTHERS.get(lower, lower)
    return lower


def _verb(lower: str, norm: str, tag: str) -> str:
    if tag == "MD":
        return {"'d": "would", "’d": "would", "ca": "can", "could": "could"}.get(lower) or VERBS.get(lower, lower)
    if tag in ("VB", "VBP") and lower not in ("am", "are", "'m", "'re", "’m", "’re", "'ve", "’ve", "ai", "'s"):
        return lower
    found = VERBS.get(lower)
    if found:
        return found
    for prefix in ("over", "under", "out", "re", "mis", "un"):
        rest = VERBS.get(lower.removeprefix(prefix)) if lower.startswith(prefix) and len(lower) > len(prefix) + 3 else None
        if rest and len(rest) > 2:
            return prefix + rest
    if tag == "VBZ":
        return _singular(lower)
    if tag == "VBG" and lower.endswith("ing") and len(lower) > 4:
        return _stem(lower[:-3])
    if tag in ("VBD", "VBN") and lower.endswith("ed") and len(lower) > 3:
        if lower.endswith("ied"):
            return lower[:-3] + "y"
        return lower[:-1] if lower.endswith("eed") and len(lower) > 4 else _stem(lower[:-2])
    return lower


def _stem(stem: str) -> str:
    """The verb of a stem, as `stopp-` gives `stop` and `mak-` gives `make`."""
    if {stem + "e", stem.removeprefix("re") + "e", stem.removeprefix("un") + "e"} & VERBS_IN_E:
        return stem + "e"
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        short = stem[:-1]
        if stem[-1] in "szf":
            return short if short in NOT_IN_E else stem
        return stem if stem[-1] == "l" and _NOT_AFTER_ONE_VOWEL.match(stem) else short
    if not any(char in "aeiouy" for char in stem) or stem in NOT_IN_E:
        return stem
    return stem + "e" if _SILENT_E.search(stem) and not stem.endswith(("quil", "eil", "rl", "iu")) else stem


def _singular(lower: str) -> str:
    """A word without its -s."""
    if not lower.endswith("s") or lower.endswith(("ss", "us", "is")) or len(lower) < 4:
        return lower
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return lower[:-2]
    return lower[:-1].removesuffix("'").removesuffix("’")


def _positive(lower: str, ending: str) -> str:
    """A word without -er or -est."""
    if not lower.endswith(ending) or len(lower) < len(ending) + 3:
        return lower
    stem = lower.removesuffix(ending)
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if stem[-1] == stem[-2] and stem[-1] not in "lsf":
        return stem[:-1]
    return stem
