#!/usr/bin/env bash
# langchain-core 1.8.3: where the limit of tokens cuts "1200" to "12", the parsed and validated answer is 12; of a stream, so is the call of a tool.
#
# JsonOutputParser and PydanticOutputParser close whatever JSON is left open, not only for the pieces of a stream but for the whole answer.
# So {"dead": 12, without its end, is Report(dead=12); "not safe" cut in its middle is "not"; 0.05 is 0; and what cannot be mended is dropped back to
# where it can, so that a "-" whose number is missing takes the field with it, which then has its default. One would guess OutputParserException,
# as comes for a closed object with a comma too many; that all fields are required does not help where the last one is cut. The finish_reason "length"
# is not looked at. Likewise the pieces of a streamed answer add up to a tool call in tool_calls, also with chunk_position="last", where the same text
# in one piece is among invalid_tool_calls: an agent that streams calls the tool with 12. Have the schema end in a required field of one fixed
# value, or look at finish_reason, or read with json.loads.
#
# Here the model is LangChain's own fake, which answers what it is told.
#
# Seen:
#   as stated: PydanticOutputParser: '{"safe": "not safe", "dead": 1200}' is safe='not safe' dead=1200 change=0.0
#   as stated: PydanticOutputParser: '{"safe": "not safe", "dead": 12' is safe='not safe' dead=12 change=0.0
#   as stated: PydanticOutputParser: '{"dead": 1200, "safe": "not' is safe='not' dead=1200 change=0.0
#   as stated: PydanticOutputParser: '{"safe": "no", "dead": 3, "change": -' is safe='no' dead=3 change=0.0
#   as stated: PydanticOutputParser: '{"safe": "no", "dead": 1,200}' is refused
#   as stated: JsonOutputParser: '[40, 30, 1' is [40, 30, 1]
#   as stated: in one piece: tool_calls [], invalid_tool_calls ['{"euros": 12']
#   as stated: streamed: tool_calls [{'euros': 12}], invalid_tool_calls []
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --no-compile --disable-pip-version-check langchain-core==1.8.3
cat > "$folder/show.py" <<'PYTHON'
import sys

from langchain_core.exceptions import OutputParserException
from langchain_core.language_models.fake_chat_models import GenericFakeChatModel
from langchain_core.messages import AIMessage, AIMessageChunk
from langchain_core.messages.tool import default_tool_parser
from langchain_core.output_parsers import JsonOutputParser, PydanticOutputParser
from pydantic import BaseModel


class Report(BaseModel):
    safe: str
    dead: int
    change: float = 0.0


EXPECTED = {
    '{"safe": "not safe", "dead": 1200}': "safe='not safe' dead=1200 change=0.0",
    '{"safe": "not safe", "dead": 12': "safe='not safe' dead=12 change=0.0",
    '{"dead": 1200, "safe": "not': "safe='not' dead=1200 change=0.0",
    '{"safe": "no", "dead": 3, "change": -': "safe='no' dead=3 change=0.0",
    '{"safe": "no", "dead": 1,200}': "refused",
}
CUT = '{"euros": 12'


def parsed(parser, answer):
    message = AIMessage(answer, response_metadata={"finish_reason": "length"})
    try:
        return str((GenericFakeChatModel(messages=iter([message])) | parser).invoke("How many died?"))
    except OutputParserException:
        return "refused"


def piece(name, args):
    return AIMessageChunk("", tool_call_chunks=[{"name": name, "args": args, "id": name and "1", "index": 0}])


def fact(holds, text):
    print("as stated:" if holds else "CHANGED:", text)
    return holds


facts = []
for answer, expected in EXPECTED.items():
    seen = parsed(PydanticOutputParser(pydantic_object=Report), answer)
    facts.append(fact(seen == expected, f"PydanticOutputParser: {answer!r} is {seen}"))
seen = parsed(JsonOutputParser(), "[40, 30, 1")
facts.append(fact(seen == "[40, 30, 1]", f"JsonOutputParser: '[40, 30, 1' is {seen}"))

calls, invalid = default_tool_parser([{"id": "1", "function": {"name": "pay", "arguments": CUT}}])
arguments, cut = [call["args"] for call in calls], [call["args"] for call in invalid]
facts.append(fact((arguments, cut) == ([], [CUT]), f"in one piece: tool_calls {arguments}, invalid_tool_calls {cut}"))
end = AIMessageChunk("", chunk_position="last", response_metadata={"finish_reason": "length"})
streamed = piece("pay", CUT[:6]) + piece(None, CUT[6:]) + end
arguments, cut = [call["args"] for call in streamed.tool_calls], streamed.invalid_tool_calls
facts.append(fact((arguments, cut) == ([{"euros": 12}], []), f"streamed: tool_calls {arguments}, invalid_tool_calls {cut}"))
sys.exit(not all(facts))
PYTHON
"$folder/venv/bin/python" -W ignore "$folder/show.py"
