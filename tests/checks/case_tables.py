"""Reads the tables of cases and runs a check over each, with the source sentences that share most words as evidence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from factcheck.checks.claim import Claim
from factcheck.report import Reason, SourceSpan
from factcheck.text.sentences import split_sentences

Check = Callable[[Claim], list[Reason]]


@dataclass(frozen=True)
class Case:
    source: str
    rewrite: str
    marked: str
    severity: str

    def __str__(self) -> str:
        return f"{self.rewrite[:60]} -> {self.marked or 'nothing'}"


def read_cases(name: str) -> list[Case]:
    """One line a case; ``\\n`` in a text is a line break, and lines that begin with # are comments."""
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    fields = [[field.replace("\\n", "\n") for field in line.split("\t")] + ["", ""] for line in lines if line and line[0] != "#"]
    return [Case(f[0], f[1], f[2], f[3] or "error") for f in fields]


def claims(source: str, rewrite: str) -> Iterator[Claim]:
    spans = [SourceSpan(0, s.start, s.end, s.text) for s in split_sentences(source)]
    for sentence in split_sentences(rewrite):
        words = set(re.findall(r"\w+", sentence.text.lower()))
        ranked = sorted(spans, key=lambda span: -len(words & set(re.findall(r"\w+", span.text.lower()))))
        yield Claim(rewrite, sentence, tuple(ranked[:5]), (source,))


def findings(check: Check, source: str, rewrite: str) -> list[Reason]:
    return [reason for claim in claims(source, rewrite) for reason in check(claim)]


def assert_sound(reasons: list[Reason], sources: tuple[str, ...], rewrite: str) -> None:
    for reason in reasons:
        assert 0 <= reason.start < reason.end <= len(rewrite)
        if span := reason.source:
            assert sources[span.source][span.start : span.end] == span.text != ""


def assert_case(check: Check, case: Case) -> None:
    reasons = findings(check, case.source, case.rewrite)
    assert_sound(reasons, (case.source,), case.rewrite)
    told = [
        (reason.severity, case.rewrite[reason.start : reason.end], reason.message)
        for reason in reasons
        if reason.severity != "info"
    ]
    if not case.marked:
        assert not told
    else:
        assert any(severity == case.severity and case.marked == text for severity, text, _ in told), told
