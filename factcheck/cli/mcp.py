"""The command ``factcheck mcp``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.checker_options import CheckerOptions, with_checker_options
from factcheck.cli.options import Calibration, ConfigFile, errors_as_exit_codes, refuse_closed_output
from factcheck.errors import InputError
from factcheck.version import installing


@with_checker_options
def mcp(
    root: Annotated[
        list[Path] | None,
        typer.Option(
            "--root", metavar="FOLDER", help="Let the tool check_files read files in this folder (repeatable; default: no files)."
        ),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(
            "--port",
            min=1,
            max=65535,
            help="Speak streamable HTTP at http://127.0.0.1:PORT/mcp (default: standard input and output).",
        ),
    ] = None,
    calibration: Calibration = None,
    config: ConfigFile = None,
    *,
    models: CheckerOptions,
) -> None:
    """Serve checks to agents over the Model Context Protocol.

    The models are loaded once. The tools are check_rewrite and, with --root, check_files.

    Example: factcheck mcp --root articles/

    factcheck mcp --port 8765
    """
    with errors_as_exit_codes():
        from factcheck.inputs.streams import standard_input

        try:
            from factcheck.integrations.mcp_server import make_server
        except ModuleNotFoundError:
            raise InputError(f"factcheck mcp needs the package mcp, 2.3 or newer: {installing('mcp')}") from None
        if port is None:
            standard_input()
            refuse_closed_output()
        server = make_server(models.checker(calibration=calibration), root or ())
        if port is None:
            server.run()
        else:
            server.run("streamable-http", port=port)
