"""The gate of ``factcheck check``: what was accepted before, what was not checked, and what fails, in words on standard error."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.cli.options import tell
from factcheck.errors import InputError

if TYPE_CHECKING:
    from factcheck.inputs import Skipped
    from factcheck.judgement.gate import Gate
    from factcheck.rendering import Document

_SKIPPED_SHOWN = 5
_SENTENCES_SHOWN = 10
_EXCERPT_LENGTH = 80


def demands() -> Iterable[str]:
    """What ``--fail-on`` takes."""
    from factcheck.judgement.gate import FAILING_LABELS, REASON_KINDS

    return (*FAILING_LABELS, *REASON_KINDS)


def accepted_findings(baseline: Path | None, gate: Gate, written: Path | None) -> frozenset[str]:
    """The findings that a baseline lets pass.

    Where a baseline is `written` all present findings pass, so that none is read: the file may not be there yet, though the configuration
    names it, or may be one that cannot be read any more.
    """
    from factcheck.judgement.gate import Gate, read_accepted

    if baseline is None or written is not None:
        return frozenset()
    if gate == Gate():
        raise InputError("--baseline is for a gate: add --fail-on, --min-score or --max-contradicted")
    if not baseline.exists():
        raise InputError(f"there is no file {baseline}; --write-baseline {baseline} makes it from the present findings")
    return read_accepted(baseline)


def all_checked(skipped: Sequence[Skipped], gate: Gate) -> bool:
    """Name the files of a folder that were not checked; False where there is a gate, and one of them may be a rewrite."""
    from factcheck.judgement.gate import Gate

    missed = [file.path for file in skipped if file.may_be_a_rewrite]
    others = [file.path for file in skipped if not file.may_be_a_rewrite]
    for path in missed:
        tell(f"factcheck: {path} may be a rewrite and is not checked: files named so are not read")
    if others:
        more = f" and {len(others) - _SKIPPED_SHOWN} more" if len(others) > _SKIPPED_SHOWN else ""
        tell(f"factcheck: skipped, as no rewrite: {', '.join(others[:_SKIPPED_SHOWN])}{more}")
    return not missed or gate == Gate()


def tell_failures(document: Document, *, sentences: bool) -> None:
    """Say on standard error why the gate fails a rewrite, and where `sentences` are wanted which ones, with their place and first words."""
    from factcheck.judgement.gate import findings
    from factcheck.rendering.terminal import one_line, place

    decision = document.decision
    if decision is None or decision.passed:
        return
    for failure in decision.failures:
        tell(f"factcheck: {document.rewrite_name} fails the gate: {failure}")
    if not sentences:
        return
    names: dict[int, list[str]] = {}
    for finding in findings(document.report):
        if finding not in decision.accepted:
            names.setdefault(finding.index, []).append(finding.name)
    failing = [sentence for sentence in document.report.sentences if sentence.index in decision.failing]
    for sentence in failing[:_SENTENCES_SHOWN]:
        text = one_line(sentence.text)
        excerpt = text if len(text) <= _EXCERPT_LENGTH else text[: _EXCERPT_LENGTH - 1].rstrip() + "…"
        told = f"sentence {sentence.index + 1} ({', '.join(names.get(sentence.index, []))})"
        tell(f"  {one_line(place(document, sentence))}: {told}: {excerpt}")
    if len(failing) > _SENTENCES_SHOWN:
        tell(f"  and {len(failing) - _SENTENCES_SHOWN} more")
