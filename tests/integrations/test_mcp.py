"""The tools for agents, through the SDK's own client: in memory, and once over each transport."""

from __future__ import annotations

import json
import math
import os
import re
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import anyio
import jsonschema
import pytest
from command_line import FAKE_COMMAND, fake_models, run
from factories import sample_report

from factcheck import Checker
from factcheck.errors import InputError

pytest.importorskip("mcp", reason="the extra mcp is not installed")
import uvicorn
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.server.mcpserver import MCPServer

from factcheck.inputs import NamedText
from factcheck.integrations import mcp_server
from factcheck.integrations.mcp_server import Answer, answer_of, make_server

__all__ = ["fake_models"]
SOURCE = "The bridge was closed on Monday. Two lorries did not stop."
REWRITE = "The bridge was closed. Two lorries did stop. It cost nine million."


def within(checker: Checker, ask: Callable[[Client], Awaitable[Any]], *roots: Path) -> Any:
    """What a client that talks to a server in memory gives."""

    async def talk() -> Any:
        async with Client(make_server(checker, roots)) as client:
            return await ask(client)

    return anyio.run(talk)


def called(checker: Checker, tool: str, *roots: Path, **arguments: Any) -> Any:
    return within(checker, lambda client: client.call_tool(tool, arguments), *roots)


def said(result: Any) -> str:
    """The text of an answer that is an error."""
    assert result.is_error
    return result.content[0].text


def test_only_what_is_not_entailed_comes_back(checker: Checker) -> None:
    result = called(checker, "check_rewrite", sources=[SOURCE], rewrite=REWRITE)
    answer = result.structured_content
    assert not result.is_error and json.loads(result.content[0].text) == answer
    assert [(s["label"], s["text"]) for s in answer["sentences"]] == [
        ("contradicted", "Two lorries did stop."),
        ("neutral", "It cost nine million."),
    ]
    assert answer["counts"] == {"entailed": 1, "neutral": 1, "contradicted": 1, "not_a_claim": 0}
    assert answer["consistent"] is False and 0 <= answer["score"] <= 1
    first = answer["sentences"][0]
    said = checker.check(SOURCE, REWRITE).sentences[1].probabilities
    assert REWRITE[first["start"] : first["end"]] == first["text"]
    assert said is not None and first["probability"] == pytest.approx(said.contradicted, abs=1e-3)
    for passage in first["evidence"]:
        assert SOURCE[passage["start"] : passage["end"]] == passage["text"]
    assert first["evidence"][0]["text"] == "Two lorries did not stop."


def test_all_sentences_come_back_when_asked_for(checker: Checker) -> None:
    answer = called(checker, "check_rewrite", sources=[SOURCE], rewrite=REWRITE, all_sentences=True).structured_content
    assert [s["label"] for s in answer["sentences"]] == ["entailed", "contradicted", "neutral"]


def test_a_consistent_rewrite_gives_no_sentence(checker: Checker) -> None:
    answer = called(checker, "check_rewrite", sources=[SOURCE], rewrite="The bridge was closed on Monday.").structured_content
    assert answer["consistent"] is True and answer["sentences"] == [] and answer["warnings"] == []


def test_an_entailed_sentence_with_a_finding_is_one_to_look_at() -> None:
    answer = answer_of(sample_report())
    assert [s.label for s in answer.sentences] == ["contradicted", "neutral", "contradicted"]
    assert answer.sentences[0].findings[0].kind == "number" and answer.sentences[0].findings[0].source is not None
    assert len(answer_of(sample_report(), all_sentences=True).sentences) == 6


def test_the_tools_say_what_they_take_and_give(checker: Checker, tmp_path: Path) -> None:
    tools = within(checker, lambda client: client.list_tools(), tmp_path).tools
    assert [tool.name for tool in tools] == ["check_rewrite", "check_files"]
    answer = called(checker, "check_rewrite", sources=[SOURCE], rewrite=REWRITE).structured_content
    for tool in tools:
        assert tool.description and tool.annotations.read_only_hint
        assert tool.input_schema["additionalProperties"] is False
        assert set(tool.input_schema["required"]) == {"sources", "rewrite"}
        jsonschema.validate(answer, tool.output_schema)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(answer | {"score": None}, tool.output_schema)


