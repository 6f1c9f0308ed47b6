"""The command line: a thin skin over `factcheck.checker.Checker`."""

from __future__ import annotations

import sys
from importlib.metadata import version
from typing import Annotated

import typer

from factcheck import cli_bench
from factcheck.cli_options import (
    Calibration,
    Device,
    EmbeddingModel,
    K,
    NliModel,
    NoCheck,
    Precision,
    PresetName,
    errors_as_exit_codes,
    make_checker,
    progress_bar,
)
from factcheck.errors import InputError

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
    preset: PresetName = "balanced",
    k: K = None,
    no_check: NoCheck = None,
    calibration: Calibration = None,
    nli_model: NliModel = None,
    embedding_model: EmbeddingModel = None,
    device: Device = "auto",
    precision: Precision = "auto",
) -> None:
    """Check REWRITE against SOURCE, sentence by sentence.

    Exit codes: 0 done, 2 unusable input or options, 3 a model could not be loaded.

    Example: factcheck check story.txt rewrite.txt
    """
    with errors_as_exit_codes():
        from factcheck.textfile import STANDARD_INPUT, read_text

        if source == rewrite == STANDARD_INPUT:
            raise InputError("only one of SOURCE and REWRITE can be standard input")
        texts = read_text(source), read_text(rewrite)
        checker = make_checker(preset, k, no_check, calibration, nli_model, embedding_model, device, precision)
        with progress_bar("judging pairs", shown=not quiet) as progress:
            report = checker.check(*texts, progress=progress)
        if json:
            sys.stdout.buffer.write((report.to_json() + "\n").encode("utf-8"))
            return
        from rich.console import Console

        from factcheck.terminal import print_report

        print_report(report, Console(highlight=False), totals_only=quiet)


app.command()(cli_bench.bench)
app.command()(cli_bench.calibrate)


def main() -> None:
    """Entry point of the ``factcheck`` command."""
    app()
