"""Data frames get the columns that a batch writes, and are otherwise as they were."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

import pytest

import factcheck
from factcheck.batch.columns import column_types, error_columns, verdict_columns
from factcheck.batch.engine import check_pairs
from factcheck.checker import Checker
from factcheck.errors import InputError
from factcheck.integrations.frames import check_columns, check_frame

SOURCES: list[Any] = ["It cost 40 euros.", "The bridge was closed.", None, ["He came.", "She left."], "Some text.", "Snow fell."]
REWRITES: list[Any] = ["It cost 4 euros.", "The bridge was not closed.", "He came.", "She left.", None, "Snow fell. Rain came."]
COLUMNS = {"article": SOURCES, "summary": REWRITES}
NAMES = ("article", "summary")


def expected(checker: Checker, full: bool = False) -> list[dict[str, Any]]:
    rows = []
    for source, rewrite in zip(SOURCES, REWRITES, strict=True):
        if source is None or rewrite is None:
            name = "article" if source is None else "summary"
            rows.append(error_columns(f"the column {name!r} is null, not text", full))
            continue
        rows.append(verdict_columns(checker.check(source, rewrite), full))
    return rows


def test_columns(checker: Checker) -> None:
    found = check_columns(COLUMNS, *NAMES, checker)
    assert found == {name: [row[name] for row in expected(checker)] for name in column_types()}
    reports = check_columns(COLUMNS, *NAMES, checker, full=True)["factcheck_report"]
    assert [report and json.loads(report) for report in reports] == [
        row["factcheck_report"] for row in expected(checker, full=True)
    ]


def test_columns_of_more_than_a_block(checker: Checker) -> None:
    columns = {name: values * 100 for name, values in COLUMNS.items()}
    found = check_columns(columns, *NAMES, checker)
    assert found["factcheck_score"] == [row["factcheck_score"] for row in expected(checker)] * 100


def test_exported() -> None:
    assert factcheck.check_frame is check_frame and factcheck.check_columns is check_columns


@pytest.mark.parametrize("full", [False, True])
def test_pandas(checker: Checker, full: bool) -> None:
    pandas = pytest.importorskip("pandas")
    df = pandas.DataFrame({**COLUMNS, "n": range(6)}, index=pandas.Index(list("uvwxyz"), name="key"))
    before = df.copy()
    found = check_frame(df, *NAMES, checker=checker, full=full)
    pandas.testing.assert_frame_equal(df, before)
    pandas.testing.assert_frame_equal(found[list(df.columns)], before)
    assert list(found.columns) == [*df.columns, *column_types(full)]
    assert found.index.equals(df.index) and found.index.name == "key"
    for name in column_types():
        values = [None if pandas.isna(value) else value for value in found[name]]
        assert values == [row[name] for row in expected(checker)], name


def test_pandas_with_missing_values_and_arrays(checker: Checker) -> None:
    pandas = pytest.importorskip("pandas")
    import numpy as np

    df = pandas.DataFrame({"source": ["A b.", float("nan"), pandas.NA], "rewrite": ["A b.", "A b.", "A b."]})
    assert check_frame(df, checker=checker)["factcheck_error"].isna().tolist() == [True, False, False]
    df = pandas.DataFrame({"source": [np.array(["A b.", "C d."], dtype=object)], "rewrite": ["C d."]})
    assert check_frame(df, checker=checker)["factcheck_label"].tolist() == ["entailed"]


@pytest.mark.parametrize("full", [False, True])
def test_polars(checker: Checker, full: bool) -> None:
    polars = pytest.importorskip("polars")
    rows = [(source, rewrite) for source, rewrite in zip(SOURCES, REWRITES, strict=True) if not isinstance(source, list)]
    df = polars.DataFrame(rows, schema=list(NAMES), orient="row")
    found = check_frame(df, *NAMES, checker=checker, full=full)
    assert found.select(df.columns).equals(df)
    wanted = [row for source, row in zip(SOURCES, expected(checker), strict=True) if not isinstance(source, list)]
    assert found.select(list(column_types())).to_dicts() == wanted
    lists = polars.DataFrame({"source": [["He came.", "She left."]], "rewrite": ["She left."]})
    assert check_frame(lists, checker=checker)["factcheck_label"].to_list() == ["entailed"]


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_an_empty_frame(checker: Checker, library: str) -> None:
    frames = pytest.importorskip(library)
    found = check_frame(frames.DataFrame({"source": [], "rewrite": []}), checker=checker)
    assert list(found.columns) == ["source", "rewrite", *column_types()] and len(found) == 0


@pytest.mark.parametrize(
    ("columns", "options", "message"),
    [
        ({"source": ["A."]}, {}, "there is no column 'rewrite'; there are 'source'"),
        ({"source": ["A."], "rewrite": ["A."], "factcheck_score": [1]}, {}, "'factcheck_score' already"),
        ({"source": ["A."], "rewrite": ["A.", "B."]}, {}, "1 and 2 rows"),
        ({"source": ["A."], "rewrite": ["A."]}, {"k": 3}, "leave out k"),
    ],
)
def test_errors(checker: Checker, columns: dict[str, Any], options: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        check_columns(columns, checker=checker, **options)


def test_what_is_no_frame(checker: Checker) -> None:
    with pytest.raises(InputError, match="not dict"):
        check_frame(COLUMNS, checker=checker)


def test_frames_that_cannot_be_used(checker: Checker) -> None:
    pandas = pytest.importorskip("pandas")
    polars = pytest.importorskip("polars")
    with pytest.raises(InputError, match="not LazyFrame; collect"):
        check_frame(polars.LazyFrame({"source": ["A."], "rewrite": ["A."]}), checker=checker)
    with pytest.raises(InputError, match="2 columns 'source'"):
        check_frame(pandas.DataFrame([["A.", "A.", "A."]], columns=["source", "source", "rewrite"]), checker=checker)


def test_datasets_map(checker: Checker) -> None:
    datasets = pytest.importorskip("datasets")
    datasets.disable_caching()
    rows = datasets.Dataset.from_dict({"source": ["A b.", None, "C d."], "rewrite": ["A b.", "A b.", "C not d."]})
    found = rows.map(partial(check_columns, checker=checker), batched=True, batch_size=2, new_fingerprint="checked")
    assert found["rewrite"][:] == ["A b.", "A b.", "C not d."]
    assert found["factcheck_label"][:] == ["entailed", None, "contradicted"]
    assert [error is None for error in found["factcheck_error"][:]] == [True, False, True]


@pytest.mark.parametrize("values", ["It rained.", b"It rained.", {"It": "rained."}])
@pytest.mark.parametrize("name", NAMES)
def test_a_column_is_a_list(checker: Checker, name: str, values: Any) -> None:
    with pytest.raises(InputError, match=f"the column '{name}' is of type {type(values).__name__}; give a list"):
        check_columns({**dict.fromkeys(NAMES, ["It rained."] * len(values)), name: values}, *NAMES, checker)


def test_what_is_no_pair_spoils_no_other(checker: Checker) -> None:
    pairs: list[Any] = [("It rained.", "It rained."), {"source": "It rained.", "rewrite": "It rained."}, "ab"]
    good, mapping, text = check_pairs(checker, pairs)
    assert good["factcheck_label"] == "entailed" and mapping["factcheck_score"] is text["factcheck_score"] is None
    assert "of type dict, not (source, rewrite)" in mapping["factcheck_error"]
    assert "of type str, not (source, rewrite)" in text["factcheck_error"]
