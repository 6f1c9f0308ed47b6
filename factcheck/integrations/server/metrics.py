"""What the server counts, for ``/metrics`` in the format of Prometheus."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.openmetrics.exposition import CONTENT_TYPE_LATEST, generate_latest

_SECONDS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120)
_PAIRS = (1, 2, 4, 8, 16, 32, 64, 128)

MEDIA_TYPE = CONTENT_TYPE_LATEST


class Metrics:
    """The counters of one server; they hold no text."""

    def __init__(self) -> None:
        """Begin at zero."""
        self.registry = CollectorRegistry()
        self.requests = Counter("factcheck_requests", "Answered requests.", ["route", "status"], registry=self.registry)
        self.seconds = Histogram(
            "factcheck_request_seconds",
            "Seconds from a request's head to the end of its answer.",
            ["route"],
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.waiting = Gauge("factcheck_waiting_requests", "Requests that wait to be judged.", registry=self.registry)
        self.passes = Histogram("factcheck_pass_pairs", "Pairs judged in one pass.", buckets=_PAIRS, registry=self.registry)
        self.pass_seconds = Counter("factcheck_pass_seconds", "Seconds in which pairs were judged.", registry=self.registry)

    def text(self) -> bytes:
        """All of them, in the OpenMetrics text format."""
        text: bytes = generate_latest(self.registry)  # type: ignore[no-untyped-call]
        return text
