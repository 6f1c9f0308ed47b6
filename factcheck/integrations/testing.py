"""Consistency as a test: `assert_consistent` fails with a message that says what is wrong and where."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.judgement.gate import FAILING_LABELS, Gate, GateDecision
from factcheck.report import Report

if TYPE_CHECKING:
    from factcheck.checker import Checker

_SENTENCES_SHOWN = 20


@lru_cache(maxsize=1)
def shared_checker() -> Checker:
    """One `Checker` with the default options for the whole process, loaded when it is first asked for.

    Raises:
        ModelError: a model cannot be loaded.
    """
    from factcheck.checker import Checker

    return Checker()


def assert_consistent(
    source: str | Sequence[str],
    rewrite: str,
    fail_on: str | Collection[str] = FAILING_LABELS,
    *,
    min_score: float | None = None,
    max_contradicted: int | None = None,
    checker: Checker | None = None,
) -> Report:
    """Check a rewrite against its source and raise AssertionError where it fails the gate; returns the report where it passes.

    By default it goes by labels: every claim must be entailed, so one that the source does not have fails like one that it contradicts.
    Neither the score nor what exact checks find counts by itself; `min_score` and names of findings in `fail_on` make them count.

    Args:
        source: the text that the rewrite was made from, or several such texts.
        rewrite: the text to check.
        fail_on: labels and kinds of findings that must not occur, such as ``contradicted``, ``neutral`` or ``number``, or a single one;
            may be empty. ``"contradicted"`` lets pass what the source does not have.
        min_score: the least score, in [0, 1].
        max_contradicted: how many sentences may be contradicted; give ``fail_on="neutral"`` or ``()`` with it, as one is too many
            for the default.
        checker: what checks; None is the one that the process shares.

    Raises:
        AssertionError: the rewrite fails; the message lists the sentences at fault with their evidence.
        InputError: a text, a name in `fail_on` or a limit cannot be used.
        ModelError: a model cannot be loaded or used.

    Example:
        ``assert_consistent("It cost 4 euros.", "It cost 40 euros.", fail_on=["number"])`` fails.
    """
    __tracebackhide__ = True  # pytest then shows the caller's line
    gate = Gate(fail_on, min_score, max_contradicted)
    report = (checker or shared_checker()).check(source, rewrite)
    decision = gate.decide(report)
    if not decision.passed:
        raise AssertionError(failure_message(report, source, rewrite, decision))
    return report


def failure_message(report: Report, source: str | Sequence[str], rewrite: str, decision: GateDecision) -> str:
    """Why a gate failed: its demands, then the failing sentences with findings and evidence, a line each."""
    from factcheck.rendering.document import Document
    from factcheck.rendering.wording import LABEL_WORDS, counts_line, graded_line, one_line, symbol_of, verdict_line

    texts = [source] if isinstance(source, str) else list(source)
    names = ["source"] if len(texts) == 1 else [f"source {number}" for number in range(1, len(texts) + 1)]
    document = Document(report, rewrite, "rewrite", tuple(zip(names, texts, strict=True)), decision)
    lines = [f"the rewrite fails its check against the source (score {report.score:.2f}: {counts_line(document)})"]
    lines += [f"  {failure}" for failure in decision.failures]
    failing = [sentence for sentence in report.sentences if sentence.index in decision.failing]
    for sentence in failing[:_SENTENCES_SHOWN]:
        words = LABEL_WORDS[sentence.label]
        where = f"sentence {sentence.index + 1}, line {document.position(sentence.start).line}"
        lines.append(f"{symbol_of(sentence)} {words.name}, {where}: {one_line(sentence.text)}")
        lines += [f"    {graded_line(document, reason)}" for reason in sentence.reasons]
        lines.append(f"    {verdict_line(document, sentence)}")
    if len(failing) > _SENTENCES_SHOWN:
        lines.append(f"and {len(failing) - _SENTENCES_SHOWN} more")
    return "\n".join(lines)
