"""What an exact check looks at: one rewrite sentence with the sources and the passages that it was judged by."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.report import Reason, Sentence, Severity, SourceSpan


@dataclass(frozen=True)
class Claim:
    """One sentence of a rewrite, and everything that an exact check may compare it with.

    `evidence` are the closest source passages, best first, usually three to five sentences; `sources` are the whole source texts.
    """

    rewrite: str
    sentence: Sentence
    evidence: tuple[SourceSpan, ...]
    sources: tuple[str, ...]

    def reason(
        self, kind: str, message: str, start: int, end: int, source: SourceSpan | None = None, severity: Severity = "error"
    ) -> Reason:
        """A finding whose `start` and `end` are offsets into the sentence's own text."""
        return Reason(kind, message, self.sentence.start + start, self.sentence.start + end, source, severity)
