"""Names that a claim says the source leaves out: "The minutes do not mention Penn"."""

from __future__ import annotations

import re

from factcheck.checks.names.name_words import TEXTS

_TEXT = rf"(?:\b(?:the|this|that)\s(?:\w+\s){{0,2}}?(?:{'|'.join(sorted(TEXTS))})|\bit|\bthere|\bwho\s?ever wrote it)"
_NOT = r"(?:(?:does|do|did)(?:\snot|n[’']t)(?:\s\w+ly|\seven|\sactually)?|never|nowhere|fails?\sto)"
_TELL = (
    r"(?:mentions?|says?|states?|names?|records?|refers?|specif(?:y|ies)|reports?|discuss(?:es)?|describes?|lists?|tells?|reveals?"
    r"|explains?|includes?|covers?|gives?|indicates?|notes?|identif(?:y|ies))"
)
_NO = r"no\s(?:\w+\s)?(?:mention|word|record|reference|information|indication|details?|sign)"
_BEHIND = re.compile(
    rf"{_TEXT}\s{_NOT}\s{_TELL}\b|{_TEXT}\s(?:says?|tells?|mentions?|reveals?)\s(?:\w+\s)?nothing\b|{_TEXT}\s(?:leaves?\sout|omits?)\b"
    rf"|(?:{_TEXT}\s(?:is|are|was|were|makes?|contains?|gives?|has|have|provides?)\s|^\W*){_NO}\b"
    r"|\bnothing\s(?:is|was)\s(?:said|told|reported|mentioned|known|written)\s(?:about|of|on)\b",
    re.I,
)
_BEFORE = re.compile(
    r"\b(?:is|are|was|were)(?:\s(?:not|never|nowhere)|n[’']t)(?:\s\w+ly|\seven)?\s(?:mentioned|named|listed|identified|referred\sto)\b",
    re.I,
)
_ENDS = re.compile(
    r";|,\s(?:but|although|though|however|while|and)\b|,\s[^,;]{1,40}\s(?:says?|said|adds?|added|told|writes?|wrote)\b", re.I
)


def untold(text: str) -> list[tuple[int, int]]:
    """The stretches of a claim that it says the source has nothing of."""
    found = []
    if match := _BEHIND.search(text):
        end = _ENDS.search(text, match.end())
        found.append((match.end(), end.start() if end else len(text)))
    if match := _BEFORE.search(text):
        marks = list(_ENDS.finditer(text, 0, match.start()))
        found.append((marks[-1].end() if marks else 0, match.start()))
    return found
