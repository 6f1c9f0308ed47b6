#!/usr/bin/env bash
# mcp 2.3.0 with pydantic 2.14.4: a tool's NaN is a success for the server and an exception in the client.
#
# The server makes the tool's output schema from its return type, where a float is a "number", and checks the value by pydantic,
# for which NaN is a float. On the wire pydantic writes null for it, which the schema does not allow, and nobody looks again until the
# client does. There it is no result with is_error, which an agent sees and can act on, as when a tool raises, but a RuntimeError
# out of call_tool. So the score of no examples (0 / 0 in numpy) hits a caller that is ready for failing tools, and the
# server's log has nothing of it.
#
# Seen:
#   as stated: the output schema says {'title': 'Value', 'type': 'number'}
#   as stated: 0.5 arrives as {'value': 0.5}
#   as stated: a tool that raises gives a result with is_error=True
#   as stated: NaN within the server: is_error=False, text {"value": null}
#   as stated: NaN at the client: RuntimeError: Invalid structured content returned by tool score: None is not of type 'number'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check mcp==2.3.0 pydantic==2.14.4 jsonschema==4.26.0 anyio==4.16.0
cat > "$folder/show.py" <<'PYTHON'
import json
import logging
import sys

import anyio
from mcp import Client
from mcp.server.mcpserver import MCPServer
from pydantic import BaseModel


class Score(BaseModel):
    value: float


server = MCPServer("scores")


@server.tool()
def score(text: str) -> Score:
    """The number that the text holds."""
    return Score(value=float(text))


def fact(holds, text):
    print("as stated:" if holds else "CHANGED:", text)
    return holds


async def show():
    within = await server.call_tool("score", {"text": "nan"})
    sent = json.dumps(json.loads(within.content[0].text))
    async with Client(server) as client:
        (tool,) = (await client.list_tools()).tools
        schema = tool.output_schema["properties"]["value"]
        half = await client.call_tool("score", {"text": "0.5"})
        logging.disable()  # the server's report of what the tool raises
        raised = await client.call_tool("score", {"text": "none"})
        logging.disable(logging.NOTSET)
        try:
            outcome = repr(await client.call_tool("score", {"text": "nan"}))
        except RuntimeError as error:
            outcome = f"RuntimeError: {str(error).splitlines()[0]}"
    expected = "RuntimeError: Invalid structured content returned by tool score: None is not of type 'number'"
    return [
        fact(schema == {"title": "Value", "type": "number"}, f"the output schema says {schema}"),
        fact(half.structured_content == {"value": 0.5}, f"0.5 arrives as {half.structured_content}"),
        fact(raised.is_error, f"a tool that raises gives a result with is_error={raised.is_error}"),
        fact(not within.is_error and sent == '{"value": null}', f"NaN within the server: is_error={within.is_error}, text {sent}"),
        fact(outcome == expected, f"NaN at the client: {outcome}"),
    ]


sys.exit(not all(anyio.run(show)))
PYTHON
"$folder/venv/bin/python" "$folder/show.py"
