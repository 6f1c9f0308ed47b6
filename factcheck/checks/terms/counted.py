"""Whose a year or day is that a passage counts from another: what is done beside the step, which is counted from the named one."""

from __future__ import annotations

import re

from factcheck.checks.clauses.parsed import parse
from factcheck.checks.known.statement import words_of
from factcheck.checks.numbers.amounts import amounts
from factcheck.checks.plain_text import Spanned, lowered
from factcheck.checks.terms.figures.operands import clause_around, is_without_verb
from factcheck.models.parser import Parse

_BESIDE = re.compile(
    r"\b(?:aged?|at(?: the age of)?|turned)\s\d{1,3}\b(?!:)|\bthe (?:next|following) (?:day|week|month|year|spring|summer|autumn)\b"
)
"""An age or another step: what comes behind it may be counted from that."""
_OWN_AGE = re.compile(r"^,?\s(?:aged?|at(?: the age of)?)\s\d{1,3}\b(?!:)")
"""The age at what was done in the named year: "died in 2009, at the age of 88"."""


def may_be_counted(claim: str, passage: str, anchor: Spanned, step: Spanned, another_deed: bool = False) -> bool:
    """Whether what a claim tells of a year or day may be told of the one that a passage counts from an anchor.

    Not where another step, length of time or age stands between the two, nor where the claim's deed or its doer is another clause's;
    `another_deed` where the clause tells it by another verb ("survived her by three years").
    """
    between = _OWN_AGE.sub("", lowered(passage)[anchor.end : step.start])
    if step.start > anchor.end and (_BESIDE.search(between) or any(amount.kind == "time" for amount in amounts(between))):
        return False
    start, end = clause_around(passage, step.start, step.end)
    told = words_of(f"{passage[start : step.start]} {passage[step.end : end]}")
    ours = words_of(claim)
    if is_without_verb(passage, start, end):
        return not told or bool(told & ours)
    mine, theirs = parse(claim), parse(passage)
    elsewhere = words_of(passage) - told
    if not another_deed and _words(mine, "VB") & elsewhere:
        return False
    doers = _words(mine, "", "nsubj", "nsubjpass") & elsewhere
    return not doers or (
        doers <= _words(theirs, "", "nsubj", "nsubjpass") and not _words(theirs, "NN", "nsubj", "nsubjpass", span=(start, end))
    )


def _words(parsed: Parse, tag: str, *deps: str, span: tuple[int, int] | None = None) -> frozenset[str]:
    """The stems of the words of a tag or place in a sentence, but for helping verbs."""
    return words_of(
        " ".join(
            token.text
            for token in parsed.tokens
            if token.tag.startswith(tag)
            and token.dep not in ("aux", "auxpass")
            and (not deps or token.dep in deps)
            and (span is None or span[0] <= token.start < span[1])
        )
    )
