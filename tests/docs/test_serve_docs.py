"""What docs/serve.md shows is what the service does: its examples are answered, its defaults and routes are those of the code."""

from __future__ import annotations

import configparser
import json
import re
import shlex
from inspect import signature
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from test_docs import blocks
from typer.main import get_command

from factcheck import Checker
from factcheck.cli.main import app
from factcheck.integrations.server.app import make_app

PAGE = (Path(__file__).parent.parent.parent / "docs" / "serve.md").read_text(encoding="utf-8")


@pytest.fixture
def client(checker: Checker) -> TestClient:
    return TestClient(make_app(checker), base_url="http://localhost")


def test_its_requests_are_answered(client: TestClient) -> None:
    check, stream = blocks("serve.md", "json")
    assert client.post("/v1/check", json=json.loads(check)).json()["counts"]
    lines = [json.loads(line) for line in client.post("/v1/check-stream", content=stream).text.splitlines()]
    assert "report" in lines[-1] and not any("error" in line for line in lines)


def test_its_routes_are_those_of_the_service(client: TestClient) -> None:
    told = {
        path for row in re.findall(r"^\| `(?:GET|POST) (.*?) \|", PAGE, re.MULTILINE) for path in re.findall(r"/[\w./-]+", row)
    }
    served = set(client.get("/openapi.json").json()["paths"]) | {"/openapi.json"}
    assert told == served - {"/v1/report.schema.json"}


def options_of(command: str) -> dict[str, object]:
    """The options of a command, with their defaults."""
    found = get_command(app).commands[command]  # type: ignore[attr-defined]
    return {name: parameter.default for parameter in found.params for name in parameter.opts}


def test_its_commands_have_options_that_there_are() -> None:
    known = options_of("serve")
    unit = configparser.ConfigParser(interpolation=None)
    unit.optionxform = str  # type: ignore[assignment]
    unit.read_string(blocks("serve.md", "ini")[0])
    (container,) = re.findall(r"^CMD (\[.*\])$", blocks("serve.md", "dockerfile")[0], re.MULTILINE)
    commands = [shlex.split(unit["Service"]["ExecStart"]), json.loads(container)]
    assert all(Path(command[0]).name == "factcheck" and command[1] == "serve" for command in commands)
    assert {word for command in commands for word in command if word.startswith("--")} <= set(known)
    assert set(re.findall(r"`(--[a-z-]+)", PAGE)) <= set(known)


def test_its_defaults_are_those_of_the_command() -> None:
    known = options_of("serve")
    told = dict(re.findall(r"^\| `(--max-[a-z]+|--timeout)[^|]*\| ([\d,]+)", PAGE, re.MULTILINE))
    assert len(told) == 4 and all(float(text.replace(",", "")) == known[name] for name, text in told.items())


def test_the_limits_of_the_command_are_those_of_the_library() -> None:
    from factcheck.integrations.server.limits import Limits

    known = options_of("serve")
    limits = signature(Limits).parameters
    assert known["--max-body"] * 1_000_000 == limits["max_body"].default  # type: ignore[operator]
    assert known["--max-characters"] == limits["max_characters"].default
    assert known["--max-waiting"] == limits["max_waiting"].default and known["--timeout"] == limits["timeout"].default
