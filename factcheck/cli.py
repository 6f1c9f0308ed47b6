"""The command line: a thin skin over `factcheck.checker.Checker`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from typing import Annotated

import typer

from factcheck.errors import InputError, ModelError

EXIT_INPUT = 2
EXIT_MODEL = 3

app = typer.Typer(
    name="factcheck",
    help="Tell whether a rewrite still says what its source says.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"factcheck {version('factcheck-nli')}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


@app.command()
def check(
    source: Annotated[
        str, typer.Argument(metavar="SOURCE", help="Text file that the rewrite was made from; - is standard input.")
    ],
    rewrite: Annotated[str, typer.Argument(metavar="REWRITE", help="Text file to check; - is standard input.")],
    json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print only the totals, and no progress bar.")] = False,
    preset: Annotated[str, typer.Option(help="How much work to put in: fast, balanced or thorough.")] = "balanced",
    k: Annotated[
        int | None,
        typer.Option("--k", min=1, help="Closest source sentences that each claim is judged by (default: the preset's)."),
    ] = None,
    no_check: Annotated[
        list[str] | None, typer.Option(help="Leave out an exact check (repeatable): quotation, number, ...")
    ] = None,
    calibration: Annotated[str | None, typer.Option(help="File written by factcheck calibrate.")] = None,
    nli_model: Annotated[str | None, typer.Option(help="Hub id or folder of a three-way NLI cross-encoder.")] = None,
    embedding_model: Annotated[str | None, typer.Option(help="Hub id or folder of a sentence-transformers model.")] = None,
    device: Annotated[str, typer.Option(help="auto, cpu, cuda, cuda:N or mps.")] = "auto",
    precision: Annotated[str, typer.Option(help="Of the NLI model: auto, fp32, bf16 or fp16.")] = "auto",
) -> None:
    """Check REWRITE against SOURCE, sentence by sentence.

    Exit codes: 0 done, 2 unusable input or options, 3 a model could not be loaded.

    Example: factcheck check story.txt rewrite.txt
    """
    with _errors_as_exit_codes():
        from factcheck.textfile import STANDARD_INPUT, read_text

        if source == rewrite == STANDARD_INPUT:
            raise InputError("only one of SOURCE and REWRITE can be standard input")
        texts = read_text(source), read_text(rewrite)

        from rich.console import Console

        from factcheck.checker import Checker, known_checks
        from factcheck.checks.registry import CHECKS
        from factcheck.terminal import print_report

        left_out = known_checks(no_check or [])
        checker = Checker(
            preset=preset,
            k=k,
            checks=[name for name in CHECKS if name not in left_out],
            calibration=calibration,
            nli_model=nli_model,
            embedding_model=embedding_model,
            device=device,
            precision=precision,
        )
        with _progress_bar(shown=sys.stderr.isatty() and not quiet) as progress:
            report = checker.check(*texts, progress=progress)
        if json:
            sys.stdout.buffer.write((report.to_json() + "\n").encode("utf-8"))
        else:
            print_report(report, Console(highlight=False), totals_only=quiet)


@contextmanager
def _errors_as_exit_codes() -> Iterator[None]:
    try:
        yield
    except InputError as error:
        typer.echo(f"factcheck: {error}", err=True)
        raise typer.Exit(EXIT_INPUT) from None
    except ModelError as error:
        typer.echo(f"factcheck: {error}", err=True)
        raise typer.Exit(EXIT_MODEL) from None


@contextmanager
def _progress_bar(shown: bool) -> Iterator[Callable[[int, int], None] | None]:
    if not shown:
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("judging pairs", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def main() -> None:
    """Entry point of the ``factcheck`` command."""
    app()
