"""The command ``factcheck batch``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.checker_options import CheckerOptions, with_checker_options
from factcheck.cli.options import (
    EXIT_GATE,
    Calibration,
    ConfigFile,
    errors_as_exit_codes,
    tell,
)
from factcheck.errors import InputError

if TYPE_CHECKING:
    from factcheck.batch import Outcome
    from factcheck.batch.ray_engine import RayEngine
    from factcheck.batch.run import Progress
    from factcheck.checker import Checker


class EngineName(StrEnum):
    """Where the checking is done."""

    local = "local"
    ray = "ray"


@with_checker_options
def batch(
    data: Annotated[
        str,
        typer.Argument(metavar="IN", help="Rows: .jsonl, .csv, .tsv (also .gz, .xz, .zst), .parquet, a folder of them, or -."),
    ],
    out: Annotated[str, typer.Option("--out", help="File to write, or -; its name says the format.")],
    source_column: Annotated[str, typer.Option(help="Column with the source.")] = "source",
    rewrite_column: Annotated[str, typer.Option(help="Column with the rewrite.")] = "rewrite",
    id_column: Annotated[
        str | None, typer.Option(help="Column with an id that each row has once (default: id, where there is one).")
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="Add the whole report of each row, and mark the words to blame.")] = False,
    errors: Annotated[
        Path | None, typer.Option(help="Write rows that cannot be checked here, as JSON Lines, instead of to the output.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 at the end when a row could not be checked.")] = False,
    restart: Annotated[bool, typer.Option("--restart", help="Start over, and replace an output that is there.")] = False,
    format: Annotated[
        str | None, typer.Option("--format", help="Format of IN where its name does not say it: jsonl, csv.gz, ...")
    ] = None,
    out_format: Annotated[str | None, typer.Option(help="The same of the output (default for -: jsonl).")] = None,
    engine: Annotated[EngineName, typer.Option(help="Check in this process, or on a Ray cluster.")] = EngineName.local,
    actors: Annotated[
        int | None, typer.Option("--actors", min=1, help="Processes of --engine ray (default: one per GPU, or per core without).")
    ] = None,
    address: Annotated[
        str | None, typer.Option("--address", help="Ray cluster, such as 10.0.0.1:6379 (default: RAY_ADDRESS, or this machine).")
    ] = None,
    calibration: Calibration = None,
    config: ConfigFile = None,
    *,
    models: CheckerOptions,
) -> None:
    """Check every pair of a file, and write its rows with the verdicts; the same command goes on where it was interrupted.

    Example: factcheck batch pairs.jsonl --out checked.jsonl
    """
    with errors_as_exit_codes():
        from factcheck.batch import LocalEngine, Plan, TextColumns, run_batch

        explain = None if full else False
        plan = Plan(
            data,
            out,
            TextColumns(source_column, rewrite_column, id_column),
            full=full,
            errors=errors,
            restart=restart,
            input_format=format,
            output_format=out_format,
            checker_options={"explain": explain},
        )
        make = partial(models.checker, calibration=calibration, explain=explain)
        with ExitStack() as stack, _progress_bar() as progress:
            if engine is EngineName.ray:
                _refuse_standard_output(out)
                outcome = run_batch(plan, lambda: stack.enter_context(_ray(make, actors, address, models.device)), progress)
            else:
                outcome = run_batch(plan, lambda: LocalEngine(make()), progress)
        for line in (*_summary(outcome, errors), *_in_short(out, out_format)):
            tell(line)
        if strict and outcome.bad:
            raise typer.Exit(EXIT_GATE)


def _ray(make: Callable[[], Checker], actors: int | None, address: str | None, device: str) -> RayEngine:
    from factcheck.batch.ray_engine import RayEngine

    return RayEngine(make, actors, address, gpus=device != "cpu")


def _refuse_standard_output(out: str) -> None:
    if out == "-":
        raise InputError("--engine ray cannot write to standard output, where Ray prints its own notices: give --out a file")


@contextmanager
def _progress_bar() -> Iterator[Progress | None]:
    """A bar with rows, rows a second and time left, where standard error is a terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    text = TextColumn("{task.fields[rows]:,} rows  {task.fields[rate]}")
    columns = ("checking", BarColumn(), TaskProgressColumn(), text, TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, rows=0, rate="")
        before: int | None = None

        def show(rows: int, share: float | None) -> None:
            nonlocal before
            before = rows if before is None else before
            seconds = bar.tasks[0].elapsed or 0.0
            rate = f"{(rows - before) / seconds:.1f} a second" if seconds and rows > before else ""
            bar.update(task, completed=share, total=1.0 if share is not None else None, rows=rows, rate=rate)

        yield show


def _in_short(out: str, out_format: str | None) -> Iterator[str]:
    """What the whole output says, also of rows that a run before this one has checked."""
    if out == "-":
        return
    from factcheck.batch.sets.checked import read_checked
    from factcheck.batch.sets.summary import summarise
    from factcheck.batch.sets.wording import in_short

    try:
        line = in_short(summarise(read_checked(out, out_format), out))
    except InputError as error:  # the output is whole, only too large in a row to be read back
        line = f"no totals: {error}"
    if line:
        yield line


def _summary(outcome: Outcome, errors: Path | None) -> Iterator[str]:
    before = f", {outcome.before:,} of them before" if outcome.before else ""
    see = f"see {errors or 'the column factcheck_error'}"
    if not outcome.errors_told:
        see = f"but {errors} is not the file that an earlier run wrote of this: --restart writes it"
    bad = f"; {outcome.bad:,} could not be checked, {see}" if outcome.bad else ""
    yield f"{outcome.rows:,} row{'s' if outcome.rows != 1 else ''}{before}{bad}"
    repeats = outcome.repeats
    if repeats.rows:
        yield f"warning: repeated ids: {repeats.rows:,}, the first in row {repeats.row}, which has that of row {repeats.before}"
