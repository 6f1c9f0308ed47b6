"""The command line: a thin skin over the library."""

from __future__ import annotations

import gc
import sys
from importlib.metadata import version
from itertools import pairwise
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from factcheck.cli import batch, bench, check, compare, mcp, models, serve
from factcheck.cli.options import EXIT_INPUT, errors_as_exit_codes, say, tell
from factcheck.errors import InputError

_OBJECTS_BETWEEN_COLLECTIONS = 50_000
"""What is imported and loaded stays; looking it through for garbage again and again takes a twentieth of a short command."""


class _NothingEmpty(TyperGroup):
    """Refuses an empty argument, which a variable that is not set leaves behind: as a folder it would be the current one."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        with errors_as_exit_codes():
            for before, argument in pairwise(["", *args]):
                if not argument or (argument.startswith("--") and argument.endswith("=")):
                    name = argument.rstrip("=") or (before if before.startswith("-") else "an argument")
                    raise InputError(f"{name} is empty, as where a variable of the shell is not set")
        return super().parse_args(ctx, args)


app = typer.Typer(
    name="factcheck",
    cls=_NothingEmpty,
    help="Tell whether a rewrite still says what its source says.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        with errors_as_exit_codes():
            say(f"factcheck {version('factcheck-nli')}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


app.command()(check.check)
app.command()(batch.batch)
app.command()(bench.bench)
app.command()(bench.calibrate)
app.command()(compare.summary)
app.command()(compare.compare)
app.command()(serve.serve)
app.command()(mcp.mcp)
app.add_typer(models.app, name="models")


def main() -> None:
    """Entry point of the ``factcheck`` command."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    try:
        app()
    except OSError as error:  # of what prints help; the commands look after their own
        from factcheck.inputs.streams import discard

        discard(sys.stdout)
        tell(f"factcheck: standard output cannot be written: {error.strerror or error}")
        sys.exit(EXIT_INPUT)
