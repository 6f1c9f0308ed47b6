"""The routes that programs call."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import partial
from importlib import resources
from typing import Any

from fastapi import APIRouter, FastAPI, Request, Response

from factcheck.integrations.server import problems
from factcheck.integrations.server.bodies import MULTIPART, JsonRoute, refuse_other_types
from factcheck.integrations.server.files import FileReader, texts, wanted
from factcheck.integrations.server.metrics import MEDIA_TYPE
from factcheck.integrations.server.problems import Refusal
from factcheck.integrations.server.requests import AlignScore, Check, Claim, Row, StreamChunk, StreamStart
from factcheck.integrations.server.service import Service
from factcheck.integrations.server.streams import MEDIA_TYPE as LINES_TYPE
from factcheck.integrations.server.streams import LinesResponse, check_rows, check_written

_SCHEMA = json.loads((resources.files("factcheck.rendering") / "report.schema.json").read_text(encoding="utf-8"))
_FAILURES: dict[int | str, dict[str, Any]] = {
    status: {"description": what, "content": {problems.MEDIA_TYPE: {"example": problems.problem(status, example)}}}
    for status, what, example in (
        (413, "A text or the request is too long.", "the request has more than the 16 MB that are taken"),
        (415, "The body is not of the type that is asked for.", "send the header `Content-Type: application/json`, and such a body"),
        (422, "The request cannot be used.", "unknown preset 'best': choose one of fast, balanced, thorough"),
        (429, "Too many requests wait; Retry-After has the seconds to wait.", "too many requests are waiting; try again later"),
        (503, "The texts were not judged in time.", "the texts were not judged within 120 seconds"),
    )
}  # fmt: skip
_REPORT: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The report, in the shape of /v1/report.schema.json.",
        "content": {"application/json": {"schema": {"$ref": "/v1/report.schema.json"}}},
    },
    **_FAILURES,
}


def _lines(description: str, *models: Any) -> dict[str, Any]:
    """What OpenAPI says of a body of lines, and of the answer's."""
    example = "".join(json.dumps(model.model_config["json_schema_extra"]["examples"][0]) + "\n" for model in models)
    body = {
        "required": True,
        "description": description,
        "content": {LINES_TYPE: {"schema": {"type": "string"}, "example": example}},
    }
    return {
        "openapi_extra": {"requestBody": body},
        "responses": {200: {"description": "Lines of JSON.", "content": {LINES_TYPE: {}}}},
    }


_FILES: dict[str, Any] = {
    "openapi_extra": {
        "requestBody": {
            "required": True,
            "content": {
                MULTIPART: {
                    "schema": {
                        "type": "object",
                        "required": ["source", "rewrite"],
                        "properties": {
                            "source": {"type": "array", "items": {"type": "string", "format": "binary"}},
                            "rewrite": {"type": "string", "format": "binary"},
                            "preset": {"type": "string", "example": "fast"},
                            "omissions": {"type": "boolean"},
                        },
                    }
                }
            },
        }
    }
}


def add_api(app: FastAPI, service: Service, files: FileReader) -> None:
    """Add the routes to an application."""
    router, takes_json = APIRouter(), APIRouter(route_class=JsonRoute)

    @takes_json.post("/v1/check", response_class=Response, responses=_REPORT, summary="Check a rewrite against its source")
    async def check(body: Check, request: Request) -> Response:
        report = await service.check(body, request.receive)
        return _json(report.to_dict())

    @router.post("/v1/check-files", response_class=Response, responses=_REPORT, summary="The same with files", **_FILES)
    async def check_files(request: Request) -> Response:
        """Text, Markdown, HTML, PDF or DOCX; offsets count in the texts that are drawn out of them, which come with the report."""
        refuse_other_types(request, MULTIPART)
        async with request.form(max_part_size=service.limits.max_body) as form:
            sources, rewrites = await files.texts(form, "source"), await files.texts(form, "rewrite")
            options = wanted(form, texts(form, "checks"))
        if not sources or len(rewrites) != 1:
            raise Refusal(422, "the form needs one file or several as `source`, and one as `rewrite`")
        body = Check(source=[source.text for source in sources], rewrite=rewrites[0].text, options=options)
        report = await service.check(body, request.receive)
        named = [{"name": text.name, "text": text.text, "warnings": list(text.warnings)} for text in (*sources, *rewrites)]
        return _json({**report.to_dict(), "files": {"sources": named[:-1], "rewrite": named[-1]}})

    @router.post(
        "/v1/check-many",
        response_class=Response,
        summary="Check any number of rewrites, in order",
        **_lines("A pair on each line; the answer has a line `{id, report}` or `{id, error}` for each, in order.", Row),
    )
    async def check_many() -> Response:
        return LinesResponse(partial(check_rows, service), service.limits.max_body)

    @router.post(
        "/v1/check-stream",
        response_class=Response,
        summary="Check a rewrite while it is written",
        **_lines(
            "The source, then the rewrite in pieces. The answer has a line `{sentence}` as soon as one has ended, the same index "
            "again where later text changes its verdict, and `{report}` at the end.",
            StreamStart,
            StreamChunk,
        ),
    )
    async def check_stream() -> Response:
        return LinesResponse(partial(check_written, service), service.limits.max_body)

    @takes_json.post("/alignscore", response_model=AlignScore, responses=_FAILURES, summary="As AlignScore's server answers")
    async def alignscore(body: Claim, request: Request) -> AlignScore:
        """The report's score, for clients made for AlignScore such as NeMo Guardrails."""
        report = await service.check(Check(source=body.evidence, rewrite=body.claim), request.receive)
        return AlignScore(alignscore=report.score)

    @router.get("/v1/report.schema.json", summary="The shape of a report")
    async def schema() -> dict[str, Any]:
        return dict(_SCHEMA)

    @router.get("/healthz", summary="Whether the process answers")
    async def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @router.get(
        "/readyz", responses={503: {"description": "A request would be refused now."}}, summary="Whether it takes requests"
    )
    async def readyz() -> dict[str, str]:
        if not service.worker.is_ready:
            raise Refusal(503, "no place is free among the waiting requests")
        return {"status": "ready"}

    @router.get("/metrics", response_class=Response, summary="Counters for Prometheus")
    async def metrics() -> Response:
        return Response(service.metrics.text(), media_type=MEDIA_TYPE)

    app.include_router(takes_json)
    app.include_router(router)


def _json(content: Mapping[str, Any]) -> Response:
    return Response(json.dumps(content, ensure_ascii=False, allow_nan=False), media_type="application/json")
