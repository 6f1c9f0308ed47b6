"""The Model Context Protocol: tools by which an agent asks whether a rewrite still says what its sources say.

It needs the extra ``mcp``. Answers are short: only what is not entailed, or what an exact check found wrong, with its evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Annotated

from anyio import from_thread
from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.mcpserver.tools import Tool
from mcp_types import ToolAnnotations
from pydantic import BaseModel, Field

from factcheck.checker import Checker
from factcheck.errors import FactcheckError, InputError
from factcheck.inputs import NamedText, read_input
from factcheck.judgement.gate import findings
from factcheck.judgement.judge import Progress
from factcheck.rendering.wording import deciding_passage, encodable
from factcheck.report import Label, Report, SentenceVerdict, SourceSpan
from factcheck.version import own_version

INSTRUCTIONS = (
    "Before you answer with a summary, a translation or an edited text, ask whether it still says what its sources say. "
    "Mend the sentences that come back, by the evidence beside each, and ask again."
)
_READS_ONLY = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)

Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Sources = Annotated[list[str], Field(min_length=1, description="The texts that the rewrite was made from, at least one.")]
SourcePaths = Annotated[list[str], Field(min_length=1, description="Paths of the files that the rewrite was made from.")]
Rewrite = Annotated[str, Field(description="The text to check.")]
RewritePath = Annotated[str, Field(description="Path of the file to check.")]
All = Annotated[bool, Field(description="Give the entailed sentences too, not only those to look at.")]


class Passage(BaseModel):
    """A stretch of a source, where `source` counts the sources from 0 and offsets count characters."""

    source: int
    start: int
    end: int
    text: str


class Finding(BaseModel):
    """What an exact check found: a number, name, quotation or the like that differs from the source."""

    kind: str
    message: str
    source: Passage | None


class CheckedSentence(BaseModel):
    """A sentence of the rewrite with its label and the passages that decided it; offsets count characters of the rewrite."""

    start: int
    end: int
    text: str
    label: Label
    probability: Share | None = Field(description="How likely the label is; null for what is not a claim.")
    findings: list[Finding]
    evidence: list[Passage]


class Answer(BaseModel):
    """The outcome of a check."""

    consistent: bool = Field(
        description="Whether every claim is entailed and no exact check found an error or has a warning; the score does not count."
    )
    score: Share = Field(description="How likely people judge the whole rewrite consistent with its sources.")
    counts: dict[Label, int] = Field(description="How many sentences have each label.")
    sentences: list[CheckedSentence] = Field(description="The sentences to look at, in the order of the rewrite.")
    warnings: list[str]


def make_server(checker: Checker, roots: str | Path | Sequence[str | Path] = ()) -> MCPServer:
    """A server with the tool ``check_rewrite``, and ``check_files`` where there are `roots`, the folder or folders that it may read.

    Raises:
        InputError: a root is not a folder.
    """
    given_roots = [roots] if isinstance(roots, str | Path) else roots
    folders = tuple(Path(root).resolve() for root in given_roots)
    for given, folder in zip(given_roots, folders, strict=True):
        if not folder.is_dir():
            raise InputError(f"the root {given} is not a folder")

    def check_rewrite(sources: Sources, rewrite: Rewrite, context: Context, all_sentences: All = False) -> Answer:
        """Check whether a text still says what its sources say, sentence by sentence."""
        return _answer(checker, [NamedText("", text) for text in sources], NamedText("", rewrite), context, all_sentences)

    def check_files(sources: SourcePaths, rewrite: RewritePath, context: Context, all_sentences: All = False) -> Answer:
        """Check whether a file (text, Markdown, HTML, PDF, DOCX) still says what its source files say, sentence by sentence."""
        try:
            texts = [read_input(str(_allowed(path, folders))) for path in (*sources, rewrite)]
        except FactcheckError as error:
            raise ToolError(str(error)) from error
        return _answer(checker, texts[:-1], texts[-1], context, all_sentences)

    tools: list[Callable[..., Answer]] = [check_rewrite, check_files] if folders else [check_rewrite]
    return MCPServer(
        "factcheck",
        instructions=INSTRUCTIONS,
        version=own_version(),
        log_level="WARNING",
        tools=[_strict(tool) for tool in tools],
    )


def _strict(function: Callable[..., Answer]) -> Tool:
    """A tool that refuses arguments that it does not know, instead of leaving them out."""
    tool = Tool.from_function(function, annotations=_READS_ONLY)
    model = tool.fn_metadata.arg_model
    model.model_config["extra"] = "forbid"
    model.model_rebuild(force=True)
    tool.parameters = model.model_json_schema(by_alias=True)
    return tool


def _allowed(path: str, folders: Iterable[Path]) -> Path:
    """The file at a path, from whichever folder holds it; raises InputError for one outside, whether or not it is there."""
    for folder in folders:
        try:
            found = (folder / path).resolve()
        except (OSError, ValueError):
            continue
        if found.is_relative_to(folder) and found.is_file():
            return found
    raise InputError(f"there is no file {path!r} within the folders that may be read")


def _answer(checker: Checker, sources: Sequence[NamedText], rewrite: NamedText, context: Context, all_sentences: bool) -> Answer:
    try:
        report = checker.check([source.text for source in sources], rewrite.text, progress=_told(context))
    except FactcheckError as error:
        raise ToolError(str(error)) from error
    if not report.has_source:
        raise ToolError("there is no source text, so nothing can be checked")
    notes = list(dict.fromkeys(warning for text in (rewrite, *sources) for warning in text.warnings))
    return answer_of(report, all_sentences=all_sentences, notes=notes)


def _told(context: Context) -> Progress:
    """A progress that tells the client how many pairs are judged, over all rounds, each of which counts from 0."""
    earlier = last = 0

    def tell(done: int, total: int) -> None:
        nonlocal earlier, last
        earlier, last = (earlier + last, done) if done <= last else (earlier, done)
        from_thread.run(context.report_progress, earlier + done, None, "sentences and passages compared")

    return tell


def answer_of(report: Report, *, all_sentences: bool = False, notes: Sequence[str] = ()) -> Answer:
    """A report as an answer, with the sentences that a gate could fail on, or all of them."""
    wrong = {finding.index for finding in findings(report)}
    return Answer(
        consistent=not wrong,
        score=report.score,
        counts=report.counts,
        sentences=[_sentence(sentence) for sentence in report.sentences if all_sentences or sentence.index in wrong],
        warnings=[encodable(warning) for warning in (*report.warnings, *notes)],
    )


def _sentence(sentence: SentenceVerdict) -> CheckedSentence:
    odds = sentence.probabilities
    return CheckedSentence(
        start=sentence.start,
        end=sentence.end,
        text=sentence.text,
        label=sentence.label,
        probability=getattr(odds, sentence.label) if odds else None,
        findings=[
            Finding(kind=reason.kind, message=reason.message, source=_passage(reason.source) if reason.source else None)
            for reason in sentence.reasons
        ],
        evidence=[_passage(item) for item in deciding_passage(sentence)],
    )


def _passage(span: SourceSpan) -> Passage:
    return Passage(source=span.source, start=span.start, end=span.end, text=span.text)
