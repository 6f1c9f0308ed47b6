"""Quotations that go on within somebody's indirect words: he said he had "paid every bill", by "I have paid every bill"."""

from __future__ import annotations

import re

from factcheck.checks.speech.quoted import VERB

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_LED = re.compile(
    rf"(?:{VERB.pattern})(?:\s(?:that|to (?:the )?\w+ that))?\s(?P<words>(?:he|she|they|it)(?:\s[a-z']+){{0,4}})\s*$"
)
_SHORT = (
    ("won't", "will not"),
    ("can't", "can not"),
    ("cannot", "can not"),
    ("n't", " not"),
    ("i'm", "i am"),
    ("'re", " are"),
    ("'ve", " have"),
    ("'ll", " will"),
)
_OTHERS = {
    "i": {"he", "she"},
    "we": {"they"},
    "it": {"it"},
    "he": {"he"},
    "she": {"she"},
    "they": {"they"},
    "am": {"is", "was"},
    "is": {"is", "was"},
    "are": {"are", "were"},
    "have": {"has", "have", "had"},
    "has": {"has", "had"},
    "will": {"will", "would"},
    "can": {"can", "could"},
    "may": {"may", "might"},
    "do": {"does", "do", "did"},
    "does": {"does", "did"},
    "myself": {"himself", "herself"},
    "ourselves": {"themselves"},
    "my": {"his", "her"},
    "our": {"their"},
}
"""What words of direct speech are in indirect speech; others stay as they are."""


def led_in(before: str) -> str:
    """What leads up to a quotation within somebody's indirect words: "she had" of "Mehl said that she had"; else nothing."""
    match = _LED.search(before)
    return match["words"] if match else ""


def is_led(words: str, own: str) -> bool:
    """Whether these words are those of direct speech, with their person and tense changed and nothing else."""
    ours, theirs = _words(words), _words(own)
    return len(ours) == len(theirs) > 0 and all(
        one in _OTHERS.get(other, {other}) for one, other in zip(ours, theirs, strict=True)
    )


def _words(text: str) -> list[str]:
    text = text.lower().replace("’", "'")
    for short, full in _SHORT:
        text = text.replace(short, full)
    return _WORD.findall(text) if not re.search(r"['\d]", text) else []
