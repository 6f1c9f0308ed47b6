"""Errors as ``application/problem+json`` (RFC 9457): a status, its title, and one sentence that says what is wrong."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from factcheck.errors import InputError, ModelError

MEDIA_TYPE = "application/problem+json"
HUNG_UP = 499
"""The status in metrics and log of a request whose client hung up before its answer; nobody receives it."""


class Refusal(HTTPException):
    """A request that is not answered as asked, with what to tell the client."""


class Busy(Refusal):
    """There is no place left among the waiting requests; `seconds` says when to try again."""

    def __init__(self, seconds: int) -> None:
        """Say when to try again."""
        super().__init__(429, "too many requests are waiting; try again later", {"Retry-After": str(seconds)})


def problem(status: int, detail: str, **more: Any) -> dict[str, Any]:
    """A problem as plain dictionaries and lists."""
    known = status in set(HTTPStatus)
    return {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase if known else "",
        "status": status,
        "detail": detail,
        **more,
    }


def problem_response(status: int, detail: str, headers: Mapping[str, str] | None = None, **more: Any) -> Response:
    """A problem as the answer to a request."""
    content = json.dumps(problem(status, detail, **more), ensure_ascii=True)
    return Response(content, status, dict(headers or {}), media_type=MEDIA_TYPE)


def _of_http(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return problem_response(error.status_code, str(error.detail), error.headers)


def _of_input(_: Request, error: Exception) -> Response:
    return problem_response(422, str(error))


def _of_model(_: Request, error: Exception) -> Response:
    return problem_response(503, str(error))


def _of_body(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    # without what was given: texts belong neither in an answer's error nor in a log of answers
    found = [{"at": list(one["loc"]), "message": one["msg"]} for one in error.errors()]
    return problem_response(422, "the request does not have the form that is asked for", errors=found)


def _of_crash(_: Request, __: Exception) -> Response:
    return problem_response(500, "the server crashed over this request, which is a bug in it")


def add_handlers(app: FastAPI) -> None:
    """Make problems of all errors that are raised on purpose."""
    app.add_exception_handler(HTTPException, _of_http)
    app.add_exception_handler(InputError, _of_input)
    app.add_exception_handler(ModelError, _of_model)
    app.add_exception_handler(RequestValidationError, _of_body)
    app.add_exception_handler(Exception, _of_crash)
