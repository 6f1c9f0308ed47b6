"""A claim made of one rewrite sentence and a short source, for the tables of the checks; the whole source is its evidence."""

from __future__ import annotations

from factcheck.checks.claim import Claim
from factcheck.report import Reason, Sentence, SourceSpan


def one_claim(source: str, rewrite: str) -> Claim:
    """The rewrite as a single sentence, judged by the source's sentences."""
    span = SourceSpan(0, 0, len(source), source)
    return Claim(rewrite, Sentence(0, len(rewrite), rewrite), (span,) if source else (), (source,))


def rows(table: str, columns: int) -> list[tuple[str, ...]]:
    """The lines of a table, its cells parted by ``||``."""
    cells = [tuple(cell.strip() for cell in line.split("||")) for line in table.strip().splitlines()]
    assert all(len(row) == columns for row in cells), [row for row in cells if len(row) != columns]
    return cells


def assert_offsets(claim: Claim, reasons: list[Reason]) -> None:
    """Every finding marks something within its sentence, and its source span is what it says."""
    for reason in reasons:
        assert claim.sentence.start <= reason.start < reason.end <= claim.sentence.end
        if reason.source:
            assert claim.sources[reason.source.source][reason.source.start : reason.source.end] == reason.source.text
