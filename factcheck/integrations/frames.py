"""Checking the rows of a pandas or polars data frame, or of any columns: the same rows that ``factcheck batch`` writes.

Neither pandas nor polars is needed to import this; a frame comes back as the kind that it was.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar, Unpack, cast

from factcheck.batch.columns import REPORT, column_types
from factcheck.batch.encoding import json_text
from factcheck.batch.engine import check_block
from factcheck.batch.items import Block
from factcheck.batch.rows import BLOCK_ROWS, TextColumns
from factcheck.errors import InputError
from factcheck.inputs.tables.records import Record

if TYPE_CHECKING:
    from factcheck.checker import Checker
    from factcheck.judgement.options import CheckerOptions

Frame = TypeVar("Frame")
"""A pandas or polars data frame."""
_PANDAS_TYPES = {float: "float64", bool: "boolean", int: "Int64", str: "string", dict: "string"}


def check_frame(
    df: Frame,
    source_column: str = "source",
    rewrite_column: str = "rewrite",
    checker: Checker | None = None,
    full: bool = False,
    **options: Unpack[CheckerOptions],
) -> Frame:
    """The data frame with the verdict columns added; rows, their order, other columns and a pandas index stay as they are.

    A row that cannot be checked, for instance because a text is missing, has the reason in ``factcheck_error`` and no verdict.

    Args:
        df: a pandas or polars data frame.
        source_column: name of the column with the sources: texts, or lists of texts.
        rewrite_column: name of the column with the rewrites.
        checker: the checker to use; None makes one of the `options`.
        full: whether to add ``factcheck_report``, the whole report as JSON text.
        options: those of `Checker`, where none is given.

    Raises:
        InputError: `df` is neither kind of frame, lacks a column, or has a verdict column already; or both a checker and options are given.
        ModelError: a model cannot be loaded or used.

    Example:
        ``check_frame(df, "article", "summary")["factcheck_score"].mean()``
    """
    kind, frame = _kind(df), cast(Any, df)
    names = [str(name) for name in frame.columns]
    for name in (source_column, rewrite_column):
        if names.count(name) > 1:
            raise InputError(f"the data frame has {names.count(name)} columns {name!r}")
    _require_columns(names, source_column, rewrite_column)
    texts = {name: _values(kind, frame[name]) for name in (source_column, rewrite_column)}
    found = check_columns(texts, source_column, rewrite_column, checker, full, **options)
    if kind == "polars":
        import polars

        types: dict[type, Any] = {
            float: polars.Float64,
            bool: polars.Boolean,
            int: polars.Int64,
            str: polars.String,
            dict: polars.String,
        }
        series = (polars.Series(name, found[name], dtype=types[of], strict=True) for name, of in column_types(full).items())
        return cast(Frame, frame.with_columns(series))
    import pandas

    columns = {name: pandas.Series(found[name], frame.index, _PANDAS_TYPES[of]) for name, of in column_types(full).items()}
    return cast(Frame, frame.assign(**columns))


class FrameChecker:
    """A callable that loads the models when it is made, then checks frames; for actors that Ray Data, or another engine, keeps.

    ``ds.map_batches(FrameChecker, batch_format="pandas", compute=ActorPoolStrategy(size=4), num_cpus=1)`` loads the models once an actor.
    """

    def __init__(
        self,
        source_column: str = "source",
        rewrite_column: str = "rewrite",
        make_checker: Callable[..., Checker] | None = None,
        full: bool = False,
        **options: Any,
    ) -> None:
        """Load the models; `make_checker` (None is `Checker`) is called with the `options`, the rest is as in `check_frame`."""
        self._columns = (source_column, rewrite_column)
        self._full = full
        if make_checker is None:
            from factcheck.checker import Checker

            make_checker = Checker
        self._checker = make_checker(**options)

    def __call__(self, df: Frame) -> Frame:
        """The frame with the verdict columns."""
        return check_frame(df, *self._columns, checker=self._checker, full=self._full)


def check_columns(
    columns: Mapping[str, Sequence[Any]],
    source_column: str = "source",
    rewrite_column: str = "rewrite",
    checker: Checker | None = None,
    full: bool = False,
    **options: Unpack[CheckerOptions],
) -> dict[str, list[Any]]:
    """The verdict columns of rows that are given column by column, as `datasets.Dataset.map` does with ``batched=True``.

    Args and errors are those of `check_frame`; all columns must have the same length.
    """
    _require_columns(list(columns), source_column, rewrite_column)
    if checker is not None and options:
        raise InputError(f"a checker has its options already: leave out {', '.join(options)}, or the checker")
    if checker is None:
        from factcheck.checker import Checker

        checker = Checker(**options)
    sources, rewrites = columns[source_column], columns[rewrite_column]
    for name, values in ((source_column, sources), (rewrite_column, rewrites)):
        if isinstance(values, str | bytes | Mapping):  # else each letter, or key, would be a row
            raise InputError(f"the column {name!r} is of type {type(values).__name__}; give a list with a text for each row")
    if len(sources) != len(rewrites):
        raise InputError(f"the columns {source_column!r} and {rewrite_column!r} have {len(sources)} and {len(rewrites)} rows")
    texts = TextColumns(source_column, rewrite_column)
    items = (
        texts.item(number, Record({source_column: source, rewrite_column: rewrite}))
        for number, (source, rewrite) in enumerate(zip(sources, rewrites, strict=True), start=1)
    )
    found: dict[str, list[Any]] = {name: [] for name in column_types(full)}
    for verdict in _verdicts(checker, items, full):
        for name, values in found.items():
            values.append(json_text(verdict[name]) if name == REPORT and verdict[name] is not None else verdict[name])
    return found


def _verdicts(checker: Checker, items: Iterator[Any], full: bool) -> Iterator[dict[str, Any]]:
    while block := tuple(islice(items, BLOCK_ROWS)):
        yield from check_block(checker, Block(block, "", None), full)


def _require_columns(names: Sequence[str], source_column: str, rewrite_column: str) -> None:
    for name in (source_column, rewrite_column):
        if name not in names:
            raise InputError(f"there is no column {name!r}; there are {', '.join(map(repr, names)) or 'none'}")
    if taken := next((name for name in column_types(full=True) if name in names), None):
        raise InputError(f"there is a column {taken!r} already, which factcheck would write")


def _kind(df: Any) -> str:
    for kind in ("pandas", "polars"):
        module = sys.modules.get(kind)  # a frame of it is there only where it is imported
        if module is not None and isinstance(df, module.DataFrame):
            return kind
    hint = "; collect() it first" if type(df).__name__ == "LazyFrame" else ""
    raise InputError(f"a pandas or polars data frame is needed, not {type(df).__name__}{hint}")


def _values(kind: str, column: Any) -> list[Any]:
    """The column's values; what stands for a missing one is None."""
    if kind == "polars":
        values: list[Any] = column.to_list()
        return values
    return [_plain(value) for value in column]


def _plain(value: Any) -> Any:
    import pandas

    if hasattr(value, "tolist"):
        return value.tolist()  # an array, as pandas has for lists that come from Parquet
    return None if pandas.api.types.is_scalar(value) and pandas.isna(value) else value
