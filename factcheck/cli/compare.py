"""The commands ``factcheck summary`` and ``factcheck compare``: what outputs of ``factcheck batch`` say, and how two differ."""

from __future__ import annotations

import io
import json as json_text
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from factcheck.cli.options import EXIT_GATE, errors_as_exit_codes, names_starting
from factcheck.cli.outputs import TERMINAL, Output, chosen_outputs, print_bytes, print_rich, refuse_overwriting, write
from factcheck.errors import InputError

if TYPE_CHECKING:
    from rich.console import Console

_FORMATS = (TERMINAL, "json", "html")
_FILE_WIDTH = 140

Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        metavar="NAME[=PATH]",
        autocompletion=names_starting(lambda: _FORMATS),
        help=f"Format, and the file to write it to (repeatable): {', '.join(_FORMATS)}.",
    ),
]
InputFormat = Annotated[
    str | None, typer.Option("--input-format", help="Format of rows whose name does not say it: jsonl, csv.gz, parquet, ...")
]


def summary(
    out: Annotated[
        str, typer.Argument(metavar="OUT", help="Output of factcheck batch, a folder of such, or - (standard input).")
    ],
    group_by: Annotated[
        list[str] | None, typer.Option("--group-by", metavar="COLUMN", help="Also make a table by this column (repeatable).")
    ] = None,
    worst: Annotated[int, typer.Option("--worst", min=0, help="How many of the rows with the lowest scores to show.")] = 10,
    id_column: Annotated[str, typer.Option("--id-column", help="Column that names a row, where it has it.")] = "id",
    formats: Formats = None,
    input_format: InputFormat = None,
) -> None:
    """Say what is in the output of factcheck batch.

    Shares by label and finding, histogram of scores, lowest scores, tables by group; in one pass.

    Example: factcheck summary checked.jsonl --group-by model --format html=summary.html
    """
    with errors_as_exit_codes():
        outputs = _outputs(formats, [out])
        from factcheck.batch.sets.checked import read_checked
        from factcheck.batch.sets.html_ import summary_page
        from factcheck.batch.sets.summary import summarise
        from factcheck.batch.sets.terminal import print_summary

        found = summarise(read_checked(out, input_format), out, group_by or (), worst, id_column)
        _write(outputs, found.to_dict, partial(summary_page, found), partial(print_summary, found))


def compare(
    a: Annotated[str, typer.Argument(metavar="A", help="Output of factcheck batch, before.")],
    b: Annotated[str, typer.Argument(metavar="B", help="Output of factcheck batch, after.")],
    id_column: Annotated[
        str | None, typer.Option("--id-column", help="Column to match rows by (default: rows of the same number match).")
    ] = None,
    score_change: Annotated[
        float, typer.Option("--score-change", min=0, max=1, help="How far a score must move to count as a changed row.")
    ] = 0.1,
    fail_if_worse: Annotated[
        bool, typer.Option("--fail-if-worse", help="Exit with 1 where B is significantly worse than A.")
    ] = False,
    formats: Formats = None,
    input_format: InputFormat = None,
) -> None:
    """Compare two outputs of factcheck batch: which rows changed, and whether B is significantly worse.

    Tests: McNemar's exact test on consistent or not, a paired permutation
    test on the mean score; B is worse where one has p below 0.025.

    Example: factcheck compare before.jsonl after.jsonl --id-column id --fail-if-worse
    """
    with errors_as_exit_codes():
        outputs = _outputs(formats, [a, b])
        from factcheck.batch.sets import compare as comparing
        from factcheck.batch.sets.checked import read_checked
        from factcheck.batch.sets.html_ import comparison_page
        from factcheck.batch.sets.terminal import print_comparison

        rows_a, rows_b = (read_checked(path, input_format) for path in (a, b))
        found = comparing.compare(rows_a, rows_b, a, b, id_column=id_column, score_change=score_change)
        _write(outputs, found.to_dict, partial(comparison_page, found), partial(print_comparison, found))
        if fail_if_worse and found.worse:
            raise typer.Exit(EXIT_GATE)


def _write(
    outputs: Sequence[Output], plain: Callable[[], dict[str, Any]], page: Callable[[], str], show: Callable[[Console], None]
) -> None:
    for output in outputs:
        match output.format:
            case "json":
                _put(output.path, _json(plain()))
            case "html":
                _put(output.path, page())
            case _:
                _print(output.path, show)


def _outputs(formats: Sequence[str] | None, inputs: Sequence[str]) -> tuple[Output, ...]:
    outputs = chosen_outputs(formats or (), (), several=False)
    for output in outputs:
        if output.format not in _FORMATS:
            raise InputError(f"{output.format} is for a single report; choose from {', '.join(_FORMATS)}")
    refuse_overwriting([output.path for output in outputs if output.path], inputs)
    return outputs


def _json(found: dict[str, Any]) -> str:
    return json_text.dumps(found, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _put(path: Path | None, text: str) -> None:
    if path is not None:
        write(path, text)
        return
    print_bytes(text.encode("utf-8"))


def _print(path: Path | None, show: Callable[[Console], None]) -> None:
    from rich.console import Console

    if path is None:
        print_rich(show)
        return
    page = io.StringIO()
    show(Console(file=page, width=_FILE_WIDTH, highlight=False, color_system=None, force_terminal=False))
    write(path, page.getvalue())
