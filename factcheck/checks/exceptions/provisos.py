"""What holds but in some case, told as holding in any: "is excluded, save where a valve is fitted", told as "is never covered"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checks.claim import Claim
from factcheck.checks.exceptions.reading import is_denied, words_of
from factcheck.checks.plain_text import lowered
from factcheck.report import Reason, SourceSpan

_CASE = re.compile(
    r"\b(?:(?:except|save|other\sthan|apart\sfrom|but\snot)\s(?:where|when|whenever|if|in\scases?|in\san\semergency|with|by|after|before|during)"
    r"|unless|but\sonly\s(?:for|if|when|where|on|in|with|until|after|before|during|at|by|from|between))\b(?P<case>[^.;:?!]*)"
)
"""In which case something does not hold, or in which alone."""
_TURNED = re.compile(r"(?:^|(?<=[.;:]\s))should\s(?P<case>[^,.;:?!]+),\s(?P<rule>[^.;:?!]+)")
"""A condition without "if": "should the river rise, the camp will be cleared"."""
_RULES = re.compile(r"\b(?:may|can|must|shall|will|allowed|permitted|entitled|free|valid|available|covered)\b")
_EVER = re.compile(
    r"\b(?:never|always|under\sno\scircumstances|(?:in|under)\s(?:all|any|no|every)\s(?:cases?|circumstances?|events?)|without\sexception"
    r"|at\sall\stimes|whatever\s(?:happens|the\s\w+)|not\sever|invariably|absolutely)\b"
)
_OWN = re.compile(
    r"\b(?:unless|if|except\w*|save|when|where|without|with|only|but|other|otherwise|usually|normally|provided|until)\b"
)
"""Words by which a claim may name the case itself."""
_SAME_RULE = words_of(
    "cover covered exclude excluded include included allow allowed permit permitted ban banned forbid forbidden prohibited bar admit"
)
_LEAST = 0.6
"""Share of the words of the source's rule that a claim has which tells it."""


def find(claim: Claim) -> list[Reason]:
    """Claims that what the evidence says but for some case is always so, or so without that case."""
    low = lowered(claim.sentence.text)
    own = _OWN.search(re.sub(r"\bwithout\sexception\b", " ", low))
    return [] if own else list(_findings(claim, low))[:1]


def _findings(claim: Claim, low: str) -> Iterator[Reason]:
    ever = _EVER.search(low)
    ours = words_of(_EVER.sub(" ", low)) - words_of("exception circumstance case event time")
    known = words_of(" ".join(span.text for span in claim.evidence))
    for span in claim.evidence:
        text = lowered(span.text)
        for match, told_rule in _cases(text):
            rule, case = words_of(told_rule), words_of(match["case"])
            if not ours or not rule or ours & case - rule:
                continue
            unknown = ours - rule - (_SAME_RULE if rule & _SAME_RULE else frozenset())
            told = len(rule & ours) >= _LEAST * len(rule - (_SAME_RULE - ours))
            if (
                (unknown <= known and ours & rule and told)
                if ever
                else (not unknown and ours <= rule and told and is_denied(low) == is_denied(told_rule))
            ):
                place = SourceSpan(
                    span.source, span.start + match.start(), span.start + match.end(), span.text[match.start() : match.end()]
                )
                message = f"the source says so only with a condition: “{place.text.strip()}”"
                yield claim.reason("condition", message, 0, len(claim.sentence.text.rstrip()), place)


def _cases(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """The cases that a text names, each with what it tells of them."""
    for match in _CASE.finditer(text):
        start = max(text.rfind(mark, 0, match.start()) for mark in (";", ". ", "\n")) + 1
        rule = text[start : match.start()]
        if not match[0].startswith("but only") or _RULES.search(rule):  # "was used, but only for storage": it was used
            yield match, rule
    yield from ((match, match["rule"]) for match in _TURNED.finditer(text) if _RULES.search(match["rule"]))
