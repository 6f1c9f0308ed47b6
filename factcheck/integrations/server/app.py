"""The application: the routes behind the guard, over one checker."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.types import ASGIApp

from factcheck.checker import Checker
from factcheck.integrations.server.api import add_api
from factcheck.integrations.server.files import FileReader
from factcheck.integrations.server.guard import Guard
from factcheck.integrations.server.limits import Access, Limits
from factcheck.integrations.server.metrics import Metrics
from factcheck.integrations.server.page import add_page
from factcheck.integrations.server.problems import add_handlers
from factcheck.integrations.server.service import Service
from factcheck.version import own_version


def make_app(checker: Checker, limits: Limits | None = None, access: Access | None = None) -> ASGIApp:
    """An ASGI application that checks with `checker`; for `factcheck.integrations.server.run.serve`, or any other ASGI server.

    Its worker ends with the application's lifespan, after it has judged what is waiting.
    """
    limits, access, metrics = limits or Limits(), access or Access(), Metrics()
    service = Service(checker, limits, metrics)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        await asyncio.to_thread(service.worker.stop)

    app = FastAPI(
        title="factcheck",
        version=own_version(),
        description="Tells whether a rewrite still says what its source says, sentence by sentence, with evidence.",
        docs_url=None,  # they load scripts from elsewhere
        redoc_url=None,
        telemetry={"tracing": False, "metrics": False, "logs": False, "operation_spans": False},  # its logs would hold texts
        lifespan=lifespan,
    )
    files = FileReader()
    add_handlers(app)
    add_api(app, service, files)
    add_page(app, service, files)
    return Guard(app, access, limits, metrics)
