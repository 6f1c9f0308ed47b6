"""The command line: a thin skin over the library."""

from __future__ import annotations

from importlib.metadata import version
from typing import Annotated

import typer

from factcheck import cli_batch, cli_bench, cli_check, cli_compare, cli_models

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


app.command()(cli_check.check)
app.command()(cli_batch.batch)
app.command()(cli_bench.bench)
app.command()(cli_bench.calibrate)
app.command()(cli_compare.summary)
app.command()(cli_compare.compare)
app.add_typer(cli_models.app, name="models")


def main() -> None:
    """Entry point of the ``factcheck`` command."""
    app()
