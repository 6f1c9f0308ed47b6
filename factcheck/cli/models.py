"""The commands ``factcheck models`` and ``factcheck models fetch``."""

from __future__ import annotations

import json as json_text
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.options import errors_as_exit_codes, say

if TYPE_CHECKING:
    from factcheck.models.installed import InstalledModel

app = typer.Typer(help="List the models on this machine, or fetch others for use without a network.", no_args_is_help=False)

_USES = {"nli": "--nli-model {}", "embedding": "--embedding-model {}", "support": "Checker(support_model='{}')"}


@app.callback(invoke_without_command=True)
def models(
    context: typer.Context,
    json: Annotated[bool, typer.Option("--json", help="Print the list as JSON.")] = False,
) -> None:
    """List the models that can be used without a network: what each is for, its licence, size and folder.

    Example: factcheck models fetch cross-encoder/nli-deberta-v3-base
    """
    if context.invoked_subcommand:
        return
    with errors_as_exit_codes():
        from factcheck.models.installed import installed_models

        found = installed_models()
        if json:
            say(json_text.dumps([_plain(model) for model in found], indent=2))
            return
        _print_table(found)


@app.command()
def fetch(
    name: Annotated[str, typer.Argument(metavar="MODEL", help="Hub id of the model, as owner/model.")],
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FOLDER", help="Folder to put it in (default: the hub's cache).")
    ] = None,
) -> None:
    """Download MODEL from the Hugging Face hub, for use without a network.

    Example: factcheck models fetch cross-encoder/nli-deberta-v3-base --to models/base
    """
    with errors_as_exit_codes():
        from factcheck.models.installed import fetch as fetch_model

        model = fetch_model(name, to)
        use = _USES[model.role].format(model.name)
        say(f"{model.folder}: {_megabytes(model)}, licence {model.licence}; use it with {use}")


def _plain(model: InstalledModel) -> dict[str, str | int]:
    return {"name": model.name, "role": model.role, "licence": model.licence, "bytes": model.size, "folder": str(model.folder)}


def _print_table(found: list[InstalledModel]) -> None:
    from rich.table import Table

    from factcheck.inputs.streams import printing
    from factcheck.rendering.terminal import PipedConsole

    table = Table("model", "for", "licence", "size", "folder", box=None, pad_edge=False, header_style="bold")
    table.columns[3].justify = "right"
    table.columns[4].overflow = "fold"
    for model in found:
        table.add_row(model.name, model.role, model.licence, _megabytes(model), str(model.folder))
    with printing():
        PipedConsole(highlight=False, markup=False).print(table)


def _megabytes(model: InstalledModel) -> str:
    return f"{model.size / 1e6:.0f} MB"
