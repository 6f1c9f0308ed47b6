"""OpenTelemetry: a report as the event ``gen_ai.evaluation.result``, beside the span that is current."""

from __future__ import annotations

from opentelemetry._logs import get_logger

from factcheck.integrations.evaluation import reason, to_look_at
from factcheck.report import Report
from factcheck.version import own_version


def emit(report: Report, *, response_id: str | None = None) -> None:
    """Send a report to whatever the process has set up for logs; `response_id` is that of the answer that was judged.

    The label goes by findings: ``pass`` where every claim is entailed and no exact check has an error or a warning, else ``fail``,
    whatever the score is. The explanation quotes the texts.
    """
    attributes = {
        "gen_ai.evaluation.name": "factcheck",
        "gen_ai.evaluation.score.value": report.score,
        "gen_ai.evaluation.score.label": "fail" if to_look_at(report) else "pass",
        "gen_ai.evaluation.explanation": reason(report),
        **({"gen_ai.response.id": response_id} if response_id else {}),
    }
    get_logger("factcheck", own_version()).emit(event_name="gen_ai.evaluation.result", attributes=attributes)
