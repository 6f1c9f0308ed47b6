"""Shorthand written out for the models: "c/o SOB x3d" in a clinic's note is "complains of shortness of breath for 3 days"."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

PLAIN, CLINICAL = "plain", "clinical"
_FEWEST = 3
_AGE = re.compile(r"\b(?P<years>\d{1,3}) ?(?:y/o|yo|y\.o\.|y)? ?(?P<sex>[MF])\b(?!/)")
_FOR = re.compile(r"(?<![\w.])[x×] ?(?P<count>\d{1,3}) ?(?:/7|(?P<unit>d|h|w|wk|mo|yr)s?)\b")
_ON_AIR = re.compile(r"(?<=%) (?:on )?RA\b")
_UNITS = {"d": "days", "h": "hours", "w": "weeks", "wk": "weeks", "mo": "months", "yr": "years", None: "days"}
_SEXES = {"M": "man", "F": "woman"}


@cache
def _table(kind: str) -> dict[str, str]:
    lines = Path(__file__).with_name("shorthand.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
    return {row["shorthand"]: row["words"] for row in rows if row["kind"] == kind}


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    """Any piece of shorthand that is no part of another word; signs such as arrows may stand against words."""
    longest_first = sorted(_table(kind), key=len, reverse=True)
    signs = [re.escape(short) for short in longest_first if not short[0].isalnum()]
    words = [re.escape(short) + _behind(short) for short in longest_first if short[0].isalnum()]
    begun = "".join(sorted({re.escape(short[0]) for short in longest_first if short[0].isalnum()}))
    alone = rf"(?=[{begun}])(?<![\w/.@])(?:{'|'.join(words)})"  # most places in a text are left at the first look
    return re.compile("|".join([*signs, alone]))


def _behind(short: str) -> str:
    return r"(?![\w/@]|\.\w)" if short[-1].isalnum() else r"(?=\s)"


def is_clinical(text: str) -> bool:
    """Whether a text is written in the shorthand of clinics: it has several pieces of it."""
    return len({found[0] for found in _pattern(CLINICAL).finditer(text)}) >= _FEWEST


def written_out(text: str, clinical: bool) -> str:
    """A text with words in place of shorthand; the clinic's own only where `clinical` says that it is."""
    if clinical:
        text = _AGE.sub(lambda found: f"{found['years']}-year-old {_SEXES[found['sex']]}", text)
        text = _FOR.sub(lambda found: f"for {found['count']} {_UNITS[found['unit']]}", text)
        text = _ON_AIR.sub(" on room air", text)
        text = _pattern(CLINICAL).sub(lambda found: _table(CLINICAL)[found[0]], text)
    return re.sub(r"\s+,", ",", _pattern(PLAIN).sub(lambda found: _table(PLAIN)[found[0]], text))
