"""The page at ``/``: boxes to paste into, and the report as the HTML format has it; a plain form where there is no JavaScript."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.responses import HTMLResponse
from starlette.datastructures import FormData

from factcheck.errors import InputError
from factcheck.integrations.server.bodies import MULTIPART, URLENCODED, refuse_other_types
from factcheck.integrations.server.files import FileReader, texts, wanted
from factcheck.integrations.server.problems import Refusal
from factcheck.integrations.server.requests import Check, Wanted
from factcheck.integrations.server.service import Service
from factcheck.judgement.presets import PRESETS
from factcheck.rendering import RENDERERS, Document
from factcheck.rendering.html_ import report_parts, shown
from factcheck.rendering.page import asset, environment

_ASSETS = {"report.css": "text/css", "page.css": "text/css", "report.js": "text/javascript", "page.js": "text/javascript"}
_FORMS = (URLENCODED, MULTIPART)
_ENDINGS = {"html": "html", "json": "json", "markdown": "md"}
_POLICY = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
}


@dataclass(frozen=True, slots=True)
class Texts:
    """What stands in the boxes."""

    sources: tuple[str, ...] = ("",)
    rewrite: str = ""

    @property
    def are_there(self) -> bool:
        """Whether there is something to compare."""
        return bool(self.rewrite.strip()) and any(source.strip() for source in self.sources)

    def document(self, report: object) -> Document:
        """What a report of them is rendered from."""
        names = ("source",) if len(self.sources) == 1 else tuple(f"source {n}" for n in range(1, len(self.sources) + 1))
        return Document(report, self.rewrite, "rewrite", tuple(zip(names, self.sources, strict=True)))  # type: ignore[arg-type]


def add_page(app: FastAPI, service: Service, files: FileReader) -> None:
    """Add the page to an application."""
    router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
    presets = tuple(name for name in PRESETS if _is_there(service, name))

    def page(given: Texts, options: Wanted, document: Document | None = None, trouble: str = "", status: int = 200) -> Response:
        html = environment().get_template("page.html.j2").render(
            texts=given,
            presets=presets,
            preset=options.preset or service.checker.signature["preset"],
            wants_omissions=bool(options.omissions),
            link=f"/?{urlencode(options.given())}",
            formats=_ENDINGS,
            trouble=trouble,
            **(report_parts(document) if document else {"report": None}),
        )  # fmt: skip
        return HTMLResponse(shown(html), status, _POLICY)

    async def checked(given: Texts, options: Wanted, request: Request) -> Document:
        body = Check(source=list(given.sources), rewrite=given.rewrite, options=options, live=True)
        return given.document(await service.check(body, request.receive))

    @router.get("/")
    async def empty(request: Request) -> Response:
        return page(Texts(), wanted(request.query_params))

    @router.post("/")
    async def filled(request: Request) -> Response:
        given, options = Texts(), Wanted()
        try:
            refuse_other_types(request, *_FORMS)
            async with request.form(max_part_size=service.limits.max_body) as form:
                options = wanted(form)
                given = await _texts(form, files)
            if form.get("do") == "more":
                return page(replace(given, sources=(*given.sources, "")), options)
            if not given.are_there:
                return page(given, options, trouble="Give a source and a rewrite.")
            document = await checked(given, options, request)
        except (Refusal, InputError) as error:
            status = error.status_code if isinstance(error, Refusal) else 422
            return page(given, options, trouble=str(getattr(error, "detail", error)), status=status)
        if (ending := _ENDINGS.get(str(form.get("download")))) is not None:
            text = RENDERERS[str(form["download"])](document)
            attachment = {"Content-Disposition": f'attachment; filename="report.{ending}"'}
            return Response(text, headers=attachment, media_type="application/octet-stream")
        return page(given, options, document)

    @router.post("/report")
    async def report(request: Request) -> Response:
        refuse_other_types(request, *_FORMS)
        async with request.form(max_part_size=service.limits.max_body) as form:
            document = await checked(await _texts(form, files), wanted(form), request)
        html = environment().get_template("report_body.html.j2").render(**report_parts(document))
        return HTMLResponse(shown(html), headers=_POLICY)

    @router.get("/assets/{name}")
    async def assets(name: str) -> Response:
        if name not in _ASSETS:
            raise Refusal(404, "there is no such file")
        return Response(str(asset(name)), media_type=_ASSETS[name])

    app.include_router(router)


def _is_there(service: Service, preset: str) -> bool:
    try:
        service.checker_for(Wanted(preset=preset))
    except InputError:
        return False
    return True


async def _texts(form: FormData, files: FileReader) -> Texts:
    """The texts of the boxes, or of the files in their places; raises InputError for a file that cannot be read."""
    sources, rewrites = await files.texts(form, "source_file"), await files.texts(form, "rewrite_file")
    boxes = tuple(map(_as_typed, texts(form, "source")))
    kept = tuple(filter(str.strip, boxes)) or boxes[:1] or ("",)
    rewrite = rewrites[0].text if rewrites else "".join(map(_as_typed, texts(form, "rewrite")))
    return Texts(tuple(source.text for source in sources) or kept, rewrite)


def _as_typed(text: str) -> str:
    """A text with the line ends that it has in its box; forms send others."""
    return text.replace("\r\n", "\n")