def test_without_a_root_no_file_is_read(checker: Checker) -> None:
    assert [tool.name for tool in within(checker, lambda client: client.list_tools()).tools] == ["check_rewrite"]
    assert "check_files" in said(called(checker, "check_files", sources=["a.txt"], rewrite="b.txt"))


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ({"sources": [SOURCE]}, "rewrite"),
        ({"sources": [], "rewrite": REWRITE}, "sources"),
        ({"sources": SOURCE, "rewrite": REWRITE}, "sources"),
        ({"sources": [SOURCE], "rewrite": 7}, "rewrite"),
        ({"sources": [SOURCE], "rewrite": REWRITE, "threshold": 0.9}, "threshold"),
        ({"sources": ["", " "], "rewrite": REWRITE}, "no source text"),
    ],
)
def test_what_cannot_be_checked_is_an_error(checker: Checker, arguments: dict[str, Any], named: str) -> None:
    assert named in said(called(checker, "check_rewrite", **arguments))


def test_a_text_that_is_json_stays_a_text(checker: Checker) -> None:
    answer = called(checker, "check_rewrite", sources=['["The bridge was closed."]'], rewrite="null").structured_content
    assert sum(answer["counts"].values()) == 1


def test_no_figure_is_nan() -> None:
    whole = answer_of(sample_report()).model_dump()
    for broken in (math.nan, math.inf, -0.1, 1.1):
        with pytest.raises(ValueError):
            Answer.model_validate(whole | {"score": broken})


