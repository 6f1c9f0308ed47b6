"""Serving the application with uvicorn: bounds on connections that say nothing, and an orderly end."""

from __future__ import annotations

import asyncio
import logging
import socket
import sys
from contextlib import suppress

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

from factcheck.errors import InputError

_IDLE_SECONDS = 15
_BACKLOG = 2048


class Impatient(H11Protocol):
    """Closes a connection on which no request comes in time; uvicorn waits for the first one without an end."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Wait on where the head of a request is not whole."""
        super().data_received(data)
        if self.cycle is None or self.cycle.response_complete:
            self._wait()

    def _wait(self) -> None:
        self._unset_keepalive_if_required()
        self.timeout_keep_alive_task = self.loop.call_later(self.timeout_keep_alive, self.timeout_keep_alive_handler)


def serve(app: ASGIApp, host: str, port: int, grace: int) -> None:
    """Answer requests until SIGTERM or SIGINT, then finish what is under way, for `grace` seconds at most.

    Raises:
        InputError: nothing can listen at that address.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host, port), family=family, backlog=_BACKLOG)
    except OSError as error:
        raise InputError(f"factcheck cannot listen on {host}, port {port}: {error.strerror}") from None
    log = logging.getLogger("factcheck.server")
    log.addHandler(logging.StreamHandler(sys.stderr))
    log.setLevel(logging.INFO)
    _allow_many_connections()
    config = uvicorn.Config(
        app,
        http=Impatient,
        ws="none",
        backlog=_BACKLOG,
        timeout_keep_alive=_IDLE_SECONDS,
        timeout_graceful_shutdown=grace,
        access_log=False,  # it writes addresses down as they are asked for
        log_level="warning",
        server_header=False,
    )
    log.info("factcheck answers at http://%s:%d/", f"[{host}]" if ":" in host else host, listener.getsockname()[1])
    uvicorn.Server(config).run([listener])


def _allow_many_connections() -> None:
    """As many open files as the system lets this process have."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
