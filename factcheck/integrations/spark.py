"""Checking the rows of a Spark data frame with ``mapInPandas``.

::

    from factcheck.integrations.spark import check_partitions, with_verdicts

    checked = df.mapInPandas(check_partitions("article", "summary"), schema=with_verdicts(df.schema))

The rows are those that ``factcheck batch`` writes, in the order of their partition. It needs the extra ``factcheck-nli[spark]``.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from factcheck.batch.columns import column_types
from factcheck.errors import InputError
from factcheck.integrations.frames import check_frame
from factcheck.version import installing

if TYPE_CHECKING:
    from factcheck.checker import Checker


def check_partitions(
    source_column: str = "source",
    rewrite_column: str = "rewrite",
    make_checker: Callable[..., Checker] | None = None,
    full: bool = False,
    **options: Any,
) -> Callable[[Iterator[Any]], Iterator[Any]]:
    """The function for ``mapInPandas``; the models are loaded once in each Python process of an executor.

    Args:
        source_column: name of the column with the sources: texts, or arrays of texts.
        rewrite_column: name of the column with the rewrites.
        make_checker: called with `options` to make the checker, importable on the executors; None is `Checker`.
        full: whether to add ``factcheck_report``, the whole report as JSON text.
        options: those of `Checker`; what they name, such as a model's folder, must be there on the executors.

    Raises:
        InputError: `make_checker` or an option cannot be pickled.
    """
    try:
        recipe = pickle.dumps((make_checker, options))
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        raise InputError(f"the executors cannot be given the checker: {error}") from None
    return partial(_check, recipe, source_column, rewrite_column, full)


def with_verdicts(schema: Any, full: bool = False) -> Any:
    """The schema (a `pyspark.sql.types.StructType`) of the rows with the verdict columns; `full` as in `check_partitions`.

    Raises InputError where PySpark is not installed.
    """
    try:
        from pyspark.sql import types
    except ImportError:
        raise InputError(f"this needs the package pyspark: {installing('spark')}") from None
    known = {
        float: types.DoubleType(),
        bool: types.BooleanType(),
        int: types.LongType(),
        str: types.StringType(),
        dict: types.StringType(),
    }
    added = [types.StructField(name, known[kind]) for name, kind in column_types(full).items()]
    return types.StructType([*schema.fields, *added])


def _check(recipe: bytes, source_column: str, rewrite_column: str, full: bool, frames: Iterator[Any]) -> Iterator[Any]:
    for frame in frames:
        yield check_frame(frame, source_column, rewrite_column, _checker(recipe), full)


@lru_cache(maxsize=1)
def _checker(recipe: bytes) -> Checker:
    make_checker, options = pickle.loads(recipe)
    if make_checker is None:
        from factcheck.checker import Checker

        return Checker(**options)
    made: Checker = make_checker(**options)
    return made
