"""Spark gives the rows that the local engine gives."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import remote_checkers

import factcheck.integrations.spark
from factcheck.batch.columns import column_types, error_columns, verdict_columns
from factcheck.errors import InputError
from factcheck.integrations.spark import check_partitions, with_verdicts

TESTS = Path(__file__).parent.parent
ROWS = [
    {
        "id": number,
        "source": f"Bridge {number} was closed. It cost {number} euros." if number % 7 else None,
        "rewrite": f"Bridge {number} was {'not ' * (number % 2)}closed. It cost {number + number % 3} euros.",
    }
    for number in range(60)
]

CONFIGURATION = {
    "spark.ui.enabled": "false",
    "spark.driver.host": "localhost",  # whatever the machine calls itself
    "spark.sql.shuffle.partitions": "2",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1",  # compiling well takes longer than these tests
}


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    sql = pytest.importorskip("pyspark.sql", reason="needs pyspark")
    if not os.environ.get("JAVA_HOME") and shutil.which("java") is None:
        pytest.skip("Spark needs Java: there is no java on the path, and JAVA_HOME is not set")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("spark"))  # before Java starts, which writes to the folder that it was started in
        patch.setenv("PYTHONPATH", os.pathsep.join([str(TESTS.parent), str(TESTS)]))
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        builder = sql.SparkSession.builder.master("local[2]")
        for name, value in CONFIGURATION.items():
            builder = builder.config(name, value)
        session = builder.getOrCreate()
        yield session
        session.stop()


def expected(row: dict[str, Any], full: bool) -> dict[str, Any]:
    checker = remote_checkers.make()
    if row["source"] is None:
        return {**row, **error_columns("the column 'source' is null, not text", full)}
    return {**row, **verdict_columns(checker.check(row["source"], row["rewrite"]), full)}


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("full", [False, True])
def test_the_rows_of_the_local_engine(spark: Any, full: bool) -> None:
    df = spark.createDataFrame(ROWS, "id long, source string, rewrite string").repartition(4)
    function = check_partitions(make_checker=remote_checkers.make, full=full)
    found = [row.asDict() for row in df.mapInPandas(function, with_verdicts(df.schema, full)).collect()]
    found.sort(key=lambda row: int(row["id"]))
    for row in found:
        if row.get("factcheck_report"):
            row["factcheck_report"] = json.loads(row["factcheck_report"])
    assert found == [expected(row, full) for row in ROWS]


@pytest.mark.filterwarnings("ignore")
def test_the_example_in_the_docs(spark: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """As it is written, but for models that need no weights."""
    text = (TESTS.parent / "docs" / "batch.md").read_text(encoding="utf-8")
    (example,) = [
        block for block in re.findall(r"^```py\n(.*?)^```$", text, re.M | re.S) if "factcheck.integrations.spark" in block
    ]
    monkeypatch.setattr(
        factcheck.integrations.spark, "check_partitions", partial(check_partitions, make_checker=remote_checkers.make)
    )
    rows = [row for row in ROWS if row["source"]]
    df = spark.createDataFrame([(row["source"], row["rewrite"]) for row in rows], "article string, summary string")
    exec(compile(example, "batch.md", "exec"), {"df": df})
    found = pytest.importorskip("pyarrow.parquet").read_table("checked").to_pylist()
    wanted = [{"article": row["source"], "summary": row["rewrite"], **expected(row, full=False)} for row in rows]
    for row in wanted:
        del row["id"], row["source"], row["rewrite"]
    assert sorted(found, key=lambda row: str(row["summary"])) == sorted(wanted, key=lambda row: str(row["summary"]))


@pytest.mark.filterwarnings("ignore")
def test_models_are_loaded_once_in_a_process(spark: Any, tmp_path: Path) -> None:
    df = spark.createDataFrame(ROWS, "id long, source string, rewrite string").repartition(6)
    function = check_partitions(make_checker=remote_checkers.counted, folder=str(tmp_path))
    for _ in range(2):
        assert df.mapInPandas(function, with_verdicts(df.schema)).count() == len(ROWS)
    processes = [path.name.partition("-")[0] for path in tmp_path.iterdir()]
    assert processes and len(processes) == len(set(processes)) <= 2


def test_without_spark_the_function_works_on_frames() -> None:
    pandas = pytest.importorskip("pandas")
    function = check_partitions(make_checker=remote_checkers.make)
    frames = [pandas.DataFrame(ROWS[:20]), pandas.DataFrame(ROWS[20:])]
    found = pandas.concat(list(function(iter(frames))))
    assert list(found.columns) == ["id", "source", "rewrite", *column_types()]
    scores = [None if pandas.isna(score) else score for score in found["factcheck_score"]]
    assert scores == [expected(row, full=False)["factcheck_score"] for row in ROWS]


def test_what_cannot_be_sent_to_executors() -> None:
    with pytest.raises(InputError, match="cannot be given the checker"):
        check_partitions(make_checker=lambda: remote_checkers.make())
