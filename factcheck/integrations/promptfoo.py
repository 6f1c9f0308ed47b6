"""promptfoo: `get_assert`, for a file with ``from factcheck.integrations.promptfoo import get_assert`` that an assertion names.

Sources are the variable ``context``, or the one that ``source`` in the assertion's ``config`` names; ``threshold`` is the least score.
The whole passes by its score; a component, which is a claim, by its label and what exact checks found in it.
"""

from __future__ import annotations

from typing import Any

from factcheck.integrations.evaluation import checked, explained, reason, to_look_at


def get_assert(output: str, context: dict[str, Any]) -> dict[str, Any]:
    """A grading result with one component for each claim; raises InputError where the variable has no text."""
    config = context.get("config") or {}
    report = checked(context["vars"].get(config.get("source", "context")) or [], output)
    wrong = {sentence.index for sentence in to_look_at(report)}
    return {
        "pass": report.score >= config.get("threshold", 0.5),
        "score": report.score,
        "reason": reason(report),
        "componentResults": [
            {"pass": sentence.index not in wrong, "score": sentence.score, "reason": explained(sentence)}
            for sentence in report.sentences
            if sentence.score is not None
        ],
    }
