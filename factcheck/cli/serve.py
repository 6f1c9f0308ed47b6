"""The command ``factcheck serve``."""

from __future__ import annotations

from ipaddress import ip_address
from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.checker_options import CheckerOptions, with_checker_options
from factcheck.cli.options import Calibration, ConfigFile, errors_as_exit_codes
from factcheck.errors import InputError
from factcheck.version import installing

_LEAST_TOKEN = 16


@with_checker_options
def serve(
    host: Annotated[
        str, typer.Option("--host", help="Address to listen on; one that others reach needs --token-file.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port to listen on.")] = 8790,
    allow_host: Annotated[
        list[str] | None,
        typer.Option("--allow-host", metavar="NAME", help="A name under which clients may ask, beside localhost (repeatable)."),
    ] = None,
    token_file: Annotated[
        Path | None,
        typer.Option("--token-file", metavar="FILE", help="A file whose one line every request must carry as its bearer token."),
    ] = None,
    max_body: Annotated[float, typer.Option("--max-body", min=0.01, metavar="MB", help="Largest request, in MB.")] = 16,
    max_characters: Annotated[
        int, typer.Option("--max-characters", min=1, help="Most characters of a rewrite and its sources together.")
    ] = 500_000,
    max_waiting: Annotated[
        int, typer.Option("--max-waiting", min=1, help="Most requests that wait; further ones are refused with status 429.")
    ] = 64,
    timeout: Annotated[float, typer.Option("--timeout", min=0.1, metavar="SECONDS", help="Longest time to an answer.")] = 120,
    omissions: Annotated[
        bool, typer.Option("--omissions", help="Report what rewrites leave out, unless a request says otherwise.")
    ] = False,
    calibration: Calibration = None,
    config: ConfigFile = None,
    *,
    models: CheckerOptions,
) -> None:
    """Keep the models warm and answer over HTTP, with a page to paste into at /.

    SIGTERM and Ctrl-C finish what is under way. Logs hold no text.

    Example: factcheck serve --port 8790
    """
    with errors_as_exit_codes():
        try:
            from factcheck.integrations.server.app import make_app
            from factcheck.integrations.server.limits import LOOPBACK, Access, Limits
            from factcheck.integrations.server.run import serve as serve_app
        except ModuleNotFoundError as error:
            raise InputError(f"factcheck serve needs {error.name}: {installing('serve')}") from None

        token = _token(token_file)
        if token is None and not _is_loopback(host):
            raise InputError(f"{host} can be reached by others: give --token-file, or listen on 127.0.0.1")
        access = Access(LOOPBACK | {name.lower() for name in (host, *(allow_host or ()))}, token)
        limits = Limits(int(max_body * 1_000_000), max_characters, max_waiting, timeout)
        app = make_app(models.checker(calibration=calibration, omissions=omissions), limits, access)
        serve_app(app, host, port, grace=int(timeout) + 1)


def _token(path: Path | None) -> str | None:
    if path is None:
        return None
    try:
        token = path.read_text(encoding="utf-8").strip()
    except (OSError, ValueError) as error:
        raise InputError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}") from None
    if len(token) < _LEAST_TOKEN or not token.isascii() or not token.isprintable() or " " in token:
        raise InputError(f"{path} must hold one line of at least {_LEAST_TOKEN} letters, digits and signs")
    return token


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
