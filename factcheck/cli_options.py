"""What the commands share: options, the checker made from them, exit codes and the progress bar."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.errors import InputError, ModelError

if TYPE_CHECKING:
    from factcheck.checker import Checker

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


def _check_names() -> Iterable[str]:
    from factcheck.checks.registry import CHECKS

    return CHECKS


def _preset_names() -> Iterable[str]:
    from factcheck.presets import PRESETS

    return PRESETS


def _load_config(context: typer.Context, path: Path | None) -> Path | None:
    """Make the values in the configuration the defaults of the command's other options."""
    if context.resilient_parsing:
        return path
    with errors_as_exit_codes():
        from factcheck.config import find_config, read_config

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
PresetName = Annotated[
    str,
    typer.Option(
        "--preset",
        autocompletion=names_starting(_preset_names),
        help="How much work to put in: fast, balanced or thorough.",
    ),
]
K = Annotated[
    int | None, typer.Option("--k", min=1, help="Closest source sentences that each claim is judged by (default: the preset's).")
]
NoCheck = Annotated[
    list[str] | None,
    typer.Option(
        "--no-check",
        autocompletion=names_starting(_check_names),
        help="Leave out an exact check (repeatable): quotation, number, ...",
    ),
]
Calibration = Annotated[str | None, typer.Option("--calibration", help="File written by factcheck calibrate.")]
NliModel = Annotated[str | None, typer.Option("--nli-model", help="Hub id or folder of a three-way NLI cross-encoder.")]
EmbeddingModel = Annotated[
    str | None, typer.Option("--embedding-model", help="Hub id or folder of a sentence-transformers model.")
]
Device = Annotated[str, typer.Option("--device", help="auto, cpu, cuda, cuda:N or mps.")]
CacheFolder = Annotated[
    str | None,
    typer.Option(
        "--cache",
        metavar="DIR",
        help="Keep what the models say in this folder, up to 1 GB, so that no run asks the same again; processes may share it.",
    ),
]
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
    *,
    omissions: bool = False,
    explain: bool | None = None,
    cache: str | None = None,
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
        omissions=omissions,
        explain=explain,
        cache=cache,
    )


@contextmanager
def errors_as_exit_codes() -> Iterator[None]:
    """Print our own errors as one line on standard error and leave with their exit code.

    A crash, an interruption and a closed pipe get codes of their own, as 1, which they would have otherwise, means that a gate failed.
    """
    try:
        yield
    except InputError as error:
        typer.echo(f"factcheck: {error}", err=True)
        raise typer.Exit(EXIT_INPUT) from None
    except ModelError as error:
        typer.echo(f"factcheck: {error}", err=True)
        raise typer.Exit(EXIT_MODEL) from None
    except KeyboardInterrupt:
        raise typer.Exit(EXIT_INTERRUPTED) from None
    except BrokenPipeError:
        # nothing more can be printed, not even what Python still holds back at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(EXIT_PIPE_CLOSED) from None
    except (typer.Exit, typer.Abort, typer.BadParameter):
        raise
    except Exception:
        typer.echo(f"factcheck crashed, which is a bug in it:\n{traceback.format_exc()}", err=True)
        raise typer.Exit(EXIT_CRASH) from None


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