def test_progress_only_rises(checker: Checker) -> None:
    seen: list[float] = []

    async def listen(progress: float, total: float | None, message: str | None) -> None:
        seen.append(progress)

    sentences = " ".join(f"Bridge {number} was closed on Monday with {number * 7} lorries." for number in range(12))
    arguments = {"sources": [sentences], "rewrite": sentences.replace("Monday", "Tuesday")}
    result = within(checker, lambda client: client.call_tool("check_rewrite", arguments, progress_callback=listen))
    assert not result.is_error
    assert len(seen) > 1 and seen == sorted(set(seen))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder that may be read, beside a file that may not."""
    folder = tmp_path / "open"
    (folder / "deep").mkdir(parents=True)
    (folder / "source.txt").write_text(SOURCE, encoding="utf-8")
    (folder / "deep" / "rewrite.html").write_text(
        f"<html><body><article><p>{REWRITE}</p></article></body></html>", encoding="utf-8"
    )
    (tmp_path / "secret.txt").write_text(SOURCE, encoding="utf-8")
    (folder / "way_out.txt").symlink_to(tmp_path / "secret.txt")
    return folder


def test_files_are_read(checker: Checker, root: Path) -> None:
    pytest.importorskip("trafilatura")
    answer = called(checker, "check_files", root, sources=["source.txt"], rewrite="deep/rewrite.html").structured_content
    assert [s["label"] for s in answer["sentences"]] == ["contradicted", "neutral"]
    whole = str(root / "source.txt")
    assert called(checker, "check_files", root, sources=[whole], rewrite=whole).structured_content["consistent"] is True


@pytest.mark.parametrize(
    "path", ["../secret.txt", "way_out.txt", "/etc/passwd", "deep", "gone.txt", "-", "", "a\0b", "~/x", "deep/../../secret.txt"]
)
def test_nothing_outside_the_roots_is_read(checker: Checker, root: Path, path: str) -> None:
    text = said(called(checker, "check_files", root, sources=[path], rewrite="source.txt"))
    assert "within the folders that may be read" in text


def test_a_file_in_any_root_is_found(checker: Checker, root: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "rewrite.txt").write_text("The bridge was closed on Monday.", encoding="utf-8")
    result = called(checker, "check_files", root, other, sources=["source.txt"], rewrite="rewrite.txt")
    assert result.structured_content["consistent"] is True


def test_warnings_of_readers_are_in_the_answer(checker: Checker, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    doubtful = NamedText("source.txt", SOURCE, warnings=("source.txt: a part is hidden",))
    monkeypatch.setattr(mcp_server, "read_input", lambda _: doubtful)
    result = called(checker, "check_files", root, sources=["source.txt"], rewrite="source.txt")
    assert result.structured_content["warnings"] == ["source.txt: a part is hidden"]


def test_a_root_must_be_a_folder(checker: Checker, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is not a folder"):
        make_server(checker, [tmp_path / "gone"])


@pytest.mark.parametrize("kind", [str, Path])
def test_a_single_root_is_one_folder(checker: Checker, root: Path, kind: type) -> None:
    found = called(checker, "check_files", kind(root), sources=["source.txt"], rewrite="source.txt")
    assert found.structured_content["consistent"]
    make_server(checker, kind(root))
    with pytest.raises(InputError, match="gone is not a folder"):
        make_server(checker, kind(root / "gone"))


@pytest.fixture
def command(tmp_path: Path) -> Path:
    """A file that runs ``factcheck`` with models that need no weights."""
    path = tmp_path / "command.py"
    path.write_text(FAKE_COMMAND, encoding="utf-8")
    return path


def test_over_standard_input_and_output(command: Path, root: Path) -> None:
    here = os.pathsep.join([str(Path.cwd()), os.environ.get("PYTHONPATH", "")])
    server = StdioServerParameters(
        command=sys.executable, args=[str(command), "mcp", "--root", str(root)], env={"PYTHONPATH": here}
    )

    async def talk() -> Any:
        async with Client(stdio_client(server)) as client:
            assert client.server_info.name == "factcheck" and "sources" in (client.instructions or "")
            return await client.call_tool("check_files", {"sources": ["source.txt"], "rewrite": "source.txt"})

    assert anyio.run(talk).structured_content["consistent"] is True


def test_over_http(checker: Checker) -> None:
    web = uvicorn.Server(uvicorn.Config(make_server(checker).streamable_http_app(), port=0, log_level="error"))

    async def talk() -> Any:
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(web.serve)
            while not web.started:
                await anyio.sleep(0.02)
            port = web.servers[0].sockets[0].getsockname()[1]
            async with Client(f"http://127.0.0.1:{port}/mcp") as client:
                result = await client.call_tool("check_rewrite", {"sources": [SOURCE], "rewrite": REWRITE})
            web.should_exit = True
        return result

    assert anyio.run(talk).structured_content["consistent"] is False


@pytest.mark.parametrize(("arguments", "transport"), [([], ()), (["--port", "8765"], ("streamable-http",))])
def test_the_command(
    monkeypatch: pytest.MonkeyPatch, fake_models: None, arguments: list[str], transport: tuple[str, ...]
) -> None:
    ran: list[Any] = []
    monkeypatch.setattr(MCPServer, "run", lambda _, *given, **options: ran.append((given, options)))
    assert run("mcp", *arguments)[0] == 0
    assert ran == [(transport, {"port": 8765} if transport else {})]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [(["--root", "gone"], 2, "the root gone is not a folder"), (["--port", "0"], 2, "--port"), (["--preset", "slow"], 2, "slow")],
)
def test_what_the_command_refuses(fake_models: None, arguments: list[str], code: int, said: str) -> None:
    found, _, err = run("mcp", *arguments)
    assert found == code and said in err


def test_the_command_without_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "factcheck.integrations.mcp_server", None)
    monkeypatch.setitem(sys.modules, "mcp.server.mcpserver", None)
    code, _, err = run("mcp")
    assert code == 2 and "pip install 'factcheck-nli[mcp]'" in err


def test_the_example_of_the_page(real_checker: Checker) -> None:
    page = (Path(__file__).parent.parent.parent / "docs" / "agents.md").read_text(encoding="utf-8")
    _, arguments, shown = (json.loads(block) for block in re.findall(r"```json\n(.*?)```", page, re.S))
    answer = called(real_checker, "check_rewrite", **arguments).structured_content
    for given in (shown, answer):
        for part in (given, *given["sentences"]):
            for figure in {"score", "probability"} & part.keys():
                part[figure] = round(part[figure], 1)  # the last digits differ between processors
    assert answer == shown
