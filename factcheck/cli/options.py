"""What the commands share: the configuration, exit codes and the progress bar."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from factcheck.errors import InputError, ModelError

EXIT_GATE = 1
EXIT_INPUT = 2
EXIT_MODEL = 3
EXIT_CRASH = 70
EXIT_INTERRUPTED = 130
EXIT_PIPE_CLOSED = 141

_PARAMETERS = {"format": "formats"}  # of the commands, where they are not called like their options


def names_starting(list_names: Callable[[], Iterable[str]]) -> Callable[[str], list[str]]:
    """A completion of an option's value; `list_names` may import what it needs, as it is only called when a value is completed."""
    return lambda incomplete: [name for name in list_names() if name.startswith(incomplete)]


def _load_config(context: typer.Context, path: Path | None) -> Path | None:
    """Make the values in the configuration the defaults of the command's other options."""
    if context.resilient_parsing:
        return path
    with errors_as_exit_codes():
        from factcheck.cli.config import find_config, read_config

        found = path or find_config(Path.cwd())
        if found is not None:
            values = {_PARAMETERS.get(name, name.replace("-", "_")): value for name, value in read_config(found).items()}
            context.default_map = {**(context.default_map or {}), **values}
    return path


ConfigFile = Annotated[
    Path | None,
    typer.Option(
        "--config",
        is_eager=True,
        callback=_load_config,
        help="Configuration (default: the nearest factcheck.toml, or pyproject.toml with tool.factcheck).",
    ),
]
Calibration = Annotated[str | None, typer.Option("--calibration", help="File written by factcheck calibrate.")]


def tell(text: str) -> None:
    """Print on standard error; where that is full or closed, go on without, as what was found counts and not what is said of it."""
    try:
        typer.echo(text, err=True)
    except OSError:
        from factcheck.inputs.streams import discard

        discard(sys.stderr)


def refuse_closed_output() -> None:
    """Raises InputError where standard output is closed: before any work, whose outcome nobody would see."""
    from factcheck.inputs.streams import standard_output

    standard_output()


def say(text: str) -> None:
    """Print on standard output; raises InputError where that is full or closed."""
    from factcheck.inputs.streams import printing

    with printing():
        typer.echo(text)


@contextmanager
def errors_as_exit_codes() -> Iterator[None]:
    """Print our own errors as one line on standard error and leave with their exit code.

    A crash, an interruption and a closed pipe get codes of their own, as 1, which they would have otherwise, means that a gate failed.
    """
    try:
        yield
    except InputError as error:
        tell(f"factcheck: {error}")
        raise typer.Exit(EXIT_INPUT) from None
    except ModelError as error:
        tell(f"factcheck: {error}")
        raise typer.Exit(EXIT_MODEL) from None
    except KeyboardInterrupt:
        raise typer.Exit(EXIT_INTERRUPTED) from None
    except BrokenPipeError:
        # nothing more can be printed, not even what Python still holds back at its end
        from factcheck.inputs.streams import discard

        discard(sys.stdout)
        raise typer.Exit(EXIT_PIPE_CLOSED) from None
    except (typer.Exit, typer.Abort, typer.BadParameter):
        raise
    except Exception:
        tell(f"factcheck crashed, which is a bug in it:\n{traceback.format_exc()}")
        raise typer.Exit(EXIT_CRASH) from None


@contextmanager
def progress_bar(what: str, shown: bool = True) -> Iterator[Callable[[int, int], None] | None]:
    """A bar on standard error where that is a terminal; gives what to call with done and total, or None."""
    if not shown or sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
