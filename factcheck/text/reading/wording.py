"""What the models are given to read in place of a sentence as it stands: scars of earlier tools mended, talk about oneself left out.

Only what the models read changes; offsets, reports and exact checks keep to the caller's text.
"""

from __future__ import annotations

import re
import unicodedata

# what tokenisers and serialisers leave behind in archived texts
_SCARS = {"\\'": "'", '\\"': '"', "``": '"', "''": '"', "-lrb-": "(", "-rrb-": ")", "-lsb-": "[", "-rsb-": "]"}
# Signs that the models' tokenisers drop or, once accents are stripped, take for others: "≠" is "=" to them.
_SIGNS = {
    "≠": "is not equal to",
    "≮": "is not less than",
    "≯": "is not greater than",
    "≰": "is not at most",
    "≱": "is not at least",
    "≤": "is at most",
    "⩽": "is at most",
    "≥": "is at least",
    "⩾": "is at least",
    "∉": "is not in",
    "∌": "does not contain",
    "≉": "is not about",
    "≢": "is not the same as",
    "⊄": "is not a subset of",
    "∄": "there is no",
    "∤": "does not divide",
    "±": "plus or minus",
}
_SIGN = re.compile(rf"(?P<verb>\b(?:is|are|was|were|be|been|must|of|to)\s)?(?P<sign>[{''.join(_SIGNS)}])")
_MINUS = re.compile(r"(?<![^\s(\[=<>≤≥≠±~:])(?<!\d\s)[-−](?=[$€£]?\.?\d)")
_DIVIDED = re.compile(r"(?<=[a-z])[-¬]\s*\n\s*(?=[a-z])")
_SCAR = re.compile("|".join(re.escape(scar) for scar in _SCARS), re.I)

_APOSTROPHE = r"\s?['’]\s?"
_I = rf"i(?:{_APOSTROPHE}(?:m|ve|d|ll)|\s(?:am|have|had|was|do|did|would|could|really|honestly))?"
_ANSWERS = (
    "yes|yeah|yep|yup|nope|well|oh|okay|ok|sure|wow|haha|hmm|of course|exactly|absolutely|definitely|indeed|no problem|me too"
    rf"|that(?:{_APOSTROPHE}s| is) (?:right|true|ok(?:ay)?|cool|great|interesting|correct|awesome|nice)"
)
_VERBS = "know|think|believe|guess|suppose|heard|hear|read|understand|remember"
_OPENING = (
    # "Yes,", "No problem.", "Yeah he ..."
    rf"(?:{_ANSWERS})(?:\s*[,.!;:]+\s*(?:and |but )?|\s+(?=(?:it|he|she|they|the|there|we)\b))",
    # what the speaker does not know: "I'm not sure, but", "I've never seen it, but", "I don't know much about it but"
    rf"{_I}\s(?:not|never|(?:don|didn|haven|wouldn|can|couldn){_APOSTROPHE}t)\b[^,.;!?]{{0,50}}?,?\s+(?:but|however)\s*,?\s+",
    # what he does: "I know that", "I think", "I do know", "I've heard"
    rf"{_I}\s(?:(?:do|also|just|only)\s)*(?:{_VERBS})(?:\s(?:that|about how))?,?\s+(?=\w)",
    r"did you know(?: that)?,?\s+(?=\w)",
)
_ASIDE = re.compile(rf"\s*(?:{'|'.join(_OPENING)})", re.I)
_FIRST_PERSON = re.compile(r"(?<!\w)(?:i|me|my|mine|we|our)(?!\w)", re.I)
_LEAST_WORDS = 3


def mended(text: str) -> str:
    """What models are to read of a text: without the scars of earlier tools, words whole, signs spelt out.

    ``-LRB-`` is a bracket, and a word that the end of a line divides is one.
    """
    text = _SCAR.sub(lambda scar: _SCARS[scar[0].lower()], text)
    if text.isascii() and "-" not in text:
        return text
    text = _DIVIDED.sub("", text)
    return _MINUS.sub("minus ", _SIGN.sub(_spelt, unicodedata.normalize("NFC", text)))


def _spelt(found: re.Match[str]) -> str:
    """The sign in words with spaces around it, and without a second "is" where a verb stands before it."""
    verb, words = found["verb"] or "", _SIGNS[found["sign"]]
    after = found.string[found.end() : found.end() + 1]
    before = found.string[found.start("sign") - 1 : found.start("sign")]
    words = words.removeprefix("is ") if verb else words
    return verb + ("" if verb or not before or before.isspace() else " ") + words + (" " if after and not after.isspace() else "")


def aside_of(text: str) -> str:
    """The start of a sentence in which its speaker talks of himself before the matter ("I'm not sure, but ", "Yes, I know that ").

    Empty where there is none, or where nothing of at least three words would be left.
    """
    end = 0
    while (aside := _ASIDE.match(text, end)) and len(text[aside.end() :].split()) >= _LEAST_WORDS:
        end = aside.end()
    return text[:end]


def speaks_of_itself(text: str) -> bool:
    """Whether a text is in the first person, so that "I" in a rewrite may be a claim about it."""
    return bool(_FIRST_PERSON.search(text))
