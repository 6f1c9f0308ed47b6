"""What the commands share: options, the checker made from them, exit codes and the progress bar."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.errors import InputError, ModelError

if TYPE_CHECKING:
    from factcheck.checker import Checker

EXIT_INPUT = 2
EXIT_MODEL = 3

PresetName = Annotated[str, typer.Option("--preset", help="How much work to put in: fast, balanced or thorough.")]
K = Annotated[
    int | None, typer.Option("--k", min=1, help="Closest source sentences that each claim is judged by (default: the preset's).")
]
NoCheck = Annotated[
    list[str] | None, typer.Option("--no-check", help="Leave out an exact check (repeatable): quotation, number, ...")
]
Calibration = Annotated[str | None, typer.Option("--calibration", help="File written by factcheck calibrate.")]
NliModel = Annotated[str | None, typer.Option("--nli-model", help="Hub id or folder of a three-way NLI cross-encoder.")]
EmbeddingModel = Annotated[
    str | None, typer.Option("--embedding-model", help="Hub id or folder of a sentence-transformers model.")
]
Device = Annotated[str, typer.Option("--device", help="auto, cpu, cuda, cuda:N or mps.")]
Precision = Annotated[str, typer.Option("--precision", help="Of the NLI model: auto, fp32, bf16 or fp16.")]


def make_checker(
    preset: str,
    k: int | None,
    no_check: list[str] | None,
    calibration: str | None,
    nli_model: str | None,
    embedding_model: str | None,
    device: str,
    precision: str,
) -> Checker:
    """The checker that the options describe; raises InputError or ModelError as `Checker` does."""
    from factcheck.checker import Checker, known_checks
    from factcheck.checks.registry import CHECKS

    left_out = known_checks(no_check or [])
    return Checker(
        preset=preset,
        k=k,
        checks=[name for name in CHECKS if name not in left_out],
        calibration=calibration,
        nli_model=nli_model,
        embedding_model=embedding_model,
        device=device,
        precision=precision,
    )


@contextmanager
def errors_as_exit_codes() -> Iterator[None]:
    """Print our own errors as one line on standard error and leave with their exit code."""
    try:
        yield
    except InputError as error:
        typer.echo(f"factcheck: {error}", err=True)
        raise typer.Exit(EXIT_INPUT) from None
    except ModelError as error:
        typer.echo(f"factcheck: {error}", err=True)
        raise typer.Exit(EXIT_MODEL) from None


@contextmanager
def progress_bar(what: str, shown: bool = True) -> Iterator[Callable[[int, int], None] | None]:
    """A bar on standard error where that is a terminal; gives what to call with done and total, or None."""
    if not shown or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
