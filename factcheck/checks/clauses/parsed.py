"""The parse of a sentence in which what leaves something out is put in the one word that the parser knows best."""

from __future__ import annotations

import re

from factcheck.models import parser
from factcheck.models.parser import Parse

_EXCEPT = re.compile(
    r"\b(?:apart from|aside from|other than|with the exception of|save for|not (?:including|counting)|leaving (?:aside|out))\b",
    re.I,
)


def parse(text: str) -> Parse:
    """The parse of a text, with "except" for "apart from" and the like; offsets are those of the text."""
    return parser.parse(_EXCEPT.sub(lambda match: "except".ljust(len(match[0])), text))
