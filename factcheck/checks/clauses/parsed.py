"""Words of one meaning as one: what leaves something out as "except" before the parser reads it, verbs by the usual one."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from factcheck.checks.tables import read_sections
from factcheck.models import parser
from factcheck.models.parser import Parse

_EXCEPT = re.compile(
    r"\b(?:apart from|aside from|other than|with the exception of|save for|not (?:including|counting)|leaving (?:aside|out))\b",
    re.I,
)


def parse(text: str) -> Parse:
    """The parse of a text, with "except" for "apart from" and the like; offsets are those of the text."""
    return parser.parse(_EXCEPT.sub(lambda match: "except".ljust(len(match[0])), text))


@cache
def _usual_verbs() -> dict[str, str]:
    same = read_sections(Path(__file__).with_name("verbs.toml"))["same"]
    return {other: verb for verb, others in same.items() for other in others}


def usual_verb(verb: str) -> str:
    """The lemma by which a verb and others that say the same are known: "delay" for "put off"."""
    return _usual_verbs().get(verb, verb)
