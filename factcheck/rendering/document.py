"""What every format is rendered from: a report, the texts that it speaks of, and the gate's decision."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from factcheck.judgement.gate import Gate, GateDecision
from factcheck.rendering.lines import LineIndex, Position
from factcheck.report import Report, SourceSpan

_UNASKED_GATE = Gate(fail_on=frozenset({"contradicted"}))


@dataclass(frozen=True)
class Document:
    """A report with the texts that its offsets point into, under the names that readers know them by.

    `sources` are (name, text) in the order in which the report counts them. Names are paths or titles; nothing is read from them.
    Offsets and source numbers that do not fit the texts are tolerated: they are cut to what is there.
    """

    report: Report
    rewrite: str
    rewrite_name: str
    sources: tuple[tuple[str, str], ...]
    decision: GateDecision | None = None

    @cached_property
    def failing(self) -> frozenset[int]:
        """Indices of the sentences that fail the gate; where no gate was asked for, of the contradicted ones."""
        return (self.decision or _UNASKED_GATE.decide(self.report)).failing

    @cached_property
    def accepted(self) -> frozenset[tuple[int, str]]:
        """The findings that the gate let pass because they were accepted before, as (sentence index, name)."""
        return frozenset((finding.index, finding.name) for finding in self.decision.accepted) if self.decision else frozenset()

    def position(self, offset: int) -> Position:
        """Line and column of an offset into the rewrite."""
        return self._rewrite_lines.position(offset)

    def source_name(self, span: SourceSpan) -> str:
        """The name of the source that `span` lies in."""
        known = 0 <= span.source < len(self.sources)
        return self.sources[span.source][0] if known else f"source {span.source + 1}"

    def source_position(self, span: SourceSpan, offset: int) -> Position:
        """Line and column of an offset into the source that `span` lies in."""
        known = 0 <= span.source < len(self.sources)
        return self._source_lines[span.source].position(offset) if known else Position(1, 1)

    def place(self, span: SourceSpan) -> str:
        """Where `span` starts, for readers: ``name:line``."""
        return f"{self.source_name(span)}:{self.source_position(span, span.start).line}"

    @cached_property
    def _rewrite_lines(self) -> LineIndex:
        return LineIndex(self.rewrite)

    @cached_property
    def _source_lines(self) -> list[LineIndex]:
        return [LineIndex(text) for _, text in self.sources]
