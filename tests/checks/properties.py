"""What holds for every check, whatever the texts."""

from __future__ import annotations

from case_tables import Check, assert_sound

from factcheck.checks.claim import Claim
from factcheck.report import Sentence, SourceSpan


def assert_never_raises(check: Check, source: str, rewrite: str, cut: int) -> None:
    """Runs the check on the whole rewrite, on a part of it, without evidence and without sources."""
    evidence = (SourceSpan(0, 0, len(source), source),)
    half = SourceSpan(0, len(source) // 2, len(source), source[len(source) // 2 :])
    for start, end in {(0, len(rewrite)), (min(cut, len(rewrite)), len(rewrite)), (0, min(cut, len(rewrite)))}:
        sentence = Sentence(start, end, rewrite[start:end])
        for spans, sources in ((evidence, (source,)), ((half,), (source, "")), ((), (source, rewrite)), ((), ())):
            reasons = check(Claim(rewrite, sentence, spans, sources))
            assert_sound(reasons, sources, rewrite)
            assert all(start <= reason.start and reason.end <= end for reason in reasons)


def assert_silent_on_copy(check: Check, text: str) -> None:
    """A rewrite that is its source has nothing to find."""
    sentence = Sentence(0, len(text), text)
    reasons = check(Claim(text, sentence, (SourceSpan(0, 0, len(text), text),), (text,)))
    assert [reason for reason in reasons if reason.severity == "error"] == []


def assert_ends_soon(check: Check, text: str) -> None:
    """Both as the rewrite and as the source; a quadratic pattern would take hours, so no time is measured."""
    plain = 'Ana Lopez said "We lost 3 games on May 5, 2015".'
    for source, rewrite in ((text, text), (plain, text), (text, plain)):
        spans = (SourceSpan(0, 0, len(source), source),)
        assert_sound(check(Claim(rewrite, Sentence(0, len(rewrite), rewrite), spans, (source,))), (source,), rewrite)
