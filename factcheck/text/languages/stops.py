"""Where sentences end in languages other than English: stops, and the full stops that are none, by each language's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.text.languages.table import LANGUAGES, SHARED, Language

_CLOSERS = "\"'”’“‘»«›‹)\\]}」』）》】"
_STOP = re.compile(
    rf"(?P<stop>[.!?…]+)[{_CLOSERS}]{{0,4}}(?:\[\w{{1,3}}\]){{0,9}}\s+(?=[\"'“”„‚‘«»‹›(\[¿¡–—-]{{0,3}}\s?(?P<word>\w+))"
    rf"|[。！？｡।॥۔؟]+(?:[{_CLOSERS}]+(?![とっ、，])|(?![{_CLOSERS}]))\s*(?=\S)"
)
_LAST_TOKEN = re.compile(r"[^\s(\[\"'“„«»]*$")
_TITLES = frozenset(spelling for spellings in SHARED["titles"] for spelling in spellings)
_ORDINAL = re.compile(r"\d{1,2}|[IVXL]+")
_LONGEST_TOKEN = 20


def cuts_in(block: str, code: str) -> Iterator[int]:
    """The places in a block of a text in a language other than English at which a sentence begins; 0 is left out."""
    known = LANGUAGES[code]
    for match in _STOP.finditer(block):
        if not match["stop"] or not _goes_on(block, match, known):
            yield match.end()


def _goes_on(block: str, match: re.Match[str], known: Language) -> bool:
    """Whether no sentence begins behind a stop: at „Ja!“ sagte sie, and behind an abbreviation or an ordinal number."""
    word = match["word"]
    if word[0].islower() or match["stop"] != ".":
        return word[0].islower()
    token = _LAST_TOKEN.search(block, max(0, match.start() - _LONGEST_TOKEN), match.start())
    before = token[0] if token else ""
    if word.lower() in known.listed("openers") and before.lower() not in _TITLES:
        return len(before) == 1 and before.isupper()
    is_ordinal = bool(_ORDINAL.fullmatch(before)) and not word[0].isdigit() and "." in known.listed("ordinals")
    return (len(before) == 1 and before.isalpha()) or before.lower() in known.listed("abbreviations") | _TITLES or is_ordinal
