"""What an exact check looks at: one rewrite sentence with the sources and the passages that it was judged by."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.report import Reason, Sentence, Severity, SourceSpan


@dataclass(frozen=True)
class Claim:
    """One sentence of a rewrite, and everything that an exact check may compare it with.

    `sentence` has spaces where the rewrite has form (list marks and the like). `evidence` are the closest source passages, best first,
    usually three to five sentences; `readings` has how the models read each, where that is not its text; `sources` are the whole texts.
    `entailed_by` are the passages, each with its parts, that the models find to say it.
    """

    rewrite: str
    sentence: Sentence
    evidence: tuple[SourceSpan, ...]
    sources: tuple[str, ...]
    readings: tuple[str, ...] = ()
    entailed_by: tuple[tuple[SourceSpan, ...], ...] = ()

    def reason(
        self, kind: str, message: str, start: int, end: int, source: SourceSpan | None = None, severity: Severity = "error"
    ) -> Reason:
        """A finding whose `start` and `end` are offsets into the sentence's own text."""
        return Reason(kind, message, self.sentence.start + start, self.sentence.start + end, source, severity)
