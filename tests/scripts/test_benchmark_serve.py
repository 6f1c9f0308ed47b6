"""The table of the service's benchmark says what was measured."""

from __future__ import annotations

import json

from benchmark_serve import SMALL, body_of, table


def test_the_table_has_a_row_for_each_figure() -> None:
    load = {"seconds": 10.0, "statuses": {"200": 40}, "errors": 0}
    found = {
        "together": {"one": load, "many": load, "pages_a_second": [2.0, 4.0], "times": 2.0},
        "flat": {"requests": 1_000, "statuses": {"200": 1_000}, "megabytes": [700.5, 701.0]},
        "hostile": {"seconds": {"before": 0.25, "200 slow bodies": 0.5}, "refused_as_too_large": 20, "megabytes": 700.0},
        "live": {"edits": [1.0, 2.0, 9.0], "wholes": [8.0, 10.0, 9.0]},
    }
    rows = table(found).splitlines()
    assert len(rows) == 2 + 2 + 1 + 2 + 2
    assert "2.00 times as many" in rows[3] and "0.22 of it" in rows[-1]
    assert len(table({}).splitlines()) == 2


def test_requests_are_distinct_and_made_anew_alike() -> None:
    assert body_of(SMALL, 1) == body_of(SMALL, 1) != body_of(SMALL, 2)
    assert set(json.loads(body_of(SMALL, 1))) == {"source", "rewrite"}
