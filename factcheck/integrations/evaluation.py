"""What the evaluators share: a check that needs a source, and its outcome in words.

Whether a text passes has three meanings, which may differ on the same report. By labels: every claim is entailed
(`factcheck.assert_consistent`). By findings: every claim is entailed, and no exact check found an error or has a warning (`to_look_at`
is empty: the tools for agents, Guardrails AI, OpenTelemetry). By score: it reaches a threshold (DeepEval, promptfoo,
``factcheck_consistent`` in the rows of a batch). Ragas, Inspect AI, MLflow and Haystack get the score, and judge by themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.errors import InputError
from factcheck.integrations.testing import shared_checker
from factcheck.judgement.gate import findings
from factcheck.rendering.wording import LABEL_WORDS, one_line, passage_text
from factcheck.report import Report, SentenceVerdict

if TYPE_CHECKING:
    from factcheck.checker import Checker

_SHOWN = 300


def checked(sources: str | Sequence[str], text: str, checker: Checker | None = None) -> Report:
    """The report of a text against its sources; `checker` is the one that the process shares where it is None.

    Raises:
        InputError: a text is not a string, or there is no source text, which must not pass for a low or a high score.
        ModelError: a model cannot be loaded or used.
    """
    report = (checker or shared_checker()).check(sources, text)
    if not report.has_source:
        raise InputError("there is no source text, so nothing can be evaluated")
    return report


def to_look_at(report: Report) -> list[SentenceVerdict]:
    """The sentences that are not entailed, or in which an exact check found an error or has a warning."""
    wrong = {finding.index for finding in findings(report)}
    return [sentence for sentence in report.sentences if sentence.index in wrong]


def reason(report: Report) -> str:
    """Why a report has its score: the sentences to look at, one a line, or that there is none."""
    claims = len(report.sentences) - report.counts["not_a_claim"]
    return "\n".join(map(explained, to_look_at(report))) or f"all of {claims} claims are entailed"


def explained(sentence: SentenceVerdict) -> str:
    """One line: the label, the sentence, what exact checks found, and the passage that decided."""
    found = "; ".join(one_line(item.message) for item in sentence.reasons)
    parts = [f"{LABEL_WORDS[sentence.label].name}: {one_line(sentence.text)}", found, passage_text(sentence, _SHOWN)]
    return " | ".join(part for part in parts if part)
